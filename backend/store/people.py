"""People, the authorities and organisations that they belong to, and their sessions."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.domain.rights import Person, Role, profile_feed
from backend.store import feeds
from backend.store.database import insert, insert_rows
from backend.store.schema import authority, organisation, person, session, stream
from sync_protocol.document import Profile, RecordType

IDLE = timedelta(minutes=30)
"""A session ends after so long without activity (ACC-5)."""

SEEN_EVERY = timedelta(minutes=1)
"""How exactly activity is noted: not a write for every request."""

MAX_FAILURES = 5
"""Wrong passwords in a row that disable an account (ACC-5)."""

_PERSON = (person.c.id, person.c.name, person.c.role, person.c.post, person.c.organisation)


def _to_person(row: Row[*tuple[Any, ...]]) -> Person:
    return Person(
        id=row.id, name=row.name, role=Role(row.role), post=row.post or "", organisation=row.organisation or ""
    )


async def by_email(connection: AsyncConnection, email: str) -> tuple[Person, str, bool] | None:
    """The person, the password's hash, and whether the account is disabled."""
    row = (
        await connection.execute(
            select(*_PERSON, person.c.password_hash, person.c.disabled_at).where(person.c.email == email.lower())
        )
    ).one_or_none()
    return None if row is None else (_to_person(row), row.password_hash, row.disabled_at is not None)


async def password_hash(connection: AsyncConnection, person_id: str) -> str:
    return await connection.scalar(select(person.c.password_hash).where(person.c.id == person_id)) or ""


async def by_id(connection: AsyncConnection, person_id: str) -> Person | None:
    row = (await connection.execute(select(*_PERSON).where(person.c.id == person_id))).one_or_none()
    return None if row is None else _to_person(row)


async def is_disabled(connection: AsyncConnection, person_id: str) -> bool:
    return await connection.scalar(select(person.c.disabled_at).where(person.c.id == person_id)) is not None


async def of_streams(connection: AsyncConnection, client_ids: Collection[str]) -> Sequence[Person]:
    """The people whose streams these are."""
    mine = select(stream.c.person).where(stream.c.client_id.in_(client_ids))
    return [_to_person(row) for row in await connection.execute(select(*_PERSON).where(person.c.id.in_(mine)))]


async def count_failure(connection: AsyncConnection, person_id: str, at: datetime) -> int | None:
    """Count a wrong password; the fifth in a row disables the account. Returns how many tries are left, None where it
    was disabled meanwhile."""
    failures = await connection.scalar(
        update(person)
        .where(person.c.id == person_id, person.c.disabled_at.is_(None))
        .values(failures=person.c.failures + 1)
        .returning(person.c.failures)
    )
    if failures is None:
        return None
    left = MAX_FAILURES - int(failures)
    if left <= 0:
        await connection.execute(update(person).where(person.c.id == person_id).values(disabled_at=at))
    return max(left, 0)


async def count_failures_elsewhere(connection: AsyncConnection, person_id: str, count: int) -> None:
    """Wrong passwords that a device saw count like those at a login (SIGN-4), up to the last one: an account is
    disabled by none that the server did not see itself, so that whoever types it right can still show it.
    """
    row = select(person.c.failures).where(person.c.id == person_id).with_for_update()
    failures = await connection.scalar(row) or 0
    after = max(failures, min(failures + count, MAX_FAILURES - 1))
    await connection.execute(update(person).where(person.c.id == person_id).values(failures=after))


async def change_password(connection: AsyncConnection, person_id: str, password_hash: str) -> bool:
    """False, and nothing is changed, where the account was disabled meanwhile."""
    changed = await connection.execute(
        update(person)
        .where(person.c.id == person_id, person.c.disabled_at.is_(None))
        .values(password_hash=password_hash, failures=0)
    )
    return changed.rowcount == 1


async def end_sessions(connection: AsyncConnection, person_id: str, *, but: str = "") -> None:
    """All of the person's sessions end, but for the one of this token's hash."""
    await connection.execute(delete(session).where(session.c.person == person_id, session.c.token_hash != but))


async def enable(connection: AsyncConnection, person_id: str) -> None:
    """An account that was disabled may log in again."""
    await connection.execute(update(person).where(person.c.id == person_id).values(failures=0, disabled_at=None))


async def start_session(connection: AsyncConnection, token_hash: str, person_id: str, at: datetime) -> None:
    await connection.execute(update(person).where(person.c.id == person_id).values(failures=0))
    await connection.execute(delete(session).where(session.c.seen_at < at - IDLE))
    await connection.execute(
        session.insert().values(token_hash=token_hash, person=person_id, started_at=at, seen_at=at)
    )


# Asked at each request, and so put together once.
_OF_SESSION = (
    select(*_PERSON, session.c.seen_at)
    .join(session, session.c.person == person.c.id)
    .where(
        session.c.token_hash == bindparam("token_hash"),
        session.c.seen_at >= bindparam("since"),
        person.c.disabled_at.is_(None),
    )
)


async def of_session(connection: AsyncConnection, token_hash: str, at: datetime) -> tuple[Person, bool] | None:
    """Who is logged in by this token, and whether the activity is due to be noted; None once it has ended."""
    row = (await connection.execute(_OF_SESSION, {"token_hash": token_hash, "since": at - IDLE})).one_or_none()
    return None if row is None else (_to_person(row), at - row.seen_at > SEEN_EVERY)


async def note_activity(connection: AsyncConnection, token_hash: str, at: datetime) -> None:
    await connection.execute(update(session).where(session.c.token_hash == token_hash).values(seen_at=at))


async def end_session(connection: AsyncConnection, token_hash: str) -> None:
    await connection.execute(delete(session).where(session.c.token_hash == token_hash))


async def profile(connection: AsyncConnection, person_id: str) -> Profile:
    """What the person's own device shows of the person."""
    row = (
        await connection.execute(
            select(*_PERSON, authority.c.name.label("post_name"))
            .join(authority, authority.c.code == person.c.post, isouter=True)
            .where(person.c.id == person_id)
        )
    ).one()
    return Profile(
        id=row.id,
        name=row.name,
        role=row.role,
        post=row.post or "",
        post_name=row.post_name or "",
        organisation=row.organisation or "",
    )


async def country_of(connection: AsyncConnection, post: str) -> str:
    """The country of an authority; empty for one that is not known here."""
    return await connection.scalar(select(authority.c.country).where(authority.c.code == post)) or ""


async def posts(connection: AsyncConnection) -> frozenset[str]:
    """The codes of the authorities."""
    return frozenset(await connection.scalars(select(authority.c.code)))


async def add(
    connection: AsyncConnection,
    *,
    authorities: Sequence[Mapping[str, Any]],
    organisations: Sequence[Mapping[str, Any]],
    people: Sequence[Mapping[str, Any]],
) -> None:
    """Add what is not there yet, by key; what is there stays as it is. An e-mail address is kept in small letters,
    and a person's name in NFC, as it is signed."""
    known = set(await connection.scalars(select(person.c.id).where(person.c.id.in_([row["id"] for row in people]))))
    new = [
        {**row, "email": row["email"].lower(), "name": unicodedata.normalize("NFC", row["name"])}
        for row in people
        if row["id"] not in known
    ]
    for table, rows in ((authority, authorities), (organisation, organisations)):
        if rows:
            await connection.execute(insert(connection, table).values(list(rows)).on_conflict_do_nothing())
    await insert_rows(connection, person, new)
    changes = [feeds.Entry(profile_feed(row["id"]), RecordType.PROFILE, row["id"], 1, True) for row in new]
    await feeds.write(connection, changes)
