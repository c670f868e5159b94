"""A folder of keys that its secret opens: makes new keys in it or in a PKCS#11 token, and finds those that it has."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from cryptography import x509
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)
from msgspec.structs import replace

from backend.outside import pdf_certificate
from backend.outside.key_files import read, unwrap, wrap, write
from backend.outside.keys import KeyRecord, KeysProblem
from backend.outside.pkcs11 import Token
from sync_protocol import cose, key_set
from sync_protocol.key_set import Use, seconds

T = TypeVar("T")
PrivateKey = ec.EllipticCurvePrivateKey | Ed25519PrivateKey
KeyT = TypeVar("KeyT", ec.EllipticCurvePrivateKey, Ed25519PrivateKey)

_YEAR = timedelta(days=365)
LIFE = {
    Use.ROOT: 20 * _YEAR,  # first: it certifies others
    Use.ISSUE: 2 * _YEAR,
    Use.STATUS: 2 * _YEAR,
    Use.LOG: 2 * _YEAR,
    Use.DEVICE_CA: 2 * _YEAR,
    Use.PDF_SEAL: 2 * _YEAR,
    Use.OUTBOX: 10 * _YEAR,
    Use.PUSH: 20 * _YEAR,  # browsers bind their subscriptions to it
}
ALWAYS_FILES = (Use.OUTBOX, Use.PUSH)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the keys are. `secret` is empty where the settings have none, `token` None without a PKCS#11 module.
    `authority` is the name on certificates that are made here."""

    folder: Path
    secret: str = field(default="", repr=False)
    authority: str = ""
    token: Token | None = field(default=None, repr=False)


def with_changed(records: tuple[KeyRecord, ...], changed: KeyRecord) -> tuple[KeyRecord, ...]:
    return tuple(changed if record.kid == changed.kid else record for record in records)


def newest(records: Iterable[KeyRecord], use: Use) -> KeyRecord | None:
    """Of two that begin at once, the one that was made last."""
    of_use = sorted((one for one in records if one.use == use), key=lambda one: one.not_before)
    return of_use[-1] if of_use else None


def _root(records: tuple[KeyRecord, ...]) -> KeyRecord:
    root = newest(records, Use.ROOT)
    if root is None:
        raise KeysProblem("keys_unreadable", "There is no root key, and everything else hangs on it.")
    return root


