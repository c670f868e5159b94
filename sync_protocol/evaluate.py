"""What a condition means: true, false, or None where an empty box leaves it open (Kleene's logic).

Nothing is coerced, and the operands are read in order, so that the boxes that a rule waits for are the same on the
server and on the tablet: `pwa/src/domain/conditions.ts` says all this again, held to it by shared vectors and by a
differential test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache
from operator import attrgetter, eq, lt
from typing import Any, TypeVar, assert_never, cast

from msgspec import Struct

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
    Node,
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
    children,
    tables_of,
)
from sync_protocol.lists import Entry, List
from sync_protocol.rules import Form, Rule
from sync_protocol.scalars import FIRST_DAY, MILLION, BoxKind, Quantity, day_of_law

__all__ = ["Entry", "Env", "Finding", "Known", "List", "Scalar", "bindings", "check", "lists_of", "reading", "testing"]

T = TypeVar("T")

Scalar = str | int | date
"""A text, an option, a flag, an int, a decimal in millionths, a date or an instant."""

Known = bool | None


class Finding(Struct, frozen=True, omit_defaults=True):
    """A rule that is broken or, with `missing`, one that cannot be judged until those boxes are filled.

    `at` is the path of a box with the ids of its rows, `row` the index of the outermost row. A rule that waits for
    an entry of a list, and for no box, counts as broken: no one can fill that in. `words` is the id of the rule's
    sentence, `detail` what an import has to say beside it.
    """

    code: str
    at: str
    row: int | None = None
    missing: tuple[str, ...] = ()
    warning: bool = False
    detail: str = ""
    words: str = ""


class Env:
    """What a condition is read in: the document, the rows that it is about now, the day and the lists."""

    def __init__(self, document: Form, on: date, lists: Mapping[str, List]) -> None:
        self.rows: dict[str, Any] = {"": document}
        self.on = on
        self.lists = lists
        self.empty: list[str] = []

    def settle(self, mark: int, result: Known) -> Known:
        """A condition that is decided does not wait for the boxes that were empty on the way."""
        if result is not None:
            del self.empty[mark:]
        return result

    def place(self, path: str) -> str:
        """The path with the ids of the rows that it is about."""
        for table in _tables_of(path):
            path = path.replace("*", self.rows[table].id, 1)
        return path


@lru_cache(maxsize=4096)
def _tables_of(path: str) -> tuple[str, ...]:
    return tuple(tables_of(path))


Reading = Callable[[Env], Scalar | None]
Testing = Callable[[Env], Known]


def check(document: Form, rules: Iterable[Rule], on: date, lists: Mapping[str, List]) -> list[Finding]:
    """What the rules find in a document on a day, in the order of the rules, then of the rows.

    A rule that looks something up in a list which is not here, or empty, is not judged: whoever has the list judges it.
    """
    here = {name for name, list_ in lists.items() if list_.entries}
    judged = (rule for rule in rules if lists_of(rule) <= here)
    return [finding for rule in judged for finding in _findings(rule, Env(document, on, lists))]


@lru_cache(maxsize=4096)
def lists_of(rule: Rule) -> frozenset[str]:
    """The names of the lists of the reference data that a rule looks things up in."""
    return _lists_in(rule.when) | _lists_in(rule.require)


def _lists_in(node: Node) -> frozenset[str]:
    own = {node.list} if isinstance(node, Find | Listed) else set[str]()
    return frozenset(own.union(*map(_lists_in, children(node))))


def _findings(rule: Rule, env: Env) -> Iterator[Finding]:
    holds, tables = _compiled(rule)
    for index in bindings(env, tables):
        env.empty.clear()
        if (known := holds(env)) is not True:
            missing = () if known is False else tuple(dict.fromkeys(env.empty))
            yield Finding(rule.code, env.place(rule.at), index, missing, rule.warning, words=rule.words)


@lru_cache(maxsize=4096)
def _compiled(rule: Rule) -> tuple[Testing, tuple[str, ...]]:
    holds = testing(rule.require if rule.when == ALWAYS else Or((Not(rule.when), rule.require)))
    return holds, _tables_of(rule.at)


def bindings(env: Env, tables: tuple[str, ...]) -> Iterator[int | None]:
    """Binds each row of the tables, which lie in one another, in turn; gives the index of the outermost row."""
    if not tables:
        yield None
        return
    outermost, inner = tables[0], tables[1:]
    for index, row in enumerate(_reader(outermost)(env)):
        env.rows[outermost] = row
        if inner:
            yield from (index for _ in bindings(env, inner))
        else:
            yield index


@lru_cache(maxsize=4096)
def _reader(path: str) -> Callable[[Env], Any]:
    """Reads the box or table of a path from the row that it is about."""
    table, _, rest = path.rpartition("/*/")
    get = attrgetter(rest.replace("/", "."))
    return lambda env: get(env.rows[table])


def _each(table: str, tell: Callable[[Env], T]) -> Callable[[Env], list[T]]:
    """What `tell` says with each row of the table in turn; what was bound before is bound again afterwards."""
    rows = _reader(table)

    def told(env: Env) -> list[T]:
        outer = env.rows.get(table)
        found: list[T] = []
        for row in rows(env):
            env.rows[table] = row
            found.append(tell(env))
        env.rows[table] = outer
        return found

    return told


def _both(left: Reading, right: Reading, make: Callable[[Any, Any], T]) -> Callable[[Env], T | None]:
    def made(env: Env) -> T | None:
        a, b = left(env), right(env)  # both are read before either is looked at
        return None if a is None or b is None else make(a, b)

    return made


def _if_present(read: Reading, make: Callable[[Any], bool]) -> Testing:
    return lambda env: None if (found := read(env)) is None else make(found)


def _typed(raw: Any, kind: BoxKind) -> Scalar:
    """A value as the evaluator reckons with it, from a box or from its text."""
    match kind:
        case "decimal":
            return (raw if isinstance(raw, Quantity) else Quantity(raw)).millionths
        case "int":
            return int(raw)
        case "date":
            return raw if isinstance(raw, date) else date.fromisoformat(raw)
        case "instant":
            return raw if isinstance(raw, datetime) else datetime.fromisoformat(raw)
        case _:
            return raw  # a text, an option, a flag


def reading(node: Value) -> Reading:
    """The function that reads a value; None where it is missing, and then the empty boxes are noted."""
    match node:
        case Get(path, kind):
            return _get(path, kind)
        case Lit(raw, kind):
            fixed = _typed(raw, kind)
            return lambda env: fixed  # noqa: ARG005 - a constant is read like any other value
        case On():
            return lambda env: env.on
        case Day(instant):
            read = reading(instant)
            return lambda env: None if (found := read(env)) is None else day_of_law(cast("datetime", found))
        case Plus(left, right):
            return _both(reading(left), reading(right), lambda a, b: a + b)
        case Sum(table, value):
            addends = _each(table, reading(value))
            return lambda env: _total(addends(env))
        case Count(table, where):
            tests = _each(table, testing(where))
            return lambda env: None if None in (results := tests(env)) else results.count(True)
        case Find(name, keys, kind):
            look_up = _look_up(name, keys)

            def find(env: Env) -> Scalar | None:
                entry = look_up(env)
                return None if entry is None or entry.value is None else _typed(entry.value, kind)

            return find
        case _:
            assert_never(node)


def _get(path: str, kind: BoxKind) -> Reading:
    read = _reader(path)

    def get(env: Env) -> Scalar | None:
        found = read(env)
        if found is None:
            env.empty.append(env.place(path))
            return None
        return _typed(found, kind)

    return get


def _total(addends: list[Any]) -> int | None:
    return None if None in addends else sum(addends)


_NO_ENTRY = Entry((), FIRST_DAY)
"""What a look-up gives that found nothing; None stands for one that waits for an empty box."""


def _look_up(name: str, keys: tuple[Value, ...]) -> Callable[[Env], Entry | None]:
    readings = [reading(key) for key in keys]

    def look_up(env: Env) -> Entry | None:
        list_ = env.lists[name]
        if "any" not in list_.match:
            texts = tuple([cast("str | None", read(env)) for read in readings])
            return None if None in texts else list_.find(texts, env.on) or _NO_ENTRY
        found: list[str | None] = []
        for match, read in zip(list_.match, readings, strict=True):
            mark = len(env.empty)
            found.append(cast("str | None", read(env)))
            if match == "any":
                del env.empty[mark:]
        if any(key is None and match != "any" for key, match in zip(found, list_.match, strict=True)):
            return None
        return list_.find(tuple(found), env.on) or _NO_ENTRY

    return look_up


def testing(node: Test) -> Testing:
    """The function that judges a condition; None where it is open, and then the empty boxes are noted."""
    match node:
        case Present(Get(path)):
            box = _reader(path)
            return lambda env: box(env) is not None
        case Present(value):
            read = reading(value)
            return lambda env: env.settle(len(env.empty), read(env) is not None)
        case Same(left, Lit(raw, kind)):  # most comparisons: without the detour
            fixed = _typed(raw, kind)
            return _if_present(reading(left), lambda found: found == fixed)
        case Same(left, right):
            return _both(reading(left), reading(right), eq)
        case Less(left, right):
            return _both(reading(left), reading(right), lt)
        case In(value, options):
            return _if_present(reading(value), frozenset(options).__contains__)
        case Starts(value, prefixes):
            return _if_present(reading(value), lambda text: text.startswith(prefixes))
        case Places(value, most):
            step = MILLION // 10**most
            return _if_present(reading(value), lambda millionths: millionths % step == 0)
        case Listed(name, keys):
            look_up = _look_up(name, keys)
            return lambda env: None if (entry := look_up(env)) is None else entry is not _NO_ENTRY
        case And(parts):
            return _decided(parts, by=False)
        case Or(parts):
            return _decided(parts, by=True)
        case Not(test):
            judge = testing(test)
            return lambda env: None if (known := judge(env)) is None else not known
        case AllRows(table, test):
            return _decided_by_row(table, test, by=False)
        case AnyRow(table, Same(Get(path), Get() as other)) if _names_a_row(table, path, other):
            return _has_row(table, reading(other))
        case AnyRow(table, test):
            return _decided_by_row(table, test, by=True)
        case _:
            assert_never(node)


def _decided(parts: tuple[Test, ...], *, by: bool) -> Testing:
    """True or False as soon as one part is: the rest cannot change it, and what is decided waits for nothing."""
    tests = [testing(part) for part in parts]

    def judge(env: Env) -> Known:
        mark = len(env.empty)
        result: Known = not by
        for test in tests:
            known = test(env)
            if known is by:
                return env.settle(mark, by)
            if known is None:
                result = None
        return env.settle(mark, result)

    return judge


def _names_a_row(table: str, path: str, other: Get) -> bool:
    return path == f"{table}/*/id" and not other.path.startswith(f"{table}/*/")


def _has_row(table: str, wanted: Reading) -> Testing:
    """Whether a table has the row of this id: asked for each row of another table, the general way takes seconds."""
    rows = _reader(table)

    def has(env: Env) -> Known:
        here = rows(env)
        if not here:
            return False
        id_ = wanted(env)
        return None if id_ is None else any(row.id == id_ for row in here)

    return has


def _decided_by_row(table: str, test: Test, *, by: bool) -> Testing:
    """The same over the rows of a table; what was bound before is bound again afterwards."""
    rows, judge_row = _reader(table), testing(test)

    def judge(env: Env) -> Known:
        mark, outer = len(env.empty), env.rows.get(table)
        result: Known = not by
        for row in rows(env):
            env.rows[table] = row
            known = judge_row(env)
            if known is by:
                result = by
                break
            if known is None:
                result = None
        env.rows[table] = outer
        return env.settle(mark, result)

    return judge
