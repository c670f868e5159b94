"""Signatures as they were received, and certificates with their place in the status list.

What changes here is an act that the log has to have: each function returns the entries, for the transaction to write.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import AsyncIterator, Iterable, Sequence
from datetime import datetime
from typing import Any, cast

from msgspec import Struct
from sqlalchemy import ColumnElement, Row, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.domain.held import Signature
from backend.domain.status_list import SHARD_SIZE, CertificateStatus
from backend.store import log
from backend.store.database import insert_rows, upsert_rows
from backend.store.schema import certificate, countersigned_before, document, signature
from sync_protocol import signed
from sync_protocol.log_proof import Entry, What


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
) -> Entry:
    """Store a statement and the content that it covers, with what the server signed of it. The same one again changes
    nothing, but that one which was put aside before may be countersigned now."""
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
    changing = () if countersignature is None else ("countersignature",)
    await upsert_rows(connection, signature, [row], changing=changing)
    if countersignature is None:
        return log.entry(What.RECEIVED, bytes.fromhex(one.hash), at)
    return log.entry(What.COUNTERSIGNED, hashlib.sha256(countersignature).digest(), at)


async def is_kept(connection: AsyncConnection, signature_hash: str, device_id: str) -> bool:
    """Whether the statement of this hash came from the device."""
    query = select(signature.c.hash).where(signature.c.hash == signature_hash, signature.c.device == device_id)
    return await connection.scalar(query) is not None


async def signed_at(connection: AsyncConnection, statement_hash: str) -> datetime | None:
    """The date of a statement that is kept, by its device's clock."""
    message = await connection.scalar(select(signature.c.statement).where(signature.c.hash == statement_hash))
    return None if message is None else signed.moment(signed.said(message).signed_at)


class Decided(Struct, frozen=True):
    """The bytes of a decision as they were received, and the server's countersignature; empty where there are none."""

    statement: bytes = b""
    content: bytes = b""
    countersignature: bytes = b""


async def decision_of(connection: AsyncConnection, document_id: str, statement: bytes) -> Decided:
    """What is kept of the statement that decided a document."""
    query = select(signature.c.statement, signature.c.content, signature.c.countersignature).where(
        signature.c.document == document_id, signature.c.statement == statement
    )
    row = (await connection.execute(query)).first()
    return Decided(row.statement, row.content, row.countersignature or b"") if row is not None else Decided()


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


async def shards(connection: AsyncConnection, years: Iterable[str]) -> list[str]:
    """Every status list of these years that a certificate is in, the oldest first."""
    found: list[str] = []
    for year in years:
        last: str | None = await connection.scalar(
            select(func.max(certificate.c.shard)).where(certificate.c.shard.startswith(year))
        )
        if last is not None:
            letters = range(ord("b"), ord(last[4:] or "a") + 1)
            found += [year, *(f"{year}{chr(letter)}" for letter in letters)]
    return found


async def issue(connection: AsyncConnection, one: Certificate, seal: bytes) -> Entry:
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
    return log.entry(What.ISSUED, hashlib.sha256(seal).digest(), one.changed_at)


async def end(
    connection: AsyncConnection, document_ids: Sequence[str], status: CertificateStatus, at: datetime
) -> list[Entry]:
    """Every certificate of these documents has ended, or is replaced."""
    return await _end(connection, certificate.c.document.in_(document_ids), status, at)


async def end_at(
    connection: AsyncConnection, shard: str, index: int, status: CertificateStatus, at: datetime
) -> list[Entry]:
    """The certificate at this place has ended, or is replaced; nothing where it was not valid any more."""
    return await _end(connection, (certificate.c.shard == shard) & (_index == index), status, at)


async def _end(
    connection: AsyncConnection, which: ColumnElement[bool], status: CertificateStatus, at: datetime
) -> list[Entry]:
    seals = await connection.scalars(
        update(certificate)
        .where(which, certificate.c.status == CertificateStatus.VALID)
        .values(status=status, changed_at=at)
        .returning(certificate.c.seal)
    )
    what = What.REPLACED if status is CertificateStatus.REPLACED else What.ENDED
    return [log.entry(what, hashlib.sha256(seal).digest(), at) for seal in seals]


