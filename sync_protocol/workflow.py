"""The lifecycle of a document as data: which action leads from which status to which, by whom, signed or not.

Source: ST-1 to ST-14. A transition that is not listed is refused and nothing changes.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

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
    """What is done to a document.

    `start` begins Part II of what its own side made; `complete` adds what may follow a decision; `expire` is the
    removal of what nobody went on with.
    """

    SUBMIT = "submit"
    SAVE_CHECKS = "save_checks"
    START = "start"
    ACCEPT = "accept"
    REFUSE = "refuse"
    CANCEL = "cancel"
    REPLACE = "replace"
    RECALL = "recall"
    COMPLETE = "complete"
    DELETE = "delete"
    EXPIRE = "expire"


class Side(StrEnum):
    """Which side of the counter may do it; RESTRICTED is an authority's official with restricted rights (ST-8), SYSTEM
    what happens by itself."""

    OPERATOR = "operator"
    AUTHORITY = "authority"
    RESTRICTED = "restricted"
    SYSTEM = "system"


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
_FULL = (Side.AUTHORITY,)
_RESTRICTED = (Side.RESTRICTED,)
_AUTHORITY = (Side.AUTHORITY, Side.RESTRICTED)
_EITHER = (Side.OPERATOR, Side.AUTHORITY, Side.RESTRICTED)
_SYSTEM = (Side.SYSTEM,)

_OWN = ("DECLAR",)
"""What its operator decides himself (DECLAR-1)."""
_PENDING = ("CVEDA", "CVEDP")
"""What can be decided while a laboratory test is pending (CHK-8)."""
BY_ORIGIN = ("IMPORT",)
"""What an authority of the country of origin made (ST-7, ST-14); its clones are made by others (NEW-4)."""
_WITHOUT_ACTION = ("DECLAR", "IMPORT")
"""What has no action on goods that are not acceptable (RFS-2)."""

TRANSITIONS = (
    Transition(Action.SUBMIT, Status.DRAFT, Status.NEW, _EITHER, True, "ST-1"),
    Transition(Action.SUBMIT, Status.NEW, Status.NEW, _EITHER, True, "NEW-9"),
    Transition(Action.SUBMIT, Status.IN_PROGRESS, Status.IN_PROGRESS, _AUTHORITY, True, "NEW-9"),
    Transition(Action.SUBMIT, Status.IN_PROGRESS, Status.IN_PROGRESS, _OPERATOR, True, "NEW-9", _OWN),
    Transition(Action.SAVE_CHECKS, Status.NEW, Status.IN_PROGRESS, _AUTHORITY, False, "ST-2"),
    Transition(Action.SAVE_CHECKS, Status.NEW, Status.IN_PROGRESS, _OPERATOR, False, "DECLAR-1", _OWN),
    Transition(Action.SAVE_CHECKS, Status.IN_PROGRESS, Status.IN_PROGRESS, _AUTHORITY, False, "ST-2"),
    Transition(Action.SAVE_CHECKS, Status.IN_PROGRESS, Status.IN_PROGRESS, _OPERATOR, False, "DECLAR-1", _OWN),
    Transition(Action.START, Status.DRAFT, Status.IN_PROGRESS, _AUTHORITY, False, "ST-3a"),
    Transition(Action.START, Status.DRAFT, Status.IN_PROGRESS, _OPERATOR, False, "DECLAR-1", _OWN),
    Transition(Action.ACCEPT, Status.DRAFT, Status.VALID, _FULL, True, "ST-3a"),
    Transition(Action.ACCEPT, Status.NEW, Status.VALID, _FULL, True, "ST-3"),
    Transition(Action.ACCEPT, Status.IN_PROGRESS, Status.VALID, _FULL, True, "ST-3"),
    Transition(Action.ACCEPT, Status.PRE_VALID, Status.VALID, _FULL, True, "ST-8"),
    Transition(Action.REFUSE, Status.DRAFT, Status.REJECTED, _FULL, True, "ST-3a"),
    Transition(Action.REFUSE, Status.NEW, Status.REJECTED, _FULL, True, "ST-3"),
    Transition(Action.REFUSE, Status.IN_PROGRESS, Status.REJECTED, _FULL, True, "ST-3"),
    Transition(Action.REFUSE, Status.PRE_VALID, Status.REJECTED, _FULL, True, "ST-8"),
    Transition(Action.ACCEPT, Status.DRAFT, Status.PRE_VALID, _RESTRICTED, True, "ST-8"),
    Transition(Action.ACCEPT, Status.NEW, Status.PRE_VALID, _RESTRICTED, True, "ST-8"),
    Transition(Action.ACCEPT, Status.IN_PROGRESS, Status.PRE_VALID, _RESTRICTED, True, "ST-8"),
    Transition(Action.REFUSE, Status.DRAFT, Status.PRE_VALID, _RESTRICTED, True, "ST-8"),
    Transition(Action.REFUSE, Status.NEW, Status.PRE_VALID, _RESTRICTED, True, "ST-8"),
    Transition(Action.REFUSE, Status.IN_PROGRESS, Status.PRE_VALID, _RESTRICTED, True, "ST-8"),
    Transition(Action.ACCEPT, Status.DRAFT, Status.VALID, _OPERATOR, True, "DECLAR-1", _OWN),
    Transition(Action.ACCEPT, Status.NEW, Status.VALID, _OPERATOR, True, "DECLAR-1", _OWN),
    Transition(Action.ACCEPT, Status.IN_PROGRESS, Status.VALID, _OPERATOR, True, "DECLAR-1", _OWN),
    Transition(Action.REFUSE, Status.DRAFT, Status.REJECTED, _OPERATOR, True, "DECLAR-1", _OWN),
    Transition(Action.REFUSE, Status.NEW, Status.REJECTED, _OPERATOR, True, "DECLAR-1", _OWN),
    Transition(Action.REFUSE, Status.IN_PROGRESS, Status.REJECTED, _OPERATOR, True, "DECLAR-1", _OWN),
    Transition(Action.DELETE, Status.DRAFT, Status.DELETED, _EITHER, False, "ST-4"),
    Transition(Action.DELETE, Status.NEW, Status.DELETED, _EITHER, False, "ST-4"),
    Transition(Action.CANCEL, Status.IN_PROGRESS, Status.CANCELLED, _AUTHORITY, True, "ST-5"),
    Transition(Action.CANCEL, Status.VALID, Status.CANCELLED, _AUTHORITY, True, "ST-5"),
    Transition(Action.REPLACE, Status.VALID, Status.REPLACED, _AUTHORITY, True, "ST-6"),
    Transition(Action.REPLACE, Status.REJECTED, Status.REPLACED, _AUTHORITY, True, "ST-6"),
    Transition(Action.RECALL, Status.VALID, Status.RECALLED, _SYSTEM, False, "ST-7", _PENDING),
    Transition(Action.RECALL, Status.VALID, Status.RECALLED, _AUTHORITY, True, "ST-7", BY_ORIGIN),
    Transition(Action.COMPLETE, Status.VALID, Status.VALID, _AUTHORITY, True, "CHK-10", _PENDING),
    Transition(Action.COMPLETE, Status.REJECTED, Status.REJECTED, _AUTHORITY, True, "RFS-3", (), _WITHOUT_ACTION),
    Transition(Action.EXPIRE, Status.DRAFT, Status.DELETED, _SYSTEM, False, "ST-9"),
    Transition(Action.EXPIRE, Status.NEW, Status.DELETED, _SYSTEM, False, "ST-9", (), ("CVEDP",)),
)


class Completion(Struct, frozen=True, omit_defaults=True):
    """What may be added to a document after its decision (SIGN-7): the boxes whose paths begin so, and nothing else.

    `boxes` are those of a row that the decision has; of a row that is added it is all of them.
    """

    start: Status
    path: str
    rule: str
    boxes: tuple[str, ...] = ()


COMPLETIONS = (
    Completion(
        Status.VALID,
        "part2/laboratory/tests/",
        "CHK-10",
        ("test", "method", "released", "results", "conclusion"),
    ),
    Completion(Status.REJECTED, "part2/decision/action", "RFS-3"),
    Completion(Status.REJECTED, "part2/decision/controlled_destination/", "RFS-3"),
)


_ENTRY_DOCUMENTS = ("CED", "CVEDA", "CVEDP", "DECLAR", "CHEDPP")

SHOWN_TO_EVERY_POST: dict[Status, tuple[str, ...]] = {Status.REJECTED: _ENTRY_DOCUMENTS}
"""The types that every border post of the Union sees in a status, for as long as they are kept: by the table of
statuses every entry document that was refused. SEE-2 says of CVEDA and CVEDP that no time limits it."""


class Watermark(Struct, frozen=True):
    """The mark on a print of what has this status, or of an installation of this kind; `words` is a message id."""

    of: str
    words: str


WATERMARKS = (
    Watermark(Status.DRAFT, "watermark-draft"),
    Watermark(Status.IN_PROGRESS, "watermark-in_progress"),
    Watermark(Status.PRE_VALID, "watermark-pre_valid"),
    Watermark(Status.VALID, "watermark-valid"),
    Watermark(Status.REJECTED, "watermark-rejected"),
    Watermark(Status.CANCELLED, "watermark-cancelled"),
    Watermark(Status.REPLACED, "watermark-replaced"),
    Watermark(Status.RECALLED, "watermark-recalled"),
    Watermark("training", "watermark-training"),
    Watermark("acceptance", "watermark-acceptance"),
    Watermark("demo", "watermark-demo"),
)
"""The table of statuses; `new` has none (ST-13)."""


def watermark(status: Status, installation: str) -> str:
    """The message id of the mark on a print, empty where it has none: an installation that is not for production marks
    every print with its own (PRINT-3)."""
    words = {one.of: one.words for one in WATERMARKS}
    return words.get(installation) or words.get(status, "")


class OriginKind(StrEnum):
    """How a document is made from another one: "copy as new", "copy as replacement", or a clone."""

    COPY = "copy"
    REPLACEMENT = "replacement"
    CLONE = "clone"


class Beginning(Struct, frozen=True):
    """What a document that is made from another one starts with: the boxes below `takes`, but not those below
    `without`."""

    kind: OriginKind
    takes: tuple[str, ...]
    without: tuple[str, ...]
    rule: str


_OF_ONE_JOURNEY = (
    *("left_port", "first_estimated_arrival", "consignment_arrived"),
    *("customs_reference", "external_references"),
)

BEGINNINGS = (
    Beginning(
        OriginKind.COPY,
        ("part1/",),
        (
            *("part1/local_reference/", "part1/declaration/", "part1/arrival/", "part1/departure/"),
            *(f"part1/particulars/{box}/" for box in _OF_ONE_JOURNEY),
        ),
        "NEW-1",
    ),
    Beginning(
        OriginKind.REPLACEMENT,
        ("part1/", "part2/"),
        ("part1/declaration/", "part2/decision/", "part2/official/", "part2/links/"),
        "ST-6",
    ),
    Beginning(OriginKind.CLONE, ("part1/",), ("part1/local_reference/", "part1/declaration/"), "NEW-2"),
)


class Clone(Struct, frozen=True):
    """A type of document that is cloned into another (NEW-2)."""

    source: str
    target: str


CLONES = (
    Clone("IMPORT", "CED"),
    Clone("IMPORT", "CVEDA"),
    Clone("IMPORT", "CVEDP"),
    Clone("IMPORT", "DECLAR"),
    Clone("DECLAR", "CVEDP"),
)

ORIGIN_ROW = "part1/documents/origin"
"""The row of box 10 that names the document that a clone was made from (NEW-2)."""


class LockedBox(Struct, frozen=True, omit_defaults=True):
    """A box, section or table of a clone that stays as it was in its source, for sources of these types or of all."""

    path: str
    sources: tuple[str, ...] = ()


LOCKED_IN_CLONES = (
    LockedBox("part1/consignor"),
    LockedBox("part1/seals"),
    LockedBox("part1/country_from_where_consigned"),
    LockedBox("part1/temperature"),
    LockedBox("part1/country_of_origin", ("IMPORT",)),
    LockedBox(ORIGIN_ROW),
)
"""NEW-3."""

_TABLE: dict[tuple[Status, Action], list[Transition]] = {}
for _row in TRANSITIONS:
    _TABLE.setdefault((_row.start, _row.action), []).append(_row)


@lru_cache(maxsize=4096)
def transition(start: Status, action: Action, side: Side, type_: str) -> Transition | None:
    """The row for what this side does to a document of this type and status; None where it cannot be done.

    `pwa/src/domain/workflow.ts` says the same; `vectors/workflow.json` holds both to it.
    """
    return next((row for row in _of(start, action, type_) if side in row.by), None)


def possible(start: Status, action: Action, type_: str) -> bool:
    """Whether any person can do this to a document of this type and status."""
    return any(row.by != _SYSTEM for row in _of(start, action, type_))


def _of(start: Status, action: Action, type_: str) -> list[Transition]:
    rows = _TABLE.get((start, action), [])
    return [row for row in rows if type_ in (row.types or (type_,)) and type_ not in row.but]
