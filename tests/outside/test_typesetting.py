"""Prints as files: PDF/A-3b with what belongs in it, legible for people and for cameras, the same bytes each time."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import msgspec
import pikepdf
import pytest
import zxingcpp

from backend.demo_consignments import COMPLETE
from backend.domain import print_sheet
from backend.domain.print_sheet import Blank, Code
from backend.outside import qr, typesetting
from backend.outside.typesetting import File, Print
from backend.outside.words import LANGUAGES, words
from sync_protocol.document import Document
from sync_protocol.forms import CATALOGUE, CVEDP, DocumentType
from sync_protocol.rules import Form, encode
from sync_protocol.workflow import Status
from tests.build import a_cvedp, with_boxes
from tests.paper import DOTS_PER_INCH, pages_of, picture_of

AT = datetime(2026, 7, 14, 9, 0, tzinfo=UTC)
LINK = "https://waarmerk.example/c#" + "12345678901234567" * 42
REFERENCE = "CHEDP.NL.2026.0000042-V1"


def a_print(
    content: Form, type_: DocumentType = CVEDP, languages: tuple[str, ...] = ("en",), edition: str = "", **more: Any
) -> Print:
    form = CATALOGUE[type_]
    document = Document(
        id="01900000-0000-7000-8000-000000000001",
        type=type_,
        edition=edition or form.editions[-1],
        rev=3,
        status=more.get("status", Status.VALID),
        post="NLRTM4P",
        version=1,
        reference=f"{form.prefixes[edition or form.editions[-1]]}.NL.2026.0000042",
        content=msgspec.Raw(encode(content)),
        changed_at=AT,
    )
    code = Code(LINK, "waarmerk.example/c", sealed=True, check="3F9A 01BC")
    sheets = tuple(
        print_sheet.sheet(
            document, words(one), one, installation=more.get("installation", "production"), code=code, latin={}
        )
        for one in languages
    )
    return Print(title=REFERENCE, at=AT, sheets=sheets, code=qr.svg(LINK), files=more.get("files", ()))


def metadata(pdf: bytes) -> str:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return cast("Any", opened.Root).Metadata.read_bytes().decode()


def test_a_print_is_pdf_a_3b_of_sound_structure_with_its_fonts_inside() -> None:
    pdf = typesetting.pdf(a_print(a_cvedp()))

    assert "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" in metadata(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert opened.check_pdf_syntax() == []
        fonts = [one for one in opened.objects if isinstance(one, pikepdf.Dictionary) and "/FontDescriptor" in one]
        assert fonts
        for one in fonts:
            descriptor = cast("Any", one).FontDescriptor
            assert any(name in descriptor for name in ("/FontFile", "/FontFile2", "/FontFile3"))
        assert str(cast("Any", opened.Root).Lang) == "en"


@pytest.mark.parametrize(
    ("type_", "edition"), [(type_, edition) for type_, form in CATALOGUE.items() for edition in form.editions]
)
def test_every_type_and_edition_is_set_in_every_language_in_one_file(type_: DocumentType, edition: str) -> None:
    blank = Print(
        title=type_,
        at=AT,
        sheets=tuple(
            print_sheet.blank_sheet(Blank(type_), edition, words(one), one, installation="production")
            for one in LANGUAGES
        ),
    )
    filled = pages_of(typesetting.pdf(a_print(COMPLETE[type_].form(AT), type_, LANGUAGES, edition)))

    assert "PDF" in typesetting.pdf(blank)[:8].decode()
    titles = [words(one).t(f"paper-title-{CATALOGUE[type_].prefixes[edition]}") for one in LANGUAGES]
    together = "".join("".join(filled).split())
    assert [title for title in titles if "".join(title.split()) not in together] == []


def test_the_same_print_is_the_same_bytes_also_in_another_process() -> None:
    script = (
        "import hashlib, sys; from tests.outside import test_typesetting as one; from tests.build import a_cvedp;"
        "print(hashlib.sha256(one.typesetting.pdf(one.a_print(a_cvedp()))).hexdigest())"
    )
    ours = [typesetting.pdf(a_print(a_cvedp())) for _ in range(2)]
    root = Path(__file__).parents[2]
    theirs = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True, cwd=root)

    assert ours[0] == ours[1]
    assert theirs.stdout.strip() == hashlib.sha256(ours[0]).hexdigest()


def test_every_page_says_the_reference_and_its_number_within_its_language() -> None:
    both = with_boxes(a_cvedp(), {"part2/documentary/result": "satisfactory"})
    found = pages_of(typesetting.pdf(a_print(both, languages=("en", "nl"))))

    assert [("1/2" in text, "2/2" in text, REFERENCE in text) for text in found] == [
        (True, False, True),
        (False, True, True),
    ] * 2


@pytest.mark.parametrize(
    ("status", "installation", "mark"),
    [
        (Status.DRAFT, "production", "DRAFT"),
        (Status.VALID, "production", "ORIGINAL"),
        (Status.CANCELLED, "production", "CANCELLED"),
        (Status.VALID, "training", "TRAINING"),
        (Status.NEW, "acceptance", "ACCEPTANCE"),
    ],
)
def test_the_mark_is_on_every_page(status: Status, installation: str, mark: str) -> None:
    both = with_boxes(a_cvedp(), {"part2/documentary/result": "satisfactory"})
    found = pages_of(typesetting.pdf(a_print(both, status=status, installation=installation)))

    assert [mark in text for text in found] == [True, True]


def test_the_code_is_40_mm_of_lines_at_the_top_right_and_is_read_from_the_page_at_150_dpi() -> None:
    pdf = typesetting.pdf(a_print(a_cvedp()))
    picture = picture_of(pdf)

    (found,) = zxingcpp.read_barcodes(picture)
    assert found.text == LINK
    corner = found.position
    assert corner.top_left.x > picture.width * 0.7
    assert corner.bottom_left.y < picture.height * 0.22
    drawn = (corner.top_right.x - corner.top_left.x) / DOTS_PER_INCH * 25.4
    modules = qr.symbol(LINK).symbol_size(border=0)[0]
    assert drawn == pytest.approx(40 * modules / (modules + 2 * qr.QUIET_ZONE), abs=0.6)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert not opened.pages[0].get_images()


def test_what_is_attached_is_there_byte_for_byte_and_known_for_what_it_is() -> None:
    files = (
        File("seal.cose", "application/cose", "data", "The seal", b"\xd2\x84\x00"),
        File("content.cbor", "application/cbor", "source", "The content", bytes(range(256))),
    )
    pdf = typesetting.pdf(a_print(a_cvedp(), files=files))

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert {name: one.get_file().read_bytes() for name, one in opened.attachments.items()} == {
            "seal.cose": b"\xd2\x84\x00",
            "content.cbor": bytes(range(256)),
        }
        listed = {str(one.F): (str(one.AFRelationship), str(one.EF.F.Subtype)) for one in cast("Any", opened.Root).AF}
        assert listed == {
            "seal.cose": ("/Data", "/application/cose"),
            "content.cbor": ("/Source", "/application/cbor"),
        }


HOSTILE = (
    '#panic("x") #read("/etc/passwd") $x^2$ *bold* _it_ `raw` @ref <label> \\#{} // /* ] [ = heading',
    "</script><b>&amp;\"'",
    "\u202egnp.exe",
    "مرحبا بالعالم ABC 123 שלום",
    "A" * 2000,
    "\U0001f600 \U00012345 \ue000",
)


def test_hostile_texts_are_printed_as_they_are_and_run_nothing() -> None:
    for text in HOSTILE:
        content = with_boxes(a_cvedp(), {"part1/consignor/name": text[:255], "part1/consignor/address": text})
        found = "".join("".join(pages_of(typesetting.pdf(a_print(content)))).split())
        if text.isascii():
            assert "".join(text.split()) in found


def test_a_character_without_a_glyph_is_marked_and_costs_the_others_nothing() -> None:
    absent = "".join(map(chr, range(0x12000, 0x12000 + 1500)))
    content = with_boxes(
        a_cvedp(), {"part1/consignor/name": "Před \U00012345 αβγ жзи", "part1/consignor/address": absent}
    )
    found = pages_of(typesetting.pdf(a_print(content)))[0]

    assert "Před □ αβγ жзи" in found
    assert typesetting.without_glyphs("aαж\U00012345") == {"\U00012345"}


def test_thousands_of_rows_go_on_over_pages_under_their_heads() -> None:
    seals = {f"part1/seals/r{number}": {"container_number": f"MSKU{number:07}"} for number in range(600)}
    found = pages_of(typesetting.pdf(a_print(with_boxes(a_cvedp(), seals))))

    assert sum("MSKU0000599" in text for text in found) == 1
    assert all("Container number" in text for text in found if "MSKU0000" in text)


def test_more_than_any_consignment_has_is_refused() -> None:
    sheet = a_print(a_cvedp()).sheets[0]
    long = msgspec.structs.replace(sheet, footer="x" * typesetting.MOST_BYTES)

    with pytest.raises(typesetting.TooLarge):
        typesetting.pdf(Print(title="x", at=AT, sheets=(long,)))


def test_the_three_scripts_of_our_languages_travel_along() -> None:
    assert {"Latin", "Greek", "Cyrillic"}.isdisjoint(typesetting.scripts_without_font())
