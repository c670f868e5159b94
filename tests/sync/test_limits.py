"""How much at once: groups, the time of a push, requests side by side, versions. Each limit has a clear answer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import msgspec
import pytest

from backend import app
from backend.api import applying, devices, sync
from backend.api.problems import Problem
from backend.api.shell import InHand
from sync_protocol import PROTOCOL_VERSION, wire
from sync_protocol.wire import Change, Operation, PushReply, ResultStatus
from tests.desk import APP, SATISFACTORY, Desk, Office, new_id

CHECKS = list(SATISFACTORY.items())


def grouped(desk: Desk, document_id: str, size: int, *, says: int = 0) -> list[Operation]:
    """Operations of one group, a box each."""
    boxes = [CHECKS[number % len(CHECKS)] for number in range(size)]
    return [
        desk.stream.operation(
            "document.set", document_id, 2, Change(set=dict([box])), desk.now, group="g1", group_size=says or size
        )
        for box in boxes
    ]


async def reply_to(desk: Desk, *operations: Operation) -> PushReply:
    sent = await desk.send(*operations)
    return msgspec.json.decode(sent.raise_for_status().content, type=PushReply)


async def rev_of(desk: Desk, document_id: str) -> int:
    return (await desk.pull())[document_id].rev


async def test_inv_7_a_group_is_done_whole(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()

    done = await inspector.push(*grouped(inspector, document_id, 3))

    assert [one.status for one in done] == [ResultStatus.APPLIED] * 3


async def test_inv_7_half_a_group_is_left_until_its_other_half_comes(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()
    alone = inspector.stream.operation("document.set", document_id, 2, Change(set={}), inspector.now)
    group = grouped(inspector, document_id, 3)

    begun = await reply_to(inspector, alone, *group[:2])
    whole = await reply_to(inspector, *group)

    assert (begun.last_seq, len(begun.results)) == (alone.seq, 1)
    assert [msgspec.json.decode(one)["status"] for one in whole.results] == ["applied"] * 3


async def test_inv_7_a_group_that_never_comes_whole_is_refused_whole_and_holds_nothing_up(
    operator: Desk, inspector: Desk
) -> None:
    document_id = await operator.submit_new()
    group = grouped(inspector, document_id, 3)

    first = await inspector.push(*group[:2])
    rest = await inspector.push(group[2])

    assert {one.code for one in [*first, *rest]} == {"GROUP"}
    assert await rev_of(inspector, document_id) == 2


async def test_a_group_has_fifty_operations_at_most(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()

    done = await inspector.push(*grouped(inspector, document_id, wire.MAX_GROUP + 1))

    assert {(one.status, one.code) for one in done} == {(ResultStatus.REJECTED, "GROUP")}


async def test_a_group_that_says_a_wrong_size_is_refused(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()

    done = await inspector.push(*grouped(inspector, document_id, 3, says=2))

    assert {one.code for one in done} == {"GROUP"}


class Slow:
    """A server's clock by which each look takes its time."""

    def __init__(self, at: Callable[[], datetime], step: timedelta) -> None:
        self._at, self._step, self.slow = at, step, timedelta()

    def __call__(self) -> datetime:
        self.slow += self._step
        return self._at() + self.slow


async def test_a_push_that_takes_long_is_answered_in_part_and_goes_on(
    operator: Desk, inspector: Desk, harbour: Office
) -> None:
    document_id = await operator.submit_new()
    many = [
        inspector.stream.operation("document.set", document_id, 2, Change(set=dict([box])), inspector.now)
        for box in CHECKS
    ]
    slow = msgspec.structs.replace(harbour.server, now=Slow(harbour.clock, applying.BUDGET / 2))
    web = Office(
        slow, app.create_app(slow, folder=harbour.server.settings.data_folder / "pages", work=False), harbour.clock
    )
    there = web.visitor()
    there.cookies = inspector.http.cookies
    inspector.http = there

    replies = [await reply_to(inspector, *many)]
    while (last := replies[-1]).last_seq < many[-1].seq:
        assert last.retry_after > 0
        replies.append(await reply_to(inspector, *many[last.last_seq - many[0].seq + 1 :]))

    assert len(replies) > 1
    assert sum(len(one.results) for one in replies) == len(many)
    assert await rev_of(inspector, document_id) == 2 + len(many)


