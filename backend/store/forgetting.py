"""What is not kept for ever: answers that a device has, what left a feed long ago, notices long sent.

Operations, signatures and the audit trail are never removed.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import and_, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.store.schema import delivery, event, feed, feed_entry, feed_mark, operation, stream
from sync_protocol.wire import ResultStatus

MARK_EVERY = timedelta(weeks=1)


async def forget_answers(connection: AsyncConnection, limit: int) -> int:
    """Drop the results of some streams that their devices have acknowledged, but for those that were put aside.

    Returns how many streams. Called before anything else of a transaction: it takes the streams' locks.
    """
    query = (
        select(stream.c.client_id, stream.c.forgotten_through, stream.c.acked_through)
        .where(stream.c.acked_through > stream.c.forgotten_through)
        .order_by(stream.c.client_id)
        .limit(limit)
        .with_for_update()
    )
    found = (await connection.execute(query)).all()
    for client_id, after, through in found:
        await connection.execute(
            update(operation)
            .where(
                operation.c.client_id == client_id,
                operation.c.seq > after,
                operation.c.seq <= through,
                operation.c.status != ResultStatus.QUARANTINED,
                operation.c.settled_at.is_(None),
            )
            .values(result=None)
        )
        await connection.execute(
            update(stream).where(stream.c.client_id == client_id).values(forgotten_through=through)
        )
    return len(found)


async def mark_feeds(connection: AsyncConnection, at: datetime) -> None:
    """Note how far each feed is that has moved since it was noted last, a week ago or more."""
    latest = func.max(feed_mark.c.seq).label("seq"), func.max(feed_mark.c.at).label("at")
    last = select(feed_mark.c.feed, *latest).group_by(feed_mark.c.feed).subquery()
    moved = (
        select(feed.c.name, feed.c.head)
        .join_from(feed, last, last.c.feed == feed.c.name, isouter=True)
        .where(or_(last.c.seq.is_(None), and_(feed.c.head > last.c.seq, last.c.at <= at - MARK_EVERY)))
    )
    rows = [{"feed": name, "seq": head, "at": at} for name, head in await connection.execute(moved)]
    if rows:
        await connection.execute(feed_mark.insert(), rows)


async def forget_what_left(connection: AsyncConnection, before: datetime, limit: int) -> int:
    """Drop what left some feeds before an instant. A device whose checkpoint is older begins anew.

    Returns how many marks were gone through.
    """
    query = select(feed_mark.c.feed, feed_mark.c.seq).where(feed_mark.c.at < before)
    marks = (await connection.execute(query.order_by(feed_mark.c.feed, feed_mark.c.seq).limit(limit))).all()
    for name, seq in marks:
        await connection.execute(
            delete(feed_entry).where(feed_entry.c.feed == name, feed_entry.c.seq <= seq, ~feed_entry.c.present)
        )
        await connection.execute(update(feed).where(feed.c.name == name).values(horizon=seq))
        await connection.execute(delete(feed_mark).where(and_(feed_mark.c.feed == name, feed_mark.c.seq == seq)))
    return len(marks)


async def forget_notices(connection: AsyncConnection, before: datetime, limit: int) -> int:
    """Drop events that were spread before an instant, with their deliveries. Returns how many."""
    old = list(await connection.scalars(select(event.c.id).where(event.c.spread_at < before).limit(limit)))
    if old:
        await connection.execute(delete(delivery).where(delivery.c.event.in_(old)))
        await connection.execute(delete(event).where(event.c.id.in_(old)))
    return len(old)
