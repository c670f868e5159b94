"""Tells waiting devices that a feed has moved. Only a hint: the cursor of the next pull stays the truth.

One process tells itself; several tell each other through Redis. A lost nudge costs a device the time to its next poll.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any, cast

import msgspec
import redis.asyncio
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

CHANNEL = "waarmerk:nudges"
RETRY_S = 5.0


class Nudges:
    """Feeds that moved, handed to everybody who waits for one of them."""

    def __init__(self, redis_url: str = "") -> None:
        self._waiting: dict[asyncio.Event, frozenset[str]] = {}
        self._redis = redis.asyncio.from_url(redis_url) if redis_url else None  # pyright: ignore[reportUnknownMemberType]
        self._listener: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[None]:
        """Listens to the other processes while the block runs."""
        if self._redis is not None:
            self._listener = asyncio.create_task(self._listen(self._redis))
        try:
            yield
        finally:
            self.wake_all()
            if self._listener is not None:
                self._listener.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await self._listener
            if self._redis is not None:
                await self._redis.aclose()

    def wake_all(self) -> None:
        """Whoever waits looks around: the process may be ending."""
        for event in self._waiting:
            event.set()

    async def tell(self, feeds: Iterable[str]) -> None:
        """These feeds have moved. Called after the commit; never fails the request that it follows."""
        moved = frozenset(feeds)
        self._hand_out(moved)
        if self._redis is not None and moved:
            try:
                await self._redis.publish(CHANNEL, msgspec.json.encode(sorted(moved)))  # pyright: ignore[reportUnknownMemberType]
            except RedisError as error:
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

    def _hand_out(self, moved: frozenset[str]) -> None:
        for event, feeds in self._waiting.items():
            if not moved.isdisjoint(feeds):
                event.set()

    async def _listen(self, client: redis.asyncio.Redis) -> None:
        while True:
            try:
                async with client.pubsub() as channel:
                    await channel.subscribe(CHANNEL)  # pyright: ignore[reportUnknownMemberType]
                    async for message in cast("AsyncIterator[dict[str, Any]]", channel.listen()):
                        if message["type"] == "message":
                            self._hand_out(frozenset(msgspec.json.decode(message["data"], type=list[str])))
            except RedisError as error:
                logger.warning("Redis does not answer, devices poll meanwhile: %s", error)
                await asyncio.sleep(RETRY_S)
