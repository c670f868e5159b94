"""The document types, each defined once: its boxes, its rules, its editions. All else follows from this catalogue.

A module of this package that defines FORM is a document type; nothing else has to name it.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from sync_protocol.document_form import CED, CHEDPP, CVEDA, CVEDP, DECLAR, IMPORT, DocumentForm, DocumentType

__all__ = [
    "CATALOGUE",
    "CED",
    "CHEDPP",
    "CVEDA",
    "CVEDP",
    "DECLAR",
    "IMPORT",
    "DocumentForm",
    "DocumentType",
]


def _forms() -> Iterator[DocumentForm]:
    for found in pkgutil.iter_modules(__path__):
        form: object = getattr(import_module(f"{__name__}.{found.name}"), "FORM", None)
        if isinstance(form, DocumentForm):
            yield form


def _catalogue(forms: Iterator[DocumentForm]) -> dict[DocumentType, DocumentForm]:
    catalogue: dict[DocumentType, DocumentForm] = {}
    for form in sorted(forms, key=lambda one: (one.order, one.type)):
        if form.type in catalogue:
            raise TypeError(f"two modules define the document type {form.type}")
        catalogue[form.type] = form
    return catalogue


CATALOGUE: dict[DocumentType, DocumentForm] = _catalogue(_forms())