@dataclass(frozen=True, slots=True)
class Chest:
    """A folder that its secret opens. It may be aside still, not yet in its place."""

    place: Place
    folder: Path
    wrapping_key: AESGCM

    def with_all_uses(self, records: tuple[KeyRecord, ...], at: datetime) -> tuple[KeyRecord, ...]:
        """The keys, and one for each use that has none."""
        for use in LIFE:
            if use not in {record.use for record in records}:
                if use is Use.PDF_SEAL:
                    records = self._with_root_certified(records, at)
                records = (*records, self.new(use, at, records))
        return records

    def new(self, use: Use, start: datetime, before: tuple[KeyRecord, ...]) -> KeyRecord:
        """A new key, beside those that there are."""
        token_name = secrets.token_hex(16) if self.place.token is not None and use not in ALWAYS_FILES else ""
        key = self._made_in_token(use, token_name, start) if token_name else _made(use)
        public, end = _public(key), start + LIFE[use]
        kid = cose.key_id_of(public).hex()
        if not token_name:
            der = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
            write(self.folder / f"{kid}.key", wrap(self.wrapping_key, der, _bound(use, kid)))
        record = KeyRecord(
            use=use, kid=kid, not_before=seconds(start), not_after=seconds(end), public=public, token_name=token_name
        )
        match use, key:
            case Use.ROOT, ec.EllipticCurvePrivateKey():
                return self._as_root(record, key, start, before)
            case Use.PDF_SEAL, ec.EllipticCurvePrivateKey():
                return self._certified(record, key, before)
            case _:
                return record

    def _made_in_token(self, use: Use, name: str, start: datetime) -> PrivateKey:
        label = f"waarmerk {use} {start:%Y-%m-%d}"
        generate = Token.generate_log_key if use is Use.LOG else Token.generate
        return asked(lambda token: generate(token, name, label), self.place, name)

    def _as_root(
        self, record: KeyRecord, key: ec.EllipticCurvePrivateKey, start: datetime, before: tuple[KeyRecord, ...]
    ) -> KeyRecord:
        certificate = pdf_certificate.of_root(key, self.place.authority, start, _moment(record.not_after))
        handed_over = b""
        if (last := newest(before, Use.ROOT)) is not None:
            signer = cose.Signer(bytes.fromhex(last.kid), self.private(last))
            handed_over = key_set.hand_over(signer, key.public_key(), start, last.handed_over)
        return replace(record, certificates=(certificate.public_bytes(Encoding.DER),), handed_over=handed_over)

    def _certified(
        self, record: KeyRecord, key: ec.EllipticCurvePrivateKey, before: tuple[KeyRecord, ...]
    ) -> KeyRecord:
        root = _root(before)
        issuer = x509.load_der_x509_certificate(root.certificates[0])
        start, end = _moment(record.not_before), _moment(record.not_after)
        own = pdf_certificate.of_seal(
            self.private(root), issuer, key.public_key(), self.place.authority, start, end
        ).public_bytes(Encoding.DER)
        return replace(record, certificates=(own, root.certificates[0]))

    def _with_root_certified(self, records: tuple[KeyRecord, ...], at: datetime) -> tuple[KeyRecord, ...]:
        """A root of before there were certificates gets one."""
        root = _root(records)
        if root.certificates:
            return records
        made = pdf_certificate.of_root(self.private(root), self.place.authority, at, _moment(root.not_after))
        return with_changed(records, replace(root, certificates=(made.public_bytes(Encoding.DER),)))

    def private(self, record: KeyRecord) -> ec.EllipticCurvePrivateKey:
        """Raises KeysProblem where it is not there, or does not open."""
        if record.token_name:
            return self._in_token(record, Token.key)
        key = self._in_file(record)
        if not isinstance(key, ec.EllipticCurvePrivateKey):
            raise KeysProblem("keys_unreadable", f"{record.kid}.key in {self.folder} is not a key of P-256.")
        return self._published(key, record)

    def of_log(self, record: KeyRecord) -> Ed25519PrivateKey:
        """The same of a key that signs the log."""
        if record.token_name:
            return self._in_token(record, Token.log_key)
        key = self._in_file(record)
        if not isinstance(key, Ed25519PrivateKey):
            raise KeysProblem("keys_unreadable", f"{record.kid}.key in {self.folder} is not a key of Ed25519.")
        return self._published(key, record)

    def _published(self, key: KeyT, record: KeyRecord) -> KeyT:
        """The key, where it is the one that the index publishes: an index that was changed by hand vouches for nothing.
        Raises KeysProblem."""
        if record.public and _public(key) != record.public:
            sentence = f"The index in {self.folder} says another public key than that of {record.kid}.key."
            raise KeysProblem("keys_unreadable", sentence)
        return key

    def _in_token(self, record: KeyRecord, find: Callable[[Token, str], KeyT]) -> KeyT:
        key = asked(lambda token: find(token, record.token_name), self.place, record.kid)
        if _public(key) != record.public:
            raise KeysProblem("keys_token", f"The token's key {record.token_name} is another one than {record.kid}.")
        return key

    def _in_file(self, record: KeyRecord) -> object:
        wrapped = read(self.folder / f"{record.kid}.key")
        try:
            der = unwrap(self.wrapping_key, wrapped, _bound(record.use, record.kid))
        except InvalidTag as error:
            raise KeysProblem(
                "keys_wrong_secret",
                f"The keys in {self.folder} cannot be opened: the secret is another one, or they changed.",
            ) from error
        return load_der_private_key(der, None)

    def with_public(self, records: tuple[KeyRecord, ...]) -> tuple[KeyRecord, ...]:
        """An index of before there were retired keys does not have the public halves."""
        return tuple(
            one if one.public else replace(one, public=cose.public_key_bytes(self.private(one).public_key()))
            for one in records
        )


def _made(use: Use) -> PrivateKey:
    return Ed25519PrivateKey.generate() if use is Use.LOG else ec.generate_private_key(ec.SECP256R1())


def _public(key: PrivateKey) -> bytes:
    if isinstance(key, ec.EllipticCurvePrivateKey):
        return cose.public_key_bytes(key.public_key())
    return cose.log_key_bytes(key.public_key())


def asked(what: Callable[[Token], T], place: Place, name: str) -> T:
    """What the token answers. Raises KeysProblem."""
    if place.token is None:
        raise KeysProblem("keys_token", f"The key {name} is in a PKCS#11 token: set WAARMERK_PKCS11_MODULE.")
    return what(place.token)


def _moment(since_1970: int) -> datetime:
    return datetime.fromtimestamp(since_1970, UTC)


def _bound(use: Use, kid: str) -> bytes:
    return f"waarmerk-key-1|{use}|{kid}".encode()
