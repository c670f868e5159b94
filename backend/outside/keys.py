"""The authority's private keys: made once, kept in a folder, encrypted at rest; and the few things signed with them.

The folder holds `keys.json`, which says what each key is for and when, and a file for each private key: AES-256-GCM
under a key derived by scrypt from a secret. The secret comes from the settings (`WAARMERK_KEYS_SECRET`); without one
it lies in a file beside the folder, so that a copy of the folder alone tells nothing.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
import tempfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
)
from msgspec import Struct

from sync_protocol import cose, key_set, seal, signed
from sync_protocol.base64url import base64url
from sync_protocol.key_set import KeySet, PublishedKey, Use, seconds

PUBLISH_BEFORE_USE = timedelta(days=7)
"""A new key is published this long before it signs, so that devices without a network know it by then."""
DUE_BEFORE_END = timedelta(days=60)
SHORTEST_SECRET = 16

_YEAR = timedelta(days=365)
_LIFE = {
    Use.ROOT: 20 * _YEAR,
    Use.ISSUE: 2 * _YEAR,
    Use.STATUS: 2 * _YEAR,
    Use.DEVICE_CA: 2 * _YEAR,
    Use.OUTBOX: 10 * _YEAR,
    Use.PUSH: 20 * _YEAR,  # browsers bind their subscriptions to it
}
_PUBLISHED = (Use.ISSUE, Use.STATUS, Use.DEVICE_CA, Use.OUTBOX)
_INDEX = "keys.json"
_NONCE = 12


class KeysProblem(Exception):
    """The keys cannot be used: a stable code, and a sentence that says what to do."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


class KeyRecord(Struct, frozen=True, kw_only=True):
    """What the index says of one key. `kid` in hex; times in seconds since 1970; `revoked_at` 0 while trusted."""

    use: Use
    kid: str
    not_before: int
    not_after: int
    revoked_at: int = 0


class _Index(Struct, frozen=True, kw_only=True):
    """`version` goes up with each change, and is the version of the published key set."""

    version: int
    salt: bytes
    keys: tuple[KeyRecord, ...]


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys, loaded. Frozen: a rotation is seen at the next start, well before the new key is used."""

    version: int
    records: tuple[KeyRecord, ...]
    private: Mapping[str, ec.EllipticCurvePrivateKey] = field(repr=False)

    def signer(self, use: Use, at: datetime) -> cose.Signer:
        """The newest key of that use that may sign now. Raises KeysProblem where there is none."""
        now = seconds(at)
        able = [
            record
            for record in self.records
            if record.use == use and not record.revoked_at and record.not_before <= now <= record.not_after
        ]
        if not able:
            raise KeysProblem("keys_none", f"No key can be used for {use} now. Make one: waarmerk keys rotate {use}.")
        newest = max(able, key=lambda record: record.not_before)
        return cose.Signer(bytes.fromhex(newest.kid), self.private[newest.kid])

    def of(self, use: Use) -> tuple[ec.EllipticCurvePrivateKey, ...]:
        """All keys of a use, the newest first: those that open what was sealed to any of them."""
        records = sorted((record for record in self.records if record.use == use), key=lambda r: -r.not_before)
        return tuple(self.private[record.kid] for record in records)

    def trusted(self, authority: str, at: datetime) -> KeySet:
        """The published key set as the server itself uses it."""
        published = tuple(
            PublishedKey(
                use=record.use,
                key=cose.public_key_bytes(self.private[record.kid].public_key()),
                not_before=record.not_before,
                not_after=record.not_after,
                revoked_at=record.revoked_at,
            )
            for record in self.records
            if record.use in _PUBLISHED
        )
        return KeySet(
            authority=authority,
            version=self.version,
            issued_at=seconds(at),
            expires_at=seconds(at + key_set.GOOD_FOR),
            keys=published,
        )

    def due(self, at: datetime) -> tuple[Use, ...]:
        """The uses whose last key ends within 60 days: time to rotate."""
        last = {use: max(record.not_after for record in self.records if record.use == use) for use in _LIFE}
        return tuple(use for use, end in last.items() if end < seconds(at + DUE_BEFORE_END))


def published_key_set(keys: Keys, authority: str, at: datetime) -> bytes:
    """The signed key set that is served to everyone."""
    return key_set.make(keys.signer(Use.ROOT, at), authority, keys.version, keys.trusted(authority, at).keys, at)


def root_public_key(keys: Keys) -> bytes:
    """COSE_Key of the root: what the check page is served with, and pins."""
    return cose.public_key_bytes(keys.of(Use.ROOT)[0].public_key())


def push_public_key(keys: Keys) -> str:
    """The VAPID key as a browser takes it: the uncompressed point, base64url without padding."""
    return _point(keys.of(Use.PUSH)[0])


def outbox_public_key(keys: Keys) -> str:
    """The key that devices seal their outbox to, as the same kind of text."""
    return _point(keys.of(Use.OUTBOX)[0])


def _point(key: ec.EllipticCurvePrivateKey) -> str:
    point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return base64url(point)


def device_certificate(keys: Keys, person_id: str, device_id: str, public_key: bytes, at: datetime) -> bytes:
    """A certificate of 72 hours for a device's public key (COSE_Key bytes). Raises cose.Untrusted for a bad key."""
    return signed.make_device_certificate(keys.signer(Use.DEVICE_CA, at), person_id, device_id, public_key, at)


