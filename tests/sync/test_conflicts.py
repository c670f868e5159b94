"""What two people say differently is shown box by box, and settled by whoever has seen both."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from backend import demo
from backend.demo_consignments import EDITION
from backend.domain import rights
from backend.domain.differences import differences
from sync_protocol import rules
from sync_protocol.document import Choice, Document
from sync_protocol.forms import CVEDP
from sync_protocol.wire import Change, Creation, FieldConflict, Resolve, Result, ResultStatus
from sync_protocol.workflow import Status
from tests.build import a_cvedp
from tests.desk import A_REASON, ACCEPTED, REFUSED, Desk, Office, new_id
from tests.sync.test_decide import cancel, resubmit, with_pending

RESULT = "part2/identity/result"
DONE = "part2/laboratory/done"


async def with_two_values(operator: Desk, inspector: Desk, colleague: Desk, box: str, first: Any, second: Any) -> str:
    document_id = await operator.submit_new()
    await inspector.set(document_id, 2, {box: first})
    assert (await colleague.set(document_id, 2, {box: second})).status is ResultStatus.MERGED
    return document_id


async def test_a_flag_with_two_values_is_told_as_it_travels(operator: Desk, inspector: Desk, colleague: Desk) -> None:
    document_id = await with_two_values(operator, inspector, colleague, DONE, True, False)

    (conflict,) = (await inspector.pull())[document_id].conflicts

    assert (conflict.kept, conflict.other) == ("false", "true")


async def test_who_works_on_two_devices_is_told_which_value_is_of_the_one_that_asks(
    harbour: Office, operator: Desk
) -> None:
    phone = await harbour.desk(operator.member.id)
    document_id = new_id()
    creation = Creation(CVEDP, EDITION, demo.HARBOUR, Change())
    await operator.push(operator.stream.operation("document.create", document_id, 0, creation, operator.now))
    reference, packages = "part1/local_reference", "part1/packages"  # what stood there counts, what comes counts
    await operator.set(document_id, 1, {reference: "of the tablet", packages: 3})

    result = await phone.set(document_id, 1, {reference: "of the phone", packages: 4})

    assert set(result.conflicts) == {
        FieldConflict(reference, mine="of the phone", theirs="of the tablet"),
        FieldConflict(packages, mine="4", theirs="3"),
    }


async def test_who_changed_the_checks_last_is_told_of_the_own_decision_what_was_signed(
    operator: Desk, inspector: Desk
) -> None:
    document_id = await operator.submit_new()
    await inspector.set(document_id, 2, {RESULT: "not_satisfactory"})
    decision = inspector.decision(with_pending((await inspector.pull())[document_id], ACCEPTED))

    (result,) = await inspector.push(decision)

    assert FieldConflict(RESULT, mine="satisfactory", theirs="not_satisfactory") in result.conflicts


@pytest.mark.parametrize("value", ["satisfactory", "not_satisfactory"])
async def test_who_has_seen_both_values_settles_them_by_setting_the_box_once_more(
    operator: Desk, inspector: Desk, colleague: Desk, value: str
) -> None:
    document_id = await with_two_values(operator, inspector, colleague, RESULT, "satisfactory", "not_satisfactory")
    seen = (await inspector.pull())[document_id]

    result = await inspector.set(document_id, seen.rev, {RESULT: value})

    assert result.status is ResultStatus.APPLIED
    settled = (await inspector.pull())[document_id]
    assert settled.conflicts == ()
    assert msgspec.json.decode(bytes(settled.content))["part2"]["identity"]["result"] == value


async def test_who_has_not_seen_both_settles_nothing(operator: Desk, inspector: Desk, colleague: Desk) -> None:
    document_id = await operator.submit_new()
    await inspector.set(document_id, 2, {RESULT: "satisfactory"})
    offline = [
        colleague.stream.operation("document.set", document_id, 2, Change(set={RESULT: value}), colleague.now)
        for value in ("not_satisfactory", "not_done")
    ]

    await colleague.push(*offline)

    (conflict,) = (await inspector.pull())[document_id].conflicts
    assert (conflict.at, conflict.other) == (RESULT, "satisfactory")


async def test_a_decision_on_an_older_part_i_is_shown_with_what_differs(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()
    seen = (await inspector.pull())[document_id]
    checks = inspector.stream.operation("document.set", document_id, seen.rev, Change(set=ACCEPTED), inspector.now)
    decision = inspector.decision(with_pending(seen, ACCEPTED))
    await resubmit(operator, document_id, **{"part1/country_of_origin": "BR"})

    await inspector.push(checks, decision)

    before = msgspec.json.decode(rules.encode(a_cvedp()))["part1"]["country_of_origin"]
    for desk in (inspector, operator):
        conflicts = (await desk.pull())[document_id].conflicts
        assert {one.code for one in conflicts} == {rights.PART_ONE_CHANGED}
        (box,) = [one for one in conflicts if one.at != "part1"]
        assert (box.at, box.kept, box.other) == ("part1/country_of_origin", "BR", before)
        assert (box.kept_by, box.other_by) == (operator.member.name, inspector.member.name)


async def test_two_inspectors_on_different_checks_of_one_document_both_count_and_nothing_is_asked(
    operator: Desk, inspector: Desk, colleague: Desk
) -> None:
    document_id = await operator.submit_new()

    first = await inspector.set(document_id, 2, {"part2/documentary/result": "satisfactory"})
    second = await colleague.set(document_id, 2, {"part2/physical/result": "not_satisfactory"})

    assert (first.status, second.status) == (ResultStatus.APPLIED, ResultStatus.APPLIED)
    for desk in (inspector, colleague):
        document = (await desk.pull())[document_id]
        part2 = msgspec.json.decode(bytes(document.content))["part2"]
        assert (part2["documentary"]["result"], part2["physical"]["result"]) == ("satisfactory", "not_satisfactory")
        assert document.conflicts == ()


async def resolve(desk: Desk, document: Document, choice: Choice, conflict: str = "", **more: Any) -> Result:
    named = (conflict or document.conflicts[0].id,)
    operation = desk.stream.operation(
        "conflict.resolve", document.id, document.rev, Resolve(named, choice, **more), desk.now
    )
    (result,) = await desk.push(operation)
    return result


@pytest.fixture
async def flagged(operator: Desk, inspector: Desk, colleague: Desk) -> Document:
    """Two results of one check, the colleague's counts; as the inspector has it."""
    document_id = await with_two_values(operator, inspector, colleague, RESULT, "satisfactory", "not_satisfactory")
    return (await inspector.pull())[document_id]


