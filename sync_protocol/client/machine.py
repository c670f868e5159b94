"""When a device may ask the server something: a table that answers every event in every phase.

It knows nothing of rows, clocks or the network. `device.py` reports what happened; what is to be asked in IDLE follows
from what is stored, so that a device which was switched off goes on where it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Phase(StrEnum):
    """In a busy phase exactly one question is on its way, in the others none is."""

    IDLE = "idle"
    REGISTERING = "registering"
    PUSHING = "pushing"
    PULLING = "pulling"
    OFFLINE = "offline"
    BACKOFF = "backoff"
    BLOCKED_STORAGE = "blocked_storage"
    NEEDS_LOGIN = "needs_login"
    NEEDS_ENROLMENT = "needs_enrolment"
    UPDATE_REQUIRED = "update_required"


class Event(StrEnum):
    """What can happen. From CHANGED to DUE: around the device. From REGISTER to BARRED: what it does next. The rest is
    how a question ended."""

    CHANGED = "changed"
    """An operation was put into the outbox."""
    WOKEN = "woken"
    """Something may be new: a nudge, a person, the network is back."""
    LOGGED_IN = "logged_in"
    LOGGED_OUT = "logged_out"
    ADOPTED = "adopted"
    """The device was enrolled, or its certificate renewed."""
    NETWORK_GONE = "network_gone"
    DUE = "due"
    """The waiting time is over."""

    REGISTER = "register"
    PUSH = "push"
    PULL = "pull"
    BARRED = "barred"
    """There is something to ask, and no right to ask it."""

    ANSWERED = "answered"
    """The answer is stored; also a fork, a reset or a refusal that something else can be tried after."""
    UNREACHABLE = "unreachable"
    FAILED = "failed"
    FULL = "full"
    UNKNOWN = "unknown"
    """The server does not know the device."""
    OUTDATED = "outdated"


BUSY = frozenset((Phase.REGISTERING, Phase.PUSHING, Phase.PULLING))
WAITING = frozenset((Phase.OFFLINE, Phase.BACKOFF, Phase.BLOCKED_STORAGE))
"""Phases that end by themselves, when their time is over."""


def _row(otherwise: Phase, **steps: Phase) -> Mapping[Event, Phase]:
    """Every event in one phase: the phase stays, but for these."""
    return {event: steps.get(event, otherwise) for event in Event}


def _busy(phase: Phase) -> Mapping[Event, Phase]:
    return _row(
        phase,
        answered=Phase.IDLE,
        unreachable=Phase.OFFLINE,
        failed=Phase.BACKOFF,
        full=Phase.BLOCKED_STORAGE,
        unknown=Phase.NEEDS_ENROLMENT,
        outdated=Phase.UPDATE_REQUIRED,
        # What is on its way was asked as another device: its answer comes too late.
        adopted=Phase.IDLE,
    )


STEPS: Mapping[Phase, Mapping[Event, Phase]] = {
    Phase.IDLE: _row(
        Phase.IDLE,
        register=Phase.REGISTERING,
        push=Phase.PUSHING,
        pull=Phase.PULLING,
        barred=Phase.NEEDS_LOGIN,
        network_gone=Phase.OFFLINE,
        # What a server refuses is tried again later, after everything else was asked.
        failed=Phase.BACKOFF,
        full=Phase.BLOCKED_STORAGE,
    ),
    Phase.REGISTERING: _busy(Phase.REGISTERING),
    Phase.PUSHING: _busy(Phase.PUSHING),
    Phase.PULLING: _busy(Phase.PULLING),
    Phase.OFFLINE: _row(Phase.OFFLINE, woken=Phase.IDLE, logged_in=Phase.IDLE, adopted=Phase.IDLE, due=Phase.IDLE),
    Phase.BACKOFF: _row(
        Phase.BACKOFF,
        woken=Phase.IDLE,
        logged_in=Phase.IDLE,
        adopted=Phase.IDLE,
        due=Phase.IDLE,
        network_gone=Phase.OFFLINE,
    ),
    Phase.BLOCKED_STORAGE: _row(
        Phase.BLOCKED_STORAGE,
        changed=Phase.IDLE,
        woken=Phase.IDLE,
        logged_in=Phase.IDLE,
        adopted=Phase.IDLE,
        due=Phase.IDLE,
    ),
    Phase.NEEDS_LOGIN: _row(
        Phase.NEEDS_LOGIN, changed=Phase.IDLE, woken=Phase.IDLE, logged_in=Phase.IDLE, adopted=Phase.IDLE
    ),
    Phase.NEEDS_ENROLMENT: _row(Phase.NEEDS_ENROLMENT, woken=Phase.IDLE, logged_in=Phase.IDLE, adopted=Phase.IDLE),
    Phase.UPDATE_REQUIRED: _row(
        Phase.UPDATE_REQUIRED, changed=Phase.IDLE, woken=Phase.IDLE, logged_in=Phase.IDLE, adopted=Phase.IDLE
    ),
}


def step(phase: Phase, event: Event) -> Phase:
    return STEPS[phase][event]
