"""What happens around the people: to their tablets and sessions, to the servers' database, and to all at one moment."""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from backend import demo
from backend.api.shell import token_hash
from backend.domain.rights import profile_feed
from backend.store import feeds, people, schema, streams
from sync_protocol.document import RecordType
from tests.simulation.gates import Killed
from tests.simulation.server import Unreachable
from tests.simulation.tablet import Tablet

if TYPE_CHECKING:
    from tests.simulation.world import World

RUSH = 300
"""Steps for which the hurry lasts after all did something at one moment."""


class Weather:
    def __init__(self, world: World, rng: random.Random) -> None:
        self._world, self._rng = world, rng
        self._backups: list[tuple[object, dict[tuple[str, int], bytes]]] = []
        self._profile_revs: Counter[str] = Counter()

    async def blow(self) -> None:
        """Until everybody has done what there was to do."""
        world = self._world
        dice = self._rng
        while world.acting == 0:
            await world.schedule.gate("weather")
            await asyncio.sleep(0.1)
        while world.acting:
            await asyncio.sleep(dice.uniform(1, 6))
            await world.schedule.gate("weather")
            for tablet in list(world.tablets):
                await self._on_tablet(tablet, dice)
            await self._on_servers(dice)
            await world.office.work()
            if world.faults.fires("rush"):
                self._rush(dice)

    def _rush(self, dice: random.Random) -> None:
        """Most do something and all ask, at one moment: then writers meet in a feed, and readers meet them."""
        self._world.rush_ends = self._world.schedule.steps + RUSH
        for person in self._world.people:
            person.act(rushes=dice.random() < 0.7)
        for tablet in self._world.tablets:
            tablet.call()

    async def _on_servers(self, dice: random.Random) -> None:
        world = self._world
        fires = world.faults.fires
        if len(self._backups) == 0 or dice.random() < 0.15:
            world.disk.save("backup")
            self._backups = [(world.history.save(), dict(world.acked))]
        if fires("restore"):
            self._restore()
        if fires("deploy") and len([one for one in world.servers.running if not one.dead]) == 1:
            with contextlib.suppress(Unreachable, Killed, DBAPIError):
                old = world.servers.serving()
                await world.servers.start()
                await asyncio.sleep(dice.uniform(1, 10))
                world.spawn(world.servers.retire(old))
        if fires("move_person"):
            with contextlib.suppress(Unreachable):
                await self._move(dice)

    def _restore(self) -> None:
        """The database is lost, and what the backup has takes its place: with a new epoch."""
        world = self._world
        world.servers.kill_all()
        saved, acked = self._backups[-1]
        world.disk.restore("backup")
        world.servers.unannounced = True
        world.history.restore(saved)
        world.acked = dict(acked)
        world.restored = True
        world.replicas.clear()
        world.history.copied |= {one.identity.device_id for one in world.tablets}
        for tablet in world.tablets:
            tablet.gone.clear()
        world.servers.need_one()

    async def _move(self, dice: random.Random) -> None:
        world = self._world
        tablet = dice.choice([one for one in world.tablets if not one.identity.organisation])
        person, process = tablet.identity.person_id, world.servers.serving()
        post = dice.choice((demo.HARBOUR, demo.AIRPORT))
        self._profile_revs[person] += 1
        entry = feeds.Entry(profile_feed(person), RecordType.PROFILE, person, 1 + self._profile_revs[person], True)

        async def move() -> None:
            async with process.database.begin() as connection:
                await connection.execute(schema.person.update().where(schema.person.c.id == person).values(post=post))
                await feeds.write(connection, [entry])

        await process.again(move)
        for one in world.tablets:
            if one.identity.person_id == person:
                one.gone.clear()

    async def _on_tablet(self, tablet: Tablet, dice: random.Random) -> None:
        world = self._world
        fires, now = world.faults.fires, world.now()
        if tablet.full_until is not None and now >= tablet.full_until:
            tablet.full_until = None
        if fires("clock_jump"):
            tablet.skew = timedelta(seconds=world.skews.uniform(-3650, 3650) * 86_400)
        elif abs(tablet.skew) > timedelta(days=1) and dice.random() < 0.3:
            tablet.skew = world.skew()
        if fires("quota"):
            tablet.full_until = now + timedelta(seconds=dice.uniform(2, 20))
        if fires("rot") and not tablet.rotten:
            tablet.rot()
        if fires("wipe_records"):
            tablet.wipe_records()
            world.checks.made[33] += 1
        if dice.random() < 0.1:
            tablet.open_tabs(1 + dice.randrange(2))
        if dice.random() < 0.1:
            tablet.old = [(tablet.store.image(), tablet.rotten, tablet.rotten_record)]
        await self._on_login(tablet)
        await self._on_its_database(tablet)

    async def _on_login(self, tablet: Tablet) -> None:
        world = self._world
        fires = world.faults.fires
        if fires("log_out"):
            tablet.away, tablet.session = True, ""
            for tab in tablet.tabs:
                tab.logged_out()
            world.spawn(self._comes_back(tablet))
        if fires("session_ends") and tablet.session:
            with contextlib.suppress(Unreachable):
                process = world.servers.serving()
                hashed = token_hash(tablet.session)

                async def end() -> None:
                    async with process.database.begin() as connection:
                        await people.end_session(connection, hashed)

                await process.again(end)
        if fires("revoke") and not tablet.revoked:
            with contextlib.suppress(Unreachable):
                process = world.servers.serving()

                async def revoke() -> None:
                    async with process.database.begin() as connection:
                        await streams.revoke(connection, tablet.identity.device_id, world.now())

                world.history.copied.add(tablet.identity.device_id)
                await process.again(revoke)
                tablet.revoked = tablet.away = True
                tablet.revoked_ms = round(world.now().timestamp() * 1000)
                tablet.session = ""
                for tab in tablet.tabs:
                    tab.logged_out()
        if fires("by_file"):
            with contextlib.suppress(Unreachable):
                await world.hand_in(tablet)

    async def _comes_back(self, tablet: Tablet) -> None:
        world = self._world
        await asyncio.sleep(self._rng.uniform(5, 60))
        if tablet.away and not tablet.revoked:
            with contextlib.suppress(Unreachable):
                await world.log_in(tablet)
                return
            tablet.away = False

    async def _on_its_database(self, tablet: Tablet) -> None:
        world = self._world
        fires = world.faults.fires
        if fires("clone") and len(world.tablets) < 6:
            image = tablet.store.image()
            other = world.tablet(tablet.identity, tablet.key, image)
            world.history.copied.add(tablet.identity.device_id)
            other.kept = {row.op_id: row.body for row in tablet.store.all_rows()}
            other.session = tablet.session
            other.rotten, other.rotten_record = tablet.rotten, tablet.rotten_record
            other.mismatches, other.answered = tablet.mismatches, set(tablet.answered)
            other.open_tabs(1)
            world.spawn(world.tab(other, 0))
            world.checks.made[31] += 1
        if fires("turn_back") and tablet.old:
            there = {row.op_id for row in tablet.store.all_rows()}
            world.history.copied.add(tablet.identity.device_id)
            image, tablet.rotten, tablet.rotten_record = tablet.old[-1]
            tablet.put(image)
            tablet.mismatches = int(tablet.store.meta("mismatches") or "0")
            tablet.lost |= there - {row.op_id for row in tablet.store.all_rows()}
            tablet.gone.clear()
            world.checks.made[31] += 1
        if fires("lose_all") and world.keys:
            tablet.lost |= {row.op_id for row in tablet.store.all_rows()}
            world.history.copied.add(tablet.identity.device_id)
            tablet.put(None)
            tablet.gone.clear()
            tablet.rotten = False
            with contextlib.suppress(Unreachable):
                await world.enrol(tablet)
