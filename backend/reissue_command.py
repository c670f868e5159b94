"""`waarmerk keys affected` and `waarmerk keys reissue`: what a withdrawn key leaves to be done."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

from backend import app
from backend.api import reissuing
from backend.api.reissuing import Affected, CannotReissue
from backend.api.shell import Server
from backend.settings import Settings

ACTS = ("affected", "reissue")


def add_acts(add: Callable[..., argparse.ArgumentParser]) -> None:
    lists = add("affected", help="the certificates in force that a withdrawn key signed")
    issues = add("reissue", help="issue these anew, under their numbers, with the key that signs now")
    issues.add_argument(
        "numbers", nargs="*", metavar="NUMBER", help="only these: CHEDP.NL.2026.0000001-V1; all without one"
    )
    for one in (lists, issues):
        one.add_argument("--demo", action="store_true", help="of the demo's database")


async def run(settings: Settings, options: argparse.Namespace) -> int:
    """Returns the exit status: 0 done, 1 where some could not be issued anew. Raises KeysProblem."""
    server = await app.open_server(settings)
    try:
        found = await reissuing.affected(server)
        if options.act == "affected":
            return _say(found)
        return await _reissue(server, found, options.numbers)
    finally:
        await server.database.close()


def _say(found: Sequence[Affected]) -> int:
    for one in found:
        certificate = one.found.certificate
        why = "stands with its proof from the log" if one.proven else "stands no more"
        print(
            f"{certificate.number}  {one.found.type}  {one.found.post}  {one.found.issued_at:%Y-%m-%d %H:%M} UTC"
            f"  key {one.key} withdrawn: {why}"
        )
    print(f"{len(found)} certificates in force bear the seal of a withdrawn key.")
    return 0


async def _reissue(server: Server, found: Sequence[Affected], numbers: Sequence[str]) -> int:
    left = 0
    wanted = [one.found for one in found if not numbers or one.found.certificate.number in numbers]
    for number in sorted({*numbers} - {one.certificate.number for one in wanted}):
        print(f"{number}  bears no seal of a withdrawn key, or is not in force", file=sys.stderr)
        left += 1
    for one in wanted:
        try:
            await reissuing.reissue(server, one)
        except CannotReissue as problem:
            print(f"{one.certificate.number}  {problem}", file=sys.stderr)
            left += 1
        else:
            print(f"{one.certificate.number}  issued anew", flush=True)
    print(f"{len(wanted)} looked at, {left} left. Their papers have to be printed again.")
    return 1 if left else 0
