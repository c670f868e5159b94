"""The Python client by itself: every phase answers every event, and nothing that happens to it loses an operation."""

from __future__ import annotations

import itertools
from collections import Counter
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from sync_protocol import wire
from sync_protocol.client import (
    Act,
    Ask,
    CannotKeep,
    Device,
    Failure,
    Identity,
    Kept,
    Phase,
    Position,
    Question,
    Record,
    RowState,
    SqliteStore,
    StorageFailure,
    Trouble,
    Wait,
    exchange,
)
from sync_protocol.client.machine import BUSY, STEPS, WAITING, Event, step
from sync_protocol.client.view import Horizon, is_ahead
from sync_protocol.document import RecordType
from sync_protocol.wire import Change, Push, PushReply, Result, ResultStatus

START = datetime(2026, 7, 14, 8, 0, tzinfo=UTC)
KEY = ec.generate_private_key(ec.SECP256R1())
WAYS_OUT = (Event.CHANGED, Event.WOKEN, Event.LOGGED_IN, Event.ADOPTED, Event.DUE)
ENDS = (Event.ANSWERED, Event.UNREACHABLE, Event.FAILED, Event.FULL, Event.UNKNOWN, Event.OUTDATED)


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("event", Event)
def test_every_phase_answers_every_event(phase: Phase, event: Event) -> None:
    assert step(phase, event) in Phase
    assert set(STEPS) == set(Phase)
    assert set(STEPS[phase]) == set(Event)


@pytest.mark.parametrize("phase", sorted(BUSY))
def test_a_question_on_its_way_ends_only_by_its_end_or_a_new_enrolment(phase: Phase) -> None:
    ended = {event for event in Event if step(phase, event) is not phase}

    assert ended == {*ENDS, Event.ADOPTED}


@pytest.mark.parametrize("phase", sorted(set(Phase) - BUSY - {Phase.IDLE}))
def test_no_phase_holds_for_ever(phase: Phase) -> None:
    assert any(step(phase, event) is Phase.IDLE for event in WAYS_OUT)
    assert step(phase, Event.WOKEN) is Phase.IDLE


@pytest.mark.parametrize("phase", sorted(WAITING))
def test_what_waits_goes_on_when_its_time_is_over(phase: Phase) -> None:
    assert step(phase, Event.DUE) is Phase.IDLE


@pytest.mark.parametrize("phase", sorted(set(Phase) - BUSY - {Phase.IDLE}))
@pytest.mark.parametrize("event", ENDS)
def test_at_rest_the_end_of_a_question_changes_nothing(phase: Phase, event: Event) -> None:
    assert step(phase, event) is phase


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


def test_without_a_session_the_token_sends_and_nothing_is_fetched() -> None:
    device = a_device(token="t1")
    device.enqueue("document.set", "r1", a_change(), START)

    registering = asked(device)
    device.receive(registering, b"", START)
    pushing = asked(device)
    device.receive(pushing, said(pushing), START)
    after = device.next(START)

    assert (registering.token, pushing.kind, pushing.token) == ("t1", Question.PUSH, "t1")
    assert after == Wait(None, Phase.NEEDS_LOGIN)


def test_a_login_that_ended_pauses_and_deletes_nothing() -> None:
    device = a_device()
    device.logged_in()
    device.enqueue("document.set", "r1", a_change(), START)
    registered(device)

    device.failed(asked(device), refused(401, "LOGIN_REQUIRED"), START)
    waiting = device.next(START)
    pending = device.status().pending
    device.logged_in()
    again = asked(device)

    assert waiting == Wait(None, Phase.NEEDS_LOGIN)
    assert pending == 1
    assert again.kind is Question.PUSH


def test_a_revoked_device_waits_for_a_person() -> None:
    device = a_device(token="t1")
    device.enqueue("document.set", "r1", a_change(), START)
    registered(device)

    device.failed(asked(device), refused(401, "DEVICE_REVOKED"), START)

    assert device.next(START) == Wait(None, Phase.NEEDS_LOGIN)
    assert device.status().pending == 1


