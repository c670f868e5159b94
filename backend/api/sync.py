"""The sync protocol over HTTP: push, pull, nudges."""

from __future__ import annotations

import asyncio
import base64
import gzip
from collections.abc import AsyncGenerator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import accumulate
from typing import Annotated, Any, NamedTuple

import msgspec
from litestar import Request, Response, post
from litestar import get as http_get
from litestar.di import NamedDependency
from litestar.response import Stream
from msgspec import Meta, Raw, Struct
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.api import intake
from backend.api.problems import Problem
from backend.api.shell import STORABLE, Caller, Sender, Server, read_body, takes_gzip
from backend.domain import rights
from backend.domain.rights import Person
from backend.store import documents, feeds, people, reference, streams
from sync_protocol import PROTOCOL_VERSION, wire
from sync_protocol.document import Document, PublishedList, RecordType

HEARTBEAT_S = 25.0
"""Silence after which a line is sent, so that no proxy takes the connection for dead."""

COALESCE_S = 1.0
"""Nudges are not closer together than this."""

WORTH_COMPRESSING = 1024
"""Bytes; less is sent as it is."""

MAX_AT_ONCE = 2
"""Requests of one stream that a process answers at a time; nudges do not count."""

MAX_STREAMS = 200
"""Of one device: a stream follows another where a history split or a database was lost, and never often."""

OLDEST_PROTOCOL = 2
"""The oldest version whose devices are still answered when they pull. A push is taken from any."""

MAX_AHEAD = 50
"""Documents that the first page has out of turn: a tablet's first list of work."""

YESTERDAY = timedelta(days=1)

MAX_NUDGED = 20
"""Streams of nudges of one person in one process: each is a window that is open."""


class Registration(Struct, frozen=True):
    """A stream and the device that it belongs to."""

    client_id: Annotated[str, Meta(pattern=r"\A[0-9a-f-]{36}\Z")]
    device_id: Annotated[str, Meta(max_length=64, pattern=STORABLE)]


@post("/sync/v1/streams", status_code=201)
async def register_stream(
    request: Request[Any, Any, Any], server: NamedDependency[Server], courier: NamedDependency[Sender]
) -> None:
    """Register a stream of the device; again changes nothing."""
    data = await read_body(request, Registration, most=4096)
    async with server.database.begin() as connection:
        device = await streams.device_by_id(connection, data.device_id)
        if device is None or device.person != courier.person.id:
            raise Problem("NOT_FOUND", "This device is not enrolled.")
        stream = await streams.find(connection, data.client_id)
        if stream is None:
            if await streams.count(connection, device.id) >= MAX_STREAMS:
                raise Problem("NOT_ACCEPTED", f"This device has {MAX_STREAMS} streams. Enrol it anew.")
            await streams.register(connection, data.client_id, device.id, device.person)
            stream = await streams.find(connection, data.client_id)
    if stream is None or stream.device != data.device_id:
        raise Problem("CHAIN_FORK", "Another device has a stream of this name. Take a new one.")


@post("/sync/v1/push", status_code=200)
async def push(
    request: Request[Any, Any, Any], server: NamedDependency[Server], courier: NamedDependency[Sender]
) -> Response[bytes]:
    """Take operations in; each is answered with its own result."""
    data = await read_body(request, wire.Push, most=wire.MAX_PUSH_BYTES)
    if len(data.ops) > wire.MAX_OPERATIONS:
        raise Problem("TOO_LARGE", f"More than {wire.MAX_OPERATIONS} operations.", limit=wire.MAX_OPERATIONS)
    with server.in_hand.one_more(data.client_id, most=MAX_AT_ONCE):
        reply = await intake.take_in(server, courier, data)
    return Response(wire.encode(reply), media_type="application/json")


