"""Feeds: who may see which record, in an order that a reader never loses a change of.

A sequence or a time as cursor loses changes: a transaction that commits later may carry an earlier number. So each feed
has a counter in a row of its own; a writer takes it as the last thing before its commit and holds that row's lock until
then. Order of numbers is order of commits, and a rollback leaves no gap. Counters are taken in the order of the feeds'
names, so that two writers never wait for each other in a ring.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import asdict
from sqlalchemy import bindparam, func, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.store.database import add_to_rows, among, upsert_rows
from backend.store.schema import document, feed, feed_entry
from sync_protocol.document import RecordType
from sync_protocol.wire import record_sum
from sync_protocol.workflow import Status

OPEN = (Status.NEW, Status.IN_PROGRESS, Status.PRE_VALID)


class Entry(NamedTuple):
    """A record that enters a feed, changes in it, or leaves it."""

    feed: str
    record_type: RecordType
    record: str
    rev: int
    present: bool


class State(NamedTuple):
    """How far a feed has come, how many records are in it, and the sum of their `record_sum` modulo 2**64.

    What left up to the horizon is forgotten."""

    head: int
    present: int
    total: int
    horizon: int = 0


class _Step(Struct):
    """What a transaction adds to a feed's row. The sum's halves are added up each for itself: their carry would not fit
    into the databases' numbers."""

    head: int = 0
    present: int = 0
    sum_high: int = 0
    sum_low: int = 0

    def count(self, sign: int, record: str, rev: int) -> None:
        """A record comes (1) or goes (-1)."""
        one = _record_sum(record, rev)
        self.present += sign
        self.sum_high += sign * (one >> 32)
        self.sum_low += sign * (one & 0xFFFFFFFF)


_record_sum = lru_cache(maxsize=4096)(record_sum)
"""Each is asked for by several feeds, and again when the record changes next."""


async def write(connection: AsyncConnection, entries: Iterable[Entry]) -> Mapping[str, int]:
    """Number the entries and write them. The last statements of a transaction. Returns the new head of each feed.

    The caller holds the records' locks: what the feeds had of them before is read without the counters' locks.
    """
    latest = {(entry.feed, entry.record_type, entry.record): entry for entry in entries}
    if not latest:
        return {}
    before = await _revs(connection, latest.values())
    steps: defaultdict[str, _Step] = defaultdict(_Step)
    for key, entry in latest.items():
        step = steps[entry.feed]
        step.head += 1
        if (had := before.get(key)) is not None:
            step.count(-1, entry.record, had)
        if entry.present:
            step.count(1, entry.record, entry.rev)
    heads = await _take(connection, steps)
    following = {name: heads[name] - steps[name].head for name in steps}
    rows: list[dict[str, Any]] = []
    for name, record_type, record, rev, present in latest.values():
        following[name] += 1
        row = {"feed": name, "record_type": record_type, "record": record, "rev": rev, "present": present}
        rows.append(row | {"seq": following[name]})
    await upsert_rows(connection, feed_entry, rows, changing=("seq", "rev", "present"))
    return heads


_REVS = select(feed_entry.c.feed, feed_entry.c.record_type, feed_entry.c.record, feed_entry.c.rev).where(
    among((feed_entry.c.feed, "names"), (feed_entry.c.record_type, "types"), (feed_entry.c.record, "records")),
    feed_entry.c.present,
)


async def _revs(connection: AsyncConnection, entries: Iterable[Entry]) -> Mapping[tuple[str, str, str], int]:
    """The revisions in which the feeds have these records now."""
    names, types, records = zip(*(entry[:3] for entry in entries), strict=True)
    rows = await connection.execute(_REVS, {"names": names, "types": types, "records": records})
    return {(name, type_, record): rev for name, type_, record, rev in rows}


async def _take(connection: AsyncConnection, steps: Mapping[str, _Step]) -> dict[str, int]:
    rows = [{"name": name} | asdict(steps[name]) for name in sorted(steps)]
    return dict(await add_to_rows(connection, feed, rows, returning=("name", "head")))


STATE = (feed.c.name, feed.c.head, feed.c.present, feed.c.sum_high, feed.c.sum_low, feed.c.horizon)

_STATES = select(*STATE).where(feed.c.name.in_(bindparam("names", expanding=True)))


async def states(connection: AsyncConnection, names: Sequence[str]) -> Mapping[str, State]:
    """Each of the feeds as it is now; all zero for one that has no entry yet."""
    return read_states(names, (await connection.execute(_STATES, {"names": names})).all())


def read_states(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> Mapping[str, State]:
    """The feeds of these names, from rows of the columns of `STATE`."""
    known = {
        name: State(head, present, (high * 2**32 + low) % 2**64, horizon)
        for name, head, present, high, low, horizon in rows
    }
    return {name: known.get(name, State(0, 0, 0)) for name in names}


async def left_at(connection: AsyncConnection, names: Collection[str], record: str) -> int:
    """The last revision at which a document left one of the feeds; 0 where it was in none of them."""
    query = select(func.max(feed_entry.c.rev)).where(
        feed_entry.c.feed.in_(names),
        feed_entry.c.record_type == RecordType.DOCUMENT,
        feed_entry.c.record == record,
        ~feed_entry.c.present,
    )
    return await connection.scalar(query) or 0


class Change(NamedTuple):
    """An entry with its number, as a reader gets it, and the bytes that the document's body has."""

    seq: int
    record_type: str
    record: str
    rev: int
    present: bool
    size: int


_ENTRY = (feed_entry.c.seq, feed_entry.c.record_type, feed_entry.c.record, feed_entry.c.rev, feed_entry.c.present)


async def work_ahead(
    connection: AsyncConnection, name: str, seq: int, *, post: str, since: datetime, limit: int
) -> Sequence[Change]:
    """The open documents that arrive next at a post, soonest first, but for those that its feed has up to a number."""
    # Each status for itself, so that the index gives its first ones: together, the post's documents were all read.
    soonest = [
        select(document.c.id, document.c.arrival, func.length(document.c.body).label("size"))
        .where(document.c.post == post, document.c.status == status, document.c.arrival >= since)
        .order_by(document.c.arrival)
        .limit(limit)
        .subquery()
        for status in OPEN
    ]
    soon = union_all(*(select(one) for one in soonest)).subquery()
    here = (feed_entry.c.feed == name) & (feed_entry.c.record_type == RecordType.DOCUMENT)
    query = (
        select(
            *_ENTRY,
            soon.c.size,
        )
        .join_from(soon, feed_entry, here & (feed_entry.c.record == soon.c.id))
        .where(feed_entry.c.present, feed_entry.c.seq > seq)
        .order_by(soon.c.arrival)
        .limit(limit)
    )
    return [Change(*row) for row in await connection.execute(query)]


_BEHIND = (
    select(
        *_ENTRY,
        func.coalesce(func.length(document.c.body), 0),
    )
    .join_from(feed_entry, document, feed_entry.c.record == document.c.id, isouter=True)
    .where(feed_entry.c.feed == bindparam("name"), feed_entry.c.seq > bindparam("number"))
    .order_by(feed_entry.c.seq)
    .limit(bindparam("most"))
)
_FROM_ZERO = _BEHIND.where(feed_entry.c.present)


async def after(connection: AsyncConnection, name: str, seq: int, limit: int) -> Sequence[Change]:
    """The feed's entries behind a number, in order. From zero, what has left is not told."""
    if limit <= 0:
        return []
    query = _FROM_ZERO if seq == 0 else _BEHIND
    rows = await connection.execute(query, {"name": name, "number": seq, "most": limit})
    return [Change(*row) for row in rows]