async def seal_at(connection: AsyncConnection, shard: str, index: int) -> bytes | None:
    """The seal of the certificate at this place."""
    return await connection.scalar(select(certificate.c.seal).where(certificate.c.shard == shard, _index == index))


async def has_seal(connection: AsyncConnection, shard: str, index: int, digest: str) -> bool:
    """Whether the seal at this place has this SHA-256, in hex."""
    seal = await seal_at(connection, shard, index)
    return seal is not None and hashlib.sha256(seal).hexdigest() == digest


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
    return None if row is None else _certificate(row)


def _certificate(row: Row[*tuple[Any, ...]]) -> Certificate:
    return Certificate(
        shard=row.shard,
        index=row[1],
        document=row.document,
        number=row.number,
        status=CertificateStatus(row.status),
        changed_at=row.changed_at,
    )


async def seal_numbered(connection: AsyncConnection, number: str) -> bytes | None:
    """The seal of the certificate with this number; the last one, where it was issued anew."""
    query = select(certificate.c.seal).where(certificate.c.number == number)
    return await connection.scalar(query.order_by(*_NEWEST_FIRST).limit(1))


_NEWEST_FIRST = (certificate.c.issued_at.desc(), certificate.c.status)
"""Of two that were issued in one second, the one that is valid."""


async def issued_anew(connection: AsyncConnection, one: Certificate) -> datetime | None:
    """When the certificate of this number was issued that took the place of this one, since its key was withdrawn."""
    query = select(certificate.c.shard, _index, certificate.c.issued_at).where(certificate.c.number == one.number)
    shard, index, issued_at = (await connection.execute(query.order_by(*_NEWEST_FIRST).limit(1))).one()
    return None if (shard, index) == (one.shard, one.index) else issued_at


class InForce(Struct, frozen=True, kw_only=True):
    """A certificate that is valid, with its seal and what a person knows its document by."""

    certificate: Certificate
    seal: bytes
    type: str
    post: str
    issued_at: datetime


async def in_force(connection: AsyncConnection, since: datetime, until: datetime) -> AsyncIterator[InForce]:
    """The valid certificates that were issued in a time, by number."""
    query = (
        select(*_CERTIFICATE, certificate.c.seal, certificate.c.issued_at, document.c.type, document.c.post)
        .join_from(certificate, document, document.c.id == certificate.c.document)
        .where(certificate.c.status == CertificateStatus.VALID, certificate.c.issued_at.between(since, until))
        .order_by(certificate.c.number)
    )
    async for row in await connection.stream(query):
        yield InForce(
            certificate=_certificate(row), seal=row.seal, type=row.type, post=row.post, issued_at=row.issued_at
        )


async def signer_of(connection: AsyncConnection, statement_hash: str) -> str:
    """The device that a statement came from."""
    return await connection.scalar(select(signature.c.device).where(signature.c.hash == statement_hash)) or ""


async def countersign_again(
    connection: AsyncConnection, statement_hash: str, countersignature: bytes, at: datetime
) -> Entry:
    """Put a countersignature in the place of one whose key was withdrawn, which is kept beside it."""
    query = select(signature.c.countersignature).where(signature.c.hash == statement_hash)
    if (before := await connection.scalar(query)) is not None:
        row = {
            "digest": hashlib.sha256(before).hexdigest(),
            "signature": statement_hash,
            "countersignature": before,
            "until": at,
        }
        await insert_rows(connection, countersigned_before, [row])
    await connection.execute(
        update(signature).where(signature.c.hash == statement_hash).values(countersignature=countersignature)
    )
    return log.entry(What.COUNTERSIGNED, hashlib.sha256(countersignature).digest(), at)


async def signatures(connection: AsyncConnection) -> AsyncIterator[tuple[str, bytes | None]]:
    """The hash of every statement that is kept, and its countersignature; each one that it has had."""
    before = select(countersigned_before.c.signature, countersigned_before.c.countersignature)
    async for row in await connection.stream(select(signature.c.hash, signature.c.countersignature).union_all(before)):
        yield row[0], row[1]


async def issued(connection: AsyncConnection) -> AsyncIterator[tuple[str, bytes, CertificateStatus]]:
    """Number, seal and status of every certificate."""
    async for row in await connection.stream(select(certificate.c.number, certificate.c.seal, certificate.c.status)):
        yield row.number, row.seal, CertificateStatus(row.status)


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
