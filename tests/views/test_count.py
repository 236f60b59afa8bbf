"""What counts as a page view, and what is told of the rest."""

import gzip
import json
import tracemalloc
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ncp.problems import EnvironmentTrouble
from ncp.views.count import Wanted, count_views, page_of
from ncp.views.countries import countries_from
from ncp.views.log_lines import read_line
from ncp.views.model import LeftOut, Tally
from ncp.views.networks import cut
from view_samples import BROWSERS, combined, database, line

LANGUAGES = frozenset({"lv", "lt", "et", "en"})


def count(folder: Path, lines: Iterable[str], month: str | None = None, base: Path | None = None) -> Tally:
    """Count a log that holds these lines."""
    log = folder / "ncp.log"
    log.write_text("".join(lines), encoding="utf-8")
    with countries_from(base) as countries:
        return count_views([log], Wanted(LANGUAGES, month), countries)


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/lv/costs/index.html", "/lv/costs/"),
        ("/lv/costs/", "/lv/costs/"),
        ("/lt/index.html", "/lt/"),
        ("/en/booklet.html", "/en/booklet.html"),
        ("/index.html", "/"),
        ("/", "/"),
        ("/lv", None),
        ("/lv/404.html", None),
        ("/404.html", None),
        ("/lv/costs/index.md", None),
        ("/lv/booklet.pdf", None),
        ("/fragments/links-lv.html", None),
        ("/assets/site.0123abcd.css", None),
        ("/fi/costs/", None),
        ("/lv/../secret/", None),
        ("lv/costs/", None),
        ("", None),
    ],
)
def test_a_page_is_an_address_that_people_read(path: str, page: str | None) -> None:
    """Files, error pages and pieces for other sites are no pages; a folder and its index are one."""
    assert page_of(path, LANGUAGES) == page


def test_a_view_is_a_page_that_was_sent_to_a_browser(tmp_path: Path) -> None:
    """Robots, HEAD, redirects, errors and files are left out, and told by their reason."""
    lines = [
        line(),
        line(status="304"),
        line(status="404", path="/lv/404.html"),
        line(status="302", path="/"),
        line(method="HEAD"),
        line(device="robot"),
        line(path="/assets/site.0123abcd.css"),
    ]
    tally = count(tmp_path, lines)
    assert [(*view, number) for view, number in tally.rows()] == [
        ("2026-11", "/lv/costs/", "lv", "unknown", "phone", 2)
    ]
    assert tally.left_out == {LeftOut.STATUS: 2, LeftOut.METHOD: 1, LeftOut.ROBOT: 1, LeftOut.FILE: 1}
    assert tally.damage == ()


def test_months_stand_apart_and_one_may_be_asked_for(tmp_path: Path) -> None:
    """A log that runs over the end of a month is no trouble."""
    lines = [line(day="2026-10-31"), line(day="2026-11-01"), line(day="2026-11-30")]
    assert [(view.month, number) for view, number in count(tmp_path, lines).rows()] == [("2026-10", 1), ("2026-11", 2)]
    asked = count(tmp_path, lines, "2026-10")
    assert (asked.months, asked.left_out) == (("2026-10",), {LeftOut.MONTH: 2})


def test_the_usual_format_counts_alike(tmp_path: Path) -> None:
    """A host that writes `combined` gives the same table; what stands behind `?` is nobody's business."""
    lines = [
        combined("GET /lv/costs/?from=mail HTTP/1.1"),
        combined("GET //lv/co%73ts/index.html HTTP/2.0"),
        combined("GET /lv/costs/ HTTP/1.1", agent=r"Mozilla/5.0 (\"quoted\"; Linux; Android 15) Mobile"),
        combined("GET /lv/costs/ HTTP/1.1", agent=BROWSERS["robot"]),
        combined("GET /lv/costs/ HTTP/1.1", status=404),
        combined("-", status=400),
    ]
    tally = count(tmp_path, lines)
    assert [(*view, number) for view, number in tally.rows()] == [
        ("2026-11", "/lv/costs/", "lv", "unknown", "phone", 3)
    ]
    assert tally.left_out == {LeftOut.STATUS: 1, LeftOut.ROBOT: 1, LeftOut.METHOD: 1}


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.77", "192.0.2.0"),
        ("::ffff:192.0.2.77", "192.0.2.0"),
        ("2001:db8:7:1:2:3:4:5", "2001:db8:7::"),
        ("2001:db8::5", "2001:db8::"),
        ("::1", "::"),
        ("nobody.example", ""),
        ("-", ""),
    ],
)
def test_an_address_is_cut(address: str, network: str) -> None:
    """What is left of an address leads to a town at best, never to a person; and cutting again changes nothing."""
    assert cut(address) == network
    assert cut(network) == network


