"""Documents that make one rule say one thing: searched for by setting the boxes that the rule reads.

A condition is walked from its top: each node is told what it shall say, and tells the nodes below. What comes out is
judged by the evaluator, and what missed its aim is tried again with other dice; so nothing here has to be right for
what it finds to be right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from random import Random
from typing import Any, Literal, TypeVar, cast
from zoneinfo import ZoneInfo

import msgspec

from sync_protocol.conditions import (
    ALWAYS,
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
    tables_of,
)
from sync_protocol.evaluate import Entry, Env, Known, List, Scalar, bindings, check, reading, testing
from sync_protocol.rules import Form, Place, Rule, decode, places
from sync_protocol.scalars import MILLION, BoxKind
from tests.protocol.example_lists import words_for
from tests.protocol.guards import waits_for

Verdict = Literal["true", "false", "open", "outside"]
"""The rule applies and holds; is broken; waits for boxes; or does not apply, and would not hold if it did."""

T = TypeVar("T")
Json = dict[str, Any]

ON = date(2026, 7, 1)
_LAW = ZoneInfo("Europe/Brussels")
_STEP = {"decimal": MILLION // 2, "int": 1, "date": timedelta(days=1), "instant": timedelta(hours=1)}


class _Impossible(Exception):
    """This node cannot say that."""


def verdicts(rule: Rule, document: Form, on: date, lists: Mapping[str, List]) -> set[Verdict]:
    """What the rule says, once for each row that it is about."""
    env, said = Env(document, on, lists), set[Verdict]()
    when, require = testing(rule.when), testing(rule.require)
    for _ in bindings(env, tuple(tables_of(rule.at))):
        applies, holds = when(env), require(env)
        if applies is False:
            said |= set() if holds else {"outside"}
        elif applies and holds:
            said.add("true")
        elif holds is not True:
            is_open = (holds is None or applies is None) and any(
                one.missing for one in check(document, (rule,), on, lists)
            )
            said.add("open" if is_open else "false")
    return said


def possible(rule: Rule) -> tuple[Verdict, ...]:
    """What the rule can be made to say at all."""
    found: list[Verdict] = ["true", "false"]
    if waits_for(rule):
        found.append("open")
    return (*found,) if rule.when == ALWAYS else (*found, "outside")


def example(
    form: type[Form],
    rule: Rule,
    verdict: Verdict,
    lists: Mapping[str, List],
    *,
    seed: str,
    start: bytes = b"{}",
    tries: int = 400,
) -> Form | None:
    """A document of which the rule says this, made out of another; None where the search finds none."""
    for attempt in range(tries):
        steering = _Steering(form, lists, Random(f"{seed}/{attempt}"), msgspec.json.decode(start))
        if (found := steering.aimed(rule, verdict)) is not None:
            return found
    return None


class _Steering:
    def __init__(self, form: type[Form], lists: Mapping[str, List], random: Random, content: Json) -> None:
        self._form, self._lists, self._random, self._content = form, lists, random, content
        self._bound: dict[str, Json] = {"": content}

    def aimed(self, rule: Rule, verdict: Verdict) -> Form | None:
        """The document after one try; None where it missed its aim."""
        try:
            for table in tables_of(rule.at):
                rows = self._table(table)
                self._bound[table] = self._one(rows) if rows else self._new_row(rows)
            for test, want in self._aims(rule, verdict):
                self._test(test, want)
            document = self._document()
        except (_Impossible, msgspec.ValidationError, ValueError, OverflowError):
            return None
        return document if verdict in verdicts(rule, document, ON, self._lists) else None

    def _aims(self, rule: Rule, verdict: Verdict) -> list[tuple[Test, Known]]:
        wants: dict[Verdict, Sequence[tuple[Known, Known]]] = {
            "true": ((True, True),),
            "false": ((True, False),),
            "open": ((True, None), (None, False), (None, None)),
            "outside": ((False, False), (False, None)),
        }
        when, require = self._one(wants[verdict])
        aims = [(rule.when, when), (rule.require, require)]
        return aims if self._random.random() < 0.7 else aims[::-1]

    # --- the document -------------------------------------------------------------------------------------------------

    def _document(self) -> Form:
        return decode(self._form, msgspec.json.encode(self._content))

    def _env(self) -> Env:
        env = Env(self._document(), ON, self._lists)
        for table, row in self._bound.items():
            if table:
                outer, _, name = table.rpartition("/*/")
                rows: Any = env.rows[outer]
                for step in name.split("/"):
                    rows = getattr(rows, step)
                env.rows[table] = next(one for one in rows if one.id == row["id"])
        return env

    def _holder(self, path: str) -> tuple[Json, str]:
        """The section or row that the box or table stands in, made where there is none, and its name there."""
        table, _, rest = path.rpartition("/*/")
        *sections, name = rest.split("/")
        here = self._bound[table]
        for section in sections:
            here = here.setdefault(section, {})
        return here, name

    def _table(self, path: str) -> list[Json]:
        here, name = self._holder(path)
        return here.setdefault(name, [])

    def _new_row(self, rows: list[Json]) -> Json:
        taken = {row["id"] for row in rows}
        rows.append({"id": next(one for one in "abcdefghijklmnopqrstuvwxyz" if one not in taken)})
        return rows[-1]

    # --- values -------------------------------------------------------------------------------------------------------

    def _now(self, node: Value) -> Any:
        return reading(node)(self._env())

    def _ensured(self, node: Value) -> Any:
        if (now := self._now(node)) is None:
            self._value(node, self._fresh(node))
            now = self._now(node)
        if now is None:
            raise _Impossible
        return now

    def _fresh(self, node: Value) -> Any:
        match node:
            case Get(path, kind):
                return self._any_value(path, kind)
            case Find(name):
                entries = [entry for entry in self._lists[name].entries if entry.value is not None]
                return _typed(cast("str", self._one(entries).value), node.kind)
            case Day():
                return ON + timedelta(days=self._random.randint(-40, 40))
            case _:
                return self._random.randint(0, 3) * (MILLION if getattr(node, "kind", "") == "decimal" else 1)

    def _any_value(self, path: str, kind: BoxKind) -> Any:
        place = _place(self._form, path)
        match kind:
            case "enum":
                return self._one([option.value for option in place.type])
            case "text":
                return self._one(words_for(place.name))
            case "flag":
                return self._random.random() < 0.5
            case "int":
                return self._random.randint(0, 12)
            case "decimal":
                return self._random.randint(0, 40) * MILLION // 4
            case "date":
                return ON + timedelta(days=self._random.randint(-40, 40))
            case "instant":
                return datetime(2026, 7, 1, 10, tzinfo=UTC) + timedelta(hours=self._random.randint(-100, 100))

    def _value(self, node: Value, want: Any) -> None:
        """Make the node have this value; None makes it missing."""
        match node:
            case Get(path, kind):
                here, name = self._holder(path)
                if name == "id":
                    raise _Impossible
                if want is None:
                    here.pop(name, None)
                else:
                    here[name] = _wire(want, kind)
            case Plus(left, right):
                self._value(left, None if want is None else want - self._ensured(right))
            case Day(instant):
                self._value(instant, None if want is None else self._on_the_day(want))
            case Sum(table, addend):
                rows = self._table(table)
                rows.clear()
                if want != 0:
                    self._in_row(table, self._new_row(rows), addend, want)
            case Count(table, where):
                rows = self._table(table)
                rows.clear()
                for _ in range(1 if want is None else want):
                    self._in_row(table, self._new_row(rows), where, None if want is None else True)
            case Find(name, keys):
                self._find(name, keys, want, node.kind)
            case Lit() | On():
                raise _Impossible

    def _on_the_day(self, day: date) -> datetime:
        """The first or the last second of a day of the law, or one between them."""
        hour, minute, second = self._one(((0, 0, 0), (12, 0, 0), (23, 59, 59)))
        return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=_LAW).astimezone(UTC)

    def _find(self, name: str, keys: tuple[Value, ...], want: Any, kind: BoxKind) -> None:
        if want is None:
            self._value(self._one(keys), self._one((None, "zz")))
            return
        fitting = [
            one for one in self._lists[name].entries if one.value is not None and _typed(one.value, kind) == want
        ]
        self._set_keys(keys, fitting)

    def _set_keys(self, keys: tuple[Value, ...], entries: Sequence[Entry]) -> None:
        if not entries:
            raise _Impossible
        held = tuple(cast("str | None", self._now(key)) for key in keys)
        near = [entry for entry in entries if held[0] is not None and (entry.keys[0] or "").startswith(held[0])]
        for key, wanted in zip(keys, self._one(near or entries).keys, strict=True):
            if wanted is not None:
                self._value(key, wanted)

    # --- conditions ---------------------------------------------------------------------------------------------------

    def _test(self, node: Test, want: Known) -> None:
        """Make the condition say this; it is left alone where it says so already, most of the time."""
        if testing(node)(self._env()) is want and self._random.random() < 0.9:
            return
        match node:
            case Present(value):
                self._value(value, self._fresh(value) if want else None)
            case Same(left, right) | Less(left, right):
                self._compare(node, left, right, want)
            case In(value, options):
                self._choose(value, options, want)
            case Starts(value, prefixes):
                self._choose(value, [prefix + self._one(("", "0", "1")) for prefix in prefixes], want)
            case Places(value, most):
                self._value(value, None if want is None else MILLION // 10 ** (most if want else min(most + 1, 6)))
            case Listed(name, keys):
                if want:
                    self._set_keys(keys, self._lists[name].entries)
                else:
                    self._value(keys[0], "zz" if want is False else None)
            case Not(test):
                self._test(test, None if want is None else not want)
            case And(parts):
                self._join(parts, want, decided_by=False)
            case Or(parts):
                self._join(parts, want, decided_by=True)
            case AnyRow(table, test):
                self._rows(table, test, want, decided_by=True)
            case AllRows(table, test):
                self._rows(table, test, want, decided_by=False)

    def _join(self, parts: tuple[Test, ...], want: Known, *, decided_by: bool) -> None:
        if not parts and want is not (not decided_by):
            raise _Impossible
        order = self._random.sample(range(len(parts)), len(parts))
        if want is (not decided_by):
            for index in order:
                self._test(parts[index], want)
            return
        first, *others = order
        for index in others:
            self._test(parts[index], not decided_by)
        self._test(parts[first], want)

    def _rows(self, table: str, test: Test, want: Known, *, decided_by: bool) -> None:
        rows = self._table(table)
        if want is (not decided_by):
            if self._random.random() < 0.5 and not any(other.startswith(table) for other in self._bound if other):
                rows.clear()
            for row in list(rows):
                self._in_row(table, row, test, want)
            if not rows and not decided_by and self._random.random() < 0.7:
                self._in_row(table, self._new_row(rows), test, want)
            return
        if want is None:
            for row in list(rows):
                self._in_row(table, row, test, not decided_by)
        fresh = not rows or self._random.random() < 0.3
        self._in_row(table, self._new_row(rows) if fresh else self._one(rows), test, want)

    def _in_row(self, table: str, row: Json, node: Value | Test, want: Any) -> None:
        outer = self._bound.get(table)
        self._bound[table] = row
        try:
            if isinstance(node, Value):
                self._value(node, want)
            else:
                self._test(node, want)
        finally:
            if outer is None:
                del self._bound[table]
            else:
                self._bound[table] = outer

    def _choose(self, value: Value, options: Sequence[str], want: Known) -> None:
        if want is None:
            self._value(value, None)
        elif want:
            self._value(value, self._one(options))
        elif isinstance(value, Get) and value.kind == "enum":
            place = _place(self._form, value.path)
            others = [option.value for option in place.type if option.value not in options]
            self._value(value, self._one(others))
        else:
            self._value(value, self._fresh(value) if self._random.random() < 0.5 else "zz")

    def _compare(self, node: Same | Less, left: Value, right: Value, want: Known) -> None:
        sides = [one for one in (left, right) if not isinstance(one, Lit | On)]
        moved = self._one(sides)
        if want is None:
            self._value(moved, None)
            return
        anchor = right if moved is left else left
        fixed = self._ensured(anchor)
        if isinstance(node, Same):
            self._value(moved, fixed if want else self._unlike(moved, fixed, node.kind))
            return
        step: Any = _STEP[node.kind] * self._one((1, 1, 24))
        self._value(moved, (fixed - step if moved is left else fixed + step) if want else fixed)

    def _unlike(self, node: Value, fixed: Scalar, kind: BoxKind) -> Any:
        if kind == "flag":
            return not fixed
        if kind in _STEP:
            return cast("Any", fixed) + _STEP[kind]
        for _ in range(20):
            if (other := self._fresh(node)) != fixed:
                return other
        return "zz"

    def _one(self, options: Sequence[T]) -> T:
        if not options:
            raise _Impossible
        return options[self._random.randrange(len(options))]


def _typed(raw: str, kind: BoxKind) -> Any:
    match kind:
        case "int":
            return int(raw)
        case "decimal":
            return round(float(raw) * MILLION)
        case "date":
            return date.fromisoformat(raw)
        case _:
            return raw


def _wire(value: Any, kind: BoxKind) -> Any:
    match kind:
        case "decimal":
            sign, (whole, part) = "-" if value < 0 else "", divmod(abs(value), MILLION)
            return f"{sign}{whole}.{part:06}"
        case "date":
            return value.isoformat()
        case "instant":
            return value.strftime("%Y-%m-%dT%H:%M:%SZ")
        case _:
            return value


@cache
def _place(form: type[Form], path: str) -> Place:
    *sections, name = [step for step in path.split("/") if step != "*"]
    for section in sections:
        form = places(form)[section].type
    return places(form)[name]
