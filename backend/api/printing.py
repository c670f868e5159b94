"""Prints: a document as somebody may see it, in the languages that are asked for, and blank forms (PRINT-1 to PRINT-5).

The print of a decided document carries the bytes that were signed and bears the authority's PDF seal. Nothing is kept:
whoever wants the print of a changed status asks for a new one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from urllib.parse import urlsplit

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from msgspec import Struct
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.api.files import GUARDED
from backend.api.problems import Problem
from backend.api.shell import Caller, Server
from backend.domain import print_sheet, rights
from backend.domain.print_sheet import DECIDED, Blank, Code
from backend.outside import qr, typesetting
from backend.outside.keys import PdfSeal
from backend.outside.typesetting import File, Print
from backend.outside.words import LANGUAGES, official_languages, words
from backend.store import certificates, documents, reference
from sync_protocol import seal as seals
from sync_protocol.base64url import unbase64url
from sync_protocol.document import Document
from sync_protocol.forms import CATALOGUE, DocumentType
from sync_protocol.scalars import day_of_law

MOST_AT_ONCE = 2
"""Prints that one person may have in the making."""

_SETTING = ThreadPoolExecutor(2, thread_name_prefix="print")
"""Prints are made beside the event loop, two at a time: each takes a processor for tenths of a second."""


class Asked(Struct, frozen=True):
    """A country whose language belongs on the print, why, and its official languages."""

    why: str
    country: str
    languages: tuple[str, ...]


class Choice(Struct, frozen=True):
    """The languages that there are, and those that belong on this print (PRINT-1)."""

    languages: tuple[str, ...]
    asked: tuple[Asked, ...]


class BlankForm(Struct, frozen=True):
    """A blank form that can be printed, with the boxes that are filled in on it."""

    name: str
    type: DocumentType
    boxes: dict[str, str]


@get("/api/documents/{document_id:str}/print/languages")
async def languages_of(
    document_id: FromPath[str], server: NamedDependency[Server], caller: NamedDependency[Caller]
) -> Choice:
    """Which languages the print of a document should have."""
    async with server.database.glance() as connection:
        document = await _seen(connection, caller, document_id)
    asked = [Asked(why, country, official_languages(country)) for why, country in print_sheet.countries_of(document)]
    return Choice(LANGUAGES, tuple(one for one in asked if one.languages))


@get("/api/documents/{document_id:str}/print")
async def print_document(
    document_id: FromPath[str],
    languages: FromQuery[str],
    server: NamedDependency[Server],
    caller: NamedDependency[Caller],
) -> Response[bytes]:
    """The PDF, in `languages` with commas between them, one after the other."""
    chosen = _chosen(languages)
    with server.in_hand.one_more(f"print {caller.person.id}", most=MOST_AT_ONCE):
        async with server.database.snapshot() as connection:
            document = await _seen(connection, caller, document_id)
            seal, files = await _signed(connection, document)
            latin = await reference.scientific_names(connection)
        code = _code(server, document, seal)
        name, at = print_sheet.reference_text(document) or document.id, document.changed_at or server.now()
        installation = server.settings.environment

        def made() -> Print:
            sheets = tuple(
                print_sheet.sheet(document, words(one), one, installation=installation, code=code, latin=latin)
                for one in chosen
            )
            return Print(title=name, at=at, sheets=sheets, code=qr.svg(code.link, qr.ISSUED), files=files)

        pdf = await _set(made)
        if files:
            pdf = await _sealed(server, pdf)
    return _answer(pdf, name)


@get("/api/blanks")
async def blank_forms(caller: NamedDependency[Caller]) -> list[BlankForm]:  # noqa: ARG001 - for who is logged in
    """The blank forms (PRINT-2)."""
    return [BlankForm(name, one.type, dict(one.boxes)) for name, one in print_sheet.blanks().items()]


@get("/api/blanks/{name:str}")
async def print_blank(
    name: FromPath[str],
    languages: FromQuery[str],
    server: NamedDependency[Server],
    caller: NamedDependency[Caller],
    edition: FromQuery[str] = "",
) -> Response[bytes]:
    """A blank form, in `languages` one after the other; of today's edition where none is named."""
    blank = print_sheet.blanks().get(name)
    if blank is None:
        raise Problem("NOT_FOUND", "There is no such form.")
    chosen, edition = _chosen(languages), edition or _edition_today(server, blank)
    if edition not in CATALOGUE[blank.type].editions:
        raise Problem("NOT_FOUND", "There is no such edition of this form.")
    title, installation = f"{name} {edition}", server.settings.environment

    def made() -> Print:
        sheets = tuple(
            print_sheet.blank_sheet(blank, edition, words(one), one, installation=installation) for one in chosen
        )
        return Print(title=title, at=print_sheet.blank_made_at(blank.type, edition), sheets=sheets)

    with server.in_hand.one_more(f"print {caller.person.id}", most=MOST_AT_ONCE):
        pdf = await _set(made)
    return _answer(pdf, name)


