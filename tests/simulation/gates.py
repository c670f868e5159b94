"""The gates at a server's statements: between any two of them others come, and it can end there.

A killed process loses its connections and with them what it had not committed; nothing that its code does afterwards
reaches the database. Which life of a process some code belongs to is in the code's context.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, cast

from sqlalchemy import event
from sqlalchemy.util import await_only

from backend.store.database import Database
from tests.simulation.disk import Disk
from tests.simulation.loop import Question, Schedule

READS = ("select", "show", "pragma", "begin", "savepoint", "release", "rollback")
"""What a statement begins with that changes nothing."""


class Killed(BaseException):
    """The process has ended: nothing of it goes on."""


class Writer:
    """SQLite's one writer, of all processes."""

    def __init__(self) -> None:
        self._holder: Any = None

    def free(self, connection: Any) -> bool:
        return self._holder is None or self._holder is connection

    def enter(self, connection: Any) -> None:
        self._holder = connection

    def leave(self, connection: Any) -> None:
        if self._holder is connection:
            self._holder = None


class Life:
    """A process from its start to its end, as its database sees it."""

    def __init__(
        self,
        name: str,
        disk: Disk,
        schedule: Schedule,
        *,
        writer: Writer,
        before: Callable[[], None],
        committed: Callable[[bool], None],
    ) -> None:
        """`before` may raise in the place of a statement; `committed` is told after each commit whether it had
        anything in it."""
        self.name, self.schedule, self.writer = name, schedule, writer
        self.before, self.committed = before, committed
        self.connections: list[Any] = []
        self.taken_out: list[Any] = []
        self.wrote: list[Any] = []
        self.connecting: list[Question] = []
        self.dead = self.initializing = False
        self._disk = disk

    def kill(self) -> None:
        self.dead = True
        self.connected()
        for one in self.connections:
            self.writer.leave(one)
            self.schedule.gone(self._disk.identity(one))
        self._disk.cut([one for one in self.connections if one in self.taken_out or not self._disk.keep(one)])
        self.connections, self.taken_out = [], []

    def connected(self) -> None:
        while self.connecting:
            self.schedule.answered(self.connecting.pop(), released=False)

    def asked(self, who: Any, run: Callable[[], Any], *, releases: bool = False) -> Any:
        """What the database says to it. Whoever was held up goes on when its turn comes."""
        question = self.schedule.asks(who)
        try:
            return run()
        finally:
            self.schedule.answered(question, released=releases)
            if question.was_held and not self.dead:
                await_only(self.schedule.gate(f"answered {self.name}", place=question.place))


life: ContextVar[Life] = ContextVar("life")
"""Whose code it is that runs."""


def install(database: Database, disk: Disk) -> None:
    """Put the gates between an engine and its driver, once for all lives that use it."""
    engine = database.engine.sync_engine
    dialect = cast("Any", engine.dialect)
    disk.prepare(dialect)
    for method in ("do_execute", "do_execute_no_params", "do_executemany"):
        setattr(dialect, method, _statement(disk, getattr(dialect, method)))
    dialect.connect = functools.partial(_connect, disk, dialect.connect)
    dialect.initialize = functools.partial(_initialize, dialect.initialize)
    dialect.do_commit = _end(disk, dialect.do_commit, "commit")
    dialect.do_rollback = _end(disk, dialect.do_rollback, "rollback")
    dialect.do_close = _quiet(disk, dialect.do_close)
    dialect.do_terminate = _quiet(disk, dialect.do_terminate)
    event.listen(engine, "connect", functools.partial(_connected, disk))
    event.listen(engine, "checkout", _take_out)
    event.listen(engine, "checkin", _put_back)


def begin_anew(database: Database) -> None:
    """As another process has it: no connection, and nobody who writes."""
    database.engine.sync_engine.dispose(close=False)
    vars(database)["_one_writer"] = asyncio.Lock()


def _connected(disk: Disk, connection: Any, *_: Any) -> None:
    life.get().connected()
    disk.made(connection)


def _take_out(connection: Any, *_: Any) -> None:
    life.get().taken_out.append(connection)


def _put_back(connection: Any, *_: Any) -> None:
    with contextlib.suppress(ValueError):
        life.get().taken_out.remove(connection)


def _connect(disk: Disk, connect: Callable[..., Any], *args: Any, **named: Any) -> Any:
    """Until the engine has made it ready, which takes more questions, the database is awaited."""
    own = life.get()
    if not own.dead:
        await_only(own.schedule.gate(f"connect {own.name}"))
    if own.dead:
        raise Killed
    own.connecting.append(own.schedule.asks(("connect", object())))
    try:
        made = disk.connect(connect, args, named)
    except BaseException:
        own.connected()
        raise
    own.connections.append(made)
    return made


def _initialize(run: Callable[[Any], None], connection: Any) -> None:
    """What the engine asks of its first connection is no part of the run."""
    own = life.get()
    own.initializing = True
    try:
        run(connection)
    finally:
        own.initializing = False


def _statement(disk: Disk, run: Callable[..., Any]) -> Callable[..., Any]:
    def gated(cursor: Any, statement: str, *more: Any, **named: Any) -> Any:
        own = life.get()
        if own.initializing:
            return run(cursor, statement, *more, **named)
        own.connected()
        connection = cursor._adapt_connection
        begins = statement == "BEGIN IMMEDIATE"
        free = (lambda: own.writer.free(connection)) if begins else (lambda: True)
        what = statement.partition(" ")[0].lower()
        await_only(own.schedule.gate(f"{what} {own.name}", free))
        if own.dead:
            raise Killed
        if begins:
            own.writer.enter(connection)
        else:
            own.before()
        if what not in READS:
            own.wrote.append(connection)
        return own.asked(
            disk.identity(connection), lambda: run(cursor, statement, *more, **named), releases=what == "rollback"
        )

    return gated


def _end(disk: Disk, run: Callable[..., Any], what: str) -> Callable[..., Any]:
    def gated(fairy: Any) -> None:
        own = life.get()
        if own.initializing:
            run(fairy)
            return
        own.connected()
        connection = getattr(fairy, "dbapi_connection", fairy)
        if what == "rollback" and not own.dead and not disk.in_transaction(connection):
            own.writer.leave(connection)
            return  # the pool asks for it each time that a connection comes back
        if not own.dead:
            await_only(own.schedule.gate(f"{what} {own.name}"))
        if own.dead:
            if what == "commit":
                raise Killed
            return
        if what == "commit":
            own.before()
        own.asked(disk.identity(connection), lambda: run(fairy), releases=True)
        own.writer.leave(connection)
        wrote, own.wrote = connection in own.wrote, [one for one in own.wrote if one is not connection]
        if what == "commit":
            own.committed(wrote)

    return gated


def _quiet(disk: Disk, run: Callable[..., Any]) -> Callable[..., Any]:
    def gated(connection: Any) -> None:
        own = life.get(None)
        if own is None or own.dead or connection not in own.connections:
            return
        own.connected()
        own.writer.leave(connection)
        own.connections.remove(connection)
        if connection not in own.taken_out and disk.keep(connection):
            own.schedule.gone(disk.identity(connection))
        else:
            own.asked(disk.identity(connection), lambda: run(connection), releases=True)

    return gated
