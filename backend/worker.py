"""What is done by itself: notices are spread and sent, the log is kept, and what nobody went on with is removed.

Everything it does is written down before: a process that dies in the middle leaves nothing undone, and several may run.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from backend import restoring
from backend.api import aside, file_keeping, log_keeping, related, witnessing
from backend.api.log_keeping import LogHalted
from backend.api.shell import Server
from backend.domain import removal, rights, seal_checks
from backend.domain.held import Held
from backend.outside.keys import KeysProblem
from backend.outside.pkcs11 import TokenAway
from backend.outside.push import Outcome, Sender
from backend.outside.witnesses import Correspondent
from backend.store import documents, forgetting, notices
from backend.store import seal_checks as stored_checks
from sync_protocol.workflow import Action

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


SWEEP_EVERY = timedelta(hours=1)
LOOK_AGAIN_EVERY = timedelta(days=1)
"""What was put aside is looked at when a worker starts, since that may be after an upgrade, and then so often."""
SWEPT_AT_ONCE = 100


async def remove_forgotten(server: Server) -> int:
    """Remove some of the documents that nobody went on with (ST-9). Returns how many; several workers may do it."""
    at = server.now()

    async def work(connection: AsyncConnection) -> tuple[int, Mapping[str, int]]:
        ids = await documents.unchanged_since(connection, removal.EXPIRING, removal.kept_since(at), SWEPT_AT_ONCE)
        found = await documents.take(connection, ids)
        held: dict[str, Held | None] = {**found}
        changes: list[documents.Change] = []
        for before in found.values():
            after = removal.expire(before, at)
            if after is not before:
                change = documents.Change(before=before, after=after, action=Action.EXPIRE, person=rights.SYSTEM, at=at)
                held[after.document.id] = after
                changes += [change, *await related.follow(connection, held, change)]
        return len(changes), await documents.write(connection, changes) if changes else {}

    removed, moved = await server.database.attempt(work)
    if moved:
        await server.nudges.tell(frozenset(moved), notices=False)
    return removed


LEFT_IS_TOLD_FOR = timedelta(days=180)
"""A device that was away for longer begins anew: what had left by then is no longer told."""

NOTICES_ARE_KEPT_FOR = timedelta(days=90)


async def forget(server: Server) -> None:
    """Remove what is not kept for ever, a little in each transaction."""
    at = server.now()

    async def all_of(some: Callable[[AsyncConnection], Awaitable[int]]) -> None:
        while await server.database.attempt(some):
            pass

    await all_of(lambda connection: forgetting.forget_answers(connection, SWEPT_AT_ONCE))
    await server.database.attempt(lambda connection: forgetting.mark_feeds(connection, at))
    left, told = at - LEFT_IS_TOLD_FOR, at - NOTICES_ARE_KEPT_FOR
    await all_of(lambda connection: forgetting.forget_what_left(connection, left, SWEPT_AT_ONCE))
    await all_of(lambda connection: forgetting.forget_notices(connection, told, SWEPT_AT_ONCE))
    checked = at - seal_checks.KEPT_FOR
    await all_of(lambda connection: stored_checks.forget(connection, checked, SWEPT_AT_ONCE))


async def keep_log(server: Server, post: Correspondent) -> None:
    """Number what happened, sign a checkpoint every hour, and show it to the witnesses. Raises LogHalted."""
    await log_keeping.note_keys(server)
    await log_keeping.number(server)
    if await log_keeping.is_due(server):
        await log_keeping.checkpoint(server)
    await witnessing.tell_witnesses(server, post)


async def run(server: Server, sender: Sender, post: Correspondent) -> None:
    """Work until the server stops."""
    swept = datetime.min.replace(tzinfo=UTC)
    looked = complained = swept
    while not server.stopping.is_set():
        try:
            while await run_once(server, sender):
                pass
            try:
                await keep_log(server, post)
            except (LogHalted, KeysProblem, TokenAway, OSError) as error:  # what else there is to do is done
                if server.now() - complained >= SWEEP_EVERY:
                    logger.error("the log signs nothing at present: %s", error)  # noqa: TRY400 - no bug
                    complained = server.now()
            if server.now() - swept >= SWEEP_EVERY:
                while await remove_forgotten(server):
                    pass
                while await file_keeping.sweep(server):
                    pass
                await restoring.look(server.database, server.settings.data_folder, server.now())
                swept = server.now()
            if server.now() - looked >= LOOK_AGAIN_EVERY:
                await aside.settle(server)
                await forget(server)
                looked = server.now()
        except Exception:  # a database that is away, or a bug: it is tried again, the worker lives on
            logger.exception("the worker waits")
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(server.nudges.notices.wait(), POLL_S)
        server.nudges.notices.clear()
