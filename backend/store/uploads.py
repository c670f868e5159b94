"""What is sent of files and what became of it, and which files documents refer to.

A file is `expected` while a document refers to it, `partial` while some of it has come, `stored` when all has, and
`verified` when its bytes were found to be those of its fingerprint.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import StrEnum

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, RowMapping, and_, delete, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.domain.attachments import attached, party_of
from backend.domain.held import Held
from backend.domain.rights import Person, sees
from backend.store.database import insert
from backend.store.schema import attachment, device, document, file, file_holder, upload
from sync_protocol.document import Document


class FileState(StrEnum):
    """How far the bytes of a file are."""

    EXPECTED = "expected"
    PARTIAL = "partial"
    STORED = "stored"
    VERIFIED = "verified"


class Upload(Struct, frozen=True, kw_only=True):
    """A file on its way. `length` and `received` count what is sent: sealed bytes where there is a `sealed_key`."""

    id: str
    sha256: str
    length: int
    received: int = 0
    sealed_key: bytes = b""
    person: str
    party: str
    device: str
    created_at: datetime
    expires_at: datetime
    verified_at: datetime | None = None

    @property
    def state(self) -> FileState:
        if self.verified_at is not None:
            return FileState.VERIFIED
        return FileState.STORED if self.received == self.length else FileState.PARTIAL


_UPLOAD = tuple(upload.c[name] for name in Upload.__struct_fields__)


def _to_upload(row: RowMapping) -> Upload:
    return Upload(**row)


async def create(connection: AsyncConnection, new: Upload) -> None:
    values = {name: getattr(new, name) for name in Upload.__struct_fields__}
    await connection.execute(upload.insert().values(lease="", **values))


async def find(connection: AsyncConnection, upload_id: str) -> Upload | None:
    row = (await connection.execute(select(*_UPLOAD).where(upload.c.id == upload_id))).mappings().one_or_none()
    return None if row is None else _to_upload(row)


async def take_lease(
    connection: AsyncConnection, upload_id: str, offset: int, lease: str, at: datetime, until: datetime
) -> bool:
    """Whether this request, and no other, now writes to the upload at its offset until then."""
    free = or_(upload.c.lease == "", upload.c.leased_until < at)
    changed = await connection.execute(
        update(upload)
        .where(upload.c.id == upload_id, upload.c.received == offset, free)
        .values(lease=lease, leased_until=until)
    )
    return changed.rowcount == 1


async def go_on(connection: AsyncConnection, upload_id: str, lease: str, received: int, until: datetime) -> bool:
    """Note what is on the disk, and keep the lease; False where another took it meanwhile."""
    changed = await connection.execute(
        update(upload)
        .where(upload.c.id == upload_id, upload.c.lease == lease)
        .values(received=received, leased_until=until)
    )
    return changed.rowcount == 1


async def end_lease(connection: AsyncConnection, upload_id: str, lease: str, expires_at: datetime) -> None:
    await connection.execute(
        update(upload)
        .where(upload.c.id == upload_id, upload.c.lease == lease)
        .values(lease="", leased_until=None, expires_at=expires_at)
    )


async def remove(connection: AsyncConnection, upload_id: str) -> None:
    await connection.execute(delete(upload).where(upload.c.id == upload_id))


async def give_up(connection: AsyncConnection, upload_id: str) -> bool:
    """End an upload of which not everything came; False where it did, or where it has ended.

    One that came wholly becomes a file that stays, and counts with what its device and party sent in a day.
    """
    partial = and_(upload.c.id == upload_id, upload.c.received < upload.c.length)
    return (await connection.execute(delete(upload).where(partial))).rowcount == 1


async def verified(
    connection: AsyncConnection, one: Upload, *, size: int, media_type: str, at: datetime, expires_at: datetime
) -> None:
    """The bytes are there: whoever may see a document to which the upload's party attached them may have them."""
    values = {"sha256": one.sha256, "size": size, "media_type": media_type, "stored_at": at}
    await connection.execute(insert(connection, file).values(**values).on_conflict_do_nothing())
    await hold(connection, one.sha256, one.party)
    await connection.execute(
        update(upload).where(upload.c.id == one.id).values(verified_at=at, expires_at=expires_at, lease="")
    )