def result_of(document: Document) -> str:
    return msgspec.json.decode(bytes(document.content))["part2"]["identity"]["result"]


@pytest.mark.parametrize(("choice", "counts"), [(Choice.KEPT, "not_satisfactory"), (Choice.OTHER, "satisfactory")])
async def test_a_planner_chooses_which_value_counts_and_the_history_says_who_chose_what_and_when(
    flagged: Document, harbour: Office, inspector: Desk, colleague: Desk, choice: Choice, counts: str
) -> None:
    planner = await harbour.desk("planner-1")
    harbour.clock.pass_(minutes=5)

    result = await resolve(planner, (await planner.pull())[flagged.id], choice)

    assert result.status is ResultStatus.APPLIED
    for desk in (inspector, colleague, planner):
        document = (await desk.pull())[flagged.id]
        (settled,) = document.resolutions
        assert (document.conflicts, result_of(document)) == ((), counts)
        assert (settled.choice, settled.value, settled.by) == (choice, counts, planner.member.name)
        assert (settled.resolved_at, settled.counted) == (harbour.clock.at, True)
        assert {settled.conflict.kept, settled.conflict.other} == {"satisfactory", "not_satisfactory"}


async def test_two_people_settle_the_same_conflict_the_first_counts_and_the_second_is_told(
    flagged: Document, inspector: Desk, colleague: Desk
) -> None:
    theirs = (await colleague.pull())[flagged.id]
    await resolve(inspector, flagged, Choice.OTHER)

    result = await resolve(colleague, theirs, Choice.KEPT)

    assert (result.status, result.code) == (ResultStatus.MERGED, "RESOLVED_MEANWHILE")
    assert inspector.member.name in result.detail
    assert [(one.mine, one.theirs) for one in result.conflicts] == [("not_satisfactory", "satisfactory")]
    document = (await inspector.pull())[flagged.id]
    assert result_of(document) == "satisfactory"
    assert [(one.by, one.value, one.counted) for one in document.resolutions] == [
        (inspector.member.name, "satisfactory", True),
        (colleague.member.name, "not_satisfactory", False),
    ]


