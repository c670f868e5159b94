"""Writes the page of the rules: what each says, for which document types, at which box of which edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import assert_never

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
)
from sync_protocol.evaluate import lists_of
from sync_protocol.fillings import Addressee, Competent, FillKind, Own, Section, Source
from sync_protocol.forms import DocumentForm, DocumentType
from sync_protocol.rules import MANDATORY, Form, Rule, places
from sync_protocol.ways_of_working import WAYS_OF_WORKING

_INTRODUCTION = """\
# Rules

Written by `make generate` from `sync_protocol/forms/`; a change belongs there.

Every rule on this page needs only the document, the day and the reference data. It is judged on the tablet, also
without a network, and again on the server, by the same condition; a rule that looks something up is judged where its
list is, and tablets carry the lists. What needs more than one document is judged on the server alone, by
`backend/domain`. A rule is true, false (a finding), or open: then the
finding names the empty boxes that it waits for. A warning is shown and holds nothing up.
"""


def rules_page(catalogue: Mapping[DocumentType, DocumentForm]) -> str:
    """The page, in Markdown."""
    return "\n".join((_INTRODUCTION, *_sentences(catalogue), *_ways(), *_filled(catalogue), *_mandatory(catalogue)))


def _sentences(catalogue: Mapping[DocumentType, DocumentForm]) -> Iterator[str]:
    told: dict[tuple[str, str, str], list[tuple[DocumentForm, Rule]]] = {}
    for form in catalogue.values():
        for rule in form.rules:
            if rule.code != MANDATORY:
                told.setdefault((rule.code, rule.text, _mark(rule)), []).append((form, rule))
    yield "| code | sentence | document types, boxes by edition | judged |\n|---|---|---|---|"
    for (code, text, mark), rules in sorted(told.items()):
        places_ = "; ".join(dict.fromkeys(f"{form.type} {_where(form, rule.at)}" for form, rule in rules))
        lists = sorted({name for _, rule in rules for name in lists_of(rule)})
        judged = f"offline and on the server, with {', '.join(lists)}" if lists else "offline and on the server"
        yield f"| {code} | {text}{mark} | {places_} | {judged} |"
    yield ""


def _mark(rule: Rule) -> str:
    return " *Warning.*" if rule.warning else " *At the first submission.*" if rule.at_submission else ""


def _where(form: DocumentForm, path: str) -> str:
    """The box by its number in each edition; by its path, and for all editions, where it has none."""
    return _numbers(form, path) or f"`{path}` ({', '.join(form.editions)})"


def _ways() -> Iterator[str]:
    yield "## Ways of working\n"
    yield "No findings: each is kept where the work is done, or is what the form and its other rules leave open.\n"
    yield "| code | what is done |\n|---|---|"
    for code, sentence in sorted(WAYS_OF_WORKING.items()):
        yield f"| {code} | {sentence} |"
    yield ""


_HOW = {
    FillKind.BEGINS: "a new document begins with it",
    FillKind.GOES_WITH: "goes with the organisation that is chosen",
    FillKind.FOLLOWS: "kept up to date until somebody writes something else",
    FillKind.OFFERED: "taken over by whoever wants it",
}


def _filled(catalogue: Mapping[DocumentType, DocumentForm]) -> Iterator[str]:
    yield "## Boxes that are filled in\n\nWhat was written by hand is never written over.\n"
    yield "| code | type, box | from | how |\n|---|---|---|---|"
    for form in catalogue.values():
        for one in form.filled:
            where = "" if one.when == ALWAYS else f", where there is {_test(one.when)}"
            box, how = f"{form.type} {_where(form, one.at)}", _HOW[one.kind]
            yield f"| {one.code} | {box} | {_source(one.source)}{where} | {how} |"
    yield ""


def _source(source: Source) -> str:
    match source:
        case Section(path):
            return f"`{path}`, every box"
        case Own(name):
            return f"the own organisation in {name}"
        case Addressee():
            return "the authority that the document is for"
        case Competent(path, _, else_addressee):
            unknown = ", or that the document is for where nobody knows which" if else_addressee else ""
            return f"the authority that is competent for the organisation in `{path}`{unknown}"
        case _:
            return _value(source)


def _mandatory(catalogue: Mapping[DocumentType, DocumentForm]) -> Iterator[str]:
    for type_, form in catalogue.items():
        yield f"## {type_}: boxes that must be filled in\n\n| box | path | where |\n|---|---|---|"
        for rule in form.rules:
            if rule.code == MANDATORY:
                where = "always" if rule.when == ALWAYS else _test(rule.when)
                yield f"| {_numbers(form, rule.at)} | `{rule.at}` | {where} |"
        yield ""


def _numbers(form: DocumentForm, path: str) -> str:
    """The numbers of a box by edition; those of the section or table around it where it has none of its own."""
    numbers: tuple[str, ...] = ()
    here: type[Form] = form.content
    for name in path.split("/"):
        if name != "*":
            place = places(here)[name]
            numbers = place.about.number or numbers
            here = place.type
    return ", ".join(f"{number} ({edition})" for number, edition in zip(numbers, form.editions, strict=False) if number)


def _test(test: Test) -> str:
    match test:
        case Present(value):
            return f"{_value(value)} is filled in"
        case Not(Present(value)):
            return f"{_value(value)} is empty"
        case Same(left, right):
            return f"{_value(left)} is {_value(right)}"
        case Less(left, right):
            return f"{_value(left)} is less than {_value(right)}"
        case In(value, options):
            return f"{_value(value)} is one of {', '.join(options)}"
        case Starts(value, prefixes):
            return f"{_value(value)} starts with {', '.join(prefixes)}"
        case Places(value, most):
            return f"{_value(value)} has at most {most} digits after the point"
        case Listed(name, keys):
            return f"{name} lists {_values(keys)}"
        case And(parts):
            return "(" + " and ".join(map(_test, parts)) + ")" if parts else "always"
        case Or(parts):
            return "(" + " or ".join(map(_test, parts)) + ")" if parts else "never"
        case Not(inner):
            return f"not {_test(inner)}"
        case AnyRow(table, inner):
            return f"a row of `{table}`" + ("" if inner == ALWAYS else f" where {_test(inner)}")
        case AllRows(table, inner):
            return f"in every row of `{table}` {_test(inner)}"
        case _:
            assert_never(test)


def _value(value: Value) -> str:
    match value:
        case Get(path):
            return f"`{path}`"
        case Lit(True):
            return "yes"
        case Lit(False):
            return "no"
        case Lit(constant):
            return str(constant)
        case On():
            return "the day"
        case Plus(left, right):
            return f"{_value(left)} + {_value(right)}"
        case Day(instant):
            return f"the day of {_value(instant)}"
        case Sum(table, inner):
            return f"the sum of {_value(inner)} over `{table}`"
        case Count(table, where):
            return f"the number of rows of `{table}`" + ("" if where == ALWAYS else f" where {_test(where)}")
        case Find(name, keys):
            return f"{name} of {_values(keys)}"
        case _:
            assert_never(value)


def _values(keys: tuple[Value, ...]) -> str:
    return " and ".join(map(_value, keys))
