"""QR codes of seals, drawn as SVG: sharp in print at any size."""

from __future__ import annotations

import io
from typing import cast

import segno

ISSUED, PROVISIONAL = "q", "m"
"""Levels of error correction. Measured on 40 mm prints: Q reads best for an issued seal; a provisional one is so much
longer that at Q its modules become too small."""
QUIET_ZONE = 4


def symbol(text: str, error: str = ISSUED) -> segno.QRCode:
    """The QR code of a seal's link. What stands before the number sign and the digits are two segments: as one, the
    digits would take more than twice the room."""
    address, mark, digits = text.partition("#")
    segments = cast("str", (address + mark, digits))  # segno takes a sequence of segments; its stub knows only one
    return segno.make_qr(segments, error=error)


def svg(text: str, error: str = ISSUED) -> str:
    """The symbol with its quiet zone, black on white, without a size: whoever places it gives the millimetres."""
    out = io.BytesIO()
    symbol(text, error).save(
        out, kind="svg", border=QUIET_ZONE, dark="#000", light="#fff", xmldecl=False, omitsize=True, nl=False
    )
    return out.getvalue().decode()
