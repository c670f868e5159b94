"""The lifecycle of a document as data: which action leads from which status to which, by whom, signed or not.

Source: ST-1 to ST-14. A transition that is not listed is refused and nothing changes.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Status(StrEnum):
    DRAFT = "draft"
    NEW = "new"
    IN_PROGRESS = "in_progress"
    PRE_VALID = "pre_valid"
    VALID = "valid"
    REJECTED = "rejected"
    CANCELLED = "cancelled"
    REPLACED = "replaced"
    RECALLED = "recalled"
    DELETED = "deleted"


class Action(StrEnum):
    """What a person does to a document."""

    SUBMIT = "submit"
    SAVE_CHECKS = "save_checks"
    ACCEPT = "accept"
    REFUSE = "refuse"
    CANCEL = "cancel"


class Side(StrEnum):
    """Which side of the counter may do it."""

    OPERATOR = "operator"
    AUTHORITY = "authority"


class Transition(Struct, frozen=True):
    """One row of the table. `rule` is the identifier that it comes from."""

    action: Action
    start: Status
    end: Status
    by: tuple[Side, ...]
    signed: bool
    rule: str


_OPERATOR = (Side.OPERATOR,)
_AUTHORITY = (Side.AUTHORITY,)
_EITHER = (Side.OPERATOR, Side.AUTHORITY)

TRANSITIONS = (
    Transition(Action.SUBMIT, Status.DRAFT, Status.NEW, _EITHER, True, "ST-1"),
    Transition(Action.SUBMIT, Status.NEW, Status.NEW, _EITHER, True, "NEW-9"),
    Transition(Action.SUBMIT, Status.IN_PROGRESS, Status.IN_PROGRESS, _AUTHORITY, True, "NEW-9"),
    Transition(Action.SAVE_CHECKS, Status.NEW, Status.IN_PROGRESS, _AUTHORITY, False, "ST-2"),
    Transition(Action.SAVE_CHECKS, Status.IN_PROGRESS, Status.IN_PROGRESS, _AUTHORITY, False, "ST-2"),
    Transition(Action.ACCEPT, Status.NEW, Status.VALID, _AUTHORITY, True, "ST-3"),
    Transition(Action.ACCEPT, Status.IN_PROGRESS, Status.VALID, _AUTHORITY, True, "ST-3"),
    Transition(Action.REFUSE, Status.NEW, Status.REJECTED, _AUTHORITY, True, "ST-3"),
    Transition(Action.REFUSE, Status.IN_PROGRESS, Status.REJECTED, _AUTHORITY, True, "ST-3"),
    Transition(Action.CANCEL, Status.IN_PROGRESS, Status.CANCELLED, _AUTHORITY, True, "ST-5"),
    Transition(Action.CANCEL, Status.VALID, Status.CANCELLED, _AUTHORITY, True, "ST-5"),
)

_TABLE = {(row.start, row.action): row for row in TRANSITIONS}


def transition(start: Status, action: Action) -> Transition | None:
    """The row for an action in a status, or None where the action is not possible there."""
    return _TABLE.get((start, action))
