"""Why a rule says what it says of a document: node by node, and in the boxes and look-ups that it reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import cast

from msgspec import Struct

from sync_protocol.conditions import (
    AllRows,
    AnyRow,
    Count,
    Day,
    Find,
    Get,
    Listed,
    Lit,
    Node,
    Not,
    On,
    Or,
    Sum,
    Test,
    Value,
    children,
    tables_of,
)
from sync_protocol.evaluate import Env, Known, Scalar, bindings, lists_of, reading, testing
from sync_protocol.lists import List
from sync_protocol.rules import Form, Rule

OverRows = AllRows | AnyRow | Sum | Count


class Explanation(Struct, frozen=True):
    """One node of a rule with what it says; `str()` gives a line for each node, indented."""

    what: str
    says: str
    parts: tuple[Explanation, ...] = ()

    def __str__(self) -> str:
        lines = (f"{self.what}: {self.says}" if self.says else self.what, *map(str, self.parts))
        return "\n".join(lines).replace("\n", "\n  ")


def explain(rule: Rule, document: Form, on: date, lists: Mapping[str, List]) -> Explanation:
    """Why a rule says what it says: every node with its value, once for each row that the rule is about."""
    if away := _away(rule, lists):
        return Explanation(f"{rule.code} {rule.text}", f"not judged, no list {', '.join(away)} here")
    env = Env(document, on, lists)
    judged = tuple(_judged(rule, env) for _ in bindings(env, tuple(tables_of(rule.at))))
    return Explanation(f"{rule.code} {rule.text}", "", judged)


def _judged(rule: Rule, env: Env) -> Explanation:
    parts = (_explained(rule.when, env, "when "), _explained(rule.require, env, "require "))
    return Explanation(env.place(rule.at), _known(testing(Or((Not(rule.when), rule.require)))(env)), parts)


def _explained(node: Node, env: Env, role: str = "") -> Explanation:
    parts = (
        _rows(node, env) if isinstance(node, OverRows) else tuple(_explained(child, env) for child in children(node))
    )
    return Explanation(role + _named(node, env), _said(node, env), parts)


def _rows(node: OverRows, env: Env) -> tuple[Explanation, ...]:
    outer = env.rows.get(node.table)
    told = tuple(
        _explained(child, env, f"{env.rows[node.table].id} ")
        for _ in bindings(env, (node.table,))
        for child in children(node)
    )
    env.rows[node.table] = outer
    return told


def _named(node: Node, env: Env) -> str:
    match node:
        case Get(path):
            return env.place(path)
        case Lit():
            return "constant"
        case On():
            return "today"
        case _:
            plain = [getattr(node, name) for name in node.__struct_fields__ if name != "kind"]
            words = [one if isinstance(one, str) else " ".join(map(str, one)) for one in plain if _is_plain(one)]
            return " ".join((str(node.__struct_config__.tag), *words))


def _is_plain(field: object) -> bool:
    if isinstance(field, tuple):
        return field != () and not any(isinstance(one, Node) for one in cast("tuple[object, ...]", field))
    return isinstance(field, str)


def _said(node: Node, env: Env) -> str:
    if isinstance(node, Value):
        return _shown(reading(node)(env), node)
    return _known(testing(cast("Test", node))(env))


def _known(known: Known) -> str:
    return "open" if known is None else "true" if known else "false"


def _shown(found: Scalar | None, node: Value) -> str:
    if found is None:
        return "missing"
    if not isinstance(node, On | Day | Count) and node.kind == "decimal":
        return f"{Decimal(int(cast('int', found))).scaleb(-6):f}".rstrip("0").rstrip(".")
    return str(found)


class Verdict(StrEnum):
    """What a rule says of a document, or of one row of it."""

    HOLDS = "holds"
    BROKEN = "broken"
    WAITS = "waits"
    DOES_NOT_APPLY = "does_not_apply"
    NOT_JUDGED = "not_judged"


class Told(Struct, frozen=True):
    """Why: what the rule reads at this place, boxes by their path and look-ups by list and keys, each with its value or
    None where there is none. `pwa/src/domain/explain.ts` tells the same.
    """

    at: str
    verdict: Verdict
    read: tuple[tuple[str, str | None], ...]


def told(rule: Rule, document: Form, on: date, lists: Mapping[str, List]) -> tuple[Told, ...]:
    """What a rule says and on what grounds, once for each row that it is about."""
    if away := _away(rule, lists):
        return (Told(rule.at, Verdict.NOT_JUDGED, tuple((name, None) for name in away)),)
    env = Env(document, on, lists)
    return tuple(_told(rule, env) for _ in bindings(env, tuple(tables_of(rule.at))))


def _away(rule: Rule, lists: Mapping[str, List]) -> list[str]:
    return sorted(name for name in lists_of(rule) if name not in lists or not lists[name].entries)


def _told(rule: Rule, env: Env) -> Told:
    env.empty.clear()
    applies = testing(rule.when)(env)
    env.empty.clear()
    known = testing(Or((Not(rule.when), rule.require)))(env)
    waits = known is None and bool(env.empty)
    verdict = (
        Verdict.DOES_NOT_APPLY
        if applies is False
        else Verdict.HOLDS
        if known
        else Verdict.WAITS
        if waits
        else Verdict.BROKEN
    )
    return Told(env.place(rule.at), verdict, tuple(dict((*_read(rule.when, env), *_read(rule.require, env))).items()))


def _read(node: Node, env: Env) -> Iterator[tuple[str, str | None]]:
    match node:
        case Get(path):
            yield env.place(path), _plain(reading(node)(env), node)
        case Find(name, keys):
            yield from (one for key in keys for one in _read(key, env))
            yield _look_up(name, keys, env), _plain(reading(node)(env), node)
        case Listed(name, keys):
            yield from (one for key in keys for one in _read(key, env))
            yield _look_up(name, keys, env), "listed" if testing(node)(env) else None
        case AllRows() | AnyRow() | Sum() | Count():
            outer = env.rows.get(node.table)
            for _ in bindings(env, (node.table,)):
                for child in children(node):
                    yield from _read(child, env)
            env.rows[node.table] = outer
        case _:
            for child in children(node):
                yield from _read(child, env)


def _look_up(name: str, keys: tuple[Value, ...], env: Env) -> str:
    return f"{name}({', '.join(str(reading(key)(env) or '') for key in keys)})"


def _plain(found: Scalar | None, node: Get | Find) -> str | None:
    match found:
        case None:
            return None
        case bool():
            return "true" if found else "false"
        case datetime():
            return found.strftime("%Y-%m-%dT%H:%M:%SZ")
        case _:
            return _shown(found, node)
