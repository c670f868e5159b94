"""A loop of events whose time is made up and whose order is drawn: the same seed gives the same run.

Everything that could happen in another order waits at a *gate*. Where nothing else is left to do, one of those who
wait is drawn and goes on to its next gate; where nobody waits, the time jumps to the next timer. Only what is asked of
a real database takes real time: then the loop waits for its answer, or until the database says that it is held up by
somebody who waits here.
"""

from __future__ import annotations

import asyncio
import random
import selectors
from collections import Counter
from collections.abc import Callable, Coroutine, Hashable, Sequence
from typing import Any, TypeVar

from msgspec import Struct

PATIENCE_S = 0.003
"""How long an answer of the database is awaited before it is asked who is held up. Real time; it changes no run."""

MOST_STEPS = 60_000
"""More than any seed takes: a run that goes on and on is a fault as well."""

T = TypeVar("T")


class Stuck(Exception):
    """Nobody can go on, and no timer is set."""


class _Waiting(Struct):
    name: str
    future: asyncio.Future[None]
    free: Callable[[], bool]


class Schedule:
    """Who waits at a gate, and who goes next."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.time = 0.0
        self.steps = 0
        self.passed: Counter[str] = Counter()
        self.trail = 0
        """A number that two runs share exactly when they passed the same gates in the same order."""
        self.held_up: Callable[[Sequence[Hashable]], set[Hashable]] = lambda _asked: set()
        """Of those who await an answer of the database, who is held up by somebody else's locks."""
        self._waiting: list[_Waiting] = []
        self._asking: list[Hashable] = []
        self._held: set[Hashable] = set()
        self._open = True

    async def gate(self, name: str, free: Callable[[], bool] = lambda: True) -> None:
        """Wait for the turn; not before `free` says that it may be."""
        if self._open:
            return
        one = _Waiting(name, asyncio.get_running_loop().create_future(), free)
        self._waiting.append(one)
        try:
            await one.future
        finally:
            if one in self._waiting:
                self._waiting.remove(one)

    def open(self) -> None:
        """From now on nobody waits: for what comes before and after the run."""
        self._open = True
        for one in self._waiting:
            if not one.future.done():
                one.future.set_result(None)

    def close(self) -> None:
        self._open = False

    def asks(self, who: Hashable) -> None:
        """From now on `who` awaits an answer of the database, which takes real time."""
        self._asking.append(who)

    def answered(self, who: Hashable, *, released: bool) -> None:
        """`released`: locks may have gone, and with them what held others up."""
        if who in self._asking:
            self._asking.remove(who)
        self._held.discard(who)
        if released:
            self._held.clear()

    @property
    def asking(self) -> bool:
        return any(one not in self._held for one in self._asking)

    def look(self) -> None:
        self._held |= self.held_up([one for one in self._asking if one not in self._held])

    def draw(self, timer: float | None) -> None:
        """Let one go on, or let the time jump by `timer` seconds."""
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise Stuck(f"after {MOST_STEPS} steps it still goes on: {[one.name for one in self._waiting]}")
        ready = [one for one in self._waiting if not one.future.done() and one.free()]
        if ready and not (timer is not None and timer < 1 and self.rng.random() < 0.02):
            one = ready[self.rng.randrange(len(ready))]
            self.passed[one.name.partition(" ")[0]] += 1
            self.trail = (self.trail * 1_000_003 + sum(one.name.encode()) * 31 + len(one.name)) % 2**61
            one.future.set_result(None)
        elif timer is not None:
            self.time += timer
        elif self._asking:
            self._held.clear()  # they hold each other up, and the database ends that
        else:
            raise Stuck(f"nobody can go on: {[one.name for one in self._waiting]}")


class _Quiet(selectors.DefaultSelector):
    """Asks the schedule instead of the system, as long as no answer of a database is due."""

    def __init__(self, schedule: Schedule) -> None:
        super().__init__()
        self._schedule = schedule

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        schedule = self._schedule
        idle = timeout is None or timeout > 0
        if schedule.asking:
            found = super().select(PATIENCE_S if idle else 0)
            if idle and not found:
                schedule.look()
            return found
        if idle:
            schedule.draw(timeout)
            return super().select(0) if schedule.asking else []
        return []


class SimulatedLoop(asyncio.SelectorEventLoop):
    """Its time is the schedule's, and what is given to a thread happens at once."""

    def __init__(self, schedule: Schedule) -> None:
        self._schedule = schedule
        super().__init__(_Quiet(schedule))

    def time(self) -> float:
        return self._schedule.time

    def run_in_executor(self, executor: object, func: Callable[..., T], *args: Any) -> asyncio.Future[T]:  # noqa: ARG002 - the loop's signature
        done: asyncio.Future[T] = self.create_future()
        done.set_result(func(*args))
        return done


def run(schedule: Schedule, main: Coroutine[Any, Any, T]) -> T:
    """Run it to its end on a loop of its own."""
    loop = SimulatedLoop(schedule)
    asyncio.set_event_loop(loop)
    try:
        return loop.run_until_complete(main)
    finally:
        try:
            schedule.open()
            left = asyncio.all_tasks(loop)
            for task in left:
                task.cancel()
            if left:
                loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        finally:
            asyncio.set_event_loop(None)
            loop.close()
