"""Prints of a decided document of two pages, with its seal, the signed bytes and the authority's PDF seal."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from statistics import quantiles
from time import perf_counter
from typing import Any

import msgspec

from backend.domain import print_sheet
from backend.domain.print_sheet import Code
from backend.outside import key_folder, pdf_seal, qr, typesetting
from backend.outside.key_folder import Place
from backend.outside.keys import PdfSeal
from backend.outside.typesetting import File, Print
from backend.outside.words import words
from sync_protocol.document import Document
from sync_protocol.forms import CATALOGUE, CVEDP
from sync_protocol.rules import encode
from sync_protocol.workflow import Status
from tests.build import AT, a_cvedp, with_boxes
from tests.desk import ACCEPTED

TIMES = 40

_LINK = "https://waarmerk.example/c#" + "12345678901234567" * 42
_FILES = (
    File("seal.cose", "application/cose", "data", "The seal", bytes(300)),
    File("statement.cose", "application/cose", "source", "The decision", bytes(600)),
    File("content.cbor", "application/cbor", "source", "The content", bytes(3_000)),
)


@cache
def _seal() -> PdfSeal:
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder) / "keys", secret="a secret of the benchmark", authority="bench")
        return key_folder.load_or_create(place, AT).pdf_seal(AT)


def _a_print(number: int) -> Print:
    """No two are alike: typst remembers what it has laid out."""
    boxes: dict[str, Any] = ACCEPTED | {
        "part1/consignor/name": f"Exporter {number}",
        "part1/total_net_weight": str(20_000 + number),
        "part2/documentary/remark": f"Seen, number {number}.",
        "part2/official/name": "Inspector 2",
    }
    edition = CATALOGUE[CVEDP].editions[-1]
    document = Document(
        id="01900000-0000-7000-8000-000000000001",
        type=CVEDP,
        edition=edition,
        rev=4,
        status=Status.VALID,
        post="NLRTM4P",
        version=1,
        reference=f"CHEDP.NL.2026.{number:07}",
        content=msgspec.Raw(encode(with_boxes(a_cvedp(), boxes))),
        changed_at=AT,
    )
    code = Code(_LINK, "waarmerk.example/c", sealed=True, check="3F9A 01BC")
    sheet = print_sheet.sheet(document, words("en"), "en", installation="production", code=code, latin={})
    return Print(title=document.reference, at=AT, sheets=(sheet,), code=qr.svg(_LINK), files=_FILES)


def two_pages() -> dict[str, float]:
    """Milliseconds from the document to the sealed file, as a person waits for them, and its size."""
    taken, size = list[float](), 0
    for number in range(TIMES):
        start = perf_counter()
        pdf = pdf_seal.sealed(typesetting.pdf(_a_print(number)), _seal(), AT)
        taken.append(1000 * (perf_counter() - start))
        size = len(pdf)
    return {"median ms": quantiles(taken, n=2)[0], "p95 ms": quantiles(taken, n=20)[-1], "kB": size / 1000}