def test_a_push_that_is_too_large_is_sent_by_halves() -> None:
    device = a_device()
    device.logged_in()
    device.enqueue_all([Act("document.set", f"r{n}", a_change()) for n in range(8)], START)
    registered(device)
    sizes: list[int] = []
    for _ in range(3):
        ask = asked(device)
        sizes.append(len(ask.seqs))
        device.failed(ask, refused(413, "TOO_LARGE"), START)
    ask = asked(device)
    device.receive(ask, said(ask), START)

    assert [*sizes, len(ask.seqs), len(asked(device).seqs)] == [8, 4, 2, 1, 2]


def test_a_group_is_never_cut_in_two() -> None:
    device = a_device()
    device.logged_in()
    device.enqueue("document.set", "r0", a_change(), START)
    device.enqueue_group([Act("document.set", f"r{n}", a_change()) for n in range(1, 5)], START)
    registered(device)

    whole = asked(device)
    device.failed(whole, refused(413), START)
    before = asked(device)
    device.receive(before, said(before), START)
    group = asked(device)

    assert (whole.seqs, before.seqs, group.seqs) == ((1, 2, 3, 4, 5), (1,), (2, 3, 4, 5))


def test_a_busy_server_is_left_alone_as_long_as_it_says() -> None:
    device = a_device()
    device.logged_in()
    registered(device)

    device.failed(asked(device), refused(503, "BUSY", retry_after=120), START)

    assert device.next(START + timedelta(seconds=119)) == Wait(START + timedelta(seconds=120), Phase.BACKOFF)
    assert isinstance(device.next(START + timedelta(seconds=120)), Ask)


def test_waiting_grows_to_a_minute_and_ends_when_a_person_taps() -> None:
    device = a_device()
    device.logged_in()
    at, waits = START, list[float]()
    for _ in range(9):
        device.failed(asked(device, at), Failure(kind=Trouble.UNREACHABLE), at)
        wait = device.next(at)
        assert isinstance(wait, Wait)
        assert wait.until is not None
        waits.append((wait.until - at).total_seconds())
        at = wait.until
    device.failed(asked(device, at), Failure(kind=Trouble.UNREACHABLE), at)
    device.wake()

    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert isinstance(device.next(at), Ask)


def test_what_one_stream_is_refused_does_not_hold_up_the_pull() -> None:
    device = a_device()
    device.logged_in()
    device.enqueue("document.set", "r1", a_change(), START)
    registered(device)

    device.failed(asked(device), refused(422, "NOT_ACCEPTED"), START)
    pull = asked(device)
    device.receive(pull, a_page(), START)
    wait = device.next(START)

    assert pull.kind is Question.PULL
    assert wait == Wait(START + timedelta(seconds=1), Phase.BACKOFF)
    assert asked(device, START + timedelta(seconds=1)).kind is Question.PUSH


def test_an_answer_that_comes_twice_or_late_is_not_heard() -> None:
    device = a_device()
    device.logged_in()
    device.enqueue("document.set", "r1", a_change(), START)
    registered(device)
    first = asked(device)
    device.failed(first, Failure(kind=Trouble.UNREACHABLE), START)
    device.wake()
    second = asked(device)

    device.receive(first, said(first), START)
    device.failed(first, refused(409, "CHAIN_FORK"), START)

    assert device.phase is Phase.PUSHING
    assert device.status().pending == 1
    device.receive(second, said(second), START)
    device.receive(second, said(second), START)
    assert device.status().pending == 0


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
    assert again.seqs == (3, 4, 5)
    assert [row.op_id for row in device.operations()][:4] == [one.op_id for one in queued]


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


@pytest.fixture
def reader() -> Device:
    device = a_device()
    device.logged_in()
    return device


def held(device: Device) -> dict[str, int]:
    return {one.id: one.rev for one in device.records()}


def checkpoint_of(ask: Ask) -> str:
    return msgspec.json.decode(ask.body, type=wire.Pull).checkpoint


def test_a_page_that_was_cut_changes_nothing_and_is_asked_for_again(reader: Device) -> None:
    ask = pulling(reader)
    reader.receive(ask, a_page(a_put("a", 1))[:-20], START)

    assert held(reader) == {}
    assert checkpoint_of(pulling(reader)) == ""


