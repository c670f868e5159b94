"""ACP-1 and ACP-2: which outcomes the purpose in Part I opens, and what neither an acceptance nor a refusal has."""

from __future__ import annotations

from typing import Any

import pytest

from sync_protocol.forms import CATALOGUE, CED, CHEDPP, CVEDA, CVEDP, DECLAR, IMPORT, DocumentType
from sync_protocol.rules import places
from tests.domain.complete import EVERY_TYPE, OUTCOME, WITH_CHECKS, a_document, accepted, refused
from tests.domain.judged import BROKEN, HOLDS, faults, judged

AT = "part2/decision/outcome"
PURPOSE = "part1/purpose/group"

# What today's systems name alike in Part I and in Part II; the law's table knows none of them.
OF_TODAY = {"non_internal_market": {"non_internal_market"}, "private_import": {"private_import"}}
OF_CERTIFICATES = {"transit": {"transit"}, "import": {"import"}}

OPENS: dict[DocumentType, dict[str, set[str]]] = {
    CVEDP: {
        "transhipment": {"transhipment"},  # box 17 opens 30
        "transit": {"transit"},  # 18: 31
        "reimport": {"internal_market"},  # 20: ours, or nothing that is imported again could be accepted
        "internal_market": {"internal_market", "channelled"},  # 21: 32 and 33
        "non_conforming": {"specific_warehouse"},  # 22: 34
        "reconformity_check": {"internal_market"},  # of today: it is imported
        "transfer": {"transfer"},  # of today
        **OF_TODAY,
    },
    CVEDA: {
        "transhipment": {"transhipment"},  # 18: 33
        "transit": {"transit"},  # 19: 34
        "final_import": {"final_import"},  # 20: 35
        "temporary_admission": {"temporary_admission"},  # 20, of registered horses (CVEDA-4): 36
        "re_entry": {"re_entry"},  # of today: horses
        "transfer": {"transfer"},  # of today
        **OF_TODAY,
    },
    CED: {
        "onward_transfer": {"onward_transfer"},  # I.20: II.5
        "free_circulation": {"free_circulation"},  # I.22: II.14
        **OF_TODAY,
    },
    CHEDPP: {
        "onward_transfer": {"onward_transfer"},  # I.19: II.9
        "free_circulation": {"free_circulation"},  # I.21: II.11
        "transit": {"transit"},  # of today
        **OF_TODAY,
    },
    DECLAR: OF_CERTIFICATES,  # I.26 and I.27
    IMPORT: OF_CERTIFICATES,
}
"""The law's table (ACP-2), by purpose: the outcomes that it opens."""


def says(code: str, at: str, type_: DocumentType, boxes: dict[str, Any]) -> str | tuple[str, ...]:
    return judged(type_, a_document(type_, boxes), code, at)


def options(type_: DocumentType, path: str) -> list[str]:
    """What a box may hold."""
    form: Any = CATALOGUE[type_].content
    for name in path.split("/"):
        form = places(form)[name].type
    return list(form)


@EVERY_TYPE
def test_acp_2_a_purpose_opens_the_outcomes_of_the_laws_table_and_no_other(type_: DocumentType) -> None:
    accept = {"part2/decision/acceptable": True}

    told = {
        (purpose, outcome): says("ACP-2", AT, type_, accept | {PURPOSE: purpose, AT: outcome})
        for purpose in options(type_, PURPOSE)
        for outcome in options(type_, AT)
    }

    assert set(told.values()) == {HOLDS, BROKEN}
    opened = {
        one: {outcome for (purpose, outcome), said in told.items() if (purpose, said) == (one, HOLDS)}
        for one in options(type_, PURPOSE)
    }
    assert opened == OPENS[type_]


@EVERY_TYPE
def test_acp_2_without_a_purpose_each_outcome_waits_for_it(type_: DocumentType) -> None:
    for outcome in options(type_, AT):
        boxes = {"part2/decision/acceptable": True, AT: outcome, PURPOSE: None}
        assert says("ACP-2", AT, type_, boxes) == (PURPOSE,)


@EVERY_TYPE
def test_acp_2_what_is_accepted_has_an_outcome(type_: DocumentType) -> None:
    assert ("MANDATORY", AT) in faults(type_, a_document(type_, {"part2/decision/acceptable": True}))


@EVERY_TYPE
def test_acp_1_what_is_refused_has_no_outcome(type_: DocumentType) -> None:
    assert says("ACP-1", AT, type_, refused(type_)) == HOLDS
    assert says("ACP-1", AT, type_, refused(type_) | {AT: OUTCOME[type_]}) == BROKEN
    assert says("ACP-1", AT, type_, {AT: OUTCOME[type_]}) == ("part2/decision/acceptable",)


@WITH_CHECKS
def test_acp_1_what_is_refused_has_no_details_of_an_outcome(type_: DocumentType) -> None:
    assert says("ACP-1", AT, type_, refused(type_) | {"part2/decision/details/country": "MA"}) == BROKEN


@EVERY_TYPE
def test_acp_1_what_is_accepted_has_no_reasons_for_a_refusal(type_: DocumentType) -> None:
    at = "part2/decision/reasons"

    assert says("ACP-1", at, type_, accepted(type_)) == HOLDS
    assert says("ACP-1", at, type_, accepted(type_) | {f"{at}/k1": {"reason": "other"}}) == BROKEN
    assert says("ACP-1", at, type_, {f"{at}/k1": {"reason": "other"}}) == ("part2/decision/acceptable",)


@pytest.mark.parametrize(
    ("type_", "sent_back"),
    [(CVEDA, "re_dispatch"), (CVEDP, "re_export"), (CED, "re_dispatch"), (CHEDPP, "re_dispatch")],
)
def test_acp_1_what_is_accepted_has_no_action_on_refused_goods(type_: DocumentType, sent_back: str) -> None:
    at = "part2/decision/action"

    assert says("ACP-1", at, type_, accepted(type_)) == HOLDS
    assert says("ACP-1", at, type_, accepted(type_) | {at: sent_back}) == BROKEN
    assert says("ACP-1", at, type_, accepted(type_) | {f"{at}_by": "2026-08-01"}) == BROKEN
