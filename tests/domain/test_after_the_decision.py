"""What still happens to a decided document: results that were open, the action on refused goods, the recall (ST-7)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import msgspec
import pytest

from backend.domain.permission import months_later
from sync_protocol.document import Document
from sync_protocol.forms import CVEDP
from sync_protocol.workflow import Status
from tests.build import AT
from tests.domain.lifecycle import (
    ACCEPTED,
    COLLEAGUE,
    INSPECTOR,
    REFUSED,
    Case,
    a_document,
    applied,
    decided,
    decided_import,
    letters_apart,
    refused,
)

ONE_PENDING: dict[str, Any] = ACCEPTED | {
    "part2/laboratory/done": True,
    "part2/laboratory/motivation": "random",
    "part2/laboratory/tests/t1": {
        "commodity": "k1",
        "test": "SALMONELLA",
        "sampled": "2026-07-14",
        "conclusion": "pending",
    },
    "part2/laboratory/tests/t2": {
        "commodity": "k1",
        "test": "HISTAMINE",
        "sampled": "2026-07-14",
        "conclusion": "satisfactory",
    },
}


def pending(boxes: dict[str, Any] | None = None) -> Case:
    line = msgspec.json.decode(bytes(a_document(Status.NEW).content))["part1"]["commodities"][0]["id"]
    tested = {f"part2/laboratory/tests/{test}/commodity": line for test in ("t1", "t2")}
    return decided(Status.VALID, CVEDP, ONE_PENDING | tested | (boxes or {}))


def test_st_7_a_pending_result_that_is_not_satisfactory_recalls_the_document() -> None:
    case = pending()

    result = applied(
        case.at_desk(COLLEAGUE).signs("complete", {"part2/laboratory/tests/t1/conclusion": "not_satisfactory"})
    )

    assert (case.document.status, result.ended, result.event) == (Status.RECALLED, True, True)


def test_sign_3_a_result_that_recalls_is_signed_by_no_remembered_password() -> None:
    case = pending()
    failed = {"part2/laboratory/tests/t1/conclusion": "not_satisfactory"}

    result = refused(case.at_desk(COLLEAGUE).signs("complete", failed, remembered=True))

    assert (result.code, case.document.status) == ("SIGNATURE_REMEMBERED", Status.VALID)
    passed = {"part2/laboratory/tests/t1/conclusion": "satisfactory"}
    applied(case.at_desk(INSPECTOR).signs("complete", passed, remembered=True))


def test_st_7_a_result_that_was_known_at_the_decision_recalls_nothing() -> None:
    case = pending({"part2/laboratory/tests/t2/conclusion": "not_satisfactory"})

    result = applied(
        case.at_desk(COLLEAGUE).signs("complete", {"part2/laboratory/tests/t1/conclusion": "satisfactory"})
    )

    assert (case.document.status, result.ended, result.action) == (Status.VALID, False, "complete")


def test_st_7_a_test_that_is_added_and_not_satisfactory_recalls_the_document() -> None:
    case = pending()
    another = {"commodity": "k1", "test": "LISTERIA", "sampled": "2026-07-14", "conclusion": "not_satisfactory"}

    applied(case.at_desk(COLLEAGUE).signs("complete", {"part2/laboratory/tests/t3": another}))

    assert case.document.status is Status.RECALLED


def test_chk_10_a_pending_result_that_is_satisfactory_leaves_the_document_valid() -> None:
    case = pending()

    result = applied(
        case.at_desk(COLLEAGUE).signs("complete", {"part2/laboratory/tests/t1/conclusion": "satisfactory"})
    )

    assert (case.document.status, result.ended) == (Status.VALID, False)
    content = msgspec.json.decode(bytes(case.document.content))
    assert content["part2"]["laboratory"]["tests"][0]["conclusion"] == "satisfactory"


@pytest.mark.parametrize(
    "boxes",
    [
        {"part1/country_of_origin": "BR"},
        {"part2/documentary/result": "not_satisfactory"},
        {"part2/laboratory/tests/t2/conclusion": "not_satisfactory"},
        {"part2/laboratory/tests/t1/sampled": "2026-07-13"},
        {"part2/decision/acceptable": False},
    ],
    ids=["Part I", "a check", "a result that was given", "when it was sampled", "the decision"],
)
def test_sign_7_everything_else_stays_as_it_was_decided(boxes: dict[str, Any]) -> None:
    case = pending()

    result = refused(
        case.at_desk(INSPECTOR).signs("complete", boxes | {"part2/laboratory/tests/t1/conclusion": "satisfactory"})
    )

    assert (result.code, result.fields) == ("DECIDED", tuple(boxes))


def test_sign_5_a_remark_whose_accents_stand_beside_their_letters_was_not_changed() -> None:
    case = letters_apart(pending({"part2/physical/remark": "Gyümölcs"}))

    applied(case.at_desk(COLLEAGUE).signs("complete", {"part2/laboratory/tests/t1/conclusion": "satisfactory"}))

    assert case.document.status is Status.VALID


def test_chk_10_test_and_method_of_a_pending_result_are_corrected_and_another_test_is_added() -> None:
    case = pending()
    another = {"commodity": "k1", "test": "LISTERIA", "sampled": "2026-07-14", "conclusion": "satisfactory"}

    applied(
        case.at_desk(INSPECTOR).signs(
            "complete",
            {
                "part2/laboratory/tests/t1/test": "LISTERIA",
                "part2/laboratory/tests/t1/method": "ISO 11290",
                "part2/laboratory/tests/t3": another,
            },
        )
    )


def test_chk_10_a_pending_test_is_not_taken_away() -> None:
    case = pending()

    result = refused(case.at_desk(INSPECTOR).signs("complete", {"part2/laboratory/tests/t1": None}))

    assert result.code == "DECIDED"
    assert "part2/laboratory/tests/t1" in result.fields


def test_chk_10_where_no_result_is_pending_there_is_nothing_to_add() -> None:
    case = decided(Status.VALID)

    assert refused(case.at_desk(INSPECTOR).signs("complete")).code == "NOTHING_OPEN"


def test_rfs_3_the_action_on_refused_goods_follows_the_decision() -> None:
    case = decided(Status.REJECTED)

    applied(case.at_desk(INSPECTOR).signs("complete", {"part2/decision/action": "re_export"}))

    assert case.document.status is Status.REJECTED
    assert msgspec.json.decode(bytes(case.document.content))["part2"]["decision"]["action"] == "re_export"


def test_rfs_1b_an_action_without_its_controlled_destination_is_not_taken() -> None:
    case = decided(Status.REJECTED)

    result = refused(case.at_desk(INSPECTOR).signs("complete", {"part2/decision/action": "destruction"}))

    assert (result.code, result.fields) == ("RULES", ("part2/decision/controlled_destination/name",))


@pytest.mark.parametrize(
    "boxes",
    [
        {"part2/decision/action": None},
        {"part2/decision/action": "destruction", "part2/decision/controlled_destination/name": "Rendering plant 1"},
        {"part2/decision/action_by": "2026-08-01"},
        {"part2/decision/controlled_destination/name": "Rendering plant 1"},
    ],
    ids=["emptied", "another", "a day for it", "a destination"],
)
def test_sign_7_an_action_that_was_signed_stays_and_settles_the_refusal(boxes: dict[str, Any]) -> None:
    case = decided(Status.REJECTED, CVEDP, REFUSED | {"part2/decision/action": "re_export"})

    result = refused(case.at_desk(INSPECTOR).signs("complete", boxes))

    assert (result.code, result.fields) == ("DECIDED", tuple(boxes))


def test_rfs_3_what_was_given_before_the_action_stays() -> None:
    destination = {"part2/decision/controlled_destination/name": "Rendering plant 1"}
    case = decided(Status.REJECTED, CVEDP, REFUSED | destination)
    destroyed = {"part2/decision/action": "destruction", "part2/decision/controlled_destination/city": "Rotterdam"}
    desk = case.at_desk(INSPECTOR)

    elsewhere = refused(desk.signs("complete", destroyed | {"part2/decision/controlled_destination/name": "Plant 2"}))

    assert (elsewhere.code, elsewhere.fields) == ("DECIDED", tuple(destination))
    applied(desk.signs("complete", destroyed))


def a_certificate(at: datetime) -> Document:
    case = decided_import()
    document = case.document
    assert document.decision is not None
    return msgspec.structs.replace(document, decision=msgspec.structs.replace(document.decision, signed_at=at))


def test_st_7_the_authority_of_origin_recalls_its_certificate_within_three_months() -> None:
    case = Case(a_certificate(months_later(AT, -3)))

    result = applied(case.at_desk(INSPECTOR).signs("recall"))

    assert (case.document.status, result.ended) == (Status.RECALLED, True)


def test_st_7_what_came_in_time_was_in_time_also_where_it_was_put_aside() -> None:
    case = Case(a_certificate(months_later(AT, -3)))
    case.put_aside_for = timedelta(days=100)

    applied(case.at_desk(INSPECTOR).signs("recall"))

    assert case.document.status is Status.RECALLED


def test_st_7_later_it_is_not_recalled_and_no_other_document_ever_is() -> None:
    late = Case(a_certificate(months_later(AT, -3) - timedelta(minutes=1)))

    assert refused(late.at_desk(INSPECTOR).signs("recall")).code == "RECALL_TOO_LATE"
    assert refused(decided(Status.VALID).at_desk(INSPECTOR).signs("recall")).code == "STATUS"
