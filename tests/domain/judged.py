"""What the rules of a form say of a document: the words in which tests of rules are told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sync_protocol.document_form import binding
from sync_protocol.evaluate import check
from sync_protocol.forms import CATALOGUE, DocumentType
from sync_protocol.lists import Entry, List, Match
from sync_protocol.rules import Form

ON = date(2026, 7, 14)
HOLDS = "holds"
BROKEN = "broken"


def judged(
    type_: DocumentType,
    document: Form,
    code: str,
    at: str,
    lists: Mapping[str, List] | None = None,
    country: str = "",
) -> str | tuple[str, ...]:
    """What the rules of this code say of one box: that they hold, are broken, or which boxes they wait for.

    `country` is that whose authority issues the document.
    """
    found = check(document, binding(CATALOGUE[type_].rules, country), ON, lists or {})
    told = [one.missing or BROKEN for one in found if one.code == code and one.at == at]
    return next((one for one in told if one == BROKEN), told[0]) if told else HOLDS


def faults(type_: DocumentType, document: Form, lists: Mapping[str, List] | None = None) -> list[tuple[str, str]]:
    """Code and box of what stands in the way of a decision."""
    found = check(document, CATALOGUE[type_].rules, ON, lists or {})
    return [(one.code, one.at) for one in found if not one.warning]


def is_shown(type_: DocumentType, document: Form, at: str) -> bool:
    """Whether the box is on the form."""
    return not any(one.at == at for one in check(document, CATALOGUE[type_].shown, ON, {}))


def a_list(*match: Match, **values: str) -> List:
    """A list by its keys: the parts of a name, parted by `__`, with a value each; `_` in front of digits."""
    entries = tuple(
        Entry(keys=tuple(part.lstrip("_") or None for part in name.split("__")), since=date(2020, 1, 1), value=value)
        for name, value in values.items()
    )
    return List(match, entries)
