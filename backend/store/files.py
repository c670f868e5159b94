"""The bytes of files, in a folder that all processes of an installation see.

What is being sent lies under `coming/`, by the upload's id. What was verified lies under its fingerprint, which never
changes: it is written beside, brought to the disk, and only then named. A process that dies in between leaves nothing
but what is swept up later.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from backend.domain.attachments import SNIFFED_BYTES, kind_of
from backend.durable import sync_folder

_READ_BYTES = 256 * 1024
_COMING, _MAKING = "coming", "making"


class Kept(Struct, frozen=True):
    """What was verified. `media_type` is what the bytes say that they are, empty for anything but images and PDF."""

    size: int
    media_type: str


class WrongBytes(Exception):
    """What came is not the file of that fingerprint."""


class Missing(Exception):
    """The bytes are not in the folder (any more)."""


Opening = Callable[[Iterable[bytes]], Iterable[bytes]]
"""Makes the file's bytes of the pieces that were sent."""


def path_of(folder: Path, sha256: str) -> Path:
    return folder / sha256[:2] / sha256


def begin(folder: Path, upload_id: str) -> None:
    """Make room for an upload; on the disk when it returns."""
    path = _coming(folder, upload_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    sync_folder(path.parent)


def write(folder: Path, upload_id: str, offset: int, data: bytes) -> None:
    """Write bytes of an upload in their place; on the disk when it returns. Raises Missing, OSError."""
    try:
        target = os.open(_coming(folder, upload_id), os.O_WRONLY)
    except FileNotFoundError:
        raise Missing(upload_id) from None
    try:
        while data:
            written = os.pwrite(target, data, offset)
            data, offset = data[written:], offset + written
        os.fsync(target)
    finally:
        os.close(target)


def keep(folder: Path, upload_id: str, lengths: Iterable[int], sha256: str, opening: Opening) -> Kept:
    """Verify what came and give it its name; again where that was interrupted. Raises WrongBytes, Missing.

    What `lengths` does not name is not read: bytes that an interrupted write left behind the end. Whatever `opening`
    raises goes on to the caller. The upload's own bytes stay until `forget`.
    """
    target = path_of(folder, sha256)
    making = folder / _MAKING / f"{upload_id}-{secrets.token_hex(4)}"
    making.parent.mkdir(parents=True, exist_ok=True)
    digest, size, start = hashlib.sha256(), 0, b""
    try:
        with making.open("xb") as made:
            for part in opening(_pieces(_coming(folder, upload_id), lengths)):
                digest.update(part)
                size += len(part)
                start = (start + part)[:SNIFFED_BYTES] if len(start) < SNIFFED_BYTES else start
                made.write(part)
            made.flush()
            os.fsync(made.fileno())
        if digest.hexdigest() != sha256:
            raise WrongBytes(sha256)
        target.parent.mkdir(exist_ok=True)
        making.replace(target)
        sync_folder(target.parent)
        sync_folder(folder)
    except Missing:
        return found(folder, sha256)  # another process was faster, or died after it had given the name
    finally:
        making.unlink(missing_ok=True)
    return Kept(size, kind_of(start))


def found(folder: Path, sha256: str) -> Kept:
    """What is there under this fingerprint. Raises Missing."""
    try:
        with path_of(folder, sha256).open("rb") as held:
            return Kept(os.fstat(held.fileno()).st_size, kind_of(held.read(SNIFFED_BYTES)))
    except FileNotFoundError:
        raise Missing(sha256) from None


def read(folder: Path, sha256: str) -> Iterator[bytes]:
    """The bytes, some at a time. Raises Missing at the first step."""
    try:
        held = path_of(folder, sha256).open("rb")
    except FileNotFoundError:
        raise Missing(sha256) from None
    with held:
        while part := held.read(_READ_BYTES):
            yield part


def forget(folder: Path, upload_id: str) -> None:
    """Remove what came of an upload."""
    _coming(folder, upload_id).unlink(missing_ok=True)


def remove(folder: Path, sha256: str) -> None:
    path_of(folder, sha256).unlink(missing_ok=True)


def left_behind(folder: Path, older_s: float) -> Iterator[Path]:
    """What processes that died left: uploads that nobody wrote to for so long, and what was never named."""
    limit = time.time() - older_s
    for under in (_COMING, _MAKING):
        if (folder / under).is_dir():
            yield from (one for one in (folder / under).iterdir() if _written(one) < limit)


def _written(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:  # another process was faster
        return time.time()


def _coming(folder: Path, upload_id: str) -> Path:
    return folder / _COMING / upload_id


def _pieces(path: Path, lengths: Iterable[int]) -> Iterator[bytes]:
    try:
        source = path.open("rb")
    except FileNotFoundError:
        raise Missing(path.name) from None
    with source:
        for length in lengths:
            piece = source.read(length)
            if len(piece) != length:
                raise WrongBytes(path.name)
            yield piece
