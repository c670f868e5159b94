"""Reads a list of the reference data from CSV: wholly, or not at all with every bad line named.

The file is UTF-8 with one line of column names; commas, semicolons and tabs are taken as separators, as spreadsheets
write them. Columns may stand in any order: those of the list's definition, `since` and `until`, and one for each
language that there are words in, by its two letters.
"""

from __future__ import annotations

import csv
import io
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from backend.domain.reference_lists import BRANCH, LEAF, SHAPES, Column, Definition, Holds, Key
from sync_protocol.lists import Keys
from sync_protocol.reference_list import ReferenceEntry, ReferenceList

MAX_BYTES = 64 * 1024 * 1024
"""The largest file that is read."""

MAX_ENTRIES = 200_000
"""The most entries of one list: a tablet holds all of it."""

MAX_FAULTS = 100
"""How many bad lines are named; of more, only the number is told."""

_NUMBERS = (Holds.DECIMAL, Holds.LATITUDE, Holds.LONGITUDE)
_LANGUAGE = re.compile("[a-z]{2}")
_WORDS = SHAPES[Holds.TEXT]
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Fault(Struct, frozen=True):
    """What is wrong at a line of the file, of which the first names the columns. `column` is empty for all of it."""

    line: int
    column: str
    reason: str


class Unreadable(Exception):
    """The file holds no list: nothing of it is used. `count` is that of all faults, of which the first are named."""

    def __init__(self, faults: Sequence[Fault], count: int) -> None:
        super().__init__(f"{count} lines or cells cannot be used")
        self.faults, self.count = tuple(faults), count


class About(Struct, frozen=True, kw_only=True):
    """What the file does not say of itself. Entries without `since` hold from `valid_from` on."""

    version: str
    source: str
    valid_from: date
    example: bool = False


class _Faults:
    def __init__(self) -> None:
        self.named: list[Fault] = []
        self.count = 0

    def note(self, line: int, column: str, reason: str) -> None:
        self.count += 1
        if len(self.named) < MAX_FAULTS:
            self.named.append(Fault(line, column, reason))

    def refuse(self) -> None:
        if self.count:
            raise Unreadable(self.named, self.count)


_Placed = tuple[int, ReferenceEntry]
"""An entry with its line."""

Row = Mapping[str, str]
"""The cells of a line by the names of their columns."""


def read(
    definition: Definition, raw: bytes, about: About, on_line: Callable[[int], None] = lambda _line: None
) -> ReferenceList:
    """The list that the file holds. `on_line` is told each line's number as it is read.

    Raises Unreadable.
    """
    return build(definition, rows(raw), about, on_line)


def build(
    definition: Definition,
    lines: Iterable[tuple[int, Row | str]],
    about: About,
    on_line: Callable[[int], None] = lambda _line: None,
) -> ReferenceList:
    """The list of these rows, each with its number in the file, or with the reason why it is none.

    Raises Unreadable.
    """
    faults = _Faults()
    placed: list[_Placed] = []
    for line, row in lines:
        on_line(line)
        if len(placed) >= MAX_ENTRIES:
            faults.note(line, "", f"The list has more than {MAX_ENTRIES} entries.")
            break
        if isinstance(row, str):
            faults.note(line, "", row)
            continue
        before = faults.count
        entry = _entry(definition, row, about, lambda column, reason, line=line: faults.note(line, column, reason))
        if faults.count == before and entry is not None:
            placed.append((line, entry))
    if not placed and not faults.count:
        faults.note(1, "", "There is no entry in it.")
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


def rows(raw: bytes) -> Iterator[tuple[int, Row | str]]:
    """The file's lines by column, each with its number; for one that has other columns, the sentence that says so.

    Raises Unreadable for a file that is no CSV in UTF-8.
    """
    if len(raw) > MAX_BYTES:
        raise Unreadable([Fault(1, "", f"The file has more than {MAX_BYTES} bytes.")], 1)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Unreadable([Fault(line, "", "It is not UTF-8: save the file as CSV in UTF-8.")], 1) from None
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    names: list[str] = []
    start = 1
    try:
        for cells in reader:
            line, start = start, reader.line_num + 1
            if not names:
                names = [cell.strip() for cell in cells]
                _check_names(names)
            elif any(cells):
                fits = len(cells) == len(names)
                said = f"It has {len(cells)} cells, and the first line names {len(names)} columns."
                yield line, dict(zip(names, cells, strict=True)) if fits else said
    except csv.Error as error:
        raise Unreadable([Fault(start, "", f"It cannot be read as CSV: {error}.")], 1) from None


