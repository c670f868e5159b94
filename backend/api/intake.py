"""Takes a push in: checks the stream's chain, applies each operation, and stores everything in one transaction.

Order of locks: the stream, its device, the documents by id, and the feeds' counters last. What is refused or put aside
moves the stream on as well, so that no operation ever blocks those behind it.
"""

from __future__ import annotations

import contextlib
import logging
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.api import concluding, related
from backend.api.opened import Fork, Opened, chained
from backend.api.problems import Problem
from backend.api.shell import Sender, Server
from backend.domain import operations
from backend.domain.held import Context, Held, Refused, Signature
from backend.store import certificates, documents, people, streams
from sync_protocol import wire
from sync_protocol.document import RecordType
from sync_protocol.key_set import KeySet
from sync_protocol.lists import List
from sync_protocol.wire import MAX_GROUP, Body, Operation, OperationType, Origin, Push, PushReply, Result, ResultStatus

logger = logging.getLogger(__name__)


class _Work(Struct, kw_only=True):
    """What one push has come to so far; stored at its end. Everything that a group takes back when it fails."""

    held: dict[str, Held | None]
    posts: frozenset[str]
    counter: int
    last_signature: str
    refused: dict[int, str]
    changes: list[documents.Change] = []

    def copy(self) -> _Work:
        return _Work(
            held=dict(self.held),
            posts=self.posts,
            counter=self.counter,
            last_signature=self.last_signature,
            refused=dict(self.refused),
            changes=list(self.changes),
        )


class _Push(Struct, frozen=True, kw_only=True):
    """One push while it is taken in: who sends what, by which device, and what it is judged with."""

    connection: AsyncConnection
    server: Server
    sender: Sender
    stream: streams.Stream
    device: streams.Device
    trusted: KeySet
    lists: Mapping[str, List]
    at: datetime


class _Taken(Struct, frozen=True, kw_only=True):
    """What a push came to: its answer, the feeds that moved, and whether anybody is to be told."""

    reply: PushReply
    moved: frozenset[str] = frozenset()
    events: bool = False


async def take_in(server: Server, sender: Sender, push: Push) -> PushReply:
    """Raises NOT_FOUND for an unknown stream, CHAIN_FORK where the stream's history and the push's differ, BAD_REQUEST
    for an operation without a place in a stream."""
    if any(op.seq < 1 for op in push.ops):
        raise Problem("BAD_REQUEST", "The operations of a stream are numbered from 1.")

    async def work(connection: AsyncConnection) -> _Taken:
        stream, device = await _own_stream(connection, sender, push.client_id)
        return await _take_in(connection, server, sender, stream, device, push)

    try:
        taken = await server.database.attempt(work)
    except Fork as fork:
        async with server.database.begin() as connection:
            await streams.freeze(connection, push.client_id, server.now())
        raise Problem("CHAIN_FORK", f"{fork} Go on under a new stream; nothing is lost.") from None
    if taken.moved:
        await server.nudges.tell(taken.moved, notices=taken.events)
    return taken.reply


async def _own_stream(
    connection: AsyncConnection, sender: Sender, client_id: str
) -> tuple[streams.Stream, streams.Device]:
    found = await streams.take(connection, client_id)
    mine = found is not None and (
        found[0].person == sender.person.id if sender.device is None else found[1].id == sender.device.id
    )
    if found is None or not mine:
        raise Problem("NOT_FOUND", "This stream is not registered.")
    return found


async def _take_in(
    connection: AsyncConnection,
    server: Server,
    sender: Sender,
    stream: streams.Stream,
    device: streams.Device,
    push: Push,
) -> _Taken:
    if stream.frozen_at is not None:
        raise Fork("This stream was closed after its history had split.")
    acked = max(stream.acked_through, min(push.ack_through, stream.last_seq))
    after = msgspec.structs.replace(stream, acked_through=acked)
    old = [op for op in push.ops if op.seq <= stream.last_seq]
    new = [op for op in push.ops if op.seq > stream.last_seq]
    results = await _replayed(connection, after, old)
    if not new or new[0].seq != stream.last_seq + 1:
        if after != stream:
            await streams.advance(connection, after, [])
        expected = stream.last_seq + 1 if new else 0
        return _Taken(reply=_reply(server, after, results, expected))
    at = server.now()
    this = _Push(
        connection=connection,
        server=server,
        sender=sender,
        stream=stream,
        device=device,
        trusted=server.keys.trusted(server.settings.public_url, at),
        lists=await server.lists.now(connection),
        at=at,
    )
    work, answered = await _apply_all(this, chained(server.keys, stream, new))
    after = msgspec.structs.replace(after, last_seq=new[-1].seq, last_hash=new[-1].hash)
    encoded = [wire.encode(result) for _, result, _ in answered]
    await streams.advance(connection, after, _rows(this, answered, encoded))
    if work.counter != device.counter:
        await streams.note_signature(connection, device.id, work.counter, work.last_signature)
    moved = await documents.write(connection, work.changes)
    return _Taken(
        reply=_reply(server, after, [*results, *(msgspec.Raw(one) for one in encoded)], 0),
        moved=frozenset(moved),
        events=any(change.event for change in work.changes),
    )


