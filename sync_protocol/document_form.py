"""What a document type is: its boxes, its rules and its editions. `forms/` has a module for each."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from sync_protocol.editions import rules_in
from sync_protocol.fillings import Filling
from sync_protocol.rules import Form, Rule
from sync_protocol.territory import UNION

TYPE_NAME = r"\A[A-Z][A-Z0-9_]{0,31}\Z"
DocumentType = Annotated[str, Meta(pattern=TYPE_NAME)]
"""The name of a document type. Any that is well formed can travel; which there are, the catalogue says."""

CED = "CED"
CVEDA = "CVEDA"
CVEDP = "CVEDP"
DECLAR = "DECLAR"
CHEDPP = "CHEDPP"
IMPORT = "IMPORT"


class Given(StrEnum):
    """What a box can say of the document itself: its reference with the version, the authority that it is for."""

    REFERENCE = "reference"
    POST = "post"


class GivenBox(Struct, frozen=True):
    """A box that nobody fills in: it is no content, but `says` something of the document (BOX-1, BOX-5).

    It stands in the part of this name; `number` is by edition, empty where the form shows it without one.
    """

    part: str
    says: Given
    number: tuple[str, ...]
    label: str


def given(reference: tuple[str, ...], again: tuple[str, ...] = (), post: tuple[str, ...] = ()) -> tuple[GivenBox, ...]:
    """The reference in Part I; where it stands in Part II as well, that one and the post that decides."""
    found = (
        GivenBox("part1", Given.REFERENCE, reference, "box-reference"),
        GivenBox("part2", Given.REFERENCE, again, "box-reference"),
        GivenBox("part2", Given.POST, post, "box-post"),
    )
    return tuple(one for one in found if one.number)


class DocumentForm(Struct, frozen=True, kw_only=True):
    """One document type; a module of `forms/` that defines one as FORM adds it to the catalogue.

    `prefixes` are the first words of its reference numbers (REF-1) by legal edition of the form, oldest first: a box
    has a number for each edition, in this order. `since` says from which day on an edition is the one that new
    documents are made by; one without a day always was. A document keeps the edition that it was made by. `rules` bind
    at the decision. `shown` says which boxes are asked for only in some cases: such a box is on the form where its
    condition holds, or where it has a value. `title` is the path of the box that tells one document from another where
    there is no list of commodities. `filled` says which boxes are filled in by themselves, what follows a box after it.
    `given` are the boxes that say something of the document itself.
    `order` is the type's place among the others.
    """

    type: DocumentType
    content: type[Form]
    prefixes: dict[str, str]
    rules: tuple[Rule, ...]
    shown: tuple[Rule, ...] = ()
    title: str = ""
    order: int = 100
    since: dict[str, date] = {}
    filled: tuple[Filling, ...] = ()
    given: tuple[GivenBox, ...] = ()

    @property
    def editions(self) -> tuple[str, ...]:
        """The legal editions, oldest first."""
        return tuple(self.prefixes)

    def rules_in(self, edition: str, country: str = "", *, submitting: bool = False) -> tuple[Rule, ...]:
        """The rules that a document of this edition is judged by, which an authority of `country` issues; `submitting`
        Part I for the first time, by more."""
        found = binding(rules_in(self.content, self.rules, edition), country)
        return found if submitting else tuple(rule for rule in found if not rule.at_submission)

    def shown_in(self, edition: str) -> tuple[Rule, ...]:
        """The conditions of `shown` that an edition has."""
        return rules_in(self.content, self.shown, edition)


def binding(rules: tuple[Rule, ...], country: str) -> tuple[Rule, ...]:
    """Those that bind what an authority of this country issues (CVEDP-5); all, where nobody knows of which."""
    return rules if not country or country in UNION else tuple(rule for rule in rules if not rule.of_union)
