"""Where stream and server do not fit: a fork, a server from a backup, a device from a copy or enrolled anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from sync_protocol import wire
from sync_protocol.client import Ask, CannotKeep, Device, Phase, Question, SqliteStore
from sync_protocol.client.files import Shelf
from sync_protocol.document import RecordType
from sync_protocol.wire import Outcome, Push, PushReply, Result, ResultStatus
from tests.protocol.lone_device import KEY, START, a_change, a_device, a_page, asked, pulling, refused, registered, said


def test_a_fork_goes_on_under_a_new_stream_with_the_same_operations() -> None:
    device = a_device()
    device.logged_in()
    queued = [device.enqueue("document.set", "r1", a_change(str(n)), START) for n in range(3)]
    registered(device)

    device.failed(asked(device), refused(409, "CHAIN_FORK"), START)
    registered(device)
    push = msgspec.json.decode(asked(device).body, type=Push)
    bodies = [msgspec.json.decode(op.body, type=wire.Body) for op in push.ops]

    assert push.client_id != queued[0].client_id
    assert [body.op_id for body in bodies] == [one.op_id for one in queued]
    assert [body.after for body in bodies] == [None, 1, 2]
    assert [op.seq for op in push.ops] == [1, 2, 3]


def test_inv_22_what_was_done_stands_in_its_order_in_whatever_stream_it_goes_on() -> None:
    device = a_device()
    device.logged_in()
    done = [device.enqueue("document.set", "r1", a_change("first"), START)]
    registered(device)
    device.receive(ask := asked(device), said(ask), START)
    done.append(device.enqueue("document.set", "r1", a_change("second"), START))
    device.failed(asked(device), refused(409, "CHAIN_FORK"), START)  # a copy wrote here: what waits moves
    done.append(device.enqueue("document.set", "r1", a_change("third"), START))
    registered(device)
    device.receive(ask := asked(device), said(ask, epoch="e2"), START)
    device.failed(asked(device), refused(409, "CHAIN_FORK"), START)  # restored: what it had answered moves too
    registered(device)

    assert msgspec.json.decode(asked(device).body, type=Push).client_id not in {one.client_id for one in done}
    assert [row.op_id for row in device.operations()] == [one.op_id for one in done]


def test_what_an_earlier_version_kept_stands_in_its_order() -> None:
    store = SqliteStore()
    device = a_device(store)
    device.logged_in()
    done = [device.enqueue("document.set", "r1", a_change(str(n)), START) for n in range(11)]
    with store.step("as it was"):
        store.write("place", "DROP INDEX rows_by_place")
        store.write("place", "ALTER TABLE rows DROP COLUMN place")
    later = a_device(SqliteStore(image=store.image()))
    done.append(later.enqueue("document.set", "r1", a_change("later"), START))

    assert [row.op_id for row in later.operations()] == [one.op_id for one in done]


def test_a_server_that_takes_no_stream_is_left_alone_for_a_while() -> None:
    device = a_device()
    device.logged_in()
    device.enqueue("document.set", "r1", a_change(), START)
    asks = 0
    while isinstance(ask := device.next(START), Ask):
        asks += 1
        if ask.kind is Question.REGISTER:
            device.receive(ask, b"", START)
        else:
            device.failed(ask, refused(409, "CHAIN_FORK"), START)

    assert (asks, device.phase) == (6, Phase.BACKOFF)
    assert device.status().pending == 1


def test_what_is_as_large_as_may_be_fits_a_new_stream_too() -> None:
    device = a_device()
    device.logged_in()
    room = next(size for size in range(wire.MAX_OPERATION_BYTES, 0, -1) if _fits(device, size))
    registered(device)
    for _ in range(2):
        device.failed(asked(device), refused(409, "CHAIN_FORK"), START)
        registered(device)

    (row,) = device.operations()
    assert room > 60_000
    assert b'"moved"' in row.body.encode()
    assert len(row.body.encode()) <= wire.MAX_OPERATION_BYTES


def _fits(device: Device, size: int) -> bool:
    try:
        device.enqueue("document.set", "r1", a_change("x" * size), START)
    except CannotKeep:
        return False
    return True


def test_a_server_from_a_backup_is_offered_again_what_it_had_answered() -> None:
    device = a_device()
    device.logged_in()
    queued = [device.enqueue("document.set", "r1", a_change(str(n)), START) for n in range(4)]
    registered(device)
    ask = asked(device)
    device.receive(ask, said(ask), START)
    device.enqueue("document.set", "r1", a_change("later"), START)
    late = asked(device)
    second = device.operations()[1]

    behind = PushReply(epoch="e2", last_seq=2, last_hash=second.hash, results=(), expected_seq=3)
    device.receive(late, wire.encode(behind), START)
    again = asked(device)

    assert late.seqs == (5,)
    assert again.seqs == (1, 2, 3, 4, 5)
    assert [row.op_id for row in device.operations()][:4] == [one.op_id for one in queued]


def test_a_server_of_another_time_is_asked_what_became_of_all_that_it_took_in_from_elsewhere() -> None:
    device = a_device()
    device.logged_in()
    applied = device.enqueue("document.set", "r1", a_change("first"), START)
    registered(device)
    device.receive(ask := asked(device), said(ask), START)
    device.enqueue("document.set", "r1", a_change("second"), START)
    device.receive(ask := asked(device), said(ask, epoch="e2"), START)  # a file had brought it the first
    again = asked(device)
    push = msgspec.json.decode(again.body, type=Push)
    assert (again.seqs, push.epoch, push.ack_through) == ((1,), "e2", 0)

    rejected = msgspec.Raw(wire.encode(Result(seq=1, status=ResultStatus.REJECTED, code="STATUS")))
    last = device.operations()[1]
    reply = PushReply(epoch="e2", last_seq=2, last_hash=last.hash, results=(rejected,))
    device.receive(again, wire.encode(reply), START)

    result = device.result(applied.op_id)
    assert result is not None
    assert (result.status, device.status().refused) == (ResultStatus.REJECTED, 1)


def test_inv_44_what_became_of_work_is_heard_also_while_it_is_offered_again() -> None:
    device = a_device()
    device.logged_in()
    aside = device.enqueue("document.set", "r1", a_change("first"), START)
    registered(device)
    device.receive(ask := asked(device), said(ask, status=ResultStatus.QUARANTINED), START)
    other_tab = a_device(device.store)
    other_tab.logged_in()
    pull = pulling(other_tab)
    device.enqueue("document.set", "r1", a_change("second"), START)
    device.receive(ask := asked(device), said(ask, epoch="e2"), START)  # restored: the first is offered again
    again = asked(device)
    became = Outcome(
        id=aside.op_id,
        client_id=aside.client_id,
        record="r1",
        result=Result(seq=1, status=ResultStatus.APPLIED, rev=3),
    )
    told = wire.Put(RecordType.OUTCOME, aside.op_id, 1, "f", msgspec.Raw(wire.encode(became)))
    other_tab.receive(pull, a_page(told).replace(b'"e1"', b'"e2"'), START)
    known = msgspec.Raw(wire.encode(Result(seq=1, status=ResultStatus.NOOP, code="ACKNOWLEDGED")))
    last = device.operations()[1]
    reply = PushReply(epoch="e2", last_seq=2, last_hash=last.hash, results=(known,))
    device.receive(again, wire.encode(reply), START)

    result = device.result(aside.op_id)
    assert result is not None
    assert (result.status, device.status().refused) == (ResultStatus.APPLIED, 0)


def test_an_old_answer_stands_where_the_server_only_says_that_it_knows() -> None:
    device = a_device()
    device.logged_in()
    queued = device.enqueue("document.set", "r1", a_change(), START)
    registered(device)
    ask = asked(device)
    device.receive(ask, said(ask, status=ResultStatus.REJECTED), START)
    device.enqueue("document.set", "r1", a_change(), START)
    late = asked(device)
    device.receive(
        late, wire.encode(PushReply(epoch="e2", last_seq=0, last_hash="", results=(), expected_seq=1)), START
    )
    again = asked(device)
    push = msgspec.json.decode(again.body, type=Push)
    known = Result(seq=1, status=ResultStatus.NOOP, code="REPEATED")
    new = Result(seq=2, status=ResultStatus.APPLIED, rev=3)
    results = (msgspec.Raw(wire.encode(known)), msgspec.Raw(wire.encode(new)))
    device.receive(
        again, wire.encode(PushReply(epoch="e2", last_seq=2, last_hash=push.ops[1].hash, results=results)), START
    )

    result = device.result(queued.op_id)
    assert result is not None
    assert result.status is ResultStatus.REJECTED
    assert device.status().refused == 1


def test_a_device_restored_from_a_copy_does_not_write_over_what_it_has_forgotten() -> None:
    store = SqliteStore()
    device = a_device(store)
    device.logged_in()
    device.enqueue("document.set", "r1", a_change("1"), START)
    registered(device)
    device.receive(asked(device), b"", START)  # cut: the server has it, the answer is lost
    copy = SqliteStore(image=store.image())
    restored = a_device(copy)
    restored.logged_in()

    ask = pulling_after_push(restored)
    restored.receive(ask, a_page(last_seq=9), START)
    registered(restored)

    assert len(restored.operations()) == 1
    assert restored.store.meta("current") != ask.client_id


def pulling_after_push(device: Device) -> Ask:
    push = asked(device)
    assert push.kind is Question.PUSH
    device.failed(push, refused(422), START)
    return asked(device)


def test_work_of_a_device_that_the_server_does_not_know_goes_over_to_the_new_enrolment() -> None:
    store = SqliteStore()
    device = a_device(store, device_id="d1")
    device.logged_in()
    queued = device.enqueue("document.set", "r1", a_change(), START)
    device.failed(asked(device), refused(404, "NOT_FOUND"), START)
    unknown = device.phase
    device.adopt(msgspec.structs.replace(device.identity, device_id="d2"), KEY)
    later = device.enqueue("document.set", "r1", a_change("later"), START)

    old = asked(device)
    device.failed(old, refused(404, "NOT_FOUND"), START)
    registered(device)
    push = msgspec.json.decode(asked(device).body, type=Push)

    assert unknown is Phase.NEEDS_ENROLMENT
    assert b'"d1"' in old.body
    sent = [msgspec.json.decode(op.body, type=wire.Body).op_id for op in push.ops]
    assert sent == [queued.op_id, later.op_id]


def test_a_server_whose_history_is_always_another_is_left_alone_for_a_while() -> None:
    device = a_device()
    device.logged_in()
    device.enqueue("document.set", "r1", a_change(), START)
    asks = 0
    while isinstance(ask := device.next(START), Ask) and asks < 100:
        asks += 1
        another = PushReply(epoch="e1", last_seq=1, last_hash="another", results=())
        device.receive(ask, b"" if ask.kind is Question.REGISTER else wire.encode(another), START)

    assert (asks, device.phase) == (6, Phase.BACKOFF)
    assert device.status().pending == 1


def test_no_number_of_a_signature_comes_again_where_another_program_enrolled_the_device_anew() -> None:
    store = SqliteStore()
    first = a_device(store, device_id="d1")
    stream = store.streams()[0]
    with store.step("signed"):
        store.put_stream(msgspec.structs.replace(stream, head=msgspec.structs.replace(stream.head, counter=5)))
    first.enqueue("document.set", "r1", a_change(), START)
    second = a_device(store, device_id="d2")
    second.enqueue("document.set", "r1", a_change(), START)

    queued = first.enqueue("document.set", "r1", a_change(), START)

    goes_on = store.stream(queued.client_id)
    assert goes_on is not None
    assert (goes_on.device_id, goes_on.head.counter) == ("d1", 5)


class OpenedTogether(SqliteStore):
    """Another program opens the file after this one has looked what is in it."""

    path = Path()
    others = 0

    def read(self, sql: str, *values: object) -> list[Any]:
        found = super().read(sql, *values)
        if "'pieces'" in sql and not self.others:
            self.others += 1
            Shelf(SqliteStore(self.path))
        return found


def test_programs_that_open_a_new_file_together_make_its_tables_once(tmp_path: Path) -> None:
    store = OpenedTogether(tmp_path / "one.db")
    store.path = tmp_path / "one.db"

    assert Shelf(store).waiting() == []
    assert store.others == 1
