"""Who is to be told of an event, and whether it has been done: an outbox that survives a restart (NOT-4).

An event is written in the transaction of the change that it tells of. A worker spreads it into one delivery for each
subscription, and sends these; each is sent once per event and subscription, and tried again while it fails.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.domain.notices import Due, Subscription
from backend.store.database import insert
from backend.store.schema import certificate, delivery, event, follow, person, subscription

MOST_BROWSERS = 20
"""Of one person."""

MOST_FOLLOWED = 200
"""Certificates, by one browser."""

MOST_FOLLOWERS = 1000
"""Of one certificate: whoever has seen its seal may follow, and each is sent every notice."""


def endpoint_hash(endpoint: str) -> str:
    return hashlib.sha256(endpoint.encode()).hexdigest()


class TooMany(Exception):
    """A person has as many browsers, a browser follows as many certificates, or a certificate has as many followers
    as there may be; the message says which."""


class NotTheBrowser(Exception):
    """The endpoint is known with other keys: whoever asks is not the browser that it belongs to."""


async def subscribe(connection: AsyncConnection, new: Subscription, at: datetime) -> str:
    """Store a subscription; the same endpoint again keeps its id. Returns the id.

    A stranger may have come to know an endpoint, but the keys are the browser's own. A browser that shows them may
    follow, and goes to another person who logs in there; with other keys a subscription is changed by its own person
    alone, or by whoever logs in where it was nobody's. Raises NotTheBrowser, TooMany.
    """
    known = insert(connection, subscription).values(
        id=new.id,
        endpoint_hash=endpoint_hash(new.endpoint),
        endpoint=new.endpoint,
        p256dh=new.p256dh,
        auth=new.auth,
        person=new.person or None,
        device=new.device or None,
        created_at=at,
    )
    # A row that is there is written as it is: nobody removes it before this has ended.
    same = {"endpoint": known.excluded.endpoint}
    await connection.execute(known.on_conflict_do_update(index_elements=["endpoint_hash"], set_=same))
    query = select(subscription).where(subscription.c.endpoint_hash == endpoint_hash(new.endpoint))
    kept = (await connection.execute(query)).one()
    if (kept.p256dh, kept.auth) != (new.p256dh, new.auth) and (not new.person or kept.person not in (None, new.person)):
        raise NotTheBrowser("This address belongs to another browser.")
    if new.person:
        own = update(subscription).where(subscription.c.id == kept.id)
        await connection.execute(
            own.values(p256dh=new.p256dh, auth=new.auth, person=new.person, device=new.device or None)
        )
        await _limit(connection, subscription, subscription.c.person == new.person, MOST_BROWSERS, "browsers of yours")
    return str(kept.id)


async def _limit(connection: AsyncConnection, table: Table, which: ColumnElement[bool], most: int, what: str) -> None:
    if (await connection.scalar(select(func.count()).select_from(table).where(which)) or 0) > most:
        raise TooMany(f"There are {most} {what} already, as many as there may be.")


async def unsubscribe(connection: AsyncConnection, subscription_id: str) -> None:
    """The browser has thrown the subscription away: its follows and open deliveries go with it."""
    await connection.execute(delete(subscription).where(subscription.c.id == subscription_id))


async def unsubscribe_device(connection: AsyncConnection, person_id: str, device_id: str) -> None:
    """A revoked device is told nothing more; nor is what does not say which of the person's devices it is."""
    lost = or_(subscription.c.device == device_id, subscription.c.device.is_(None))
    await connection.execute(delete(subscription).where(subscription.c.person == person_id, lost))


async def add_follow(connection: AsyncConnection, subscription_id: str, document_id: str, at: datetime) -> None:
    """Raises TooMany."""
    await connection.execute(
        insert(connection, follow)
        .values(subscription=subscription_id, document=document_id, created_at=at)
        .on_conflict_do_nothing()
    )
    followed = follow.c.subscription == subscription_id
    await _limit(connection, follow, followed, MOST_FOLLOWED, "certificates that this browser follows")
    await _limit(connection, follow, follow.c.document == document_id, MOST_FOLLOWERS, "followers of this certificate")


async def remove_follow(connection: AsyncConnection, of: Subscription, document_id: str) -> None:
    """Nothing happens where the endpoint is known with other keys, or not at all. Of a browser without an account that
    follows nothing more, nothing is kept."""
    chosen = select(subscription.c.id).where(
        subscription.c.endpoint_hash == endpoint_hash(of.endpoint),
        subscription.c.p256dh == of.p256dh,
        subscription.c.auth == of.auth,
    )
    kept = await connection.scalar(chosen.with_for_update())
    if kept is None:
        return
    await connection.execute(delete(follow).where(follow.c.subscription == kept, follow.c.document == document_id))
    await connection.execute(delete(subscription).where(subscription.c.id == kept, _IDLE))


_IDLE = subscription.c.person.is_(None) & ~exists().where(follow.c.subscription == subscription.c.id)
"""Nobody's, and it follows nothing."""


