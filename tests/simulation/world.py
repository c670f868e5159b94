"""One run of the simulation: servers, tablets and people in one loop, what goes wrong, and the rest after it."""

from __future__ import annotations

import asyncio
import contextlib
import random
import sqlite3
import uuid
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import msgspec
from cryptography.hazmat.primitives.asymmetric import ec
from msgspec import Struct
from sqlalchemy.dialects.postgresql.asyncpg import AsyncAdapt_asyncpg_dbapi
from sqlalchemy.exc import DBAPIError

from backend import demo, sync_command
from backend.api.shell import new_token, token_hash
from backend.domain.rights import profile_feed
from backend.store import feeds, people, schema, streams
from sync_protocol import unsent
from sync_protocol.client import Ask, Device, Identity
from sync_protocol.document import RecordType
from tests.desk import START
from tests.simulation import final
from tests.simulation.disk import Disk
from tests.simulation.faults import Faults
from tests.simulation.gates import Killed, Writer
from tests.simulation.history import History
from tests.simulation.invariants import Broken, Checks
from tests.simulation.loop import Schedule, SimulatedLoop
from tests.simulation.network import Network
from tests.simulation.people import Person
from tests.simulation.server import Answered, Asked, Process, Unreachable, Web
from tests.simulation.tablet import DeviceCrash, Tablet, heads_of

