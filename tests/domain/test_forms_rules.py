"""The rules of the decision: each holds, is broken, and waits for an empty box."""

from __future__ import annotations

from typing import Any

import pytest

from sync_protocol.evaluate import check
from sync_protocol.forms import CATALOGUE, CED, CHEDPP, CVEDA, CVEDP, DocumentType
from tests.domain import judged
from tests.domain.complete import A_TEST, WITH_CHECKS, a_document, accepted, refused
from tests.domain.judged import BROKEN, HOLDS, ON


def says(code: str, at: str, type_: DocumentType, **boxes: Any) -> str | tuple[str, ...]:
    return judged.judged(type_, a_document(type_, boxes), code, at)


def faults(type_: DocumentType, boxes: dict[str, Any]) -> list[tuple[str, str]]:
    return judged.faults(type_, a_document(type_, boxes))


@WITH_CHECKS
def test_a_consignment_is_acceptable_after_satisfactory_checks(type_: DocumentType) -> None:
    assert faults(type_, accepted(type_)) == []


@WITH_CHECKS
def test_chk_1_a_consignment_is_refused_on_its_documents_alone(type_: DocumentType) -> None:
    assert faults(type_, refused(type_)) == []


@WITH_CHECKS
def test_chk_1_advises_refusal_and_does_not_bind(type_: DocumentType) -> None:
    boxes = accepted(type_) | {"part2/documentary/result": "not_satisfactory"}
    document = a_document(type_, boxes)

    found = check(document, CATALOGUE[type_].rules, ON, {})

    assert [(one.code, one.at, one.warning) for one in found] == [("CHK-1", "part2/decision/acceptable", True)]


@WITH_CHECKS
def test_rfs_3_the_action_may_follow_after_the_signature(type_: DocumentType) -> None:
    assert "part2/decision/action" not in refused(type_)
    assert faults(type_, refused(type_)) == []


@WITH_CHECKS
@pytest.mark.parametrize("path", ["part2/documentary/result", "part2/decision/acceptable"])
def test_dec_3_nothing_is_decided_without_documentary_check_and_verdict(type_: DocumentType, path: str) -> None:
    assert ("MANDATORY", path) in faults(type_, accepted(type_) | {path: None})


@WITH_CHECKS
@pytest.mark.parametrize("path", ["part1/consignor/name", "part1/arrival", "part1/purpose/group"])
def test_dec_3_nothing_is_decided_while_part_one_is_incomplete(type_: DocumentType, path: str) -> None:
    assert ("MANDATORY", path) in faults(type_, accepted(type_) | {path: None})


@WITH_CHECKS
@pytest.mark.parametrize("name", ["identity", "physical"])
def test_chk_1a_a_check_stays_empty_only_where_documents_alone_refuse(type_: DocumentType, name: str) -> None:
    at = f"part2/{name}/result"

    assert says("CHK-1a", at, type_, **refused(type_)) == HOLDS
    assert says("CHK-1a", at, type_, **refused(type_) | {"part2/documentary/result": "satisfactory"}) == BROKEN
    assert says("CHK-1a", at, type_, **accepted(type_) | {at: None}) == BROKEN
    assert says("CHK-1a", at, type_) == ("part2/documentary/result", "part2/decision/acceptable")


@WITH_CHECKS
@pytest.mark.parametrize("name", ["identity", "physical"])
def test_chk_1a_a_check_not_done_says_why(type_: DocumentType, name: str) -> None:
    at = f"part2/{name}/not_done_reason"
    result = f"part2/{name}/result"

    assert says("CHK-1a", at, type_, **{result: "not_done", at: "reduced_checks"}) == HOLDS
    assert says("CHK-1a", at, type_, **{result: "not_done"}) == BROKEN
    assert says("CHK-1a", at, type_, **{result: "satisfactory"}) == HOLDS


