"""A document on paper: what its print says in each language, which mark it bears, what its code leads to.

PRINT-1 to PRINT-5. All of it follows from the document and its form; the same document gives the same print.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, cast

from msgspec import Struct
from msgspec.structs import replace

from backend.domain.print_boxes import Box, boxes, paired
from backend.domain.print_items import Fact, Item, Shown, ToSign, ToWrite, Words
from backend.domain.print_values import clean, is_empty, row_texts
from sync_protocol.assign import assign
from sync_protocol.document import Document, issuing_country
from sync_protocol.document_form import Given, GivenBox
from sync_protocol.forms import CATALOGUE, DECLAR, DocumentForm, DocumentType
from sync_protocol.forms.declar import DeclarModel
from sync_protocol.rules import Form, Row, decode, places
from sync_protocol.summary import value_in
from sync_protocol.workflow import Status, watermark

DECIDED = (Status.VALID, Status.REJECTED, Status.CANCELLED, Status.REPLACED, Status.RECALLED)
"""What has a signed decision: its print carries the signed bytes and is sealed."""

_ALWAYS = date(2004, 1, 1)
"""The date of a blank form of an edition that always was."""


class Part(Struct, frozen=True):
    """A part of the form, on pages of its own; `number` is I, II or III."""

    number: str
    title: str
    boxes: tuple[Box, ...]


class Sheet(Struct, frozen=True, kw_only=True):
    """The document in one language. `mark` is the watermark, empty for none. `notes` are links to other documents, with
    what they are to this one. `beside` stands below the code; `page` and `footer` on every page."""

    language: str
    title: str
    law: str
    reference: str
    status: str
    mark: str
    notes: tuple[tuple[str, str], ...]
    beside: tuple[str, ...]
    footer: str
    parts: tuple[Part, ...]


class Blank(Struct, frozen=True):
    """A blank form: a type, and boxes that are filled in on it (PRINT-2)."""

    type: DocumentType
    boxes: Mapping[str, str] = {}


def blanks() -> dict[str, Blank]:
    """The blank forms by name: one for each type, of the DECLAR one for each model."""
    found: dict[str, Blank] = {}
    for type_ in CATALOGUE:
        if type_ == DECLAR:
            found |= {f"{type_}-{model}": Blank(type_, {"part1/model": model}) for model in DeclarModel}
        else:
            found[type_] = Blank(type_)
    return found


class Code(Struct, frozen=True):
    """What the QR code of a print leads to: a seal, or the reference of what has none. `check` is the seal's check
    code, for who cannot scan it."""

    link: str
    host: str
    sealed: bool = False
    check: str = ""


def sheet(
    document: Document, words: Words, language: str, *, installation: str, code: Code | None, latin: Mapping[str, str]
) -> Sheet:
    """A document as somebody sees it, in one language."""
    form = CATALOGUE[document.type]
    content = decode(form.content, bytes(document.content))
    shown = _shown(
        form, document.edition, content, words, latin=latin, statements=_statements(document, content, words)
    )
    mark = watermark(document.status, installation)
    if document.imported is not None and document.imported.decided_elsewhere and mark == "watermark-valid":
        mark = ""  # whoever decided has the original
    reference = reference_text(document)
    return Sheet(
        language=language,
        title=_title(form, document.edition, words),
        law=_worded("paper-law", document.edition.replace("/", "-"), words),
        reference=reference,
        status=words.t(f"status-{document.status}"),
        mark=words.t(mark) if mark else "",
        notes=tuple(_notes(document, words)),
        beside=tuple(_beside(reference, code, words)),
        footer=_footer(document, words),
        parts=tuple(_parts(form, content, shown, {Given.REFERENCE: reference, Given.POST: clean(document.post)})),
    )


def blank_sheet(blank: Blank, edition: str, words: Words, language: str, *, installation: str) -> Sheet:
    """A blank form in one language, with room to be written in by hand."""
    form = CATALOGUE[blank.type]
    content = form.content()
    for path, value in blank.boxes.items():
        content = assign(content, path, value)
    statements = _blank_statements(content, words)
    shown = _shown(form, edition, content, words, blank=True, statements=statements)
    mark = watermark(Status.NEW, installation)
    return Sheet(
        language=language,
        title=_title(form, edition, words),
        law=_worded("paper-law", edition.replace("/", "-"), words),
        reference="",
        status="",
        mark=words.t(mark) if mark else "",
        notes=(),
        beside=(),
        footer="",
        parts=tuple(_parts(form, content, shown, {})),
    )


def blank_made_at(type_: DocumentType, edition: str) -> datetime:
    """The date of a blank form: that of its edition, so that the same form is always the same file."""
    day = CATALOGUE[type_].since.get(edition, _ALWAYS)
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def reference_text(document: Document) -> str:
    """The reference with its version (REF-2); that of the other system for what came from there; empty in a draft."""
    if not document.reference:
        return document.imported.reference if document.imported is not None else ""
    return f"{document.reference}-V{document.version}" if document.version else document.reference


def is_sealed(document: Document) -> bool:
    """Whether the print bears the seal of validation: of what is in force, and was decided here (PRINT-4)."""
    return document.status is Status.VALID and document.certificate is not None


def countries_of(document: Document) -> list[tuple[str, str]]:
    """PRINT-1: the countries of which a language belongs on the print, each with why: `post` for the Member State of
    the check, `destination` for where the goods go, `transit` for a country on the way."""
    content = decode(CATALOGUE[document.type].content, bytes(document.content))
    part1: Form | None = value_in(content, "part1")
    purpose = value_in(part1, "purpose")
    route = cast("tuple[Row, ...]", value_in(purpose, "transit_countries") or ())
    named = [
        ("post", issuing_country(document)),
        (
            "destination",
            value_in(part1, "place_of_destination", "country") or value_in(part1, "country_of_destination"),
        ),
        ("transit", value_in(purpose, "journey", "third_country")),
        *(("transit", value_in(row, "country")) for row in route),
    ]
    return list(dict.fromkeys((why, country) for why, country in named if country))


def _shown(
    form: DocumentForm,
    edition: str,
    content: Form,
    words: Words,
    *,
    blank: bool = False,
    latin: Mapping[str, str] | None = None,
    statements: Mapping[str, tuple[Item, ...]],
) -> Shown:
    shown = Shown(
        words=words,
        edition=edition,
        place=form.editions.index(edition),
        blank=blank,
        conditional=frozenset(_section_of(form.content, rule.at) for rule in form.shown_in(edition)),
        latin=latin or {},
        statements=statements,
    )
    lines: Sequence[Row] = value_in(content, "part1", "commodities") or ()
    files: Sequence[Row] = value_in(content, "part1", "attachments") or ()
    return replace(shown, named=row_texts(lines, shown) | {row.id: value_in(row, "name") or "" for row in files})


def _section_of(form: type[Form], path: str) -> tuple[type[Form], str]:
    """The section or row that a box stands in, and its name there."""
    *around, name = [step for step in path.split("/") if step != "*"]
    for step in around:
        form = places(form)[step].type
    return form, name


def _parts(form: DocumentForm, content: Form, shown: Shown, said: Mapping[Given, str]) -> Iterator[Part]:
    for place in shown.places(type(content)):
        part: Form = getattr(content, place.name)
        if is_empty(part) and not shown.blank:
            continue
        own = [_given(one, shown, said.get(one.says, "")) for one in form.given if one.part == place.name]
        yield Part(place.about.part, shown.label(place), tuple(paired(boxes(part, shown, *own))))


def _given(one: GivenBox, shown: Shown, text: str) -> Box:
    """BOX-1 and BOX-5: the reference in each part, and the post."""
    fact, room = Fact(text, strong=one.says is Given.REFERENCE), (ToWrite(),) if shown.blank else ()
    return Box(one.number[shown.place], shown.words.t(one.label), (fact,) if text else room)


def _title(form: DocumentForm, edition: str, words: Words) -> str:
    return _worded("paper-title", form.prefixes[edition], words)


def _worded(message: str, name: str, words: Words) -> str:
    """The words of a name, or the name where nobody has worded it: a type that somebody added."""
    return words.t(f"{message}-{name}") if words.has(f"{message}-{name}") else name


def _beside(reference: str, code: Code | None, words: Words) -> Iterator[str]:
    if code is None:
        return
    yield reference
    yield words.t("paper-check-at", host=code.host)
    if code.check:
        yield words.t("paper-check-code", code=code.check)
    if not code.sealed:
        yield words.t("paper-no-seal")


def _footer(document: Document, words: Words) -> str:
    at = document.changed_at
    return words.t("paper-as-of", moment=words.moment(at)) if at is not None else ""


def _notes(document: Document, words: Words) -> Iterator[tuple[str, str]]:
    """PRINT-5: what this document replaces and is replaced by, with day and authority (ST-6); what it is a clone of."""
    for one in document.relations:
        since = words.t("relation-since", post=one.post, day=words.day(one.at.date()))
        reference = one.reference or words.t("document-draft")
        yield words.t(f"relation-{one.kind}"), f"{reference} ({words.t(f'status-{one.status}')}; {since})"
    if document.imported is not None:
        facts = {"reference": clean(document.imported.reference), "status": clean(document.imported.status)}
        yield (
            words.t("imported-decided" if document.imported.decided_elsewhere else "imported"),
            words.t("imported-what", **facts),
        )


def _statements(document: Document, content: Form, words: Words) -> dict[str, tuple[Item, ...]]:
    """What is declared and signed, with who signed it electronically."""
    found = _blank_statements(content, words)
    declared = value_in(content, "part2", "health_information", "declared")
    if not declared:
        found.pop("HealthInformation", None)  # DECLAR-1
    if document.decision is not None and document.status in DECIDED:
        signed = words.t(
            "paper-signed", name=clean(document.decision.signed_by), moment=words.moment(document.decision.signed_at)
        )
        found["Official"] = (Fact(signed), *found["Official"])
    return found


def _blank_statements(content: Form, words: Words) -> dict[str, tuple[Item, ...]]:
    checks = value_in(content, "part2", "documentary") is not None
    model: Any = value_in(content, "part1", "model")
    found: dict[str, tuple[Item, ...]] = {
        "Declaration": (ToSign(words.t("paper-declares"), words.t("paper-signature")),),
        "Official": (
            ToSign(words.t("paper-certifies") if checks else "", words.t("paper-signature"), words.t("paper-stamp")),
        ),
    }
    if model is not None:
        found["HealthInformation"] = (ToSign(words.t(f"paper-health-{model}")),)
    return found