@post("/sync/v1/pull", status_code=200)
async def pull(
    request: Request[Any, Any, Any], server: NamedDependency[Server], caller: NamedDependency[Caller]
) -> Response[bytes]:
    """What has changed in the person's feeds since the checkpoint: one page of lines of JSON."""
    data = await read_body(request, wire.Pull, most=64 * 1024)
    if not OLDEST_PROTOCOL <= data.protocol <= PROTOCOL_VERSION:
        sentence = (
            f"Versions {OLDEST_PROTOCOL} to {PROTOCOL_VERSION} are spoken here. Unsent work is taken in any case."
        )
        raise Problem("UPGRADE_REQUIRED", sentence, oldest=OLDEST_PROTOCOL, newest=PROTOCOL_VERSION)
    with server.in_hand.one_more(data.client_id, most=MAX_AT_ONCE):
        async with server.database.snapshot() as connection:
            stream = await streams.find(connection, data.client_id)
            if stream is None or stream.person != caller.person.id:
                raise Problem("NOT_FOUND", "This stream is not registered.")
            if data.checkpoint and data.epoch != stream.epoch:
                raise Problem("RESET", "The server was restored. The copy here is built anew; unsent work stays.")
            lines = await _page(connection, server, caller.person, stream, data)
    body, headers = b"\n".join(lines) + b"\n", {"Cache-Control": "no-store", "Vary": "Accept-Encoding"}
    if len(body) > WORTH_COMPRESSING and takes_gzip(request):
        body, headers = await asyncio.to_thread(gzip.compress, body, 1), headers | {"Content-Encoding": "gzip"}
    return Response(body, headers=headers, media_type="application/x-ndjson")


def checkpoint_token(positions: Mapping[str, int]) -> str:
    """A checkpoint as it travels: how far each feed was read, by the feed's name."""
    return base64.urlsafe_b64encode(msgspec.json.encode(positions)).decode()


def _read_token(token: str) -> dict[str, int]:
    if not token:
        return {}
    try:
        return msgspec.json.decode(base64.urlsafe_b64decode(token), type=dict[str, int])
    except (ValueError, msgspec.DecodeError):
        raise Problem("RESET", "The checkpoint cannot be read.") from None


async def _page(
    connection: AsyncConnection, server: Server, person: Person, stream: streams.Stream, data: wire.Pull
) -> list[bytes]:
    token_read = _read_token(data.checkpoint)
    known = {name: seq for name, seq in token_read.items() if not name.startswith(_OWED)}
    names = sorted(rights.feeds_of(person))
    states = await feeds.states(connection, names)
    heads = {name: state.head for name, state in states.items()}
    if any(not 0 <= known.get(name, 0) <= heads[name] for name in names):
        raise Problem("RESET", "The checkpoint is ahead of the server.")
    if any(0 < known.get(name, 0) < states[name].horizon for name in names):
        raise Problem("RESET", "The checkpoint is older than what the server remembers of what has left.")
    lines = [wire.encode(wire.Begin(stream.epoch, stream.last_seq, server.now()))]
    lines += [wire.encode(wire.FeedRemoved(name)) for name in sorted(known.keys() - heads.keys())]
    lines += [wire.encode(wire.FeedAdded(name)) for name in names if name not in known]
    rows, size, token = wire.MAX_PAGE_ROWS, min(max(data.limit_bytes, 1), wire.MAX_PAGE_BYTES), dict[str, int]()
    for name in names:
        start = known.get(name, 0)
        changes = await feeds.after(connection, name, start, rows if size > 0 and start < heads[name] else 0)
        token[name] = start
        for line, seq in await _lines(connection, person, name, _fitting(changes, size)):
            if size <= 0:
                break
            lines.append(line)
            size -= len(line)
            token[name] = seq
        rows -= len(changes)
        if token[name] == (changes[-1].seq if changes else start) and rows > 0 and size > 0:
            token[name] = heads[name]
    complete = token == heads
    if not (known or complete) and data.limit_bytes >= wire.MAX_PAGE_BYTES:
        lines += await _work_ahead(connection, person, token, server.now())
    moved = [name for name in names if known.get(name) != token[name] or _OWED + name in token_read]
    sums = [wire.FeedSum(name, states[name].present, str(states[name].total)) for name in moved] if complete else []
    owed = {} if complete else {_OWED + name: 0 for name in moved}
    return [*lines, wire.encode(wire.Checkpoint(checkpoint_token(token | owed), complete, tuple(sums)))]


