"""How the server listens: uvicorn with a parser and, but on Windows, a loop in C; a request's head has an end."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from uvicorn.loops.auto import auto_loop_factory
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

T = TypeVar("T")

MAX_HEAD = 64 * 1024
"""Bytes that may come in without an end of a head or a piece of a body. The parser itself keeps any number of them."""


class Listener(HttpToolsProtocol):
    """One connection. Whoever sends a head without an end is told so and cut off: nobody fills the memory up."""

    _waiting = 0

    def data_received(self, data: bytes) -> None:
        self._waiting += len(data)
        super().data_received(data)
        if self._waiting > MAX_HEAD and not self.transport.is_closing():
            self.send_400_response("The request's head is too long.")

    def on_headers_complete(self) -> None:
        self._waiting = 0
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self._waiting = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        self._waiting = 0
        super().on_message_complete()


def run(main: Coroutine[Any, Any, T]) -> T:
    """As asyncio.run, on the faster loop where there is one."""
    with asyncio.Runner(loop_factory=auto_loop_factory()) as runner:
        return runner.run(main)
