"""Puts values of a notification into the boxes of a form, each by the kind of its box.

What a box cannot hold stays out of it, with a finding; its leaf is then not taken, so that it is kept as not mapped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from typing import Any, NamedTuple, cast
from zoneinfo import ZoneInfo

from backend.domain.notification_source import Leaf
from backend.domain.notification_words import LOSSY, NOTHING, WORDS, normal
from sync_protocol.evaluate import Finding
from sync_protocol.rules import Form, Place, places
from sync_protocol.scalars import MOST_ROWS, BoxKind, Quantity, unfit
from sync_protocol.values import is_cn_code, is_country_code

_NUMBER = re.compile(r"[+-]?[0-9]{1,30}(\.[0-9]{1,30})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MIDNIGHT = re.compile(r"(00:00(:00(\.0*)?)?)?Z?")
_FLAGS = {"true": True, "yes": True, "false": False, "no": False}
_PLACES = Decimal("0.000001")
_EXACT = Context(prec=80)
_COUNTRIES = ("country", "country_of_origin", "country_from_where_consigned", "flag_state")
_LONGEST_DETAIL = 200

INEXACT = "IMPORT-INEXACT"
"""A box holds the value, but not all of it."""
VALUE = "IMPORT-VALUE"
"""A box cannot hold the value."""
CODE = "IMPORT-CODE"
"""A box holds a text that is not the code that it should be."""
ROWS = "IMPORT-ROWS"
"""A table has more rows than a form holds: the others are kept as not mapped."""
ZONE = "IMPORT-ZONE"
"""A time says no zone, and the zone of its country is not known: it is read as UTC."""


class Held(NamedTuple):
    """A value as it travels; `exact` is false where the box holds less than the leaf said."""

    value: Any
    exact: bool = True


class Boxes:
    """A form that is being filled. Paths are those of the form; rows get their ids as they come."""

    def __init__(self, form: type[Form], zone: ZoneInfo | None) -> None:
        self._form = form
        self._zone = zone
        self.content: dict[str, Any] = {}
        self.findings: list[Finding] = []
        self._overfull: set[str] = set()

    def has(self, path: str) -> bool:
        """Whether the form has this box, table or section."""
        return self._place(path) is not None

    def value(self, path: str) -> Any:
        """What the box holds, or None."""
        here: Any = self.content
        for step in path.split("/"):
            here = _row(cast("list[dict[str, Any]]", here), step) if isinstance(here, list) else here.get(step)
            if here is None:
                return None
        return here

    def new_row(self, table: str) -> str:
        """The path of the table's next row, which comes to be with its first box."""
        rows = self.value(table)
        return f"{table}/k{len(rows) + 1 if rows else 1}"

    def put(self, path: str, *leaves: Leaf | None) -> None:
        """The first leaf that the box can hold is put there; others that say the same are taken too."""
        place = self._place(path)
        if place is None:
            return
        for leaf in leaves:
            if leaf is None:
                continue
            held = self._held(place, path, leaf)
            if held is None:
                continue
            if self.value(path) is None:
                self._set(path, held.value)
                self._note_code(place, path, leaf)
            elif self.value(path) != held.value:
                continue
            if held.exact:
                leaf.take(path)

    def put_joined(self, path: str, leaves: Iterable[Leaf | None], separator: str) -> None:
        """All leaves in one box of text, in order."""
        place = self._place(path)
        known = [leaf for leaf in leaves if leaf is not None and leaf.text.strip()]
        if place is None or not known or self.value(path) is not None:
            return
        text = separator.join(_plain(leaf.text) for leaf in known)
        if unfit("text", text, place.about.max_length):
            self.find(VALUE, path, text)
            return
        self._set(path, text)
        for leaf in known:
            leaf.take(path)

    def put_moment(self, path: str, moment: Leaf | None, day: Leaf | None, time: Leaf | None) -> None:
        """An instant, told in one leaf or in two."""
        if moment is not None:
            self.put(path, moment)
        place = self._place(path)
        if place is None or day is None or self.value(path) is not None:
            return
        found = self._instant(f"{day.text[:10]}T{time.text}" if time is not None else day.text, path)
        if found is None:
            self.find(VALUE, path, day.text)
            return
        self._set(path, found)
        day.take(path)
        if time is not None:
            time.take(path)

    def put_day_and_time(self, day_path: str, time_path: str, leaf: Leaf | None) -> None:
        """A day and, where the leaf tells it, the time of that day in a box of its own."""
        day, _, time = leaf.text.partition("T") if leaf is not None else ("", "", "")
        if leaf is None or _MIDNIGHT.fullmatch(time) or not self.has(day_path) or _day(day) is None:
            self.put(day_path, leaf)
            return
        self._set(day_path, day)
        self._set(time_path, time)
        leaf.take(day_path)

    def put_enum(self, path: str, leaf: Leaf | None, otherwise: str) -> None:
        """The option that a word means; a word that means none is kept as text in the box `otherwise`."""
        place = self._place(path)
        if leaf is None or place is None:
            return
        if self._option(place.type, leaf) is None and normal(leaf.text) not in NOTHING:
            self.find(VALUE, path, leaf.text)
            self.put(otherwise, leaf)
        else:
            self.put(path, leaf)

    def set(self, path: str, value: Any) -> None:
        """A value that follows from others; ignored where the form has no such box or the box is filled."""
        if self.has(path) and self.value(path) is None:
            self._set(path, value)

    def find(self, code: str, at: str, detail: str = "") -> None:
        self.findings.append(Finding(code, at, detail=_plain(detail)[:_LONGEST_DETAIL]))

    def _place(self, path: str) -> Place | None:
        form, place = self._form, None
        steps = iter(path.split("/"))
        for step in steps:
            place = places(form).get(step)
            if place is None:
                return None
            if place.kind == "rows" and self._is_overfull(path, step, next(steps, "")):
                return None
            if place.kind in ("rows", "section"):
                form = place.type
        return place

    def _is_overfull(self, path: str, table: str, row_id: str) -> bool:
        """Whether a row is one more than the form holds: what it says stays out of it, and that is found once."""
        if not row_id or _place_of(row_id) < MOST_ROWS:
            return False
        whole = path[: path.index(f"{table}/{row_id}")] + table
        if whole not in self._overfull:
            self._overfull.add(whole)
            self.find(ROWS, whole, str(MOST_ROWS))
        return True

    def _set(self, path: str, value: Any) -> None:
        here: Any = self.content
        form = self._form
        steps = path.split("/")
        while len(steps) > 1:
            step, *steps = steps
            place = places(form)[step]
            form = place.type
            if place.kind == "rows":
                row_id, *steps = steps
                rows: list[dict[str, Any]] = here.setdefault(step, [])
                if (here := _row(rows, row_id)) is None:
                    here = {"id": row_id}
                    rows.append(here)
            else:
                here = here.setdefault(step, {})
        here[steps[0]] = value

    def _held(self, place: Place, path: str, leaf: Leaf) -> Held | None:
        if place.kind == "text" and not leaf.text.strip():
            return None
        if place.kind == "enum":
            found = self._option(place.type, leaf)
            if found is None and normal(leaf.text) in NOTHING:
                return None
        else:
            found = self._read(place.kind, leaf, path)
            if (
                found is not None
                and place.kind in ("text", "int")
                and unfit(place.kind, found.value, place.about.max_length)
            ):
                found = None
        if found is None:
            self.find(VALUE, path, leaf.text)
        elif not found.exact:
            self.find(INEXACT, path, leaf.text)
        return found

    def _read(self, kind: BoxKind | str, leaf: Leaf, path: str) -> Held | None:
        match kind:
            case "text":
                return Held(_plain(leaf.text))
            case "flag":
                flag = leaf.value if isinstance(leaf.value, bool) else _FLAGS.get(leaf.text.strip().lower())
                return None if flag is None else Held(flag)
            case "int":
                number = _number(leaf)
                return Held(int(number)) if number is not None and number == number.to_integral_value() else None
            case "decimal":
                return _quantity(_number(leaf))
            case "date":
                return _day(leaf.text)
            case _:
                found = self._instant(leaf.text, path)
                return None if found is None else Held(found)

    def _option(self, options: type[StrEnum], leaf: Leaf) -> Held | None:
        word = normal(leaf.text)
        known: Mapping[str, str] = WORDS.get(options, {})
        option = known.get(word) or next((one.value for one in options if normal(one.value) == word), None)
        if option is None:
            option = next((lossy for lossy in LOSSY.get(word, ()) if lossy in set(options)), None)
            return None if option is None else Held(option, exact=False)
        return Held(option)

    def _instant(self, text: str, path: str) -> str | None:
        text = text.strip()
        if not _DAY.match(text):
            return None
        try:
            moment = datetime.fromisoformat(text)
            if moment.tzinfo is None:
                if self._zone is None:
                    self.find(ZONE, path, text)
                moment = moment.replace(tzinfo=self._zone or UTC)
            moment = moment.astimezone(UTC).replace(microsecond=0)  # no box of a form is about less than a second
        except (ValueError, OverflowError):
            return None
        if unfit("instant", moment):
            return None
        return moment.isoformat().replace("+00:00", "Z")

    def _note_code(self, place: Place, path: str, leaf: Leaf) -> None:
        if (place.name.endswith(_COUNTRIES) and not is_country_code(leaf.text)) or (
            place.name == "cn_code" and not is_cn_code(leaf.text)
        ):
            self.find(CODE, path, leaf.text)


def _row(rows: list[dict[str, Any]], row_id: str) -> dict[str, Any] | None:
    place = _place_of(row_id)
    return rows[place] if place < len(rows) else None


def _place_of(row_id: str) -> int:
    """Ids are given in order: a search would take too long in long tables."""
    return int(row_id.removeprefix("k")) - 1


def _plain(text: str) -> str:
    """As a box keeps it: lines end in one way, and text is in NFC (SIGN-5)."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _number(leaf: Leaf) -> Decimal | None:
    if isinstance(leaf.value, bool) or not _NUMBER.fullmatch(leaf.text.strip()):
        return None
    return Decimal(leaf.text.strip())


def _quantity(number: Decimal | None) -> Held | None:
    if number is None:
        return None
    rounded = number.quantize(_PLACES, ROUND_HALF_UP, _EXACT)
    text = f"{rounded:f}".rstrip("0").rstrip(".")
    try:
        return Held(str(Quantity(text)), rounded == number)
    except ValueError:
        return None


def _day(text: str) -> Held | None:
    day, _, time = text.strip().replace(" ", "T").partition("T")
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return None
    if not _DAY.fullmatch(day) or unfit("date", found):
        return None
    return Held(day, _MIDNIGHT.fullmatch(time) is not None)
