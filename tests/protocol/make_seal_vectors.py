"""Writes docs/seal-vectors.json, by which others try a verifier of their own; with --check it only says if that is old.

Its cases are those of a normal day and three of each class of forgery. Keys and signatures are fixed. How zlib packs a
status list is not, so that lists are compared unpacked.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec import Struct

from backend import verifying
from backend.domain import status_list
from backend.domain.status_list import CertificateStatus
from backend.domain.verification import examine, refused
from sync_protocol import cose, key_set, log_proof, merkle, seal, signed, signed_note
from sync_protocol.cose import Untrusted
from sync_protocol.key_set import seconds
from sync_protocol.log_proof import Entry, Proof, TreeHead, What
from sync_protocol.signed_note import Kind, Line, Note, NoteKey
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


class Proved(Case, frozen=True, kw_only=True):
    """`witnesses` are the keys of those whom the verifier trusts."""

    proof: str
    witnesses: list[str]


def judged(name: str, attempt: Attempt, logged_at: int | None = None) -> Case:
    """What our verifier says, which takes the list as if it had met the authority just now."""

    def list_of(shard: str) -> status_list.StatusList | None:
        try:
            return status_list.verify(attempt.served or b"", KEYS, f"{PUBLIC_URL}/.well-known/waarmerk-status/{shard}")
        except Untrusted:
            return None

    try:
        found = examine(verifying.message_of(attempt.text, PUBLIC_URL), KEYS, list_of, attempt.at, logged_at=logged_at)
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
    yield "provisional, of somebody who makes no seals", Attempt(text=seal.qr_text(PUBLIC_URL, _by_no_inspector()))
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
    yield "a link that names a document", Attempt(text=f"{PUBLIC_URL}/c#CVEDP.NL.2026.0004398-V1")
    yield "a link that names a draft", Attempt(text=f"{PUBLIC_URL}/c#019a0000-0000-7000-8000-000000000001")
    yield "a link with something else", Attempt(text=f"{PUBLIC_URL}/c#abcde")


def _by_no_inspector() -> bytes:
    """What somebody makes who has an account and enrolled a device, and is no inspector."""
    key, (person, device) = cose.public_key_bytes(made.DEVICE.private_key.public_key()), ("operator-1", "desk-1")
    certificate = signed.make_device_certificate(made.DEVICE_CA, person, device, key, AT, seals=False)
    covers = msgspec.structs.replace(made.CLAIMS.covers, shard="", index=0, statement=None)
    claims = msgspec.structs.replace(made.CLAIMS, expires_at=seconds(AT + timedelta(hours=24)), covers=covers)
    return seal.provisional(made.DEVICE, certificate, claims)


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


WITNESS = Ed25519PrivateKey.from_private_bytes(bytes(31) + b"\x0c")
LOG_KEY = NoteKey("wm.example/log", Kind.LOG, made.LOG.public_key().public_bytes_raw())
WITNESS_KEY = NoteKey("witness.example/w1", Kind.COSIGNATURE, WITNESS.public_key().public_bytes_raw())


def proved() -> Iterator[Proved]:
    """Seals of a key that others have had, each with a proof from the log and the witnesses that are trusted."""
    message = seal.issue(made.COMPROMISED, made.CLAIMS)
    text, before = seal.qr_text(PUBLIC_URL, message), made.PROOF_BEFORE - 1
    known = [str(WITNESS_KEY)]
    shown: tuple[tuple[str, Proof, list[str]], ...] = (
        ("a witness had seen it before", _proof(message, before), known),
        ("a witness saw it at that second", _proof(message, made.PROOF_BEFORE), known),
        ("no witness, and its entry is dated before", _proof(message, None), known),
        ("a witness whom nobody trusts", _proof(message, before), []),
        ("the proof of another certificate", _proof(ISSUED, before), known),
        ("an entry that the checkpoint does not cover", _proof(message, before, covered=False), known),
    )
    for name, proof, witnesses in shown:
        case = judged(name, Attempt(text=text), _seen_at(proof, witnesses, message))
        yield Proved(**msgspec.structs.asdict(case), proof=str(proof), witnesses=witnesses)


def _proof(message: bytes, seen_at: int | None, *, covered: bool = True) -> Proof:
    """The proof of a seal that stands third of five in the log, its entry dated before others had the key."""
    subjects = [hashlib.sha256(b"%d" % number).digest() for number in range(5)]
    subjects[2] = cose.digest(message)
    entries = [
        Entry(salt=bytes([number]) * 16, what=What.ISSUED, subject=one, at=seconds(AT))
        for number, one in enumerate(subjects)
    ]
    leaves = [one.leaf() for one in entries]
    if not covered:
        leaves[2] = leaves[1]
    node = merkle.in_memory(leaves)
    head = TreeHead(LOG_KEY.name, len(leaves), merkle.root_at(node, len(leaves)))
    note = signed_note.sign(head.text(), LOG_KEY, made.LOG.sign)
    if seen_at is not None:
        signature = WITNESS.sign(b"cosignature/v1\ntime %d\n%s" % (seen_at, note.text.encode()))
        line = Line(WITNESS_KEY.name, WITNESS_KEY.key_id, seen_at.to_bytes(8, "big") + signature)
        note = Note(note.text, (*note.lines, line))
    path = tuple(merkle.inclusion_proof(node, 2, len(leaves)))
    return Proof(index=2, path=path, checkpoint=note, entry=entries[2])


def _seen_at(proof: Proof, witnesses: list[str], message: bytes) -> int | None:
    """When a trusted witness had seen the seal in the log; a proof that shows nothing is as none."""
    logs = log_proof.keys_of(KEYS, log_proof.read_head(proof.checkpoint).origin)
    try:
        proven = log_proof.verify_proof(proof, [*logs, *map(signed_note.read_key, witnesses)])
    except Untrusted:
        return None
    return proven.logged_at if proven.entry.subject == cose.digest(message) else None


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
        "proofs": msgspec.to_builtins(list(proved())),
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

    return whole | {name: [said(case) for case in whole[name]] for name in ("cases", "proofs")}


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
