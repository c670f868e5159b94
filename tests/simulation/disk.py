"""The database of simulated servers: what of it outlives a crash, and its backup. Here SQLite's, as a file."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, cast

import aiosqlite


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

    def held_up(self, asked: Sequence[Any]) -> Mapping[Any, Sequence[Any]]:
        """Of these connections, those that wait for others, and for which."""
        ...

    def cut(self, connections: Iterable[Any]) -> None:
        """End connections as the system does with those of a killed process."""
        ...

    def in_transaction(self, connection: Any) -> bool: ...

    def keep(self, connection: Any) -> bool:
        """Whether an idle connection is kept for the next process, which then need not begin with a new one."""
        ...

    def connect(self, dialect_connect: Callable[..., Any], args: Any, named: Any) -> Any: ...

    def made(self, connection: Any) -> None:
        """The server has made a connection ready for itself."""
        ...

    def prepare(self, dialect: Any) -> None:
        """Before the first use of an engine's dialect."""
        ...

    def close(self) -> None: ...

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

    def held_up(self, asked: Sequence[Any]) -> Mapping[Any, Sequence[Any]]:  # noqa: ARG002 - SQLite answers at once
        return {}

    def cut(self, connections: Iterable[Any]) -> None:
        for one in connections:
            driver = one.driver_connection
            raw = cast("sqlite3.Connection | None", vars(driver)["_connection"])
            if raw is not None:
                raw.close()
            vars(driver)["_connection"] = None

    def in_transaction(self, connection: Any) -> bool:
        return connection.driver_connection.in_transaction

    def keep(self, connection: Any) -> bool:  # noqa: ARG002 - its file may be another by then
        return False

    def connect(self, dialect_connect: Callable[..., Any], args: Any, named: Any) -> Any:
        return dialect_connect(*args, **named, async_creator_fn=_at_once)

    def made(self, connection: Any) -> None:
        """A killed server is not a machine without power: nothing here depends on its commits being on the disk."""
        cast("sqlite3.Connection", vars(connection.driver_connection)["_connection"]).execute("PRAGMA synchronous=OFF")

    def prepare(self, dialect: Any) -> None:
        """There is nothing to prepare."""

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
