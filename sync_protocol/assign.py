"""`set path value` on an immutable document: judged by the box's type; what is not touched is shared with the old one.

A path is the names of the boxes with the ids of the rows: `commodities/k7/items/a/net_weight`. None empties a box.
At a row, an object adds the row with these boxes (again: no change), and None takes it away. Text is brought to NFC, as
it will be signed. `pwa/src/domain/assign.ts` does the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar, cast

import msgspec
from msgspec.structs import replace

from sync_protocol.editions import belongs
from sync_protocol.nfc import nfc
from sync_protocol.rules import Form, Place, Row, places
from sync_protocol.scalars import MOST_ROWS, from_wire, is_instant_text

F = TypeVar("F", bound=Form)

_ROW_ID = re.compile("[a-z0-9]{1,26}")


class Refusal(StrEnum):
    """Why a box cannot be set."""

    UNKNOWN_BOX = "unknown_box"
    UNKNOWN_ROW = "unknown_row"
    NOT_A_BOX = "not_a_box"
    WRONG_ID = "wrong_id"
    WRONG_VALUE = "wrong_value"
    TOO_MANY_ROWS = "too_many_rows"
    OTHER_EDITION = "other_edition"


class CannotSet(Exception):
    """The path leads nowhere, or the value does not fit the box; `code` says which."""

    def __init__(self, code: Refusal, path: str, detail: str) -> None:
        super().__init__(f"{path}: {detail}")
        self.code = code
        self.path = path


class _Act(NamedTuple):
    """What is set, where, and in a document of which edition; any where that is empty."""

    path: str
    value: object
    edition: str
    document: Form


def assign(document: F, path: str, value: object, edition: str = "") -> F:
    """The document with one box set, or one row added or taken away; `value` as JSON holds it. Raises CannotSet.

    What the document's `edition` does not have can only be emptied.
    """
    return _set(document, path.split("/"), _Act(path, value, edition, document))


def _set(form: F, steps: list[str], act: _Act) -> F:
    path, value, edition, document = act
    name, *rest = steps
    place = places(type(form)).get(name)
    if place is None or name == "id":
        raise CannotSet(Refusal.UNKNOWN_BOX, path, f"there is no box {name!r}")
    if edition and value is not None and not belongs(place.about.editions, edition):
        raise CannotSet(Refusal.OTHER_EDITION, path, f"the edition {edition} has no box {name!r}")
    old = getattr(form, name)
    match place.kind:
        case "section" if rest:
            new = _set(old, rest, act)
        case "rows" if rest:
            new = _set_rows(old, place, rest, act)
        case "section" | "rows":
            raise CannotSet(Refusal.NOT_A_BOX, path, "its boxes are set one by one")
        case _ if rest:
            raise CannotSet(Refusal.NOT_A_BOX, path, f"there are no boxes in {name!r}")
        case _:
            new = _converted(place, value, path)
    try:
        changed = replace(form, **{name: new})
    except ValueError as error:
        raise CannotSet(Refusal.WRONG_VALUE, path, str(error)) from error
    if place.about.refers and new not in _ids(document, place.about.refers):
        raise CannotSet(Refusal.UNKNOWN_ROW, path, f"there is no row {value!r} in {place.about.refers}")
    return changed


def _ids(document: Form, table: str) -> set[str | None]:
    """The ids of the rows that a box can refer to; an empty box refers to none."""
    rows: tuple[Row, ...] = attrgetter(table.replace("/", "."))(document)
    return {None, *(row.id for row in rows)}


def _converted(place: Place, value: object, path: str) -> object:
    if value is None:
        return None
    if place.type is datetime and not is_instant_text(value):
        raise CannotSet(Refusal.WRONG_VALUE, path, "an instant is written like 2026-07-01T14:10:00Z")
    if place.kind == "text" and isinstance(value, str):
        value = nfc(value)
    try:
        return msgspec.convert(value, place.type, dec_hook=from_wire)
    except msgspec.ValidationError as error:
        raise CannotSet(Refusal.WRONG_VALUE, path, str(error)) from error


def _set_rows(old: tuple[Row, ...], place: Place, steps: list[str], act: _Act) -> tuple[Row, ...]:
    path, value, *_ = act
    row_id, *rest = steps
    at = next((index for index, row in enumerate(old) if row.id == row_id), None)
    if rest:
        if at is None:
            raise CannotSet(Refusal.UNKNOWN_ROW, path, f"there is no row {row_id!r}")
        return (*old[:at], _set(old[at], rest, act), *old[at + 1 :])
    if value is None:
        return old if at is None else (*old[:at], *old[at + 1 :])
    if not _ROW_ID.fullmatch(row_id):
        raise CannotSet(Refusal.WRONG_ID, path, "an id of a row is 1 to 26 of a-z and 0-9")
    if not isinstance(value, Mapping):
        raise CannotSet(Refusal.WRONG_VALUE, path, "a row is added as an object of its boxes")
    if at is not None:
        return old
    if len(old) >= MOST_ROWS:
        raise CannotSet(Refusal.TOO_MANY_ROWS, path, f"a table has {MOST_ROWS} rows at most")
    return (*old, _new_row(place.type, row_id, cast("Mapping[str, object]", value), act))


def _new_row(form: Any, row_id: str, values: Mapping[str, object], act: _Act) -> Row:
    row: Row = form(id=row_id)
    for name, value in values.items():
        row = _set(row, [name], act._replace(value=value))
    return row