def test_a_record_in_two_feeds_stays_until_it_has_left_both(reader: Device) -> None:
    reader.receive(pulling(reader), a_page(a_put("a", 1, "f"), a_put("a", 1, "g")), START)
    reader.receive(pulling(reader), a_page(wire.Leave(RecordType.REFERENCE_LIST, "a", "f")), START)
    once = held(reader)
    reader.receive(pulling(reader), a_page(wire.FeedRemoved("g")), START)

    assert once == {"a": 1}
    assert held(reader) == {}


def test_an_older_state_of_a_record_is_not_taken(reader: Device) -> None:
    reader.receive(pulling(reader), a_page(a_put("a", 5)), START)
    reader.receive(pulling(reader), a_page(a_put("a", 4)), START)

    assert held(reader) == {"a": 5}


def test_records_that_are_not_what_the_server_counted_are_fetched_anew(reader: Device) -> None:
    reader.receive(pulling(reader), a_page(a_put("a", 1), a_put("b", 1), sums=(the_sum("f", a=1, b=1),)), START)
    with reader.store.step("test"):
        reader.store.leave("f", RecordType.REFERENCE_LIST, "b")

    reader.receive(pulling(reader), a_page(a_put("c", 1), token="u", sums=(the_sum("f", a=1, b=1, c=1),)), START)
    again = pulling(reader)
    seen_meanwhile = held(reader)
    reader.receive(again, a_page(a_put("a", 1), a_put("c", 1), token="v", sums=(the_sum("f", a=1, c=1),)), START)

    assert checkpoint_of(again) == ""
    assert seen_meanwhile.keys() >= {"a", "c"}
    assert held(reader) == {"a": 1, "c": 1}
    assert reader.status().synced


def test_a_server_that_always_counts_otherwise_is_not_asked_without_end(reader: Device) -> None:
    wrong = a_page(a_put("a", 1), sums=(the_sum("f", a=2),))
    reader.receive(pulling(reader), wrong, START)
    reader.receive(asked(reader), wrong, START)

    assert isinstance(reader.next(START), Wait)
    assert not reader.status().synced


def test_a_reset_builds_the_copy_anew_and_leaves_the_outbox(reader: Device) -> None:
    reader.receive(pulling(reader), a_page(a_put("a", 7), a_put("b", 2)), START)
    queued = reader.enqueue("document.set", "a", a_change(), START)
    push = asked(reader)
    reader.receive(push, said(push), START)

    reader.failed(asked(reader), refused(410, "RESET"), START)
    again = asked(reader)
    reader.receive(again, a_page(a_put("a", 3), last_seq=1), START)

    assert checkpoint_of(again) == ""
    assert held(reader) == {"a": 3}
    assert [row.op_id for row in reader.operations()] == [queued.op_id]


def test_what_waits_on_a_record_keeps_it_until_the_answer(reader: Device) -> None:
    reader.receive(pulling(reader), a_page(a_put("a", 1)), START)
    reader.enqueue("document.set", "a", a_change(), START)
    push = asked(reader)
    reader.failed(push, refused(422), START)
    pull = asked(reader, START + timedelta(minutes=2))
    reader.receive(pull, a_page(wire.Leave(RecordType.REFERENCE_LIST, "a", "f")), START)
    pinned = reader.records()
    reader.wake()
    push = asked(reader)
    reader.receive(push, said(push), START)

    assert [(one.id, one.feeds) for one in pinned] == [("a", ())]
    assert reader.records() == []


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


@pytest.mark.parametrize(
    ("acts", "code"),
    [
        ([Act("document.set", "r", a_change("x" * wire.MAX_OPERATION_BYTES))], "OPERATION_SIZE"),
        ([Act("document.set", "r", a_change())] * (wire.MAX_GROUP + 1), "GROUP_SIZE"),
        ([Act("document.set", "r", a_change("x" * 60_000))] * 20, "GROUP_SIZE"),
    ],
)
def test_what_no_push_could_carry_is_not_kept(acts: list[Act], code: str) -> None:
    device = a_device()

    with pytest.raises(CannotKeep) as refusal:
        device.enqueue_group(acts, START)

    assert refusal.value.code == code
    assert device.operations() == []
    assert device.enqueue("document.set", "r", a_change(), START).seq == 1