async def hold(connection: AsyncConnection, sha256: str, party: str) -> None:
    await connection.execute(
        insert(connection, file_holder).values(sha256=sha256, party=party).on_conflict_do_nothing()
    )


class Sent(Struct, frozen=True):
    """What somebody began to send: how many bytes since then, and how many uploads are not at their end."""

    length: int
    open: int


async def sent_by_device(connection: AsyncConnection, person: str, device_id: str, since: datetime) -> Sent:
    return await _sent(connection, and_(upload.c.person == person, upload.c.device == device_id), since)


async def sent_by_party(connection: AsyncConnection, party: str, since: datetime) -> Sent:
    return await _sent(connection, upload.c.party == party, since)


async def _sent(connection: AsyncConnection, by: ColumnElement[bool], since: datetime) -> Sent:
    length = select(func.coalesce(func.sum(upload.c.length), 0)).where(by, upload.c.created_at >= since)
    open_ = select(func.count()).where(by, upload.c.verified_at.is_(None)).select_from(upload)
    return Sent(int(await connection.scalar(length) or 0), int(await connection.scalar(open_) or 0))


async def expired(connection: AsyncConnection, at: datetime, limit: int) -> Sequence[Upload]:
    """Uploads that nobody went on with; those that are at their end are not needed any more either. What came wholly
    and waits to be looked at is not among them."""
    waits = and_(upload.c.received == upload.c.length, upload.c.verified_at.is_(None))
    rows = await connection.execute(select(*_UPLOAD).where(upload.c.expires_at < at, ~waits).limit(limit))
    return [_to_upload(row) for row in rows.mappings()]


async def unverified(connection: AsyncConnection, at: datetime, limit: int) -> Sequence[Upload]:
    """Uploads that came wholly and whose process died before it looked at them."""
    idle = or_(upload.c.leased_until.is_(None), upload.c.leased_until < at)
    whole = and_(upload.c.received == upload.c.length, upload.c.verified_at.is_(None), idle)
    rows = await connection.execute(select(*_UPLOAD).where(whole).limit(limit))
    return [_to_upload(row) for row in rows.mappings()]


async def known_uploads(connection: AsyncConnection, ids: Sequence[str]) -> frozenset[str]:
    return frozenset(await connection.scalars(select(upload.c.id).where(upload.c.id.in_(ids))))


async def forget_unused(
    connection: AsyncConnection, before: datetime, limit: int, *, but_of: Collection[str] = ()
) -> Sequence[str]:
    """Take out the files that no document ever referred to, but for those that one of these parties has sent. Returns
    their fingerprints.

    The bytes go before the commit: whoever verifies the same bytes again waits for it with the row, and then looks
    whether they are there.
    """
    used = exists().where(attachment.c.sha256 == file.c.sha256)
    awaited = exists().where(upload.c.sha256 == file.c.sha256)
    kept = exists().where(file_holder.c.sha256 == file.c.sha256, file_holder.c.party.in_(but_of))
    unused = and_(file.c.stored_at < before, ~used, ~awaited, ~kept)
    some = list(await connection.scalars(select(file.c.sha256).where(unused).limit(limit)))
    if not some:
        return some
    removed = delete(file).where(file.c.sha256.in_(some), unused)  # some may be in use by now
    return list(await connection.scalars(removed.returning(file.c.sha256)))


async def refer(
    connection: AsyncConnection, before: Held | None, after: Held, *, person: Person, device_id: str, at: datetime
) -> None:
    """Note the files that a change of a document refers to anew, and who may be asked for them.

    Who could read a file already has it in the documents that the own party makes from now on, a clone among them.
    """
    known = attached(bytes(before.document.content) if before is not None else b"")
    new = [sha256 for sha256 in attached(bytes(after.document.content)) if sha256 not in known]
    for sha256 in new:
        values = {"document": after.document.id, "sha256": sha256, "party": party_of(person), "since": at}
        await connection.execute(
            insert(connection, attachment).values(person=person.id, device=device_id, **values).on_conflict_do_nothing()
        )
        if await _may_read_already(connection, person, sha256, but=after.document.id):
            await hold(connection, sha256, party_of(person))


