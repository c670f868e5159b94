"""The sync protocol over HTTP: push, pull, nudges."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
from collections.abc import AsyncGenerator
from typing import Annotated, Any

from litestar import Request, Response, post
from litestar import get as http_get
from litestar.di import NamedDependency
from litestar.response import Stream
from msgspec import Meta, Struct

from backend.api import intake, pulling
from backend.api.problems import Problem
from backend.api.shell import STORABLE, Caller, Sender, Server, read_body, takes_gzip
from backend.domain import rights
from backend.store import people, streams
from sync_protocol import PROTOCOL_VERSION, wire

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
        lines = await pulling.page(server, caller.person, data)
    body, headers = b"\n".join(lines) + b"\n", {"Cache-Control": "no-store", "Vary": "Accept-Encoding"}
    if len(body) > WORTH_COMPRESSING and takes_gzip(request):
        body, headers = await asyncio.to_thread(gzip.compress, body, 1), headers | {"Content-Encoding": "gzip"}
    return Response(body, headers=headers, media_type="application/x-ndjson")


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
    """Until the server or the session ends; whether the latter has is looked up at each heartbeat, and where much
    happens as often."""
    loop = asyncio.get_running_loop()
    async with server.nudges.waiting(rights.feeds_of(caller.person)) as moved:
        yield b": open\n\n"
        looked = loop.time()
        while not server.stopping.is_set():
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(heartbeat_s):
                    await moved.wait()
            if not moved.is_set() or loop.time() - looked >= heartbeat_s:
                if not await _still_in(server, caller):
                    return
                looked = loop.time()
            if not moved.is_set():
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
