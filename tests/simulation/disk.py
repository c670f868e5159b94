"""The database of a simulated server: what of it outlives a crash, its backup, and the gates at its statements.

Each statement, commit and roll-back of a server is a gate, so that others come between any two of them. A killed
process loses its connections and with them what it had not committed; nothing that its code does afterwards reaches the
database.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import shutil
import sqlite3
import threading
from collections.abc import Callable, Coroutine, Generator, Iterable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast

import aiosqlite
import asyncpg
from sqlalchemy import event
from sqlalchemy.util import await_only

from backend.store import schema
from backend.store.database import Database
from tests.simulation.loop import Schedule

T = TypeVar("T")


class Killed(BaseException):
    """The process has ended: nothing of it goes on."""


class Disk(Protocol):
    """A database apart from the processes that use it."""

    kind: str
    url: str

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """What is committed now; `?` stands for a value."""
        ...

    def many(self, *queries: str) -> list[list[tuple[Any, ...]]]:
        """Several questions in one go."""
        ...

    def execute(self, statement: str, *values: Any) -> None: ...

    def save(self, name: str) -> None:
        """Keep a copy of what is committed."""
        ...

    def restore(self, name: str) -> None:
        """Put a copy in the place of what is there; no process uses the database."""
        ...

    def fresh(self) -> None:
        """As it was prepared, for the next run."""
        ...

    def held_up(self, asked: Sequence[Any]) -> set[Any]: ...

    def cut(self, connections: Iterable[Any]) -> None:
        """End connections as the system does with those of a killed process."""
        ...

    def connect(self, dialect_connect: Callable[..., Any], args: Any, named: Any) -> Any: ...

    def identity(self, connection: Any) -> Any: ...


class SqliteDisk:
    """A file, whose one writer is waited for at the gate: no thread of its own, no real waiting."""

    kind = "sqlite"

    def __init__(self, folder: Path, prepared: Path) -> None:
        self._folder, self._prepared = folder, prepared
        self._file = folder / "simulated.db"
        self.url = f"sqlite:///{self._file}"
        self._own: sqlite3.Connection | None = None

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        return self._open().execute(query, values).fetchall()

    def many(self, *queries: str) -> list[list[tuple[Any, ...]]]:
        return [self.rows(query) for query in queries]

    def execute(self, statement: str, *values: Any) -> None:
        self._open().execute(statement, values)

    def save(self, name: str) -> None:
        with contextlib.closing(sqlite3.connect(self._folder / name)) as copy:
            self._open().backup(copy)

    def restore(self, name: str) -> None:
        self._put(self._folder / name)

    def fresh(self) -> None:
        self._put(self._prepared)

    def _put(self, source: Path) -> None:
        self.close()
        for end in ("", "-wal", "-shm"):
            self._file.with_name(self._file.name + end).unlink(missing_ok=True)
        shutil.copyfile(source, self._file)

    def close(self) -> None:
        if self._own is not None:
            self._own.close()
            self._own = None

    def _open(self) -> sqlite3.Connection:
        if self._own is None:
            self._own = sqlite3.connect(self._file, isolation_level=None, timeout=0)
        return self._own

    def held_up(self, asked: Sequence[Any]) -> set[Any]:  # noqa: ARG002 - SQLite answers at once
        return set()

    def cut(self, connections: Iterable[Any]) -> None:
        for one in connections:
            driver = one.driver_connection
            raw = cast("sqlite3.Connection | None", vars(driver)["_connection"])
            if raw is not None:
                raw.close()
            vars(driver)["_connection"] = None

    def connect(self, dialect_connect: Callable[..., Any], args: Any, named: Any) -> Any:
        return dialect_connect(*args, **named, async_creator_fn=_at_once)

    def identity(self, connection: Any) -> Any:
        return id(connection)


class _AtOnce:
    """Stands where aiosqlite has the queue to its thread: the work is done when it is put."""

    def put_nowait(self, work: tuple[asyncio.Future[Any] | None, Callable[[], Any]]) -> None:
        future, function = work
        try:
            result = function()
        except BaseException as error:
            if future is None:
                raise
            future.set_exception(error)
        else:
            if future is not None:
                future.set_result(result)


class _NoThread:
    daemon = True

    def start(self) -> None:
        """There is nothing to start."""


def _at_once(*args: Any, **named: Any) -> aiosqlite.Connection:
    connection = aiosqlite.connect(*args, **named)
    vars(connection).update(_tx=_AtOnce(), _thread=_NoThread())
    return connection


STILL = ("reference_file", "reference_list", "authority", "organisation")
"""Tables that no run of the simulation writes to."""


class PostgresDisk:
    """A database of a cluster. Copies of its tables stand in other schemas of it; who is held up is asked beside."""

    kind = "postgresql"

    def __init__(self, url: str) -> None:
        self.url = url
        self._beside = _Beside(url)
        self._tables = [f'"{table.name}"' for table in schema.metadata.sorted_tables if table.name not in STILL]
        # A killed server is not a killed PostgreSQL: nothing here depends on its commits being on the disk.
        self._beside.run(
            lambda own: own.execute(f'alter database "{url.rpartition("/")[2]}" set synchronous_commit = off')
        )
        self._copies: set[str] = set()
        self.save("prepared")

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self._beside.run(lambda own: own.fetch(_numbered(query), *values))]

    def many(self, *queries: str) -> list[list[tuple[Any, ...]]]:
        async def ask(own: Any) -> list[list[tuple[Any, ...]]]:
            return [[tuple(row) for row in await own.fetch(query)] for query in queries]

        return self._beside.run(ask)

    def execute(self, statement: str, *values: Any) -> None:
        self._beside.run(lambda own: own.execute(_numbered(statement), *values))

    def save(self, name: str) -> None:
        if name not in self._copies:
            made = "".join(f'create unlogged table "{name}".{one} (like public.{one});' for one in self._tables)
            self._beside.run(lambda own: own.execute(f'create schema "{name}"; {made}'))
            self._copies.add(name)
        over = "".join(
            f'delete from "{name}".{one}; insert into "{name}".{one} select * from public.{one};'
            for one in self._tables
        )
        self._beside.run(lambda own: own.execute(over))

    def restore(self, name: str) -> None:
        gone = "".join(f"delete from public.{one};" for one in reversed(self._tables))
        back = "".join(f'insert into public.{one} select * from "{name}".{one};' for one in self._tables)
        self._beside.run(lambda own: own.execute(gone + back))

    def fresh(self) -> None:
        self.restore("prepared")

    def close(self) -> None:
        self._beside.close()

    def held_up(self, asked: Sequence[Any]) -> set[Any]:
        query = "select one from unnest(?::int[]) one where cardinality(pg_blocking_pids(one)) > 0"
        return {row[0] for row in self.rows(query, [one for one in asked if isinstance(one, int)])}

    def cut(self, connections: Iterable[Any]) -> None:
        pids: list[int] = []
        for one in connections:
            driver = one.driver_connection
            if not driver.is_closed():
                pids.append(driver.get_server_pid())
                driver.terminate()
        self.rows("select pg_terminate_backend(one, 10000) from unnest(?::int[]) one", pids)

    def connect(self, dialect_connect: Callable[..., Any], args: Any, named: Any) -> Any:
        return dialect_connect(*args, **named)

    def identity(self, connection: Any) -> Any:
        return connection.driver_connection.get_server_pid()


def _numbered(query: str) -> str:
    first, *rest = query.split("?")
    return first + "".join(f"${number}{part}" for number, part in enumerate(rest, start=1))


class _Beside:
    """A connection on a thread of its own, which answers while the simulated loop stands still."""

    def __init__(self, url: str) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._own: Any = self._await(cast("Any", asyncpg).connect(url))

    def run(self, work: Callable[[Any], Coroutine[Any, Any, T]]) -> T:
        return self._await(work(self._own))

    def _await(self, work: Coroutine[Any, Any, T]) -> T:
        future: Future[T] = asyncio.run_coroutine_threadsafe(work, self._loop)
        return future.result(60)

    def close(self) -> None:
        self._await(self._own.close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


class Gates:
    """Puts itself between one process's engine and its driver."""

    def __init__(
        self,
        database: Database,
        disk: Disk,
        schedule: Schedule,
        name: str,
        *,
        writer: Writer,
        before: Callable[[], None],
        committed: Callable[[], None],
    ) -> None:
        """`before` may raise in the place of a statement; `committed` is told after each commit."""
        self._disk, self._schedule, self._name = disk, schedule, name
        self._writer, self._before, self._committed = writer, before, committed
        self._connections: list[Any] = []
        self._connecting: list[Any] = []
        self.dead = self._initializing = False
        event.listen(database.engine.sync_engine, "connect", self._connected)
        dialect = cast("Any", database.engine.sync_engine.dialect)
        self._dialect = dialect
        connect = dialect.connect
        dialect.connect = functools.partial(self._connect, connect)
        for method in ("do_execute", "do_execute_no_params", "do_executemany"):
            setattr(dialect, method, self._statement(getattr(dialect, method)))
        dialect.initialize = self._initialize(dialect.initialize)
        dialect.do_commit = self._end(dialect.do_commit, "commit")
        dialect.do_rollback = self._end(dialect.do_rollback, "rollback")
        dialect.do_close = self._quiet(dialect.do_close)
        dialect.do_terminate = self._quiet(dialect.do_terminate)

    def kill(self) -> None:
        self.dead = True
        self._connected()
        for one in self._connections:
            self._writer.leave(one)
            self._schedule.answered(self._disk.identity(one), released=True)
        self._disk.cut(self._connections)
        self._connections = []

    def _connect(self, connect: Callable[..., Any], *args: Any, **named: Any) -> Any:
        """Until the engine has made it ready, which takes more questions, the database is awaited."""
        if self.dead:
            raise Killed
        waiting = ("connect", object())
        self._connecting.append(waiting)
        self._schedule.asks(waiting)
        try:
            made = self._disk.connect(connect, args, named)
        except BaseException:
            self._connected()
            raise
        self._connections.append(made)
        return made

    def _initialize(self, run: Callable[[Any], None]) -> Callable[[Any], None]:
        """What the engine asks of its first connection is no part of the run."""

        def initialize(connection: Any) -> None:
            self._initializing = True
            try:
                run(connection)
            finally:
                self._initializing = False

        return initialize

    def _connected(self, *_: Any) -> None:
        while self._connecting:
            self._schedule.answered(self._connecting.pop(), released=False)

    @contextlib.contextmanager
    def _asking(self, who: Any, *, releases: bool = False) -> Generator[None]:
        self._schedule.asks(who)
        try:
            yield
        finally:
            self._schedule.answered(who, released=releases)

    def _statement(self, run: Callable[..., Any]) -> Callable[..., Any]:
        def gated(cursor: Any, statement: str, *more: Any, **named: Any) -> Any:
            if self._initializing:
                return run(cursor, statement, *more, **named)
            self._connected()
            connection = cursor._adapt_connection
            writes = statement == "BEGIN IMMEDIATE"
            free = (lambda: self._writer.free(connection)) if writes else (lambda: True)
            what = statement.partition(" ")[0].lower()
            await_only(self._schedule.gate(f"{what} {self._name}", free))
            if self.dead:
                raise Killed
            if not writes:
                self._before()
            else:
                self._writer.enter(connection)
            with self._asking(self._disk.identity(connection), releases=statement.startswith("ROLLBACK")):
                return run(cursor, statement, *more, **named)

        return gated

    def _end(self, run: Callable[..., Any], what: str) -> Callable[..., Any]:
        def gated(fairy: Any) -> None:
            if self._initializing:
                run(fairy)
                return
            self._connected()
            connection = getattr(fairy, "dbapi_connection", fairy)
            if not self.dead:
                await_only(self._schedule.gate(f"{what} {self._name}"))
            if self.dead:
                if what == "commit":
                    raise Killed
                return
            if what == "commit":
                self._before()
            with self._asking(self._disk.identity(connection), releases=True):
                run(fairy)
            self._writer.leave(connection)
            if what == "commit":
                self._committed()

        return gated

    def _quiet(self, run: Callable[..., Any]) -> Callable[..., Any]:
        def gated(connection: Any) -> None:
            self._connected()
            if not self.dead:
                self._writer.leave(connection)
                with self._asking(("close", id(connection)), releases=True):
                    run(connection)
                if connection in self._connections:
                    self._connections.remove(connection)

        return gated


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
