"""The authority's keys at rest: made once, changed while servers run, read again by them when they change.

The folder holds `keys.json`, which says what each key is for and when, and a file for each private key: AES-256-GCM
under a key derived by scrypt from a secret. The secret comes from the settings (`WAARMERK_KEYS_SECRET`); without one
it lies in a file beside the folder, so that a copy of the folder alone tells nothing. Where the settings name a PKCS#11
token, new keys that sign for the authority are made in there instead, and their private halves are nowhere else. Two
keys are always files: the outbox's, which opens what devices seal, and the one that push services know the server by.
"""

from __future__ import annotations

import fcntl
import logging
import os
import secrets
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import Encoding
from msgspec import Struct
from msgspec.structs import replace

from backend.durable import sync_folder
from backend.outside import pdf_certificate
from backend.outside.key_chest import ALWAYS_FILES, LIFE, Chest, Place, asked, newest, with_changed
from backend.outside.key_files import read, refuse_open, secret_beside, wrapping_key, write
from backend.outside.keys import KeyRecord, Keys, KeysProblem
from sync_protocol import cose
from sync_protocol.key_set import Use, seconds

PUBLISH_BEFORE_USE = timedelta(days=7)
"""A new key is published this long before it signs, so that devices without a network know it by then."""
SHORTEST_SECRET = 16

logger = logging.getLogger(__name__)

_INDEX = "keys.json"
_PATIENCE_S = 5.0
"""Before keys that could not be read are tried again: a token that is away would hold up each request."""


class _Index(Struct, frozen=True, kw_only=True):
    """`version` goes up with each change, and is the version of the published key set."""

    version: int
    salt: bytes
    keys: tuple[KeyRecord, ...]


class Keyring:
    """The keys of a running server, read again when the folder has changed: nobody has to start it again for that."""

    def __init__(self, place: Place, at: datetime) -> None:
        """Makes the keys that are missing. Raises KeysProblem."""
        self._place, self._index = place, place.folder / _INDEX
        self._keys = load_or_create(place, at)
        self._stamp = self._bad = 0, 0, 0
        self._patient_until = 0.0

    def keys(self) -> Keys:
        """The keys as they are now. While those in the folder cannot be read, the ones from before go on."""
        stamp = _stamp(self._index)  # before reading: what changes meanwhile is seen at the next look
        if stamp == self._stamp or (stamp == self._bad and time.monotonic() < self._patient_until):
            return self._keys
        try:
            self._keys, self._stamp = _load(self._place), stamp
        except (KeysProblem, OSError) as error:
            if stamp != self._bad:
                logger.warning("The keys have changed and cannot be read; those before go on: %s", error)
            self._bad, self._patient_until = stamp, time.monotonic() + _PATIENCE_S
        return self._keys


def _stamp(index: Path) -> tuple[int, int, int]:
    """Another one for each index that was put in place: each is a file of its own."""
    try:
        found = index.stat()
    except OSError:
        return 0, 0, 1
    return found.st_ino, found.st_mtime_ns, found.st_size


def is_made(place: Place) -> bool:
    """Whether the folder has keys, or had: a half that is lost is another matter."""
    return (place.folder / _INDEX).exists()


def load_or_create(place: Place, at: datetime) -> Keys:
    """The keys of a folder; made first where there are none. Of two processes that start at once, one makes them.

    A folder of an older version gets keys for the uses that are new. Raises KeysProblem.
    """
    secret = _secret(place)
    if not is_made(place):
        _create(place, secret, at)
    keys = _load(place)
    if {record.use for record in keys.records} >= LIFE.keys():
        return keys
    return _change(place, lambda chest, records: chest.with_all_uses(records, at))


def rotate(place: Place, use: Use, at: datetime) -> Keys:
    """Adds a key for a use, which takes over after 7 days; a root, or a key where none is left, at once.

    Raises KeysProblem.
    """
    if use is Use.PUSH:
        raise KeysProblem("keys_pinned", "The push key cannot change: browsers have bound their subscriptions to it.")

    def add(chest: Chest, records: tuple[KeyRecord, ...]) -> tuple[KeyRecord, ...]:
        waits = use is not Use.ROOT and _usable(records, use, at)
        return (*records, chest.new(use, at + PUBLISH_BEFORE_USE if waits else at, records))

    load_or_create(place, at)
    return _change(place, add)


