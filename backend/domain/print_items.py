"""What can stand in a box on paper, and how a form is to be shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol, TypeVar

from msgspec import Struct

from sync_protocol.editions import belongs
from sync_protocol.rules import Form, Place, Row, places

R = TypeVar("R", bound=Row)


class Words(Protocol):
    """One language: its messages, and how it writes days, times and the names of countries."""

    def has(self, message: str) -> bool: ...
    def t(self, message: str, **values: str | int) -> str: ...
    def day(self, day: date) -> str: ...
    def moment(self, instant: datetime) -> str: ...
    def country(self, code: str) -> str: ...


class Fact(Struct, frozen=True, tag="fact"):
    """A value, with its label where the box's own does not say enough."""

    text: str
    label: str = ""
    strong: bool = False


class Ticks(Struct, frozen=True, tag="ticks"):
    """A choice: every option, and whether it is the one."""

    options: tuple[tuple[str, bool], ...]
    label: str = ""


class Table(Struct, frozen=True, tag="table", kw_only=True):
    """`widths` of the columns in characters; `right` for numbers. A row without cells is room to be written in; `more`
    is what stands below each row."""

    labels: tuple[str, ...]
    widths: tuple[int, ...]
    right: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]
    more: tuple[tuple[Fact, ...], ...]
    label: str = ""


class ToWrite(Struct, frozen=True, tag="write"):
    """Room to be written in by hand."""

    label: str = ""


class ToSign(Struct, frozen=True, tag="sign"):
    """What is declared, and the room for a signature and for a stamp below it where these have a label."""

    text: str
    signature: str = ""
    stamp: str = ""


Item = Fact | Ticks | Table | ToWrite | ToSign


class Shown(Struct, frozen=True, kw_only=True):
    """How a form is to be shown: in which language and edition; `place` is the edition's among all. `blank`: to be
    written in by hand.

    `conditional` are the boxes that only some documents have, by the section that they stand in. `named` are the texts
    of rows by their ids, for the tables that refer to them (CN-2); `latin` the scientific names by EPPO code (CN-7);
    `statements` what is declared and signed, by the name of the section that it belongs to.
    """

    words: Words
    edition: str
    place: int
    blank: bool = False
    conditional: frozenset[tuple[type[Form], str]] = frozenset()
    named: Mapping[str, str] = {}
    latin: Mapping[str, str] = {}
    statements: Mapping[str, tuple[Item, ...]] = {}

    def number(self, one: Place) -> str:
        return one.about.number[self.place] if one.about.number else ""

    def label(self, one: Place) -> str:
        label = one.about.labels[self.place] if one.about.labels else one.about.label
        return self.words.t(label) if self.words.has(label) else one.name

    def places(self, form: type[Form]) -> tuple[Place, ...]:
        """The fields that the edition has."""
        return tuple(
            one for one in places(form).values() if one.name != "id" and belongs(one.about.editions, self.edition)
        )

    def in_order(self, rows: Sequence[R]) -> Sequence[R]:
        """CN-2: lines of goods by their codes, those without one last; other rows as they were made."""
        return sorted(rows, key=lambda one: (not getattr(one, "cn_code", None), getattr(one, "cn_code", None) or ""))
