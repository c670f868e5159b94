"""Prints over HTTP: for whom, with what attached, sealed by whom."""

from __future__ import annotations

import hashlib
import io
import threading
from pathlib import Path
from typing import Any, cast

import httpx
import pikepdf
import pypdfium2
import pytest
from asn1crypto import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import SignatureCoverageLevel, async_validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from sqlalchemy import select

from backend import verifying
from backend.demo import HARBOUR, as_change
from backend.demo_consignments import EDITION
from backend.domain import print_sheet
from backend.store.schema import certificate, signature
from backend.verifying import Asked
from sync_protocol import seal
from sync_protocol.base64url import unbase64url
from sync_protocol.document import Document
from sync_protocol.forms import CVEDP
from sync_protocol.wire import Creation
from tests.desk import START, Desk, Office, new_id
from tests.paper import code_on, pages_of
from tests.sync.test_decide import cancel, ready_to_decide


async def printed(desk: Desk, document_id: str, languages: str = "en") -> httpx.Response:
    return await desk.http.get(f"/api/documents/{document_id}/print", params={"languages": languages})


def attached(pdf: bytes) -> dict[str, bytes]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return {name: one.get_file().read_bytes() for name, one in opened.attachments.items()}


def text_of(pdf: bytes) -> str:
    return "".join(pages_of(pdf))


async def is_sealed(pdf: bytes, harbour: Office) -> bool:
    """Whether it bears the authority's seal, by pyHanko's bottom line: `valid` alone holds for changed files too."""
    signatures = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    if not signatures:
        return False
    (one,) = signatures
    authority = harbour.server.keys.pdf_seal(START).chain[-1]
    root = cast("Any", x509.Certificate).load(authority.public_bytes(Encoding.DER))
    status = await async_validate_pdf_signature(one, ValidationContext(trust_roots=[root], moment=START))
    return bool(status.bottom_line) and status.coverage is SignatureCoverageLevel.ENTIRE_FILE


async def test_a_decided_document_carries_its_signed_bytes_and_the_authoritys_seal(
    harbour: Office, inspector: Desk, decided: Document
) -> None:
    reply = await printed(inspector, decided.id, "nl,en")
    pdf = reply.content
    assert decided.certificate is not None
    assert decided.decision is not None

    assert reply.headers["Content-Type"] == "application/pdf"
    assert reply.headers["Content-Disposition"] == f'attachment; filename="{decided.reference}-V{decided.version}.pdf"'
    assert reply.headers["Cache-Control"] == "private, no-store"
    assert await is_sealed(pdf, harbour)
    files = attached(pdf)
    async with harbour.server.database.snapshot() as connection:
        kept = (await connection.execute(select(signature).where(signature.c.action == "decide"))).one()
        stored = await connection.scalar(select(certificate.c.seal))
    assert files == {
        "seal.cose": stored,
        "statement.cose": kept.statement,
        "countersignature.cose": kept.countersignature,
        "content.cbor": kept.content,
    }
    assert files["statement.cose"] == unbase64url(decided.decision.statement)
    assert seal.said(files["seal.cose"]).covers.content == hashlib.sha256(files["content.cbor"]).digest()
    assert code_on(pdf) == f"http://localhost:8000/c#{decided.certificate.digits}"
    check = seal.check_code(seal.said(files["seal.cose"]).covers.content).upper()
    assert f"{check[:4]} {check[4:]}" in text_of(pdf)


