"""The servers that the other tests rely on."""

from __future__ import annotations

import pytest
from redis import Redis
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine


async def leave_a_mark(url: str) -> list[str]:
    engine = create_async_engine(make_url(url).set(drivername="postgresql+asyncpg"))
    async with engine.begin() as connection:
        await connection.execute(text("create table mark (n int)"))
        found = await connection.scalars(text("select tablename from pg_tables where schemaname = 'public'"))
    await engine.dispose()
    return [str(name) for name in found]


async def test_a_database_of_a_test_is_real_and_starts_empty(postgres_url: str) -> None:
    assert await leave_a_mark(postgres_url) == ["mark"]


async def test_the_next_test_sees_nothing_of_the_one_before(postgres_url: str) -> None:
    assert await leave_a_mark(postgres_url) == ["mark"]


def test_a_test_of_the_store_runs_on_both_engines(database_url: str, request: pytest.FixtureRequest) -> None:
    scheme = database_url.partition(":")[0]

    assert f"[{scheme}]" in request.node.name


def test_redis_starts_empty(redis_url: str) -> None:
    with Redis.from_url(redis_url) as client:
        assert client.keys() == []
        client.set("mark", "1")


def test_redis_starts_empty_again(redis_url: str) -> None:
    with Redis.from_url(redis_url) as client:
        assert client.keys() == []
