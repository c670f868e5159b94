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
    DELETE = "delete"


class Side(StrEnum):
    """Which side of the counter may do it."""

    OPERATOR = "operator"
    AUTHORITY = "authority"


class Transition(Struct, frozen=True, omit_defaults=True):
    """One row of the table: who may lead a document from a status to another, and whether it is signed.

    `rule` is the identifier that it comes from. `types` are the document types that the row is for, all where it names
    none; `but` are those that it is not for.
    """

    action: Action
    start: Status
    end: Status
    by: tuple[Side, ...]
    signed: bool
    rule: str
    types: tuple[str, ...] = ()
    but: tuple[str, ...] = ()


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
    Transition(Action.DELETE, Status.DRAFT, Status.DELETED, _EITHER, False, "ST-4"),
    Transition(Action.DELETE, Status.NEW, Status.DELETED, _EITHER, False, "ST-4"),
    Transition(Action.CANCEL, Status.IN_PROGRESS, Status.CANCELLED, _AUTHORITY, True, "ST-5"),
    Transition(Action.CANCEL, Status.VALID, Status.CANCELLED, _AUTHORITY, True, "ST-5"),
)

_TABLE: dict[tuple[Status, Action], list[Transition]] = {}
for _row in TRANSITIONS:
    _TABLE.setdefault((_row.start, _row.action), []).append(_row)


def transition(start: Status, action: Action, side: Side, type_: str) -> Transition | None:
    """The row for what this side does to a document of this type and status; None where it cannot be done.

    `pwa/src/domain/workflow.ts` says the same; `vectors/workflow.json` holds both to it.
    """
    return next((row for row in _of(start, action, type_) if side in row.by), None)


def possible(start: Status, action: Action, type_: str) -> bool:
    """Whether anybody can do this to a document of this type and status."""
    return any(_of(start, action, type_))


def _of(start: Status, action: Action, type_: str) -> list[Transition]:
    rows = _TABLE.get((start, action), [])
    return [row for row in rows if type_ in (row.types or (type_,)) and type_ not in row.but]
