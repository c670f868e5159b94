"""A device of the Python client without a server: what is asked of it, and what a server would answer."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec

from sync_protocol import wire
from sync_protocol.client import Ask, Device, Failure, Identity, Question, SqliteStore, Trouble
from sync_protocol.document import RecordType
from sync_protocol.wire import Change, Push, PushReply, Result, ResultStatus

START = datetime(2026, 7, 14, 8, 0, tzinfo=UTC)
KEY = ec.generate_private_key(ec.SECP256R1())


def a_device(store: SqliteStore | None = None, *, device_id: str = "d1", token: str = "") -> Device:
    names = itertools.count(1)
    identity = Identity(
        person_id="p1", person_name="Inspector 2, Harbour post", device_id=device_id, certificate=b"", token=token
    )
    kept = store if store is not None else SqliteStore()
    start = len(kept.all_rows()) + 1000 * len(kept.streams())
    return Device(kept, identity, KEY, lambda: f"id-{start}-{next(names)}")


def a_change(value: str = "seen") -> Change:
    return Change(set={"part2/documentary/remark": value})


def asked(device: Device, at: datetime = START) -> Ask:
    found = device.next(at)
    assert isinstance(found, Ask), found
    return found


def registered(device: Device, at: datetime = START) -> None:
    ask = asked(device, at)
    assert ask.kind is Question.REGISTER
    device.receive(ask, b"", at)


def said(ask: Ask, *, status: ResultStatus = ResultStatus.APPLIED, epoch: str = "e1") -> bytes:
    """The answer of a server that does the same with every operation."""
    push = msgspec.json.decode(ask.body, type=Push)
    last = push.ops[-1]
    results = tuple(msgspec.Raw(wire.encode(Result(seq=op.seq, status=status, rev=2))) for op in push.ops)
    return wire.encode(PushReply(epoch=epoch, last_seq=last.seq, last_hash=last.hash, results=results))


def refused(status: int, code: str = "", retry_after: float | None = None) -> Failure:
    return Failure(kind=Trouble.REFUSED, status=status, code=code, retry_after=retry_after)


def a_page(*lines: wire.Line, token: str = "t", last_seq: int = 0, sums: tuple[wire.FeedSum, ...] = ()) -> bytes:
    begin = wire.Begin("e1", last_seq, START)
    return b"\n".join(map(wire.encode, (begin, *lines, wire.Checkpoint(token, True, sums))))


def a_put(record: str, rev: int, feed: str = "f") -> wire.Put:
    return wire.Put(RecordType.REFERENCE_LIST, record, rev, feed, msgspec.Raw(b"{}"))


def the_sum(feed: str, **revs: int) -> wire.FeedSum:
    return wire.FeedSum(feed, len(revs), str(sum(wire.record_sum(one, rev) for one, rev in revs.items()) % 2**64))


def pulling(device: Device) -> Ask:
    device.wake()
    ask = asked(device)
    if ask.kind is Question.REGISTER:
        device.receive(ask, b"", START)
        ask = asked(device)
    assert ask.kind is Question.PULL
    return ask


def held(device: Device) -> dict[str, int]:
    return {one.id: one.rev for one in device.records()}


def checkpoint_of(ask: Ask) -> str:
    return msgspec.json.decode(ask.body, type=wire.Pull).checkpoint
