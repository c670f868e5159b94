"""Takes a push in: checks the stream's chain, applies each operation, and stores everything in one transaction.

Order of locks: the stream, its device, the documents by id, and the feeds' counters last. What is refused or put aside
moves the stream on as well, so that no operation ever blocks those behind it.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.api.problems import Problem
from backend.api.shell import Sender, Server
from backend.domain import decisions, operations
from backend.domain.held import Applied, Context, Held, Refused, Signature
from backend.domain.rights import Person
from backend.domain.status_list import CertificateStatus
from backend.outside import keys
from backend.store import certificates, documents, people, streams
from sync_protocol import cose, sealed, wire
from sync_protocol.cose import Untrusted
from sync_protocol.document import RecordType
from sync_protocol.key_set import KeySet, Use
from sync_protocol.wire import Body, Operation, Push, PushReply, Result, ResultStatus

_RECEIPT = b"waarmerk-receipt-1"
"""What keeps a countersignature from being taken for anything else that the issuing key signs."""


class Fork(Exception):
    """The push continues another history than the one stored under this stream's name."""


class _Work(Struct, kw_only=True):
    """What one push has come to so far; stored at its end."""

    held: dict[str, Held | None]
    changes: list[documents.Change] = []
    rows: list[dict[str, Any]] = []
    results: list[msgspec.Raw] = []
    refused: dict[int, str] = {}
    counter: int
    last_signature: str
    countries: dict[str, str] = {}


async def take_in(server: Server, sender: Sender, push: Push) -> PushReply:
    """Raises NOT_FOUND for an unknown stream, CHAIN_FORK where the stream's history and the push's differ."""
    moved: dict[str, int] = {}
    try:
        async with server.database.begin() as connection:
            stream = await _own_stream(connection, sender, push.client_id)
            reply, moved = await _take_in(connection, server, sender, stream, push)
    except Fork as fork:
        async with server.database.begin() as connection:
            await streams.freeze(connection, push.client_id, server.now())
        raise Problem("CHAIN_FORK", f"{fork} Go on under a new stream; nothing is lost.") from None
    if moved:
        await server.nudges.tell(moved)
        server.wake.set()
    return reply


async def _own_stream(connection: AsyncConnection, sender: Sender, client_id: str) -> streams.Stream:
    stream = await streams.take(connection, client_id)
    mine = stream is not None and (
        stream.person == sender.person.id if sender.device is None else stream.device == sender.device.id
    )
    if stream is None or not mine:
        raise Problem("NOT_FOUND", "This stream is not registered.")
    return stream


async def _take_in(
    connection: AsyncConnection, server: Server, sender: Sender, stream: streams.Stream, push: Push
) -> tuple[PushReply, dict[str, int]]:
    if stream.frozen_at is not None:
        raise Fork("This stream was closed after its history had split.")
    if push.ack_through > stream.acked_through:
        await streams.acknowledge(connection, stream.client_id, min(push.ack_through, stream.last_seq))
    old = [op for op in push.ops if op.seq <= stream.last_seq]
    new = [op for op in push.ops if op.seq > stream.last_seq]
    results = await _replayed(connection, stream, old)
    if not new or new[0].seq != stream.last_seq + 1:
        expected = stream.last_seq + 1 if new else 0
        return _reply(server, stream.last_seq, stream.last_hash, results, expected), {}
    device = await streams.device_by_id(connection, stream.device, lock=True)
    who = await people.by_id(connection, stream.person)
    if device is None or who is None:
        raise Problem("NOT_FOUND", "The stream's device or person is gone.")
    bodies = _chained(server, stream, new)
    work = await _prepare(connection, stream, device, bodies)
    await _apply_all(connection, server, sender, stream, who, device, bodies, work)
    last = new[-1]
    await streams.advance(connection, stream.client_id, work.rows, last.seq, last.hash)
    if work.counter != device.counter:
        await streams.note_signature(connection, device.id, work.counter, work.last_signature)
    moved = await documents.write(connection, work.changes)
    return _reply(server, last.seq, last.hash, [*results, *work.results], 0), dict(moved)


def _reply(server: Server, last_seq: int, last_hash: str, results: Sequence[msgspec.Raw], expected: int) -> PushReply:
    return PushReply(
        epoch=server.epoch, last_seq=last_seq, last_hash=last_hash, results=tuple(results), expected_seq=expected
    )


