"""The test web: one process, one loop, many addresses."""

import asyncio
import signal
from pathlib import Path
from ssl import SSLContext

from testweb.answers import Answers
from testweb.certificates import Authority, make_authority
from testweb.folder import METER, READY, write_folder, write_json
from testweb.plan import Plan, Wish, make_plan
from testweb.ports import Ports, choose_ports, listening
from testweb.subject import CANARY
from testweb.wire import Wire

BAD_TLS = ("expired", "wrong_host", "self_signed", "incomplete")


def serve(wish: Wish, folder: Path) -> None:
    """Serve a list until SIGTERM or SIGINT; then write what was asked.

    Raises:
        ValueError: a behaviour that does not exist.
        OSError: the ports are taken.
    """
    ports = choose_ports(wish.port)
    plan, authority = make_plan(wish, ports), make_authority()
    answers = Answers(plan.replies)
    write_folder(folder, plan, authority.pem)
    asyncio.run(_serve(plan, ports, authority, answers, folder))
    write_json(folder / METER, answers.meter.shown())


async def _serve(plan: Plan, ports: Ports, authority: Authority, answers: Answers, folder: Path) -> None:
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    loop.set_exception_handler(lambda _loop, _context: None)  # checkers that hang up are no news
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, stop.set)
    ips = [house.ip for house in plan.houses]
    for ip in (*ips, CANARY):
        await _open(ip, ports.http, answers, None)
    for kind, addresses in {"https": ips, **_bad_tls(plan)}.items():
        for ip in addresses:
            await _open(ip, getattr(ports, kind), answers, authority.context(kind, ip))
    (folder / READY).write_text("ready\n", "utf-8")
    await stop.wait()


def _bad_tls(plan: Plan) -> dict[str, list[str]]:
    """Give the addresses at which certificates of each bad kind are wanted."""
    wanted = {(link.dealt.case.origin, link.dealt.house.ip) for link in plan.links}
    return {kind: sorted(ip for origin, ip in wanted if origin == kind) for kind in BAD_TLS}


async def _open(ip: str, port: int, answers: Answers, context: SSLContext | None) -> None:
    scheme = "https" if context else "http"
    [sock] = listening([ip], port)
    await asyncio.get_running_loop().create_server(lambda: Wire(answers, scheme), sock=sock, ssl=context)
