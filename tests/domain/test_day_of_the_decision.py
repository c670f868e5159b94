"""On which day the rules are judged: that of the decision's signature, however long it travels (DEC-5, SIGN-6)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import msgspec
import pytest

from backend.domain.held import Applied
from sync_protocol.document import Document
from sync_protocol.forms import CVEDP
from sync_protocol.lists import Entry, List
from sync_protocol.scalars import day_of_law
from sync_protocol.wire import ResultStatus
from sync_protocol.workflow import Status
from tests.build import AT
from tests.domain.lifecycle import ACCEPTED, COLLEAGUE, INSPECTOR, Case, a_document, applied, decided, refused

DAY = timedelta(days=1)
TODAY = day_of_law(AT)
TEST = "part2/laboratory/tests/t1"


def with_a_test(sampled: date, conclusion: str = "satisfactory") -> dict[str, Any]:
    row = {"commodity": "k1", "test": "SALMONELLA", "sampled": sampled.isoformat(), "conclusion": conclusion}
    line = msgspec.json.decode(bytes(a_document(Status.NEW).content))["part1"]["commodities"][0]["id"]
    boxes = {"part2/laboratory/done": True, "part2/laboratory/motivation": "random", TEST: row}
    return ACCEPTED | boxes | {f"{TEST}/commodity": line}


def a_decision(boxes: Mapping[str, Any] = ACCEPTED, *, travels: timedelta = DAY, **lists: List) -> Case:
    """A document that can be decided at a desk from which what is done takes a day to the server."""
    case = Case(a_document(Status.IN_PROGRESS, boxes=boxes))
    case.travels, case.lists = travels, dict(lists)
    return case


def until(day: date) -> List:
    """The nomenclature, of which all codes hold until a day."""
    return List(("prefix",), (Entry(keys=("03",), since=date(2020, 1, 1), until=day, value="leaf"),))


def found(document: Document) -> set[str]:
    return {one.code for one in document.findings}


def test_dec_5_what_held_when_the_decision_was_signed_holds_for_it_when_it_comes_later() -> None:
    case = a_decision(nomenclature=until(TODAY))

    result = applied(case.at_desk(INSPECTOR).signs("decide"))

    assert (result.status, case.document.status) == (ResultStatus.APPLIED, Status.VALID)


def test_dec_5_what_held_no_more_when_it_was_signed_is_found() -> None:
    case = a_decision(nomenclature=until(TODAY - DAY))

    result = applied(case.at_desk(INSPECTOR).signs("decide"))

    assert (result.status, case.document.status) == (ResultStatus.MERGED, Status.IN_PROGRESS)
    assert "CN-1" in found(case.document)


def test_dec_5_a_date_from_before_the_devices_certificate_chooses_no_day() -> None:
    case = a_decision(nomenclature=until(TODAY - DAY))
    desk = case.at_desk(INSPECTOR)  # certified today
    case.at -= DAY

    desk.signs("decide")

    assert found(case.document) == {"CN-1", "DEC-5"}


def test_dec_5_put_aside_or_not_the_day_is_that_of_the_signature() -> None:
    case = a_decision(nomenclature=until(TODAY))
    case.put_aside_for = timedelta(days=100)

    applied(case.at_desk(INSPECTOR).signs("decide"))

    assert case.document.status is Status.VALID


@pytest.mark.parametrize("travels", [timedelta(), 2 * DAY], ids=["at once", "two days later"])
def test_chk_5_no_sample_of_the_day_after_the_signature_whenever_it_comes(travels: timedelta) -> None:
    case = a_decision(with_a_test(TODAY + DAY), travels=travels)

    case.at_desk(INSPECTOR).signs("decide")

    assert (case.document.status, found(case.document)) == (Status.IN_PROGRESS, {"CHK-5"})


def added(case: Case, sampled: date) -> Any:
    """A test that is added weeks after the decision."""
    case.at += timedelta(days=20)
    row = {"commodity": "k1", "test": "LISTERIA", "sampled": sampled.isoformat(), "conclusion": "satisfactory"}
    return case.at_desk(COLLEAGUE).signs("complete", {"part2/laboratory/tests/t2": row})


def test_chk_5_no_sample_of_after_the_decision_is_added_to_it() -> None:
    case = decided(Status.VALID, boxes=with_a_test(TODAY, "pending"))

    result = refused(added(case, TODAY + DAY))

    assert (result.code, result.fields) == ("RULES", ("part2/laboratory/tests/t2/sampled",))


def test_chk_10_a_sample_of_the_day_of_the_decision_is_added_to_it() -> None:
    assert isinstance(added(decided(Status.VALID, boxes=with_a_test(TODAY, "pending")), TODAY), Applied)


def test_st_1_what_is_submitted_announces_a_consignment_on_the_day_on_which_it_comes() -> None:
    case = Case(a_document(Status.DRAFT, CVEDP, ""))
    case.travels, case.lists = DAY, {"nomenclature": until(TODAY)}

    result = refused(case.at_desk(INSPECTOR).signs("submit"))

    assert result.code == "PART_ONE_INCOMPLETE"