async def _work_ahead(
    connection: AsyncConnection, person: Person, token: Mapping[str, int], at: datetime
) -> list[bytes]:
    """On the first page of a long pull, out of turn, what its person works on next: it comes again in its turn.

    Only from a feed that this page has begun with: what leaves it until the next page is then told.
    """
    name = rights.post_feed(person.post)
    if not person.post or not token.get(name):
        return []
    found = await feeds.work_ahead(
        connection, name, token[name], post=person.post, since=at - YESTERDAY, limit=MAX_AHEAD
    )
    return [line for line, _ in await _lines(connection, person, name, found)]


_OWED = "!"
"""Before a feed's name in a token: it moved on an earlier page, and its sum is told on the last one."""


def _fitting(changes: Sequence[feeds.Change], size: int) -> Sequence[feeds.Change]:
    """As many as the page has room for, and at least one: no more bodies are read than are sent."""
    sizes = accumulate(one.size for one in changes)
    return changes[: 1 + sum(1 for total in sizes if total < size)]


async def _lines(
    connection: AsyncConnection, person: Person, feed: str, changes: Sequence[feeds.Change]
) -> list[tuple[bytes, int]]:
    found = await _found(connection, changes)
    lines: list[tuple[bytes, int]] = []
    for one in changes:
        kind = RecordType(one.record_type)
        line: Struct = wire.Leave(kind, one.record, feed)
        if one.present:
            data = wire.encode(await _data(connection, person, kind, one.record, found))
            line = wire.Put(kind, one.record, one.rev, feed, Raw(data))
        lines.append((wire.encode(line), one.seq))
    return lines


class _Found(NamedTuple):
    """What was read for some lines, by the records' ids."""

    documents: Mapping[str, Document]
    lists: Mapping[str, PublishedList]
    outcomes: Mapping[str, streams.Before]


async def _found(connection: AsyncConnection, changes: Sequence[feeds.Change]) -> _Found:
    def shown(kind: RecordType) -> list[str]:
        return [one.record for one in changes if one.present and one.record_type == kind]

    lists = shown(RecordType.REFERENCE_LIST)
    return _Found(
        await documents.bodies(connection, shown(RecordType.DOCUMENT)),
        await reference.published(connection, lists) if lists else {},
        await streams.came_before(connection, shown(RecordType.OUTCOME)),
    )


async def _data(connection: AsyncConnection, person: Person, kind: RecordType, record: str, found: _Found) -> Struct:
    match kind:
        case RecordType.PROFILE:
            return await people.profile(connection, record)
        case RecordType.REFERENCE_LIST:
            return found.lists[record]
        case RecordType.DOCUMENT:
            return rights.view(person, found.documents[record])
        case RecordType.OUTCOME:
            came = found.outcomes[record]
            result = msgspec.json.decode(came.result or b"", type=wire.Result)
            return wire.Outcome(id=record, client_id=came.client_id, record=came.record, result=result)


@http_get("/sync/v1/nudges")
async def nudges(server: NamedDependency[Server], caller: NamedDependency[Caller]) -> Stream:
    """Server-sent events: one each time that a feed of the person has moved. A hint to pull, and no more."""
    if server.nudges.waiters(rights.profile_feed(caller.person.id)) >= MAX_NUDGED:
        raise Problem("TOO_MANY", f"{MAX_NUDGED} windows of yours wait already.", retry_after=int(HEARTBEAT_S))
    return Stream(
        nudges_of(server, caller),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def nudges_of(server: Server, caller: Caller, *, heartbeat_s: float = HEARTBEAT_S) -> AsyncGenerator[bytes]:
    """Until the server or the session ends; whether the latter has is looked up at each heartbeat."""
    async with server.nudges.waiting(rights.feeds_of(caller.person)) as moved:
        yield b": open\n\n"
        while not server.stopping.is_set():
            try:
                await asyncio.wait_for(moved.wait(), heartbeat_s)
            except TimeoutError:
                if not await _still_in(server, caller):
                    return
                yield b": still here\n\n"
                continue
            moved.clear()
            if not server.stopping.is_set():
                yield b"event: moved\ndata: {}\n\n"
                await asyncio.sleep(COALESCE_S)


async def _still_in(server: Server, caller: Caller) -> bool:
    async with server.database.glance() as connection:
        found = await people.of_session(connection, caller.token_hash, server.now())
    return found is not None and found[0] == caller.person


HANDLERS = (register_stream, push, pull, nudges)
