"""What a pull answers: one page of what has changed in a person's feeds, in lines of JSON.

Most pulls find nothing new. That is known from one statement, without a transaction; only where something has moved is
a page put together, of one moment.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import accumulate
from typing import NamedTuple

import msgspec
from msgspec import Raw, Struct
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.api.problems import Problem
from backend.api.shell import Server
from backend.domain import rights
from backend.domain.rights import Person
from backend.store import documents, feeds, people, reference, streams
from sync_protocol import wire
from sync_protocol.document import PublishedList, RecordType

MAX_AHEAD = 50
"""Documents that the first page has out of turn: a tablet's first list of work."""

YESTERDAY = timedelta(days=1)


async def page(server: Server, person: Person, data: wire.Pull) -> list[bytes]:
    """The lines of the next page. Raises NOT_FOUND for an unknown stream, RESET where the checkpoint means nothing
    here."""
    token = _read_token(data.checkpoint)
    async with server.database.glance() as connection:
        now = await _standing(connection, person, data)
    if token == now.heads:
        return [_begin(now, server), _checkpoint(token, complete=True)]
    async with server.database.snapshot() as connection:
        return await _page(connection, server, person, await _standing(connection, person, data), data)


class _Standing(NamedTuple):
    """Where the stream and the feeds of its person stand."""

    stream: streams.Stream
    states: Mapping[str, feeds.State]

    @property
    def heads(self) -> dict[str, int]:
        return {name: state.head for name, state in self.states.items()}


async def _standing(connection: AsyncConnection, person: Person, data: wire.Pull) -> _Standing:
    stream, states = await streams.find_with_feeds(connection, data.client_id, sorted(rights.feeds_of(person)))
    if stream is None or stream.person != person.id:
        raise Problem("NOT_FOUND", "This stream is not registered.")
    if data.checkpoint and data.epoch != stream.epoch:
        raise Problem("RESET", "The server was restored. The copy here is built anew; unsent work stays.")
    return _Standing(stream, states)


def _begin(now: _Standing, server: Server) -> bytes:
    return wire.encode(wire.Begin(now.stream.epoch, now.stream.last_seq, server.now()))


def _checkpoint(token: Mapping[str, int], *, complete: bool, sums: Sequence[wire.FeedSum] = ()) -> bytes:
    return wire.encode(wire.Checkpoint(checkpoint_token(token), complete, tuple(sums)))


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
    connection: AsyncConnection, server: Server, person: Person, now: _Standing, data: wire.Pull
) -> list[bytes]:
    token_read = _read_token(data.checkpoint)
    known = {name: seq for name, seq in token_read.items() if not name.startswith((_OWED, _BEGUN))}
    states, heads, names = now.states, now.heads, list(now.states)
    if any(not 0 <= known.get(name, 0) <= heads[name] for name in names):
        raise Problem("RESET", "The checkpoint is ahead of the server.")
    begun = {name: token_read.get(_BEGUN + name, 0) if known.get(name) else heads[name] for name in names}
    if any(known.get(name) and max(known[name], begun[name]) < states[name].horizon for name in names):
        raise Problem("RESET", "The checkpoint is older than what the server remembers of what has left.")
    lines = [_begin(now, server)]
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
    begun = {_BEGUN + name: head for name, head in begun.items() if 0 < token[name] < head}
    return [*lines, _checkpoint(token | owed | begun, complete=complete, sums=sums)]


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

_BEGUN = "^"
"""Before a feed's name in a token: how far the feed was when it began to be read from zero. What had left it by then
was never told, and may be forgotten before the reading has come so far."""


def _fitting(changes: Sequence[feeds.Change], size: int) -> Sequence[feeds.Change]:
    """As many as the page has room for, and at least one: no more bodies are read than are sent."""
    sizes = accumulate(one.size for one in changes)
    return changes[: 1 + sum(1 for total in sizes if total < size)]


async def _lines(
    connection: AsyncConnection, person: Person, feed: str, changes: Sequence[feeds.Change]
) -> list[tuple[bytes, int]]:
    found = await _found(connection, person, changes)
    lines: list[tuple[bytes, int]] = []
    for one in changes:
        kind = RecordType(one.record_type)
        line: Struct = wire.Leave(kind, one.record, feed)
        if one.present:
            line = wire.Put(kind, one.record, one.rev, feed, Raw(await _data(connection, kind, one.record, found)))
        lines.append((wire.encode(line), one.seq))
    return lines


class _Found(NamedTuple):
    """What was read for some lines, by the records' ids."""

    documents: Mapping[str, bytes]
    lists: Mapping[str, PublishedList]
    outcomes: Mapping[str, streams.Before]


async def _found(connection: AsyncConnection, person: Person, changes: Sequence[feeds.Change]) -> _Found:
    def shown(kind: RecordType) -> list[str]:
        return [one.record for one in changes if one.present and one.record_type == kind]

    lists = shown(RecordType.REFERENCE_LIST)
    return _Found(
        await documents.shown(connection, person, shown(RecordType.DOCUMENT)),
        await reference.published(connection, lists) if lists else {},
        await streams.came_before(connection, shown(RecordType.OUTCOME)),
    )


async def _data(connection: AsyncConnection, kind: RecordType, record: str, found: _Found) -> bytes:
    match kind:
        case RecordType.PROFILE:
            return wire.encode(await people.profile(connection, record))
        case RecordType.REFERENCE_LIST:
            return wire.encode(found.lists[record])
        case RecordType.DOCUMENT:
            return found.documents[record]
        case RecordType.OUTCOME:
            came = found.outcomes[record]
            result = msgspec.json.decode(came.result or b"", type=wire.Result)
            return wire.encode(wire.Outcome(id=record, client_id=came.client_id, record=came.record, result=result))
