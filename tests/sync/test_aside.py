"""What is put aside is not lost: it waits in its place, and is processed when it can be."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec
import pytest
from msgspec import Raw
from sqlalchemy.ext.asyncio import AsyncConnection

from backend import demo
from backend.api import applying, aside, file_keeping, intake
from backend.demo_consignments import EDITION
from backend.domain import operations, rights
from backend.store import documents, people
from sync_protocol import PROTOCOL_VERSION, upcasting, wire
from sync_protocol.wire import Body, Change, Creation, Moved, Operation, Outcome, ResultStatus
from sync_protocol.workflow import Status
from tests.desk import ACCEPTED, SATISFACTORY, Desk, Office, new_id, results
from tests.sync.filing import JPEG, opened, reference, upload
from tests.sync.test_limits import Slow

IDENTITY = "part2/identity/result"
GROUP: dict[str, Any] = {"group": "g1", "group_size": 2}


def weigh(desk: Desk, document_id: str, boxes: dict[str, Any]) -> Operation:
    return desk.stream.operation("document.weigh", document_id, 2, Change(set=boxes), desk.now)


def as_set(body: Body) -> Body:
    return msgspec.structs.replace(body, type="document.set")


def upgrade(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a version were installed that knows the operation."""
    steps = {("document.weigh", 1): as_set}
    monkeypatch.setattr(upcasting.current, "__defaults__", (upcasting.NEWEST, steps))


async def outcomes(desk: Desk) -> dict[str, Outcome]:
    lines = await desk.pull_page()
    return {
        line["id"]: msgspec.convert(line["data"], Outcome)
        for line in lines
        if line["line"] == "put" and line["type"] == "outcome"
    }


