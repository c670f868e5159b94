"""The least time of a journey by road, as the server holds it against what is signed (CVEDA-2)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec import Struct

from backend.domain.held import Applied, Refused
from backend.domain.journey import least_minutes
from sync_protocol.document import Imported
from sync_protocol.forms import CVEDA
from sync_protocol.reference_list import ReferenceEntry
from sync_protocol.wire import ResultStatus
from sync_protocol.workflow import Status
from tests.domain.lifecycle import ACCEPTED, INSPECTOR, OPERATOR, Case, a_document


class Journey(Struct, frozen=True):
    name: str
    post: str
    city: str
    country: str
    minutes: int | None


class Vectors(Struct, frozen=True):
    on: date
    places: tuple[ReferenceEntry, ...]
    cases: tuple[Journey, ...]


SHARED = msgspec.json.decode(
    Path(__file__).parents[2].joinpath("sync_protocol/vectors/journey.json").read_bytes(), type=Vectors
)
MINUTES = "part1/particulars/journey_minutes"
TO_ZARAGOZA: dict[str, Any] = {
    "part1/place_of_destination/city": "Zaragoza",
    "part1/place_of_destination/country": "ES",
    "part1/transport_after_entry/type": "road_vehicle",
}
LEAST = next(one.minutes for one in SHARED.cases if one.city == "Zaragoza" and one.minutes)


@pytest.mark.parametrize("case", SHARED.cases, ids=lambda case: case.name)
def test_cveda_2_the_least_time_is_the_one_of_the_tablet(case: Journey) -> None:
    assert least_minutes(SHARED.places, case.post, case.city, case.country, SHARED.on) == case.minutes


def to_zaragoza(status: Status, boxes: dict[str, Any], **more: Any) -> Case:
    case = Case(a_document(status, CVEDA, boxes=TO_ZARAGOZA | boxes, **more))
    case.places = SHARED.places
    return case


@pytest.mark.parametrize("minutes", [None, 60, LEAST - 1])
def test_cveda_2_a_journey_that_cannot_be_so_short_is_not_submitted_whatever_the_device_estimated(
    minutes: int | None,
) -> None:
    for estimate in (None, 60):
        case = to_zaragoza(Status.DRAFT, {MINUTES: minutes, "part1/route/estimate": estimate})

        result = case.at_desk(OPERATOR).signs("submit")

        assert isinstance(result, Refused)
        assert (result.code, result.fields) == ("PART_ONE_INCOMPLETE", (MINUTES,))


def test_cveda_2_the_least_time_and_more_is_submitted() -> None:
    for minutes in (LEAST, LEAST + 600):
        case = to_zaragoza(Status.DRAFT, {MINUTES: minutes})
        assert isinstance(case.at_desk(OPERATOR).signs("submit"), Applied)


@pytest.mark.parametrize("onward", ["aeroplane", "road_vehicle_aeroplane", "ship_road_vehicle"])
def test_cveda_2_is_about_road_vehicles_alone(onward: str) -> None:
    case = to_zaragoza(Status.DRAFT, {MINUTES: 60, "part1/transport_after_entry/type": onward})

    assert isinstance(case.at_desk(OPERATOR).signs("submit"), Applied)


def test_cveda_2_checks_do_not_begin_on_an_own_draft_with_too_short_a_journey() -> None:
    case = to_zaragoza(Status.DRAFT, {MINUTES: 60}, organisation="")

    result = case.at_desk(INSPECTOR).does("document.start")

    assert isinstance(result, Refused)
    assert result.fields == (MINUTES,)


def test_cveda_2_an_own_draft_with_too_short_a_journey_is_not_decided_in_one_go() -> None:
    case = to_zaragoza(Status.DRAFT, {MINUTES: 60}, organisation="")

    result = case.at_desk(INSPECTOR).signs("decide", ACCEPTED | {"part2/decision/outcome": "final_import"})

    assert isinstance(result, Applied)
    assert result.status is ResultStatus.MERGED
    assert ("CVEDA-2", MINUTES) in [(one.code, one.at) for one in result.held.document.findings]


def test_cveda_2_what_another_system_announced_enters_at_no_post_of_ours() -> None:
    imported = Imported(reference="CHEDA.GB.2026.1", status="DRAFT", decided_elsewhere=False)
    case = to_zaragoza(Status.DRAFT, {MINUTES: 60}, imported=imported)

    assert isinstance(case.at_desk(OPERATOR).signs("submit"), Applied)
