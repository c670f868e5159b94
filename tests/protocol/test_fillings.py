"""What fills boxes, by the cases that Python and TypeScript share."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from sync_protocol.describe import forms_and_enums
from sync_protocol.editions import belongs, editions_of
from sync_protocol.fillings import (
    Competent,
    Filling,
    FillKind,
    Maker,
    Own,
    Picked,
    Section,
    begun,
    chosen,
    followed,
    follows,
    taken,
    taken_over,
)
from sync_protocol.forms import CATALOGUE, DocumentForm
from sync_protocol.rules import Form, decode, place_of, places
from tests.protocol.sample import Sample, line, sample
from tests.protocol.shared_cases import VECTORS


class Begins(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    type: str
    edition: str
    maker: Maker
    gives: dict[str, str]


class TakenCase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    form: str
    list: str
    entry: Picked
    gives: dict[str, str]


class Offer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    type: str
    edition: str
    content: dict[str, Any]
    at: str
    gives: dict[str, Any] | None


class Chosen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    type: str
    edition: str
    post: str
    content: dict[str, Any]
    at: str
    entry: Picked
    before: Picked | None
    gives: dict[str, str | None]


class Follows(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    type: str
    edition: str
    before: msgspec.Raw
    after: msgspec.Raw
    gives: dict[str, str | int | None]


class Vectors(msgspec.Struct, frozen=True):
    on: date
    begins: tuple[Begins, ...]
    taken: tuple[TakenCase, ...]
    offers: tuple[Offer, ...]
    chosen: tuple[Chosen, ...]
    follows: tuple[Follows, ...]


HELD = msgspec.json.decode((VECTORS / "fillings.json").read_bytes(), type=Vectors)
FORMS = {one.__name__: one for one in forms_and_enums(form.content for form in CATALOGUE.values())}

each_type = pytest.mark.parametrize("form", CATALOGUE.values(), ids=CATALOGUE)


def named(case: Any) -> str:
    return case.name


def filled_in(form: DocumentForm, edition: str) -> tuple[Filling, ...]:
    """What fills boxes of this edition."""
    return tuple(one for one in form.filled if belongs(one.editions, edition))


@pytest.mark.parametrize("case", HELD.begins, ids=named)
def test_new_5_a_document_begins_with(case: Begins) -> None:
    form = CATALOGUE[case.type]

    assert begun(form.content, filled_in(form, case.edition), case.maker) == case.gives


@pytest.mark.parametrize("case", HELD.taken, ids=named)
def test_an_entry_of_a_list_fills(case: TakenCase) -> None:
    form = FORMS[case.form]

    assert issubclass(form, Form)
    assert taken(form, case.list, case.entry) == case.gives


@pytest.mark.parametrize("case", HELD.offers, ids=named)
def test_new_6_a_section_offers(case: Offer) -> None:
    form = CATALOGUE[case.type]

    assert taken_over(form.content, case.content, filled_in(form, case.edition), case.at) == case.gives


@pytest.mark.parametrize("case", HELD.chosen, ids=named)
def test_declar_2_and_new_5_with_an_organisation_goes_its_authority(case: Chosen) -> None:
    form = CATALOGUE[case.type]

    fillings = filled_in(form, case.edition)
    assert chosen(case.content, fillings, case.at, case.entry, before=case.before, post=case.post) == case.gives


@pytest.mark.parametrize("case", HELD.follows, ids=named)
def test_cn_4_boxes_follow(case: Follows) -> None:
    form = CATALOGUE[case.type]
    before, after = decode(form.content, bytes(case.before)), decode(form.content, bytes(case.after))

    assert followed(before, after, filled_in(form, case.edition), HELD.on, {}) == case.gives


@each_type
def test_what_fills_boxes_is_of_the_form_and_of_the_edition(form: DocumentForm) -> None:
    for edition in form.editions:
        for one in filled_in(form, edition):
            ends = [one.at, *([one.source.path] if isinstance(one.source, Section | Competent) else [])]
            assert all(belongs(editions_of(form.content, path), edition) for path in ends)
            assert isinstance(one.source, Section | Own) == (kind_at(form, one.at) == "section")


def kind_at(form: DocumentForm, path: str) -> str:
    here: type[Form] = form.content
    kind = ""
    for name in path.split("/"):
        if name != "*":
            kind, here = places(here)[name].kind, places(here)[name].type
    return kind


@each_type
def test_what_follows_a_box_that_follows_comes_after_it(form: DocumentForm) -> None:
    written: list[str] = []
    for one in form.filled:
        if one.kind is FillKind.FOLLOWS:
            read = msgspec.json.encode((one.source, one.when)).decode()
            assert not any(f'"{later.at}"' in read for later in form.filled if later.at not in written)
        written.append(one.at)


def test_only_numbers_follow() -> None:
    with pytest.raises(TypeError, match="holds no number"):
        follows("CODE", line.code, sample.other, when=sample.ready.yes())  # pyright: ignore[reportArgumentType]


def test_a_place_is_that_of_a_box_a_table_or_a_section() -> None:
    assert [place_of(one) for one in (sample.text, sample.lines, sample.details, line.details)] == [
        "text",
        "lines",
        "details",
        "lines/*/details",
    ]
    with pytest.raises(TypeError, match="no box"):
        place_of(Sample())
