"""A feed: its numbers, its sum, and what a reader has who follows it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.settings import database_url as with_driver
from backend.store import feeds
from backend.store.database import Database
from backend.store.feeds import Entry
from sync_protocol.document import RecordType
from sync_protocol.wire import record_sum

NAMES = ("post:a", "post:b", "organisation:c")


@pytest.fixture
async def database(settled_url: str) -> AsyncGenerator[Database]:
    opened = Database(with_driver(settled_url))
    yield opened
    await opened.close()


def entry(feed: str, record: str, rev: int, present: bool) -> Entry:
    return Entry(feed, RecordType.DOCUMENT, record, rev, present)


Held = dict[str, int]
"""Records with their revisions, as a reader has them."""


async def follow(database: Database, name: str, held: Held, seq: int, limit: int) -> int:
    """Read on from a number, page by page; returns the number that was reached."""
    async with database.snapshot() as connection:
        while changes := await feeds.after(connection, name, seq, limit):
            for one in changes:
                held.pop(one.record, None)
                if one.present:
                    held[one.record] = one.rev
            seq = changes[-1].seq
    return seq


ENTRIES = st.builds(entry, st.sampled_from(NAMES), st.sampled_from("123456"), st.integers(1, 9), st.booleans())


@given(transactions=st.lists(st.lists(ENTRIES, max_size=6), max_size=6), limit=st.integers(1, 4))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_whoever_reads_on_has_what_whoever_begins_anew_has_and_the_sum_agrees(
    transactions: Sequence[Sequence[Entry]], limit: int, database: Database
) -> None:
    readers: dict[str, Held] = {name: {} for name in NAMES}
    reached = dict.fromkeys(NAMES, 0)
    for name in NAMES:
        reached[name] = await follow(database, name, readers[name], 0, limit)
    for entries in transactions:
        async with database.begin() as connection:
            await feeds.write(connection, entries)
        for name in NAMES:
            reached[name] = await follow(database, name, readers[name], reached[name], limit)

    async with database.snapshot() as connection:
        states = await feeds.states(connection, NAMES)
    for name in NAMES:
        fresh: Held = {}
        await follow(database, name, fresh, 0, 100)
        total = sum(record_sum(record, rev) for record, rev in fresh.items()) % 2**64
        assert readers[name] == fresh
        assert (states[name].present, states[name].total) == (len(fresh), total)


async def test_numbers_have_no_gap_and_a_transaction_that_fails_leaves_none(database: Database) -> None:
    async def stumble() -> None:
        async with database.begin() as connection:
            await feeds.write(connection, [entry("post:a", "lost", 1, True)])
            raise ZeroDivisionError

    heads: list[int] = []
    for number in range(3):
        async with database.begin() as connection:
            moved = await feeds.write(connection, [entry("post:a", str(number), 1, True)])
        heads.append(moved["post:a"])
        with pytest.raises(ZeroDivisionError):
            await stumble()

    assert heads == [1, 2, 3]


async def test_writers_of_many_feeds_in_any_order_never_wait_in_a_ring(database: Database) -> None:
    names = [f"post:{number:02}" for number in range(30)]

    async def write(record: str, order: Sequence[str]) -> None:
        for rev in range(1, 6):
            async with database.begin() as connection:
                await feeds.write(connection, [entry(name, record, rev, True) for name in order])

    await asyncio.gather(write("one", names), write("two", names[::-1]), write("three", names[::2] + names[1::2]))

    async with database.snapshot() as connection:
        states = await feeds.states(connection, names)
    total = sum(record_sum(record, 5) for record in ("one", "two", "three")) % 2**64
    assert set(states.values()) == {(15, 3, total, 0)}
