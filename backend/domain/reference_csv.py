"""Reads a list of the reference data from CSV: wholly, or not at all with every bad line named.

The file is UTF-8 with one line of column names; commas, semicolons and tabs are taken as separators, as spreadsheets
write them. Columns may stand in any order: those of the list's definition, `since` and `until`, and one for each
language that there are words in, by its two letters. The list of goods also takes the files of `reference_cn`.
"""

from __future__ import annotations

import csv
import io
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import islice, pairwise
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from backend.domain import reference_cn
from backend.domain.reference_cn import Line, Row
from backend.domain.reference_faults import Fault, Faults, fault, unreadable
from backend.domain.reference_lists import BRANCH, LEAF, SHAPES, Column, Definition, Holds, Key
from sync_protocol.lists import Keys
from sync_protocol.reference_list import ReferenceEntry, ReferenceList

MAX_BYTES = 64 * 1024 * 1024
"""The largest file that is read."""

MAX_ENTRIES = 200_000
"""The most entries of one list: a tablet holds all of it."""

_NUMBERS = (Holds.DECIMAL, Holds.LATITUDE, Holds.LONGITUDE)
_LANGUAGE = re.compile("[a-z]{2}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class About(Struct, frozen=True, kw_only=True):
    """What the file does not say of itself. Entries without `since` hold from `valid_from` on."""

    version: str
    source: str
    valid_from: date
    example: bool = False


_Placed = tuple[int, ReferenceEntry]
"""An entry with its line."""


def read(
    definition: Definition, raw: bytes, about: About, on_line: Callable[[int], None] = lambda _line: None
) -> ReferenceList:
    """The list that the file holds. `on_line` is told each line's number as it is read.

    Raises Unreadable.
    """
    return build(definition, rows(definition, raw), about, on_line)


def build(
    definition: Definition,
    lines: Iterable[Line],
    about: About,
    on_line: Callable[[int], None] = lambda _line: None,
) -> ReferenceList:
    """The list of these rows, each with its number in the file, or with the reason why it is none.

    Raises Unreadable.
    """
    faults = Faults()
    placed: list[_Placed] = []
    for line, row in lines:
        on_line(line)
        if len(placed) >= MAX_ENTRIES:
            faults.note(line, "", "too-many", most=MAX_ENTRIES)
            break
        if isinstance(row, Fault):
            faults.add(row)
            continue
        before = faults.count
        entry = _entry(definition, row, about, partial(faults.note, line))
        if faults.count == before and entry is not None:
            placed.append((line, entry))
    if not placed and not faults.count:
        faults.note(1, "", "no-entry")
    faults.refuse()
    placed.sort(key=lambda one: order(one[1]))
    _check_days(placed, faults)
    if definition.tree:
        placed = _as_tree(placed, faults)
    faults.refuse()
    return ReferenceList(
        name=definition.name,
        version=about.version,
        source=about.source,
        valid_from=about.valid_from,
        example=about.example,
        match=definition.match,
        entries=tuple(entry for _, entry in placed),
    )


def rows(definition: Definition, raw: bytes) -> Iterator[Line]:
    """The file's lines by column, each with its number; for one that has other columns, the fault that says so.

    Raises Unreadable for a file that is no CSV in UTF-8, or has other columns than this list.
    """
    if len(raw) > MAX_BYTES:
        raise unreadable(1, "", "too-large", most=MAX_BYTES)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise unreadable(line, "", "not-utf8") from None
    cells = _cells(text)
    names = [name.strip() for _, named in islice(cells, 1) for name in named]
    if definition.tree and reference_cn.is_goods_nomenclature(names):
        return reference_cn.rows(names, _by_name(names, cells))
    if names:
        _check_names(definition, names)
    return _by_name(names, cells)


def _cells(text: str) -> Iterator[tuple[int, list[str]]]:
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    start = 1
    try:
        for cells in reader:
            line, start = start, reader.line_num + 1
            yield line, cells
    except csv.Error as error:
        raise unreadable(start, "", "not-csv", why=error) from None


def _by_name(names: Sequence[str], lines: Iterable[tuple[int, Sequence[str]]]) -> Iterator[Line]:
    for line, cells in lines:
        if any(cells):
            fits = len(cells) == len(names)
            other = fault(line, "", "cells", cells=len(cells), columns=len(names))
            yield line, dict(zip(names, cells, strict=True)) if fits else other


def _check_names(definition: Definition, names: Sequence[str]) -> None:
    """Said once for the file, and not again at each of its lines."""
    known = ", ".join(columns(definition))
    faults = Faults()
    for name in sorted({name for name in names if names.count(name) > 1}):
        faults.note(1, name, "column-twice")
    for name in dict.fromkeys(names):
        if not _is_column(definition, name):
            faults.note(1, name, "unknown-column", columns=known)
    for name in _needed(definition):
        if name not in names:
            faults.note(1, name, "no-column", columns=known)
    faults.refuse()


def _is_column(definition: Definition, name: str) -> bool:
    return name in columns(definition) or (definition.worded and _LANGUAGE.fullmatch(name) is not None)


def _told(definition: Definition) -> list[Column]:
    """The columns of the facts and of the value that a file may have."""
    if definition.tree:
        return [one for one in definition.facts if one.name != "parent"]
    return [*definition.facts, *((definition.value,) if definition.value is not None else ())]


def _needed(definition: Definition) -> list[str]:
    keys = [key.name for key in definition.keys if not key.optional]
    return keys + [one.name for one in _told(definition) if one.required]


def columns(definition: Definition) -> tuple[str, ...]:
    """The names of the columns that a file of this list may have, but for the languages; first those it must have."""
    needed = _needed(definition)
    names = [key.name for key in definition.keys] + [one.name for one in _told(definition)]
    return (*needed, *(name for name in names if name not in needed), "since", "until")


class _Note(Protocol):
    """Takes down what is wrong with a cell of the line that is being read."""

    def __call__(self, column: str, code: str, /, **names: object) -> None: ...


def _entry(definition: Definition, row: Row, about: About, note: _Note) -> ReferenceEntry | None:
    known = columns(definition)
    for name in row:
        if not _is_column(definition, name):
            note(name, "unknown-column", columns=", ".join(known))
    keys = tuple(_key(key, row, note) for key in definition.keys)
    value = None
    if definition.value is not None and not definition.tree:
        value = _cell(definition.value, row, note)
    facts = {
        one.name: cell for one in definition.facts if one.name in known and (cell := _cell(one, row, note)) is not None
    }
    words = {name: _worded(name, row[name], note) for name in sorted(row) if _LANGUAGE.fullmatch(name)}
    words = {name: text for name, text in words.items() if text} if definition.worded else {}
    if definition.worded and not words:
        note("", "no-words")
    since = _day("since", row, note) or about.valid_from
    until = _day("until", row, note)
    if until is not None and until < since:
        note("until", "until-before-since", until=until, since=since)
    return ReferenceEntry(keys, since, until, value, words, facts)


def _key(key: Key, row: Row, note: _Note) -> str | None:
    column = Column(name=key.name, holds=key.holds, required=not key.optional, options=key.options)
    return _cell(column, row, note)


def _cell(column: Column, row: Row, note: _Note) -> str | None:
    text = row.get(column.name, "").strip()
    if column.holds is Holds.CN_CODE:
        text = text.replace(" ", "")
    if column.holds in _NUMBERS:
        text = text.replace(",", ".")
    if not text:
        if column.required:
            note(column.name, "empty")
        return None
    if column.options and text not in column.options:
        note(column.name, "not-an-option", text=_shown(text), options=", ".join(column.options))
    if not SHAPES[column.holds][0].fullmatch(text):
        note(column.name, f"not-{column.holds}", text=_shown(text))
    return text


def _worded(language: str, raw: str, note: _Note) -> str:
    text = " ".join(raw.split())
    if text and not SHAPES[Holds.TEXT][0].fullmatch(text):
        note(language, f"not-{Holds.TEXT}", text=_shown(text))
    return text


def _day(column: str, row: Row, note: _Note) -> date | None:
    text = row.get(column, "").strip()
    if not text:
        return None
    try:
        if not _DAY.fullmatch(text):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError:
        note(column, "no-day", text=_shown(text))
        return None


def _shown(text: str) -> str:
    return "".join(one if one.isprintable() else "�" for one in (text if len(text) <= 40 else f"{text[:40]}…"))


def order(entry: ReferenceEntry) -> tuple[tuple[str, ...], date]:
    """Entries stand in the order of their keys, an empty one first, then of the day from which they hold."""
    return tuple(key or "" for key in entry.keys), entry.since


def _check_days(placed: Sequence[_Placed], faults: Faults) -> None:
    """The lines of one key hold one after the other."""
    for (before, one), (line, other) in pairwise(placed):
        if one.keys == other.keys and (one.until is None or other.since <= one.until):
            first, second = sorted((before, line))
            if first:
                faults.note(second, "", "same-days", other=first, keys=_said(other.keys))
            else:  # one of them stands in the list already
                faults.note(second, "", "same-days-held", keys=_said(other.keys))


def _said(keys: Keys) -> str:
    return ", ".join(key or "any" for key in keys)


def _as_tree(placed: Sequence[_Placed], faults: Faults) -> list[_Placed]:
    """Each entry with its parent, and whether it is the end of a branch.

    The parent of a code is its longest beginning in the list; only chapters have none.
    """
    codes = sorted({entry.keys[0] or "" for _, entry in placed})
    known = frozenset(codes)
    grown: list[_Placed] = []
    for line, entry in placed:
        code = entry.keys[0] or ""
        parent = next((code[:end] for end in range(len(code) - 2, 0, -2) if code[:end] in known), "")
        if len(code) > 2 and not parent:
            faults.note(line, "code", "no-heading", code=code, chapter=code[:2])
        after = bisect_left(codes, code) + 1
        value = BRANCH if after < len(codes) and codes[after].startswith(code) else LEAF
        facts = ({"parent": parent} if parent else {}) | entry.facts
        grown.append((line, replace(entry, value=value, facts=facts)))
    return grown


def as_rows(definition: Definition, entries: Iterable[ReferenceEntry]) -> Iterator[Row]:
    """The lines of these entries, as `build` takes them."""
    names = [key.name for key in definition.keys]
    value = definition.value.name if definition.value is not None and not definition.tree else None
    known = columns(definition)
    for entry in entries:
        row = dict(zip(names, (key or "" for key in entry.keys), strict=True))
        row |= {name: cell for name, cell in entry.facts.items() if name in known} | entry.words
        row |= {"since": entry.since.isoformat(), "until": entry.until.isoformat() if entry.until else ""}
        yield row if value is None else row | {value: entry.value or ""}


def write(definition: Definition, list_: ReferenceList) -> str:
    """The list as a file that `read` takes."""
    languages = sorted({language for entry in list_.entries for language in entry.words})
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, [*columns(definition), *languages], restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(as_rows(definition, list_.entries))
    return out.getvalue()
