"""Devices, their streams of operations, and the results kept until a device has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from msgspec import Struct
from sqlalchemy import bindparam, func, literal_column, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.store import feeds
from backend.store.database import among, insert, insert_rows
from backend.store.meta import EPOCH
from backend.store.schema import device, feed, meta, operation, stream
from sync_protocol.wire import GENESIS, ResultStatus


class Device(Struct, frozen=True, kw_only=True):
    """An enrolled device of one person. `counter` and `last_signature` are those of its last accepted signature.

    `hardware`: its keys need its own authenticator beside the password.
    """

    id: str
    person: str
    public_key: bytes
    kid: str
    enrolled_at: datetime
    revoked_at: datetime | None = None
    counter: int = 0
    last_signature: str = ""
    hardware: bool = False


class KnownDevice(Struct, frozen=True, kw_only=True):
    """A device as its person's list shows it. `certified_at`: when it was last here with its person."""

    id: str
    name: str
    enrolled_at: datetime
    certified_at: datetime
    revoked_at: datetime | None
    hardware: bool


class Stream(Struct, frozen=True, kw_only=True):
    """The gapless sequence of one person's operations on one device's database, and the server's epoch as it is now."""

    client_id: str
    device: str
    person: str
    last_seq: int
    last_hash: str
    acked_through: int
    frozen_at: datetime | None
    forgotten_through: int
    epoch: str


class Before(NamedTuple):
    """An operation that came: where, whose, on which record, and what became of it."""

    client_id: str
    seq: int
    person: str
    record: str
    status: str
    result: bytes | None


_DEVICE = (
    device.c.id,
    device.c.person,
    device.c.public_key,
    device.c.kid,
    device.c.enrolled_at,
    device.c.revoked_at,
    device.c.counter,
    device.c.last_signature,
    device.c.hardware,
)


_STREAM = (*stream.c, select(meta.c.value).where(meta.c.key == EPOCH).scalar_subquery().label("epoch"))


async def enrol(connection: AsyncConnection, new: Device, *, name: str, token_hash: str) -> None:
    await connection.execute(
        device.insert().values(
            id=new.id,
            person=new.person,
            name=name,
            token_hash=token_hash,
            public_key=new.public_key,
            kid=new.kid,
            enrolled_at=new.enrolled_at,
            certified_at=new.enrolled_at,
            hardware=new.hardware,
            counter=new.counter,
            last_signature=new.last_signature,
        )
    )


async def device_by_id(connection: AsyncConnection, device_id: str) -> Device | None:
    query = select(*_DEVICE).where(device.c.id == device_id)
    row = (await connection.execute(query)).mappings().one_or_none()
    return None if row is None else Device(**row)


async def device_by_token(connection: AsyncConnection, token_hash: str) -> Device | None:
    query = select(*_DEVICE).where(device.c.token_hash == token_hash)
    row = (await connection.execute(query)).mappings().one_or_none()
    return None if row is None else Device(**row)


async def token_hash(connection: AsyncConnection, device_id: str) -> str:
    """What is stored of the device's token, empty for an unknown device."""
    return (await connection.execute(select(device.c.token_hash).where(device.c.id == device_id))).scalar() or ""


async def revoke(connection: AsyncConnection, device_id: str, at: datetime) -> None:
    await connection.execute(
        update(device).where(device.c.id == device_id, device.c.revoked_at.is_(None)).values(revoked_at=at)
    )


async def of_person(connection: AsyncConnection, person_id: str, *, limit: int) -> Sequence[KnownDevice]:
    """The person's devices, the last one first; those that are revoked come behind."""
    query = (
        select(
            device.c.id,
            device.c.name,
            device.c.enrolled_at,
            func.coalesce(device.c.certified_at, device.c.enrolled_at).label("certified_at"),
            device.c.revoked_at,
            device.c.hardware,
        )
        .where(device.c.person == person_id)
        .order_by(device.c.revoked_at.is_not(None), device.c.enrolled_at.desc())
        .limit(limit)
    )
    return [KnownDevice(**row) for row in (await connection.execute(query)).mappings()]


async def note_certified(connection: AsyncConnection, device_id: str, at: datetime) -> None:
    await connection.execute(update(device).where(device.c.id == device_id).values(certified_at=at))


