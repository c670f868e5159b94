"""People and what they belong to."""

from __future__ import annotations

from collections.abc import AsyncGenerator

import pytest
from sqlalchemy import select, update

from backend import demo
from backend.settings import database_url as with_driver
from backend.store import feeds, people
from backend.store.database import Database
from backend.store.schema import person


@pytest.fixture
async def database(settled_url: str) -> AsyncGenerator[Database]:
    opened = Database(with_driver(settled_url))
    yield opened
    await opened.close()


async def test_who_is_there_stays_unchanged_and_who_is_missing_is_added(database: Database) -> None:
    """As when the first start of a demonstration was broken off."""
    async with database.begin() as connection:
        await connection.execute(update(person).values(failures=3))
        known = (await connection.execute(select(person).where(person.c.id == "inspector-1"))).mappings().one()
        before = await feeds.states(connection, ["me:inspector-1"])

    async with database.begin() as connection:
        await people.add(
            connection,
            authorities=demo.POSTS,
            organisations=[demo.EXPORTER],
            people=[
                dict(known) | {"name": "Somebody else", "failures": 0},
                dict(known)
                | {"id": "inspector-9", "name": "Zoe\u0308", "email": "Inspector9@Harbour.example", "failures": 0},
            ],
        )

    async with database.snapshot() as connection:
        assert await connection.scalar(select(person.c.name).where(person.c.id == "inspector-9")) == "Zo\u00eb"
        failures = {row.id: row.failures for row in await connection.execute(select(person.c.id, person.c.failures))}
        assert failures["inspector-1"] == 3
        assert failures["inspector-9"] == 0
        assert await feeds.states(connection, ["me:inspector-1"]) == before
        (added,) = (await feeds.states(connection, ["me:inspector-9"])).values()
        assert (added.head, added.present) == (1, 1)
        assert await people.by_email(connection, "Inspector9@Harbour.example") is not None
