"""A printed file, read by a process of its own: PDF is a format in which a few bytes can ask for hours and gigabytes.

The process (`paper_reader`) has limits of memory and time, and says what it found in JSON: the codes on the pages,
what is attached, and the seals on the file itself, each checked by the certificate that it brings. Whose that is, is
judged by who asked. So nobody loads what reads a PDF but who has one.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime

import msgspec
from msgspec import Struct

from backend.outside.pictures import NotReadable

MOST_BYTES = 20 * 1024 * 1024
MOST_PAGES = 40
MOST_SECONDS = 30


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
            # -P: what lies in the folder where somebody verifies what he was sent is not what reads it.
            [sys.executable, "-P", "-m", "backend.outside.paper_reader"],
            input=data,
            capture_output=True,
            timeout=2 * MOST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise NotReadable("The file takes longer to read than any printed document.") from None
    if done.returncode:
        raise NotReadable("The file cannot be read as a PDF, or asks for more than any printed document.")
    return msgspec.json.decode(done.stdout, type=Paper)
