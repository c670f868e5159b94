"""Documents, lists and conditions that nobody would think of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from functools import cache
from random import Random
from typing import Any, TypeVar, get_args

from hypothesis import strategies as st
from msgspec.structs import replace

from sync_protocol.conditions import (
    AllRows,
    And,
    AnyRow,
    Count,
    Day,
    Find,
    Get,
    In,
    Less,
    Listed,
    Lit,
    Not,
    On,
    Or,
    Places,
    Plus,
    Present,
    Same,
    Starts,
    Sum,
    Test,
    Value,
    literal,
    tables_of,
)
from sync_protocol.evaluate import Entry, List
from sync_protocol.rules import Form, Place, Quantity, Row, Rule, places
from sync_protocol.scalars import BoxKind

T = TypeVar("T")
F = TypeVar("F", bound=Form)

ROW_IDS = ("a", "b", "c")
TEXTS = (
    *("01", "0101", "010410", "01061900", "02", "BR", "NZ", "E1", "A", " a", *ROW_IDS),
    *("e\u0301", "\u00e9", "\U0001f40e", "\U0001f40ea", "toString", "__proto__"),
)
QUANTITIES = ("0", "-0", "0.10", "0.1", "0.2", "0.3", "8", "8.01", "100.000", "999999999999999.999999")
KINDS: tuple[BoxKind, ...] = get_args(BoxKind)
_BOUNDARIES = (date(2026, 2, 28), date(2026, 3, 1))  # where entries of LISTS end and begin
_TURNS = tuple(
    datetime(*turn, tzinfo=UTC)
    for turn in (
        (1999, 12, 31, 23),
        (2026, 2, 28, 23),
        (2026, 3, 28, 23),
        (2026, 3, 29, 1),
        (2026, 3, 29, 22),
        (2026, 6, 30, 22),
        (2026, 10, 24, 22),
        (2026, 10, 25, 1),
        (2026, 10, 25, 23),
        (2126, 7, 31, 22),
    )
)
"""Midnights of the law, in winter, in summer and around both changes of the clock, and these changes."""
DAYS_OF_RULES = st.sampled_from(_BOUNDARIES) | st.dates(date(2025, 12, 28), date(2026, 7, 3))


def scalar(kind: BoxKind, random: Random) -> Any:
    """A value for a box of this kind, which is no enum; most are near one another, some at the ends."""
    rarely = random.random() < 0.2
    match kind:
        case "flag":
            return random.random() < 0.5
        case "int":
            return random.choice((1 - 2**53, 2**53 - 2, 2**53 - 1)) if rarely else random.randint(-3, 12)
        case "decimal":
            return Quantity(
                f"{random.randint(-(10**9), 10**9)}.{random.randint(0, 999)}" if rarely else _one(QUANTITIES, random)
            )
        case "date" if random.random() < 0.3:
            return _one(_TURNS, random).date() + timedelta(days=random.randint(0, 1))
        case "date":
            first, last = (date(1900, 1, 1), date(2199, 12, 31)) if rarely else (date(2025, 12, 28), date(2026, 7, 3))
            return date.fromordinal(random.randint(first.toordinal(), last.toordinal()))
        case "instant":
            near = _one(_TURNS, random) if random.random() < 0.5 else datetime(2026, 7, 1, 10, tzinfo=UTC)
            return near + timedelta(seconds=random.randint(-2, 2))
        case "text" | "enum":
            return _one(TEXTS, random)


def _one(options: Sequence[T], random: Random) -> T:
    return options[random.randrange(len(options))]


def scalars(kind: BoxKind) -> st.SearchStrategy[Any]:
    return st.randoms(use_true_random=False).map(lambda random: scalar(kind, random))


def documents(form: type[F], *, small: bool = False) -> st.SearchStrategy[F]:
    """Documents of a form, a third of their boxes empty. Only small ones can be shrunk: that takes long."""
    return st.randoms(use_true_random=not small).map(lambda random: _document(form, random))


def _document(form: type[F], random: Random) -> F:
    fields = {place.name: _field(place, random) for place in places(form).values() if place.name != "id"}
    return form(**fields, **({"id": "z"} if issubclass(form, Row) else {}))


def _field(place: Place, random: Random) -> Any:
    match place.kind:
        case "section":
            return _document(place.type, random)
        case "rows":
            return tuple(replace(_document(place.type, random), id=one) for one in ROW_IDS[: random.randint(0, 3)])
        case _ if random.random() < 0.33:
            return None
        case "enum":
            return _one(_options(place.type), random)
        case "text":
            return scalar("text", random)[: place.about.max_length]
        case kind:
            return scalar(kind, random)


@cache
def _options(options: type[Enum]) -> tuple[Enum, ...]:
    return tuple(options)


def _entries(*keys: tuple[str | None, ...], values: tuple[str | None, ...] = ("8", None, "0.30")) -> tuple[Entry, ...]:
    """Two entries for each key: some hold throughout, some end or begin within the days of the rules."""
    spans = ((date(2004, 5, 1), None), (date(2004, 5, 1), _BOUNDARIES[0]), (_BOUNDARIES[1], None))
    return tuple(
        Entry(key, *spans[index % 3], value=values[index % len(values)]) for index, key in enumerate((*keys, *keys))
    )


_CODES = ("0", "01", "0101", "0106", "BR", "E1", "a", "\U0001f40e")
LISTS = {
    "exact": List(("exact",), _entries(*((code,) for code in _CODES), (None,))),
    "whole": List(("prefix",), _entries(*((code,) for code in _CODES), values=("30", "-1", None, "900719925474099"))),
    "prefix-any": List(
        ("prefix", "any"), _entries(*((code, other) for code in _CODES[:5] for other in ("a", "BR", None)))
    ),
    "exact-prefix": List(("exact", "prefix"), _entries(("BR", "01"), ("BR", "0101"), ("NZ", "0"), (None, "0106"))),
}


@dataclass(frozen=True)
class Surroundings:
    """What a condition can be about: the boxes and tables of a form, by kind."""

    boxes: dict[BoxKind, tuple[str, ...]]
    tables: tuple[str, ...]
    options: tuple[str, ...]

    def boxes_of(self, kind: BoxKind, bound: frozenset[str]) -> list[str]:
        return [path for path in self.boxes.get(kind, ()) if bound.issuperset(tables_of(path))]

    def tables_in(self, bound: frozenset[str]) -> list[str]:
        return [path for path in self.tables if bound.issuperset(tables_of(path))]


@cache
def surroundings(form: type[Form]) -> Surroundings:
    found: dict[BoxKind, list[str]] = {}
    tables: list[str] = []
    options: set[str] = set()

    def walk(form: type[Form], before: str) -> None:
        for place in places(form).values():
            path = before + place.name
            match place.kind:
                case "section":
                    walk(place.type, f"{path}/")
                case "rows":
                    tables.append(path)
                    walk(place.type, f"{path}/*/")
                case kind:
                    found.setdefault(kind, []).append(path)
                    if kind == "enum":
                        options.update(place.type)

    walk(form, "")
    return Surroundings({kind: tuple(paths) for kind, paths in found.items()}, tuple(tables), tuple(sorted(options)))


class _Inventor:
    """Builds conditions out of what it draws. `bound` are the tables of which a row is known."""

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any], around: Surroundings) -> None:
        self._draw = draw
        self._around = around

    def _one_of(self, *options: Any) -> Any:
        return self._draw(st.sampled_from(options))

    def value(self, kind: BoxKind, bound: frozenset[str], depth: int) -> Value:
        boxes = self._around.boxes_of(kind, bound)
        numbers = ("plus", "sum", "find") if kind in ("int", "decimal") and depth else ()
        # As often as it takes for each to occur in a few hundred conditions: few values are whole numbers, or days.
        count = ("count",) * 4 if depth else ()
        others = {"date": ("on", "day") * 2, "int": count, "text": ("find",)}.get(kind, ())
        match self._one_of(*["get"] * (4 if boxes else 0), "lit", *numbers, *others):
            case "get":
                return Get(self._one_of(*boxes), kind)
            case "lit":
                return self._literal(kind)
            case "on":
                return On()
            case "plus":
                return Plus(self.value(kind, bound, depth - 1), self.value(kind, bound, depth - 1), kind)
            case "day":
                return Day(self.value("instant", bound, 0))
            case "sum":
                table, inside = self._table(bound)
                return Sum(table, self.value(kind, inside, depth - 1), kind)
            case "count":
                table, inside = self._table(bound)
                return Count(table, self.test(inside, depth - 1))
            case _:
                name = "whole" if kind == "int" else self._one_of(*LISTS)
                return Find(name, self._keys(name, bound), kind)

    def test(self, bound: frozenset[str], depth: int) -> Test:
        below = max(depth - 1, 0)
        leaves = ("present", "same", "less", "in", "starts", "places", "listed", "listed")
        match self._one_of(*leaves, *("and", "or", "not", "any", "all") * (2 if depth else 0)):
            case "present":
                return Present(self.value(self._one_of(*KINDS), bound, below))
            case "same":
                kind: BoxKind = self._one_of(*KINDS)
                return Same(self.value(kind, bound, below), self.value(kind, bound, below), kind)
            case "less":
                kind = self._one_of("int", "decimal", "date", "instant")
                return Less(self.value(kind, bound, below), self.value(kind, bound, below), kind)
            case "in":
                return In(self.value(self._one_of("text", "enum"), bound, below), self._words())
            case "starts":
                return Starts(self.value("text", bound, below), tuple(word[:2] for word in self._words()))
            case "places":
                return Places(self.value("decimal", bound, below), self._draw(st.integers(0, 6)))
            case "listed":
                name = self._one_of(*LISTS)
                return Listed(name, self._keys(name, bound))
            case "not":
                return Not(self.test(bound, below))
            case "any":
                table, inside = self._table(bound)
                return AnyRow(table, self.test(inside, below))
            case "all":
                table, inside = self._table(bound)
                return AllRows(table, self.test(inside, below))
            case join:
                parts = tuple(self.test(bound, below) for _ in range(self._draw(st.integers(0, 3))))
                return And(parts) if join == "and" else Or(parts)

    def _table(self, bound: frozenset[str]) -> tuple[str, frozenset[str]]:
        """A table, and the tables of which a row is known inside it."""
        table: str = self._one_of(*self._around.tables_in(bound))
        return table, frozenset(one for one in bound if not one.startswith(f"{table}/")) | {table}

    def _literal(self, kind: BoxKind) -> Lit:
        match kind:
            case "enum":
                return Lit(self._one_of(*self._around.options), kind)
            case _:
                return literal(self._draw(scalars(kind)), kind)

    def _words(self) -> tuple[str, ...]:
        return tuple(self._draw(st.lists(st.sampled_from((*TEXTS, *self._around.options)), max_size=3)))

    def _keys(self, name: str, bound: frozenset[str]) -> tuple[Value, ...]:
        return tuple(self.value("text", bound, 0) for _ in LISTS[name].match)


@st.composite
def rules(draw: Callable[[st.SearchStrategy[Any]], Any], form: type[Form]) -> Rule:
    """A rule at any box or table of a form."""
    around = surroundings(form)
    at = draw(st.sampled_from((*around.tables, *(path for paths in around.boxes.values() for path in paths))))
    inventor, bound = _Inventor(draw, around), frozenset(tables_of(at))
    return Rule("INVENTED", inventor.test(bound, 3), at, when=inventor.test(bound, 2), warning=draw(st.booleans()))
