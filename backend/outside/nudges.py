"""Tells waiting devices that a feed has moved, and the worker that there are notices.

Only hints: the cursor of the next pull and the outbox of notices stay the truth.

One process tells itself; several tell each other through Redis. A lost hint costs the time to the next poll.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
from collections.abc import AsyncGenerator, AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any, cast

import msgspec
import redis.asyncio
from msgspec import Struct
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

CHANNEL = "waarmerk:nudges"

RETRY_S = 1.0
"""How long a Redis that does not answer is left alone."""

PATIENCE_S = 1.0
"""How long a request waits for Redis to take a hint: it has been answered for in the database already."""


class _Moved(Struct, frozen=True):
    """What one process tells the others: who says it, which feeds moved, and whether there are notices to send."""

    sender: str
    feeds: tuple[str, ...]
    notices: bool


class Nudges:
    """Feeds that moved, handed to everybody who waits for one of them. `notices` is set when some are to be sent."""

    def __init__(self, redis_url: str = "") -> None:
        self.notices = asyncio.Event()
        self._name = secrets.token_hex(8)
        self._waiting: dict[asyncio.Event, frozenset[str]] = {}
        self._redis = redis.asyncio.from_url(redis_url) if redis_url else None  # pyright: ignore[reportUnknownMemberType]

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[None]:
        """Listens to the other processes while the block runs."""
        listener = asyncio.create_task(self._listen(self._redis)) if self._redis is not None else None
        try:
            yield
        finally:
            self.wake_all()
            if listener is not None:
                listener.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await listener
            if self._redis is not None:
                await self._redis.aclose()

    def wake_all(self) -> None:
        """Whoever waits looks around: the process may be ending, or hints may have been missed."""
        self.notices.set()
        for event in self._waiting:
            event.set()

    def waiters(self, feed: str) -> int:
        """How many wait for this feed, among others."""
        return sum(feed in feeds for feeds in self._waiting.values())

    async def tell(self, feeds: Iterable[str], *, notices: bool = False) -> None:
        """These feeds have moved. Called after the commit; never fails the request that it follows."""
        moved = _Moved(self._name, tuple(sorted(feeds)), notices)
        self._hand_out(moved)
        if self._redis is not None:
            try:
                async with asyncio.timeout(PATIENCE_S):
                    await self._redis.publish(CHANNEL, msgspec.json.encode(moved))  # pyright: ignore[reportUnknownMemberType]
            except (RedisError, OSError, TimeoutError) as error:
                logger.warning("nudge not passed on: %s", error)

    @asynccontextmanager
    async def waiting(self, feeds: frozenset[str]) -> AsyncGenerator[asyncio.Event]:
        """An event that is set each time one of these feeds moves; the waiter clears it."""
        event = asyncio.Event()
        self._waiting[event] = feeds
        try:
            yield event
        finally:
            del self._waiting[event]

    def _hand_out(self, moved: _Moved) -> None:
        if moved.notices:
            self.notices.set()
        for event, feeds in self._waiting.items():
            if not feeds.isdisjoint(moved.feeds):
                event.set()

    async def _listen(self, client: redis.asyncio.Redis) -> None:
        while True:
            try:
                async with client.pubsub() as channel:
                    await channel.subscribe(CHANNEL)  # pyright: ignore[reportUnknownMemberType]
                    async for message in cast("AsyncIterator[dict[str, Any]]", channel.listen()):
                        self._heard(message)
            except (RedisError, OSError) as error:
                logger.warning("Redis does not answer, devices poll meanwhile: %s", error)
                await asyncio.sleep(RETRY_S)

    def _heard(self, message: dict[str, Any]) -> None:
        if message["type"] == "subscribe":
            self.wake_all()
            return
        try:
            moved = msgspec.json.decode(message["data"], type=_Moved)
        except (msgspec.DecodeError, UnicodeDecodeError):
            # Of another version, which this process runs beside while it is replaced.
            logger.warning("a nudge of another kind")
            self.wake_all()
            return
        if moved.sender != self._name:
            self._hand_out(moved)