ACTS = 7
"""What each person does while things go wrong."""

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
        self._dice = {
            name: random.Random(f"{seed} {name}") for name in ("order", "faults", "ids", "weather", "way", "bugs")
        }
        self._skews = random.Random(f"{seed if skews is None else skews} skews")
        self.schedule = Schedule(self._dice["order"])
        self.schedule.held_up = ground.disk.held_up
        self.faults = Faults(self._dice["faults"], only)
        self.checks = Checks()
        self.history = History(ground.disk, self.checks)
        self.network = Network(self, self._dice["way"])
        self._writer = Writer()
        self.processes: list[Process] = []
        self.tablets: list[Tablet] = []
        self._places = list(ground.webs)
        self._keys = list(ground.keys)
        self._born = 0
        self._tasks: set[asyncio.Task[Any]] = set()
        self._failed: asyncio.Future[None]
        self._acting = self.coming = 0
        """How many people work, and how many servers and late requests are about to come or to go."""
        self._starting = False
        self.rounds = ROUNDS
        self.acked: dict[tuple[str, int], bytes] = {}
        self.backups: list[tuple[object, dict[tuple[str, int], bytes]]] = []
        self.restored = self._unannounced = False
        """Whether the database was restored; and whether nobody has said so yet (`waarmerk restored`)."""
        self.moved: set[str] = set()
        self.replicas: dict[tuple[Any, ...], tuple[str, Any]] = {}
        self._profile_revs: Counter[str] = Counter()
        self._pulled: dict[str, tuple[str, int]] = {}

    # Time, names, tasks.

    def now(self) -> datetime:
        return START + timedelta(hours=1, seconds=self.schedule.time)

    def new_id(self) -> str:
        return str(uuid.UUID(int=self._dice["ids"].getrandbits(128), version=4))

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

    # The run.

    def run(self) -> Outcome:
        """Raises Broken, or whatever else went wrong."""
        self.disk.fresh()
        self.history.begin()
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
        for process in self.processes:
            if not process.dead:
                process.kill()
        if self._failed in done:
            await self._failed
        return story.result()

    def _stop(self) -> None:
        """Nobody does anything any more."""
        for task in list(self._tasks):
            task.cancel()

    async def _story(self) -> Outcome:
        await self._start()
        for enrolled in self.ground.enrolled:
            self.history.oracle.certified_ms[enrolled.identity.device_id] = round(START.timestamp()) * 1000
            tablet = self._tablet(enrolled.identity, enrolled.key)
            tablet.skew = self._skew()
            await self.log_in(tablet)
        for tablet in list(self.tablets):
            self._work(tablet)
        self.faults.on = True
        await self._weather()
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

    def _tablet(self, identity: Identity, key: ec.EllipticCurvePrivateKey, image: bytes | None = None) -> Tablet:
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
            self.spawn(self._tab(tablet, number))
        self.spawn(self._person(tablet))

    def _skew(self) -> timedelta:
        return timedelta(seconds=self._skews.choice((0, 0, 1, 40, -40, 290, -290)))

    def small_skew(self) -> timedelta:
        """Clocks go right again, nearly."""
        return self._skew() if abs(self.tablets[0].skew) < timedelta(days=1) else timedelta()

    # Servers.

    async def _start(self) -> Process:
        web = next(one for one in self._places if all(one is not p.web for p in self.processes if not p.dead))
        self._born += 1
        process = Process(
            f"server{self._born}",
            web,
            self.disk,
            self.schedule,
            writer=self._writer,
            now=self.now,
            before=self._before,
            committed=lambda wrote: self._committed(process, wrote=wrote),
        )
        process.leaving = True  # it takes no requests yet
        self.processes.append(process)
        try:
            if self._unannounced:
                await process.announce_restored(self.ground.folder)
                self._unannounced = False
            await process.start()
        except Exception as error:
            if process.dead:  # killed while it opened its database, which then fails in ways of its own
                raise Killed from error
            raise
        process.leaving = False
        return process

    def serving(self) -> Process:
        """One that takes requests. Raises Unreachable where all are down."""
        found = [one for one in self.processes if not one.dead and not one.leaving]
        if not found:
            raise Unreachable
        return found[self._dice["way"].randrange(len(found))]

    def _before(self, process: Process) -> None:
        fires = self.faults.fires
        if fires("kill"):
            self._kill(process)
            raise Killed
        if fires("serialization"):
            raise _refused(self.disk.kind, asyncpg.SerializationError("could not serialize access"))
        if fires("lock_timeout"):
            raise _refused(self.disk.kind, asyncpg.LockNotAvailableError("canceling statement due to lock timeout"))

    def _committed(self, process: Process, *, wrote: bool) -> None:
        try:
            if wrote:
                self.history.look()
        except BaseException as error:
            self.fail(error)
            raise Killed from error
        if self.faults.fires("kill_after_commit"):
            self._kill(process)
            raise Killed

    def _kill(self, process: Process) -> None:
        process.kill()
        if process in self.processes:
            self.processes.remove(process)
        self.need_one()

    def need_one(self) -> None:
        """Where no server is left, one starts after a while."""
        if not any(not one.dead and not one.leaving for one in self.processes) and not self._starting:
            self._starting = True
            self.spawn(self._start_later())

    async def _start_later(self) -> None:
        self.coming += 1
        await asyncio.sleep(self._dice["weather"].uniform(0, 8))
        while not any(not one.dead and not one.leaving for one in self.processes):
            with contextlib.suppress(Killed, DBAPIError):
                await self._start()
        self._starting = False
        self.coming -= 1

    async def settled(self) -> None:
        """No server is about to start or to stop."""
        for _ in range(600):
            if not self.coming:
                return
            await asyncio.sleep(1)

    async def ensure_server(self) -> Process:
        while True:
            with contextlib.suppress(Unreachable):
                return self.serving()
            self.need_one()
            await asyncio.sleep(1)

    # Tablets.

    async def _tab(self, tablet: Tablet, number: int) -> None:
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
                        final.pulled(self, tablet, before)
                        tablet.check_visible()
                    continue
            except DeviceCrash:
                if generation == tablet.generation:
                    tablet.crash()
                    final.behind(self, tablet)
                continue
            self._tried(tablet, device, step.until)
            await asyncio.sleep(self._pause(tablet, device, step.until))

    def _tried(self, tablet: Tablet, device: Device, until: datetime | None) -> None:
        """INV-38: who has something to send, and may, does not wait."""
        status = device.status()
        final.synced(self, tablet, status)
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
        process = self.serving()
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
        process = self.serving()
        await self.log_in(tablet)
        key = self._keys[self._dice["weather"].randrange(len(self._keys))]
        self._keys.remove(key)
        answer = await process.ask(final.enrolment(key, tablet.session))
        if answer.status != 201:
            self._keys.append(key)
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
        self._acting += 1
        for _ in range(ACTS):
            await asyncio.sleep(person.pause())
            await self.schedule.gate("person")
            person.act()
        self._acting -= 1

    # What is known of operations.

    def kept(self) -> None:
        self.checks.made[10] += 1

    def acknowledged(self, client_id: str, seq: int, result: bytes) -> None:
        before = self.acked.setdefault((client_id, seq), result)
        self.checks.hold(4, before == result, lambda: f"{client_id}/{seq} was answered {before!r}, then {result!r}")

    def repeated(self, asked: Asked, answer: Answered) -> None:
        """INV-4: what came a second time was answered as the first time."""
        push: dict[str, Any] = msgspec.json.decode(asked.body)
        for one in msgspec.json.decode(answer.body, type=final.Raws).results:
            seq = msgspec.json.decode(one)["seq"]
            known = self.acked.get((push["client_id"], seq))
            if known is not None and b"ACKNOWLEDGED" not in bytes(one):
                self.checks.hold(4, known == bytes(one), lambda known=known, one=one: f"{known!r}, then {bytes(one)!r}")

    # What happens around them.

    async def _weather(self) -> None:
        """Until everybody has done what there was to do."""
        dice = self._dice["weather"]
        while self._acting == 0:
            await self.schedule.gate("weather")
            await asyncio.sleep(0.1)
        while self._acting:
            await asyncio.sleep(dice.uniform(1, 6))
            await self.schedule.gate("weather")
            for tablet in list(self.tablets):
                await self._on_tablet(tablet, dice)
            await self._on_servers(dice)

    async def _on_servers(self, dice: random.Random) -> None:
        fires = self.faults.fires
        if len(self.backups) == 0 or dice.random() < 0.15:
            self.disk.save("backup")
            self.backups = [(self.history.save(), dict(self.acked))]
        if fires("restore"):
            self._restore()
        if fires("deploy") and len([one for one in self.processes if not one.dead]) == 1:
            with contextlib.suppress(Unreachable, Killed, DBAPIError):
                old = self.serving()
                await self._start()
                await asyncio.sleep(dice.uniform(1, 10))
                self.spawn(self._retire(old))
        if fires("move_person"):
            with contextlib.suppress(Unreachable):
                await self._move(dice)

    async def _retire(self, process: Process) -> None:
        self.coming += 1
        process.leaving = True
        await process.stop()
        if process in self.processes:
            self.processes.remove(process)
        self.coming -= 1
        self.need_one()

    def _restore(self) -> None:
        """The database is lost, and what the backup has takes its place: with a new epoch."""
        for process in list(self.processes):
            process.kill()
        self.processes = []
        saved, acked = self.backups[-1]
        self.disk.restore("backup")
        self._unannounced = True
        self.history.restore(saved)
        self.acked = dict(acked)
        self.restored = True
        self.replicas.clear()
        self.history.copied |= {one.identity.device_id for one in self.tablets}
        for tablet in self.tablets:
            tablet.gone.clear()
        self.need_one()

    async def _move(self, dice: random.Random) -> None:
        tablet = dice.choice([one for one in self.tablets if not one.identity.organisation])
        person, process = tablet.identity.person_id, self.serving()
        post = dice.choice((demo.HARBOUR, demo.AIRPORT))
        self._profile_revs[person] += 1
        entry = feeds.Entry(profile_feed(person), RecordType.PROFILE, person, 1 + self._profile_revs[person], True)

        async def move() -> None:
            async with process.database.begin() as connection:
                await connection.execute(schema.person.update().where(schema.person.c.id == person).values(post=post))
                await feeds.write(connection, [entry])

        await process.again(move)
        for one in self.tablets:
            if one.identity.person_id == person:
                one.gone.clear()

    async def _on_tablet(self, tablet: Tablet, dice: random.Random) -> None:
        fires, now = self.faults.fires, self.now()
        if tablet.full_until is not None and now >= tablet.full_until:
            tablet.full_until = None
        if fires("clock_jump"):
            tablet.skew = timedelta(seconds=self._skews.uniform(-3650, 3650) * 86_400)
        elif abs(tablet.skew) > timedelta(days=1) and dice.random() < 0.3:
            tablet.skew = self._skew()
        if fires("quota"):
            tablet.full_until = now + timedelta(seconds=dice.uniform(2, 20))
        if fires("rot") and not tablet.rotten:
            tablet.rot()
        if fires("wipe_records"):
            tablet.wipe_records()
            self.checks.made[33] += 1
        if dice.random() < 0.1:
            tablet.open_tabs(1 + dice.randrange(2))
        if dice.random() < 0.1:
            tablet.old = [(tablet.store.image(), tablet.rotten, tablet.rotten_record)]
        await self._on_login(tablet)
        await self._on_its_database(tablet)

    async def _on_login(self, tablet: Tablet) -> None:
        fires = self.faults.fires
        if fires("log_out"):
            tablet.away, tablet.session = True, ""
            for tab in tablet.tabs:
                tab.logged_out()
            self.spawn(self._comes_back(tablet))
        if fires("session_ends") and tablet.session:
            with contextlib.suppress(Unreachable):
                process = self.serving()
                hashed = token_hash(tablet.session)

                async def end() -> None:
                    async with process.database.begin() as connection:
                        await people.end_session(connection, hashed)

                await process.again(end)
        if fires("revoke") and not tablet.revoked:
            with contextlib.suppress(Unreachable):
                process = self.serving()

                async def revoke() -> None:
                    async with process.database.begin() as connection:
                        await streams.revoke(connection, tablet.identity.device_id, self.now())

                self.history.copied.add(tablet.identity.device_id)
                await process.again(revoke)
                tablet.revoked = tablet.away = True
                tablet.revoked_ms = round(self.now().timestamp() * 1000)
                tablet.session = ""
                for tab in tablet.tabs:
                    tab.logged_out()
        if fires("by_file"):
            with contextlib.suppress(Unreachable):
                await self.hand_in(tablet)

    async def _comes_back(self, tablet: Tablet) -> None:
        await asyncio.sleep(self._dice["weather"].uniform(5, 60))
        if tablet.away and not tablet.revoked:
            with contextlib.suppress(Unreachable):
                await self.log_in(tablet)
                return
            tablet.away = False

    async def hand_in(self, tablet: Tablet) -> list[sync_command.Taken]:
        """What is unsent goes as a file, through the command that takes files."""
        process = self.serving()
        file = tablet.tabs[0].export(self.now(), final.outbox_key(process), self._dice["ids"].randbytes)

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

    async def _on_its_database(self, tablet: Tablet) -> None:
        fires = self.faults.fires
        if fires("clone") and len(self.tablets) < 6:
            image = tablet.store.image()
            other = self._tablet(tablet.identity, tablet.key, image)
            self.history.copied.add(tablet.identity.device_id)
            other.kept = {row.op_id: row.body for row in tablet.store.all_rows()}
            other.session = tablet.session
            other.rotten, other.rotten_record = tablet.rotten, tablet.rotten_record
            other.mismatches, other.answered = tablet.mismatches, set(tablet.answered)
            other.open_tabs(1)
            self.spawn(self._tab(other, 0))
            self.checks.made[31] += 1
        if fires("turn_back") and tablet.old:
            there = {row.op_id for row in tablet.store.all_rows()}
            self.history.copied.add(tablet.identity.device_id)
            image, tablet.rotten, tablet.rotten_record = tablet.old[-1]
            tablet.put(image)
            tablet.mismatches = int(tablet.store.meta("mismatches") or "0")
            tablet.lost |= there - {row.op_id for row in tablet.store.all_rows()}
            tablet.gone.clear()
            self.checks.made[31] += 1
        if fires("lose_all") and self._keys:
            tablet.lost |= {row.op_id for row in tablet.store.all_rows()}
            self.history.copied.add(tablet.identity.device_id)
            tablet.put(None)
            tablet.gone.clear()
            tablet.rotten = False
            with contextlib.suppress(Unreachable):
                await self.enrol(tablet)


def _refused(kind: str, error: asyncpg.PostgresError) -> Exception:
    """The database's refusal, as its driver tells it."""
    if kind == "sqlite":
        busy = sqlite3.OperationalError("database is locked")
        busy.sqlite_errorname = "SQLITE_BUSY"
        return busy
    return AsyncAdapt_asyncpg_dbapi.OperationalError(str(error), error)


__all__ = ["Awaitable", "Broken", "Callable", "Ground", "Outcome", "World", "heads_of"]
