"""Whatever happens to the Python client, no operation is lost, and none is done twice."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from sync_protocol import wire
from sync_protocol.client import Act, Ask, Failure, Phase, Question, Trouble, Wait
from sync_protocol.client.machine import BUSY
from sync_protocol.wire import Push, PushReply, ResultStatus
from tests.protocol.lone_device import KEY, START, a_change, a_device, a_page, a_put, refused, said


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