def test_an_expired_certificate_signs_nothing() -> None:
    device = a_device()

    with pytest.raises(CannotKeep, match="CERTIFICATE_EXPIRED"):
        device.sign("decide", "r1", {}, START)


def test_an_own_operation_stays_on_top_until_a_pull_that_was_asked_for_after_its_answer() -> None:
    row = Kept(
        client_id="c", seq=4, op_id="o", record_type="document", record="r", prev="", hash="h", body="{}", group="",
        at="", state=RowState.FINAL, answered=7,
    )  # fmt: skip
    record = Record(type=RecordType.DOCUMENT, id="r", rev=1, data=b"{}", seen=9, asked=7)

    assert is_ahead(row, record, Horizon(Position(client_id="c", last_seq=9, asked=7)))
    assert not is_ahead(row, record, Horizon(Position(client_id="c", asked=8)))
    assert not is_ahead(row, msgspec.structs.replace(record, asked=8), Horizon(Position()))
    assert not is_ahead(msgspec.structs.replace(row, state=RowState.PENDING), record, Horizon(Position(client_id="c")))
    assert is_ahead(msgspec.structs.replace(row, state=RowState.PENDING), record, Horizon(Position(client_id="d")))
    assert is_ahead(row, record, Horizon(Position(client_id="c", asked=8), frozenset(("c",))))


class Crash(Exception):
    """The device ended."""


STATUSES = (400, 401, 403, 404, 409, 410, 413, 422, 426, 429, 500, 503)


