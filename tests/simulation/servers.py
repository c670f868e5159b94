"""The processes of the simulated server: one or two run, start, take requests, are killed, and leave in good order."""

from __future__ import annotations

import asyncio
import contextlib
import random
import sqlite3
from typing import TYPE_CHECKING

import asyncpg
from sqlalchemy.dialects.postgresql.asyncpg import AsyncAdapt_asyncpg_dbapi
from sqlalchemy.exc import DBAPIError

from tests.simulation.gates import Killed, Writer
from tests.simulation.server import Process, Unreachable

if TYPE_CHECKING:
    from tests.simulation.world import World


class Servers:
    def __init__(self, world: World, rng: random.Random) -> None:
        self._world, self._rng = world, rng
        self.running: list[Process] = []
        self.unannounced = False
        """Whether the database was restored, and nobody has said so yet (`waarmerk restored`)."""
        self._places = list(world.ground.webs)
        self._writer = Writer()
        self._born = 0
        self._starting = False

    async def start(self) -> Process:
        web = next(one for one in self._places if all(one is not p.web for p in self.running if not p.dead))
        self._born += 1
        process = Process(
            f"server{self._born}",
            web,
            self._world.disk,
            self._world.schedule,
            writer=self._writer,
            now=self._world.now,
            before=self._before,
            committed=lambda wrote: self._committed(process, wrote=wrote),
        )
        process.leaving = True  # it takes no requests yet
        self.running.append(process)
        try:
            if self.unannounced:
                await process.announce_restored(self._world.ground.folder)
                self.unannounced = False
            await process.start()
        except Exception as error:
            if process.dead:  # killed while it opened its database, which then fails in ways of its own
                raise Killed from error
            process.kill()  # a program that cannot open its database ends, and gives its place to the next
            self.running.remove(process)
            raise
        process.leaving = False
        return process

    def serving(self) -> Process:
        """One that takes requests. Raises Unreachable where all are down."""
        found = [one for one in self.running if not one.dead and not one.leaving]
        if not found:
            raise Unreachable
        return found[self._rng.randrange(len(found))]

    def _before(self, process: Process) -> None:
        fires = self._world.faults.fires
        if fires("kill"):
            self._kill(process)
            raise Killed
        if fires("serialization"):
            raise _refused(self._world.disk.kind, asyncpg.SerializationError("could not serialize access"))
        if fires("lock_timeout"):
            error = asyncpg.LockNotAvailableError("canceling statement due to lock timeout")
            raise _refused(self._world.disk.kind, error)

    def _committed(self, process: Process, *, wrote: bool) -> None:
        try:
            if wrote:
                self._world.history.look()
        except BaseException as error:
            self._world.fail(error)
            raise Killed from error
        if self._world.faults.fires("kill_after_commit"):
            self._kill(process)
            raise Killed

    def _kill(self, process: Process) -> None:
        process.kill()
        if process in self.running:
            self.running.remove(process)
        self.need_one()

    def need_one(self) -> None:
        """Where no server is left, one starts after a while."""
        if not any(not one.dead and not one.leaving for one in self.running) and not self._starting:
            self._starting = True
            self._world.spawn(self._start_later())

    async def _start_later(self) -> None:
        self._world.coming += 1
        await asyncio.sleep(self._rng.uniform(0, 8))
        while not any(not one.dead and not one.leaving for one in self.running):
            with contextlib.suppress(Killed, DBAPIError):
                await self.start()
        self._starting = False
        self._world.coming -= 1

    async def ensure(self) -> Process:
        while True:
            with contextlib.suppress(Unreachable):
                return self.serving()
            self.need_one()
            await asyncio.sleep(1)

    async def retire(self, process: Process) -> None:
        self._world.coming += 1
        process.leaving = True
        await process.stop()
        if process in self.running:
            self.running.remove(process)
        self._world.coming -= 1
        self.need_one()

    def kill_all(self) -> None:
        for process in self.running:
            if not process.dead:
                process.kill()
        self.running = []


def _refused(kind: str, error: asyncpg.PostgresError) -> Exception:
    """The database's refusal, as its driver tells it."""
    if kind == "sqlite":
        busy = sqlite3.OperationalError("database is locked")
        busy.sqlite_errorname = "SQLITE_BUSY"
        return busy
    return AsyncAdapt_asyncpg_dbapi.OperationalError(str(error), error)