async def note_wrong_passwords(connection: AsyncConnection, device_id: str, count: int) -> int:
    """How many wrong passwords a device has seen since it was enrolled. Returns how many of them are new."""
    row = select(device.c.wrong_passwords).where(device.c.id == device_id).with_for_update()
    new = count - (await connection.scalar(row) or 0)
    if new > 0:
        await connection.execute(update(device).where(device.c.id == device_id).values(wrong_passwords=count))
    return max(0, new)


async def note_signature(connection: AsyncConnection, device_id: str, counter: int, signature_hash: str) -> None:
    await connection.execute(
        update(device).where(device.c.id == device_id).values(counter=counter, last_signature=signature_hash)
    )


async def register(connection: AsyncConnection, client_id: str, device_id: str, person_id: str) -> None:
    """Register a stream; a second time changes nothing."""
    await connection.execute(
        insert(connection, stream)
        .values(client_id=client_id, device=device_id, person=person_id)
        .on_conflict_do_nothing()
    )


async def count(connection: AsyncConnection, device_id: str) -> int:
    """How many streams a device has."""
    query = select(func.count()).select_from(stream).where(stream.c.device == device_id)
    return await connection.scalar(query) or 0


async def count_devices(connection: AsyncConnection, person_id: str) -> int:
    """How many devices of a person are not revoked."""
    query = select(func.count()).select_from(device).where(device.c.person == person_id, device.c.revoked_at.is_(None))
    return await connection.scalar(query) or 0


# Asked at each push and each pull, and so put together once.
_FOUND = select(*_STREAM).where(stream.c.client_id == bindparam("client_id"))
_TAKEN = (
    select(*_STREAM, *_DEVICE)
    .join_from(stream, device)
    .where(stream.c.client_id == bindparam("client_id"))
    .with_for_update(of=(stream, device))
)


async def take(connection: AsyncConnection, client_id: str) -> tuple[Stream, Device] | None:
    """Read a stream and its device to go on with them, locked until the transaction ends: another push waits."""
    row = (await connection.execute(_TAKEN, {"client_id": client_id})).one_or_none()
    if row is None:
        return None
    own, of_device = row[: len(_STREAM)], row[len(_STREAM) :]
    return (
        Stream(**dict(zip(Stream.__struct_fields__, own, strict=True))),
        Device(**dict(zip(Device.__struct_fields__, of_device, strict=True))),
    )


async def find(connection: AsyncConnection, client_id: str) -> Stream | None:
    row = (await connection.execute(_FOUND, {"client_id": client_id})).mappings().one_or_none()
    return None if row is None else Stream(**row)


# Asked at each pull, and so put together once: that took longer than what the database does for it.
_WITH_FEEDS = (
    select(*_STREAM, *feeds.STATE)
    .join_from(stream, feed, among((feed.c.name, "names")), isouter=True)
    .where(stream.c.client_id == bindparam("client_id"))
)


async def find_with_feeds(
    connection: AsyncConnection, client_id: str, names: Sequence[str]
) -> tuple[Stream | None, Mapping[str, feeds.State]]:
    """A stream, and feeds as they are at the same moment: all that most pulls ask."""
    rows = (await connection.execute(_WITH_FEEDS, {"client_id": client_id, "names": names})).all()
    if not rows:
        return None, {}
    own = Stream(**dict(zip(Stream.__struct_fields__, rows[0][: len(_STREAM)], strict=True)))
    return own, feeds.read_states(names, (row[len(_STREAM) :] for row in rows if row[len(_STREAM)] is not None))


async def freeze(connection: AsyncConnection, client_id: str, at: datetime) -> None:
    """Two histories share this stream's name: it takes nothing more, and the device goes on under another."""
    await connection.execute(
        update(stream).where(stream.c.client_id == client_id, stream.c.frozen_at.is_(None)).values(frozen_at=at)
    )


async def known(
    connection: AsyncConnection, client_id: str, seqs: Sequence[int]
) -> Mapping[int, tuple[str, bytes | None]]:
    """Hash and result of operations that were processed before."""
    if not seqs:
        return {}
    rows = await connection.execute(
        select(operation.c.seq, operation.c.hash, operation.c.result).where(
            operation.c.client_id == client_id, operation.c.seq.in_(seqs)
        )
    )
    return {row.seq: (row.hash, row.result) for row in rows}


