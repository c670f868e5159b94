"""The boxes of a form as paper shows them: their numbers by edition, their labels, what stands in them.

One definition, everything else follows: a type, an edition or a box that is added to `sync_protocol/forms/` is printed
without a word here. How large each is laid out is the template's to say (`backend/outside/print_form/form.typ`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from backend.domain.print_items import Fact, Item, Shown, Table, Ticks, ToSign, ToWrite
from backend.domain.print_values import is_empty, option_text, value_text, yes_no
from sync_protocol.rules import Form, Place, Row

MOST_COLUMNS = 7
"""More columns do not fit beside each other on A4; what else a row says stands below it."""

FEW_OPTIONS = 4
"""A choice of so few is shown with every option, ticked or not; of a longer one only what was chosen."""

FEW_BOXES = 6
"""A section of so few boxes shows its choices also while they are open; of a larger one only what is filled in."""

EMPTY_ROWS = 4
"""Rows of a table on a blank form."""

_WIDE_TEXT = 160
_WIDE_TICKS = 5
_MOST_TICKS = 20
_MOST_WIDTH = 40
_NUMBER = re.compile(r"(?:[IVX]+\.)?(\d+)(?:\.([a-z]))?")
_ADDRESS = ("individual_name", "address", "city", "postal_code", "country")
_BY_HAND = ("name", "address", "country", "approval_number")
_LAST = (10_000, "")


class Box(Struct, frozen=True):
    """A box on paper; a `wide` one takes the whole width."""

    number: str
    label: str
    items: tuple[Item, ...]
    wide: bool = False


def boxes(form: Form, shown: Shown, *beside: Box) -> list[Box]:
    """The boxes of a part, and those `beside` them, by their numbers; then those without one, where something stands in
    them.

    A blank form has the numbered ones and those beside; a part of which none has a number is blank as a whole.
    """
    found = [*beside, *(box for place in shown.places(type(form)) for box in _boxes_of(form, place, shown))]
    if shown.blank and any(box.number for box in found):
        found = [box for box in found if box.number or box in beside]
    found = [box for box in found if box.number or box.items]
    return [box for _, same in groupby(sorted(found, key=_order), _order) for box in _joined(list(same))]


def paired(found: Sequence[Box]) -> list[Box]:
    """The same, with what the layout needs: a narrow box without a neighbour takes the whole width."""
    out: list[Box] = []
    waiting = False
    for box in found:
        wide = _is_wide(box)
        if wide and waiting:
            out[-1] = replace(out[-1], wide=True)
        waiting = not wide and not waiting
        out.append(replace(box, wide=wide))
    if waiting:
        out[-1] = replace(out[-1], wide=True)
    return out


def _order(box: Box) -> tuple[int, str]:
    match = _NUMBER.match(box.number)
    return (int(match[1]), match[2] or "") if match else _LAST


def _is_wide(box: Box) -> bool:
    return any(
        isinstance(item, Table | ToSign)
        or (isinstance(item, Ticks) and len(item.options) > _WIDE_TICKS)
        or (isinstance(item, Fact) and len(item.text) > _WIDE_TEXT)
        for item in box.items
    )


def _joined(same: list[Box]) -> Iterator[Box]:
    """Plain values with one number stand in one box: the net and the gross weight in I.34."""
    for _, group in groupby(same, lambda one: (one.number, _is_plain(one))):
        first, *others = group
        if others and first.number and _is_plain(first):
            first = replace(first, items=(*first.items, *(item for box in others for item in _labelled(box))))
            others = []
        yield from (first, *others)


def _is_plain(box: Box) -> bool:
    return len(box.items) <= 1 and not any(isinstance(item, Table | ToSign) for item in box.items)


def _labelled(box: Box) -> Iterator[Item]:
    for item in box.items:
        yield replace(item, label=box.label) if not isinstance(item, ToSign) and not item.label else item


def _boxes_of(form: Form, place: Place, shown: Shown) -> Iterator[Box]:
    value, number, label = getattr(form, place.name), shown.number(place), shown.label(place)
    if not number and not shown.blank and is_empty(value):
        return
    if place.kind == "rows":
        yield Box(number, label, tuple(_table(place, value, shown)))
    elif place.kind != "section":
        yield Box(number, label, tuple(_choice_or_value(place, value, shown)))
    elif any(shown.number(one) for one in shown.places(place.type)):
        *parts, last = _parts_of(value, Box(number, label, ()), shown)
        yield from (*parts, replace(last, items=(*last.items, *shown.statements.get(place.type.__name__, ()))))
    else:
        yield Box(number, label, tuple(_section(value, shown, few=len(shown.places(place.type)) <= FEW_BOXES)))


def _parts_of(section: Form, around: Box, shown: Shown) -> Iterator[Box]:
    """A section whose boxes have numbers of their own, by these; what has none belongs to the number around it."""
    inner = [
        replace(box, number=box.number or around.number)
        for place in shown.places(type(section))
        for box in _boxes_of(section, place, shown)
    ]
    for number, group in groupby(sorted(inner, key=_order), lambda one: one.number):
        same = list(group)
        if number == around.number and len(same) > 1:
            items = (item for box in same for item in (box.items if box.label == around.label else _labelled(box)))
            yield replace(around, items=tuple(items))
        else:
            tables = [box for box in same if any(isinstance(item, Table) for item in box.items)]
            first, *others = [box for box in same if box not in tables] or [Box(number, "", ())]
            items = (*first.items, *(item for box in others for item in _labelled(box)))
            if first.label:
                yield replace(first, items=items)
            yield from tables


def _choice_or_value(place: Place, value: Any, shown: Shown, label: str = "") -> Iterator[Item]:
    """A box by itself: a choice of few as ticks, also while nothing is chosen."""
    if place.kind == "flag":
        yield Ticks(yes_no(value, shown.words), label)
    elif place.kind == "enum" and len(place.type) <= (_MOST_TICKS if shown.blank else FEW_OPTIONS):
        yield Ticks(tuple((option_text(one, shown.words), one is value) for one in place.type), label)
    elif shown.blank and value is None:
        yield ToWrite(label)
    elif value is not None:
        yield Fact(value_text(place, value, shown), label)


def _section(section: Form, shown: Shown, *, few: bool) -> Iterator[Item]:
    """What stands in a section. Its name first, as a heading, then its address in a line."""
    found = shown.places(type(section))
    names = [one.name for one in found]
    has_address = "name" in names and "address" in names
    if shown.blank and has_address:
        found = tuple(one for one in found if one.name in _BY_HAND)
    address = [] if shown.blank or not has_address else [one for one in found if one.name in _ADDRESS]
    for index, place in enumerate(found):
        value, label = getattr(section, place.name), shown.label(place)
        if (type(section), place.name) in shown.conditional and value is None and not shown.blank:
            continue
        if place in address:
            if place is address[0]:
                yield from _address(section, address, shown)
        elif shown.blank or (index == 0 and place.kind == "flag") or (few and not has_address and place.kind == "enum"):
            yield from _filled_or_blank(place, value, "" if index == 0 and not shown.blank else label, shown)
        elif index == 0 and place.kind == "text" and value is not None:
            yield Fact(value_text(place, value, shown), strong=True)
        elif not is_empty(value):
            yield from _filled_or_blank(place, value, label, shown)
    yield from shown.statements.get(type(section).__name__, ())


def _address(section: Form, address: Sequence[Place], shown: Shown) -> Iterator[Item]:
    texts = [value_text(one, value, shown) for one in address if (value := getattr(section, one.name)) is not None]
    if texts:
        yield Fact(", ".join(texts))


def _filled_or_blank(place: Place, value: Any, label: str, shown: Shown) -> Iterator[Item]:
    if place.kind == "rows":
        for table in _table(place, value, shown):
            yield replace(table, label=label)
    elif place.kind == "section":
        yield ToWrite(label) if shown.blank else Fact(_in_a_line(value, shown), label)
    elif shown.blank or place.kind == "enum":
        yield from _choice_or_value(place, value, shown, label)
    elif place.kind == "flag" and not label:
        yield Ticks(yes_no(value, shown.words))
    else:
        yield Fact(value_text(place, value, shown), label)


def _in_a_line(section: Form, shown: Shown) -> str:
    """A section or row in one line: "Harbour laboratory, +31 10 0000000"."""
    return ", ".join(
        text for place in shown.places(type(section)) if (text := _text_of(section, place, shown, labelled=True))
    )


def _text_of(section: Form, place: Place, shown: Shown, *, labelled: bool = False) -> str:
    value = getattr(section, place.name)
    if is_empty(value):
        return ""
    if place.kind == "section":
        return _in_a_line(value, shown)
    if place.kind == "rows":
        return "; ".join(_in_a_line(row, shown) for row in value)
    text = value_text(place, value, shown)
    return f"{shown.label(place)}: {text}" if place.kind == "flag" and labelled else text


def _table(place: Place, rows: tuple[Row, ...], shown: Shown) -> Iterator[Table]:
    found = shown.places(place.type)
    plain = [one for one in found if one.kind not in ("section", "rows")]
    if shown.blank and not rows:
        yield table_of([(shown.label(one), _is_amount(one)) for one in plain[:MOST_COLUMNS]], [()] * EMPTY_ROWS)
    elif rows:
        used = [one for one in plain if any(getattr(row, one.name) is not None for row in rows)][:MOST_COLUMNS]
        beside = [one for one in found if one not in used]
        counted = len(rows) > 1 and any(one.name == "cn_code" for one in used)
        yield table_of(
            [*([("", True)] if counted else []), *((shown.label(one), _is_amount(one)) for one in used)],
            [
                (*((f"{number}.",) if counted else ()), *(_text_of(row, one, shown) for one in used))
                for number, row in enumerate(shown.in_order(rows), 1)
            ],
            [
                tuple(Fact(text, shown.label(one)) for one in beside if (text := _text_of(row, one, shown)))
                for row in shown.in_order(rows)
            ],
        )


def _is_amount(place: Place) -> bool:
    return place.kind in ("int", "decimal")


def table_of(
    heads: Sequence[tuple[str, bool]], rows: Sequence[tuple[str, ...]], more: Sequence[tuple[Fact, ...]] = ()
) -> Table:
    """A table by the heads of its columns, each with whether it holds numbers, as wide as what stands in them asks."""
    widths = [
        min(max(len(max(head.split(), key=len, default="")), *(len(row[at]) for row in rows if row), 3), _MOST_WIDTH)
        for at, (head, _) in enumerate(heads)
    ]
    return Table(
        labels=tuple(head for head, _ in heads),
        widths=tuple(widths),
        right=tuple(right for _, right in heads),
        rows=tuple(rows),
        more=tuple(more),
    )
