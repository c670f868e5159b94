"""Which boxes and rules an edition of a form has (DATA-4).

The struct of a type holds the boxes of all its editions, so that every document is read alike; what does not belong to
a document's edition is not asked for, not judged, and not taken. `pwa/src/domain/catalogue.ts` does the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import cast

from sync_protocol.about import Editions
from sync_protocol.rules import Form, Place, Row, Rule, places


def belongs(editions: Editions, edition: str) -> bool:
    """Whether what names these editions is in this one; what names none is in all."""
    return not editions or edition in editions


@lru_cache(maxsize=4096)
def editions_of(form: type[Form], path: str) -> Editions:
    """The editions that have the box of this path, written as in rules; empty where all have it."""
    found: Editions = ()
    here: type[Form] = form
    for name in path.split("/"):
        if name == "*":
            continue
        place = places(here)[name]
        found = both(found, place.about.editions)
        here = place.type
    return found


def both(some: Editions, others: Editions) -> Editions:
    """The editions that both name. Raises ValueError where there are none: nothing would ever be there."""
    if not some or not others:
        return some or others
    common = tuple(one for one in some if one in others)
    if not common:
        raise ValueError(f"no edition is in {some} and in {others}")
    return common


def judged_in(form: type[Form], rule: Rule) -> Editions:
    """The editions that a rule is judged in: its own, as far as they have the box that it points to."""
    return both(rule.editions, editions_of(form, rule.at))


@lru_cache(maxsize=256)
def rules_in(form: type[Form], rules: tuple[Rule, ...], edition: str) -> tuple[Rule, ...]:
    """The rules that a document of this edition is judged by."""
    return tuple(rule for rule in rules if belongs(judged_in(form, rule), edition))


def stray(document: Form, edition: str) -> str | None:
    """The path of the first box, section or row that is filled in and that this edition does not have."""
    return next(_strays(document, edition, ""), None)


@lru_cache(maxsize=1024)
def _varying(form: type[Form]) -> tuple[Place, ...]:
    """The fields that are not in all editions, or hold such a field."""
    return tuple(
        place
        for place in places(form).values()
        if place.about.editions or (place.kind in ("section", "rows") and _varying(place.type))
    )


def _strays(form: Form, edition: str, before: str) -> Iterator[str]:
    for place in _varying(type(form)):
        path, value = before + place.name, getattr(form, place.name)
        if not belongs(place.about.editions, edition):
            if value not in (None, ()) and value != place.about.empty:
                yield path
        elif place.kind == "section":
            yield from _strays(value, edition, f"{path}/")
        elif place.kind == "rows":
            for row in cast("tuple[Row, ...]", value):
                yield from _strays(row, edition, f"{path}/{row.id}/")
