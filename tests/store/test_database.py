"""What the rest relies on: no lost update, one moment for a reader, and what passes told from what does not."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncGenerator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, MetaData, Table, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.settings import database_url as with_driver
from backend.store.database import ATTEMPTS, Database, insert_rows, is_passing, upsert_rows
from backend.store.schema import Instant

shelf = MetaData()
counter = Table("counter", shelf, Column("id", Integer, primary_key=True), Column("n", Integer, nullable=False))
moment = Table("moment", shelf, Column("id", Integer, primary_key=True), Column("at", Instant, nullable=False))


@pytest.fixture
async def database(database_url: str) -> AsyncGenerator[Database]:
    """A database with two small tables, and two rows in the first."""
    opened = Database(with_driver(database_url))
    async with opened.begin() as connection:
        await connection.run_sync(shelf.create_all)
        await connection.execute(insert(counter), [{"id": 1, "n": 0}, {"id": 2, "n": 0}])
    yield opened
    await opened.close()


@pytest.fixture
async def elsewhere(database: Database, database_url: str) -> AsyncGenerator[Database]:
    """The same database, as another process opens it."""
    opened = Database(with_driver(database_url))
    yield opened
    await opened.close()


async def value(connection: AsyncConnection, row: int = 1) -> int:
    query = select(counter.c.n).where(counter.c.id == row).with_for_update()
    return (await connection.execute(query)).scalar_one()


async def put(connection: AsyncConnection, n: int, row: int = 1) -> None:
    await connection.execute(update(counter).where(counter.c.id == row).values(n=n))


async def test_of_a_hundred_who_read_and_then_write_in_two_processes_none_is_lost(
    database: Database, elsewhere: Database
) -> None:
    async def add_one(where: Database) -> None:
        async with where.begin() as connection:
            before = await value(connection)
            await put(connection, before + 1)

    await asyncio.gather(*(add_one(where) for where in (database, elsewhere) for _ in range(50)))

    async with database.snapshot() as connection:
        assert await connection.scalar(select(counter.c.n).where(counter.c.id == 1)) == 100


async def test_a_reader_sees_one_moment_while_others_write(database: Database, elsewhere: Database) -> None:
    rows = select(counter.c.n).order_by(counter.c.id)
    async with database.snapshot() as reader:
        before = (await reader.scalars(rows)).all()
        async with elsewhere.begin() as writer:
            await put(writer, 7, row=1)
            await put(writer, 7, row=2)

        assert (await reader.scalars(rows)).all() == before

    async with database.snapshot() as reader:
        assert (await reader.scalars(rows)).all() == [7, 7]


async def test_what_raises_leaves_nothing_behind(database: Database) -> None:
    async def stumble(connection: AsyncConnection) -> None:
        await put(connection, 1)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await database.attempt(stumble)

    async with database.begin() as connection:
        assert await value(connection) == 0


async def test_a_connection_that_has_read_writes_the_next_time(database: Database) -> None:
    for _ in range(12):  # more than there are connections to choose from
        async with database.snapshot() as connection:
            await connection.scalar(select(counter.c.n))
        async with database.glance() as connection:
            await connection.scalar(select(counter.c.n))

        async with database.begin() as connection:
            await put(connection, 1)


@pytest.mark.parametrize("many", [0, 1, 5_000])
async def test_any_number_of_rows_is_inserted_and_changed(many: int, database: Database) -> None:
    rows = [{"id": number + 10, "n": number} for number in range(many)]
    changed = [row | {"n": -1} for row in rows]

    async with database.begin() as connection:
        await insert_rows(connection, counter, rows)
        await upsert_rows(connection, counter, changed, changing=["n"])

        assert await connection.scalar(select(func.count()).where(counter.c.n == -1)) == many


EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SINCE = st.timedeltas(timedelta(days=-365 * 70), timedelta(days=365 * 300))
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(since=SINCE, zone=ZONES)
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_a_moment_comes_back_as_it_was_and_in_utc(since: timedelta, zone: timezone, database: Database) -> None:
    at = (EPOCH + since).astimezone(zone)
    async with database.begin() as connection:
        await connection.execute(moment.delete())
        await connection.execute(insert(moment).values(id=1, at=at))

        kept = (await connection.execute(select(moment.c.at))).scalar_one()

    assert kept == at
    assert kept.tzinfo == UTC


async def test_a_time_without_a_zone_is_never_stored(database: Database) -> None:
    async with database.begin() as connection:
        with pytest.raises(StatementError, match="without a zone"):
            await connection.execute(insert(moment).values(id=1, at=datetime.now(UTC).replace(tzinfo=None)))


async def test_moments_are_in_order_whatever_the_zone_they_came_in(database: Database) -> None:
    noon = datetime(2026, 7, 14, 12, 0, tzinfo=timezone(timedelta(hours=2)))
    later = datetime(2026, 7, 14, 10, 30, tzinfo=UTC)

    async with database.begin() as connection:
        await insert_rows(connection, moment, [{"id": 1, "at": later}, {"id": 2, "at": noon}])

        assert (await connection.scalars(select(moment.c.id).order_by(moment.c.at))).all() == [2, 1]


class Tried:
    """Work that meets `error` the first `times` times."""

    def __init__(self, times: int, error: DBAPIError) -> None:
        self.times, self.error, self.done = times, error, 0

    async def __call__(self, connection: AsyncConnection) -> int:
        self.done += 1
        await put(connection, await value(connection) + 1)
        if self.done <= self.times:
            raise self.error
        return self.done


async def a_collision(database: Database) -> DBAPIError:
    """What the second writer of one key meets."""
    with pytest.raises(DBAPIError) as met:
        async with database.begin() as connection:
            await connection.execute(insert(counter).values(id=1, n=0))
    return met.value


async def test_who_was_in_anothers_way_is_tried_again_from_the_beginning(database: Database) -> None:
    work = Tried(ATTEMPTS - 1, await a_collision(database))

    assert await database.attempt(work) == ATTEMPTS
    async with database.begin() as connection:
        assert await value(connection) == 1


async def test_what_stays_in_the_way_is_told(database: Database) -> None:
    collision = await a_collision(database)
    work = Tried(ATTEMPTS, collision)

    with pytest.raises(DBAPIError) as met:
        await database.attempt(work)

    assert met.value is collision
    assert is_passing(met.value)


async def test_a_mistake_is_not_tried_again(database: Database) -> None:
    with pytest.raises(DBAPIError) as met:
        async with database.begin() as connection:
            await connection.execute(text("INSERT INTO counter (id, n) VALUES (3, NULL)"))
    work = Tried(1, met.value)

    with pytest.raises(DBAPIError):
        await database.attempt(work)

    assert not is_passing(met.value)
    assert work.done == 1


async def test_a_deadlock_passes(database: Database) -> None:
    """On SQLite there is none: the one writer's lock is taken first."""
    both = asyncio.Barrier(2)

    async def take(first: int, second: int) -> None:
        async with database.begin() as connection:
            await put(connection, 1, row=first)
            if not database.is_sqlite:
                await both.wait()
            await put(connection, 1, row=second)

    ended = await asyncio.gather(take(1, 2), take(2, 1), return_exceptions=True)

    failed = [error for error in ended if isinstance(error, DBAPIError)]
    assert len(failed) == (0 if database.is_sqlite else 1)
    assert all(is_passing(error) for error in failed)


async def test_a_database_that_another_process_holds_is_busy(sqlite_url: str) -> None:
    database = Database(with_driver(sqlite_url))
    async with database.begin() as connection:
        await connection.run_sync(shelf.create_all)
    holder = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    async with database.glance() as connection:
        await connection.exec_driver_sql("PRAGMA busy_timeout=0")

    with pytest.raises(DBAPIError) as met:
        async with database.begin():
            pass

    assert is_passing(met.value)
    holder.close()
    await database.close()


async def test_a_session_that_the_database_ended_passes(postgres_url: str) -> None:
    database = Database(with_driver(postgres_url))

    with pytest.raises(DBAPIError) as met:
        async with database.begin() as connection:
            await connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))

    assert is_passing(met.value)
    async with database.begin() as connection:
        assert await connection.scalar(text("SELECT 1")) == 1
    await database.close()
