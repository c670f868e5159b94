"""Feeds: who may see which record, in an order that a reader never loses a change of.

A sequence or a time as cursor loses changes: a transaction that commits later may carry an earlier number. So each feed
has a counter in a row of its own; a writer takes it as the last thing before its commit and holds that row's lock until
then. Order of numbers is order of commits, and a rollback leaves no gap. Counters are taken in the order of the feeds'
names, so that two writers never wait for each other in a ring.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.store.database import insert, upsert_rows
from backend.store.schema import feed, feed_entry
from sync_protocol.document import RecordType


class Entry(NamedTuple):
    """A record that enters a feed, changes in it, or leaves it."""

    feed: str
    record_type: RecordType
    record: str
    rev: int
    present: bool


async def write(connection: AsyncConnection, entries: Iterable[Entry]) -> Mapping[str, int]:
    """Number the entries and write them. The last statements of a transaction. Returns the new head of each feed."""
    latest = {(entry.feed, entry.record_type, entry.record): entry for entry in entries}
    if not latest:
        return {}
    sizes = Counter(entry.feed for entry in latest.values())
    heads = await _take(connection, sizes)
    following = {name: heads[name] - sizes[name] for name in sizes}
    rows: list[dict[str, Any]] = []
    for entry in latest.values():
        following[entry.feed] += 1
        rows.append(entry._asdict() | {"seq": following[entry.feed]})
    await upsert_rows(connection, feed_entry, rows, changing=("seq", "rev", "present"))
    return heads


async def _take(connection: AsyncConnection, sizes: Mapping[str, int]) -> dict[str, int]:
    statement = insert(connection, feed).values([{"name": name, "head": sizes[name]} for name in sorted(sizes)])
    taken = await connection.execute(
        statement.on_conflict_do_update(
            index_elements=[feed.c.name], set_={"head": feed.c.head + statement.excluded.head}
        ).returning(feed.c.name, feed.c.head)
    )
    return {name: head for name, head in taken}  # noqa: C416 - a row is no pair to the type checker


async def heads(connection: AsyncConnection, names: Sequence[str]) -> Mapping[str, int]:
    """The last number of each feed; 0 for one that has no entry yet."""
    rows = await connection.execute(select(feed.c.name, feed.c.head).where(feed.c.name.in_(names)))
    return dict.fromkeys(names, 0) | {name: head for name, head in rows}  # noqa: C416 - a row is no pair to the type checker


class Change(NamedTuple):
    """An entry with its number, as a reader gets it."""

    seq: int
    record_type: str
    record: str
    rev: int
    present: bool


async def after(connection: AsyncConnection, name: str, seq: int, limit: int) -> Sequence[Change]:
    """The feed's entries behind a number, in order. From zero, what has left is not told."""
    if limit <= 0:
        return []
    query = (
        select(feed_entry.c.seq, feed_entry.c.record_type, feed_entry.c.record, feed_entry.c.rev, feed_entry.c.present)
        .where(feed_entry.c.feed == name, feed_entry.c.seq > seq)
        .order_by(feed_entry.c.seq)
        .limit(limit)
    )
    if seq == 0:
        query = query.where(feed_entry.c.present)
    return [Change(*row) for row in await connection.execute(query)]


async def present(connection: AsyncConnection, name: str) -> Sequence[tuple[str, int]]:
    """Every record in the feed with its revision, for the feed's sum."""
    rows = await connection.execute(
        select(feed_entry.c.record, feed_entry.c.rev).where(feed_entry.c.feed == name, feed_entry.c.present)
    )
    return [(record, rev) for record, rev in rows]
