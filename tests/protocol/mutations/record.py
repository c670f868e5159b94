"""docs/runs/mutations.json: how many forgeries of each class both verifiers were shown, and what became of them.

Run as a program it says whether the record is of the protocol as it is now.
"""

from __future__ import annotations

import msgspec
from msgspec import Struct

from tests import runs

NAME = "mutations"
RECORD = runs.RUNS / f"{NAME}.json"
TRIED = ("sync_protocol", "backend/domain", "pwa/src/domain", "pwa/src/check", "tests/protocol")


class Tried(Struct, frozen=True):
    """Of one class: how many, how many were taken for genuine and in force, and the verdicts of both sides."""

    attempts: int
    accepted: int
    python: dict[str, int]
    typescript: dict[str, int]


class Record(runs.Run, frozen=True, kw_only=True):
    attempts: int
    accepted: int
    classes: dict[str, Tried]


def write(classes: dict[str, Tried], seed: int, seconds: float) -> None:
    found = Record(
        **runs.facts(seed, seconds, of=TRIED),
        attempts=sum(one.attempts for one in classes.values()),
        accepted=sum(one.accepted for one in classes.values()),
        classes=classes,
    )
    runs.write(NAME, found)


def held() -> Record:
    return msgspec.json.decode(RECORD.read_bytes(), type=Record)


def note() -> str:
    """What the record is worth today."""
    found = held()
    told = f"{found.attempts:,} forgeries of {len(found.classes)} classes, {found.accepted} accepted"
    if found.protocol == runs.protocol_hash():
        return f"{told}: of the protocol as it is ({found.protocol[:12]})."
    return f"{told}: but of protocol {found.protocol[:12]}, and it is {runs.protocol_hash()[:12]} now. Run make soak."


if __name__ == "__main__":
    print(f"{RECORD.relative_to(runs.ROOT)}: {note()}")