@WITH_CHECKS
def test_chk_1a_an_identity_check_that_was_done_says_its_kind(type_: DocumentType) -> None:
    at = "part2/identity/kind"

    assert says("CHK-1a", at, type_, **{"part2/identity/result": "satisfactory", at: "seal"}) == HOLDS
    assert says("CHK-1a", at, type_, **{"part2/identity/result": "not_satisfactory"}) == BROKEN
    assert says("CHK-1a", at, type_, **{"part2/identity/result": "not_done"}) == HOLDS


@pytest.mark.parametrize("name", ["identity", "physical"])
def test_chk_1a_animals_have_a_derogation_only_where_they_are_transhipped(name: str) -> None:
    at = f"part2/{name}/result"
    transhipped = {at: "derogation", "part1/purpose/group": "transhipment"}

    assert says("CHK-1a", at, CVEDA, **transhipped) == HOLDS
    assert says("CHK-1a", at, CVEDA, **{at: "derogation"}) == BROKEN
    assert says("CHK-1a", at, CVEDA, **transhipped | {"part1/purpose/group": None}) == ("part1/purpose/group",)


@WITH_CHECKS
def test_chk_1b_laboratory_tests_yes_needs_a_test(type_: DocumentType) -> None:
    at = "part2/laboratory/tests"

    assert says("CHK-1b", at, type_, **A_TEST) == HOLDS
    assert says("CHK-1b", at, type_, **{"part2/laboratory/done": True}) == BROKEN
    assert says("CHK-1b", at, type_) == HOLDS  # nobody asked for tests: there is nothing to wait for


@WITH_CHECKS
def test_chk_1b_only_random_tests_may_be_pending(type_: DocumentType) -> None:
    at = "part2/laboratory/tests/k1/conclusion"
    pending = accepted(type_) | A_TEST | {at: "pending"}

    assert says("CHK-1b", at, type_, **pending) == HOLDS
    assert says("CHK-1b", at, type_, **pending | {"part2/laboratory/motivation": "suspicion"}) == BROKEN
    assert says("CHK-1b", at, type_, **pending | {"part2/laboratory/motivation": None}) == HOLDS


def test_chk_1c_guarantees_and_national_requirements_are_optional_for_animals() -> None:
    boxes = accepted(CVEDA)

    assert not any(path.startswith("part2/documentary/") and path != "part2/documentary/result" for path in boxes)
    assert faults(CVEDA, boxes) == []


def test_chk_2_selected_for_physical_checks_needs_their_result() -> None:
    at = "part2/physical/result"
    selected = {"part2/selected_for_physical": True}

    assert says("CHK-2", at, CED, **selected | {at: "satisfactory"}) == HOLDS
    assert says("CHK-2", at, CED, **selected) == BROKEN
    assert says("CHK-2", at, CED, **selected | {at: "not_done"}) == BROKEN
    assert says("CHK-2", at, CED, **{"part2/selected_for_physical": False}) == HOLDS
    assert ("MANDATORY", "part2/selected_for_physical") in faults(
        CED, accepted(CED) | {"part2/selected_for_physical": None}
    )


@WITH_CHECKS
def test_chk_3_tests_need_a_full_identity_check(type_: DocumentType) -> None:
    at = "part2/laboratory/tests"

    full = A_TEST | {"part2/identity/kind": "full", "part2/identity/result": "satisfactory"}
    assert says("CHK-3", at, type_, **full) == HOLDS
    assert says("CHK-3", at, type_, **full | {"part2/identity/result": "not_satisfactory"}) == HOLDS
    assert says("CHK-3", at, type_, **full | {"part2/identity/result": "not_done"}) == BROKEN
    assert says("CHK-3", at, type_, **full | {"part2/identity/result": None}) == BROKEN
    assert says("CHK-3", at, type_, **full | {"part2/identity/kind": "seal"}) == BROKEN
    assert says("CHK-3", at, type_, **full | {"part2/identity/kind": None}) == BROKEN