def _reply(server: Server, stream: streams.Stream, results: Sequence[msgspec.Raw], expected: int) -> PushReply:
    return PushReply(
        epoch=server.epoch,
        last_seq=stream.last_seq,
        last_hash=stream.last_hash,
        results=tuple(results),
        expected_seq=expected,
    )


async def _replayed(connection: AsyncConnection, stream: streams.Stream, old: Sequence[Operation]) -> list[msgspec.Raw]:
    """The stored results of operations that came before; another hash under the same number is a fork."""
    known = await streams.known(connection, stream.client_id, [op.seq for op in old])
    results: list[msgspec.Raw] = []
    for op in old:
        stored_hash, result = known[op.seq]
        if stored_hash != op.hash:
            raise Fork(f"Operation {op.seq} came before with other content.")
        if result is None or op.seq <= stream.acked_through:
            result = wire.encode(Result(seq=op.seq, status=ResultStatus.NOOP, code="ACKNOWLEDGED"))
        results.append(msgspec.Raw(result))
    return results


_FAILED = (ResultStatus.REJECTED, ResultStatus.QUARANTINED)

_Answered = tuple[Opened, Result, bool]
"""An operation, its result, and whether it had come before under another stream."""


async def _prepare(push: _Push, opened: Sequence[Opened]) -> _Work:
    bodies = [one.body for one in opened if isinstance(one.body, Body)]
    ids = {body.record.id for body in bodies if body.record.type is RecordType.DOCUMENT}
    held = await documents.take(push.connection, ids := ids | _origins(bodies))
    parents = [body.after for body in bodies if body.after is not None and 0 < body.after <= push.stream.last_seq]
    statuses = await streams.statuses(push.connection, push.stream.client_id, parents)
    creates = any(body.type == OperationType.DOCUMENT_CREATE for body in bodies)
    return _Work(
        held={one: held.get(one) for one in ids},
        posts=await people.posts(push.connection) if creates else frozenset(),
        counter=push.device.counter,
        last_signature=push.device.last_signature,
        refused={seq: status for seq, status in statuses.items() if status in _FAILED},
    )


class _Made(Struct):
    """Of the arguments of a creation, the document that it starts from."""

    origin: Origin | None = None


def _origins(bodies: Sequence[Body]) -> set[str]:
    """The documents that others are to be made from: locked with the rest, so that each is cloned once."""
    found: set[str] = set()
    for body in bodies:
        if body.type == OperationType.DOCUMENT_CREATE:
            with contextlib.suppress(msgspec.MsgspecError):  # refused when its turn comes
                made = msgspec.json.decode(body.args, type=_Made)
                found |= {made.origin.document} if made.origin is not None else set()
    return found


async def _apply_all(push: _Push, opened: Sequence[Opened]) -> tuple[_Work, list[_Answered]]:
    work = await _prepare(push, opened)
    op_ids = [one.body.op_id for one in opened if isinstance(one.body, Body)]
    before = set(await streams.results_of(push.connection, op_ids))
    answered: list[_Answered] = []
    for group, together in groupby(opened, key=_group_of):
        some = list(together)
        if group is None:
            answered += [await _apply_one(push, one, work, before) for one in some]
        else:
            work, results = await _apply_group(push, some, work, before)
            answered += results
    return work, answered


def _group_of(one: Opened) -> str | None:
    return one.body.group if isinstance(one.body, Body) else None


async def _apply_group(
    push: _Push, opened: Sequence[Opened], work: _Work, before: set[str]
) -> tuple[_Work, list[_Answered]]:
    """All of a group or nothing of it: the first that is refused takes the others with it, by name."""
    trial = work.copy()
    savepoint = await push.connection.begin_nested()
    answered = [await _apply_one(push, one, trial, before) for one in opened]
    failed = next((result for _, result, _ in answered if result.status in _FAILED), None)
    if failed is None and len(opened) <= MAX_GROUP:
        await savepoint.commit()
        return trial, answered
    await savepoint.rollback()
    seq = failed.seq if failed is not None else opened[0].op.seq
    detail = f"It belongs to a group, and operation {seq} of it was refused: nothing of the group was done."
    if failed is None:
        detail = f"A group has {MAX_GROUP} operations at most."
    refused = Refused("GROUP", detail, parent=seq)
    for one, _, repeated in answered:
        if not repeated:
            work.refused[one.op.seq] = refused.code
        if isinstance(one.body, Body) and not repeated:
            await _link(push, work, one.body, _context(push, one.op.seq, work))
    return work, [
        (one, result if result is failed or repeated else _refusal(one.op.seq, refused), repeated)
        for one, result, repeated in answered
    ]


