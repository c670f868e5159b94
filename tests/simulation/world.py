"""One run of the simulation: servers, tablets and people in one loop, what goes wrong, and the rest after it."""

from __future__ import annotations

import asyncio
import contextlib
import random
import uuid
from collections import Counter
from collections.abc import Coroutine, Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec
from msgspec import Struct

from backend import sync_command
from backend.api import log_keeping
from backend.api.shell import new_token, token_hash
from backend.store import people
from sync_protocol import unsent
from sync_protocol.client import Ask, Device, Identity
from tests.desk import START
from tests.simulation import final, office, underway
from tests.simulation.disk import Disk
from tests.simulation.faults import Faults
from tests.simulation.history import History
from tests.simulation.invariants import Checks
from tests.simulation.loop import Schedule, SimulatedLoop
from tests.simulation.network import Network
from tests.simulation.people import Person
from tests.simulation.server import Answered, Asked, Unreachable, Web
from tests.simulation.servers import Servers
from tests.simulation.tablet import DeviceCrash, Tablet
from tests.simulation.weather import Weather

ACTS = 7
"""What each person does while things go wrong."""

STALLED = (20, 120)
"""Steps of others after which what was left standing goes on: one of them pushes and pulls meanwhile."""

ROUNDS = 8
"""After the faults, all come to rest within so many minutes."""


class Enrolled(Struct, frozen=True):
    """A device that the database was prepared with."""

    identity: Identity
    key: ec.EllipticCurvePrivateKey


class Ground(Struct, frozen=True):
    """What every run of one worker begins with."""

    disk: Disk
    loop: SimulatedLoop
    folder: Path
    webs: Sequence[Web]
    enrolled: Sequence[Enrolled]
    keys: Sequence[ec.EllipticCurvePrivateKey]


class Outcome(Struct, frozen=True):
    """What a run came to. `trail` is the same for two runs in which everything happened in the same order."""

    seed: int
    fired: Counter[str]
    checked: Counter[int]
    trail: int
    steps: int
    state: str
    statuses: Counter[str]


