"""What can be wrong with a list that comes in: a code, the line and the cell, and the sentence that says so.

The app says the same in the language of whoever reads it, by the code and what the sentence names: `fault-<code>` in
`locales/*/lists.ftl`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from backend.domain.reference_lists import SHAPES

MAX_FAULTS = 1000
"""How many bad lines are named; of more, only the number is told."""

SENTENCES: Mapping[str, str] = {
    "too-large": "The file has more than { $most } bytes.",
    "not-utf8": "It is not UTF-8: save the file as CSV in UTF-8.",
    "not-csv": "It cannot be read as CSV: { $why }.",
    "no-entry": "There is no entry in it.",
    "too-many": "The list has more than { $most } entries.",
    "column-twice": "The column is there twice.",
    "unknown-column": "This list has no such column; it has { $columns }.",
    "no-column": "The file lacks this column; the list has { $columns }.",
    "cells": "It has { $cells } cells, and the first line names { $columns } columns.",
    "empty": "It is empty, and has to be filled in.",
    "not-an-option": "“{ $text }” is none of { $options }.",
    "no-words": "It has no words in any language: a column is named by two letters, as en or nl.",
    "no-day": "“{ $text }” is no day, written as 2026-01-31.",
    "until-before-since": "{ $until } is before { $since }, from which the line holds.",
    "same-days": "Line { $other } says something else of { $keys } for the same days.",
    "same-days-held": "Another line of { $keys } holds on the same days: end that one first.",
    "no-heading": "There is no heading above { $code }: chapter { $chapter } is missing.",
    "no-goods-code": "“{ $text }” is no goods code: ten digits and a suffix of two.",
    "no-level": "“{ $text }” is none of 2, 4, 6, 8, 10.",
    "no-language": "“{ $text }” is no language, in two letters.",
    "files-differ": "The files say different things of { $keys }.",
    "which-line": "Several lines have these keys, since { $days }: say which.",
    "no-line": "There is no line { $keys }.",
    **{f"not-{holds}": f"“{{ $text }}” is not {said}." for holds, (_, said) in SHAPES.items()},
}
"""What each code says, in English; a name in braces is filled in."""


class Fault(Struct, frozen=True):
    """What is wrong at a line of the file, of which the first names the columns. `column` is empty for all of it.

    `names` is what the sentence is filled in with.
    """

    line: int
    column: str
    code: str
    names: Mapping[str, str]
    reason: str


class Unreadable(Exception):
    """The file holds no list: nothing of it is used. `count` is that of all faults, of which the first are named."""

    def __init__(self, faults: Sequence[Fault], count: int) -> None:
        super().__init__(f"{count} lines or cells cannot be used")
        self.faults, self.count = tuple(faults), count


class Faults:
    """Those of one file, as they are found."""

    def __init__(self) -> None:
        self._named: list[Fault] = []
        self.count = 0

    def note(self, line: int, column: str, code: str, /, **names: object) -> None:
        self.add(fault(line, column, code, **names))

    def add(self, one: Fault) -> None:
        self.count += 1
        if len(self._named) < MAX_FAULTS:
            self._named.append(one)

    def refuse(self) -> None:
        """Raises Unreadable where there is one."""
        if self.count:
            raise Unreadable(self._named, self.count)


def fault(line: int, column: str, code: str, /, **names: object) -> Fault:
    told = {name: str(value) for name, value in names.items()}
    reason = SENTENCES[code]
    for name, value in told.items():
        reason = reason.replace(f"{{ ${name} }}", value)
    return Fault(line, column, code, told, reason)


def unreadable(line: int, column: str, code: str, /, **names: object) -> Unreadable:
    """The whole file is refused for one fault."""
    return Unreadable([fault(line, column, code, **names)], 1)