def issue(keys: Keys, claims: seal.Claims, at: datetime) -> bytes:
    """The issued seal of a certificate."""
    return seal.issue(keys.signer(Use.ISSUE, at), claims)


def load_or_create(folder: Path, secret: str, at: datetime) -> Keys:
    """The keys of a folder; made first where there are none. Of two processes that start at once, one makes them.

    `secret` is empty where the settings have none. Raises KeysProblem.
    """
    secret = secret or _secret_beside(folder)
    if len(secret) < SHORTEST_SECRET:
        raise KeysProblem("keys_weak_secret", f"The secret of the keys needs {SHORTEST_SECRET} characters or more.")
    if not (folder / _INDEX).exists():
        _create(folder, secret, at)
    return _load(folder, secret)


def rotate(folder: Path, secret: str, use: Use, at: datetime) -> Keys:
    """Adds a key for a use, which takes over after 7 days; with no usable key left, at once. Raises KeysProblem."""
    if use in {Use.ROOT, Use.PUSH}:
        raise KeysProblem("keys_pinned", f"The {use} key cannot change: devices have pinned it.")
    keys = load_or_create(folder, secret, at)
    try:
        keys.signer(use, at)
        start = at + PUBLISH_BEFORE_USE
    except KeysProblem:
        start = at
    with _changing(folder) as index:
        record = _add_key(folder, _wrapping_key(secret or _secret_beside(folder), index.salt), use, start)
        _write_index(folder, _Index(version=index.version + 1, salt=index.salt, keys=(*index.keys, record)))
    return load_or_create(folder, secret, at)


def revoke(folder: Path, secret: str, kid: str, at: datetime) -> Keys:
    """Withdraws a key: nothing that it signed counts any more. Raises KeysProblem for an unknown one."""
    with _changing(folder) as index:
        if kid not in {record.kid for record in index.keys}:
            raise KeysProblem("keys_unknown", f"There is no key {kid}.")
        changed = tuple(
            msgspec.structs.replace(record, revoked_at=seconds(at)) if record.kid == kid else record
            for record in index.keys
        )
        _write_index(folder, _Index(version=index.version + 1, salt=index.salt, keys=changed))
    return load_or_create(folder, secret, at)


