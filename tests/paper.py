"""What is on a printed file, for who holds it in hand: its words, and what a camera reads on it."""

from __future__ import annotations

from typing import Any, cast

import pypdfium2
import zxingcpp
from PIL.Image import Image

DOTS_PER_INCH = 150
_POINTS_PER_INCH = 72


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, as if no word were broken where a line ends: pdfium says a hyphen there as character 2."""
    return [
        page.get_textpage().get_text_bounded().replace("\u200b", "").replace("\x02", "-")
        for page in pypdfium2.PdfDocument(pdf)
    ]


def picture_of(pdf: bytes) -> Image:
    """The first page at 150 dpi."""
    page = cast("Any", pypdfium2.PdfDocument(pdf)[0])  # its stub knows whole scales alone
    return page.render(scale=DOTS_PER_INCH / _POINTS_PER_INCH).to_pil()


def code_on(pdf: bytes) -> str:
    """What the one code on the first page says."""
    (found,) = zxingcpp.read_barcodes(picture_of(pdf))
    return found.text
