"""Writes docs/seal-vectors.json, by which others try a verifier of their own; with --check it only says if that is old.

Its cases are those of a normal day and three of each class of forgery. Keys and signatures are fixed. How zlib packs a
status list is not, so that lists are compared unpacked.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import msgspec
from msgspec import Struct

from backend import verifying
from backend.domain import status_list
from backend.domain.status_list import CertificateStatus
from backend.domain.verification import examine, refused
from sync_protocol import cose, key_set, seal
from sync_protocol.cose import Untrusted
from sync_protocol.key_set import seconds
from tests.protocol import make_vectors as made
from tests.protocol.make_vectors import AT, ISSUED, KEYS, PROVISIONAL, PUBLIC_URL, STATUS_URI
from tests.protocol.mutations.attempts import FORGERIES, LATER, Attempt

FILE = Path(__file__).parents[2] / "docs" / "seal-vectors.json"
EACH = 3


class Case(Struct, frozen=True, kw_only=True):
    name: str
    text: str
    list: str
    at: int
    verdict: str
    code: str


def judged(name: str, attempt: Attempt) -> Case:
    """What our verifier says, which takes the list as if it had met the authority just now."""

    def list_of(shard: str) -> status_list.StatusList | None:
        try:
            return status_list.verify(attempt.served or b"", KEYS, f"{PUBLIC_URL}/.well-known/waarmerk-status/{shard}")
        except Untrusted:
            return None

    try:
        found = examine(verifying.message_of(attempt.text, PUBLIC_URL), KEYS, list_of, attempt.at)
    except Untrusted as problem:
        found = refused(problem)
    return Case(
        name=name,
        text=attempt.text,
        list=(attempt.served or b"").hex(),
        at=seconds(attempt.at),
        verdict=found.verdict,
        code=found.code,
    )


def usual() -> Iterator[tuple[str, Attempt]]:
    """What a gate sees on a normal day."""
    text, place = seal.qr_text(PUBLIC_URL, ISSUED), made.CLAIMS.covers.index

    def listed(status: CertificateStatus, at: datetime = AT) -> bytes:
        return status_list.token(made.STATUS, STATUS_URI, {place: status, 7: CertificateStatus.ENDED}, at)

    expired = datetime.fromtimestamp(made.CLAIMS.expires_at, AT.tzinfo) + timedelta(days=1)
    yield "in force", Attempt(text=text)
    yield "in force, its digits alone", Attempt(text=seal.digits(ISSUED))
    yield "in force, by a clock that was set back", Attempt(text=text, at=AT - timedelta(days=3000))
    yield "in force, the last second of the list", Attempt(text=text, at=AT + status_list.GOOD_FOR)
    yield "ended", Attempt(text=text, served=listed(CertificateStatus.ENDED))
    yield (
        "ended, by a list of long ago",
        Attempt(text=text, served=listed(CertificateStatus.ENDED), at=AT + timedelta(days=20)),
    )
    yield "replaced", Attempt(text=text, served=listed(CertificateStatus.REPLACED))
    yield "a list past its time", Attempt(text=text, at=AT + status_list.GOOD_FOR + timedelta(seconds=1))
    yield "no list", Attempt(text=text, served=None)
    yield "keys past their time", Attempt(text=text, at=AT + timedelta(days=31))
    yield "expired, and the keys too", Attempt(text=text, at=expired)
    yield "provisional", Attempt(text=seal.qr_text(PUBLIC_URL, PROVISIONAL))
    yield "provisional, its time over", Attempt(text=seal.qr_text(PUBLIC_URL, PROVISIONAL), at=AT + timedelta(hours=73))
    short = msgspec.structs.replace(made.CLAIMS, expires_at=seconds(LATER) - 1)
    yield "expired", Attempt(text=seal.qr_text(PUBLIC_URL, seal.issue(made.ISSUE, short)))
    yield "expired, no list", Attempt(text=seal.qr_text(PUBLIC_URL, seal.issue(made.ISSUE, short)), served=None)
    keys = (
        ("a withdrawn key", made.WITHDRAWN),
        ("a key that others have had", made.COMPROMISED),
        ("an unknown key", made.STRANGER),
    )
    for name, by in keys:
        yield name, Attempt(text=seal.qr_text(PUBLIC_URL, seal.issue(by, made.CLAIMS)))


def forged() -> Iterator[tuple[str, Attempt]]:
    for name, forging in FORGERIES.items():
        random = Random(name)
        attempts = (forging(random) for _ in range(100))
        shown = (one for one in attempts if one.known is None)  # one who keeps nothing cannot know an older list
        for number, attempt in zip(range(1, EACH + 1), shown, strict=False):
            yield f"{name} ({number})", attempt


def key_sets() -> Iterator[dict[str, str]]:
    """Key sets with the root that is to be known from then on, or why they are refused."""
    signed = json.loads(made.written("signed"))
    root = made.ROOT.private_key.public_key()
    known = [("of the root", made.KEY_SET.hex()), ("of the root that followed it", made.KEY_SET_OF_NEXT_ROOT.hex())]
    for name, message in [*known, *((one["name"], one["message"]) for one in signed["key_set_refused"])]:
        try:
            found = {"root": key_set.verify(bytes.fromhex(message), root, AT).root.hex(), "code": ""}
        except Untrusted as problem:
            found = {"root": "", "code": problem.code}
        yield {"name": name, "message": message, **found}


def vectors() -> dict[str, Any]:
    """The whole file."""
    cases = [judged(name, attempt) for name, attempt in (*usual(), *forged())]
    return {
        "about": "Vectors for docs/seal.md. The private keys are the numbers 1, 2, 3 …: of use for nothing else.",
        "address": PUBLIC_URL,
        "root": cose.public_key_bytes(made.ROOT.private_key.public_key()).hex(),
        "key_set": made.KEY_SET.hex(),
        "key_sets": list(key_sets()),
        "cases": msgspec.to_builtins(cases),
    }


def comparable(whole: dict[str, Any]) -> dict[str, Any]:
    """The file with each list as what it says, whatever zlib made of it."""

    def said(case: dict[str, Any]) -> dict[str, Any]:
        try:
            read = cose.read(bytes.fromhex(case["list"]))
            found = status_list.verify(bytes.fromhex(case["list"]), KEYS, str(cose.payload_of(read)[2]))
            shown: object = (found.issued_at, found.packed.hex())
        except Untrusted as problem:
            shown = problem.code
        return {name: value for name, value in case.items() if name != "list"} | {"list": shown}

    return whole | {"cases": [said(case) for case in whole["cases"]]}


def main(arguments: list[str]) -> int:
    now = vectors()
    if arguments != ["--check"]:
        FILE.write_text(json.dumps(now, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        return 0
    if FILE.exists() and comparable(json.loads(FILE.read_text(encoding="utf-8"))) == comparable(now):
        return 0
    print("docs/seal-vectors.json is not what the code makes now. Run make generate.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