async def test_who_has_only_the_file_and_what_is_published_verifies_it(
    inspector: Desk, decided: Document, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert decided.certificate is not None
    url = "http://localhost:8000"
    published = {
        "print.pdf": (await printed(inspector, decided.id)).content,
        "keys": (await inspector.http.get("/.well-known/waarmerk-keys")).content,
        "list": (await inspector.http.get(f"/.well-known/waarmerk-status/{decided.certificate.shard}")).content,
    }
    for name, data in published.items():
        (tmp_path / name).write_bytes(data)
    root = (await inspector.http.get("/api/about")).json()["root"]
    asked = Asked(
        what=str(tmp_path / "print.pdf"),
        url=url,
        root=root,
        keys=(tmp_path / "keys",),
        lists=(tmp_path / "list",),
        offline=True,
    )

    assert verifying.run(asked, START) == verifying.GOOD

    said = capsys.readouterr().out
    assert said.startswith(f"VALID  {decided.certificate.number}\n")
    assert "as the authority sealed it" in said


async def test_a_changed_byte_breaks_the_seal(harbour: Office, inspector: Desk, decided: Document) -> None:
    pdf = (await printed(inspector, decided.id)).content
    middle = len(pdf) // 3
    changed = pdf[:middle] + bytes([pdf[middle] ^ 1]) + pdf[middle + 1 :]

    assert await is_sealed(pdf, harbour)
    assert not await is_sealed(changed, harbour)


async def test_a_changed_status_makes_a_new_file_with_its_own_seal_and_without_the_code(
    harbour: Office, inspector: Desk, decided: Document
) -> None:
    before = (await printed(inspector, decided.id)).content
    await cancel(inspector, decided)
    after = (await printed(inspector, decided.id)).content

    assert [word in text_of(before) for word in ("Valid", "Cancelled")] == [True, False]
    assert [word in text_of(after) for word in ("Valid", "Cancelled")] == [False, True]
    assert await is_sealed(after, harbour)
    assert sorted(attached(after)) == ["content.cbor", "countersignature.cose", "statement.cose"]
    assert code_on(after) == f"http://localhost:8000/c#{decided.reference}"


async def test_before_the_decision_there_is_a_link_and_no_seal(
    harbour: Office, operator: Desk, inspector: Desk
) -> None:
    document = await ready_to_decide(operator, inspector)
    theirs = (await printed(inspector, document.id)).content

    assert attached(theirs) == {}
    assert not await is_sealed(theirs, harbour)
    assert code_on(theirs) == f"http://localhost:8000/c#{document.reference}"
    assert "In progress" in text_of(theirs)
    assert "Documentary check" in text_of(theirs)


async def test_an_operator_prints_what_he_sees_and_nothing_of_what_is_being_decided(
    operator: Desk, inspector: Desk
) -> None:
    document = await ready_to_decide(operator, inspector)
    text = text_of((await printed(operator, document.id)).content)

    assert "In progress" not in text
    assert "Documentary check" not in text
    assert document.reference in text


async def test_who_does_not_see_a_document_does_not_learn_that_there_is_one(
    harbour: Office, visitor: httpx.AsyncClient, decided: Document
) -> None:
    elsewhere = await harbour.desk("inspector-3")
    for path in ("print?languages=en", "print/languages"):
        refused = await elsewhere.http.get(f"/api/documents/{decided.id}/{path}")
        nothing = await elsewhere.http.get(f"/api/documents/nothing/{path}")
        assert (refused.status_code, refused.json()["code"]) == (404, "NOT_FOUND")
        assert refused.json()["detail"] == nothing.json()["detail"]
        assert (await visitor.get(f"/api/documents/{decided.id}/{path}")).status_code == 401


async def test_the_same_print_is_the_same_bytes_before_it_is_sealed(operator: Desk, inspector: Desk) -> None:
    document = await ready_to_decide(operator, inspector)

    assert (await printed(inspector, document.id)).content == (await printed(inspector, document.id)).content


async def test_languages_that_there_are_no_words_in_are_refused(inspector: Desk, decided: Document) -> None:
    for languages in ("", "tlh", "en,xx", "en,,nl", "a" * 5000):
        reply = await printed(inspector, decided.id, languages)
        assert (reply.status_code, reply.json()["code"]) == (422, "NOT_ACCEPTED")
    assert (await inspector.http.get(f"/api/documents/{decided.id}/print")).status_code == 400


async def test_print_1_the_languages_of_the_countries_are_told(inspector: Desk, decided: Document) -> None:
    reply = await inspector.http.get(f"/api/documents/{decided.id}/print/languages")

    assert reply.json() == {
        "languages": ["en", "nl", "hu", "fi", "nb"],
        "asked": [
            {"why": "post", "country": "NL", "languages": ["nl"]},
            {"why": "destination", "country": "NL", "languages": ["nl"]},
        ],
    }


async def test_print_2_every_blank_form_is_printed_in_every_language(
    inspector: Desk, visitor: httpx.AsyncClient
) -> None:
    forms: list[dict[str, Any]] = (await inspector.http.get("/api/blanks")).json()

    assert len(forms) == 8
    for one in forms:
        reply = await inspector.http.get(f"/api/blanks/{one['name']}", params={"languages": "en,nl,hu,fi,nb"})
        assert reply.status_code == 200
        assert len(pypdfium2.PdfDocument(reply.content)) >= 10
        assert attached(reply.content) == {}
    old = await inspector.http.get("/api/blanks/CVEDP", params={"languages": "en", "edition": "136/2004"})
    assert "Common veterinary entry document" in text_of(old.content)
    for path in ("CVEDP?languages=en&edition=1/1", "NONE?languages=en"):
        assert (await inspector.http.get(f"/api/blanks/{path}")).status_code == 404
    assert (await visitor.get("/api/blanks")).status_code == 401


async def test_a_draft_without_a_reference_leads_to_its_id(operator: Desk) -> None:
    document_id = new_id()
    creation = Creation(CVEDP, EDITION, HARBOUR, as_change({"consignor": {"name": "Exporter"}}, "part1"))
    await operator.push(operator.stream.operation("document.create", document_id, 0, creation, operator.now))
    pdf = (await printed(operator, document_id)).content

    assert code_on(pdf) == f"http://localhost:8000/c#{document_id}"
    assert "Draft" in text_of(pdf)


async def test_whoever_prints_holds_up_nobody_else(
    inspector: Desk, decided: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sheets are made beside the event loop: a long document's take half a second for each language."""
    made_on: list[threading.Thread] = []
    for name in ("sheet", "blank_sheet"):
        really = getattr(print_sheet, name)

        def noted(*given: Any, really: Any = really, **named: Any) -> Any:
            made_on.append(threading.current_thread())
            return really(*given, **named)

        monkeypatch.setattr(print_sheet, name, noted)

    document = await printed(inspector, decided.id, "nl,en")
    blank = await inspector.http.get("/api/blanks/CVEDP", params={"languages": "en"})

    assert (document.status_code, blank.status_code, len(made_on)) == (200, 200, 3)
    assert threading.main_thread() not in made_on


async def test_one_person_has_few_prints_in_the_making(harbour: Office, inspector: Desk, decided: Document) -> None:
    with (
        harbour.server.in_hand.one_more("print inspector-1", most=9),
        harbour.server.in_hand.one_more("print inspector-1", most=9),
    ):
        reply = await printed(inspector, decided.id)

    assert (reply.status_code, reply.json()["code"]) == (429, "TOO_MANY")
    assert (await printed(inspector, decided.id)).status_code == 200
