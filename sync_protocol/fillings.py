"""What fills a box that nobody typed into: data of the form, as its rules are.

Four ways: a box *begins* with what is known of whoever makes the document, it *goes with* the organisation that
somebody chooses in another box, it *follows* other boxes until somebody writes something else in it, or it is *offered*
from another box for a person to take over. What was written by hand is never written over.
`pwa/src/domain/fillings.ts` does the same; `vectors/fillings.json` holds both to it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, cast

from msgspec import Struct

from sync_protocol.about import Editions
from sync_protocol.assign import CannotSet, assign
from sync_protocol.conditions import ALWAYS, Cond, Count, Day, Get, Node, Number, On, Ref, Test, Value, tables_of
from sync_protocol.copying import at_path
from sync_protocol.evaluate import Env, List, bindings, reading, testing
from sync_protocol.rules import Form, place_of, places
from sync_protocol.scalars import MILLION as _MILLION
from sync_protocol.scalars import BoxKind


class Section(Node, frozen=True, tag="section"):
    """Every box of another section, each into the box of its name."""

    path: str


class Own(Node, frozen=True, tag="own"):
    """What a list of the reference data says of the organisation that the document is made for."""

    list: str


class Addressee(Node, frozen=True, tag="addressee"):
    """The authority that the document is addressed to."""


class Competent(Node, frozen=True, tag="competent"):
    """The authority that is competent for the organisation in the section at `path`, by the column `fact` of the list
    of organisations; `else_addressee`: where that does not say it, the one that the document is addressed to."""

    path: str
    fact: str
    else_addressee: bool


_Count = Callable[[Env], int | None]
"""A reading of a number: an int, or a decimal in millionths."""

Source = Value | Section | Own | Addressee | Competent


class FillKind(StrEnum):
    BEGINS = "begins"
    GOES_WITH = "goes_with"
    FOLLOWS = "follows"
    OFFERED = "offered"


class Filling(Struct, frozen=True, omit_defaults=True, cache_hash=True):
    """What fills the box or section at `at`, under the code of the rule that says so. `when` as in a rule."""

    code: str
    kind: FillKind
    at: str
    source: Source
    when: Test = ALWAYS
    editions: Editions = ()


class Taken(Struct, frozen=True, omit_defaults=True):
    """What a box takes of an entry of a list: its `code`, `text` or `value`, or the fact of that name.

    `box` is the name of the box in the section or row that the entry fills; no `list` stands for any. Of two that fit,
    the first holds.
    """

    box: str
    what: str
    list: str = ""


TAKEN = (
    Taken("name", "text"),
    Taken("address", "street"),
    Taken("city", "city"),
    Taken("postal_code", "postal_code"),
    Taken("country", "country"),
    Taken("approval_number", "code", "establishments"),
    Taken("approval_number", "code", "transporters"),
    Taken("approval_number", "approval_number"),
    Taken("activities", "value", "establishments"),
    Taken("identifier", "code", "organisations"),
    Taken("post", "code", "control_posts"),
)
"""What is filled in where somebody chooses an entry of a list: a person, an organisation, a place."""


class Picked(Struct, frozen=True, omit_defaults=True):
    """An entry of a list as a person reads it."""

    code: str
    text: str = ""
    value: str = ""
    facts: dict[str, str] = {}


class Maker(Struct, frozen=True, omit_defaults=True):
    """Who makes a document: the authority that it is addressed to, and the own organisation where there is one."""

    post: str
    organisation: Picked | None = None


def begins(code: str, at: Any, source: Own | Addressee) -> Filling:
    """A box, or a section, of a new document."""
    return Filling(code, FillKind.BEGINS, place_of(at), source)


def goes_with(code: str, at: Ref[str], section: Any, fact: str, *, else_addressee: bool = False) -> Filling:
    """A box that names the authority of the organisation that is chosen in a section."""
    return Filling(code, FillKind.GOES_WITH, at.path, Competent(place_of(section), fact, else_addressee))


def follows(code: str, at: Ref[Number], source: Ref[Number], *, when: Cond) -> Filling:
    """A box that says what others amount to, where `when` holds: empty where one of those is.

    Raises TypeError for what is no number: nothing else is reckoned.
    """
    if at.kind not in ("int", "decimal") or at.kind != source.kind:
        raise TypeError(f"{code}: {at.path} holds no number that follows from a {source.kind}")
    return Filling(code, FillKind.FOLLOWS, at.path, source.node, when.node)


def offered(code: str, source: Any, *sections: Any) -> Iterator[Filling]:
    """Sections that a person may take over from another one, wholly."""
    for at in sections:
        yield Filling(code, FillKind.OFFERED, place_of(at), Section(place_of(source)))


def taken(form: type[Form], list_: str, entry: Picked) -> dict[str, str]:
    """The boxes of a section or row as an entry of this list fills them."""
    known = {"code": entry.code, "text": entry.text, "value": entry.value}
    filled: dict[str, str] = {}
    for one in TAKEN:
        if one.box in places(form) and one.box not in filled and one.list in ("", list_):
            said = known.get(one.what) or entry.facts.get(one.what)
            if said:
                filled[one.box] = said
    return filled


def begun(form: type[Form], fillings: Collection[Filling], maker: Maker) -> dict[str, str]:
    """The boxes that a new document begins with (NEW-5)."""
    filled: dict[str, str] = {}
    for one in fillings:
        match one.source:
            case Addressee() if one.kind is FillKind.BEGINS:
                filled[one.at] = maker.post
            case Own(list_) if one.kind is FillKind.BEGINS and maker.organisation is not None:
                section = _form_at(form, one.at)
                filled |= {f"{one.at}/{name}": text for name, text in taken(section, list_, maker.organisation).items()}
                filled |= _going_with(fillings, one.at, maker.organisation, maker.post)
            case _:
                pass
    return filled


def chosen(
    content: Mapping[str, Any],
    fillings: Collection[Filling],
    at: str,
    entry: Picked,
    *,
    before: Picked | None = None,
    post: str,
) -> dict[str, str | None]:
    """The boxes that go with an organisation that somebody chooses in the section at this path, in the place of
    `before`; None for what is emptied. A box that says something else by now stays. `post` is the document's."""
    was = _going_with(fillings, at, before, post) if before is not None else {}
    now = _going_with(fillings, at, entry, post)
    free = (one for one in was | now if at_path(content, one) in (None, was.get(one)))
    return {one: now.get(one) for one in free if at_path(content, one) != now.get(one)}


