"""The one way to a connection, for SQLite and PostgreSQL alike.

SQLite has one writer: without BEGIN IMMEDIATE two transactions that read and then write lose updates in silence.
PostgreSQL writes at READ COMMITTED with row locks, and reads a pull in one REPEATABLE READ snapshot.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import sqlite3
from collections.abc import AsyncGenerator, Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import asyncpg
from sqlalchemy import (
    ColumnElement,
    Connection,
    Dialect,
    Select,
    String,
    Table,
    Text,
    TypeDecorator,
    bindparam,
    column,
    event,
    func,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.dml import ReturningInsert
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.schema import ScalarElementColumnDefault
from sqlalchemy.types import TypeEngine

BUSY_MS = 20_000
"""How long SQLite waits for another process's write before it gives up, in milliseconds: longer than the first start of
another server takes to make the tables on a busy machine."""

POSTGRES_TIMEOUTS = {
    "lock_timeout": "10s",
    "statement_timeout": "60s",
    "idle_in_transaction_session_timeout": "60s",
}
"""A process that froze in the middle of a transaction holds the others up for this long, and no longer."""

ATTEMPTS = 3
"""How often a transaction is tried where another writer is in its way."""

T = TypeVar("T")


class Database:
    """An engine, and the ways to it: to write, to read one moment, to read one thing."""

    def __init__(self, url: str) -> None:
        self.is_sqlite = url.startswith("sqlite")
        if self.is_sqlite:
            Path(url.partition(":///")[2]).parent.mkdir(parents=True, exist_ok=True)
        self.engine = _sqlite(url) if self.is_sqlite else _postgresql(url)
        self._one_writer = asyncio.Lock()
        if self.is_sqlite:
            self._moments = self.engine.execution_options(waarmerk_begin="BEGIN")
            self._single = self.engine.execution_options(waarmerk_begin="")
        else:
            self._moments = self.engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            self._single = self.engine.execution_options(isolation_level="AUTOCOMMIT")

    @asynccontextmanager
    async def begin(self) -> AsyncGenerator[AsyncConnection]:
        """A transaction that may write: committed when the block ends, rolled back when it raises."""
        if not self.is_sqlite:
            async with self.engine.begin() as connection:
                yield connection
            return
        async with self._one_writer, self.engine.begin() as connection:
            yield connection

    @asynccontextmanager
    async def snapshot(self) -> AsyncGenerator[AsyncConnection]:
        """A transaction that only reads, and sees one moment from its first read to its last."""
        async with self._moments.begin() as connection:
            yield connection

    @asynccontextmanager
    async def glance(self) -> AsyncGenerator[AsyncConnection]:
        """No transaction: for statements that only read and each stand alone, two round trips less."""
        async with self._single.connect() as connection:
            yield connection

    async def attempt(self, work: Callable[[AsyncConnection], Awaitable[T]]) -> T:
        """Do the work in a transaction, and all of it again, at most twice, where another writer was in its way."""
        for left in reversed(range(ATTEMPTS)):
            try:
                async with self.begin() as connection:
                    return await work(connection)
            except DBAPIError as error:
                if left == 0 or not is_passing(error):
                    raise
        raise AssertionError("the last attempt returns or raises")

    async def close(self) -> None:
        await self.engine.dispose()


def _postgresql(url: str) -> AsyncEngine:
    engine = create_async_engine(
        url, pool_size=10, max_overflow=10, connect_args={"server_settings": POSTGRES_TIMEOUTS}
    )

    @event.listens_for(engine.sync_engine, "do_connect")
    def _connect(  # pyright: ignore[reportUnusedFunction]
        dialect: Dialect, _record: ConnectionPoolEntry, arguments: tuple[Any, ...], named: dict[str, Any]
    ) -> DBAPIConnection:
        try:
            return dialect.connect(*arguments, **named)
        except OSError as error:  # no such name, no way to it, silence, or each of its addresses refuses
            raise ConnectionError(f"The database is not reached: {error}") from error

    return engine


def _sqlite(url: str) -> AsyncEngine:
    engine = create_async_engine(url, pool_size=8, max_overflow=0, pool_timeout=60)

    @event.listens_for(engine.sync_engine, "connect")
    def _connect(dbapi: DBAPIConnection, _record: ConnectionPoolEntry) -> None:  # pyright: ignore[reportUnusedFunction]
        dbapi.isolation_level = None  # the driver must not begin transactions of its own
        cursor = dbapi.cursor()
        for pragma in (f"busy_timeout={BUSY_MS}", "synchronous=FULL", "foreign_keys=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        # Nobody waits for this one: refused, it is being set by another process, and it stays with the file.
        with contextlib.suppress(sqlite3.OperationalError):
            cursor.execute("PRAGMA journal_mode=WAL")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Connection) -> None:  # pyright: ignore[reportUnusedFunction]
        if begin := connection.get_execution_options().get("waarmerk_begin", "BEGIN IMMEDIATE"):
            connection.exec_driver_sql(begin)

    return engine


_PASSING = ("08", "23505", "40", "53", "55P03", "57", "58")
"""PostgreSQL's codes, or their first two characters for a class: connection, unique key, rollback, resources, lock,
intervention (a restart, a cancelled query), system."""

_PASSING_ON_SQLITE = (
    *("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY"),
    *("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CANTOPEN"),
)
"""The last three are the disk's: PostgreSQL says as much by its classes 53 and 58."""