async def test_two_people_who_choose_the_same_are_told_nothing(
    flagged: Document, inspector: Desk, colleague: Desk
) -> None:
    theirs = (await colleague.pull())[flagged.id]
    await resolve(inspector, flagged, Choice.OTHER)

    assert (await resolve(colleague, theirs, Choice.OTHER)).status is ResultStatus.NOOP


async def test_a_text_that_people_write_in_holds_both(operator: Desk, inspector: Desk, colleague: Desk) -> None:
    remark = "part2/identity/remark"
    document_id = await with_two_values(operator, inspector, colleague, remark, "Seal intact", "Label torn")

    await resolve(inspector, (await inspector.pull())[document_id], Choice.BOTH)

    part2 = msgspec.json.decode(bytes((await colleague.pull())[document_id].content))["part2"]
    assert part2["identity"]["remark"] == "Label torn\nSeal intact"


async def test_what_a_box_cannot_hold_together_goes_to_the_remark_beside_it(flagged: Document, inspector: Desk) -> None:
    await inspector.set(flagged.id, flagged.rev, {"part2/identity/remark": "Pallet 4."})

    await resolve(inspector, (await inspector.pull())[flagged.id], Choice.BOTH, note="Inspector 1: satisfactory")

    document = (await inspector.pull())[flagged.id]
    identity = msgspec.json.decode(bytes(document.content))["part2"]["identity"]
    assert (identity["result"], identity["remark"]) == ("not_satisfactory", "Pallet 4.\nInspector 1: satisfactory")
    assert document.conflicts == ()


async def test_a_value_that_came_after_the_choice_was_made_stays_beside_it(
    flagged: Document, inspector: Desk, colleague: Desk
) -> None:
    await colleague.set(flagged.id, 2, {RESULT: "not_done"})

    result = await resolve(inspector, flagged, Choice.OTHER)

    assert result.status is ResultStatus.MERGED
    document = (await colleague.pull())[flagged.id]
    assert (result_of(document), document.conflicts[0].other) == ("satisfactory", "not_done")


async def test_a_value_that_nobody_chose_between_before_is_not_confirmed_by_who_has_not_seen_it(
    flagged: Document, inspector: Desk, colleague: Desk
) -> None:
    await colleague.set(flagged.id, 2, {RESULT: "not_done"})

    result = await resolve(inspector, flagged, Choice.KEPT)

    assert (result.status, result.code) == (ResultStatus.MERGED, "NOT_FOLLOWED")
    document = (await inspector.pull())[flagged.id]
    assert [(one.kept, one.other) for one in document.conflicts] == [("not_done", "satisfactory")]
    assert [(one.counted, one.by) for one in document.resolutions] == [(False, inspector.member.name)]


async def test_a_choice_on_a_document_that_was_decided_meanwhile_is_kept_and_told(
    flagged: Document, operator: Desk, inspector: Desk, colleague: Desk
) -> None:
    theirs = (await colleague.pull())[flagged.id]
    await inspector.set(flagged.id, flagged.rev, ACCEPTED)
    await inspector.push(inspector.decision((await inspector.pull())[flagged.id]))

    result = await resolve(colleague, theirs, Choice.KEPT)

    assert (result.status, result.code) == (ResultStatus.MERGED, "RESOLVED_MEANWHILE")
    decided = (await colleague.pull())[flagged.id]
    assert (decided.status, decided.conflicts) == (Status.VALID, ())
    assert [one.choice for one in decided.resolutions] == [Choice.ANEW, Choice.KEPT]


