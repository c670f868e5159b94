"""What is done by itself: notices are spread and sent, the log is kept, and what nobody went on with is removed.

Everything it does is written down before: a process that dies in the middle leaves nothing undone, and several may run.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime, timedelta

from msgspec import Struct
from sqlalchemy.ext.asyncio import AsyncConnection

from backend import restoring
from backend.api import aside, file_keeping, log_keeping, related, witnessing
from backend.api.log_keeping import LogHalted
from backend.api.shell import Server
from backend.domain import removal, rights, seal_checks
from backend.domain.held import Held
from backend.outside.keys import KeysProblem
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
                if one.attempts <= len(RETRIES):
                    await notices.retry_at(connection, one, now + RETRIES[one.attempts - 1])
                else:
                    await notices.give_up(connection, one)


SWEEP_EVERY = timedelta(hours=1)
"""What was put aside is looked at so often too, and when a worker starts: that may be after an upgrade."""
FORGET_EVERY = timedelta(days=1)
MARK_EVERY = timedelta(minutes=1)
"""How far the database is, is noted so often: a restore that loses no more than what came since is not noticed."""
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
        await _to_the_end(server, lambda: server.database.attempt(some))

    await all_of(lambda connection: forgetting.forget_answers(connection, SWEPT_AT_ONCE))
    await server.database.attempt(lambda connection: forgetting.mark_feeds(connection, at))
    left, told = at - LEFT_IS_TOLD_FOR, at - NOTICES_ARE_KEPT_FOR
    await all_of(lambda connection: forgetting.forget_what_left(connection, left, SWEPT_AT_ONCE))
    await all_of(lambda connection: forgetting.forget_notices(connection, told, SWEPT_AT_ONCE))
    await all_of(lambda connection: notices.forget_idle(connection, SWEPT_AT_ONCE))
    checked = at - seal_checks.KEPT_FOR
    await all_of(lambda connection: stored_checks.forget(connection, checked, SWEPT_AT_ONCE))


async def _to_the_end(server: Server, some: Callable[[], Awaitable[int]]) -> None:
    """Do it again until there is nothing left to do, or the server stops: the rest is done by whoever starts next."""
    while not server.stopping.is_set() and await some():
        pass


async def keep_log(server: Server, post: Correspondent) -> None:
    """Number what happened, sign a checkpoint every hour, and show it to the witnesses. Raises LogHalted."""
    await log_keeping.note_keys(server)
    await log_keeping.number(server)
    if await log_keeping.is_due(server):
        await log_keeping.checkpoint(server)
    await witnessing.tell_witnesses(server, post)


class Step(Struct, frozen=True):
    """Something that a worker does, in each round or as often as `every`. `lacking` is what then is not done where it
    fails."""

    work: Callable[[], Awaitable[object]]
    every: timedelta
    lacking: str


TRIED_AGAIN_AFTER = timedelta(minutes=1)


async def run(server: Server, sender: Sender, post: Correspondent) -> None:
    """Work until the server stops. A step that fails holds none of the others up, and is tried again."""

    def whole(some: Callable[[], Awaitable[int]]) -> Callable[[], Awaitable[None]]:
        return lambda: _to_the_end(server, some)

    always = timedelta()
    steps = (
        Step(whole(lambda: run_once(server, sender)), always, "no notices are sent"),
        Step(lambda: keep_log(server, post), always, "the log signs nothing"),
        Step(
            lambda: restoring.look(server.database, server.settings.data_folder, server.now()),
            MARK_EVERY,
            "how far the database is is not noted",
        ),
        Step(whole(lambda: remove_forgotten(server)), SWEEP_EVERY, "documents that nobody goes on with stay"),
        Step(whole(lambda: file_keeping.sweep(server)), SWEEP_EVERY, "files that nobody goes on with stay"),
        Step(lambda: aside.settle(server), SWEEP_EVERY, "what was put aside waits"),
        Step(lambda: forget(server), FORGET_EVERY, "what is not kept for ever stays"),
    )
    never = datetime.min.replace(tzinfo=UTC)
    due, complained = dict.fromkeys(steps, never), dict.fromkeys(steps, never)
    while not server.stopping.is_set():
        for step in steps:
            if server.stopping.is_set() or server.now() < due[step]:
                continue
            wait = min(step.every, TRIED_AGAIN_AFTER)
            try:
                await step.work()
                wait = step.every
            except (LogHalted, KeysProblem, OSError) as error:  # said once in a while: it may last
                if server.now() - complained[step] >= SWEEP_EVERY:
                    logger.error("%s at present: %s", step.lacking, error)  # noqa: TRY400 - no bug
                    complained[step] = server.now()
            except Exception:  # a database that is away, or a bug: the worker lives on
                logger.exception("%s at present", step.lacking)
            due[step] = server.now() + wait
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(server.nudges.notices.wait(), POLL_S)
        server.nudges.notices.clear()
