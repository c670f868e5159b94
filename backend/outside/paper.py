"""A printed file, read by a process of its own: PDF is a format in which a few bytes can ask for hours and gigabytes.

The process has limits of memory and time, and says what it found in JSON: the codes on the pages, what is attached, and
the seals on the file itself, each checked by the certificate that it brings. Whose that is, is judged by who asked.
"""

from __future__ import annotations

import io
import resource
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from typing import Any, cast

import msgspec
import pypdfium2
from msgspec import Struct
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from backend.outside import pictures
from backend.outside.pictures import NotReadable

MOST_BYTES = 20 * 1024 * 1024
MOST_ATTACHED = 4 * 1024 * 1024
MOST_PAGES, MOST_ATTACHMENTS, MOST_SEALS = 40, 8, 4
_MEMORY, _SECONDS = 2 * 1024**3, 30
_DPI = 200
_ANY_USE = KeyUsageConstraints(key_usage=set())


class FileSeal(Struct, frozen=True, kw_only=True):
    """A signature on the file. `whole`: it holds, covers every byte, and nothing came after it."""

    public_key: bytes
    at: datetime | None
    whole: bool


class Paper(Struct, frozen=True, kw_only=True):
    """What a file has. Keys of `attached` are file names; of the public keys, SubjectPublicKeyInfo in DER."""

    codes: tuple[str, ...]
    attached: dict[str, bytes]
    seals: tuple[FileSeal, ...]


def is_pdf(data: bytes) -> bool:
    return data.startswith(b"%PDF-")


def read(data: bytes) -> Paper:
    """What a PDF has. Raises NotReadable, also for one that takes more than a printed document ever does."""
    if len(data) > MOST_BYTES:
        raise NotReadable(f"The file is larger than {MOST_BYTES // 1024**2} MB.")
    try:
        done = subprocess.run(
            [sys.executable, "-m", "backend.outside.paper"],
            input=data,
            capture_output=True,
            timeout=2 * _SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise NotReadable("The file takes longer to read than any printed document.") from None
    if done.returncode:
        raise NotReadable("The file cannot be read as a PDF, or asks for more than any printed document.")
    return msgspec.json.decode(done.stdout, type=Paper)


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
    for number in range(min(document.count_attachments(), MOST_ATTACHMENTS)):
        one = document.get_attachment(number)
        data = bytes(one.get_data())
        if len(data) <= MOST_ATTACHED:
            yield one.get_name(), data


def _seals(data: bytes) -> Iterator[FileSeal]:
    for one in PdfFileReader(io.BytesIO(data)).embedded_signatures[:MOST_SEALS]:
        at = one.self_reported_timestamp
        # What is asked here is whether the bytes are those that were sealed: the certificate vouches for itself.
        trust = ValidationContext(trust_roots=[one.signer_cert], allow_fetching=False, moment=at)
        status = validate_pdf_signature(one, trust, key_usage_settings=_ANY_USE)
        whole = status.bottom_line and status.coverage == SignatureCoverageLevel.ENTIRE_FILE
        yield FileSeal(public_key=cast("Any", one.signer_cert).public_key.dump(), at=at, whole=bool(whole))


def main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    try:
        found = _look(sys.stdin.buffer.read(MOST_BYTES + 1))
    except (pypdfium2.PdfiumError, PdfError, ValueError, TypeError, LookupError, RecursionError, MemoryError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.buffer.write(msgspec.json.encode(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
