"""ST-4: draft and new documents are deleted; they open for nobody, and nobody's work is lost behind a back."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from backend.demo import HARBOUR
from backend.demo_consignments import EDITION
from backend.domain import rights
from backend.store import schema
from sync_protocol.document import Document
from sync_protocol.forms import CVEDP
from sync_protocol.wire import Change, Creation, Result, ResultStatus
from sync_protocol.workflow import Status
from tests.desk import ACCEPTED, Desk, Office
from tests.sync.test_decide import resubmit, with_pending


def a_creation() -> Creation:
    return Creation(CVEDP, EDITION, HARBOUR, Change(set={"part1/country_of_origin": "EC"}))


async def delete(desk: Desk, document_id: str, rev: int) -> Result:
    (result,) = await desk.push(desk.stream.operation("document.delete", document_id, rev, {}, desk.now))
    return result


async def audited(harbour: Office, document_id: str) -> list[tuple[str, str]]:
    async with harbour.server.database.snapshot() as connection:
        rows = await connection.execute(
            select(schema.audit.c.person, schema.audit.c.action)
            .where(schema.audit.c.record == document_id)
            .order_by(schema.audit.c.id)
        )
        return [(row.person, row.action) for row in rows]


@pytest.mark.parametrize("who", ["operator", "inspector"])
async def test_st_4_a_new_document_is_deleted_by_either_side_and_leaves_every_device(
    operator: Desk, inspector: Desk, harbour: Office, who: str
) -> None:
    document_id = await operator.submit_new()
    desks = {"operator": operator, "inspector": inspector}
    for desk in desks.values():
        assert document_id in await desk.pull()

    result = await delete(desks[who], document_id, 2)

    assert (result.status, result.code) == (ResultStatus.APPLIED, "")
    for desk in desks.values():
        assert document_id not in await desk.pull()
    assert (await audited(harbour, document_id))[-1] == (desks[who].member.id, "delete")


async def test_st_4_a_deleted_document_tells_who_goes_on_with_it_that_it_is_gone(
    operator: Desk, inspector: Desk
) -> None:
    document_id = await operator.submit_new()
    seen = (await inspector.pull())[document_id]
    await delete(operator, document_id, seen.rev)

    result = await inspector.set(document_id, seen.rev, {"part2/documentary/result": "satisfactory"})

    assert (result.status, result.code) == (ResultStatus.REJECTED, "DELETED")
    assert result.detail.startswith(f"{operator.member.name} deleted this document on 2026-07-14")


async def test_st_4_who_never_saw_a_deleted_document_is_told_nothing_of_it(operator: Desk, harbour: Office) -> None:
    document_id = await operator.submit_new()
    await delete(operator, document_id, 2)
    airport = await harbour.desk("inspector-3")

    assert (await delete(airport, document_id, 2)).code == "NOT_FOUND"


async def test_st_11_a_document_is_deleted_once_however_often_it_is_asked_for(operator: Desk, harbour: Office) -> None:
    document_id = await operator.submit_new()
    await delete(operator, document_id, 2)

    again = await delete(operator, document_id, 3)

    assert again.status is ResultStatus.NOOP
    assert [action for _, action in await audited(harbour, document_id)] == ["create", "submit", "delete"]


async def test_st_4_what_was_made_and_deleted_without_a_network_never_comes_to_anybody(
    operator: Desk, harbour: Office
) -> None:
    made = operator.stream.operation("document.create", "d1", 0, a_creation(), operator.now)
    changed = operator.stream.operation(
        "document.set", "d1", 0, Change(set={"part1/temperature": "frozen"}), operator.now
    )
    deleted = operator.stream.operation("document.delete", "d1", 0, {}, operator.now)

    results = await operator.push(made, changed, deleted)

    assert {one.status for one in results} == {ResultStatus.APPLIED}
    assert await operator.pull() == {}
    assert [action for _, action in await audited(harbour, "d1")] == ["create", "change", "delete"]


async def test_st_4_an_authority_does_not_delete_an_operators_draft(operator: Desk, inspector: Desk) -> None:
    await operator.push(operator.stream.operation("document.create", "d1", 0, a_creation(), operator.now))

    assert (await delete(inspector, "d1", 1)).code == "NOT_FOUND"
    assert (await delete(operator, "d1", 1)).status is ResultStatus.APPLIED


async def in_progress(operator: Desk, inspector: Desk) -> Document:
    document_id = await operator.submit_new()
    await inspector.set(document_id, 2, {"part2/documentary/result": "satisfactory"})
    return (await inspector.pull())[document_id]


@pytest.mark.parametrize("saw", ["before", "after"])
async def test_st_4_what_somebody_else_works_on_meanwhile_stays_and_both_are_told(
    operator: Desk, inspector: Desk, saw: str
) -> None:
    document = await in_progress(operator, inspector)

    result = await delete(operator, document.id, 2 if saw == "before" else document.rev)

    if saw == "after":
        assert (result.status, result.code) == (ResultStatus.REJECTED, "STATUS")
        return
    assert (result.status, result.code) == (ResultStatus.MERGED, rights.DELETION_ASKED)
    assert inspector.member.name in result.detail
    for desk in (operator, inspector):
        (conflict,) = (await desk.pull())[document.id].conflicts
        assert (conflict.code, conflict.kept, conflict.other) == (rights.DELETION_ASKED, "in_progress", "deleted")
        assert (conflict.kept_by, conflict.other_by) == (inspector.member.name, operator.member.name)


async def test_st_10_part_i_submitted_again_meanwhile_is_not_deleted_from_an_old_view(
    operator: Desk, inspector: Desk
) -> None:
    document_id = await operator.submit_new()
    seen = (await inspector.pull())[document_id]
    await resubmit(operator, document_id, **{"part1/country_of_origin": "BR"})

    result = await delete(inspector, document_id, seen.rev)

    assert result.code == rights.DELETION_ASKED
    assert (await operator.pull())[document_id].status is Status.NEW


async def test_sign_6_a_decision_on_a_document_deleted_meanwhile_brings_it_back_before_both(
    operator: Desk, inspector: Desk
) -> None:
    document_id = await operator.submit_new()
    seen = (await inspector.pull())[document_id]
    checks = inspector.stream.operation("document.set", document_id, seen.rev, Change(set=ACCEPTED), inspector.now)
    decision = inspector.decision(with_pending(seen, ACCEPTED), after=None)
    await delete(operator, document_id, seen.rev)

    refused, result = await inspector.push(checks, decision)

    assert refused.code == "DELETED"
    assert (result.status, result.code) == (ResultStatus.MERGED, rights.DELETED_MEANWHILE)
    for desk in (operator, inspector):
        back = (await desk.pull())[document_id]
        assert (back.status, back.decision) == (Status.NEW, None)
        conflict = back.conflicts[0]
        outcome = "internal_market" if desk is inspector else ""  # of a decision that was not carried out: Part II
        assert (conflict.kept, conflict.other) == ("deleted", outcome)
        assert not [one for one in back.conflicts if one.at.startswith("part2") and desk is operator]
        assert (conflict.kept_by, conflict.other_by) == (operator.member.name, inspector.member.name)


async def test_sign_6_the_document_that_is_back_can_be_decided_on(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()
    decision = inspector.decision(with_pending((await inspector.pull())[document_id], ACCEPTED))
    await delete(operator, document_id, 2)
    await inspector.push(decision)
    back = (await inspector.pull())[document_id]
    await inspector.set(document_id, back.rev, ACCEPTED)

    (result,) = await inspector.push(inspector.decision((await inspector.pull())[document_id]))

    assert result.status is ResultStatus.APPLIED
    decided = (await inspector.pull())[document_id]
    assert (decided.status, decided.conflicts) == (Status.VALID, ())


async def test_a_planner_deletes_nothing(operator: Desk, harbour: Office) -> None:
    document_id = await operator.submit_new()
    planner = await harbour.desk("planner-1")

    assert (await delete(planner, document_id, 2)).code == "MISSING_RIGHT"