def _chosen(languages: str) -> Sequence[str]:
    """Raises NOT_ACCEPTED."""
    chosen = list(dict.fromkeys(languages.split(",")))
    if unknown := [one for one in chosen if one not in LANGUAGES]:
        raise Problem("NOT_ACCEPTED", f"There are prints in {', '.join(LANGUAGES)}, not in {unknown[0][:20]!r}.")
    return chosen


def _edition_today(server: Server, blank: Blank) -> str:
    form, today = CATALOGUE[blank.type], day_of_law(server.now())
    return [one for one in form.editions if form.since.get(one, today) <= today][-1]


async def _seen(connection: AsyncConnection, caller: Caller, document_id: str) -> Document:
    """The document as the person may see it. Raises NOT_FOUND."""
    document = (await documents.bodies(connection, [document_id])).get(document_id)
    if document is None or not rights.sees(caller.person, document):
        raise Problem("NOT_FOUND", "There is no such document here, or not for you.")
    return rights.view(caller.person, document)


async def _signed(connection: AsyncConnection, document: Document) -> tuple[bytes, tuple[File, ...]]:
    """The seal of what is in force, empty without one, and the signed bytes of what was decided here."""
    if document.decision is None or document.status not in DECIDED:
        return b"", ()
    seal = b""
    if print_sheet.is_sealed(document) and document.certificate is not None:
        seal = await certificates.seal_numbered(connection, document.certificate.number) or b""
    decided = await certificates.decision_of(connection, document.id, unbase64url(document.decision.statement))
    found = [
        File("seal.cose", _COSE, "data", "The seal of validation", seal),
        File("statement.cose", _COSE, "source", "The decision as the device signed it", decided.statement),
        File("countersignature.cose", _COSE, "supplement", "The server's receipt", decided.countersignature),
        File("content.cbor", "application/cbor", "source", "The content that was signed", decided.content),
    ]
    return seal, tuple(one for one in found if one.content)


_COSE = "application/cose"


def _code(server: Server, document: Document, seal: bytes) -> Code:
    """What the QR code leads to: the seal of what is in force, or else the reference."""
    url = server.settings.public_url
    host = f"{urlsplit(url).netloc}/c"
    if seal:
        check = seals.check_code(seals.said(seal).covers.content).upper()
        return Code(seals.qr_text(url, seal), host, sealed=True, check=f"{check[:4]} {check[4:]}")
    return Code(seals.reference_link(url, document.reference or document.id), host)


async def _set(made: Callable[[], Print]) -> bytes:
    """What is said on the sheets is put together there too: of a long document that takes tenths of a second for each
    language. Raises TOO_LARGE."""
    try:
        return await asyncio.get_running_loop().run_in_executor(_SETTING, lambda: typesetting.pdf(made()))
    except typesetting.TooLarge:
        raise Problem("TOO_LARGE", "There is more in this document than can be printed.") from None


async def _sealed(server: Server, pdf: bytes) -> bytes:
    now = server.now()
    return await asyncio.get_running_loop().run_in_executor(_SETTING, _seal, pdf, server.keys.pdf_seal(now), now)


def _seal(pdf: bytes, seal: PdfSeal, at: datetime) -> bytes:
    from backend.outside import pdf_seal  # noqa: PLC0415 - loading pyHanko takes a second, which only who prints waits for

    return pdf_seal.sealed(pdf, seal, at)


def _answer(pdf: bytes, name: str) -> Response[bytes]:
    headers = GUARDED | {
        "Content-Disposition": f'attachment; filename="{name}.pdf"',
        "Cache-Control": "private, no-store",
    }
    return Response(pdf, media_type="application/pdf", headers=headers)


HANDLERS = (languages_of, print_document, blank_forms, print_blank)