async def _replayed(connection: AsyncConnection, stream: streams.Stream, old: Sequence[Operation]) -> list[msgspec.Raw]:
    """The stored results of operations that came before; another hash under the same number is a fork."""
    known = await streams.known(connection, stream.client_id, [op.seq for op in old])
    results: list[msgspec.Raw] = []
    for op in old:
        stored_hash, result = known[op.seq]
        if stored_hash != op.hash:
            raise Fork(f"Operation {op.seq} came before with other content.")
        acknowledged = Result(seq=op.seq, status=ResultStatus.NOOP, code="ACKNOWLEDGED")
        results.append(msgspec.Raw(result if result is not None else wire.encode(acknowledged)))
    return results


class _Opened(Struct, frozen=True):
    """An operation with its body's bytes, and the body or why there is none."""

    op: Operation
    raw: bytes
    body: Body | Refused


def _chained(server: Server, stream: streams.Stream, new: Sequence[Operation]) -> list[_Opened]:
    opened: list[_Opened] = []
    seq, prev = stream.last_seq, stream.last_hash
    for op in new:
        if op.seq != seq + 1 or op.prev != prev:
            raise Fork(f"Operation {op.seq} does not follow what the server has.")
        one = _open(server, stream.client_id, op)
        unread = isinstance(one.body, Refused) and one.body.code == "SEALED"
        if not unread and wire.chain_hash(stream.client_id, op.seq, op.prev, one.raw) != op.hash:
            raise Fork(f"Operation {op.seq} is not the one that its hash names.")
        opened.append(one)
        seq, prev = op.seq, op.hash
    return opened


def _open(server: Server, client_id: str, op: Operation) -> _Opened:
    raw = op.body.encode()
    if op.sealed:
        try:
            sealed_bytes = base64.urlsafe_b64decode(op.sealed + "==")
            raw = sealed.open_sealed(
                server.keys.of(Use.OUTBOX), sealed_bytes, f"{client_id}|{op.seq}|{op.hash}".encode()
            )
        except (ValueError, Untrusted):
            return _Opened(op, op.sealed.encode(), Refused("SEALED", "It cannot be opened here.", quarantined=True))
    if len(raw) > wire.MAX_OPERATION_BYTES:
        return _Opened(op, raw, Refused("OPERATION_SIZE", f"More than {wire.MAX_OPERATION_BYTES} bytes."))
    try:
        return _Opened(op, raw, msgspec.json.decode(raw, type=Body))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return _Opened(op, raw, Refused("OPERATION_SHAPE", f"The operation cannot be read: {error}."))


async def _prepare(
    connection: AsyncConnection, stream: streams.Stream, device: streams.Device, opened: Sequence[_Opened]
) -> _Work:
    bodies = [one.body for one in opened if isinstance(one.body, Body)]
    ids = {body.record.id for body in bodies if body.record.type is RecordType.DOCUMENT}
    held = await documents.take(connection, ids)
    parents = [body.after for body in bodies if body.after is not None and body.after <= stream.last_seq]
    statuses = await streams.statuses(connection, stream.client_id, parents)
    failed = {seq: str(status) for seq, status in statuses.items() if status in _FAILED}
    return _Work(
        held={one: held.get(one) for one in ids},
        refused=failed,
        counter=device.counter,
        last_signature=device.last_signature,
        countries=dict(await people.authorities(connection)),
    )


_FAILED = (ResultStatus.REJECTED, ResultStatus.QUARANTINED)


async def _apply_all(
    connection: AsyncConnection,
    server: Server,
    sender: Sender,
    stream: streams.Stream,
    who: Person,
    device: streams.Device,
    opened: Sequence[_Opened],
    work: _Work,
) -> None:
    at = server.now()
    trusted = server.keys.trusted(server.settings.public_url, at)
    before = await streams.results_of(connection, [one.body.op_id for one in opened if isinstance(one.body, Body)])
    seen: set[str] = set()
    for one in opened:
        op_id = one.body.op_id if isinstance(one.body, Body) else None
        repeated = op_id is not None and (op_id in before or op_id in seen)
        if op_id is not None and repeated:
            result = Result(seq=one.op.seq, status=ResultStatus.NOOP, code="REPEATED")
        else:
            result = await _apply_one(connection, server, stream, who, device, one, work, trusted, at)
        if op_id is not None:
            seen.add(op_id)
        if result.status in _FAILED:
            work.refused[one.op.seq] = result.code
        encoded = wire.encode(result)
        work.results.append(msgspec.Raw(encoded))
        work.rows.append(
            {
                "client_id": stream.client_id,
                "seq": one.op.seq,
                "op_id": None if repeated else op_id,
                "hash": one.op.hash,
                "body": one.raw,
                "record": one.body.record.id if isinstance(one.body, Body) else "",
                "status": result.status,
                "result": encoded,
                "received_at": at,
                "uploaded_by": sender.person.id,
            }
        )