def revoke(place: Place, kid: str, at: datetime, proof_before: datetime | None = None) -> Keys:
    """Withdraws a key: nothing that it signed counts any more, but what the log is proven to have had before
    `proof_before`. Where it was the last one of its use, another begins at once.

    Raises KeysProblem, also after it is done, while servers cannot start: where the private half is lost and the key
    has not been retired.
    """

    def withdraw(chest: Chest, records: tuple[KeyRecord, ...]) -> tuple[KeyRecord, ...]:
        one = _record(records, kid)
        if one.use is Use.ROOT or (one.use is Use.PUSH and not _is_lost(place, one)):
            raise KeysProblem("keys_pinned", f"Nothing stands above the {one.use} key that could withdraw it.")
        if one.use is Use.LOG and proof_before is not None:
            raise KeysProblem("keys_log_proof", "The log cannot vouch for its own key.")
        if proof_before is not None and proof_before > at:
            raise KeysProblem("keys_log_proof", "The moment before which the log vouches for it has not come yet.")
        before = seconds(proof_before) if proof_before is not None else 0
        changed = with_changed(records, replace(one, revoked_at=one.revoked_at or seconds(at), proof_before=before))
        if _usable(changed, one.use, at):
            return changed
        return (*changed, chest.new(one.use, at, changed))

    return _change(place, withdraw)


def retire(place: Place, kid: str, at: datetime) -> Keys:
    """Destroys the private half of a key that another one has followed. What it signed goes on counting.

    Raises KeysProblem, also after the index says so: where the token that has the private half cannot be asked, or
    another key cannot be opened.
    """

    def end(_: Chest, records: tuple[KeyRecord, ...]) -> tuple[KeyRecord, ...]:
        one = _record(records, kid)
        if one.use in ALWAYS_FILES and not _is_lost(place, one):
            raise KeysProblem("keys_needed", f"The {one.use} key is kept: it opens what was sealed to it.")
        if one == newest((other for other in records if _able(other, one.use, at)), one.use):
            raise KeysProblem("keys_needed", f"{kid} signs now. Rotate {one.use}, and wait until the next takes over.")
        return with_changed(records, replace(one, retired=True, not_after=min(one.not_after, seconds(at))))

    def destroy(records: tuple[KeyRecord, ...]) -> None:
        record = _record(records, kid)
        if record.token_name:
            asked(lambda token: token.destroy(record.token_name), place, kid)
        (place.folder / f"{kid}.key").unlink(missing_ok=True)

    return _change(place, end, destroy)


def certificate_request(place: Place, at: datetime) -> bytes:
    """PEM: asks others for a certificate for the last key that seals documents, also before it takes over.

    Raises KeysProblem.
    """
    keys = load_or_create(place, at)
    last = newest(_sealing(keys.records, at), Use.PDF_SEAL)
    if last is None:
        raise KeysProblem("keys_none", "No key seals documents. Make one: waarmerk keys rotate pdf_seal.")
    return pdf_certificate.request(keys.private[last.kid], place.authority)


def take_certificate(place: Place, pem: bytes, at: datetime) -> Keys:
    """Puts a certificate of others in the place of our own for a key that seals documents, or is going to.

    Raises KeysProblem.
    """

    def put(_: Chest, records: tuple[KeyRecord, ...]) -> tuple[KeyRecord, ...]:
        for one in _sealing(records, at):
            try:
                chain = pdf_certificate.chain_for(cose.public_key_from(one.public), pem)
            except (ValueError, TypeError, InvalidSignature):
                continue
            return with_changed(
                records, replace(one, certificates=tuple(each.public_bytes(Encoding.DER) for each in chain))
            )
        raise KeysProblem("keys_other_certificate", "The file has no certificate of a key that seals documents.")

    return _change(place, put)