async def test_who_signs_a_content_with_its_conflicts_has_chosen(
    operator: Desk, inspector: Desk, colleague: Desk
) -> None:
    remark = "part2/identity/remark"
    document_id = await with_two_values(operator, inspector, colleague, remark, "Seal intact", "Label torn")
    await inspector.set(document_id, (await inspector.pull())[document_id].rev, ACCEPTED)

    await inspector.push(inspector.decision((await inspector.pull())[document_id]))

    decided = (await inspector.pull())[document_id]
    (settled,) = decided.resolutions
    assert (decided.status, decided.conflicts) == (Status.VALID, ())
    assert (settled.choice, settled.value, settled.by) == (Choice.SIGNED, "Label torn", inspector.member.name)


async def test_a_decision_whose_checks_the_server_does_not_have_is_put_before_a_person(
    operator: Desk, inspector: Desk
) -> None:
    document_id = await operator.submit_new()
    decision = inspector.decision(with_pending((await inspector.pull())[document_id], ACCEPTED))

    (result,) = await inspector.push(decision)

    assert (result.status, result.code) == (ResultStatus.MERGED, "CHECKS_CHANGED")
    assert FieldConflict("part2/documentary/result", mine="satisfactory", theirs="") in result.conflicts
    said = {one.at: (one.kept, one.other) for one in (await inspector.pull())[document_id].conflicts}
    assert said["part2/documentary/result"] == ("", "satisfactory")


