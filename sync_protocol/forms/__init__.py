"""The document types, each defined once: its boxes, its rules, its editions. All else follows from this catalogue."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from sync_protocol.forms import ced, chedpp, cveda, cvedp
from sync_protocol.rules import Form, Rule


class DocumentType(StrEnum):
    """The words of the glossary; entry documents first."""

    CED = "CED"
    CVEDA = "CVEDA"
    CVEDP = "CVEDP"
    DECLAR = "DECLAR"
    CHEDPP = "CHEDPP"
    IMPORT = "IMPORT"
    EXPORT_INSPECTION = "EXPORT_INSPECTION"
    PHYTO = "PHYTO"
    QUALITY = "QUALITY"
    PRENOTIFICATION = "PRENOTIFICATION"
    TRANSIT = "TRANSIT"


class DocumentForm(Struct, frozen=True):
    """One document type.

    `editions` are the legal editions of its form, oldest first: a box has a number for each, in this order.
    `prefixes` are the first words of its reference numbers, by edition (REF-1). `rules` bind at the decision.
    `shown` says which boxes are asked for only in some cases: such a box is on the form where its condition holds, or
    where it has a value.
    """

    type: DocumentType
    content: type[Form]
    editions: tuple[str, ...]
    prefixes: dict[str, str]
    rules: tuple[Rule, ...]
    shown: tuple[Rule, ...]


def _form(
    type_: DocumentType,
    content: type[Form],
    prefixes: dict[str, str],
    rules: tuple[Rule, ...],
    shown: tuple[Rule, ...],
) -> DocumentForm:
    return DocumentForm(type_, content, tuple(prefixes), prefixes, rules, shown)


CATALOGUE: dict[DocumentType, DocumentForm] = {
    form.type: form
    for form in (
        _form(
            DocumentType.CVEDA,
            cveda.Cveda,
            {"282/2004": "CVEDA", "2019/1715": "CHEDA"},
            cveda.RULES,
            cveda.SHOWN,
        ),
        _form(
            DocumentType.CVEDP,
            cvedp.Cvedp,
            {"136/2004": "CVEDP", "2019/1715": "CHEDP"},
            cvedp.RULES,
            cvedp.SHOWN,
        ),
        _form(
            DocumentType.CED,
            ced.Ced,
            {"669/2009": "CED", "2019/1715": "CHEDD"},
            ced.RULES,
            ced.SHOWN,
        ),
        _form(
            DocumentType.CHEDPP,
            chedpp.Chedpp,
            {"2000/29": "CHEDPP", "2019/1715": "CHEDPP"},
            chedpp.RULES,
            chedpp.SHOWN,
        ),
    )
}
