"""The transitions of ST-1 to ST-14, by those who may and by those who may not."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from backend.domain.held import Refused
from backend.domain.permission import months_later
from sync_protocol.document import Imported
from sync_protocol.forms import CHEDPP, CVEDA, CVEDP, DECLAR, IMPORT
from sync_protocol.workflow import TRANSITIONS, Action, Side, Status, possible, transition
from tests.domain.judged import a_list
from tests.domain.lifecycle import (
    ACCEPTED,
    CHECKS,
    COLLEAGUE,
    INSPECTOR,
    OPERATOR,
    PLANNER,
    REFUSED,
    RESTRICTED,
    Case,
    a_document,
    applied,
    decided_import,
    letters_apart,
    refused,
)

DECLARED: dict[str, Any] = {
    "part2/health_information/declared": True,
    "part2/decision/acceptable": True,
    "part2/decision/outcome": "import",
}


def test_data_4_what_is_signed_belongs_to_the_documents_edition() -> None:
    case = Case(a_document(Status.DRAFT, edition="136/2004"))

    refused = case.at_desk(OPERATOR).signs("submit", {"part1/departure": "2026-07-14T10:00:00Z"})

    assert isinstance(refused, Refused)
    assert (refused.code, refused.fields) == ("EDITION", ("part1/departure",))
    assert case.document.status is Status.DRAFT


def test_new_3_a_locked_box_whose_accents_stand_beside_their_letters_is_as_it_was() -> None:
    draft = a_document(Status.DRAFT, locked=("part1/consignor",), boxes={"part1/consignor/name": "Gyümölcs"})
    case = letters_apart(Case(draft))

    applied(case.at_desk(OPERATOR).signs("submit"))

    assert case.document.status is Status.NEW


def test_every_row_of_the_table_names_its_rule_and_no_two_say_different_things() -> None:
    for type_ in ("CED", CVEDA, CVEDP, DECLAR, "CHEDPP", IMPORT):
        for status in Status:
            for action in Action:
                for side in Side:
                    ends = {
                        row.end
                        for row in TRANSITIONS
                        if (row.start, row.action) == (status, action)
                        and side in row.by
                        and type_ in (row.types or (type_,))
                        and type_ not in row.but
                    }
                    found = transition(status, action, side, type_)
                    assert ends == ({found.end} if found else set())
    assert all(row.rule for row in TRANSITIONS)


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.REPLACED, Status.RECALLED, Status.DELETED])
def test_what_has_ended_is_led_nowhere_any_more(status: Status) -> None:
    assert [action for action in Action if possible(status, action, CVEDP)] == []


def test_st_1_a_draft_is_submitted_when_part_i_is_complete() -> None:
    case = Case(a_document(Status.DRAFT))

    result = applied(case.at_desk(OPERATOR).signs("submit"))

    assert (case.document.status, case.document.version, result.number) == (Status.NEW, 1, True)


def test_st_1_what_is_missing_in_part_i_is_named_and_nothing_happens() -> None:
    case = Case(a_document(Status.DRAFT))

    result = refused(case.at_desk(OPERATOR).signs("submit", {"part1/country_of_origin": None}))

    assert result.code == "PART_ONE_INCOMPLETE"
    assert "part1/country_of_origin" in result.fields
    assert case.document.status is Status.DRAFT


@pytest.mark.parametrize("written", ["Harbour", "GBTEEP1"])
def test_cvedp_5_no_text_in_a_box_makes_it_the_own_document_of_a_country_outside_the_union(written: str) -> None:
    boxes = {"part1/consignee/country": "MA", "part1/point_of_entry": written}
    case = Case(a_document(Status.DRAFT, boxes=boxes))

    result = refused(case.at_desk(OPERATOR).signs("submit"))

    assert (result.code, result.fields) == ("PART_ONE_INCOMPLETE", ("part1/consignee/country",))


def test_cvedp_5_what_a_country_outside_the_union_issued_is_judged_by_its_own_rules_at_a_post_of_ours() -> None:
    imported = Imported(reference="CHEDP.GB.2026.1", status="SUBMITTED", decided_elsewhere=False)
    boxes = ACCEPTED | {"part1/consignee/country": "GB"}

    ours = Case(a_document(Status.IN_PROGRESS, boxes=boxes)).at_desk(INSPECTOR).signs("decide")
    theirs = Case(a_document(Status.IN_PROGRESS, boxes=boxes, imported=imported)).at_desk(INSPECTOR).signs("decide")

    assert (applied(ours).code, applied(theirs).code) == ("CVEDP-4", "")
    assert applied(theirs).held.document.status is Status.VALID


def test_practice_2_3_a_chedpp_is_submitted_before_the_goods_arrive_and_changed_afterwards() -> None:
    gone_by = {"part1/arrival": "2026-07-13T21:59:59Z"}
    draft, new = (Case(a_document(status, CHEDPP, boxes=gone_by)) for status in (Status.DRAFT, Status.NEW))

    result = refused(draft.at_desk(OPERATOR).signs("submit"))
    applied(new.at_desk(OPERATOR).signs("submit"))

    assert (result.code, result.fields) == ("PART_ONE_INCOMPLETE", ("part1/arrival",))
    assert draft.document.status is Status.DRAFT


def test_st_2_saved_checks_put_a_new_document_in_progress_and_nobody_is_told() -> None:
    case = Case(a_document(Status.NEW))

    result = applied(case.at_desk(INSPECTOR).sets({"part2/documentary/result": "satisfactory"}))

    assert (case.document.status, result.event) == (Status.IN_PROGRESS, False)


@pytest.mark.parametrize(("limit", "told"), [("1", [("CN-8", "part1/commodities/k1/net_weight")]), ("99999999", [])])
def test_cn_8_what_is_decided_above_the_limit_is_for_the_commission(limit: str, told: list[tuple[str, str]]) -> None:
    case = Case(a_document(Status.IN_PROGRESS, boxes=ACCEPTED))
    case.lists = {"quantity_limits": a_list("prefix", "any", _0__=limit)}

    applied(case.at_desk(INSPECTOR).signs("decide"))

    assert case.document.status is Status.VALID
    assert case.document.decision is not None
    assert [(one.code, one.at) for one in case.document.decision.reported] == told


def test_st_3a_an_authority_decides_what_it_made_itself_in_one_go() -> None:
    case = Case(a_document(Status.DRAFT, CVEDP, "", boxes=ACCEPTED))

    result = applied(case.at_desk(INSPECTOR).signs("decide"))

    assert case.document.status is Status.VALID
    assert (case.document.version, case.document.submitted_by) == (1, INSPECTOR.name)
    assert (result.number, result.seal) == (True, True)


def test_st_3a_what_it_made_is_refused_in_one_go_too() -> None:
    case = Case(a_document(Status.DRAFT, CVEDP, "", boxes=REFUSED))

    result = applied(case.at_desk(INSPECTOR).signs("decide"))

    assert (case.document.status, result.seal) == (Status.REJECTED, False)


def test_st_3a_the_checks_of_what_it_made_are_begun_and_it_gets_its_reference() -> None:
    case = Case(a_document(Status.DRAFT, CVEDP, ""))

    result = applied(case.at_desk(INSPECTOR).does("document.start"))

    assert (case.document.status, case.document.version) == (Status.IN_PROGRESS, 1)
    assert (result.number, result.signature) == (True, None)


def test_st_3a_checks_do_not_begin_before_part_i_is_complete() -> None:
    case = Case(a_document(Status.DRAFT, CVEDP, "", boxes={"part1/country_of_origin": None}))

    assert refused(case.at_desk(INSPECTOR).does("document.start")).code == "PART_ONE_INCOMPLETE"


def test_st_3a_an_operator_neither_begins_checks_nor_decides() -> None:
    case = Case(a_document(Status.DRAFT, boxes=ACCEPTED))

    assert refused(case.at_desk(OPERATOR).does("document.start")).code == "MISSING_RIGHT"
    assert refused(case.at_desk(OPERATOR).signs("decide")).code == "MISSING_RIGHT"


@pytest.mark.parametrize("status", [Status.DRAFT, Status.NEW, Status.IN_PROGRESS])
def test_declar_1_an_operator_validates_the_own_declaration_at_once(status: Status) -> None:
    case = Case(a_document(status, DECLAR, boxes=DECLARED))

    result = applied(case.at_desk(OPERATOR).signs("decide"))

    assert result.status == "applied", result
    assert (case.document.status, result.seal) == (Status.VALID, True)


def test_declar_1_an_operator_refuses_the_own_declaration() -> None:
    boxes = {"part2/decision/acceptable": False, "part2/decision/reasons/k1": {"reason": "requirements_not_met"}}
    case = Case(a_document(Status.NEW, DECLAR, boxes=boxes))

    applied(case.at_desk(OPERATOR).signs("decide"))

    assert case.document.status is Status.REJECTED


def test_declar_1_an_operator_saves_the_own_declaration_in_progress_and_goes_on() -> None:
    case = Case(a_document(Status.DRAFT, DECLAR))
    desk = case.at_desk(OPERATOR)
    applied(desk.does("document.start"))

    applied(desk.sets({"part2/health_information/remark": "Bones of bovine animals"}))
    applied(desk.signs("submit", {"part1/region_of_origin": "South"}))

    assert (case.document.status, case.document.version) == (Status.IN_PROGRESS, 2)


def test_declar_1_no_notice_to_validate_a_declaration_goes_to_an_authority() -> None:
    for type_, told in ((DECLAR, False), (CVEDP, True)):
        assert applied(Case(a_document(Status.DRAFT, type_)).at_desk(OPERATOR).signs("submit")).event is told


@pytest.mark.parametrize("status", [Status.IN_PROGRESS, Status.VALID])
def test_st_5_an_authority_cancels_what_is_in_progress_or_valid(status: Status) -> None:
    case = Case(a_document(status))

    result = applied(case.at_desk(INSPECTOR).signs("cancel"))

    assert (case.document.status, result.ended) == (Status.CANCELLED, True)
    assert refused(Case(a_document(status)).at_desk(OPERATOR).signs("cancel")).code == "MISSING_RIGHT"


@pytest.mark.parametrize("status", [Status.DRAFT, Status.NEW, Status.PRE_VALID, Status.REJECTED, Status.CANCELLED])
def test_st_5_nothing_else_is_cancelled(status: Status) -> None:
    case = Case(a_document(status, CVEDP, ""))

    assert refused(case.at_desk(INSPECTOR).signs("cancel")).code == "STATUS"


def test_st_1_an_operator_fills_in_part_i_of_a_draft_and_nothing_of_part_ii() -> None:
    case = Case(a_document(Status.DRAFT))
    part2 = {"part2/documentary/result": "satisfactory"}

    result = refused(case.at_desk(OPERATOR).sets(part2))

    assert (result.code, result.fields) == ("NOT_YOUR_BOX", tuple(part2))


def test_st_3a_an_authority_fills_in_both_parts_of_its_own_draft() -> None:
    case = Case(a_document(Status.DRAFT, CVEDP, ""))

    applied(case.at_desk(INSPECTOR).sets({"part1/packages": 7, "part2/documentary/result": "satisfactory"}))


@pytest.mark.parametrize(("boxes", "end"), [(ACCEPTED, Status.VALID), (REFUSED, Status.REJECTED)])
def test_st_8_who_has_restricted_rights_decides_and_who_has_full_rights_confirms(boxes: Any, end: Status) -> None:
    case = Case(a_document(Status.IN_PROGRESS, boxes=boxes))

    first = applied(case.at_desk(RESTRICTED).signs("decide"))
    before = case.document.status
    second = applied(case.at_desk(INSPECTOR).signs("decide"))

    assert (before, first.seal) == (Status.PRE_VALID, False)
    assert (case.document.status, second.seal) == (end, end is Status.VALID)


def test_st_8_who_has_restricted_rights_confirms_nothing() -> None:
    case = Case(a_document(Status.PRE_VALID, boxes=ACCEPTED))

    assert refused(case.at_desk(RESTRICTED).signs("decide")).code == "MISSING_RIGHT"


def test_st_10_who_acts_on_an_old_view_is_told_who_changed_what() -> None:
    case = Case(a_document(Status.VALID))
    seen = case.document
    applied(case.at_desk(COLLEAGUE).signs("cancel"))

    result = refused(case.at_desk(INSPECTOR).signs("cancel", seen=seen))

    assert result.code == "STATUS"
    assert result.detail == (
        "It cannot be cancelled: the document is cancelled. "
        "Inspector 2, Harbour post changed it on 2026-07-14 at 09:00 UTC."
    )


def test_st_11_the_same_submission_once_more_changes_nothing() -> None:
    case = Case(a_document(Status.DRAFT))
    desk, seen = case.at_desk(OPERATOR), case.document
    signed = desk.signed_act("submit", seen)
    applied(desk.does("document.submit", signed))
    submitted = case.document

    again = refused(desk.does("document.submit", signed, rev=seen.rev))
    signed_anew = refused(desk.signs("submit", seen=seen))

    assert submitted.status is Status.NEW
    assert (again.code, signed_anew.code) == ("SIGNATURE_REPEATED", "VERSION")
    assert case.document == submitted


def test_st_12_an_operator_is_told_why_a_document_in_progress_cannot_be_edited() -> None:
    case = Case(a_document(Status.IN_PROGRESS, changed_by=INSPECTOR.name))

    result = refused(case.at_desk(OPERATOR).signs("submit"))

    assert result.code == "MISSING_RIGHT"
    assert "the document is in progress. Inspector 1, Harbour post changed it" in result.detail


def test_st_14_an_import_certificate_has_the_same_statuses() -> None:
    case = decided_import()

    assert case.document.status is Status.VALID


def test_a_planner_signs_nothing_whatever_the_status() -> None:
    for status in Status:
        for action in ("submit", "decide", "cancel", "recall", "complete"):
            result = Case(a_document(status, CVEDP, "", boxes=ACCEPTED)).at_desk(PLANNER).signs(action)
            assert isinstance(result, Refused), (status, action)


def test_what_another_system_decided_is_kept_as_it_was() -> None:
    imported = Imported(reference="X", status="VALIDATED", decided_elsewhere=True)
    case = Case(a_document(Status.VALID, imported=imported))

    for action in ("cancel", "complete"):
        assert refused(case.at_desk(INSPECTOR).signs(action)).code == "DECIDED_ELSEWHERE"


@pytest.mark.parametrize(
    ("at", "months", "then"),
    [
        (datetime(2026, 1, 31, 8, tzinfo=UTC), 1, datetime(2026, 2, 28, 8, tzinfo=UTC)),
        (datetime(2024, 11, 30, tzinfo=UTC), 3, datetime(2025, 2, 28, tzinfo=UTC)),
        (datetime(2026, 7, 14, tzinfo=UTC), -3, datetime(2026, 4, 14, tzinfo=UTC)),
        (datetime(2026, 1, 31, tzinfo=UTC), -2, datetime(2025, 11, 30, tzinfo=UTC)),
    ],
)
def test_months_are_those_of_the_calendar(at: datetime, months: int, then: datetime) -> None:
    assert months_later(at, months) == then


def test_checks_alone_decide_nothing() -> None:
    case = Case(a_document(Status.IN_PROGRESS, boxes=CHECKS))

    assert refused(case.at_desk(INSPECTOR).signs("complete")).code == "STATUS"
    assert applied(case.at_desk(INSPECTOR).signs("decide")).status == "merged"
    assert case.document.status is Status.IN_PROGRESS