def _check_names(names: Sequence[str]) -> None:
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise Unreadable([Fault(1, name, "The column is there twice.") for name in twice], len(twice))


def columns(definition: Definition) -> tuple[str, ...]:
    """The names of the columns that a file of this list may have, but for the languages; first those it must have."""
    needed = [key.name for key in definition.keys if not key.optional]
    told = [*definition.facts, *((definition.value,) if definition.value is not None and not definition.tree else ())]
    needed += [one.name for one in told if one.required]
    other = [key.name for key in definition.keys if key.optional] + [one.name for one in told if not one.required]
    other = [name for name in other if not (definition.tree and name == "parent")]
    return (*needed, *other, "since", "until")


_Note = Callable[[str, str], None]


def _entry(definition: Definition, row: Row, about: About, note: _Note) -> ReferenceEntry | None:
    known = columns(definition)
    unknown = [name for name in row if name not in known and not (definition.worded and _LANGUAGE.fullmatch(name))]
    for name in unknown:
        note(name, f"This list has no such column; it has {', '.join(known)}.")
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
        note("", "It has no words in any language: a column is named by two letters, as en or nl.")
    since = _day("since", row, note) or about.valid_from
    until = _day("until", row, note)
    if until is not None and until < since:
        note("until", f"{until} is before {since}, from which the line holds.")
    return ReferenceEntry(keys, since, until, value, words, facts)


def _key(key: Key, row: Row, note: _Note) -> str | None:
    column = Column(name=key.name, holds=key.holds, required=not key.optional)
    return _cell(column, row, note)


def _cell(column: Column, row: Row, note: _Note) -> str | None:
    text = row.get(column.name, "").strip()
    if column.holds is Holds.CN_CODE:
        text = text.replace(" ", "")
    if column.holds in _NUMBERS:
        text = text.replace(",", ".")
    if not text:
        if column.required:
            note(column.name, "It is empty, and has to be filled in.")
        return None
    if column.options and text not in column.options:
        note(column.name, f"{_shown(text)} is none of {', '.join(column.options)}.")
    shape, said = SHAPES[column.holds]
    if not shape.fullmatch(text):
        note(column.name, f"{_shown(text)} is not {said}.")
    return text


def _worded(language: str, raw: str, note: _Note) -> str:
    text = " ".join(raw.split())
    shape, said = _WORDS
    if text and not shape.fullmatch(text):
        note(language, f"{_shown(text)} is not {said}.")
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
        note(column, f"{_shown(text)} is no day, written as 2026-01-31.")
        return None


def _shown(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:40] + "…")


def order(entry: ReferenceEntry) -> tuple[tuple[str, ...], date]:
    """Entries stand in the order of their keys, an empty one first, then of the day from which they hold."""
    return tuple(key or "" for key in entry.keys), entry.since


def _check_days(placed: Sequence[_Placed], faults: _Faults) -> None:
    """The lines of one key hold one after the other."""
    for (before, one), (line, other) in pairwise(placed):
        if one.keys == other.keys and (one.until is None or other.since <= one.until):
            first, second = sorted((before, line))
            faults.note(second, "", f"Line {first} says something else of {_said(other.keys)} for the same days.")


def _said(keys: Keys) -> str:
    return ", ".join(key or "any" for key in keys)


def _as_tree(placed: Sequence[_Placed], faults: _Faults) -> list[_Placed]:
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
            faults.note(line, "code", f"There is no heading above {code}: chapter {code[:2]} is missing.")
        after = bisect_left(codes, code) + 1
        value = BRANCH if after < len(codes) and codes[after].startswith(code) else LEAF
        facts = ({"parent": parent} if parent else {}) | entry.facts
        grown.append((line, replace(entry, value=value, facts=facts)))
    return grown


def as_rows(definition: Definition, list_: ReferenceList) -> Iterator[Row]:
    """The list's lines, as `build` takes them."""
    names = [key.name for key in definition.keys]
    value = definition.value.name if definition.value is not None and not definition.tree else None
    known = columns(definition)
    for entry in list_.entries:
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
    writer.writerows(as_rows(definition, list_))
    return out.getvalue()
