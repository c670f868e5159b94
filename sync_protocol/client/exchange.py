"""What goes over and what comes back, between the wire's structs and the store: batches, answers, pages, checksums."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import msgspec
from msgspec import Struct

from sync_protocol import PROTOCOL_VERSION, wire
from sync_protocol.document import RecordType
from sync_protocol.wire import (
    Begin,
    Body,
    Checkpoint,
    FeedAdded,
    FeedRemoved,
    FeedSum,
    Leave,
    Line,
    Operation,
    Outcome,
    Pull,
    Push,
    PushReply,
    Put,
    Result,
    ResultStatus,
)

from .kept import Kept, Position, Record, RowState, Stream
from .store import SqliteStore

MOST_BYTES = wire.MAX_PUSH_BYTES - 4096
"""Of a push's operations; the rest is for what surrounds them."""

Parts = dict[str, tuple[int, int]]
"""Parts of feeds' sums by record with its revision: a part changes only with that."""

_AGAIN = ("ACKNOWLEDGED", "REPEATED")
"""The server's words for an operation whose answer it gave before."""


_REFUSED = (ResultStatus.REJECTED, ResultStatus.QUARANTINED)


class Broken(Exception):
    """An answer was cut off, or is none of this protocol."""


def row_of(client_id: str, op: Operation) -> Kept:
    body = msgspec.json.decode(op.body, type=Body)
    return Kept(
        client_id=client_id,
        seq=op.seq,
        op_id=body.op_id,
        record_type=body.record.type,
        record=body.record.id,
        prev=op.prev,
        hash=op.hash,
        body=op.body,
        group=body.group or "",
        at=body.at.device.astimezone(UTC).isoformat(),
    )


def size_of(row: Kept) -> int:
    """Bytes of an operation in a push."""
    return len(msgspec.json.encode(row.body)) + 200


def fitting(rows: Sequence[Kept], most: int) -> Sequence[Kept]:
    """As many of the rows, from the oldest without a gap, as one push takes.

    A group goes whole or not at all; alone it always fits.
    """
    size, end = 0, 0
    for row in rows[: max(most, 1)]:
        size += size_of(row)
        if end > 0 and (size > MOST_BYTES or row.seq != rows[end - 1].seq + 1):
            break
        end += 1
    if end == len(rows) or not _together(rows, end):
        return rows[:end]
    start = end
    while start > 0 and _together(rows, start):
        start -= 1
    if start > 0:
        return rows[:start]
    while end < len(rows) and _together(rows, end):
        end += 1
    return rows[:end]


def _together(rows: Sequence[Kept], at: int) -> bool:
    """Whether the rows before and at a place are of one group."""
    return rows[at].group != "" and rows[at - 1].group == rows[at].group


def with_something_to_send(store: SqliteStore) -> list[Stream]:
    """Streams, oldest first. A server of another time than a stream's may lack what it had: it is asked once, also with
    nothing to send."""
    epoch = store.meta("epoch")
    return [one for one in store.streams() if store.count_pending(one.client_id) > 0 or one.epoch not in ("", epoch)]


def push_of(store: SqliteStore, stream: Stream, most: int) -> Push:
    """The oldest operations of a stream without an answer, as many as one push takes; more than `most` in a group."""
    rows = fitting(store.pending(stream.client_id, most + wire.MAX_GROUP), most)
    epoch = store.meta("epoch")
    return Push(
        client_id=stream.client_id,
        epoch=epoch,
        ack_through=store.answered_through(stream.client_id, stream.head.last_seq) if stream.epoch == epoch else 0,
        ops=tuple(Operation(seq=row.seq, prev=row.prev, hash=row.hash, body=row.body) for row in rows),
    )


def pull_of(store: SqliteStore, client_id: str, limit_bytes: int) -> Pull:
    """The question for what came since the last page that is here."""
    position = store.position()
    return Pull(
        client_id=client_id,
        epoch=position.epoch or store.meta("epoch"),
        checkpoint=position.checkpoint,
        limit_bytes=limit_bytes,
        protocol=PROTOCOL_VERSION,
    )


def begin_anew(store: SqliteStore) -> None:
    """Inside a step: the copy of the server's records is asked for from nothing; the outbox stays. What another tab has
    asked before goes on from a copy that is no more."""
    store.make_stale()
    store.set_meta("anew", store.meta("asked"))
    store.set_position(msgspec.structs.replace(store.position(), epoch="", checkpoint="", complete=False, last_seq=0))


def is_of_another_copy(store: SqliteStore, asked: int) -> bool:
    """Whether the copy of the server's records was begun anew after this question."""
    return asked <= int(store.meta("anew") or "0")


def read_reply(body: bytes) -> PushReply:
    """Raises Broken."""
    try:
        return msgspec.json.decode(body, type=PushReply)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Broken(f"the answer to a push cannot be read: {error}") from None


class Settled(NamedTuple):
    """What an answer taught. `forked`: the server's history is not this device's."""

    forked: bool
    reopened: int


