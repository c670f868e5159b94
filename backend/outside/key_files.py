"""Files that nobody else may read, and private keys in them: AES-256-GCM under a key that scrypt makes of a secret."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from backend.durable import sync_folder
from backend.outside.keys import KeysProblem

_NONCE = 12


@lru_cache(maxsize=4)  # it is slow on purpose, and a server asks for it with each change
def wrapping_key(secret: str, salt: bytes) -> AESGCM:
    return AESGCM(Scrypt(salt=salt, length=32, n=2**15, r=8, p=1).derive(secret.encode()))


def wrap(by: AESGCM, data: bytes, bound: bytes) -> bytes:
    """`bound` is what the data belongs to, so that it cannot take another's place."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + by.encrypt(nonce, data, bound)


def unwrap(by: AESGCM, wrapped: bytes, bound: bytes) -> bytes:
    """Raises InvalidTag."""
    return by.decrypt(wrapped[:_NONCE].ljust(_NONCE), wrapped[_NONCE:].ljust(16), bound)


def secret_beside(folder: Path, *, made: bool) -> str:
    """The secret in the file beside a folder. Where the folder is not `made` yet, so may the secret be now; of several
    processes one makes it."""
    path = folder.with_name(f"{folder.name}.secret")
    if not path.exists() and not made:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        aside = path.with_name(f".{path.name}-{secrets.token_hex(8)}")
        write(aside, secrets.token_urlsafe(32).encode())
        with suppress(FileExistsError):  # a link is made whole or not at all: the first process's secret stands
            path.hardlink_to(aside)
        aside.unlink()
    return read(path).decode()


def write(path: Path, data: bytes) -> None:
    """A new file, on the disk when this returns, with its name."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(descriptor)
    sync_folder(path.parent)


def read(path: Path) -> bytes:
    """Raises KeysProblem where others may read it too, or it is not there."""
    refuse_open(path)
    return path.read_bytes()


def refuse_open(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError as error:
        raise KeysProblem("keys_unreadable", f"{path} is not there.") from error
    if mode & 0o077:
        raise KeysProblem("keys_open_to_others", f"Others may read {path}. Close it: chmod go= {path}")
