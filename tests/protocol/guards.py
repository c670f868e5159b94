"""A rule seen from outside: what it reads, and which empty boxes can keep it open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sync_protocol.conditions import AllRows, And, Find, Get, Node, Not, Or, Present, Test, children, tables_of
from sync_protocol.explain import OverRows
from sync_protocol.rules import Rule


def reads(rule: Rule) -> frozenset[str]:
    """The paths of the boxes and tables that the rule looks at: while none of them changes, it says the same."""
    nodes = (*_below(rule.when), *_below(rule.require))
    boxes = [node.path for node in nodes if isinstance(node, Get)]
    tables = [node.table for node in nodes if isinstance(node, OverRows)]
    through = [table for path in (*boxes, *tables, rule.at) for table in tables_of(path)]
    return frozenset((*boxes, *tables, *through))


def _below(node: Node) -> Iterator[Node]:
    yield node
    for child in children(node):
        yield from _below(child)


def unguarded(rules: Iterable[Rule]) -> list[tuple[Rule, frozenset[str]]]:
    """The rules that an empty box can keep open though no rule asks for that box: a slip, nearly always.

    A box is in order where `mandatory` asks for it, always or whenever the rule applies, or where the rule asks first
    whether it is there (`when=test.released.present()`). A look-up has to be asked for in the same way; it stands here
    under the name of its list.
    """
    rules = tuple(rules)
    asked = [(rule.at, _conjuncts(rule.when)) for rule in rules if isinstance(rule.require, Present)]
    found: list[tuple[Rule, frozenset[str]]] = []
    for rule in rules:
        when = _conjuncts(rule.when)
        there = frozenset(path for path, condition in asked if condition <= when)
        names = frozenset(node.path if isinstance(node, Get) else node.list for node in waits_for(rule)) - there
        if names:
            found.append((rule, names))
    return found


def waits_for(rule: Rule) -> frozenset[Get | Find]:
    """The boxes and look-ups that can leave a rule open; the others it asks for first."""
    waits = _waits(rule.when) | (_waits(rule.require) - _promised(_conjuncts(rule.when)))
    return frozenset(one for one in waits if not (isinstance(one, Get) and one.path.endswith("/id")))


def _conjuncts(test: Test) -> frozenset[Test]:
    return frozenset(test.parts if isinstance(test, And) else (test,))


def _waits(node: Node) -> frozenset[Get | Find]:
    """The boxes and look-ups that can leave this node open or missing."""
    match node:
        case Get():
            return frozenset((node,))
        case Present():
            return frozenset()
        case And(parts):
            return _of_all(parts) - _promised(parts)
        case Or(parts):
            return _of_all(parts) - _promised(part.test for part in parts if isinstance(part, Not))
        case Find():
            return _of_all(node.keys) | {node}
        case _:
            return _of_all(children(node))


def _of_all(nodes: Iterable[Node]) -> frozenset[Get | Find]:
    return frozenset(one for node in nodes for one in _waits(node))


def _promised(tests: Iterable[Test]) -> frozenset[Get | Find]:
    """What is surely there where these hold, in each row where all rows have it."""
    there = (test.test if isinstance(test, AllRows) else test for test in tests)
    return _of_all(test.value for test in there if isinstance(test, Present))
