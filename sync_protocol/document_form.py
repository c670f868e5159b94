"""What a document type is: its boxes, its rules and its editions. `forms/` has a module for each."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

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
    has a number for each edition, in this order. `rules` bind at the decision. `shown` says which boxes are asked for
    only in some cases: such a box is on the form where its condition holds, or where it has a value. `title` is the
    path of the box that tells one document from another where there is no list of commodities. `order` is the type's
    place among the others.
    """

    type: DocumentType
    content: type[Form]
    prefixes: dict[str, str]
    rules: tuple[Rule, ...]
    shown: tuple[Rule, ...] = ()
    title: str = ""
    order: int = 100

    @property
    def editions(self) -> tuple[str, ...]:
        """The legal editions, oldest first."""
        return tuple(self.prefixes)