def test_countries_come_from_the_database_by_the_cut_address(tmp_path: Path) -> None:
    """The database is asked for the network alone; what it does not know is unknown."""
    addresses = ("192.0.2.77", "2001:db8:7:1::5", "198.51.100.9", "nobody")
    lines = [combined("GET /lv/ HTTP/1.1", address=address) for address in addresses]
    tally = count(tmp_path, lines, base=database(tmp_path / "test.mmdb"))
    assert tally.by("country", "2026-11") == (("unknown", 2), ("EE", 1), ("LT", 1))
    assert tally.database.startswith("Test-Country 20")


def test_a_database_that_is_none_is_told(tmp_path: Path) -> None:
    """Neither a missing file nor another file ends in a traceback or in countries that are made up."""
    (tmp_path / "no.mmdb").write_text("no database", encoding="utf-8")
    for path in (tmp_path / "no.mmdb", tmp_path / "missing.mmdb"):
        with pytest.raises(EnvironmentTrouble) as trouble:
            count(tmp_path, [line()], base=path)
        assert trouble.value.code == "no_country_database"


def test_damaged_lines_are_counted_and_do_not_stop_the_count(tmp_path: Path) -> None:
    """The number of the first one is told, never what stands in it."""
    broken = ['{"day":"2026-11-25"', "192.0.2.77 what is this\n", line(day="2026-13-01"), line(device="fridge"), "\n"]
    tally = count(tmp_path, [line(), *broken, "x" * 100_000 + "\n", line()])
    (damage,) = tally.damage
    assert (damage.lines, damage.first) == (5, 2)  # the first broken line has no end, so the next belongs to it
    assert sum(tally.views.values()) == 2


@given(st.text(max_size=200))
def test_no_line_ends_in_a_traceback(text: str) -> None:
    """Whatever stands in a log, it is a request or it is damaged."""
    read_line(text)
    read_line("{" + text)
    read_line(json.dumps({"day": text, "network": text, "device": text, "method": text, "status": "200", "path": text}))


def test_packed_logs_count_and_one_that_breaks_off_is_told(tmp_path: Path) -> None:
    """The name does not matter; of a packed file that breaks off, what could be read counts."""
    packed = gzip.compress("".join(line(day=f"2026-11-{day:02d}") for day in range(1, 29)).encode() * 400)
    whole, half = tmp_path / "whole.log", tmp_path / "half.gz"
    whole.write_bytes(packed)
    half.write_bytes(packed[: len(packed) // 2])
    with countries_from(None) as countries:
        tally = count_views([whole], Wanted(LANGUAGES), countries)
        cut_off = count_views([half], Wanted(LANGUAGES), countries)
    assert (sum(tally.views.values()), tally.damage) == (28 * 400, ())
    assert 0 < sum(cut_off.views.values()) < 28 * 400
    assert [damage.lines for damage in cut_off.damage] == [1]


def test_a_log_is_never_held_in_memory(tmp_path: Path) -> None:
    """A packed log of 12 MB, one line of it 10 MB long, needs less than one."""
    log = tmp_path / "large.gz"
    with gzip.open(log, "wb", compresslevel=1) as file:
        file.writelines(line().encode() * 1000 for _ in range(15))
        file.writelines(b"x" * 1_000_000 for _ in range(10))
    tracemalloc.start()
    with countries_from(None) as countries:
        tally = count_views([log], Wanted(LANGUAGES), countries)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sum(tally.views.values()) == 15_000
    assert peak < 1_000_000
