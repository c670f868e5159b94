"""Documents as they are held: read to be changed, read to be shown, and written with all that goes with a change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from msgspec import Raw, Struct
from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection
from uuid_utils import uuid7

from backend.domain import rights
from backend.domain.held import BoxRev, Held
from backend.domain.notices import CONFLICT
from backend.store import feeds, meta, notices, uploads
from backend.store.database import among, insert, insert_rows, upsert_rows
from backend.store.schema import audit, document, event, numbering
from sync_protocol.document import Document, RecordType
from sync_protocol.workflow import Side, Transition


class Boxes(Struct, frozen=True, omit_defaults=True):
    """What the server keeps beside a document to merge changes; it never leaves the server."""

    revs: dict[str, BoxRev] = {}
    part_one_rev: int = 0
    written: dict[str, int] = {}
    left_out: int = 0


class Change(Struct, frozen=True, kw_only=True):
    """One document before and after an act, with what the audit trail says of it.

    `event` asks for people to be told of the new status; `told` are those who hear of its new conflicts.
    """

    before: Held | None
    after: Held
    action: str
    person: rights.Person
    device_id: str = ""
    at: datetime
    detail: bytes = b"{}"
    event: bool = False
    told: tuple[str, ...] = ()


_decoder = msgspec.json.Decoder(Document)
_boxes = msgspec.json.Decoder(Boxes)


def _held(body: bytes, box_revs: bytes, left_out: int) -> Held:
    one, boxes = _decoder.decode(body), _boxes.decode(box_revs)
    if room := left_out - boxes.left_out:
        one = msgspec.structs.replace(one, rev=one.rev + room)
    return Held(one, boxes.revs, boxes.part_one_rev, boxes.written, left_out, room)


# Asked at each push and each pull, and so put together once.
_TAKEN = (
    select(document.c.id, document.c.body, document.c.box_revs, meta.left_out())
    .where(among((document.c.id, "ids")))
    .order_by(document.c.id)
    .with_for_update(of=document)  # PostgreSQL; on SQLite BEGIN IMMEDIATE holds the one writer's lock
)
_BODIES = select(document.c.id, document.c.body).where(among((document.c.id, "ids")))


async def take(connection: AsyncConnection, ids: Iterable[str]) -> dict[str, Held]:
    """Read documents to change them: locked in the order of their ids until the transaction ends."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    rows = await connection.execute(_TAKEN, {"ids": wanted})
    return {id_: _held(body, box_revs, left_out) for id_, body, box_revs, left_out in rows}


class _Choices(Struct):
    """Of a body, what not everybody on the authority's side sees."""

    conflicts: tuple[Raw, ...] = ()
    resolutions: tuple[Raw, ...] = ()


_choices = msgspec.json.Decoder(_Choices)


async def bodies(connection: AsyncConnection, ids: Sequence[str]) -> Mapping[str, Document]:
    """Documents by id, as they are stored."""
    return {one: _decoder.decode(body) for one, body in (await _bodies(connection, ids)).items()}


async def shown(connection: AsyncConnection, person: rights.Person, ids: Sequence[str]) -> Mapping[str, bytes]:
    """Documents by id as the person may see them (`rights.view`), as JSON: most go out to the authority's side as they
    are stored."""
    return {one: _shown(person, body) for one, body in (await _bodies(connection, ids)).items()}


async def _bodies(connection: AsyncConnection, ids: Sequence[str]) -> Mapping[str, bytes]:
    if not ids:
        return {}
    rows = await connection.execute(_BODIES, {"ids": ids})
    return {one: body for one, body in rows}  # noqa: C416 - a row is no pair to the type checker


def _shown(person: rights.Person, body: bytes) -> bytes:
    if person.side is not Side.OPERATOR:
        seen = _choices.decode(body)
        if not (seen.conflicts or seen.resolutions):
            return body
    return msgspec.json.encode(rights.view(person, _decoder.decode(body)))


async def by_reference(connection: AsyncConnection, reference: str) -> Document | None:
    body = await connection.scalar(select(document.c.body).where(document.c.reference == reference))
    return None if body is None else _decoder.decode(body)


async def unchanged_since(
    connection: AsyncConnection, rows: Iterable[Transition], before: datetime, limit: int
) -> Sequence[str]:
    """The ids of documents that one of these rows is for and that nobody changed since, the longest first."""
    which = [(document.c.status == row.start) & _is_for(row) for row in rows]
    query = (
        select(document.c.id)
        .where(or_(*which), document.c.changed_at < before)
        .order_by(document.c.changed_at)
        .limit(limit)
    )
    return list(await connection.scalars(query))


def _is_for(row: Transition) -> ColumnElement[bool]:
    others = document.c.type.not_in(row.but)
    return document.c.type.in_(row.types) & others if row.types else others


