"""Reads a PDF from standard input and says in JSON what is in it: the child of `paper`, with limits of its own."""

from __future__ import annotations

import io
import resource
import sys
from collections.abc import Iterator
from typing import Any, cast

import msgspec
import pypdfium2
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from backend.outside import pictures
from backend.outside.paper import MOST_BYTES, MOST_PAGES, MOST_SECONDS, FileSeal, Paper

_MOST_ATTACHED = 4 * 1024 * 1024
_MOST_ATTACHMENTS, _MOST_SEALS = 8, 4
_MEMORY = 2 * 1024**3
_DPI = 200
_ANY_USE = KeyUsageConstraints(key_usage=set())


def _look(data: bytes) -> Paper:
    with pypdfium2.PdfDocument(data) as document:
        codes = tuple(
            dict.fromkeys(code for number in range(min(len(document), MOST_PAGES)) for code in _codes(document, number))
        )
        attached = dict(_attached(document))
    return Paper(codes=codes, attached=attached, seals=tuple(_seals(data)))


def _codes(document: pypdfium2.PdfDocument, number: int) -> tuple[str, ...]:
    page = document[number]
    scale = _DPI / 72
    if page.get_width() * page.get_height() * scale**2 > pictures.MOST_PIXELS:
        return ()  # no paper is so large
    drawn = cast("Any", page).render(scale=scale, grayscale=True)
    return pictures.codes_of(drawn.to_pil().convert("L"))


def _attached(document: pypdfium2.PdfDocument) -> Iterator[tuple[str, bytes]]:
    for number in range(min(document.count_attachments(), _MOST_ATTACHMENTS)):
        one = document.get_attachment(number)
        data = bytes(one.get_data())
        if len(data) <= _MOST_ATTACHED:
            yield one.get_name(), data


def _seals(data: bytes) -> Iterator[FileSeal]:
    for one in PdfFileReader(io.BytesIO(data)).embedded_signatures[:_MOST_SEALS]:
        at = one.self_reported_timestamp
        # What is asked here is whether the bytes are those that were sealed: the certificate vouches for itself.
        trust = ValidationContext(trust_roots=[one.signer_cert], allow_fetching=False, moment=at)
        status = validate_pdf_signature(one, trust, key_usage_settings=_ANY_USE)
        whole = status.bottom_line and status.coverage == SignatureCoverageLevel.ENTIRE_FILE
        yield FileSeal(public_key=cast("Any", one.signer_cert).public_key.dump(), at=at, whole=bool(whole))


def main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    try:
        found = _look(sys.stdin.buffer.read(MOST_BYTES + 1))
    except (pypdfium2.PdfiumError, PdfError, ValueError, TypeError, LookupError, RecursionError, MemoryError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.buffer.write(msgspec.json.encode(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