def _record(records: tuple[KeyRecord, ...], kid: str) -> KeyRecord:
    for record in records:
        if record.kid == kid:
            return record
    raise KeysProblem("keys_unknown", f"There is no key {kid}.")


def _able(record: KeyRecord, use: Use, at: datetime) -> bool:
    return (
        record.use == use
        and not record.revoked_at
        and not record.retired
        and record.not_before <= seconds(at) <= record.not_after
    )


def _sealing(records: tuple[KeyRecord, ...], at: datetime) -> list[KeyRecord]:
    """The keys that seal documents, or will."""
    return [
        one
        for one in records
        if one.use is Use.PDF_SEAL and not one.revoked_at and not one.retired and seconds(at) <= one.not_after
    ]


def _is_lost(place: Place, record: KeyRecord) -> bool:
    """Whether nothing is left of the private half of a key that is a file."""
    return not record.token_name and not (place.folder / f"{record.kid}.key").exists()


def _usable(records: tuple[KeyRecord, ...], use: Use, at: datetime) -> bool:
    return any(_able(record, use, at) for record in records)


def _create(place: Place, secret: str, at: datetime) -> None:
    folder = place.folder
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Made aside and moved into place whole: another process sees all keys or none, and of two only one can move.
    aside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        salt = secrets.token_bytes(16)
        records = Chest(place, aside, wrapping_key(secret, salt)).with_all_uses((), at)
        _write_index(aside, _Index(version=1, salt=salt, keys=records))
        with suppress(OSError):  # the folder is there: another process was first, or `_load` says what is wrong
            aside.rename(folder)
            sync_folder(folder.parent)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _load(place: Place) -> Keys:
    refuse_open(place.folder)
    return _opened(place, _read_index(place.folder))


def _opened(place: Place, index: _Index) -> Keys:
    chest = Chest(place, place.folder, wrapping_key(_secret(place), index.salt))
    there = [record for record in index.keys if not record.retired]
    return Keys(
        version=index.version,
        records=chest.with_public(index.keys),
        private={record.kid: chest.private(record) for record in there if record.use is not Use.LOG},
        of_log={record.kid: chest.of_log(record) for record in there if record.use is Use.LOG},
    )


def _change(
    place: Place,
    how: Callable[[Chest, tuple[KeyRecord, ...]], tuple[KeyRecord, ...]],
    then: Callable[[tuple[KeyRecord, ...]], None] = lambda _: None,
) -> Keys:
    """The keys after a change that no other process crosses. `then` follows when the index has it, whether or not the
    keys can be opened. Raises KeysProblem."""
    refuse_open(place.folder)
    if place.folder.stat().st_uid != os.geteuid():  # root's, for one: servers could not read what it writes
        raise KeysProblem("keys_other_account", f"{place.folder} belongs to another account: do this as that one.")
    descriptor = os.open(place.folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        index = _read_index(place.folder)
        chest = Chest(place, place.folder, wrapping_key(_secret(place), index.salt))
        records = how(chest, chest.with_public(index.keys))
        if records != index.keys:
            index = replace(index, version=index.version + 1, keys=records)
            _write_index(place.folder, index)
        then(index.keys)
        return _opened(place, index)
    finally:
        os.close(descriptor)


def _secret(place: Place) -> str:
    secret = place.secret or secret_beside(place.folder, made=(place.folder / _INDEX).exists())
    if len(secret) < SHORTEST_SECRET:
        raise KeysProblem("keys_weak_secret", f"The secret of the keys needs {SHORTEST_SECRET} characters or more.")
    return secret


def _read_index(folder: Path) -> _Index:
    try:
        return msgspec.json.decode(read(folder / _INDEX), type=_Index)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise KeysProblem("keys_unreadable", f"{_INDEX} in {folder} cannot be read: {error}.") from error


def _write_index(folder: Path, index: _Index) -> None:
    aside = folder / f".{_INDEX}-{secrets.token_hex(8)}"
    write(aside, msgspec.json.format(msgspec.json.encode(index)))
    aside.replace(folder / _INDEX)
    sync_folder(folder)
