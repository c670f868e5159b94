"""The log's leaves once more, in a file beside the database: what a database that came from a backup is held against.

Before a checkpoint is signed, the file has every leaf that it covers, and the disk has confirmed it. A database with
fewer leaves lacks some that were signed for: it gets them back from here, and no second history is ever signed.

The file is nothing but hashes, 32 bytes each, in the tree's order.
"""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from sync_protocol.merkle import HASH_SIZE

NAME = "log-leaves"


def count(path: Path) -> int:
    """How many leaves the file has; none where there is no file."""
    try:
        return path.stat().st_size // HASH_SIZE
    except FileNotFoundError:
        return 0


def read(path: Path, start: int, end: int) -> bytes:
    """The hashes from one place to another."""
    with path.open("rb") as file:
        file.seek(start * HASH_SIZE)
        return file.read((end - start) * HASH_SIZE)


def add(path: Path, start: int, hashes: bytes) -> None:
    """Write hashes from a place on, and wait for the disk. What another process has written meanwhile stays.

    A write that was cut off is written over. Raises OSError where leaves before that place are not there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        have = os.fstat(file.fileno()).st_size // HASH_SIZE
        if have < start:
            raise OSError(f"{path} has {have} leaves, and those up to {start} were not written down.")
        file.seek(have * HASH_SIZE)
        file.write(hashes[(have - start) * HASH_SIZE :])
        file.flush()
        os.fsync(file.fileno())
