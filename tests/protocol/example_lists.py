"""Small lists of the reference data, and words for boxes, made of what the rules of the catalogue compare them with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from itertools import product

from sync_protocol.conditions import Find, Get, In, Listed, Lit, Node, Same, Starts, Value, children
from sync_protocol.evaluate import Entry, List
from sync_protocol.forms import CATALOGUE
from sync_protocol.lists import Match
from sync_protocol.rules import Rule

_WORDS: dict[str, tuple[str, ...]] = {"cn_code": ("01", "0201", "9999"), "country": ("BR", "NZ", "NL")}
_OTHER_WORDS = ("X1", "X2")


def _nodes(rules: Iterable[Rule]) -> Iterator[Node]:
    """All nodes of all conditions."""
    waiting: list[Node] = [test for rule in rules for test in (rule.when, rule.require)]
    while waiting:
        yield (node := waiting.pop())
        waiting.extend(children(node))


def _all_nodes() -> Iterator[Node]:
    return _nodes(rule for form in CATALOGUE.values() for rule in form.rules)


@cache
def words_for(name: str) -> tuple[str, ...]:
    """Texts for a box of this name: those that rules compare it with, and a few others."""
    told: dict[str, None] = dict.fromkeys(_WORDS.get(name, _OTHER_WORDS))
    for node in _all_nodes():
        match node:
            case In(Get(path), options) | Starts(Get(path), options) if path.endswith(f"/{name}"):
                told |= dict.fromkeys(options[:8])
            case Same(Get(path), Lit(str() as text)) if path.endswith(f"/{name}"):
                told[text] = None
            case _:
                pass
    return tuple(told)


@cache
def example_lists() -> dict[str, List]:
    """Small lists of the reference data under the names that the rules use, with what they compare entries with."""
    keys: dict[str, tuple[Value, ...]] = {}
    values: dict[str, dict[str, None]] = {}
    for node in _all_nodes():
        match node:
            case Find() | Listed():
                keys[node.list] = node.keys
                is_number = isinstance(node, Find) and node.kind in ("int", "decimal")
                values.setdefault(node.list, {}).update(dict.fromkeys(("8", "30") if is_number else ("other",)))
            case Same(Find(name), Lit(str() as text)) | Same(Lit(str() as text), Find(name)):
                values.setdefault(name, {})[text] = None
            case In(Find(name), options) | Starts(Find(name), options):
                values.setdefault(name, {}).update(dict.fromkeys(options))
            case _:
                pass
    return {name: _list(keys[name], tuple(values[name])) for name in sorted(keys)}


def _list(keys: tuple[Value, ...], values: tuple[str, ...]) -> List:
    names = [key.path.rpartition("/")[2] if isinstance(key, Get) else "" for key in keys]
    pools = [_codes() if name == "cn_code" else words_for(name)[:4] for name in names]
    match: tuple[Match, ...] = tuple("prefix" if name == "cn_code" else "exact" for name in names)
    entries = [
        Entry(found, date(2004, 5, 1), value=values[index % len(values)]) for index, found in enumerate(product(*pools))
    ]
    return List(match, tuple(entries))


@cache
def _codes() -> tuple[str, ...]:
    """Codes of goods below those that rules speak of, several for each: each can have another value in a list."""
    return tuple(dict.fromkeys(code + digit for code in words_for("cn_code") for digit in "01234" if len(code) < 8))
