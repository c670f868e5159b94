"""Takes a push in: checks the stream's chain, applies each operation, and stores everything in one transaction.

Order of locks: the stream, its device, the documents by id, and the feeds' counters last. What is refused or put aside
moves the stream on as well, so that no operation ever blocks those behind it.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.api import aside
from backend.api.applying import BUDGET, Answered, Taking, apply_all
from backend.api.opened import Fork, chained
from backend.api.problems import Problem
from backend.api.shell import Sender, Server
from backend.domain import rights
from backend.outside.keys_problem import KeysProblem
from backend.store import certificates, documents, streams
from backend.store.database import is_passing
from sync_protocol import wire
from sync_protocol.wire import Body, Operation, Push, PushReply, Result, ResultStatus
from sync_protocol.workflow import Status

logger = logging.getLogger(__name__)

MAX_ASIDE = 20_000
"""Operations of one blocked device that are kept: as many as a device takes without a network."""

_HASH = re.compile("[0-9a-f]{64}")

BREATH_S = 1
"""How long a device leaves the server alone that had no time for all of its push."""


class _Taken(Struct, frozen=True, kw_only=True):
    """What a push came to: its answer, the feeds that moved, whether anybody is to be told, and the streams in which
    something had been put aside until this came."""

    reply: PushReply
    moved: frozenset[str] = frozenset()
    events: bool = False
    awaited_in: Sequence[str] = ()


async def take_in(server: Server, sender: Sender, push: Push) -> PushReply:
    """Raises NOT_FOUND for an unknown stream, CHAIN_FORK where the stream's history and the push's differ, BAD_REQUEST
    for an operation without a place in a stream."""
    if any(op.seq < 1 for op in push.ops):
        raise Problem("BAD_REQUEST", "The operations of a stream are numbered from 1.")
    if any(op.sealed and not _HASH.fullmatch(op.hash) for op in push.ops):  # what cannot be opened is stored by it
        raise Problem("BAD_REQUEST", "The hash of an operation is a SHA-256, in hex.")

    async def work(connection: AsyncConnection, *, careful: bool = False) -> _Taken:
        stream, device = await _own_stream(connection, sender, push.client_id)
        return await _take_in(connection, server, sender, stream, device, push, careful=careful)

    async def carefully(connection: AsyncConnection) -> _Taken:
        return await work(connection, careful=True)

    try:
        try:
            taken = await server.database.attempt(work)
        except Exception as error:  # a bug in one operation: done again, one by one, it is put aside alone
            if isinstance(error, (Fork, Problem, KeysProblem)) or (isinstance(error, DBAPIError) and is_passing(error)):
                raise
            logger.warning("a push of stream %s is taken in one by one: %r", push.client_id, error)
            taken = await server.database.attempt(carefully)
    except Fork as fork:
        async with server.database.begin() as connection:
            await streams.freeze(connection, push.client_id, server.now())
        raise Problem("CHAIN_FORK", f"{fork} Go on under a new stream; nothing is lost.") from None
    if taken.moved:
        await server.nudges.tell(taken.moved, notices=taken.events)
    if taken.awaited_in:
        try:
            await aside.settle(server, only=taken.awaited_in)
        except Exception:  # this push is taken in; the worker looks again
            logger.exception("what waited for a push of stream %s is left aside", push.client_id)
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
    *,
    careful: bool,
) -> _Taken:
    if stream.frozen_at is not None:
        raise Fork("This stream was closed after its history had split.")
    # Of another time than the answers of now, an acknowledgement says nothing of these.
    through = push.ack_through if push.epoch == stream.epoch else 0
    acked = max(stream.acked_through, min(through, stream.last_seq))
    after = msgspec.structs.replace(stream, acked_through=acked)
    old = [op for op in push.ops if op.seq <= stream.last_seq]
    new = [op for op in push.ops if op.seq > stream.last_seq]
    results = await _replayed(connection, after, old)
    if not new or new[0].seq != stream.last_seq + 1:
        if after != stream:
            await streams.advance(connection, after, [])
        expected = stream.last_seq + 1 if new else 0
        return _Taken(reply=_reply(after, results, expected_seq=expected))
    if sender.blocked or (sender.device is not None and device.revoked_at is not None):
        await _leave_room(connection, device)
    at, keys = server.now(), server.keys
    taking = Taking(
        connection=connection,
        server=server,
        keys=keys,
        sender=sender,
        stream=stream,
        device=device,
        trusted=keys.trusted(server.settings.public_url, at),
        lists=await server.lists.now(connection),
        towns=server.lists.places,
        places=certificates.Places(connection, at.year),
        at=at,
        careful=careful,
    )
    work, answered = await apply_all(taking, chained(keys, stream, new), begun=bool(old))
    if answered:
        last = answered[-1].one.op
        after = msgspec.structs.replace(after, last_seq=last.seq, last_hash=last.hash)
    encoded = [wire.encode(each.result) for each in answered]
    await streams.advance(connection, after, _rows(taking, answered, encoded))
    if work.counter != device.counter:
        await streams.note_signature(connection, device.id, work.counter, work.last_signature)
    moved = frozenset(await documents.write(connection, work.changes))
    late = len(answered) < len(new) and server.now() - at > BUDGET
    reply = _reply(
        after,
        [*results, *(msgspec.Raw(one) for one in encoded)],
        pull_hint=not moved.isdisjoint(rights.feeds_of(sender.person)),
        retry_after=BREATH_S if late else 0,
    )
    came = {one.after.document.id for one in work.changes if _comes_into_sight(one)}
    return _Taken(
        reply=reply,
        moved=moved,
        events=any(change.event or change.told for change in work.changes),
        awaited_in=await streams.with_aside_on(connection, sorted(came)) if came else (),
    )


def _comes_into_sight(change: documents.Change) -> bool:
    """Whether there are people who see the document from now on: a restored server had no place for their work yet."""
    if change.before is None:
        return True
    return change.before.document.status is Status.DRAFT and change.after.document.status is not Status.DRAFT


async def _leave_room(connection: AsyncConnection, device: streams.Device) -> None:
    """Whoever has a blocked device sends what it can hold, and not without end."""
    if await streams.count_aside(connection, device.id) >= MAX_ASIDE:
        sentence = "So much of this device is put aside that a person has to look at it first."
        raise Problem("TOO_MANY", sentence, retry_after=3600)


def _reply(
    stream: streams.Stream,
    results: Sequence[msgspec.Raw],
    *,
    expected_seq: int = 0,
    pull_hint: bool = False,
    retry_after: int = 0,
) -> PushReply:
    return PushReply(
        epoch=stream.epoch,
        last_seq=stream.last_seq,
        last_hash=stream.last_hash,
        results=tuple(results),
        expected_seq=expected_seq,
        pull_hint=pull_hint,
        retry_after=retry_after,
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


def _rows(taking: Taking, answered: Sequence[Answered], encoded: Sequence[bytes]) -> list[dict[str, Any]]:
    return [
        {
            "client_id": taking.stream.client_id,
            "seq": one.op.seq,
            "op_id": one.body.op_id if isinstance(one.body, Body) and not repeated else None,
            "hash": one.op.hash,
            "body": one.raw,
            "record": one.body.record.id if isinstance(one.body, Body) else "",
            "status": result.status,
            "result": as_sent,
            "received_at": taking.at,
            "uploaded_by": taking.sender.person.id,
        }
        for (one, result, repeated), as_sent in zip(answered, encoded, strict=True)
    ]
