"""The real server in this process: started, asked over ASGI, killed between any two statements, started again."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Coroutine, Mapping
from contextvars import copy_context
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec
from litestar import Litestar
from msgspec import Struct
from sqlalchemy.exc import DBAPIError

from backend import app, restoring
from backend.api.shell import Server
from backend.outside.nudges import Nudges
from backend.settings import database_url
from backend.store import meta
from backend.store.database import Database
from backend.store.reference import Lists
from tests.simulation import gates
from tests.simulation.disk import Disk
from tests.simulation.gates import Killed, Life, Writer
from tests.simulation.loop import Schedule

T = TypeVar("T")


class Unreachable(Exception):
    """No answer came."""


class Asked(Struct, frozen=True):
    """A request as it stands on the wire."""

    path: str
    body: bytes
    headers: Mapping[str, str]
    method: str = "POST"


class Answered(Struct, frozen=True):
    status: int
    headers: Mapping[str, str]
    body: bytes


class Web:
    """The application, put together once for each place where a process can run.

    All that a process keeps is in its `Server`, and that is made anew at every start; the routes around it are not, nor
    how the database's statements are written.
    """

    def __init__(self, settled: Server, folder: Path, disk: Disk) -> None:
        self.server = msgspec.structs.replace(settled)
        self.litestar: Litestar = app.create_app(self.server, folder=folder, work=False)
        self.database = Database(database_url(disk.url))
        gates.install(self.database, disk)


class Process:
    """One life of a server."""

    def __init__(
        self,
        name: str,
        web: Web,
        disk: Disk,
        schedule: Schedule,
        *,
        writer: Writer,
        now: Callable[[], datetime],
        before: Callable[[Process], None],
        committed: Callable[[bool], None],
    ) -> None:
        self.name, self.web = name, web
        self.leaving = False
        self.database = web.database
        gates.begin_anew(self.database)
        self._life = Life(name, disk, schedule, writer=writer, before=lambda: before(self), committed=committed)
        self._context = copy_context()
        self._context.run(gates.life.set, self._life)
        self._tasks: set[asyncio.Task[Any]] = set()
        self._now = now
        self.server = web.server

    async def start(self) -> None:
        await self.do(self._start())

    async def _start(self) -> None:
        async with self.database.begin() as connection:
            epoch = await meta.epoch(connection)
        fresh: dict[str, Any] = {
            "database": self.database,
            "epoch": epoch,
            "lists": Lists(self.server.lists.files),
            "nudges": Nudges(""),
            "now": self._now,
            "stopping": asyncio.Event(),
        }
        for name, value in fresh.items():
            msgspec.structs.force_setattr(self.server, name, value)

    async def announce_restored(self, folder: Path) -> None:
        """What `waarmerk restored` does before the server starts; nothing but the database says what was there."""
        (folder / restoring.MARK).unlink(missing_ok=True)
        await self.do(restoring.begin_epoch(self.database, folder, self._now()))

    @property
    def dead(self) -> bool:
        return self._life.dead

    async def ask(self, asked: Asked, *, cut_at: int | None = None) -> Answered:
        """`cut_at`: the caller goes away after so many bytes of the body. Raises Unreachable where the process ends."""
        return await self.do(self._answer(asked, cut_at))

    async def do(self, work: Any) -> Any:
        """Something inside the process, which ends with it."""
        if self.dead:
            work.close()
            raise Unreachable
        task: asyncio.Task[Any] = asyncio.get_running_loop().create_task(work, context=self._context)
        self._tasks.add(task)
        try:
            await asyncio.wait([task])
        finally:
            self._tasks.discard(task)
        if self.dead or task.cancelled():
            if not task.cancelled():
                task.exception()
            raise Unreachable
        return task.result()

    async def again(self, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """The same, and anew where another writer was in the way. Raises Unreachable after three times."""
        for _ in range(3):
            with contextlib.suppress(DBAPIError):
                return await self.do(work())
        raise Unreachable

    def kill(self) -> None:
        """As with -9: no block of `finally` of it reaches anything that outlives it."""
        self._life.kill()
        self.server.stopping.set()
        for task in self._tasks:
            task.cancel()

    async def stop(self) -> None:
        """In good order, after what is being answered."""
        while self._tasks:
            await asyncio.wait(self._tasks)
        if not self.dead:
            await self.do(self.database.close())

    async def _answer(self, asked: Asked, cut_at: int | None) -> Answered:
        sent: list[dict[str, Any]] = []
        pieces = [{"type": "http.request", "body": asked.body, "more_body": False}]
        if cut_at is not None:
            pieces = [{"type": "http.request", "body": asked.body[:cut_at], "more_body": True}]
        gone = asyncio.Event()

        async def receive() -> dict[str, Any]:
            if pieces:
                return pieces.pop(0)
            if cut_at is None:
                await gone.wait()
            return {"type": "http.disconnect"}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        path = asked.path
        scope = {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.4"},
            "http_version": "1.1",
            "method": asked.method,
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "root_path": "",
            "query_string": b"",
            "headers": [(name.lower().encode(), value.encode()) for name, value in asked.headers.items()],
            "client": ("127.0.0.1", 1),
            "server": ("localhost", 8000),
        }
        try:
            await self.web.litestar(cast("Any", scope), cast("Any", receive), cast("Any", send))
        except Killed:
            raise asyncio.CancelledError from None
        start = next((one for one in sent if one["type"] == "http.response.start"), None)
        if start is None:
            raise Unreachable
        body = b"".join(one.get("body", b"") for one in sent if one["type"] == "http.response.body")
        headers = {name.decode().lower(): value.decode() for name, value in start["headers"]}
        return Answered(start["status"], headers, body)
