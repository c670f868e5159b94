"""QR codes in pictures and on pages, read with care: whoever sends one may mean harm.

Only a few formats, nothing larger than a camera makes, and no frame but the first: a picture of a few kilobytes can ask
for gigabytes.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable

import zxingcpp
from PIL import Image

MOST_BYTES = 32 * 1024 * 1024
MOST_PIXELS = 64_000_000
_FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "TIFF")


class NotReadable(Exception):
    """No picture that can be looked at; the message is a sentence for a person."""


def is_picture(data: bytes) -> bool:
    """Whether the first bytes are those of a picture that may be looked at."""
    return data.startswith((b"\x89PNG\r\n", b"\xff\xd8\xff", b"BM", b"II*\0", b"MM\0*")) or (
        data.startswith(b"RIFF") and data[8:12] == b"WEBP"
    )


def codes(data: bytes) -> tuple[str, ...]:
    """The texts of all QR codes in a picture, each once. Raises NotReadable."""
    if len(data) > MOST_BYTES:
        raise NotReadable(f"The picture is larger than {MOST_BYTES // 1024**2} MB.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise NotReadable(f"The picture has more than {MOST_PIXELS // 10**6} million pixels.")
                return codes_of(picture.convert("L"))
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise NotReadable(f"The picture has more than {MOST_PIXELS // 10**6} million pixels.") from error
    except (OSError, SyntaxError, ValueError) as error:
        raise NotReadable("This is not a picture that can be read: PNG, JPEG, WebP, BMP or TIFF.") from error


def codes_of(picture: Image.Image) -> tuple[str, ...]:
    """The same of a picture in memory, in shades of grey."""
    return _texts(zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)))


def _texts(found: Iterable[zxingcpp.Barcode]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code.text for code in found if code.valid))
