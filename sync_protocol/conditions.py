"""Conditions: a closed tree that travels as JSON, and the typed references that it is written with.

`evaluate.py` and `pwa/src/domain/rules.ts` give the nodes their meaning. A star in a path stands for the row that a
condition is about: `tests/*/sampled` is the box `sampled` of a row of the table `tests`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Generic, Never, TypeVar, cast

from msgspec import Struct

from sync_protocol.scalars import FIRST_DAY, LAST_DAY, BoxKind, Quantity

T = TypeVar("T")
R = TypeVar("R")
Number = TypeVar("Number", int, Quantity)
Ordered = TypeVar("Ordered", int, Quantity, date, datetime)


class Node(Struct, frozen=True, array_like=True):
    """A node of a condition. It travels as an array: its tag, then its fields."""


class Get(Node, frozen=True, tag="get"):
    """The value of a box."""

    path: str
    kind: BoxKind


class Lit(Node, frozen=True, tag="lit"):
    """A constant; decimals, dates and instants as text."""

    value: str | int | bool
    kind: BoxKind


class On(Node, frozen=True, tag="on"):
    """The day that the rules are judged on."""


class Day(Node, frozen=True, tag="day"):
    """The day of an instant where the days of the law are counted."""

    instant: Value


class Plus(Node, frozen=True, tag="plus"):
    """The sum of two numbers."""

    left: Value
    right: Value
    kind: BoxKind


class Sum(Node, frozen=True, tag="sum"):
    """The sum over the rows of a table; 0 where there are none, missing where one addend is."""

    table: str
    value: Value
    kind: BoxKind


class Count(Node, frozen=True, tag="count"):
    """How many rows meet a condition; missing where one row leaves it open."""

    table: str
    where: Test


class Find(Node, frozen=True, tag="find"):
    """The value that a list of the reference data holds for these keys on the day."""

    list: str
    keys: tuple[Value, ...]
    kind: BoxKind


class Present(Node, frozen=True, tag="present"):
    """Whether there is a value; never open."""

    value: Value


class Same(Node, frozen=True, tag="="):
    """Whether two values are equal."""

    left: Value
    right: Value
    kind: BoxKind


class Less(Node, frozen=True, tag="<"):
    """Whether the left value is below, or before, the right one."""

    left: Value
    right: Value
    kind: BoxKind


class In(Node, frozen=True, tag="in"):
    """Whether a text is one of these."""

    value: Value
    options: tuple[str, ...]


class Starts(Node, frozen=True, tag="starts"):
    """Whether a text starts with one of these."""

    value: Value
    prefixes: tuple[str, ...]


class Places(Node, frozen=True, tag="places"):
    """Whether a decimal needs at most so many digits after the point."""

    value: Value
    most: int


class Listed(Node, frozen=True, tag="listed"):
    """Whether a list of the reference data has an entry for these keys on the day."""

    list: str
    keys: tuple[Value, ...]


class And(Node, frozen=True, tag="and"):
    """Whether all parts hold; true without parts."""

    parts: tuple[Test, ...]


class Or(Node, frozen=True, tag="or"):
    """Whether a part holds; false without parts."""

    parts: tuple[Test, ...]


class Not(Node, frozen=True, tag="not"):
    """The opposite; open stays open."""

    test: Test


class AnyRow(Node, frozen=True, tag="any"):
    """Whether a row of the table meets the condition."""

    table: str
    test: Test


class AllRows(Node, frozen=True, tag="all"):
    """Whether every row of the table meets the condition."""

    table: str
    test: Test


Value = Get | Lit | On | Day | Plus | Sum | Count | Find
Test = Present | Same | Less | In | Starts | Places | Listed | And | Or | Not | AnyRow | AllRows

ALWAYS = And(())


def children(node: Node) -> Iterator[Node]:
    """The nodes right below this one."""
    for name in node.__struct_fields__:
        child = getattr(node, name)
        for one in cast("tuple[object, ...]", child) if isinstance(child, tuple) else (child,):
            if isinstance(one, Node):
                yield one


def tables_of(path: str) -> Iterator[str]:
    """The tables whose rows a path goes through, outermost first: `a`, then `a/*/b`, for `a/*/b/*/c`."""
    cut = path.find("/*/")
    while cut >= 0:
        yield path[:cut]
        cut = path.find("/*/", cut + 1)


class Cond:
    """A condition: true, false or open. Joined with & | ~ and parentheses, never with and, or, not."""

    def __init__(self, node: Test) -> None:
        self.node = node

    def __and__(self, other: Cond) -> Cond:
        return Cond(And((*self._parts(And), *other._parts(And))))

    def __or__(self, other: Cond) -> Cond:
        return Cond(Or((*self._parts(Or), *other._parts(Or))))

    def __invert__(self) -> Cond:
        return Cond(Not(self.node))

    def _parts(self, join: type[And | Or]) -> tuple[Test, ...]:
        return self.node.parts if isinstance(self.node, join) else (self.node,)

    def __bool__(self) -> Never:
        raise TypeError("a condition has no truth before there is a document: use & | ~, not and, or, not, a < b < c")


class Ref(Generic[T]):
    """A reference to a value of type T: a box, a sum, a look-up. No key of a dict: its == builds a condition."""

    __hash__ = None  # pyright: ignore[reportAssignmentType] - the right spelling, but object promises a hash

    def __init__(self, node: Value, kind: BoxKind) -> None:
        self.node = node
        self.kind: BoxKind = kind

    # A comparison builds a condition, which is not what object promises; the operand's type is what we want checked.
    def __eq__(self, other: T | Ref[T]) -> Cond:  # pyright: ignore[reportIncompatibleMethodOverride]
        return Cond(Same(self.node, self._operand(other), self.kind))

    def __ne__(self, other: T | Ref[T]) -> Cond:  # pyright: ignore[reportIncompatibleMethodOverride]
        return ~(self == other)

    def __lt__(self: Ref[Ordered], other: Ordered | Ref[Ordered]) -> Cond:
        return Cond(Less(self.node, self._operand(other), self.kind))

    def __gt__(self: Ref[Ordered], other: Ordered | Ref[Ordered]) -> Cond:
        return Cond(Less(self._operand(other), self.node, self.kind))

    def __le__(self: Ref[Ordered], other: Ordered | Ref[Ordered]) -> Cond:
        return ~(self > other)

    def __ge__(self: Ref[Ordered], other: Ordered | Ref[Ordered]) -> Cond:
        return ~(self < other)

    def __add__(self: Ref[Number], other: Number | Ref[Number]) -> Ref[Number]:
        return Ref[Number](Plus(self.node, self._operand(other), self.kind), self.kind)

    def day(self: Ref[datetime]) -> Ref[date]:
        return Ref[date](Day(self.node), "date")

    def within(self, options: Iterable[T]) -> Cond:
        """Whether the text, or the option of an enum, is one of these. Raises TypeError for other kinds."""
        if self.kind not in ("text", "enum"):
            raise TypeError(f"within() is for texts and enums, not for {self.kind}")
        return Cond(In(self.node, tuple(sorted(str(option) for option in options))))

    def starts(self: Ref[str], *prefixes: str) -> Cond:
        return Cond(Starts(self.node, prefixes))

    def places(self: Ref[Quantity], most: int) -> Cond:
        """Whether at most so many digits after the point are needed: 1.50 needs one."""
        if not 0 <= most <= 6:
            raise ValueError("a quantity has 0 to 6 digits after the point")
        return Cond(Places(self.node, most))

    def yes(self: Ref[bool]) -> Cond:
        return Cond(Same(self.node, Lit(True, self.kind), self.kind))

    def no(self: Ref[bool]) -> Cond:
        return Cond(Same(self.node, Lit(False, self.kind), self.kind))

    def present(self) -> Cond:
        return Cond(Present(self.node))

    def missing(self) -> Cond:
        return ~self.present()

    @property
    def path(self) -> str:
        """Where the box stands; raises TypeError for a value that is no box."""
        if not isinstance(self.node, Get):
            raise TypeError("only a box has a place")
        return self.node.path

    def _operand(self, other: T | Ref[T]) -> Value:
        return cast("Ref[T]", other).node if isinstance(other, Ref) else literal(other, self.kind)

    def __bool__(self) -> Never:
        raise TypeError("a box has no truth: compare it, or ask present()")


class Table(Generic[R]):
    """A table of rows. `table.row` stands for the row that a condition is about."""

    def __init__(self, path: str, row: type[R]) -> None:
        self.path = path
        self.row = row

    def any(self, where: Cond | None = None) -> Cond:
        """Whether there is a row, or a row that meets the condition."""
        return Cond(AnyRow(self.path, ALWAYS if where is None else where.node))

    def all(self, test: Cond) -> Cond:
        return Cond(AllRows(self.path, test.node))

    def count(self, where: Cond | None = None) -> Ref[int]:
        return Ref[int](Count(self.path, ALWAYS if where is None else where.node), "int")

    def sum(self, value: Ref[Number]) -> Ref[Number]:
        return Ref[Number](Sum(self.path, value.node, value.kind), value.kind)

    def __bool__(self) -> Never:
        raise TypeError("a table has no truth: ask any()")


class ListOf(Generic[T]):
    """A list of the reference data: found by its keys, valid on a day."""

    def __init__(self, name: str, kind: BoxKind) -> None:
        self.name = name
        self.kind: BoxKind = kind

    def find(self, *keys: Ref[Any]) -> Ref[T]:
        """The value of the entry that fits the keys best. Raises TypeError for a key that is no text."""
        return Ref[T](Find(self.name, self._keys(keys), self.kind), self.kind)

    def lists(self, *keys: Ref[Any]) -> Cond:
        """Whether an entry fits the keys. Raises TypeError for a key that is no text."""
        return Cond(Listed(self.name, self._keys(keys)))

    def _keys(self, keys: tuple[Ref[Any], ...]) -> tuple[Value, ...]:
        if wrong := [key.kind for key in keys if key.kind not in ("text", "enum")]:
            raise TypeError(f"{self.name} is found by texts and enums, not by {', '.join(wrong)}")
        return tuple(key.node for key in keys)


today: Ref[date] = Ref(On(), "date")


def literal(value: object, kind: BoxKind) -> Lit:
    """A constant of a condition, as it travels. Raises TypeError for a value that has no place in one."""
    match value:
        case StrEnum():
            return Lit(value.value, kind)
        case Quantity():
            return Lit(str(value), kind)
        case datetime():
            return Lit(value.isoformat(timespec="milliseconds").replace("+00:00", "Z"), kind)
        case date() if FIRST_DAY <= value <= LAST_DAY:
            return Lit(value.isoformat(), kind)
        case str() | int():
            return Lit(value, kind)
        case _:
            raise TypeError(f"{value!r} cannot stand in a condition")