async def forget_idle(connection: AsyncConnection, limit: int) -> int:
    """Remove subscriptions that nothing will ever be sent to. Returns how many."""
    idle = select(subscription.c.id).where(_IDLE).limit(limit).with_for_update(skip_locked=True)
    found = list(await connection.scalars(idle))
    if found:
        await connection.execute(delete(subscription).where(subscription.c.id.in_(found), _IDLE))
    return len(found)


async def tell(connection: AsyncConnection, row: Mapping[str, Any], people: Collection[str]) -> None:
    """Write an event for these people alone, and its deliveries to where they have subscribed now (NOT-1)."""
    await connection.execute(event.insert().values({**row, "spread_at": row["at"]}))
    active = select(person.c.id).where(person.c.id.in_(people), person.c.disabled_at.is_(None))
    told = await connection.scalars(select(subscription.c.id).where(subscription.c.person.in_(active)))
    rows = [{"event": row["id"], "subscription": one, "attempts": 0, "due_at": row["at"]} for one in told]
    if rows:
        await connection.execute(insert(connection, delivery).values(rows))


async def spread(connection: AsyncConnection, at: datetime, limit: int = 100) -> int:
    """Make the deliveries of events that have none yet. Returns how many events there were.

    Told are the people of the post and of the operator's organisation whose accounts are not disabled (NOT-1), but for
    the one who did it, and followers.
    """
    events = (
        await connection.execute(
            select(event)
            .where(event.c.spread_at.is_(None))
            .order_by(event.c.at, event.c.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
    ).all()
    for one in events:
        followers = select(follow.c.subscription).where(follow.c.document == one.document)
        people = select(person.c.id).where(
            person.c.id != one.actor,
            person.c.disabled_at.is_(None),
            or_(
                person.c.post == one.post,
                (person.c.organisation == one.organisation) & (person.c.organisation.is_not(None)),
            ),
        )
        told = await connection.scalars(
            select(subscription.c.id).where(
                or_(subscription.c.person.in_(people), subscription.c.id.in_(followers)),
                subscription.c.person.is_distinct_from(one.actor),
            )
        )
        rows = [{"event": one.id, "subscription": one_told, "attempts": 0, "due_at": at} for one_told in told]
        if rows:
            await connection.execute(insert(connection, delivery).values(rows).on_conflict_do_nothing())
    if events:
        await connection.execute(update(event).where(event.c.id.in_([one.id for one in events])).values(spread_at=at))
    return len(events)


async def take_due(connection: AsyncConnection, at: datetime, lease_until: datetime, limit: int = 50) -> Sequence[Due]:
    """Deliveries whose time has come, taken for this worker until `lease_until`: a worker that dies gives them back."""
    followed = (
        select(certificate.c.seal)
        .where(certificate.c.document == event.c.document, subscription.c.person.is_(None))
        .order_by(certificate.c.issued_at.desc())
        .limit(1)
        .correlate(event, subscription)
        .scalar_subquery()
    )
    rows = (
        await connection.execute(
            select(
                delivery.c.event,
                delivery.c.attempts,
                event.c.reference,
                event.c.status,
                subscription.c.id,
                subscription.c.endpoint,
                subscription.c.p256dh,
                subscription.c.auth,
                followed.label("seal"),
            )
            .join(event, event.c.id == delivery.c.event)
            .join(subscription, subscription.c.id == delivery.c.subscription)
            .where(delivery.c.due_at <= at)
            .order_by(delivery.c.due_at, delivery.c.event, delivery.c.subscription)
            .limit(limit)
            .with_for_update(of=delivery, skip_locked=True)
        )
    ).all()
    for row in rows:
        await _update(connection, row.event, row.id, due_at=lease_until, attempts=row.attempts + 1)
    return [
        Due(
            event=row.event,
            reference=row.reference,
            status=row.status,
            attempts=row.attempts + 1,
            subscription=Subscription(id=row.id, endpoint=row.endpoint, p256dh=row.p256dh, auth=row.auth),
            seal=row.seal or b"",
        )
        for row in rows
    ]


async def note_sent(connection: AsyncConnection, one: Due, at: datetime) -> None:
    await _update(connection, one.event, one.subscription.id, sent_at=at, due_at=None)


async def retry_at(connection: AsyncConnection, one: Due, due_at: datetime) -> None:
    await _update(connection, one.event, one.subscription.id, due_at=due_at)


async def give_up(connection: AsyncConnection, one: Due) -> None:
    """Try no more. An address that nobody with an account gave, and that nothing ever reached, may be invented: it
    goes, and takes no follower's place any longer."""
    await _update(connection, one.event, one.subscription.id, due_at=None)
    reached = exists().where(delivery.c.subscription == subscription.c.id, delivery.c.sent_at.is_not(None))
    await connection.execute(
        delete(subscription).where(subscription.c.id == one.subscription.id, subscription.c.person.is_(None), ~reached)
    )


async def _update(
    connection: AsyncConnection, event_id: str, subscription_id: str, **values: datetime | int | None
) -> None:
    await connection.execute(
        update(delivery)
        .where(delivery.c.event == event_id, delivery.c.subscription == subscription_id)
        .values(**values)
    )
