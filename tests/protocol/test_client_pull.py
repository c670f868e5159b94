"""The Python client's copy of the server's records, and what stays on top of it."""

from __future__ import annotations

import itertools
from datetime import timedelta

import msgspec
import pytest

from sync_protocol import wire
from sync_protocol.client import Device, Kept, Phase, Position, Record, RowState, SqliteStore, Wait
from sync_protocol.client.view import Horizon, is_ahead
from sync_protocol.document import RecordType
from tests.protocol.lone_device import (
    START,
    a_change,
    a_device,
    a_page,
    a_put,
    asked,
    checkpoint_of,
    held,
    pulling,
    refused,
    said,
    the_sum,
)


@pytest.fixture
def reader() -> Device:
    device = a_device()
    device.logged_in()
    return device


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


def ending_before(device: Device, most: int) -> None:
    """The device ends before it has written so often."""
    writes = itertools.count()

    def end(name: str) -> None:
        if next(writes) == most:
            raise KeyboardInterrupt(name)

    device.store.before = end


def test_wherever_it_ends_a_page_that_is_not_what_was_counted_stays_with_no_checkpoint_of_before() -> None:
    ended = 0
    while True:
        device = a_device()
        device.logged_in()
        device.receive(pulling(device), a_page(a_put("a", 1), sums=(the_sum("f", a=1),)), START)
        ask = pulling(device)
        ending_before(device, ended)
        try:
            device.receive(ask, a_page(a_put("c", 1), token="u", sums=(the_sum("f", a=1, b=1, c=1),)), START)
        except KeyboardInterrupt:
            assert "c" not in held(device) or device.store.position().checkpoint == ""
            ended += 1
        else:
            break
    assert ended > 3


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


def test_inv_18_what_another_tab_asked_before_the_copy_was_begun_anew_is_not_stored() -> None:
    store = SqliteStore()
    tabs = first, second, third = a_device(store), a_device(store), a_device(store)
    for tab in tabs:
        tab.logged_in()
    first.receive(pulling(first), a_page(a_put("r1", 1), a_put("r2", 1), token="t2"), START)
    late, reset, reset_again = (pulling(tab) for tab in tabs)

    second.failed(reset, refused(410, "RESET"), START)
    first.receive(late, a_page(a_put("r3", 1), token="t3"), START)
    from_nothing = pulling(second)
    second.receive(from_nothing, a_page(a_put("r1", 1), a_put("r2", 1), a_put("r3", 1), token="t3"), START)
    third.failed(reset_again, refused(410, "RESET"), START)

    assert [checkpoint_of(ask) for ask in (late, from_nothing, pulling(third))] == ["t2", "", "t3"]
    assert held(third) == {"r1": 1, "r2": 1, "r3": 1}


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


@pytest.mark.parametrize(
    "line",
    [
        wire.Put(RecordType.OUTCOME, "o", 1, "f", msgspec.Raw(b"{}")),
        wire.Put(RecordType.REFERENCE_LIST, "a", 1, "f", msgspec.Raw(b"[" * 5000 + b"]" * 5000)),
        a_put("a", 2**70),
    ],
)
def test_a_page_that_cannot_be_kept_counts_as_none(reader: Device, line: wire.Line) -> None:
    reader.receive(pulling(reader), a_page(a_put("b", 1), line), START)

    assert reader.next(START) == Wait(START + timedelta(seconds=1), Phase.BACKOFF)
    assert held(reader) == {}
