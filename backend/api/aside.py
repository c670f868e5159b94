"""What was put aside is taken up again: after an upgrade, when an account is open again, or when a person vouches.

An operation of a later version, a bug of ours, a blocked account or device puts an operation aside instead of refusing
it. It keeps its place: what is settled is settled in the stream's order, judged as of the day on which it came.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec
from msgspec import Struct
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.api.applying import Answered, Taking, apply_all
from backend.api.opened import Opened, open_one, read
from backend.api.shell import Sender, Server
from backend.domain.rights import profile_feed
from backend.store import certificates, documents, people, streams
from backend.store.feeds import Entry
from sync_protocol import cbor, cose, wire
from sync_protocol.base64url import unbase64url
from sync_protocol.cose import Untrusted
from sync_protocol.document import RecordType
from sync_protocol.signed import Statement
from sync_protocol.wire import Body, Operation, Result, ResultStatus, Signed


class Settled(Struct, frozen=True, kw_only=True):
    """What became of one operation that had been put aside; `was` is the code that it waited with."""

    client_id: str
    op_id: str
    was: str
    result: Result


class _Moved(Struct, frozen=True):
    """What one transaction came to. `more` is the seq behind which there was no time for the rest; 0 for no rest."""

    settled: tuple[Settled, ...] = ()
    feeds: frozenset[str] = frozenset()
    events: bool = False
    more: int = 0


async def settle(server: Server, *, only: Sequence[str] | None = None, released: str = "") -> list[Settled]:
    """Process what can be processed now, stream by stream. Returns what is no longer aside.

    `only` are the streams to look at, instead of all. `released` names a device whose work a person has looked at: it
    is judged as if neither it nor its account had been blocked.
    """
    if only is None:
        async with server.database.snapshot() as connection:
            only = await streams.with_something_aside(connection)
    found: list[Settled] = []
    for client_id in only:
        after, more = 0, True
        while more:

            async def work(connection: AsyncConnection, client_id: str = client_id, after: int = after) -> _Moved:
                return await _settle_stream(connection, server, client_id, released, after)

            moved = await server.database.attempt(work)
            found += moved.settled
            if moved.feeds:
                await server.nudges.tell(moved.feeds, notices=moved.events)
            after, more = moved.more, moved.more > 0
    return found


async def dismiss(server: Server, op_id: str) -> Settled | None:
    """Refuse for good what was put aside; its person is told. None where nothing of this id waits."""

    async def work(connection: AsyncConnection) -> _Moved:
        known = (await streams.came_before(connection, [op_id])).get(op_id)
        if known is None or await streams.take(connection, known.client_id) is None:
            return _Moved()
        for row in await streams.put_aside(connection, known.client_id):
            if row.op_id == op_id:
                result = Result(seq=row.seq, status=ResultStatus.REJECTED, code="DISMISSED", detail=_DISMISSED)
                opened = Opened(Operation(seq=row.seq, prev=row.prev, hash=row.hash), row.body, read(row.body))
                return await _store(
                    connection, known.client_id, known.person, [(row, Answered(opened, result))], [], server.now()
                )
        return _Moved()

    moved = await server.database.attempt(work)
    if moved.feeds:
        await server.nudges.tell(moved.feeds, notices=False)
    return moved.settled[0] if moved.settled else None


_DISMISSED = "Somebody looked at this and decided that it does not count."


async def _settle_stream(
    connection: AsyncConnection, server: Server, client_id: str, released: str, after: int
) -> _Moved:
    """As much as there is time for in one transaction of what is behind a seq."""
    found = await streams.take(connection, client_id)
    if found is None:
        return _Moved()
    stream, device = found
    person = await people.by_id(connection, stream.person)
    if person is None:
        return _Moved()
    vouched = device.id == released
    blocked = await people.is_disabled(connection, person.id)
    if not vouched and (blocked or device.revoked_at is not None):
        return _Moved()
    rows = [row for row in await streams.put_aside(connection, client_id) if row.seq > after]
    at, keys = server.now(), server.keys
    taking = Taking(
        connection=connection,
        server=server,
        keys=keys,
        sender=Sender(person=person, device=device, blocked=blocked),
        stream=stream,
        device=device,
        trusted=keys.trusted(server.settings.public_url, at),
        lists=await server.lists.now(connection),
        towns=server.lists.places,
        places=certificates.Places(connection, at.year),
        at=at,
        careful=True,
        released=vouched,
    )
    work, answered = await apply_all(taking, [await _reopened(taking, row) for row in rows], all_here=True)
    if work.counter != device.counter:
        await streams.note_signature(connection, device.id, work.counter, work.last_signature)
    judged = list(zip(rows, answered, strict=False))
    moved = await _store(connection, client_id, person.id, judged, work.changes, at)
    return msgspec.structs.replace(moved, more=rows[len(judged) - 1].seq if len(judged) < len(rows) else 0)


async def _store(
    connection: AsyncConnection,
    client_id: str,
    person_id: str,
    judged: Sequence[tuple[streams.Aside, Answered]],
    changes: Sequence[documents.Change],
    at: datetime,
) -> _Moved:
    settled = [(row, each) for row, each in judged if each.result.status is not ResultStatus.QUARANTINED]
    await streams.settle(connection, client_id, [_row(row, each, at) for row, each in settled])
    told = [each.one.body.op_id for _, each in settled if isinstance(each.one.body, Body) and not each.repeated]
    entries = [Entry(profile_feed(person_id), RecordType.OUTCOME, op_id, 1, True) for op_id in told]
    moved = await documents.write(connection, changes, also=entries)
    return _Moved(
        tuple(
            Settled(
                client_id=client_id,
                op_id=row.op_id or "",
                was=msgspec.json.decode(row.result, type=Result).code,
                result=each.result,
            )
            for row, each in settled
        ),
        frozenset(moved),
        any(change.event or change.told for change in changes),
    )


def _row(row: streams.Aside, each: Answered, at: datetime) -> dict[str, object]:
    body = each.one.body
    return {
        "seq_": row.seq,
        "op_id": body.op_id if isinstance(body, Body) and not each.repeated else None,
        "body": each.one.raw,
        "record": body.record.id if isinstance(body, Body) else "",
        "status": each.result.status,
        "result": wire.encode(each.result),
        "settled_at": at,
    }


async def _reopened(taking: Taking, row: streams.Aside) -> Opened:
    op = Operation(seq=row.seq, prev=row.prev, hash=row.hash)
    opened = Opened(op, row.body, read(row.body), row.received_at)
    if msgspec.json.decode(row.result, type=Result).code == "SEALED":
        client_id = taking.stream.client_id
        sealed = msgspec.structs.replace(op, sealed=row.body.decode())
        again = open_one(taking.keys, client_id, sealed)
        if wire.chain_hash(client_id, op.seq, op.prev, again.raw) != op.hash:
            return again  # it still cannot be opened
        opened = Opened(op, again.raw, again.body, row.received_at)
    return msgspec.structs.replace(opened, link=await _link(taking, opened.body))


async def _link(taking: Taking, body: object) -> tuple[int, str] | None:
    """The place of a signed operation in its device's chain, which has gone on since; None where the link before it is
    not here."""
    if not isinstance(body, Body):
        return None
    try:
        message = unbase64url(msgspec.json.decode(body.args, type=Signed).statement)
        statement = cbor.from_numbered(cose.payload_of(cose.read(message)), Statement)
    except (ValueError, msgspec.MsgspecError, Untrusted, cbor.NotCanonical):
        return None  # not a signed one, or judged and refused when its turn comes
    previous = (statement.previous or b"").hex()
    if previous and not await certificates.is_kept(taking.connection, previous, taking.device.id):
        return None
    return statement.counter - 1, previous