class World:
    def __init__(
        self, ground: Ground, seed: int, *, only: Iterable[str] | None = None, skews: int | None = None
    ) -> None:
        self.ground, self.seed = ground, seed
        self.disk = ground.disk
        self.dice = {
            name: random.Random(f"{seed} {name}")
            for name in ("order", "faults", "ids", "weather", "way", "servers", "office")
        }
        self.skews = random.Random(f"{seed if skews is None else skews} skews")
        self.schedule = Schedule(self.dice["order"])
        self.schedule.held_up = ground.disk.held_up
        self.faults = Faults(self.dice["faults"], only)
        self.schedule.stalls = self._stalls
        self.rush_ends = 0
        """The step from which nobody is in a hurry any more."""
        self.checks = Checks()
        self.history = History(ground.disk, self.checks, self.now)
        self.network = Network(self, self.dice["way"])
        self.servers = Servers(self, self.dice["servers"])
        self.office = office.Office(self, self.dice["office"])
        self.tablets: list[Tablet] = []
        self.keys = list(ground.keys)
        """For devices that are enrolled anew."""
        self.people: list[Person] = []
        self._tasks: set[asyncio.Task[Any]] = set()
        self._failed: asyncio.Future[None]
        self.acting = self.coming = 0
        """How many people work, and how many servers and late requests are about to come or to go."""
        self.rounds = ROUNDS
        self.acked: dict[tuple[str, int], bytes] = {}
        self.restored = False
        """Whether the database was restored."""
        self.replicas: dict[tuple[Any, ...], tuple[str, Any]] = {}

    # Time, names, tasks.

    def now(self) -> datetime:
        return START + timedelta(hours=1, seconds=self.schedule.time)

    def new_id(self) -> str:
        return str(uuid.UUID(int=self.dice["ids"].getrandbits(128), version=4))

    def spawn(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self.fail(error)

    def fail(self, error: BaseException) -> None:
        if not self._failed.done():
            self._failed.set_exception(error)

    def _stalls(self, name: str) -> int:
        rushes = self.schedule.steps < self.rush_ends and " server" in name
        return self.dice["order"].randrange(*STALLED) if rushes and self.faults.fires("stall") else 0

    # The run.

    def run(self) -> Outcome:
        """Raises Broken, or whatever else went wrong."""
        self.disk.fresh()
        settings = self.ground.webs[0].server.settings
        log_keeping.leaves_file(settings, log_keeping.first_origin(settings)).unlink(missing_ok=True)
        self.history.begin()
        with office.released(known=False):
            return self.ground.loop.run(self.schedule, self._run())

    async def _run(self) -> Outcome:
        self._failed = asyncio.get_running_loop().create_future()
        story = asyncio.get_running_loop().create_task(self._story())
        done, _ = await asyncio.wait({story, self._failed}, return_when=asyncio.FIRST_COMPLETED)
        if self._failed in done:
            story.cancel()
            with contextlib.suppress(asyncio.CancelledError, Exception):
                await story
        else:
            self._failed.cancel()
        self._stop()
        self.servers.kill_all()
        if self._failed in done:
            await self._failed
        return story.result()

    def _stop(self) -> None:
        """Nobody does anything any more."""
        for task in list(self._tasks):
            task.cancel()

    async def _story(self) -> Outcome:
        await self.servers.start()
        for enrolled in self.ground.enrolled:
            self.history.oracle.certified_ms[enrolled.identity.device_id] = round(START.timestamp()) * 1000
            tablet = self.tablet(enrolled.identity, enrolled.key)
            tablet.skew = self.skew()
            await self.log_in(tablet)
        for tablet in list(self.tablets):
            self._work(tablet)
        self.faults.on = True
        await Weather(self, self.dice["weather"]).blow()
        self.faults.on = False
        await final.rest(self)
        self._stop()
        await final.look(self)
        return Outcome(
            seed=self.seed,
            fired=self.faults.fired,
            checked=self.checks.made,
            trail=self.schedule.trail,
            steps=self.schedule.steps,
            state=final.state(self),
            statuses=Counter(op.status for op in self.history.taken.values()),
        )

    def tablet(self, identity: Identity, key: ec.EllipticCurvePrivateKey, image: bytes | None = None) -> Tablet:
        name = f"{identity.person_id}/{len(self.tablets)}"
        tablet = Tablet(
            name,
            identity,
            key,
            rng=random.Random(f"{self.seed} {name}"),
            faults=self.faults,
            checks=self.checks,
            now=self.now,
            new_id=self.new_id,
            image=image,
        )
        self.tablets.append(tablet)
        return tablet

    def _work(self, tablet: Tablet) -> None:
        """Its tabs run, and somebody works on it."""
        for number in range(2):
            self.spawn(self.tab(tablet, number))
        self.spawn(self._person(tablet))

    def skew(self) -> timedelta:
        return timedelta(seconds=self.skews.choice((0, 0, 1, 40, -40, 290, -290)))

    def small_skew(self) -> timedelta:
        """Clocks go right again, nearly."""
        return self.skew() if abs(self.tablets[0].skew) < timedelta(days=1) else timedelta()

    async def settled(self) -> None:
        """No server is about to start or to stop."""
        for _ in range(600):
            if not self.coming:
                return
            await asyncio.sleep(1)

    # Tablets.

    async def tab(self, tablet: Tablet, number: int) -> None:
        """One open window: asks, stores, waits."""
        while True:
            await self.schedule.gate("tab")
            generation = tablet.generation
            if number >= len(tablet.tabs):
                await asyncio.sleep(3)
                continue
            device = tablet.tabs[number]
            try:
                step = device.next(tablet.now())
                if isinstance(step, Ask):
                    before = tablet.store.position()
                    await self.network.exchange(tablet, device, step, generation)
                    if generation == tablet.generation:
                        underway.pulled(self, tablet, before)
                        tablet.check_visible()
                    continue
            except DeviceCrash:
                if generation == tablet.generation:
                    tablet.crash()
                    underway.behind(self, tablet)
                continue
            self._tried(tablet, device, step.until)
            await tablet.rest(self._pause(tablet, device, step.until))

    def _tried(self, tablet: Tablet, device: Device, until: datetime | None) -> None:
        """INV-38: who has something to send, and may, does not wait."""
        status = device.status()
        underway.synced(self, tablet, status)
        if status.pending and tablet.session and until is not None and tablet.full_until is None:
            self.checks.hold(
                38,
                until - tablet.now() <= timedelta(seconds=61),
                lambda: (
                    f"{tablet.name} waits until {until} in {status.phase} ({status.why}) with {status.pending} to send"
                ),
            )

    def _pause(self, tablet: Tablet, device: Device, until: datetime | None) -> float:
        """How long it waits; meanwhile a person who is there logs in again."""
        phase = device.status().phase
        if phase == "needs_login" and not tablet.away and not tablet.revoked:
            self.spawn(self._log_in_later(tablet))
        if phase == "needs_enrolment":
            self.spawn(self._enrol_later(tablet))
        if until is None:
            return 5
        return min(max((until - tablet.now()).total_seconds(), 0.01), 5)

    async def _log_in_later(self, tablet: Tablet) -> None:
        await asyncio.sleep(2)
        if tablet.tabs[0].status().phase == "needs_login":
            with contextlib.suppress(Unreachable):
                await self.log_in(tablet)

    async def _enrol_later(self, tablet: Tablet) -> None:
        await asyncio.sleep(2)
        if tablet.tabs[0].status().phase == "needs_enrolment":
            with contextlib.suppress(Unreachable):
                await self.enrol(tablet)

    async def log_in(self, tablet: Tablet) -> None:
        process = self.servers.serving()
        token = new_token()

        async def begin() -> None:
            async with process.database.begin() as connection:
                await people.start_session(connection, token_hash(token), tablet.identity.person_id, self.now())

        await process.again(begin)
        tablet.session, tablet.away = token, False
        for tab in tablet.tabs:
            tab.logged_in()

    async def enrol(self, tablet: Tablet) -> None:
        """A new key and a new device: what its operations were signed with before does not count for it."""
        process = self.servers.serving()
        await self.log_in(tablet)
        key = self.keys[self.dice["weather"].randrange(len(self.keys))]
        self.keys.remove(key)
        answer = await process.ask(final.enrolment(key, tablet.session))
        if answer.status != 201:
            self.keys.append(key)
            return
        tablet.identity, tablet.key = final.enrolled(tablet.identity, answer.body), key
        tablet.revoked = False
        self.history.copied |= {tablet.identity.device_id}
        self.history.oracle.certified_ms[tablet.identity.device_id] = round(self.now().timestamp()) * 1000
        with contextlib.suppress(Exception):
            for tab in tablet.tabs:
                tab.adopt(tablet.identity, key)
            return
        tablet.open_tabs(len(tablet.tabs))

    async def _person(self, tablet: Tablet) -> None:
        person = Person(self, tablet, random.Random(f"{self.seed} {tablet.name} person"))
        self.people.append(person)
        self.acting += 1
        for _ in range(ACTS):
            await asyncio.sleep(person.pause())
            await self.schedule.gate("person")
            person.act()
        self.acting -= 1

    async def hand_in(self, tablet: Tablet) -> list[sync_command.Taken]:
        """What is unsent goes as a file, through the command that takes files."""
        process = self.servers.serving()
        file = tablet.tabs[0].export(self.now(), final.outbox_key(process), self.dice["ids"].randbytes)

        async def take() -> list[sync_command.Taken]:
            return await sync_command.take_in(process.server, unsent.read(file.splitlines()))

        try:
            taken = await process.again(take)
        except unsent.BadFile as bad:  # a database from before does not know a device that was enrolled since
            self.checks.hold(42, self.restored, bad)
            return []
        self.checks.made[42] += 1
        if tablet.revoked:
            final.put_aside(self, tablet, taken)
        return taken

    # What is known of operations.

    def kept(self) -> None:
        self.checks.made[10] += 1

    def acknowledged(self, client_id: str, seq: int, result: bytes) -> None:
        before = self.acked.setdefault((client_id, seq), result)
        self.checks.hold(
            4,
            self._same((client_id, seq), before, result),
            lambda: f"{client_id}/{seq} was answered {before!r}, then {result!r}",
        )

    def _same(self, place: tuple[str, int], one: bytes, other: bytes) -> bool:
        """Of what was put aside there is a second answer, once it is settled."""
        return one == other or {one, other} == set(self.history.settled.get(place, ()))

    def repeated(self, asked: Asked, answer: Answered) -> None:
        """INV-4: what came a second time was answered as the first time."""
        push: dict[str, Any] = msgspec.json.decode(asked.body)
        for one in msgspec.json.decode(answer.body, type=final.Raws).results:
            seq = msgspec.json.decode(one)["seq"]
            known = self.acked.get((push["client_id"], seq))
            if known is not None and b"ACKNOWLEDGED" not in bytes(one):
                same = self._same((push["client_id"], seq), known, bytes(one))
                self.checks.hold(4, same, lambda known=known, one=one: f"{known!r}, then {bytes(one)!r}")
