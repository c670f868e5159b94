"""The forms and rules as data, for a reader that has no Python: the tablet's renderer and evaluator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from sync_protocol.document_form import GivenBox
from sync_protocol.editions import judged_in
from sync_protocol.fillings import Filling
from sync_protocol.forms import DocumentForm, DocumentType
from sync_protocol.rules import Form, Place, Rule, places
from sync_protocol.scalars import BoxKind
from sync_protocol.territory import UNION


class BoxInfo(Struct, frozen=True, omit_defaults=True):
    """One field of a form. `number` by edition; `of` names the enum, the section's form or the rows' form.

    `picks` names the list of the reference data that its value, or those of its section or rows, are chosen from.
    `editions` are those that have it, all where there are none; `labels` are by edition, where they differ.
    `refers` is the path of the table whose row its value is the id of.
    """

    name: str
    kind: BoxKind | Literal["section", "rows"] = "text"
    of: str = ""
    number: tuple[str, ...] = ()
    label: str = ""
    part: str = ""
    unit: str = ""
    max_length: int | None = None
    picks: str = ""
    editions: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    refers: str = ""


class TypeInfo(Struct, frozen=True, omit_defaults=True):
    """A document type as `document_form.DocumentForm` has it; `content` is the name of a form."""

    content: str
    editions: tuple[str, ...]
    rules: tuple[Rule, ...]
    shown: tuple[Rule, ...] = ()
    title: str = ""
    since: dict[str, date] = {}
    filled: tuple[Filling, ...] = ()
    given: tuple[GivenBox, ...] = ()


class CatalogueInfo(Struct, frozen=True):
    """All that `forms.gen.json` holds: options of enums, boxes of forms, document types, each by name; and the states
    that the rules call the Union."""

    enums: dict[str, tuple[str, ...]]
    forms: dict[str, tuple[BoxInfo, ...]]
    types: dict[str, TypeInfo]
    union: tuple[str, ...]


class SameName(Exception):
    """Two types would have one name in TypeScript."""


def names(types: Iterable[type], taken: Iterable[str] = ()) -> dict[type, str]:
    """A name for each type, unlike all others: its own or, where that is taken, with its module before it."""
    types = tuple(dict.fromkeys(types))
    plain = [one.__name__ for one in types] + list(taken)
    given = {one: one.__name__ if plain.count(one.__name__) == 1 else _with_module(one) for one in types}
    if len(set(given.values())) < len(given):
        raise SameName(f"two of a module have one name, among {sorted(given.values())}")
    return given


def _with_module(type_: type) -> str:
    return type_.__module__.rpartition(".")[2].title().replace("_", "") + type_.__name__


def forms_and_enums(roots: Iterable[type[Form]]) -> Iterator[type[Form | StrEnum]]:
    """The forms, all forms in them, and their enums, each before what it stands in."""
    for root in roots:
        for place in places(root).values():
            if place.kind in ("section", "rows"):
                yield from forms_and_enums((place.type,))
            elif place.kind == "enum":
                yield place.type
        yield root


def describe(catalogue: Mapping[DocumentType, DocumentForm], named: Mapping[type, str]) -> CatalogueInfo:
    """The catalogue as data, with types under the given names."""
    used = tuple(dict.fromkeys(forms_and_enums(form.content for form in catalogue.values())))
    return CatalogueInfo(
        {named[one]: tuple(option.value for option in one) for one in used if issubclass(one, StrEnum)},
        {
            named[one]: tuple(_box(place, named) for place in places(one).values() if place.name != "id")
            for one in used
            if issubclass(one, Form)
        },
        {
            type_: TypeInfo(
                named[form.content],
                form.editions,
                _told(form, form.rules),
                _told(form, form.shown),
                form.title,
                form.since,
                form.filled,
                form.given,
            )
            for type_, form in catalogue.items()
        },
        UNION,
    )


def _told(form: DocumentForm, rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules without their sentences, which are among the words of the app, each with the editions that judge it."""
    return tuple(replace(rule, text="", editions=judged_in(form.content, rule)) for rule in rules)


def _box(place: Place, named: Mapping[type, str]) -> BoxInfo:
    about = place.about
    return BoxInfo(
        place.name,
        place.kind,
        named.get(place.type, ""),
        about.number,
        about.label,
        about.part,
        about.unit,
        about.max_length,
        about.picks,
        about.editions,
        about.labels,
        about.refers,
    )
