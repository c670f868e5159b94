"""docs/runs/mutations.json: how many forgeries of each class both verifiers were shown, and what became of them.

Run as a program it says whether the record is of the protocol as it is now.
"""

from __future__ import annotations

from msgspec import Struct

from tests import runs

NAME = "mutations"
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
    return runs.read(NAME, Record)


def note() -> str:
    """What the record is worth today."""
    found = held()
    told = f"{found.attempts:,} forgeries of {len(found.classes)} classes, {found.accepted} accepted"
    return runs.of_which_protocol(found, told)


if __name__ == "__main__":
    print(f"docs/runs/{NAME}.json: {note()}")
