"""What a box says of itself: its numbers and labels, who fills it, where its values come from, in which editions it is.

Box numbers and labels are data by legal edition (DATA-4): one form holds what all its editions have, and a document is
filled in and judged by the boxes and rules of its own.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from msgspec import Struct

Editions = tuple[str, ...]
"""The editions of a form that something belongs to; none named are all of them."""

Label = str | tuple[str, ...]
"""The id of a label, or one for each edition of the form."""


class Merge(StrEnum):
    """What a box does with a second value that came of an older state of it; both stay beside it for a person.

    The newer one counts; or the first one goes on counting, where others have relied on it. Rows are united by their
    ids, and what was submitted or decided takes no second value at all: the table of the workflow refuses it.
    """

    APPLY_FLAG = "apply_flag"
    KEEP_SERVER = "keep_server"


class About(Struct, frozen=True, omit_defaults=True):
    """What a field says of itself: `number` by edition, `part` for who fills it, `empty` for what it is at first.

    `picks` names the list of the reference data that its value, or the values of its section or rows, are chosen from.
    `refers` is the path of the table, in the same part of the document, whose row the value is the id of.
    Where the editions name a field differently, `labels` has a label for each, and `label` is that of the newest.
    """

    number: tuple[str, ...] = ()
    label: str = ""
    part: str = ""
    unit: str = ""
    max_length: int | None = None
    picks: str = ""
    editions: Editions = ()
    labels: tuple[str, ...] = ()
    refers: str = ""
    merge: Merge = Merge.APPLY_FLAG
    empty: Any = None


def box(
    *number: str,
    label: Label = "",
    part: str = "",
    unit: str = "",
    max_length: int | None = None,
    picks: str = "",
    editions: Editions = (),
    refers: str = "",
    merge: Merge = Merge.APPLY_FLAG,
) -> Any:
    """A box with its numbers, one for each edition of the form. `max_length` counts Unicode characters."""
    return _about(number, label, part, picks, editions, unit, max_length, refers, merge)


def rows(*number: str, label: Label = "", part: str = "", picks: str = "", editions: Editions = ()) -> Any:
    """A table with its numbers, one for each edition of the form."""
    return _about(number, label, part, picks, editions, empty=())


def section(
    empty: Struct, *number: str, label: Label = "", part: str = "", picks: str = "", editions: Editions = ()
) -> Any:
    """A section; `empty` is what it holds on a new document."""
    return _about(number, label, part, picks, editions, empty=empty)


def _about(
    number: tuple[str, ...],
    label: Label,
    part: str,
    picks: str,
    editions: Editions,
    unit: str = "",
    max_length: int | None = None,
    refers: str = "",
    merge: Merge = Merge.APPLY_FLAG,
    empty: Any = None,
) -> About:
    one, each = (label, ()) if isinstance(label, str) else (label[-1], label)
    return About(number, one, part, unit, max_length, picks, editions, each, refers, merge, empty)
