"""Runs seeds one after the other, adds up what happened, and says of the first that fails how to see it again."""

from __future__ import annotations

import contextlib
import gc
import os
import secrets
import time
from collections import Counter
from collections.abc import Generator, Iterable, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from tests.simulation import ground, postgresql
from tests.simulation.faults import FAULTS
from tests.simulation.invariants import INVARIANTS, Broken
from tests.simulation.world import Ground, World

DATABASES = ("sqlite", "postgresql")
IN_A_TEST = {"sqlite": 125, "postgresql": 75}
"""Seeds, the same ones each time, which take either database about as long; a soak begins elsewhere each time."""

IN_A_SOAK = 5_000


class Tally(Struct):
    """What a number of runs came to."""

    database: str
    first: int
    seeds: int = 0
    seconds: float = 0
    fired: Counter[str] = msgspec.field(default_factory=Counter[str])
    checked: Counter[int] = msgspec.field(default_factory=Counter[int])
    statuses: Counter[str] = msgspec.field(default_factory=Counter[str])

    def add(self, more: Tally) -> None:
        self.seeds += more.seeds
        self.seconds += more.seconds
        self.fired += more.fired
        self.checked += more.checked
        self.statuses += more.statuses

    def lacking(self) -> list[str]:
        """The faults that happened, and the invariants that were looked at, less often than they have to be."""
        share = self.seeds / 100
        faults = [f"{one.name}: {self.fired[one.name]}" for one in FAULTS if self.fired[one.name] < one.least * share]
        looked = [
            f"{one.name}: {self.checked[one.number]}"
            for one in INVARIANTS
            if self.checked[one.number] < one.least * share
        ]
        return faults + looked

    def told(self) -> str:
        fired = ", ".join(f"{one.name} {self.fired[one.name]}" for one in FAULTS)
        checked = ", ".join(f"{one.name} {self.checked[one.number]}" for one in INVARIANTS if not one.elsewhere)
        return (
            f"{self.seeds} seeds from {self.first} on {self.database} in {self.seconds:.0f} s\n"
            f"faults: {fired}\nchecked: {checked}"
        )


class SeedFailed(AssertionError):
    """One seed, what it broke, and how to see it again."""


def is_a_soak() -> bool:
    return bool(os.environ.get("WAARMERK_SOAK"))


def chosen(database: str) -> range:
    """The seeds of this run: WAARMERK_SEED is the first, WAARMERK_SOAK asks for many."""
    soak = is_a_soak()
    first = int(os.environ.get("WAARMERK_SEED") or (secrets.randbelow(10**9) if soak else 1))
    number = int(os.environ.get("WAARMERK_SEEDS") or (IN_A_SOAK if soak else IN_A_TEST[database]))
    return range(first, first + number)


@contextlib.contextmanager
def prepared(database: str, folder: Path) -> Generator[Ground]:
    with contextlib.ExitStack() as stack:
        if database == "sqlite":
            begun = stack.enter_context(ground.sqlite(folder))
        else:
            begun = stack.enter_context(ground.postgresql(stack.enter_context(postgresql.cluster()), folder))
        stack.enter_context(_seldom_collected())
        yield begun


@contextlib.contextmanager
def _seldom_collected() -> Generator[None]:
    """What is prepared lives as long as the runs: to look through it again and again took an eighth of their time."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def run(begun: Ground, seeds: Sequence[int], *, only: Iterable[str] | None = None, shrink: bool = True) -> Tally:
    """Raises SeedFailed at the first that fails."""
    tally = Tally(begun.disk.kind, seeds[0])
    start = time.monotonic()
    for seed in seeds:
        try:
            outcome = World(begun, seed, only=only).run()
        except Exception as error:
            enough = smallest(begun, seed, type(error)) if only is None and shrink else None
            raise SeedFailed(_said(tally.database, seed, error, enough)) from error
        tally.seeds += 1
        tally.seconds = time.monotonic() - start
        tally.fired += outcome.fired
        tally.checked += outcome.checked
        tally.statuses += outcome.statuses
    return tally


def that_breaks(
    begun: Ground, seeds: Iterable[int], number: int, *, only: Iterable[str] | None = None
) -> SeedFailed | None:
    """The first of the seeds that breaks this invariant, whatever the others before it broke."""
    for seed in seeds:
        with contextlib.suppress(Exception):  # what else the same bug breaks
            try:
                World(begun, seed, only=only).run()
            except Broken as broken:
                if broken.number == number:
                    return SeedFailed(_said(begun.disk.kind, seed, broken, None))
    return None


def smallest(begun: Ground, seed: int, kind: type[Exception]) -> list[str] | None:
    """The faults without which the seed does not fail in this way: the others are left out one by one."""
    left = [one.name for one in FAULTS]
    end = time.monotonic() + 60
    for name in list(left):
        fewer = [one for one in left if one != name]
        if time.monotonic() < end and _fails(begun, seed, fewer, kind):
            left = fewer
    return left


def _fails(begun: Ground, seed: int, only: list[str], kind: type[Exception]) -> bool:
    with contextlib.suppress(Exception):
        try:
            World(begun, seed, only=only).run()
        except kind:
            return True
    return False


def _said(database: str, seed: int, error: Exception, enough: list[str] | None) -> str:
    again = f"python -m tests.simulation {database} {seed}"
    told = f"seed {seed} on {database}: {type(error).__name__}: {error}\nagain: {again}"
    return told if enough is None else f"{told}\nwith fewer faults: {again} --only {','.join(enough)}"
