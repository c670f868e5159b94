"""A loop of events whose time is made up and whose order is drawn: the same seed gives the same run.

Everything that could happen in another order waits at a *gate*. Where nothing else is left to do, one of those who
wait is drawn and goes on to its next gate; where nobody waits, the time jumps to the next timer. Only what is asked of
a real database takes real time: then the loop waits for its answer, or until the database says that it is held up by
somebody who waits here. Whoever was held up waits at a gate again once it has its answer: several are let go by one
commit, and which of them the machine wakes first is nobody's to say.
"""

from __future__ import annotations

import asyncio
import random
import selectors
from collections import Counter
from collections.abc import Callable, Coroutine, Hashable, Mapping, Sequence
from typing import Any, TypeVar

from msgspec import Struct

PATIENCE_S = 0.002
"""How long an answer of the database is awaited before it is asked who is held up. Real time; it changes no run."""

MOST_STEPS = 60_000
"""More than any seed takes: a run that goes on and on is a fault as well."""

MOST_RINGS = 50
"""Looks in a row at which all wait for each other, before it is believed: the database is asked about one by one."""

T = TypeVar("T")


class Stuck(Exception):
    """Nobody can go on, and no timer is set."""


class _Waiting(Struct):
    name: str
    place: int
    future: asyncio.Future[None]
    free: Callable[[], bool]
    since: int


class Question(Struct, eq=False):
    """What awaits an answer of the database: by whom it is asked there, and its place among those who wait here."""

    who: Hashable
    place: int
    held: bool = False
    """Somebody who waits at a gate holds what it needs."""
    was_held: bool = False


class Schedule:
    """Who waits at a gate, and who goes next."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.time = 0.0
        self.steps = 0
        self.passed: Counter[str] = Counter()
        self.trail = 0
        """A number that two runs share exactly when they passed the same gates in the same order."""
        self.held_up: Callable[[Sequence[Hashable]], Mapping[Hashable, Sequence[Hashable]]] = lambda _asked: {}
        """Of those who await an answer of the database, who is held up by somebody else's locks, and whose."""
        self.stalls: Callable[[str], int] = lambda _name: 0
        """How many others go on before the one who has just come to a gate, as long as there are others."""
        self._waiting: list[_Waiting] = []
        self._asked: list[Question] = []
        self._places = self._rings = 0
        self._released = False
        self._open = False

    async def gate(self, name: str, free: Callable[[], bool] = lambda: True, *, place: int = 0) -> None:
        """Wait for the turn; not before `free` says that it may be. `place` is that of a question that was asked."""
        if self._open:
            return
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        one = _Waiting(name, place or self._next(), future, free, self.steps + self.stalls(name))
        self._waiting.append(one)
        try:
            await one.future
        finally:
            if one in self._waiting:
                self._waiting.remove(one)

    def _next(self) -> int:
        self._places += 1
        return self._places

    def open(self) -> None:
        """From now on nobody waits: what comes after the run."""
        self._open = True
        for one in self._waiting:
            if not one.future.done():
                one.future.set_result(None)

    def asks(self, who: Hashable) -> Question:
        """From now on `who` awaits an answer of the database, which takes real time."""
        question = Question(who, self._next())
        self._asked.append(question)
        return question

    def answered(self, question: Question, *, released: bool) -> None:
        """`released`: locks may have gone, and with them what held others up."""
        if question in self._asked:
            self._asked.remove(question)
        if released:
            self.release()

    def gone(self, who: Hashable) -> None:
        """Who asked has ended."""
        self._asked = [one for one in self._asked if one.who != who]
        self.release()

    def release(self) -> None:
        for one in self._asked:
            one.held = False
            self._released = True

    @property
    def asking(self) -> bool:
        return any(not one.held for one in self._asked)

    def released(self) -> bool:
        """Whether to look at once: those who were held up either have their answer by now, or are so again."""
        found, self._released = self._released, False
        return found

    def look(self) -> None:
        """Find out who is held up by somebody that waits at a gate, be it by way of others who ask.

        Who is held up by nobody but those whose answers are due is about to go on.
        """
        blockers = self.held_up([one.who for one in self._asked])
        asking = {one.who: one for one in self._asked}
        again = True
        while again:
            again = False
            for one in self._asked:
                by = blockers.get(one.who, ())
                if not one.held and any(each not in asking or asking[each].held for each in by):
                    one.held = one.was_held = again = True
        due = [one for one in self._asked if not one.held]
        self._rings = self._rings + 1 if due and all(blockers.get(one.who) for one in due) else 0
        if self._rings > MOST_RINGS:
            raise Stuck(f"they hold each other up: {blockers}")

    def draw(self, timer: float | None) -> None:
        """Let one go on, or let the time jump by `timer` seconds."""
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise Stuck(f"after {MOST_STEPS} steps it still goes on: {[one.name for one in self._waiting]}")
        ready = [one for one in self._waiting if not one.future.done() and one.free()]
        ready = [one for one in ready if one.since <= self.steps] or ready
        if ready and not (timer is not None and timer < 1 and self.rng.random() < 0.02):
            ready.sort(key=_place)
            one = ready[self.rng.randrange(len(ready))]
            self.passed[one.name.partition(" ")[0]] += 1
            self.trail = (self.trail * 1_000_003 + sum(one.name.encode()) * 31 + len(one.name)) % 2**61
            one.future.set_result(None)
        elif timer is not None:
            self.time += timer
        else:
            raise Stuck(f"nobody can go on: {[one.name for one in self._waiting]}")


def _place(one: _Waiting) -> int:
    return one.place


class _Quiet(selectors.DefaultSelector):
    """Asks the schedule instead of the system, as long as no answer of a database is due."""

    schedule = Schedule(random.Random())

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        schedule = self.schedule
        if timeout is not None and timeout <= 0:
            return []  # who can go on does so first: an answer comes in between at no moment that matters
        if not schedule.asking:
            schedule.draw(timeout)
            return []
        if schedule.released():
            schedule.look()
            return super().select(0)
        found = super().select(PATIENCE_S)
        if not found:
            schedule.look()
        return found


class SimulatedLoop(asyncio.SelectorEventLoop):
    """Its time is the schedule's, and what is given to a thread happens at once.

    It outlives a run, and with it the connections to the database.
    """

    def __init__(self) -> None:
        self._quiet = _Quiet()
        self._timers: list[asyncio.TimerHandle] = []
        super().__init__(self._quiet)

    def time(self) -> float:
        return self._quiet.schedule.time

    def call_at(self, *args: Any, **named: Any) -> asyncio.TimerHandle:
        timer = super().call_at(*args, **named)
        self._timers.append(timer)
        return timer

    def run_in_executor(self, executor: object, func: Callable[..., T], *args: Any) -> asyncio.Future[T]:  # noqa: ARG002 - the loop's signature
        done: asyncio.Future[T] = self.create_future()
        done.set_result(func(*args))
        return done

    def run(self, schedule: Schedule, main: Coroutine[Any, Any, T]) -> T:
        """Run it to its end; nothing of it goes on in the next run."""
        self._quiet.schedule = schedule
        asyncio.set_event_loop(self)
        try:
            return self.run_until_complete(main)
        finally:
            schedule.open()
            left = asyncio.all_tasks(self)
            for task in left:
                task.cancel()
            if left:
                self.run_until_complete(asyncio.gather(*left, return_exceptions=True))
            for timer in self._timers:
                timer.cancel()
            self._timers.clear()
            self.run_until_complete(asyncio.sleep(0))  # it forgets them: what is left decides between equal times
            asyncio.set_event_loop(None)