async def test_part_i_submitted_once_more_leaves_two_acts_as_they_are(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()
    seen = (await inspector.pull())[document_id]
    decision = inspector.decision(with_pending(seen, ACCEPTED))
    await resubmit(operator, document_id, **{"part1/country_of_origin": "BR"})
    await inspector.push(decision)
    before = (await inspector.pull())[document_id].conflicts

    await resubmit(operator, document_id, **{"part1/country_of_origin": "AR"})

    assert before != ()
    assert (await inspector.pull())[document_id].conflicts == before


async def test_a_conflict_that_who_submits_has_not_seen_says_what_was_submitted(
    operator: Desk, harbour: Office
) -> None:
    at = "part1/region_of_origin"
    first, second = [await harbour.desk("operator-1") for _ in range(2)]
    document_id, (created, _) = operator.new_document()
    await operator.push(created)
    await first.set(document_id, 1, {at: "North"})
    assert (await second.set(document_id, 1, {at: "South"})).status is ResultStatus.MERGED
    part1 = msgspec.json.decode(rules.encode(a_cvedp(**{at: "West"})))["part1"]
    signed = second.signed_part1(document_id, part1)

    await second.push(second.stream.operation("document.submit", document_id, 1, signed, second.now))

    (conflict,) = (await first.pull())[document_id].conflicts
    assert (conflict.kept, conflict.other) == ("West", "North")


@pytest.mark.parametrize("who", ["operator-1", "inspector-3", "administrator-1"])
async def test_nobody_but_the_posts_planners_and_inspectors_settles_what_inspectors_say(
    flagged: Document, harbour: Office, inspector: Desk, who: str
) -> None:
    desk = await harbour.desk(who)

    result = await resolve(desk, flagged, Choice.OTHER)

    assert (result.status, result.code in ("MISSING_RIGHT", "NOT_FOUND", "NO_CONFLICT")) == (
        ResultStatus.REJECTED,
        True,
    )
    assert (await inspector.pull())[flagged.id].conflicts == flagged.conflicts


async def test_inv_27_an_operator_and_another_post_are_sent_nothing_of_what_inspectors_say_differently(
    flagged: Document, harbour: Office, operator: Desk, inspector: Desk
) -> None:
    await resolve(inspector, flagged, Choice.OTHER)
    await inspector.set(flagged.id, flagged.rev, REFUSED | {"part2/identity/kind": "full"}, add=A_REASON)
    seen = (await inspector.pull())[flagged.id]
    await inspector.push(inspector.decision(seen))
    assert (await inspector.pull())[flagged.id].resolutions != ()
    airport = await harbour.desk("inspector-3")

    for desk in (operator, airport):
        document = (await desk.pull())[flagged.id]
        assert (document.status, document.conflicts, document.resolutions) == (Status.REJECTED, (), ())


async def test_sign_6_both_see_what_the_other_signed_of_a_document_that_was_decided_meanwhile(
    operator: Desk, inspector: Desk, colleague: Desk
) -> None:
    document_id = await operator.submit_new()
    seen = (await colleague.pull())[document_id]
    boxes = REFUSED | {"part2/decision/reasons/k1": {"reason": "absence_of_certificate"}}
    refusal = colleague.decision(with_pending(seen, boxes))
    await inspector.set(document_id, 2, ACCEPTED)
    await inspector.push(inspector.decision((await inspector.pull())[document_id]))

    await colleague.push(refusal)

    for desk in (inspector, colleague):
        document = (await desk.pull())[document_id]
        said = {one.at: (one.kept, one.other) for one in document.conflicts}
        assert document.status is Status.VALID
        assert said[""] == ("valid", "refused")
        assert said["part2/decision/acceptable"] == ("true", "false")
        assert said["part2/documentary/result"] == ("satisfactory", "not_satisfactory")
        assert {(one.kept_by, one.other_by) for one in document.conflicts} == {
            (inspector.member.name, colleague.member.name)
        }


async def test_sign_6_a_second_signature_does_not_take_the_place_of_anothers(
    operator: Desk, inspector: Desk, colleague: Desk
) -> None:
    document_id = await operator.submit_new()
    seen = (await colleague.pull())[document_id]
    await inspector.set(document_id, 2, ACCEPTED)
    mine = (await inspector.pull())[document_id]
    await cancel(inspector, mine)

    await colleague.push(colleague.decision(with_pending(seen, REFUSED)))
    await inspector.push(inspector.decision(mine))

    document = (await inspector.pull())[document_id]
    assert {one.other_by for one in document.conflicts} == {inspector.member.name, colleague.member.name}


async def test_sign_6_that_what_counts_holds_is_confirmed_and_kept(
    operator: Desk, inspector: Desk, colleague: Desk
) -> None:
    document_id = await operator.submit_new()
    refusal = colleague.decision(with_pending((await colleague.pull())[document_id], REFUSED))
    await inspector.set(document_id, 2, ACCEPTED)
    await inspector.push(inspector.decision((await inspector.pull())[document_id]))
    await colleague.push(refusal)
    document = (await inspector.pull())[document_id]
    named = tuple(one.id for one in document.conflicts)

    (result,) = await inspector.push(
        inspector.stream.operation(
            "conflict.resolve", document_id, document.rev, Resolve(named, Choice.KEPT), inspector.now
        )
    )

    assert result.status is ResultStatus.APPLIED
    settled = (await colleague.pull())[document_id]
    assert settled.conflicts == ()
    assert {(one.by, one.conflict.other_by) for one in settled.resolutions} == {
        (inspector.member.name, colleague.member.name)
    }


def test_differences_are_told_box_by_box_and_rows_by_their_ids() -> None:
    kept: Any = {"a": "1", "section": {"b": True}, "rows": [{"id": "k1", "c": 1}, {"id": "k3", "c": 3}], "same": "x"}
    other: Any = {
        "a": "2",
        "section": {},
        "rows": [{"id": "k2", "c": 2}, {"id": "k1", "c": 1}],
        "same": "x",
        "more": ["y"],
    }

    assert list(differences(kept, other, "part1")) == [
        ("part1/a", "1", "2"),
        ("part1/section/b", "true", ""),
        ("part1/rows/k3/c", "3", ""),
        ("part1/rows/k2/c", "", "2"),
        ("part1/more", "", '["y"]'),
    ]


def test_equal_contents_do_not_differ() -> None:
    content = msgspec.json.decode(rules.encode(a_cvedp()))

    assert list(differences(content, content, "")) == []