def _going_with(fillings: Iterable[Filling], section: str, entry: Picked, post: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in fillings:
        if isinstance(one.source, Competent) and one.source.path == section:
            said = entry.facts.get(one.source.fact) or (post if one.source.else_addressee else "")
            if said:
                found[one.at] = said
    return found


def _form_at(form: type[Form], path: str) -> type[Form]:
    for name in path.split("/"):
        form = places(form)[name].type
    return form


def taken_over(
    form: type[Form], content: Mapping[str, Any], fillings: Iterable[Filling], at: str
) -> dict[str, Any] | None:
    """Every box of the section at this path as another section has it, None for an empty one; None where nothing is
    offered (NEW-6). `content` is the document's as JSON holds it."""
    for one in fillings:
        if one.kind is FillKind.OFFERED and one.at == at and isinstance(one.source, Section):
            if not at_path(content, one.source.path):
                return None
            return {
                f"{at}/{name}": at_path(content, f"{one.source.path}/{name}") for name in places(_form_at(form, at))
            }
    return None


def followed(
    before: Form, after: Form, fillings: Iterable[Filling], on: date, lists: Mapping[str, List]
) -> dict[str, str | int | None]:
    """The boxes that follow from what has changed, each with its new value; None empties one.

    A box is written where it is empty or still says what the others amounted to before, and not in the change that a
    person wrote it in. What follows a box that follows is next: the fillings are in that order.
    """
    filled: dict[str, str | int | None] = {}
    now = after
    for one in fillings:
        if one.kind is not FillKind.FOLLOWS or isinstance(one.source, Section | Own | Addressee | Competent):
            continue
        was = dict(_amounts(before, one, one.source, on, lists))
        for at, (amount, held) in _amounts(now, one, one.source, on, lists).items():
            old_amount, old_held = was.get(at, (None, None))
            if amount == old_amount or held != old_held or held not in (None, old_amount):
                continue
            value = _written(amount, one.source)
            try:
                now = assign(now, at, value)
            except CannotSet:
                continue  # more than the box can hold
            filled[at] = value
    return filled


def _amounts(
    document: Form, filling: Filling, source: Value, on: date, lists: Mapping[str, List]
) -> dict[str, tuple[int | None, int | None]]:
    """For each place of the box, what it would be filled with and what it holds."""
    env = Env(document, on, lists)
    amount, applies = cast("_Count", reading(source)), testing(filling.when)
    holds = cast("_Count", reading(Get(filling.at, _kind_of(source))))
    return {
        env.place(filling.at): (amount(env) if applies(env) is True else None, holds(env))
        for _ in bindings(env, tuple(tables_of(filling.at)))
    }


def _kind_of(source: Value) -> BoxKind:
    return "int" if isinstance(source, On | Day | Count) else source.kind


def _written(amount: int | None, source: Value) -> str | int | None:
    """An amount as JSON holds it in a box."""
    if amount is None or _kind_of(source) != "decimal":
        return amount
    whole, part = divmod(abs(amount), _MILLION)
    digits = f"{part:06}".rstrip("0")
    return f"{'-' if amount < 0 else ''}{whole}{'.' if digits else ''}{digits}"