AWAY: tuple[type[Exception], ...] = (ConnectionError, PoolTimeout, asyncpg.PostgresError)
"""What comes from the way to the database and not from a statement: nothing was done, and it may be asked again."""


def is_passing(error: DBAPIError) -> bool:
    """Whether the same transaction, begun anew, may go well: two writers met, or the database is away for a moment.

    A unique key is among them: the one who came second finds the row at the next attempt.
    """
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorname", "").startswith(_PASSING_ON_SQLITE)
    return error.connection_invalidated or (getattr(cause, "sqlstate", None) or "").startswith(_PASSING)


def insert(connection: AsyncConnection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """The dialect's INSERT, for ON CONFLICT: both spell it alike, SQLAlchemy has no common one."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)


class _Texts(TypeDecorator[Collection[str]]):
    """Any number of texts in one parameter."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(postgresql.ARRAY(Text()) if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Collection[str] | None, dialect: Dialect) -> Any:
        return list(value or ()) if dialect.name == "postgresql" else json.dumps(list(value or ()))


class _Among(FunctionElement[bool]):
    """The columns, and as many parameters of texts."""

    name = "among"
    inherit_cache = True  # and no type: SQLite would be asked whether a boolean is 1, and find it by no index


def among(*asked: tuple[ColumnElement[str], str]) -> ColumnElement[bool]:
    """That the columns together have one of these combinations of texts, the first of each or the second of each; the
    texts are given to the statement as parameters of these names.

    The statement is the same for any number of them, so that it is put together once. With a parameter for each,
    PostgreSQL read the whole table where it knew little of it yet, and a push a feed from its beginning.
    """
    return _Among(*(one for one, _ in asked), *(bindparam(name, type_=_Texts()) for _, name in asked))


@compiles(_Among, "postgresql")
def _among_arrays(element: _Among, compiler: SQLCompiler, **options: Any) -> str:
    columns, arrays = _sides(element, compiler, options)
    if len(columns) == 1:
        return f"{columns[0]} = ANY ({arrays[0]})"
    return f"({', '.join(columns)}) IN (SELECT * FROM unnest({', '.join(arrays)}))"  # noqa: S608 - names and places


@compiles(_Among, "sqlite")
def _among_json(element: _Among, compiler: SQLCompiler, **options: Any) -> str:
    columns, arrays = _sides(element, compiler, options)
    others = "".join(f", json_extract({array}, '$[' || first.key || ']')" for array in arrays[1:])
    found = f"SELECT first.value{others} FROM json_each({arrays[0]}) AS first"  # noqa: S608 - places of parameters
    return f"({', '.join(columns)}) IN ({found})"


def _sides(element: _Among, compiler: SQLCompiler, options: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    parts = [compiler.process(one, **options) for one in element.clauses]
    return parts[: len(parts) // 2], parts[len(parts) // 2 :]


async def insert_rows(connection: AsyncConnection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert any number of rows, which all have the same columns, in one round trip."""
    await _write_rows(connection, table, rows, None)


async def upsert_rows(
    connection: AsyncConnection, table: Table, rows: Sequence[Mapping[str, Any]], *, changing: Sequence[str]
) -> None:
    """The same, and where the row is there already, the columns of `changing` take their new values; the row stays as
    it is where there are none."""
    await _write_rows(connection, table, rows, tuple(changing))


async def add_to_rows(
    connection: AsyncConnection, table: Table, rows: Sequence[Mapping[str, Any]], *, returning: Sequence[str]
) -> list[tuple[Any, ...]]:
    """Insert a few rows; where one is there already, the numbers that are no part of its key grow by the new ones.
    Returns these columns of each row as it is then."""
    names, asked = tuple(rows[0]), tuple(returning)
    if connection.dialect.name == "postgresql":
        statement = _sums_from_arrays(table, names, asked)
        found = await connection.execute(statement, {name: [row[name] for row in rows] for name in names})
        return [tuple(row) for row in found]
    statement = _sum_of_one(table, names, asked)
    return [tuple((await connection.execute(statement, row)).one()) for row in rows]


@lru_cache
def _sums_from_arrays(table: Table, names: tuple[str, ...], returning: tuple[str, ...]) -> ReturningInsert[Any]:
    return _or_add(postgresql.insert(table).from_select(names, _given(table, names)), table, names, returning)


@lru_cache
def _sum_of_one(table: Table, names: tuple[str, ...], returning: tuple[str, ...]) -> ReturningInsert[Any]:
    one = sqlite.insert(table).values({name: bindparam(name) for name in names})
    return _or_add(one, table, names, returning)


def _or_add(
    statement: postgresql.Insert | sqlite.Insert, table: Table, names: tuple[str, ...], returning: tuple[str, ...]
) -> ReturningInsert[Any]:
    key = list(table.primary_key)
    sums = {name: table.c[name] + statement.excluded[name] for name in names if table.c[name] not in key}
    return statement.on_conflict_do_update(index_elements=key, set_=sums).returning(
        *(table.c[one] for one in returning)
    )


async def _write_rows(
    connection: AsyncConnection, table: Table, rows: Sequence[Mapping[str, Any]], changing: tuple[str, ...] | None
) -> None:
    """One text for any number of rows, put together once; SQLAlchemy's own ways prepare each row by itself, which took
    a third of a push."""
    if not rows:
        return
    names = tuple(rows[0])
    if connection.dialect.name == "postgresql":
        # A column travels as one array.
        await connection.execute(
            _from_arrays(table, names, changing), {name: [row[name] for row in rows] for name in names}
        )
    else:
        written, prepare = _one_by_one(connection.dialect, table, names, changing)
        await connection.exec_driver_sql(written, [prepare(row) for row in rows])


@lru_cache
def _from_arrays(table: Table, names: tuple[str, ...], changing: tuple[str, ...] | None) -> postgresql.Insert:
    return _or_change(postgresql.insert(table).from_select(names, _given(table, names)), table, changing)


def _given(table: Table, names: tuple[str, ...]) -> Select[*tuple[Any, ...]]:
    """Rows of these columns, from an array for each."""
    # As text: a cast to a type with a length would cut what is too long, and say nothing.
    kinds = {name: Text() if isinstance(table.c[name].type, String) else table.c[name].type for name in names}
    arrays = func.unnest(*(bindparam(name, type_=postgresql.ARRAY(kind)) for name, kind in kinds.items()))
    given = arrays.table_valued(*(column(name, kind) for name, kind in kinds.items()), name="given").render_derived()
    return select(given)


@lru_cache
def _one_by_one(
    dialect: Dialect, table: Table, names: tuple[str, ...], changing: tuple[str, ...] | None
) -> tuple[str, Callable[[Mapping[str, Any]], tuple[Any, ...]]]:
    statement = _or_change(sqlite.insert(table), table, changing)
    compiled = statement.compile(dialect=dialect, column_keys=list(names))
    order = tuple(compiled.positiontup or ())
    processors = [table.c[name].type.dialect_impl(dialect).bind_processor(dialect) for name in order]
    absent = {name: table.c[name].default for name in order if name not in names}
    defaults = {name: own.arg for name, own in absent.items() if isinstance(own, ScalarElementColumnDefault)}

    def prepare(row: Mapping[str, Any]) -> tuple[Any, ...]:
        whole = {**defaults, **row} if defaults else row
        pairs = zip(order, processors, strict=True)
        return tuple([whole[name] if process is None else process(whole[name]) for name, process in pairs])

    return str(compiled), prepare


Written = TypeVar("Written", postgresql.Insert, sqlite.Insert)


def _or_change(statement: Written, table: Table, changing: tuple[str, ...] | None) -> Written:
    if changing is None:
        return statement
    if not changing:
        return statement.on_conflict_do_nothing()
    return statement.on_conflict_do_update(
        index_elements=list(table.primary_key), set_={name: statement.excluded[name] for name in changing}
    )
