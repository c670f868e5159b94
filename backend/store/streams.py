"""Devices, their streams of operations, and the results kept until a device has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.store.database import insert, insert_rows
from backend.store.schema import device, operation, stream


class Device(Struct, frozen=True, kw_only=True):
    """An enrolled device of one person. `counter` and `last_signature` are those of its last accepted signature."""

    id: str
    person: str
    public_key: bytes
    kid: str
    enrolled_at: datetime
    revoked_at: datetime | None = None
    counter: int = 0
    last_signature: str = ""


class Stream(Struct, frozen=True, kw_only=True):
    """The gapless sequence of one person's operations on one device's database."""

    client_id: str
    device: str
    person: str
    last_seq: int
    last_hash: str
    acked_through: int
    frozen_at: datetime | None


_DEVICE = (
    device.c.id,
    device.c.person,
    device.c.public_key,
    device.c.kid,
    device.c.enrolled_at,
    device.c.revoked_at,
    device.c.counter,
    device.c.last_signature,
)


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


async def take(connection: AsyncConnection, client_id: str) -> tuple[Stream, Device] | None:
    """Read a stream and its device to go on with them, locked until the transaction ends: another push waits."""
    query = select(*stream.c, *_DEVICE).join_from(stream, device).where(stream.c.client_id == client_id)
    row = (await connection.execute(query.with_for_update())).one_or_none()
    if row is None:
        return None
    own, of_device = row[: len(stream.c)], row[len(stream.c) :]
    return (
        Stream(**dict(zip(Stream.__struct_fields__, own, strict=True))),
        Device(**dict(zip(Device.__struct_fields__, of_device, strict=True))),
    )


async def find(connection: AsyncConnection, client_id: str) -> Stream | None:
    row = (await connection.execute(select(stream).where(stream.c.client_id == client_id))).mappings().one_or_none()
    return None if row is None else Stream(**row)


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


async def results_of(connection: AsyncConnection, op_ids: Sequence[str]) -> Mapping[str, bytes | None]:
    """Results by operation id: an operation that came before under another stream is not applied again."""
    rows = await connection.execute(select(operation.c.op_id, operation.c.result).where(operation.c.op_id.in_(op_ids)))
    return {row.op_id: row.result for row in rows}


async def statuses(connection: AsyncConnection, client_id: str, seqs: Sequence[int]) -> Mapping[int, str]:
    """What became of operations that were processed before."""
    if not seqs:
        return {}
    rows = await connection.execute(
        select(operation.c.seq, operation.c.status).where(operation.c.client_id == client_id, operation.c.seq.in_(seqs))
    )
    return {row.seq: row.status for row in rows}


async def advance(connection: AsyncConnection, to: Stream, rows: Sequence[Mapping[str, Any]]) -> None:
    """Store processed operations with their results, and the stream as it is behind them."""
    await insert_rows(connection, operation, rows)
    await connection.execute(
        update(stream)
        .where(stream.c.client_id == to.client_id)
        .values(last_seq=to.last_seq, last_hash=to.last_hash, acked_through=to.acked_through)
    )
