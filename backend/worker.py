"""What is done after a change has been stored: notices are spread and sent.

Everything it does is written down before: a process that dies in the middle leaves nothing undone, and several may run.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from datetime import timedelta

from backend.api.shell import Server
from backend.outside.push import Outcome, Sender
from backend.store import notices

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=1)
"""A delivery that a worker took and never answered for is due again after this."""

RETRIES = tuple(timedelta(seconds=seconds) for seconds in (10, 60, 600, 3600, 6 * 3600))
"""The waits between tries; after the last the notice is given up."""

POLL_S = 10.0
"""How long a worker that nobody wakes sleeps: as exact as retries need to be."""


async def run_once(server: Server, sender: Sender) -> int:
    """Spread new events and send what is due. Returns how much there was to do."""
    now = server.now()
    async with server.database.begin() as connection:
        spread = await notices.spread(connection, now)
        due = await notices.take_due(connection, now, now + LEASE)
    await asyncio.gather(*(_send(server, sender, one) for one in due))
    return spread + len(due)


async def _send(server: Server, sender: Sender, one: notices.Due) -> None:
    try:
        outcome = await sender.send(one, server.now())
    except Exception:  # a bug in one notice: it gets no more tries than others, and holds none of them up
        logger.exception("a notice to subscription %s could not be made", one.subscription.id)
        outcome = Outcome.LATER
    now = server.now()
    async with server.database.begin() as connection:
        match outcome:
            case Outcome.SENT:
                await notices.note_sent(connection, one, now)
            case Outcome.GONE:
                await notices.unsubscribe(connection, one.subscription.id)
            case Outcome.LATER:
                wait = RETRIES[one.attempts - 1] if one.attempts <= len(RETRIES) else None
                await notices.retry_at(connection, one, now + wait if wait is not None else None)


async def run(server: Server, sender: Sender) -> None:
    """Work until the server stops."""
    while not server.stopping.is_set():
        try:
            while await run_once(server, sender):
                pass
        except Exception:  # a database that is away, or a bug: notices are tried again, the worker lives on
            logger.exception("notices wait")
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(server.nudges.notices.wait(), POLL_S)
        server.nudges.notices.clear()