def _create(folder: Path, secret: str, at: datetime) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    # Made aside and moved into place whole: another process sees all keys or none, and of two only one can move.
    aside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        salt = secrets.token_bytes(16)
        wrapping_key = _wrapping_key(secret, salt)
        records = tuple(_add_key(aside, wrapping_key, use, at) for use in _LIFE)
        _write_index(aside, _Index(version=1, salt=salt, keys=records))
        with suppress(OSError):  # the folder is there: another process was first, or `_load` says what is wrong
            aside.rename(folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _add_key(folder: Path, wrapping_key: AESGCM, use: Use, start: datetime) -> KeyRecord:
    private_key = ec.generate_private_key(ec.SECP256R1())
    kid = cose.key_id(private_key.public_key()).hex()
    nonce = secrets.token_bytes(_NONCE)
    der = private_key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    _write(folder / f"{kid}.key", nonce + wrapping_key.encrypt(nonce, der, _bound(use, kid)))
    return KeyRecord(use=use, kid=kid, not_before=seconds(start), not_after=seconds(start + _LIFE[use]))


def _load(folder: Path, secret: str) -> Keys:
    _refuse_open(folder)
    index = _read_index(folder)
    wrapping_key = _wrapping_key(secret, index.salt)
    private = {record.kid: _private_key(folder, wrapping_key, record) for record in index.keys}
    return Keys(version=index.version, records=index.keys, private=private)


def _private_key(folder: Path, wrapping_key: AESGCM, record: KeyRecord) -> ec.EllipticCurvePrivateKey:
    wrapped = _read(folder / f"{record.kid}.key")
    try:
        der = wrapping_key.decrypt(wrapped[:_NONCE], wrapped[_NONCE:], _bound(record.use, record.kid))
    except (InvalidTag, ValueError) as error:
        raise KeysProblem(
            "keys_wrong_secret", f"The keys in {folder} cannot be opened: the secret is another one, or they changed."
        ) from error
    private_key = load_der_private_key(der, None)
    if not isinstance(private_key, ec.EllipticCurvePrivateKey):
        raise KeysProblem("keys_unreadable", f"{record.kid}.key in {folder} is not a key of P-256.")
    return private_key


def _bound(use: Use, kid: str) -> bytes:
    return f"waarmerk-key-1|{use}|{kid}".encode()


def _wrapping_key(secret: str, salt: bytes) -> AESGCM:
    return AESGCM(Scrypt(salt=salt, length=32, n=2**15, r=8, p=1).derive(secret.encode()))


def _secret_beside(folder: Path) -> str:
    path = folder.with_name(f"{folder.name}.secret")
    if not path.exists() and not (folder / _INDEX).exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f".{path.name}-{secrets.token_hex(8)}")
        _write(aside, secrets.token_urlsafe(32).encode())
        with suppress(FileExistsError):  # a link is made whole or not at all: the first process's secret stands
            path.hardlink_to(aside)
        aside.unlink()
    return _read(path).decode()


@contextmanager
def _changing(folder: Path) -> Generator[_Index]:
    """The index, while no other process changes it."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield _read_index(folder)
    finally:
        os.close(descriptor)


def _read_index(folder: Path) -> _Index:
    try:
        return msgspec.json.decode(_read(folder / _INDEX), type=_Index)
    except msgspec.DecodeError as error:
        raise KeysProblem("keys_unreadable", f"{_INDEX} in {folder} cannot be read: {error}.") from error


def _write_index(folder: Path, index: _Index) -> None:
    aside = folder / f".{_INDEX}-{secrets.token_hex(8)}"
    _write(aside, msgspec.json.format(msgspec.json.encode(index)))
    aside.replace(folder / _INDEX)


def _write(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(descriptor)


def _read(path: Path) -> bytes:
    _refuse_open(path)
    return path.read_bytes()


def _refuse_open(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError as error:
        raise KeysProblem("keys_unreadable", f"{path} is not there.") from error
    if mode & 0o077:
        raise KeysProblem("keys_open_to_others", f"Others may read {path}. Close it: chmod go= {path}")
