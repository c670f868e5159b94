"""How much at once: groups, the time of a push, requests side by side, versions. Each limit has a clear answer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import msgspec
import pytest

from backend import app, demo
from backend.api import applying, devices, sync
from backend.api.problems import Problem
from backend.api.shell import InHand
from backend.demo_consignments import EDITION
from sync_protocol import PROTOCOL_VERSION, cbor, rules, scalars, wire
from sync_protocol.base64url import base64url
from sync_protocol.client import exchange
from sync_protocol.forms import CHEDPP
from sync_protocol.wire import Change, Creation, Operation, PushReply, ResultStatus
from tests.build import a_chedpp
from tests.desk import APP, REFUSED, SATISFACTORY, Desk, Office, new_id

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


def of_lines(number: int, described: str) -> dict[str, Any]:
    """Part I of a consignment of plants, of so many lines that add up."""
    part1 = msgspec.json.decode(rules.encode(a_chedpp()))["part1"]
    (line,) = part1["commodities"]
    weight, packages = int(line["net_weight"]), line["packages"]
    lines = [line | {"id": f"k{one}", "description": described} for one in range(number)]
    sums = {"total_net_weight": str(weight * number), "packages": packages * number}
    return part1 | sums | {"commodities": lines, "total_gross_weight": str(weight * number * 2)}


async def drafted(operator: Desk, part1: dict[str, Any]) -> tuple[str, ResultStatus]:
    """A draft with this Part I, its lines in changes that one operation can hold; and what became of the last."""
    document_id = new_id()
    lines = part1.pop("commodities")
    creation = Creation(CHEDPP, EDITION, demo.HARBOUR, demo.as_change(part1, "part1"))
    (result,) = await operator.push(
        operator.stream.operation("document.create", document_id, 0, creation, operator.now)
    )
    for start in range(0, len(lines), 100):
        added = {f"part1/commodities/{line.pop('id')}": line for line in lines[start : start + 100]}
        result = await operator.set(document_id, (await operator.pull())[document_id].rev, {}, add=added)
    return document_id, result.status


async def test_what_a_document_can_hold_can_be_submitted_and_decided(operator: Desk, inspector: Desk) -> None:
    document_id, _ = await drafted(operator, of_lines(scalars.MOST_ROWS, "Avocados, fresh, hand-picked"))
    draft = (await operator.pull())[document_id]
    assert wire.MAX_PART_ONE_BYTES * 0.9 < len(bytes(draft.content)) < wire.MAX_PART_ONE_BYTES

    part1 = msgspec.json.decode(bytes(draft.content))["part1"]
    signed = operator.signed_part1(document_id, part1, rev=draft.rev)
    (submitted,) = await operator.push(
        operator.stream.operation("document.submit", document_id, draft.rev, signed, operator.now)
    )
    reason = {"part2/decision/reasons/k1": {"reason": "document_missing_or_invalid"}}
    checks = await inspector.set(document_id, (await inspector.pull())[document_id].rev, REFUSED, add=reason)
    (decided,) = await inspector.push(inspector.decision((await inspector.pull())[document_id]))

    for one in (submitted, checks, decided):
        assert (one.status, one.code) == (ResultStatus.APPLIED, "")


async def test_part_i_leaves_room_for_the_checks(operator: Desk) -> None:
    document_id, status = await drafted(operator, of_lines(scalars.MOST_ROWS, "x" * 150))

    assert status is ResultStatus.REJECTED
    kept = bytes((await operator.pull())[document_id].content)
    assert wire.MAX_PART_ONE_BYTES * 0.9 < len(kept) < wire.MAX_PART_ONE_BYTES


def test_the_largest_document_signed_and_sealed_fits_a_push() -> None:
    content = len(base64url(bytes(wire.MAX_DOCUMENT_BYTES)))
    envelope = 8 * 1024  # statement, certificate, and what says whose operation it is

    assert content + envelope <= wire.MAX_SIGNED_BYTES
    assert len(base64url(bytes(wire.MAX_SIGNED_BYTES))) + envelope <= exchange.MOST_BYTES
    assert wire.MAX_DOCUMENT_BYTES <= cbor.MOST_BYTES


async def test_an_operation_on_something_else_than_a_document_is_refused(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()
    profile = wire.RecordRef(wire.RecordType.PROFILE, document_id)
    strange = inspector.stream.operation(
        "document.create", document_id, 0, Change(set={}), inspector.now, record=profile
    )

    (result,) = await inspector.push(strange)

    assert (result.status, result.code) == (ResultStatus.REJECTED, "OPERATION_SHAPE")