def _rows(push: _Push, answered: Sequence[_Answered], encoded: Sequence[bytes]) -> list[dict[str, Any]]:
    return [
        {
            "client_id": push.stream.client_id,
            "seq": one.op.seq,
            "op_id": one.body.op_id if isinstance(one.body, Body) and not repeated else None,
            "hash": one.op.hash,
            "body": one.raw,
            "record": one.body.record.id if isinstance(one.body, Body) else "",
            "status": result.status,
            "result": as_sent,
            "received_at": push.at,
            "uploaded_by": push.sender.person.id,
        }
        for (one, result, repeated), as_sent in zip(answered, encoded, strict=True)
    ]


async def _apply_one(push: _Push, one: Opened, work: _Work, before: set[str]) -> _Answered:
    seq = one.op.seq
    if isinstance(one.body, Refused):
        result = _refusal(seq, one.body)
    elif one.body.op_id in before:
        return one, Result(seq=seq, status=ResultStatus.NOOP, code="REPEATED"), True
    else:
        before.add(one.body.op_id)
        result = await _apply_body(push, seq, one.body, work)
    if result.status in _FAILED:
        work.refused[seq] = result.code
    return one, result, False


def _context(push: _Push, seq: int, work: _Work) -> Context:
    return Context(
        who=push.sender.person,
        device_id=push.device.id,
        client_id=push.stream.client_id,
        seq=seq,
        at=push.at,
        lists=push.lists,
        posts=work.posts,
        keys=push.trusted,
        counter=work.counter,
        last_signature=work.last_signature,
        revoked=push.device.revoked_at is not None,
        others=work.held,
    )


async def _apply_body(push: _Push, seq: int, body: Body, work: _Work) -> Result:
    context = _context(push, seq, work)
    before = work.held.get(body.record.id)
    try:
        applied = _revoked(push) or operations.apply(before, body, context, work.refused)
    except Exception:  # a bug of ours does not hold up what the device sent behind it
        number = secrets.token_hex(4).upper()
        logger.exception("%s at operation %s of stream %s", number, seq, push.stream.client_id)
        detail = f"Something went wrong on our side. Please quote the number {number} when you report it."
        applied = Refused("UNEXPECTED", detail, quarantined=True)
    if isinstance(applied, Refused):
        await _link(push, work, body, context)
        return _refusal(seq, applied)
    by = concluding.By(person=push.sender.person.id, device=push.device.id, at=push.at)
    held = await concluding.conclude(push.connection, push.server.keys, applied, by)
    if applied.signature is not None:
        _go_on(work, applied.signature)
    work.held[body.record.id] = held
    if held is not before:
        detail = {"client_id": push.stream.client_id, "seq": seq, "op_id": body.op_id, "code": applied.code}
        change = documents.Change(
            before=before,
            after=held,
            action=applied.action,
            person=push.sender.person,
            device_id=push.device.id,
            at=push.at,
            detail=msgspec.json.encode(detail),
            event=applied.event,
        )
        work.changes += [change, *await related.follow(push.connection, work.held, change)]
    return Result(
        seq=seq,
        status=applied.status,
        rev=held.document.rev,
        code=applied.code,
        detail=applied.detail,
        conflicts=applied.conflicts,
    )


def _revoked(push: _Push) -> Refused | None:
    """What nobody but a revoked device vouches for is put aside; such work arrives in a file."""
    if push.sender.device is None or push.device.revoked_at is None:
        return None
    return Refused("DEVICE_REVOKED", "The device was revoked: a person has to look at what it sent.", quarantined=True)


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


async def _link(push: _Push, work: _Work, body: Body, context: Context) -> None:
    """The signature of what was refused stays a link of its device's chain: the next one names it."""
    if (signature := operations.link(body, context)) is not None:
        await certificates.keep_signature(
            push.connection, signature, person_id=push.sender.person.id, device_id=push.device.id, at=push.at
        )
        _go_on(work, signature)


def _go_on(work: _Work, signature: Signature) -> None:
    """Move the device's chain of signatures on."""
    work.counter, work.last_signature = signature.counter, signature.hash
