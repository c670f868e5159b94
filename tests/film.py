"""What a camera sees: a QR code as a picture, and as a film that Chromium takes for its camera."""

from __future__ import annotations

from pathlib import Path

import segno

from backend.outside import qr

WIDTH, HEIGHT = 1280, 720
PAPER, INK = 226, 34
"""Grey, as paper and print are in a hall."""

CAMERA = ("--use-fake-device-for-media-stream", "--use-file-for-fake-video-capture={}")


def flags(film: Path) -> list[str]:
    """Those of a Chromium whose camera shows this film. It may be shot anew between two starts of the camera."""
    return [flag.format(film) for flag in CAMERA]


def symbol(text: str) -> segno.QRCode:
    return qr.symbol(text) if "#" in text else segno.make_qr(text)


def shoot(film: Path, text: str, pixels: int = 6) -> None:
    """A film of one picture: the code in the middle, so many pixels to a module."""
    rows = [bytes(INK if dark else PAPER for dark in row for _ in range(pixels)) for row in symbol(text).matrix]
    side = len(rows) * pixels
    if side > HEIGHT:
        raise ValueError(f"a code of {len(rows)} modules does not fit at {pixels} pixels each")
    left, top = (WIDTH - side) // 2, (HEIGHT - side) // 2
    line = bytes([PAPER]) * left
    rest = bytes([PAPER]) * (WIDTH - side - left)
    drawn = b"".join((line + row + rest) * pixels for row in rows)
    empty = bytes([PAPER]) * WIDTH
    grey = empty * top + drawn + empty * (HEIGHT - side - top)
    colours = bytes([128]) * (WIDTH * HEIGHT // 2)
    film.write_bytes(b"YUV4MPEG2 W%d H%d F30:1 Ip A1:1 C420\nFRAME\n" % (WIDTH, HEIGHT) + grey + colours)


def photograph(picture: Path, text: str, pixels: int = 5) -> Path:
    """A picture file of the code."""
    symbol(text).save(str(picture), kind="png", scale=pixels, border=qr.QUIET_ZONE)
    return picture
