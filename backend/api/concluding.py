"""Concludes an operation that was applied: what the pure part asked for, and what only the shell can give it."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.domain import issuing, rights
from backend.domain.held import Applied, Held
from backend.domain.status_list import CertificateStatus
from backend.outside.keys import Keys, signed_by
from backend.store import certificates, documents, log, people
from sync_protocol import cose
from sync_protocol import seal as seals
from sync_protocol.key_set import Use
from sync_protocol.log_proof import Entry
from sync_protocol.workflow import Status

_RECEIPT = b"waarmerk-receipt-1"
"""What keeps a countersignature from being taken for anything else that the issuing key signs."""


class By(Struct, frozen=True, kw_only=True):
    """Who handed an operation in, with which device, and when."""

    person: str
    device: str
    at: datetime


async def conclude(
    connection: AsyncConnection, keys: Keys, places: certificates.Places, applied: Applied, by: By
) -> Held:
    """Give a number, keep the signature, countersign, issue or end the certificate, and log it; the document as it is
    then."""
    held, at, logged = applied.held, by.at, list[Entry]()
    if applied.number:
        held = await _with_number(connection, held, at)
    if (signature := applied.signature) is not None:
        countersigned = await countersign(keys, signature.hash, held.document.status, at)
        kept = await certificates.keep_signature(
            connection,
            signature,
            person_id=by.person,
            device_id=by.device,
            at=at,
            countersignature=countersigned,
        )
        logged.append(kept)
        if applied.seal:
            held, issued = await _issue(connection, keys, held, signature.hash, await places.draw(), at)
            logged.append(issued)
    if applied.ended:
        logged += await certificates.end(connection, [held.document.id], CertificateStatus.ENDED, at)
    await log.append(connection, logged)
    return held


async def countersign(keys: Keys, statement_hash: str, status: Status, at: datetime) -> bytes:
    """The server's signature over a statement that it received. Raises KeysProblem."""
    receipt = issuing.countersignature(statement_hash, status, at)
    return await signed_by(keys.signer(Use.ISSUE, at), lambda by: cose.sign(by, receipt, context=_RECEIPT))


async def told(connection: AsyncConnection, applied: Applied, before: Held | None) -> tuple[str, ...]:
    """The people who hear of the document's new conflicts, by their ids: those whose values met."""
    if not applied.tell:
        return ()
    found = await people.of_streams(connection, applied.tell)
    was = before.document if before is not None else None
    return tuple(sorted(one.id for one in found if rights.has_to_know(one, was, applied.held.document)))


async def _with_number(connection: AsyncConnection, held: Held, at: datetime) -> Held:
    country = await people.country_of(connection, held.document.post)
    prefix, year = issuing.prefix(held.document), issuing.year_of(country, at)
    number = await documents.take_number(connection, prefix, country, year)
    return issuing.with_number(held, prefix, country, year, number)


async def _issue(
    connection: AsyncConnection, keys: Keys, held: Held, signature_hash: str, place: tuple[str, int], at: datetime
) -> tuple[Held, Entry]:
    shard, index = place
    claims = issuing.claims(held, signature_hash, shard=shard, index=index, at=at)
    seal = await signed_by(keys.signer(Use.ISSUE, at), lambda by: seals.issue(by, claims))
    document = held.document
    certificate = certificates.Certificate(
        shard=shard,
        index=index,
        document=document.id,
        number=f"{document.reference}-V{document.version}",
        status=CertificateStatus.VALID,
        changed_at=at,
    )
    issued = await certificates.issue(connection, certificate, seal)
    return issuing.with_certificate(held, seal, shard=shard, index=index, at=at), issued
