"""docs/runs/killed.json: how often servers and browsers were killed, and what was missing afterwards."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from tests import runs

NAME = "killed"
TRIED = ("backend", "sync_protocol", "pwa/src", "tests/killed")


class Killed(Struct, frozen=True):
    """`in_flight`: kills while a request was on its way. `acknowledged`: operations whose answer a device had."""

    kills: int
    in_flight: int
    acknowledged: int
    missing: int

    def __str__(self) -> str:
        told = f"{self.kills} kills, {self.in_flight} with a request in flight"
        return f"{told}, {self.acknowledged:,} operations acknowledged, {self.missing} missing"


class Record(runs.Run, frozen=True, kw_only=True):
    what: dict[str, Killed]


def write(what: Mapping[str, Killed], seed: int, seconds: float) -> None:
    runs.write(NAME, Record(**runs.facts(seed, seconds, of=TRIED), what=dict(what)))


def held() -> Record:
    return runs.read(NAME, Record)
