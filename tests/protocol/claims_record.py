"""docs/runs/claims.json: how many seals both sides wrote, and read, to the same bytes and the same meaning."""

from __future__ import annotations

from tests import runs

NAME = "claims"
LEAST = 10_000


class Record(runs.Run, frozen=True, kw_only=True):
    """`written` claim sets became the same bytes in both languages; `read` ones were read alike from the bytes."""

    written: int
    read: int
    differences: int


def write(written: int, read: int, seed: int, seconds: float) -> None:
    """The record of a run in which nothing differed."""
    facts = runs.facts(seed, seconds, of=("sync_protocol", "pwa/src/domain", "tests/protocol"))
    runs.write(NAME, Record(**facts, written=written, read=read, differences=0))


def held() -> Record:
    return runs.read(NAME, Record)
