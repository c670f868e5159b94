"""docs/runs/differential.json: what the evaluators were compared on at length, of which protocol, and where.

Run as a program it says whether the record is of the protocol as it is now.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from sync_protocol.forms import DocumentType
from tests import runs

NAME = "differential"
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


class Record(runs.Run, frozen=True, kw_only=True):
    documents: int
    conditions: int
    differences: int
    types: dict[DocumentType, Compared]


def write(types: Mapping[DocumentType, Compared], conditions: int, seed: int, seconds: float) -> None:
    """The record of a run in which nothing differed."""
    found = Record(
        **runs.facts(seed, seconds, of=COMPARED),
        documents=sum(one.documents for one in types.values()),
        conditions=conditions,
        differences=sum(one.differences for one in types.values()),
        types=dict(types),
    )
    runs.write(NAME, found)


def held() -> Record:
    return runs.read(NAME, Record)


def note() -> str:
    """What the record is worth today."""
    found = held()
    told = f"{found.documents:,} documents and {found.conditions:,} conditions, {found.differences} differences"
    return runs.of_which_protocol(found, told)


if __name__ == "__main__":
    print(f"docs/runs/{NAME}.json: {note()}")