_LOOKED_AT = 20


async def _may_read_already(connection: AsyncConnection, person: Person, sha256: str, *, but: str) -> bool:
    rows = await connection.execute(
        select(document.c.body)
        .join(attachment, attachment.c.document == document.c.id)
        .join(file_holder, _backed())
        .where(attachment.c.sha256 == sha256, document.c.id != but)
        .order_by(attachment.c.since.desc())
        .limit(_LOOKED_AT)
    )
    found = (_decode(row.body) for row in rows)
    return any(sees(person, one) and sha256 in attached(bytes(one.content)) for one in found)


def _backed() -> ColumnElement[bool]:
    """A party that refers to the file has sent it."""
    return and_(file_holder.c.sha256 == attachment.c.sha256, file_holder.c.party == attachment.c.party)


async def is_backed(connection: AsyncConnection, document_id: str, sha256: str) -> bool:
    """Whether the file that the document refers to came from those who refer to it."""
    query = (
        select(attachment.c.sha256)
        .join(file_holder, _backed())
        .where(attachment.c.document == document_id, attachment.c.sha256 == sha256)
        .limit(1)
    )
    return await connection.scalar(query) is not None


class Awaited(Struct, frozen=True, kw_only=True):
    """How far a file is that a document refers to. `received` of `length` bytes have come; `device` is the name of the
    device that has it, `since` when the reference came."""

    sha256: str
    state: FileState
    received: int = 0
    length: int = 0
    device: str = ""
    since: datetime | None = None


async def of_document(connection: AsyncConnection, document_id: str) -> Sequence[Awaited]:
    """One for each party that refers to a file."""
    rows = await connection.execute(
        select(attachment, device.c.name.label("device_name"), file_holder.c.sha256.label("held"))
        .join(device, device.c.id == attachment.c.device, isouter=True)
        .join(file_holder, _backed(), isouter=True)
        .where(attachment.c.document == document_id)
    )
    found: list[Awaited] = []
    for row in rows.all():
        way = None if row.held else await _on_its_way(connection, row.sha256, row.party)
        state = FileState.VERIFIED if row.held else way.state if way is not None else FileState.EXPECTED
        one = Awaited(
            sha256=row.sha256,
            state=state,
            received=way.received if way is not None else 0,
            length=way.length if way is not None else 0,
            device=row.device_name or "",
            since=row.since,
        )
        found.append(one)
    return found


async def _on_its_way(connection: AsyncConnection, sha256: str, party: str) -> Upload | None:
    query = (
        select(*_UPLOAD)
        .where(upload.c.sha256 == sha256, upload.c.party == party, upload.c.received > 0)
        .where(upload.c.verified_at.is_(None))
        .order_by(upload.c.received.desc())
        .limit(1)
    )
    row = (await connection.execute(query)).mappings().one_or_none()
    return None if row is None else _to_upload(row)


class Overdue(Struct, frozen=True, kw_only=True):
    """A document with a file that did not come in time, and the name of the device that has it."""

    document: Document
    sha256: str
    device: str
    since: datetime


async def overdue(connection: AsyncConnection, person: Person, before: datetime, limit: int) -> Sequence[Overdue]:
    """Files that the person's party, or others in documents for the person's post, referred to before then and that are
    not here; the oldest first.

    References that no device made are not among them: an imported document names files that nobody sends.
    """
    concerned = attachment.c.party == party_of(person)
    if person.post:
        concerned |= document.c.post == person.post
    rows = await connection.execute(
        select(document.c.body, attachment.c.sha256, attachment.c.since, device.c.name)
        .join(attachment, attachment.c.document == document.c.id)
        .join(device, device.c.id == attachment.c.device)
        .join(file_holder, _backed(), isouter=True)
        .where(attachment.c.since < before, file_holder.c.sha256.is_(None), concerned)
        .order_by(attachment.c.since)
        .limit(limit)
    )
    found = [Overdue(document=_decode(row.body), sha256=row.sha256, device=row.name, since=row.since) for row in rows]
    return [one for one in found if sees(person, one.document) and one.sha256 in attached(bytes(one.document.content))]


_decode = msgspec.json.Decoder(Document).decode