_CAME_BEFORE = (
    select(
        operation.c.op_id,
        operation.c.client_id,
        operation.c.seq,
        stream.c.person,
        operation.c.record,
        operation.c.status,
        operation.c.result,
    )
    .join_from(operation, stream)
    .where(among((operation.c.op_id, "op_ids")))
)


async def came_before(connection: AsyncConnection, op_ids: Sequence[str]) -> Mapping[str, Before]:
    """Operations by their ids, under whatever stream they came: none of them is applied again."""
    if not op_ids:
        return {}
    rows = await connection.execute(_CAME_BEFORE, {"op_ids": op_ids})
    return {row.op_id: Before(*row[1:]) for row in rows}


async def statuses(connection: AsyncConnection, client_id: str, seqs: Sequence[int]) -> Mapping[int, str]:
    """What became of operations that were processed before."""
    if not seqs:
        return {}
    rows = await connection.execute(
        select(operation.c.seq, operation.c.status).where(operation.c.client_id == client_id, operation.c.seq.in_(seqs))
    )
    return {row.seq: row.status for row in rows}


class Aside(NamedTuple):
    """An operation that was put aside, as it was received. `prev` is the hash before it."""

    seq: int
    op_id: str | None
    hash: str
    prev: str
    body: bytes
    result: bytes
    received_at: datetime


_IS_ASIDE = operation.c.status == literal_column(f"'{ResultStatus.QUARANTINED}'")
"""Written out, as the index has it: a value that comes beside the statement would not find it."""


async def with_something_aside(connection: AsyncConnection) -> Sequence[str]:
    """The streams that have operations put aside, in the order of their names."""
    query = select(operation.c.client_id).where(_IS_ASIDE).distinct()
    return sorted(await connection.scalars(query))


async def with_aside_on(connection: AsyncConnection, records: Sequence[str]) -> Sequence[str]:
    """The streams that have operations on one of these records put aside, in the order of their names."""
    query = select(operation.c.client_id).where(_IS_ASIDE, operation.c.record.in_(records)).distinct()
    return sorted(await connection.scalars(query))


async def count_aside(connection: AsyncConnection, device_id: str) -> int:
    """How many operations of a device are put aside."""
    query = select(func.count()).select_from(operation).join(stream).where(_IS_ASIDE, stream.c.device == device_id)
    return await connection.scalar(query) or 0


async def put_aside(connection: AsyncConnection, client_id: str) -> Sequence[Aside]:
    """What of a stream was put aside, in the stream's order."""
    before = operation.alias()
    query = (
        select(
            operation.c.seq,
            operation.c.op_id,
            operation.c.hash,
            func.coalesce(before.c.hash, GENESIS),
            operation.c.body,
            operation.c.result,
            operation.c.received_at,
        )
        .join_from(
            operation,
            before,
            (before.c.client_id == operation.c.client_id) & (before.c.seq == operation.c.seq - 1),
            isouter=True,
        )
        .where(operation.c.client_id == client_id, _IS_ASIDE)
        .order_by(operation.c.seq)
    )
    return [Aside(*row) for row in await connection.execute(query)]


async def settle(connection: AsyncConnection, client_id: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """What became of operations that were put aside; each row has `seq_` and the columns that change."""
    if rows:
        settled = (
            update(operation)
            .where(operation.c.client_id == client_id, operation.c.seq == bindparam("seq_"))
            .values({name: bindparam(name) for name in ("op_id", "body", "record", "status", "result", "settled_at")})
        )
        await connection.execute(settled, rows)


_ADVANCED = (
    update(stream)
    .where(stream.c.client_id == bindparam("stream"))
    .values({name: bindparam(name) for name in ("last_seq", "last_hash", "acked_through")})
)


async def advance(connection: AsyncConnection, to: Stream, rows: Sequence[Mapping[str, Any]]) -> None:
    """Store processed operations with their results, and the stream as it is behind them."""
    await insert_rows(connection, operation, rows)
    moved = {"last_seq": to.last_seq, "last_hash": to.last_hash, "acked_through": to.acked_through}
    await connection.execute(_ADVANCED, {"stream": to.client_id} | moved)