@WITH_CHECKS
def test_chk_4_tests_need_a_physical_check_that_was_done(type_: DocumentType) -> None:
    at = "part2/laboratory/tests"

    assert says("CHK-4", at, type_, **A_TEST | {"part2/physical/result": "not_satisfactory"}) == HOLDS
    assert says("CHK-4", at, type_, **A_TEST | {"part2/physical/result": "not_done"}) == BROKEN
    assert says("CHK-4", at, type_, **A_TEST) == BROKEN  # a check without a result was not done


def test_chk_4_a_derogation_excludes_tests() -> None:
    boxes = A_TEST | {"part2/physical/result": "derogation"}

    assert says("CHK-4", "part2/laboratory/tests", CVEDA, **boxes) == BROKEN


@WITH_CHECKS
def test_chk_5_sampling_is_not_after_the_day_of_the_decision(type_: DocumentType) -> None:
    at = "part2/laboratory/tests/k1/sampled"

    assert says("CHK-5", at, type_, **A_TEST) == HOLDS
    assert says("CHK-5", at, type_, **A_TEST | {at: "2026-07-15"}) == BROKEN
    assert says("CHK-5", at, type_, **A_TEST | {at: None}) == (at,)


@WITH_CHECKS
def test_chk_7_a_test_names_a_commodity_of_part_one(type_: DocumentType) -> None:
    at = "part2/laboratory/tests/k1/commodity"

    assert says("CHK-7", at, type_, **A_TEST) == HOLDS
    assert says("CHK-7", at, type_, **A_TEST | {at: "k9"}) == BROKEN
    assert ("MANDATORY", at) in faults(type_, A_TEST | {at: None})


@WITH_CHECKS
def test_chk_7_the_release_is_not_before_the_sampling(type_: DocumentType) -> None:
    at = "part2/laboratory/tests/k1/released"

    assert says("CHK-7", at, type_, **A_TEST | {at: "2026-07-14"}) == HOLDS
    assert says("CHK-7", at, type_, **A_TEST | {at: "2026-07-13"}) == BROKEN
    assert says("CHK-7", at, type_, **A_TEST | {at: "2026-07-14", "part2/laboratory/tests/k1/sampled": None}) == (
        "part2/laboratory/tests/k1/sampled",
    )


@pytest.mark.parametrize("type_", [CVEDA, CVEDP])
def test_chk_8_a_test_is_pending_only_where_the_goods_are_released(type_: DocumentType) -> None:
    at = "part2/laboratory/tests/k1/conclusion"
    pending = A_TEST | {at: "pending"}

    assert says("CHK-8", at, type_, **pending | {"part2/decision/acceptable": True}) == HOLDS
    assert says("CHK-8", at, type_, **pending | {"part2/decision/acceptable": False}) == BROKEN
    assert says("CHK-8", at, type_, **pending) == ("part2/decision/acceptable",)


@pytest.mark.parametrize("type_", [CED, CHEDPP])
def test_chk_8_other_types_are_not_decided_while_a_test_is_pending(type_: DocumentType) -> None:
    at = "part2/laboratory/tests/k1/conclusion"

    assert says("CHK-8", at, type_, **A_TEST) == HOLDS
    assert says("CHK-8", at, type_, **A_TEST | {at: "pending", "part2/decision/acceptable": True}) == BROKEN
    assert ("MANDATORY", at) in faults(type_, A_TEST | {at: None})


@WITH_CHECKS
def test_rfs_1_a_refusal_has_a_reason(type_: DocumentType) -> None:
    at = "part2/decision/reasons"

    assert says("RFS-1", at, type_, **refused(type_)) == HOLDS
    assert says("RFS-1", at, type_, **{"part2/decision/acceptable": False}) == BROKEN
    assert says("RFS-1", at, type_) == ("part2/decision/acceptable",)


@WITH_CHECKS
def test_rfs_1_a_row_of_reasons_says_one(type_: DocumentType) -> None:
    at = "part2/decision/reasons/k1/reason"

    assert ("MANDATORY", at) in faults(type_, {"part2/decision/reasons/k1": {"explanation": "Wet"}})


