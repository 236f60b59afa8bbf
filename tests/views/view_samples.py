"""Lines of logs, and a database of countries, for the tests of `views`."""

import json
from pathlib import Path

from mmdb_writer import MMDBWriter
from netaddr import IPSet

CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0"
BROWSERS = {
    "desktop": "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "phone": f"Mozilla/5.0 (Linux; Android 15; Pixel 8) {CHROME} Mobile Safari/537.36",
    "tablet": f"Mozilla/5.0 (Linux; Android 14; SM-X910) {CHROME} Safari/537.36",
    "robot": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
}
"""What browsers call themselves, by what we make of it."""
MOZILLA = "Mozilla/5.0 "
AGENTS = [
    *((agent, kind) for kind, agent in BROWSERS.items()),
    (f"{MOZILLA}(iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1", "phone"),
    (f"{MOZILLA}(Linux; Android 10; CUBOT_X18) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36", "phone"),
    (f"{MOZILLA}(Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", "phone"),
    ("Opera/9.80 (J2ME/MIDP; Opera Mini/9.80/37; U; lt) Presto/2.12", "phone"),
    (f"{MOZILLA}(iPad; CPU OS 12_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1", "tablet"),
    (f"{MOZILLA}(Linux; U; Android 9; KFONWI) AppleWebKit/537.36 Silk/120.1 like Chrome/120.0 Safari/537.36", "tablet"),
    (f"{MOZILLA}(Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.5 Safari/605.1.15", "desktop"),
    (f"{MOZILLA}(X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "desktop"),
    (f"{MOZILLA}(compatible; MSIE 10.0; Windows NT 6.2; Tablet PC 2.0)", "desktop"),
    (f"{MOZILLA}(SMART-TV; Linux; Tizen 7.0) AppleWebKit/537.36 Safari/537.36", "unknown"),
    (f"{MOZILLA}(Something; new)", "unknown"),
    (f"{MOZILLA}(X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/140.0 Safari/537.36", "robot"),
    (f"{MOZILLA}AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)", "robot"),
    ("curl/8.14.1", "robot"),
    ("python-requests/2.32", "robot"),
    ("", "robot"),
    ("-", "robot"),
]
"""What browsers call themselves, and what we make of it."""
NETWORKS = {"LT": "192.0.2.0/24", "EE": "2001:db8:7::/48"}
"""Networks that stand in documents, and the country that the test's database puts them into."""


def line(**fields: str) -> str:
    """Give a line as our configuration of nginx writes it."""
    usual = {"day": "2026-11-25", "network": "192.0.2.0", "device": "phone", "method": "GET", "status": "200"}
    return json.dumps({**usual, "path": "/lv/costs/index.html", **fields}) + "\n"


def combined(request: str, agent: str = BROWSERS["phone"], address: str = "192.0.2.77", status: int = 200) -> str:
    """Give a line of the format `combined`."""
    return f'{address} - - [25/Nov/2026:14:41:17 +0200] "{request}" {status} 512 "https://x.example/" "{agent}"\n'


def database(path: Path) -> Path:
    """Write a database of countries in MaxMind's format."""
    writer = MMDBWriter(ip_version=6, ipv4_compatible=True, database_type="Test-Country", description="test")
    for code, network in NETWORKS.items():
        writer.insert_network(IPSet([network]), {"country": {"iso_code": code}})
    writer.to_db_file(str(path))
    return path