async def _apply_one(
    connection: AsyncConnection,
    server: Server,
    stream: streams.Stream,
    who: Person,
    device: streams.Device,
    one: _Opened,
    work: _Work,
    trusted: KeySet,
    at: datetime,
) -> Result:
    seq = one.op.seq
    if isinstance(one.body, Refused):
        return _refusal(seq, one.body)
    context = Context(
        who=who,
        device_id=device.id,
        client_id=stream.client_id,
        seq=seq,
        at=at,
        lists=server.lists,
        keys=trusted,
        counter=work.counter,
        last_signature=work.last_signature,
        revoked=device.revoked_at is not None,
    )
    before = work.held.get(one.body.record.id)
    applied = operations.apply(before, one.body, context, work.refused)
    if isinstance(applied, Refused):
        if (signature := operations.link(one.body, context)) is not None:
            await _keep_signature(connection, work, signature, who, device, at)
        return _refusal(seq, applied)
    applied = await _complete(connection, server, work, applied, who, device, at)
    work.held[one.body.record.id] = applied.held
    if applied.held is not before:
        detail = {"client_id": stream.client_id, "seq": seq, "op_id": one.body.op_id, "code": applied.code}
        work.changes.append(
            documents.Change(
                before=before,
                after=applied.held,
                action=applied.action,
                person=who,
                device_id=device.id,
                at=at,
                detail=msgspec.json.encode(detail),
                event=applied.event,
            )
        )
    return Result(
        seq=seq,
        status=applied.status,
        rev=applied.held.document.rev,
        code=applied.code,
        detail=applied.detail,
        conflicts=applied.conflicts,
    )


def _refusal(seq: int, refused: Refused) -> Result:
    status = ResultStatus.QUARANTINED if refused.quarantined else ResultStatus.REJECTED
    return Result(
        seq=seq,
        status=status,
        code=refused.code,
        detail=refused.detail,
        fields=refused.fields,
        parent=refused.parent,
    )


async def _complete(
    connection: AsyncConnection,
    server: Server,
    work: _Work,
    applied: Applied,
    who: Person,
    device: streams.Device,
    at: datetime,
) -> Applied:
    """Give a number, keep the signature, countersign, issue or end the certificate: what the pure part asked for."""
    held = applied.held
    if applied.number:
        country = work.countries.get(held.document.post, "")
        prefix = decisions.prefix(held.document)
        number = await documents.take_number(connection, prefix, country, at.year)
        held = decisions.with_number(held, prefix, country, at.year, number)
    if (signature := applied.signature) is not None:
        await _keep_signature(connection, work, signature, who, device, at)
        receipt = decisions.countersignature(signature.hash, held.document.status, at)
        issuer = server.keys.signer(Use.ISSUE, at)
        await certificates.countersign(connection, signature.hash, cose.sign(issuer, receipt, context=_RECEIPT))
        if applied.seal:
            held = await _issue(connection, server, held, signature.hash, at)
    if applied.ended:
        await certificates.end(connection, [held.document.id], CertificateStatus.ENDED, at)
    return msgspec.structs.replace(applied, held=held)


async def _keep_signature(
    connection: AsyncConnection, work: _Work, signature: Signature, who: Person, device: streams.Device, at: datetime
) -> None:
    """Store what was signed, and move the device's chain of signatures on."""
    work.counter, work.last_signature = signature.counter, signature.hash
    await certificates.keep_signature(connection, signature, person_id=who.id, device_id=device.id, at=at)


async def _issue(connection: AsyncConnection, server: Server, held: Held, signature_hash: str, at: datetime) -> Held:
    shard, index = await certificates.draw_place(connection, at.year)
    claims = decisions.claims(held, signature_hash, shard=shard, index=index, at=at)
    seal = keys.issue(server.keys, claims, at)
    document = held.document
    await certificates.issue(
        connection,
        certificates.Certificate(
            shard=shard,
            index=index,
            document=document.id,
            number=f"{document.reference}-V{document.version}",
            status=CertificateStatus.VALID,
            changed_at=at,
        ),
        seal,
    )
    return decisions.with_certificate(held, seal, shard=shard, index=index, at=at)
