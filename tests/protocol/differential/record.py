"""docs/runs/differential.json: what the evaluators were compared on at length, of which protocol, and where.

Run as a program it says whether the record is of the protocol as it is now.
"""

from __future__ import annotations

import hashlib
import os
import platform
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from sync_protocol import generate
from sync_protocol.forms import DocumentType

ROOT = Path(__file__).parents[3]
RECORD = ROOT / "docs" / "runs" / "differential.json"
COMPARED = ("sync_protocol", "pwa/src/domain", "tests/protocol")


class Said(Struct, frozen=True, omit_defaults=True):
    """How often a rule held, was broken, waited for boxes, and did not apply; None where it never can."""

    code: str
    at: str
    words: str
    true: int
    false: int
    missing: int | None = None
    outside: int | None = None


class Compared(Struct, frozen=True):
    documents: int
    differences: int
    rules: tuple[Said, ...]


class Record(Struct, frozen=True):
    """`seed` gives the same documents again: WAARMERK_SEED takes it. `changed` are files that no commit holds."""

    command: str
    commit: str
    changed: tuple[str, ...]
    protocol: str
    at: datetime
    machine: str
    load: float
    seconds: float
    seed: int
    documents: int
    conditions: int
    differences: int
    types: dict[DocumentType, Compared]


def protocol_hash() -> str:
    """Of all that travels, and of every form and rule."""
    catalogue = generate.files()["pwa/src/forms.gen.json"]
    return hashlib.sha256(f"{generate.schema()}\n{catalogue}".encode()).hexdigest()


def write(types: Mapping[DocumentType, Compared], conditions: int, seed: int, seconds: float) -> None:
    """The record of a run in which nothing differed."""
    found = Record(
        command="make soak",
        commit=_git("rev-parse", "--short", "HEAD"),
        changed=tuple(sorted(line[3:] for line in _git("status", "--porcelain", "--", *COMPARED).splitlines())),
        protocol=protocol_hash(),
        at=datetime.now(UTC).replace(microsecond=0),
        machine=f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
        load=round(os.getloadavg()[0], 1),
        seconds=round(seconds),
        seed=seed,
        documents=sum(one.documents for one in types.values()),
        conditions=conditions,
        differences=sum(one.differences for one in types.values()),
        types=dict(types),
    )
    RECORD.write_bytes(msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n")


def held() -> Record:
    return msgspec.json.decode(RECORD.read_bytes(), type=Record)


def note() -> str:
    """What the record is worth today."""
    found = held()
    told = f"{found.documents:,} documents and {found.conditions:,} conditions, {found.differences} differences"
    if found.protocol == protocol_hash():
        return f"{told}: of the protocol as it is ({found.protocol[:12]})."
    return f"{told}: but of protocol {found.protocol[:12]}, and it is {protocol_hash()[:12]} now. Run make soak."


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False).stdout.rstrip()


if __name__ == "__main__":
    print(f"{RECORD.relative_to(ROOT)}: {note()}")