async def test_a_third_request_of_one_client_waits(operator: Desk, inspector: Desk, harbour: Office) -> None:
    with (
        harbour.server.in_hand.one_more(inspector.stream.client_id, most=2),
        harbour.server.in_hand.one_more(inspector.stream.client_id, most=2),
    ):
        reply = await inspector.send()
        asked = {"client_id": inspector.stream.client_id, "epoch": harbour.server.epoch}
        pulled = await inspector.http.post("/sync/v1/pull", json=asked, headers=APP)

    for one in (reply, pulled):
        assert (one.status_code, one.json()["code"], one.headers["Retry-After"]) == (429, "TOO_MANY", "1")
    assert (await inspector.send()).status_code == 200


def test_what_is_no_longer_in_hand_is_not_counted() -> None:
    counted = InHand()
    with counted.one_more("a", most=1), counted.one_more("b", most=1), pytest.raises(Problem):
        counted.one_more("a", most=1).__enter__()
    with counted.one_more("a", most=1):
        pass


async def test_inv_37_two_pushes_at_once_of_one_stream_do_each_operation_once(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()
    many = [
        inspector.stream.operation("document.set", document_id, 2, Change(set=dict([box])), inspector.now)
        for box in CHECKS
    ]

    first, second = await asyncio.gather(inspector.send(*many), inspector.send(*many))

    assert first.json()["results"] == second.json()["results"]
    assert await rev_of(inspector, document_id) == 2 + len(many)


@pytest.mark.parametrize("protocol", [0, 1, PROTOCOL_VERSION + 1])
async def test_another_version_pushes_but_does_not_pull(protocol: int, operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()
    asked: dict[str, Any] = {"client_id": inspector.stream.client_id, "epoch": "", "protocol": protocol}

    reply = await inspector.http.post("/sync/v1/pull", json=asked, headers=APP)

    assert (reply.status_code, reply.json()["code"]) == (426, "UPGRADE_REQUIRED")
    assert (reply.json()["oldest"], reply.json()["newest"]) == (sync.OLDEST_PROTOCOL, PROTOCOL_VERSION)
    change = inspector.stream.operation(
        "document.set", document_id, 2, Change(set=SATISFACTORY), inspector.now, schema=protocol
    )
    (result,) = await inspector.push(change)
    assert result.status is ResultStatus.APPLIED


async def test_a_push_says_whether_something_waits_to_be_pulled(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()
    change = inspector.stream.operation("document.set", document_id, 2, Change(set=SATISFACTORY), inspector.now)
    wrong = inspector.stream.operation("document.set", document_id, 2, Change(set={"part2/nose": 1}), inspector.now)

    assert (await reply_to(inspector, change)).pull_hint
    assert not (await reply_to(inspector, wrong)).pull_hint


async def test_a_person_has_no_more_devices_than_can_be_looked_after(
    inspector: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(devices, "MAX_DEVICES", 1)

    with pytest.raises(Exception, match="422"):
        await inspector.enrol()


async def test_a_device_has_no_streams_without_end(inspector: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sync, "MAX_STREAMS", 1)
    registration = {"client_id": new_id(), "device_id": inspector.stream.device_id}

    reply = await inspector.http.post("/sync/v1/streams", json=registration, headers=APP)

    assert (reply.status_code, reply.json()["code"]) == (422, "NOT_ACCEPTED")
    await inspector.register()  # again changes nothing


async def test_an_operation_on_something_else_than_a_document_is_refused(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()
    profile = wire.RecordRef(wire.RecordType.PROFILE, document_id)
    strange = inspector.stream.operation(
        "document.create", document_id, 0, Change(set={}), inspector.now, record=profile
    )

    (result,) = await inspector.push(strange)

    assert (result.status, result.code) == (ResultStatus.REJECTED, "OPERATION_SHAPE")
