"""Reference data: lists and limits with their source and the day from which they hold. Never constants in code."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from typing import TypeVar

import msgspec
from msgspec import Struct

from sync_protocol.forms import DocumentType

F = TypeVar("F", bound=Struct)


class RefusalReason(Struct, frozen=True, omit_defaults=True):
    """A reason for refusal (RFS-6). `number` is that of the official form, None where the form gives none; `label` the
    id of its words.

    `rasff`: it leads to a RASFF notification; `rasff_only_for` limits that to animals certified for this use.
    `verified` is false where the number or the words were not held against a source.
    """

    number: int | None
    reason: str
    label: str
    rasff: bool
    source: str
    verified: bool
    rasff_only_for: str = ""


class RefusalReasons(Struct, frozen=True):
    """The reasons of one document type in one edition of its form."""

    type: DocumentType
    edition: str
    valid_from: date
    reasons: tuple[RefusalReason, ...]


class _RefusalFile(Struct, frozen=True):
    source: str
    valid_from: date
    lists: tuple[RefusalReasons, ...]


class _ZoneFile(Struct, frozen=True):
    source: str
    valid_from: date
    zones: dict[str, str]


def _read(name: str, type_: type[F]) -> F:
    return msgspec.json.decode((files(__name__) / name).read_bytes(), type=type_)


REFUSAL_REASONS: dict[tuple[DocumentType, str], tuple[RefusalReason, ...]] = {
    (one.type, one.edition): one.reasons for one in _read("refusal_reasons.json", _RefusalFile).lists
}
"""Reasons for refusal by document type and edition, in the order of the form."""

TIME_ZONES: dict[str, str] = _read("time_zones.json", _ZoneFile).zones
"""Names of time zones by the country of an authority of entry."""
