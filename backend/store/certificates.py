"""Signatures as they were received, and certificates with their place in the status list."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import cast

from msgspec import Struct
from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.domain.held import Signature
from backend.domain.status_list import SHARD_SIZE, CertificateStatus
from backend.store.database import insert_rows, upsert_rows
from backend.store.schema import certificate, signature


class Certificate(Struct, frozen=True, kw_only=True):
    shard: str
    index: int
    document: str
    number: str
    status: CertificateStatus
    changed_at: datetime


async def keep_signature(
    connection: AsyncConnection,
    one: Signature,
    *,
    person_id: str,
    device_id: str,
    at: datetime,
    countersignature: bytes | None = None,
) -> None:
    """Store a statement and the content that it covers, with what the server signed of it. The same one again changes
    nothing."""
    row = {
        "hash": one.hash,
        "document": one.document_id,
        "person": person_id,
        "device": device_id,
        "action": one.action,
        "statement": one.statement,
        "content": one.content,
        "received_at": at,
        "countersignature": countersignature,
    }
    await upsert_rows(connection, signature, [row], changing=())


async def is_kept(connection: AsyncConnection, signature_hash: str, device_id: str) -> bool:
    """Whether the statement of this hash came from the device."""
    query = select(signature.c.hash).where(signature.c.hash == signature_hash, signature.c.device == device_id)
    return await connection.scalar(query) is not None


_index = cast(
    "ColumnElement[int]", certificate.c["index"]
)  # an attribute of this name would be the collection's own method

_DRAWS = 32
"""Places drawn at once. Where all are taken the list is nearly full, and a new one begins."""


class Places:
    """Free places in one of a year's status lists, for the certificates of one transaction.

    They are drawn at random: a neighbour's number tells nothing. Two transactions may draw the same one: the second
    fails on the key and is done again by its sender.
    """

    def __init__(self, connection: AsyncConnection, year: int) -> None:
        self._connection, self._year = connection, year
        self._free: set[tuple[str, int]] = set()
        self._given: set[tuple[str, int]] = set()

    async def draw(self) -> tuple[str, int]:
        if not self._free:
            self._free = await self._drawn() - self._given
        place = self._free.pop()
        self._given.add(place)
        return place

    async def _drawn(self) -> set[tuple[str, int]]:
        latest: str | None = await self._connection.scalar(
            select(func.max(certificate.c.shard)).where(certificate.c.shard.startswith(f"{self._year:04}"))
        )
        shard = latest or f"{self._year:04}"
        drawn = {secrets.randbelow(SHARD_SIZE) for _ in range(_DRAWS)}
        query = select(_index).where(certificate.c.shard == shard, _index.in_(drawn))
        free = drawn - set(await self._connection.scalars(query))
        return {(shard, index) for index in free} or {(_following(shard), index) for index in drawn}


def _following(shard: str) -> str:
    """2026 is followed by 2026b, that by 2026c: every character of it costs room in the seal."""
    return f"{shard[:4]}{chr(ord(shard[4:] or 'a') + 1)}"


async def issue(connection: AsyncConnection, one: Certificate, seal: bytes) -> None:
    row = {
        "shard": one.shard,
        "index": one.index,
        "document": one.document,
        "number": one.number,
        "status": one.status,
        "seal": seal,
        "issued_at": one.changed_at,
        "changed_at": one.changed_at,
    }
    await insert_rows(connection, certificate, [row])


async def end(
    connection: AsyncConnection, document_ids: Sequence[str], status: CertificateStatus, at: datetime
) -> None:
    """Every certificate of these documents has ended, or is replaced."""
    await connection.execute(
        update(certificate)
        .where(certificate.c.document.in_(document_ids), certificate.c.status == CertificateStatus.VALID)
        .values(status=status, changed_at=at)
    )


_CERTIFICATE = (
    certificate.c.shard,
    _index,
    certificate.c.document,
    certificate.c.number,
    certificate.c.status,
    certificate.c.changed_at,
)


async def find(connection: AsyncConnection, shard: str, index: int) -> Certificate | None:
    query = select(*_CERTIFICATE).where(certificate.c.shard == shard, _index == index)
    row = (await connection.execute(query)).one_or_none()
    if row is None:
        return None
    return Certificate(
        shard=row.shard,
        index=row[1],
        document=row.document,
        number=row.number,
        status=CertificateStatus(row.status),
        changed_at=row.changed_at,
    )


async def newest_number(connection: AsyncConnection, document_ids: Sequence[str]) -> str:
    """The number of the last certificate that was issued for any of these documents; empty where there is none."""
    query = select(certificate.c.number).where(certificate.c.document.in_(document_ids))
    return await connection.scalar(query.order_by(certificate.c.issued_at.desc()).limit(1)) or ""


async def of_shard(connection: AsyncConnection, shard: str) -> Sequence[tuple[int, int]]:
    """Place and status of every certificate of a list that is not simply valid."""
    rows = await connection.execute(
        select(_index, certificate.c.status).where(
            certificate.c.shard == shard, certificate.c.status != CertificateStatus.VALID
        )
    )
    return [(index, status) for index, status in rows]
