"""The table of the Python client: every phase answers every event, and none holds for ever."""

from __future__ import annotations

import pytest

from sync_protocol.client import Phase
from sync_protocol.client.machine import BUSY, STEPS, WAITING, Event, step

WAYS_OUT = (Event.CHANGED, Event.WOKEN, Event.LOGGED_IN, Event.ADOPTED, Event.DUE)
ENDS = (Event.ANSWERED, Event.UNREACHABLE, Event.FAILED, Event.FULL, Event.UNKNOWN, Event.OUTDATED)


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("event", Event)
def test_every_phase_answers_every_event(phase: Phase, event: Event) -> None:
    assert step(phase, event) in Phase
    assert set(STEPS) == set(Phase)
    assert set(STEPS[phase]) == set(Event)


@pytest.mark.parametrize("phase", sorted(BUSY))
def test_a_question_on_its_way_ends_only_by_its_end_or_a_new_enrolment(phase: Phase) -> None:
    ended = {event for event in Event if step(phase, event) is not phase}

    assert ended == {*ENDS, Event.ADOPTED}


@pytest.mark.parametrize("phase", sorted(set(Phase) - BUSY - {Phase.IDLE}))
def test_no_phase_holds_for_ever(phase: Phase) -> None:
    assert any(step(phase, event) is Phase.IDLE for event in WAYS_OUT)
    assert step(phase, Event.WOKEN) is Phase.IDLE


@pytest.mark.parametrize("phase", sorted(WAITING))
def test_what_waits_goes_on_when_its_time_is_over(phase: Phase) -> None:
    assert step(phase, Event.DUE) is Phase.IDLE


@pytest.mark.parametrize("phase", sorted(set(Phase) - BUSY - {Phase.IDLE}))
@pytest.mark.parametrize("event", ENDS)
def test_at_rest_the_end_of_a_question_changes_nothing(phase: Phase, event: Event) -> None:
    assert step(phase, event) is phase
