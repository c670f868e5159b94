"""What a document type is: its boxes, its rules and its editions. `forms/` has a module for each."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from sync_protocol.editions import rules_in
from sync_protocol.fillings import Filling
from sync_protocol.rules import Form, Rule

TYPE_NAME = r"\A[A-Z][A-Z0-9_]{0,31}\Z"
DocumentType = Annotated[str, Meta(pattern=TYPE_NAME)]
"""The name of a document type. Any that is well formed can travel; which there are, the catalogue says."""

CED = "CED"
CVEDA = "CVEDA"
CVEDP = "CVEDP"
DECLAR = "DECLAR"
CHEDPP = "CHEDPP"
IMPORT = "IMPORT"


class DocumentForm(Struct, frozen=True, kw_only=True):
    """One document type; a module of `forms/` that defines one as FORM adds it to the catalogue.

    `prefixes` are the first words of its reference numbers (REF-1) by legal edition of the form, oldest first: a box
    has a number for each edition, in this order. `since` says from which day on an edition is the one that new
    documents are made by; one without a day always was. A document keeps the edition that it was made by. `rules` bind
    at the decision. `shown` says which boxes are asked for only in some cases: such a box is on the form where its
    condition holds, or where it has a value. `title` is the path of the box that tells one document from another where
    there is no list of commodities. `filled` says which boxes are filled in by themselves, what follows a box after it.
    `reference_number` is the number of the box that the reference itself stands in, for each edition.
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
    reference_number: tuple[str, ...] = ()

    @property
    def editions(self) -> tuple[str, ...]:
        """The legal editions, oldest first."""
        return tuple(self.prefixes)

    def rules_in(self, edition: str, *, submitting: bool = False) -> tuple[Rule, ...]:
        """The rules that a document of this edition is judged by; `submitting` Part I for the first time, by more."""
        found = rules_in(self.content, self.rules, edition)
        return found if submitting else tuple(rule for rule in found if not rule.at_submission)

    def shown_in(self, edition: str) -> tuple[Rule, ...]:
        """The conditions of `shown` that an edition has."""
        return rules_in(self.content, self.shown, edition)
