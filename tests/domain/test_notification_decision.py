"""Entry documents of another system: their status, their checks and their decision."""

from __future__ import annotations

from typing import Any

import pytest

from sync_protocol.evaluate import Finding
from sync_protocol.forms.checks import CheckResult, IdentityKind
from sync_protocol.forms.chedpp import Chedpp
from sync_protocol.forms.cvedp import CvedpAction, CvedpReason
from sync_protocol.workflow import Status
from tests.domain.notifications import (
    cvedp,
    findings,
    imported,
    in_schema,
    unmapped,
    with_value,
)


@pytest.mark.parametrize(
    ("word", "status", "decided", "noted"),
    [
        ("DRAFT", Status.DRAFT, False, False),
        ("SUBMITTED", Status.NEW, False, False),
        ("IN_PROGRESS", Status.IN_PROGRESS, False, False),
        ("MODIFY", Status.NEW, False, False),
        ("AMEND", Status.NEW, False, False),
        ("VALIDATED", Status.VALID, True, False),
        ("REJECTED", Status.REJECTED, True, False),
        ("PARTIALLY_REJECTED", Status.REJECTED, True, True),
        ("SPLIT_CONSIGNMENT", Status.VALID, True, True),
        ("REPLACED", Status.REPLACED, True, False),
        ("CANCELLED", Status.CANCELLED, True, False),
        ("DELETED", Status.DELETED, True, False),
        ("SUBMITTED,IN_PROGRESS,MODIFY", Status.NEW, False, True),
    ],
)
def test_every_status_has_ours(word: str, status: Status, decided: bool, noted: bool) -> None:
    found = imported(in_schema(status=word))

    assert (found.status, found.original_status, found.decided_elsewhere) == (status, word, decided)
    assert (Finding("IMPORT-STATUS", "", detail=word) in found.findings) == noted


def test_a_cancelled_document_that_was_never_decided_is_not_decided_elsewhere() -> None:
    notification = in_schema(status="CANCELLED")
    del notification["decisionDate"]

    assert not imported(notification).decided_elsewhere


@pytest.mark.parametrize(("status", "acceptable"), [("VALIDATED", True), ("REJECTED", False), ("IN_PROGRESS", None)])
def test_the_status_says_the_verdict_where_the_decision_does_not(status: str, acceptable: bool | None) -> None:
    notification = with_value(in_schema(status=status), "partTwo/decision/consignmentAcceptable", None)

    assert cvedp(notification).part2.decision.acceptable is acceptable


def test_a_refusal_has_its_reasons_with_what_they_name() -> None:
    notification = in_schema(status="REJECTED")
    notification["partTwo"]["decision"] = {
        "consignmentAcceptable": False,
        "decision": "Non Acceptable",
        "notAcceptableReasons": ["NonApprovedCountry", "Other", "UnfitForTravel"],
        "notAcceptableCountry": "BR",
        "notAcceptableOtherReason": "Wet",
        "notAcceptableEstablishment": "EC-1187",
        "notAcceptableAction": "redispatching",
        "notAcceptableActionByDate": "2026-08-01",
        "detailsOfControlledDestinations": {"name": "Rendering plant 1", "city": "Port"},
    }

    decision = cvedp(notification).part2.decision
    told = [(row.reason, row.country, row.establishment, row.explanation) for row in decision.reasons]

    assert decision.acceptable is False
    assert told == [
        (CvedpReason.NON_APPROVED_COUNTRY, "BR", None, None),
        (CvedpReason.OTHER, None, None, "Wet"),
        (None, None, None, "UnfitForTravel"),
        (None, None, "EC-1187", None),
    ]
    assert decision.action is CvedpAction.RE_EXPORT
    assert decision.controlled_destination.name == "Rendering plant 1"
    assert findings(notification) == [("IMPORT-VALUE", "part2/decision/reasons/k3/reason", "UnfitForTravel")]


def test_a_decision_that_contradicts_itself_keeps_both_words() -> None:
    notification = with_value(in_schema(), "partTwo/decision/decision", "Non Acceptable")

    assert cvedp(notification).part2.decision.acceptable is True
    assert unmapped(notification)["/partTwo/decision/decision"] == '"Non Acceptable"'


def test_an_action_that_the_form_has_not_is_explained() -> None:
    notification = with_value(in_schema(status="REJECTED"), "partTwo/decision/notAcceptableAction", "slaughter")

    decision = cvedp(notification).part2.decision

    assert (decision.action, decision.action_explanation) == (None, "slaughter")


def test_rfs_5_codes_of_plant_health_reasons_are_kept_as_codes() -> None:
    notification = in_schema("CHEDPP", status="REJECTED")
    notification["partTwo"]["decision"]["chedppNotAcceptableReasons"] = [
        {"reason": "doc-phmdm", "commodityOrPackage": "cp"}
    ]

    content = imported(notification).content

    assert isinstance(content, Chedpp)
    row = content.part2.decision.reasons[0]
    assert (row.code, row.applies_to and row.applies_to.value, row.reason) == ("doc-phmdm", "both", None)


@pytest.mark.parametrize(
    ("kind", "result", "expected"),
    [
        ("Not Done", "Not Done", (None, CheckResult.NOT_DONE)),
        ("Not Done", None, (None, CheckResult.NOT_DONE)),
        ("Seal Check", "Not Satisfactory", (IdentityKind.SEAL, CheckResult.NOT_SATISFACTORY)),
        ("FullIdentityCheck", "NotSatisfactory", (IdentityKind.FULL, CheckResult.NOT_SATISFACTORY)),
        (None, None, (None, None)),
    ],
)
def test_an_identity_check_that_was_not_done_is_a_result(kind: str | None, result: str | None, expected: Any) -> None:
    notification = in_schema()
    notification["partTwo"]["consignmentCheck"] = {"identityCheckType": kind, "identityCheckResult": result}

    identity = cvedp(notification).part2.identity

    assert (identity.kind, identity.result) == expected


def test_a_check_that_contradicts_itself_keeps_both_words() -> None:
    notification = in_schema()
    notification["partTwo"]["consignmentCheck"] = {
        "identityCheckType": "Not Done",
        "identityCheckResult": "Satisfactory",
    }

    assert cvedp(notification).part2.identity.result is CheckResult.SATISFACTORY
    assert unmapped(notification)["/partTwo/consignmentCheck/identityCheckType"] == '"Not Done"'


@pytest.mark.parametrize("name", ["identity", "physical"])
def test_a_check_said_to_be_not_done_is_not_done(name: str) -> None:
    notification = in_schema()
    notification["partTwo"]["consignmentCheck"] = {f"{name}CheckDone": False}

    content = cvedp(notification)

    assert getattr(content.part2, name).result is CheckResult.NOT_DONE


def test_a_word_that_says_more_than_our_choice_is_kept() -> None:
    notification = with_value(
        in_schema(),
        "partTwo/consignmentCheck/documentCheckResult",
        "Satisfactory following official intervention",
    )

    assert cvedp(notification).part2.documentary.result is CheckResult.SATISFACTORY
    assert ("IMPORT-INEXACT", "part2/documentary/result", "Satisfactory following official intervention") in findings(
        notification
    )
    assert "/partTwo/consignmentCheck/documentCheckResult" in unmapped(notification)


def test_a_word_that_says_nothing_fills_no_box() -> None:
    notification = with_value(in_schema(), "partTwo/consignmentCheck/documentCheckResult", "Not Set")

    assert cvedp(notification).part2.documentary.result is None
    assert findings(notification) == []