def settle(store: SqliteStore, client_id: str, reply: PushReply, asked: int) -> Settled:
    """Keep the results of a push, inside a step. A server that is behind what it had answered is offered that again.

    One of another time is offered all that is kept: what it took in meanwhile from elsewhere, a file or a copy, may
    have become something else there. `asked` is the number of the last question: a pull with a higher one contains what
    was answered now.
    """
    stream = store.stream(client_id)
    if stream is None:
        return Settled(False, 0)
    last = store.row(client_id, reply.last_seq)
    if reply.last_seq > stream.head.last_seq or (last is not None and last.hash != reply.last_hash):
        return Settled(True, 0)
    reopened = 0
    if stream.epoch not in ("", reply.epoch):
        reopened = store.reopen(client_id, 0, asked + 1)
    elif reply.expected_seq > 0:
        reopened = store.reopen(client_id, reply.last_seq, asked + 1)
    for raw in reply.results:
        _answer(store, client_id, raw, asked)
    if stream.epoch != reply.epoch or not stream.registered:
        store.put_stream(msgspec.structs.replace(stream, epoch=reply.epoch, registered=True))
    first = next(iter(store.pending(client_id, 1)), None)
    # What the server asks for was forgotten here, since it had been answered long ago.
    gap = first is not None and first.seq > reply.last_seq + 1 and reply.expected_seq > 0
    return Settled(gap, reopened)


def _answer(store: SqliteStore, client_id: str, raw: msgspec.Raw, asked: int) -> None:
    result = msgspec.json.decode(raw, type=Result)
    row = store.row(client_id, result.seq)
    if row is None or row.state is RowState.FINAL:
        return
    in_the_end = store.record(RecordType.OUTCOME, row.op_id) if result.status in _REFUSED else None
    if in_the_end is not None and not in_the_end.stale:
        result = msgspec.json.decode(in_the_end.data, type=Outcome).result
    if row.result and result.code in _AGAIN:
        # Offered again, it is known there: the answer that is kept here stands.
        store.answer(row, row.result, refused=row.refused, answered=asked)
    else:
        _became(store, row, result, asked)


def _became(store: SqliteStore, row: Kept, result: Result, asked: int) -> None:
    own = msgspec.structs.replace(result, seq=row.seq)
    store.answer(row, wire.encode(own), refused=result.status in _REFUSED, answered=asked)


def _told(store: SqliteStore, outcome: Outcome, asked: int) -> None:
    """What was put aside has been decided on: that takes the place of its first answer; the page has what it did."""
    row = store.row_of(outcome.id)
    if row is not None and (row.state is RowState.FINAL or row.refused):  # also of one that is offered again
        _became(store, row, outcome.result, asked - 1)


class Page(Struct, frozen=True):
    """The lines up to one checkpoint."""

    begin: Begin
    lines: tuple[Line, ...]
    checkpoint: Checkpoint


def pages(body: bytes) -> Generator[Page]:
    """The pages of an answer to a pull. Raises Broken behind the last whole one where the answer was cut."""
    begin: Begin | None = None
    lines: list[Line] = []
    last: Line | None = None
    for raw in body.splitlines():
        last = _line(raw)
        if isinstance(last, Begin):
            begin, lines = last, []
        elif begin is None:
            raise Broken("a page without its beginning")
        elif isinstance(last, Checkpoint):
            yield Page(begin, tuple(lines), last)
            lines = []
        else:
            lines.append(last)
    if not isinstance(last, Checkpoint):
        raise Broken("the answer to a pull was cut off")


def _line(raw: bytes) -> Line:
    try:
        return msgspec.json.decode(raw, type=Line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Broken(f"a line of the answer to a pull cannot be read: {error}") from None


def store_page(store: SqliteStore, page: Page, asked: int, last_seq: int) -> None:
    """The records of a page, inside a step. What no feed holds any more goes, unless operations wait on it."""
    for line in page.lines:
        match line:
            case Put():
                store.put_record(
                    Record(
                        type=line.type,
                        id=line.id,
                        rev=line.rev,
                        data=bytes(line.data),
                        feeds=(line.feed,),
                        seen=last_seq,
                        asked=asked,
                    )
                )
                if line.type is RecordType.OUTCOME:
                    _told(store, msgspec.json.decode(line.data, type=Outcome), asked)
            case Leave():
                store.leave(line.feed, line.type, line.id)
            case FeedRemoved():
                store.leave(line.feed)
            case FeedAdded() | Begin() | Checkpoint():
                pass
    if page.checkpoint.complete:
        store.drop_stale()
    store.drop_homeless()


def mismatches(store: SqliteStore, sums: Sequence[FeedSum], parts: Parts) -> list[str]:
    """Feeds whose records here are not those that the server counted: lost or changed on this device."""
    wrong: list[str] = []
    for one in sums:
        held = store.revs(one.feed)
        total = sum(_part(parts, record, rev) for record, rev in held) % 2**64
        if (len(held), str(total)) != (one.count, one.sum):
            wrong.append(one.feed)
    return wrong


def _part(parts: Parts, record: str, rev: int) -> int:
    known = parts.get(record)
    if known is None or known[0] != rev:
        known = parts[record] = (rev, wire.record_sum(record, rev))
    return known[1]


def move_on(store: SqliteStore, page: Page, asked: int, at: datetime, client_id: str, last_seq: int) -> None:
    """The page's token, inside the step that stored the page."""
    before = store.position()
    same = before.client_id == client_id and before.epoch == page.begin.epoch
    complete = page.checkpoint.complete
    store.set_position(
        Position(
            epoch=page.begin.epoch,
            client_id=client_id,
            checkpoint=page.checkpoint.token,
            complete=complete,
            # Only after the last page are the operations in every record that they touched.
            last_seq=last_seq if complete else before.last_seq if same else 0,
            asked=asked if complete else before.asked,
            server_time=page.begin.server_time.isoformat(),
            complete_at=at.isoformat() if complete else before.complete_at,
        )
    )
