"""docs/runs/simulation.json: what the long simulation went through, of which code, and where.

It grows: seeds that the same code went through at another time are added to those that are there. Run as a program it
says whether the record is of the protocol as it is now.
"""

from __future__ import annotations

import fcntl
import hashlib
from collections import Counter
from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

from tests import runs
from tests.simulation.faults import FAULTS
from tests.simulation.invariants import INVARIANTS
from tests.simulation.seeds import Tally

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
    """What the seeds on one database went through. `code` is the hash of all that was simulated, and of the simulation;
    `spans` are the first and the last seed of each piece that went through without a break."""

    commit: str
    protocol: str
    first: int
    seeds: int
    failed: int
    seconds: float
    operations: dict[str, int]
    faults: dict[str, int]
    invariants: tuple[Looked, ...]
    code: str = ""
    spans: tuple[tuple[int, int], ...] = ()


class Record(runs.Run, frozen=True, kw_only=True):
    seeds: int
    failed: int
    databases: dict[str, Database]


class Recorder:
    """Writes down what seeds of the code that this process has loaded went through without failing."""

    def __init__(self, command: str) -> None:
        """At the start of the run: what is committed while it lasts is not what it is of."""
        self._facts: dict[str, Any] = {**runs.facts(0, 0, of=SIMULATED), "command": command}
        self._code = code_hash()

    def add(self, tally: Tally) -> None:
        """Add some seeds to those of the same code; those of other code they replace."""
        with RECORD.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            databases = {**held().databases, tally.database: self._with(held().databases.get(tally.database), tally)}
            whole: dict[str, Any] = {
                **self._facts,
                "seed": min(one.first for one in databases.values()),
                "seconds": round(sum(one.seconds for one in databases.values())),
            }
            total = sum(one.seeds for one in databases.values())
            runs.write(NAME, Record(**whole, seeds=total, failed=0, databases=databases))

    def next(self, database: str) -> int:
        """The seed behind those that the record has of this code."""
        found = held().databases.get(database)
        return max(last for _, last in found.spans) + 1 if found is not None and found.code == self._code else 1

    def _with(self, old: Database | None, tally: Tally) -> Database:
        last = tally.first + tally.seeds - 1
        if old is None or old.code != self._code:
            return self._database(tally, ((tally.first, last),), tally.statuses, tally.fired, tally.checked)
        numbers = {one.name: one.number for one in INVARIANTS}
        return self._database(
            msgspec.structs.replace(tally, seeds=tally.seeds + old.seeds, seconds=tally.seconds + old.seconds),
            _joined([*old.spans, (tally.first, last)]),
            tally.statuses + Counter(old.operations),
            tally.fired + Counter(old.faults),
            tally.checked + Counter({numbers[one.name]: one.checked for one in old.invariants}),
        )

    def _database(
        self,
        tally: Tally,
        spans: tuple[tuple[int, int], ...],
        operations: Mapping[str, int],
        fired: Mapping[str, int],
        checked: Mapping[int, int],
    ) -> Database:
        return Database(
            commit=self._facts["commit"],
            protocol=self._facts["protocol"],
            first=spans[0][0],
            seeds=tally.seeds,
            failed=0,
            seconds=round(tally.seconds),
            operations=dict(sorted(operations.items())),
            faults={one.name: fired.get(one.name, 0) for one in FAULTS},
            invariants=tuple(
                Looked(one.name, one.title, checked.get(one.number, 0), one.elsewhere or one.part) for one in INVARIANTS
            ),
            code=self._code,
            spans=spans,
        )


def _joined(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if found and found[-1][1] + 1 == first:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return tuple(found)


def code_hash() -> str:
    """Of all Python that takes part: two commits that differ elsewhere only are the same to the simulation."""
    found = hashlib.sha256()
    for folder in SIMULATED:
        for file in sorted((runs.ROOT / folder).rglob("*.py")):
            found.update(f"{file.relative_to(runs.ROOT)}\0".encode() + file.read_bytes())
    return found.hexdigest()[:16]


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