@settings(max_examples=60, stateful_step_count=40)
class AnythingHappens(RuleBasedStateMachine):
    """Whatever is asked, answered, refused, lost or cut off: what was kept is kept, once, in a chain that holds."""

    def __init__(self) -> None:
        super().__init__()
        self.at = START
        self.device = a_device(token="t1")
        self.kept: list[str] = []
        self.ask: Ask | None = None
        self.late: list[Ask] = []
        self.writes_left = -1
        self.device.store.before = self._before

    def _before(self, name: str) -> None:
        if self.writes_left == 0:
            raise Crash(name)
        self.writes_left -= 1

    def _begin_again(self) -> None:
        self.writes_left = -1
        self.device = a_device(self.device.store, token="t1")
        self.ask = None

    @rule(number=st.integers(1, 4), grouped=st.booleans(), record=st.sampled_from("abc"))
    def work(self, number: int, *, grouped: bool, record: str) -> None:
        acts = [Act("document.set", record, a_change())] * number
        try:
            done = self.device.enqueue_group(acts, self.at) if grouped else self.device.enqueue_all(acts, self.at)
        except Crash:
            self._begin_again()
        else:
            self.kept += [one.op_id for one in done]

    @rule(after=st.integers(0, 12))
    def crash_soon(self, after: int) -> None:
        self.writes_left = after

    @rule(seconds=st.integers(0, 90))
    def time_passes(self, seconds: int) -> None:
        self.at += timedelta(seconds=seconds)

    @rule(what=st.sampled_from(["wake", "logged_in", "logged_out", "gone"]))
    def around(self, what: str) -> None:
        match what:
            case "wake":
                self.device.wake()
            case "logged_in":
                self.device.logged_in()
            case "logged_out":
                self.device.logged_out()
            case _:
                self.device.network_gone(self.at)

    @rule(device_id=st.sampled_from(["d1", "d2"]))
    def enrolled(self, device_id: str) -> None:
        try:
            self.device.adopt(msgspec.structs.replace(self.device.identity, device_id=device_id), KEY)
        except Crash:
            self._begin_again()

    @rule()
    def go_on(self) -> None:
        try:
            found = self.device.next(self.at)
        except Crash:
            self._begin_again()
            return
        if isinstance(found, Ask):
            self.ask = found
            self.late.append(found)

    @precondition(lambda self: self.ask is not None)
    @rule(status=st.sampled_from(ResultStatus), epoch=st.sampled_from(["e1", "e2"]))
    def answered(self, status: ResultStatus, epoch: str) -> None:
        ask = self.ask
        assert ask is not None
        match ask.kind:
            case Question.PUSH if ask.seqs:
                body = said(ask, status=status, epoch=epoch)
            case Question.PULL:
                body = a_page(a_put("a", 1), last_seq=0)
            case _:
                body = b""
        self._hear(ask, body)

    @precondition(lambda self: self.late)
    @rule(body=st.sampled_from([b"", b"{}", b"[1", b"\xff", b'{"line":"begin"}\n']), which=st.integers(0, 100))
    def nonsense(self, body: bytes, which: int) -> None:
        self._hear(self.late[which % len(self.late)], body)

    def _hear(self, ask: Ask, body: bytes) -> None:
        try:
            self.device.receive(ask, body, self.at)
        except Crash:
            self._begin_again()

    @precondition(lambda self: self.late)
    @rule(status=st.sampled_from([0, *STATUSES]), which=st.integers(0, 100), newest=st.booleans())
    def failed(self, status: int, which: int, *, newest: bool) -> None:
        ask = self.late[-1 if newest else which % len(self.late)]
        failure = refused(status) if status else Failure(kind=Trouble.UNREACHABLE)
        try:
            self.device.failed(ask, failure, self.at)
        except Crash:
            self._begin_again()

    @invariant()
    def every_operation_is_there_once(self) -> None:
        found = Counter(row.op_id for row in self.device.operations())
        assert found == Counter(self.kept)

    @invariant()
    def every_chain_holds(self) -> None:
        for stream in self.device.store.streams():
            for row in self.device.store.rows(stream.client_id):
                assert row.hash == wire.chain_hash(row.client_id, row.seq, row.prev, row.body.encode())
                assert row.seq <= stream.head.last_seq

    @invariant()
    def nobody_is_told_that_all_is_done_while_something_waits(self) -> None:
        status = self.device.status()
        assert not (status.synced and status.pending)

    @invariant()
    def a_busy_device_has_one_question_and_a_resting_one_has_none(self) -> None:
        assert (self.device.phase in BUSY) == (self.device.asking is not None)

    def teardown(self) -> None:
        """Trouble ends: everything gets out."""
        self.writes_left = -1
        self.device.logged_in()
        for _ in range(200):
            found = self.device.next(self.at)
            if isinstance(found, Wait):
                if self.device.phase is Phase.IDLE:
                    break
                self.at += timedelta(seconds=60)
                self.device.wake()
                if self.device.asking is not None:
                    self.device.failed(self.device.asking, Failure(kind=Trouble.UNREACHABLE), self.at)
                continue
            match found.kind:
                case Question.PUSH if found.seqs:
                    self.device.receive(found, said(found), self.at)
                case Question.PUSH:
                    push = msgspec.json.decode(found.body, type=Push)
                    rows = self.device.store.rows(push.client_id)
                    last = rows[-1] if rows else None
                    epoch = self.device.store.meta("epoch")
                    seq, hashed = (last.seq, last.hash) if last is not None else (0, "")
                    reply = PushReply(epoch=epoch, last_seq=seq, last_hash=hashed, results=())
                    self.device.receive(found, wire.encode(reply), self.at)
                case Question.PULL:
                    stream = self.device.store.stream(found.client_id)
                    assert stream is not None
                    self.device.receive(found, a_page(last_seq=stream.head.last_seq), self.at)
                case Question.REGISTER:
                    self.device.receive(found, b"", self.at)
        assert self.device.status().pending == 0
        self.device.store.close()


TestAnythingHappens = AnythingHappens.TestCase


def test_a_full_disk_is_told_and_nothing_is_half_kept() -> None:
    device = a_device()
    device.logged_in()

    calm = device.store.before

    def full(name: str) -> None:
        if name == "enqueue: stream":
            raise StorageFailure("the disk is full")

    device.store.before = full
    with pytest.raises(StorageFailure):
        device.enqueue("document.set", "r1", a_change(), START)
    device.store.before = calm

    assert device.operations() == []
    assert device.enqueue("document.set", "r1", a_change(), START).seq == 1


def test_batches_end_at_the_limit_of_bytes() -> None:
    device = a_device()
    device.enqueue_all([Act("document.set", f"r{n}", a_change("é" * 25_000)) for n in range(30)], START)
    rows = device.operations()

    some = exchange.fitting(rows, 500)

    assert 1 < len(some) < 30
    assert sum(len(row.body.encode()) for row in some) < wire.MAX_PUSH_BYTES