async def is_empty(connection: AsyncConnection) -> bool:
    return await connection.scalar(select(document.c.id).limit(1)) is None


async def write(
    connection: AsyncConnection, changes: Sequence[Change], *, also: Sequence[feeds.Entry] = ()
) -> Mapping[str, int]:
    """Store changes with their audit rows, events and feed entries. The last call of a transaction: it takes counters.

    Several changes of one document in a batch are one new state, and an audit row each. A new document never takes the
    place of one that another writer made under its id meanwhile: then the key collides. `also` are other records that
    the transaction changed. Returns the feeds' new heads.
    """
    first: dict[str, Held | None] = {}
    last: dict[str, Change] = {}
    for change in changes:
        key = change.after.document.id
        first.setdefault(key, change.before)
        last[key] = change
    await insert_rows(connection, document, [_row(change.after) for key, change in last.items() if first[key] is None])
    changed = [_row(change.after) for key, change in last.items() if first[key] not in (None, change.after)]
    await upsert_rows(connection, document, changed, changing=_CHANGING)
    await insert_rows(connection, audit, [_audit_row(change) for change in changes])
    await insert_rows(connection, event, [_event_row(change) for change in changes if change.event])
    for change in changes:
        if change.before is None or change.before.document.content is not change.after.document.content:
            await uploads.refer(
                connection,
                change.before,
                change.after,
                person=change.person,
                device_id=change.device_id,
                at=change.at,
            )
    for change in changes:
        if change.told and change.after.document.reference:
            await notices.tell(connection, _event_row(change) | {"status": CONFLICT}, change.told)
    entries = [entry for key, change in last.items() for entry in _entries(first[key], change.after)]
    return await feeds.write(connection, [*entries, *also])


_CHANGING = tuple(column.name for column in document.c if column.name not in ("id", "type"))


def _row(held: Held) -> dict[str, Any]:
    one = held.document
    return {
        "id": one.id,
        "type": one.type,
        "status": one.status,
        "post": one.post,
        "organisation": one.organisation,
        "reference": one.reference or None,
        "rev": one.rev,
        "arrival": one.arrival,
        "changed_at": one.changed_at,
        "body": msgspec.json.encode(one),
        "box_revs": msgspec.json.encode(
            Boxes(dict(held.box_revs), held.part_one_rev, dict(held.written), held.left_out)
        ),
    }


def _audit_row(change: Change) -> dict[str, Any]:
    return {
        "at": change.at,
        "person": change.person.id,
        "device": change.device_id,
        "action": change.action,
        "record": change.after.document.id,
        "rev": change.after.document.rev,
        "detail": change.detail,
    }


def _event_row(change: Change) -> dict[str, Any]:
    one = change.after.document
    return {
        "id": str(uuid7()),
        "document": one.id,
        "reference": f"{one.reference}-V{one.version}",
        "status": one.status,
        "post": one.post,
        "organisation": one.organisation,
        "actor": change.person.id,
        "at": change.at,
        "spread_at": None,
    }


def _entries(before: Held | None, after: Held) -> Iterable[feeds.Entry]:
    one = after.document
    shown = rights.feeds_for(one)
    gone = (rights.feeds_for(before.document) if before is not None else frozenset[str]()) - shown
    for name in sorted(shown | gone):
        yield feeds.Entry(name, RecordType.DOCUMENT, one.id, one.rev, name in shown)


async def hold_numbers(connection: AsyncConnection, kinds: Collection[tuple[str, str, int]]) -> None:
    """Lock the counters of several kinds until the transaction ends, in one order: who took them as they came waited
    for another writer in a ring."""
    rows = [
        {"prefix": prefix, "country": country, "year": year, "last": meta.left_out()}
        for prefix, country, year in sorted(kinds)
    ]
    statement = insert(connection, numbering).values(rows)
    await connection.execute(
        statement.on_conflict_do_update(index_elements=_KIND, set_={"last": numbering.c.last})  # no more than a lock
    )


_KIND = (numbering.c.prefix, numbering.c.country, numbering.c.year)


async def take_number(connection: AsyncConnection, prefix: str, country: str, year: int) -> int:
    """The next NNNNNNN of a reference, unique in prefix, country and year (REF-1).

    Given back if the transaction fails. After a restore the first one of its kind comes behind what the lost time may
    have given.
    """
    first = meta.left_out() + 1
    statement = insert(connection, numbering).values(prefix=prefix, country=country, year=year, last=first)
    number = await connection.scalar(
        statement.on_conflict_do_update(
            index_elements=_KIND,
            set_={"last": numbering.c.last + 1},
        ).returning(numbering.c.last)
    )
    return int(number or 0)
