"""docs/runs/simulation.json: what the long simulation went through, of which protocol, and where.

Run as a program it says whether the record is of the protocol as it is now.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from msgspec import Struct

from tests import runs
from tests.simulation.faults import FAULTS
from tests.simulation.invariants import INVARIANTS

NAME = "simulation"
RECORD = runs.RUNS / f"{NAME}.json"
SIMULATED = ("backend", "sync_protocol", "tests/simulation")


class Looked(Struct, frozen=True, omit_defaults=True):
    """An invariant, and how often it was looked at; `elsewhere` the test that shows it instead, or the rest of it."""

    name: str
    title: str
    checked: int
    elsewhere: str = ""


class Database(Struct, frozen=True):
    """What the seeds on one database went through."""

    commit: str
    protocol: str
    first: int
    seeds: int
    failed: int
    seconds: float
    operations: dict[str, int]
    faults: dict[str, int]
    invariants: tuple[Looked, ...]


class Record(runs.Run, frozen=True, kw_only=True):
    seeds: int
    failed: int
    databases: dict[str, Database]


def add(
    name: str,
    first: int,
    seeds: int,
    seconds: float,
    *,
    operations: Mapping[str, int],
    fired: Mapping[str, int],
    checked: Mapping[int, int],
) -> None:
    """The record of a run in which no seed failed, in the place of that database's last one."""
    facts = runs.facts(first, seconds, of=SIMULATED)
    database = Database(
        commit=facts["commit"],
        protocol=facts["protocol"],
        first=first,
        seeds=seeds,
        failed=0,
        seconds=round(seconds),
        operations=dict(sorted(operations.items())),
        faults={one.name: fired.get(one.name, 0) for one in FAULTS},
        invariants=tuple(
            Looked(one.name, one.title, checked.get(one.number, 0), one.elsewhere or one.part) for one in INVARIANTS
        ),
    )
    databases = {**(held().databases if RECORD.exists() else {}), name: database}
    total = sum(one.seeds for one in databases.values())
    runs.write(NAME, Record(**facts, seeds=total, failed=0, databases=databases))


def held() -> Record:
    return msgspec.json.decode(RECORD.read_bytes(), type=Record)


def note() -> str:
    """What the record is worth today."""
    if not RECORD.exists():
        return "there is none. Run make soak."
    found = held().databases
    told = "; ".join(f"{one.seeds:,} seeds on {name}, {one.failed} failed" for name, one in found.items())
    if all(one.protocol == runs.protocol_hash() for one in found.values()):
        return f"{told}: of the protocol as it is."
    return f"{told}: but of another protocol than it is now. Run make soak."


if __name__ == "__main__":
    print(f"{RECORD.relative_to(runs.ROOT)}: {note()}")