def test_rfs_5_a_code_of_another_system_stands_for_the_reason() -> None:
    boxes = refused(CHEDPP) | {
        "part2/decision/reasons/k1/reason": None,
        "part2/decision/reasons/k1/code": "doc-pa",
    }

    assert faults(CHEDPP, boxes) == []


@pytest.mark.parametrize("type_", [CVEDA, CVEDP])
def test_rfs_1a_a_non_approved_country_is_named(type_: DocumentType) -> None:
    at = "part2/decision/reasons/k1/country"
    row = {"part2/decision/reasons/k1": {"reason": "non_approved_country"}}

    assert says("RFS-1a", at, type_, **row | {at: "AR"}) == HOLDS
    assert says("RFS-1a", at, type_, **row) == BROKEN
    assert says("RFS-1a", at, type_, **row | {"part2/decision/reasons/k1/reason": "other"}) == HOLDS


def test_rfs_1a_a_non_approved_establishment_is_named() -> None:
    at = "part2/decision/reasons/k1/establishment"
    row = {"part2/decision/reasons/k1": {"reason": "non_approved_establishment"}}

    assert says("RFS-1a", at, CVEDP, **row | {at: "EC-1187"}) == HOLDS
    assert says("RFS-1a", at, CVEDP, **row) == BROKEN


@pytest.mark.parametrize(
    ("type_", "sent_back", "other"),
    [
        (CVEDA, "re_dispatch", "slaughter"),
        (CVEDP, "re_export", "destruction"),
        (CED, "re_dispatch", "processing"),
        (CHEDPP, "re_dispatch", "quarantine"),
    ],
)
def test_rfs_1b_an_action_needs_a_controlled_destination(type_: DocumentType, sent_back: str, other: str) -> None:
    at = "part2/decision/controlled_destination/name"
    on_documents = refused(type_)

    assert says("RFS-1b", at, type_, **on_documents | {"part2/decision/action": sent_back}) == HOLDS
    assert says("RFS-1b", at, type_, **on_documents | {"part2/decision/action": other}) == BROKEN
    assert (
        says("RFS-1b", at, type_, **on_documents | {"part2/decision/action": other, at: "Rendering plant 1"}) == HOLDS
    )
    assert says("RFS-1b", at, type_, **{"part2/decision/action": other}) == ("part2/decision/acceptable",)


@pytest.mark.parametrize("outcome", ["channelled", "specific_warehouse"])
def test_rfs_1b_channelling_and_warehouse_need_a_controlled_destination(outcome: str) -> None:
    at = "part2/decision/controlled_destination/name"
    boxes = {"part2/decision/acceptable": True, "part2/decision/outcome": outcome}

    assert says("RFS-1b", at, CVEDP, **boxes) == BROKEN
    assert says("RFS-1b", at, CVEDP, **boxes | {at: "Customs warehouse 3"}) == HOLDS
    assert says("RFS-1b", at, CVEDP, **boxes | {"part2/decision/outcome": "internal_market"}) == HOLDS


def test_welfare_says_what_is_not_satisfactory() -> None:
    boxes = accepted(CVEDA) | {"part2/welfare/health_on_arrival": "not_satisfactory"}

    assert ("MANDATORY", "part2/welfare/remark") in faults(CVEDA, boxes)
    assert faults(CVEDA, boxes | {"part2/welfare/remark": "Animal 4 is lame."}) == []


@pytest.mark.parametrize(("type_", "purpose"), [(CVEDA, "transit"), (CVEDP, "transhipment")])
def test_cveda_3_and_cvedp_6_what_only_passes_may_have_no_consignee(type_: DocumentType, purpose: str) -> None:
    none = {"part1/consignee/name": None}

    assert ("MANDATORY", "part1/consignee/name") in faults(type_, none)
    assert ("MANDATORY", "part1/consignee/name") not in faults(type_, none | {"part1/purpose/group": purpose})