async def test_inv_32_a_later_operation_waits_for_the_upgrade_and_its_device_is_told(
    operator: Desk, inspector: Desk, harbour: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    document_id = await operator.submit_new()
    later = weigh(inspector, document_id, {IDENTITY: "satisfactory"})
    (waiting,) = await inspector.push(later)
    assert (waiting.status, waiting.code) == (ResultStatus.QUARANTINED, "UNKNOWN_OPERATION")
    assert await aside.settle(harbour.server) == []
    await inspector.pull()

    upgrade(monkeypatch)
    (settled,) = await aside.settle(harbour.server)

    assert (settled.was, settled.result.status) == ("UNKNOWN_OPERATION", ResultStatus.APPLIED)
    told = (await outcomes(inspector))[msgspec.json.decode(later.body, type=Body).op_id]
    assert (told.client_id, told.record, told.result) == (inspector.stream.client_id, document_id, settled.result)
    assert (await inspector.pull())[document_id].status is Status.IN_PROGRESS
    assert await aside.settle(harbour.server) == []


async def test_inv_5_what_builds_on_it_waits_as_well_and_is_done_in_the_streams_order(
    operator: Desk, inspector: Desk, harbour: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    document_id = await operator.submit_new()
    first = weigh(inspector, document_id, {IDENTITY: "satisfactory"})
    second = inspector.stream.operation(
        "document.set", document_id, 2, Change(set={IDENTITY: "not_satisfactory"}), inspector.now
    )
    waiting = await inspector.push(first, second)
    assert [one.code for one in waiting] == ["UNKNOWN_OPERATION", "DEPENDENCY"]
    assert {one.status for one in waiting} == {ResultStatus.QUARANTINED}

    upgrade(monkeypatch)
    settled = await aside.settle(harbour.server)

    assert [one.result.status for one in settled] == [ResultStatus.APPLIED, ResultStatus.APPLIED]
    content = msgspec.json.decode(bytes((await inspector.pull())[document_id].content))
    assert content["part2"]["identity"]["result"] == "not_satisfactory"


async def test_a_body_of_a_later_shape_is_put_aside_and_not_refused(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()
    shape = {"schema": PROTOCOL_VERSION + 1, "what": "document.set", "on": document_id}

    (result,) = await inspector.push(inspector.stream.link(msgspec.json.encode(shape)))

    assert (result.status, result.code) == (ResultStatus.QUARANTINED, "UNKNOWN_OPERATION")


async def test_a_box_that_only_a_later_version_has_is_put_aside(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()
    change = Change(set={"part2/smell": "sweet"})
    later = inspector.stream.operation(
        "document.set", document_id, 2, change, inspector.now, schema=PROTOCOL_VERSION + 1
    )

    (result,) = await inspector.push(later)

    assert (result.status, result.code) == (ResultStatus.QUARANTINED, "BOX")


async def disable(harbour: Office, person_id: str) -> None:
    async with harbour.server.database.begin() as connection:
        for _ in range(people.MAX_FAILURES):
            await people.count_failure(connection, person_id, harbour.clock.at)


async def enable(harbour: Office, person_id: str) -> None:
    async with harbour.server.database.begin() as connection:
        await people.start_session(connection, "another", person_id, harbour.clock.at)
        await people.enable(connection, person_id)


async def by_token(desk: Desk, *operations: Operation) -> list[wire.Result]:
    desk.http.cookies.clear()
    return list(results(await desk.send(*operations, headers={"Authorization": f"Bearer {desk.token}"})))


async def test_inv_29_what_a_disabled_account_sends_is_kept_and_not_applied_until_it_is_open_again(
    operator: Desk, inspector: Desk, harbour: Office
) -> None:
    document_id = await operator.submit_new()
    change = inspector.stream.operation("document.set", document_id, 2, Change(set=SATISFACTORY), inspector.now)
    await disable(harbour, inspector.member.id)

    (result,) = await by_token(inspector, change)

    assert (result.status, result.code) == (ResultStatus.QUARANTINED, "ACCOUNT_DISABLED")
    assert (await operator.pull())[document_id].rev == 2
    assert await aside.settle(harbour.server) == []
    await enable(harbour, inspector.member.id)
    (settled,) = await aside.settle(harbour.server)
    assert settled.result.status is ResultStatus.APPLIED


async def test_inv_34_a_file_stays_while_an_operation_that_may_refer_to_it_is_put_aside(
    operator: Desk, harbour: Office
) -> None:
    await upload(operator, JPEG)
    document_id, picture = new_id(), Change(add={"part1/attachments/k1": reference(JPEG)})
    creation = Creation("CVEDP", EDITION, demo.HARBOUR, picture)
    created = operator.stream.operation("document.create", document_id, 0, creation, operator.now)
    await disable(harbour, operator.member.id)
    await by_token(operator, created)

    for days in (89, 3):
        harbour.clock.pass_(days=days)
        await file_keeping.sweep(harbour.server)
    await enable(harbour, operator.member.id)
    await aside.settle(harbour.server)

    await operator.let_in()
    assert (await opened(operator, document_id, JPEG)).content == JPEG


async def test_inv_29_what_a_revoked_device_sends_waits_for_a_person_who_vouches_for_it(
    operator: Desk, inspector: Desk, harbour: Office
) -> None:
    document_id = await operator.submit_new()
    change = inspector.stream.operation("document.set", document_id, 2, Change(set=SATISFACTORY), inspector.now)
    other = inspector.stream.operation("document.set", document_id, 2, Change(set=ACCEPTED), inspector.now)
    await inspector.http.delete(f"/api/devices/{inspector.stream.device_id}", headers={"X-Waarmerk": "1"})

    waiting = await by_token(inspector, change, other)

    assert [one.code for one in waiting] == ["DEVICE_REVOKED", "DEVICE_REVOKED"]
    assert await aside.settle(harbour.server) == []
    refused = await aside.dismiss(harbour.server, msgspec.json.decode(other.body, type=Body).op_id)
    assert refused is not None
    assert refused.result.code == "DISMISSED"
    (settled,) = await aside.settle(harbour.server, released=inspector.stream.device_id)
    assert (settled.was, settled.result.status) == ("DEVICE_REVOKED", ResultStatus.APPLIED)


async def test_all_that_is_vouched_for_is_done_however_long_it_takes(
    operator: Desk, inspector: Desk, harbour: Office
) -> None:
    document_id = await operator.submit_new()
    many = [
        inspector.stream.operation(
            "document.set", document_id, 2, Change(set={"part2/laboratory/done": done}), inspector.now
        )
        for done in (True, False) * 3
    ]
    await inspector.http.delete(f"/api/devices/{inspector.stream.device_id}", headers={"X-Waarmerk": "1"})
    await by_token(inspector, *many)
    slow = msgspec.structs.replace(harbour.server, now=Slow(harbour.clock, applying.BUDGET / 2))

    settled = await aside.settle(slow, released=inspector.stream.device_id)

    assert [one.result.status for one in settled] == [ResultStatus.APPLIED] * len(many)


async def test_a_blocked_device_fills_nothing_up(
    operator: Desk, inspector: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    document_id = await operator.submit_new()
    many = [inspector.stream.operation("document.set", document_id, 2, Change(), inspector.now) for _ in range(2)]
    await inspector.http.delete(f"/api/devices/{inspector.stream.device_id}", headers={"X-Waarmerk": "1"})
    monkeypatch.setattr(intake, "MAX_ASIDE", 1)
    await by_token(inspector, many[0])

    reply = await inspector.send(many[1], headers={"Authorization": f"Bearer {inspector.token}"})

    assert (reply.status_code, reply.json()["code"]) == (429, "TOO_MANY")


async def test_inv_29_a_decision_from_before_the_revocation_counts_once_a_person_vouches(
    operator: Desk, inspector: Desk, harbour: Office
) -> None:
    document_id = await operator.submit_new()
    await inspector.set(document_id, 2, ACCEPTED)
    decided = inspector.decision((await inspector.pull())[document_id])
    await inspector.http.delete(f"/api/devices/{inspector.stream.device_id}", headers={"X-Waarmerk": "1"})
    (waiting,) = await by_token(inspector, decided)
    assert waiting.code == "DEVICE_REVOKED"

    harbour.clock.pass_(days=30)
    (settled,) = await aside.settle(harbour.server, released=inspector.stream.device_id)

    assert settled.result.status is ResultStatus.APPLIED, settled.result
    await operator.let_in()
    assert (await operator.pull())[document_id].status is Status.VALID


async def test_a_bug_puts_one_operation_aside_and_holds_up_nothing_behind_it(
    operator: Desk, inspector: Desk, harbour: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    document_id = await operator.submit_new()
    good = operations.apply

    def stumbles(held: Any, body: Body, context: Any, refused: Any) -> Any:
        if msgspec.json.decode(body.args, type=Change).set.get(IDENTITY) == "satisfactory":
            raise ZeroDivisionError
        return good(held, body, context, refused)

    monkeypatch.setattr(operations, "apply", stumbles)
    first = inspector.stream.operation(
        "document.set", document_id, 2, Change(set={IDENTITY: "satisfactory"}), inspector.now
    )
    inspector.stream.acknowledged(first.seq)
    second = inspector.stream.operation(
        "document.set", document_id, 2, Change(set={"part2/documentary/result": "satisfactory"}), inspector.now
    )

    bug, fine = await inspector.push(first, second)

    assert (bug.status, bug.code) == (ResultStatus.QUARANTINED, "UNEXPECTED")
    assert fine.status is ResultStatus.APPLIED
    monkeypatch.setattr(operations, "apply", good)
    (settled,) = await aside.settle(harbour.server)
    assert settled.result.status is ResultStatus.APPLIED


async def test_the_rest_of_a_group_of_which_one_was_dismissed_does_not_wait_behind_what_still_does(
    operator: Desk, inspector: Desk, harbour: Office
) -> None:
    document_id = await operator.submit_new()
    waiting = weigh(inspector, document_id, {IDENTITY: "satisfactory"})
    inspector.stream.acknowledged(waiting.seq)  # as one that nothing behind it builds on
    group = [
        inspector.stream.operation(kind, document_id, 2, Change(set={box: "Seen."}), inspector.now, **GROUP)
        for kind, box in (("document.weigh", "part2/identity/remark"), ("document.set", "part2/documentary/remark"))
    ]
    assert {one.status for one in await inspector.push(waiting, *group)} == {ResultStatus.QUARANTINED}

    await aside.dismiss(harbour.server, msgspec.json.decode(group[0].body, type=Body).op_id)
    (settled,) = await aside.settle(harbour.server)

    assert (settled.result.seq, settled.result.status, settled.result.code) == (3, ResultStatus.REJECTED, "GROUP")


async def test_a_refused_operation_stays_refused_when_it_comes_again_under_a_new_stream(
    operator: Desk, inspector: Desk
) -> None:
    document_id = await operator.submit_new()
    wrong = inspector.stream.operation("document.set", document_id, 2, Change(set={"part2/nose": 1}), inspector.now)
    await inspector.send(wrong)
    fresh = await inspector.office.desk("inspector-1")

    (result,) = await fresh.push(fresh.stream.link(wrong.body.encode()))

    assert (result.status, result.code) == (ResultStatus.REJECTED, "BOX")


async def test_what_builds_on_a_refused_group_is_refused_also_where_the_group_comes_again_under_a_new_stream(
    operator: Desk, inspector: Desk
) -> None:
    document_id = await operator.submit_new()
    wrong, good = (
        inspector.stream.operation("document.set", document_id, 2, Change(set=boxes), inspector.now, **GROUP)
        for boxes in ({"part2/nose": 1}, SATISFACTORY)
    )
    await inspector.send(wrong, good)
    fresh = await inspector.office.desk("inspector-1")
    again = [fresh.stream.link(one.body.encode()) for one in (wrong, good)]
    builds_on_it = fresh.stream.operation(
        "document.set", document_id, 2, Change(set={IDENTITY: "not_done"}), fresh.now, after=again[-1].seq
    )

    *_, last = await fresh.push(*again, builds_on_it)

    assert (last.status, last.code, last.parent) == (ResultStatus.REJECTED, "DEPENDENCY", again[-1].seq)


async def test_nobody_takes_anothers_op_id(operator: Desk, inspector: Desk, harbour: Office) -> None:
    document_id = await operator.submit_new()
    taken = inspector.stream.operation("document.set", document_id, 2, Change(set=SATISFACTORY), inspector.now)
    await inspector.send(taken)
    colleague = await harbour.desk("inspector-2")
    body = msgspec.json.decode(taken.body, type=Body)

    same = colleague.stream.operation(
        "document.set", document_id, 2, Change(set={IDENTITY: "not_done"}), colleague.now, op_id=body.op_id
    )
    (result,) = await colleague.push(same)

    assert (result.status, result.code) == (ResultStatus.REJECTED, "OPERATION_ID")


async def test_inv_14_a_chain_that_goes_on_in_a_new_stream_does_not_conflict_with_itself(
    operator: Desk, inspector: Desk
) -> None:
    document_id = await operator.submit_new()
    first = inspector.stream.operation(
        "document.set", document_id, 2, Change(set={IDENTITY: "satisfactory"}), inspector.now
    )
    second = inspector.stream.operation(
        "document.set", document_id, 2, Change(set={IDENTITY: "not_done"}), inspector.now
    )
    await inspector.send(first)
    moved = Moved(inspector.stream.client_id, second.seq)
    fresh = await inspector.office.desk("inspector-1")
    again = msgspec.json.decode(second.body, type=dict[str, Raw])
    again.pop("after")
    again["moved"] = Raw(msgspec.json.encode(moved))

    (result,) = await fresh.push(fresh.stream.link(msgspec.json.encode(again)))

    assert result.status is ResultStatus.APPLIED, result


async def test_what_was_written_before_the_document_left_goes_before_a_person(
    operator: Desk, inspector: Desk, harbour: Office
) -> None:
    document_id = await operator.submit_new()
    await inspector.pull()
    async with harbour.server.database.begin() as connection:
        await move_away(connection, document_id, inspector.now)
    change = inspector.stream.operation("document.set", document_id, 2, Change(set=SATISFACTORY), inspector.now)
    late = inspector.stream.operation(
        "document.set", document_id, 3, Change(set=SATISFACTORY), inspector.now, after=None
    )

    early_result, late_result = await inspector.push(change, late)

    assert (early_result.status, early_result.code) == (ResultStatus.QUARANTINED, "NO_LONGER_YOURS")
    assert (late_result.status, late_result.code) == (ResultStatus.REJECTED, "NOT_FOUND")


async def move_away(connection: AsyncConnection, document_id: str, at: datetime) -> None:
    """The document goes to another post, as nobody can make it do through the protocol yet."""
    held = (await documents.take(connection, [document_id]))[document_id]
    moved = msgspec.structs.replace(held, document=msgspec.structs.replace(held.document, post="NLAMS4", rev=3))
    change = documents.Change(before=held, after=moved, action="move", person=rights.SYSTEM, at=at)
    await documents.write(connection, [change])
