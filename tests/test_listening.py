"""The server's end of a connection, against whoever sends a request that does not end."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import pytest
import uvicorn
from uvicorn._types import ASGIReceiveCallable, ASGISendCallable, Scope

from backend import listening

HEAD = b"POST / HTTP/1.1\r\nHost: here\r\n"


async def counting(_scope: Scope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
    """Answers how many bytes the body had."""
    size, more = 0, True
    while more:
        message = await receive()
        if message["type"] != "http.request":  # cut off
            return
        size, more = size + len(message["body"]), message["more_body"]
    body = b"%d bytes" % size
    headers = [(b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": 200, "headers": headers, "trailers": False})
    await send({"type": "http.response.body", "body": body, "more_body": False})


@asynccontextmanager
async def connected() -> AsyncGenerator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        config = uvicorn.Config(counting, http=listening.Listener, lifespan="off", log_level="error")
        server = uvicorn.Server(config)
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        reader, writer = await asyncio.open_connection(*listener.getsockname())
        try:
            yield reader, writer
        finally:
            writer.close()
            server.should_exit = True
            await serving


@pytest.mark.parametrize("endless", [HEAD + b"Name: ", HEAD, b"GET /"], ids=["value", "headers", "address"])
async def test_a_head_without_an_end_is_refused(endless: bytes) -> None:
    more = b"Name: value\r\n" * 500 if endless == HEAD else b"x" * 6500
    async with connected() as (reader, writer):
        writer.write(endless + more * (listening.MAX_HEAD // len(more) + 1))

        answer = await asyncio.wait_for(reader.read(), 10)

    assert b" 400 " in answer.splitlines()[0]
    assert answer.endswith(b"The request's head is too long.")


async def test_requests_longer_than_a_head_may_be_are_taken_one_after_the_other() -> None:
    body = b"x" * (3 * listening.MAX_HEAD)
    async with connected() as (reader, writer):
        for _ in range(3):
            writer.write(HEAD + b"Content-Length: %d\r\n\r\n" % len(body) + body)

            answer = await asyncio.wait_for(reader.readuntil(b"bytes"), 10)

            assert b" 200 " in answer.splitlines()[0]
            assert answer.endswith(b"%d bytes" % len(body))
