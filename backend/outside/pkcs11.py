"""Keys in a hardware security module, by PKCS#11: the module signs, and no private key ever leaves it.

A key of the module stands wherever a private key of `cryptography` does: what signs takes either, and what would read
the secret itself is refused.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn, Self, TypeVar, cast

import pkcs11
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.utils import Buffer
from pkcs11 import Attribute, KeyType, Mechanism, MechanismFlag, ObjectClass
from pkcs11.exceptions import PinIncorrect, UserAlreadyLoggedIn
from pkcs11.types import SignMixin

from backend.outside.keys_problem import TokenAway

# The curves by their object identifiers, in DER.
_P256 = bytes.fromhex("06082a8648ce3d030107")
_ED25519 = bytes.fromhex("06032b6570")
_SIZES = {KeyType.EC: 65, KeyType.EC_EDWARDS: 32}
"""Of a public key: an uncompressed point, and Ed25519's."""

T = TypeVar("T")


class Token:
    """A token of a module, open for as long as the process runs.

    One session serves all threads: some modules let nobody log in twice. Where the module was restarted, what is asked
    of it next opens another one. A key is found by its `name`, in hex.
    """

    def __init__(self, module: str, label: str, pin: str) -> None:
        self._module, self._label, self._pin = module, label, pin
        self._lock = threading.RLock()
        self._session: pkcs11.Session | None = None
        self._found: dict[str, SignMixin] = {}
        self._wrong_pin: TokenAway | None = None

    def generate(self, name: str, label: str) -> TokenKey:
        """Makes a pair of P-256 that stays in the token; `label` is for people. Raises TokenAway."""
        self._asked(lambda session: _generate(session, name, label, KeyType.EC, _P256))
        return self.key(name)

    def generate_log_key(self, name: str, label: str) -> TokenLogKey:
        """The same of Ed25519."""
        self._asked(lambda session: _generate(session, name, label, KeyType.EC_EDWARDS, _ED25519))
        return self.log_key(name)

    def key(self, name: str) -> TokenKey:
        """A key that is in the token. Raises TokenAway where it is not."""
        point = self._asked(lambda session: _point(session, name, KeyType.EC))
        return TokenKey(self, name, ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point))

    def log_key(self, name: str) -> TokenLogKey:
        """The same of Ed25519."""
        point = self._asked(lambda session: _point(session, name, KeyType.EC_EDWARDS))
        return TokenLogKey(self, name, Ed25519PublicKey.from_public_bytes(point))

    def destroy(self, name: str) -> None:
        """Raises TokenAway."""
        self._asked(lambda session: _destroy(session, name))
        self._found.pop(name, None)

    def sign(self, name: str, data: bytes, *, of_log: bool = False) -> bytes:
        """ECDSA over a digest, or for the log's key Ed25519 over the data: 64 bytes. Raises TokenAway."""
        kind, how = (KeyType.EC_EDWARDS, Mechanism.EDDSA) if of_log else (KeyType.EC, Mechanism.ECDSA)

        def sign(session: pkcs11.Session) -> bytes:
            if name not in self._found:  # a search costs as much as a signature
                found = session.get_key(object_class=ObjectClass.PRIVATE_KEY, key_type=kind, id=bytes.fromhex(name))
                self._found[name] = cast("SignMixin", found)
            return bytes(self._found[name].sign(data, mechanism=how))

        return self._asked(sign)

    def _asked(self, what: Callable[[pkcs11.Session], T]) -> T:
        with self._lock:
            if self._session is not None:
                try:
                    return what(self._session)
                except pkcs11.PKCS11Error:
                    pass  # the module may have been restarted
            self._close()
            if self._wrong_pin is not None:  # said again and again, it would lock the token for everybody
                raise self._wrong_pin
            try:
                self._session = self._open()
                return what(self._session)
            except (pkcs11.PKCS11Error, RuntimeError) as error:
                away = TokenAway(f"The PKCS#11 token {self._label} did not do as asked: {error!r}.")
                if isinstance(error, PinIncorrect):
                    self._wrong_pin = away
                raise away from error

    def _close(self) -> None:
        """A module gives out a few sessions, and no other until one is given back."""
        if self._session is not None:
            with suppress(pkcs11.PKCS11Error):  # it is gone with the module
                self._session.close()
        self._session, self._found = None, {}

    def _open(self) -> pkcs11.Session:
        token = pkcs11.lib(self._module).get_token(token_label=self._label)
        try:
            return token.open(rw=True, user_pin=self._pin)
        except UserAlreadyLoggedIn:  # a login is the process's, for all of its sessions
            return token.open(rw=True)


def _generate(session: pkcs11.Session, name: str, label: str, kind: KeyType, curve: bytes) -> None:
    domain = session.create_domain_parameters(kind, {Attribute.EC_PARAMS: curve}, local=True)
    domain.generate_keypair(
        id=bytes.fromhex(name),
        label=label,
        store=True,
        capabilities=MechanismFlag.SIGN | MechanismFlag.VERIFY,
        private_template={Attribute.SENSITIVE: True, Attribute.EXTRACTABLE: False},
    )


def _point(session: pkcs11.Session, name: str, kind: KeyType) -> bytes:
    """The public key: in an octet string, as the standard has it, or bare, as some modules do."""
    found = session.get_key(object_class=ObjectClass.PUBLIC_KEY, key_type=kind, id=bytes.fromhex(name))
    return bytes(found[Attribute.EC_POINT])[-_SIZES[kind] :]


def _destroy(session: pkcs11.Session, name: str) -> None:
    for found in list(session.get_objects({Attribute.ID: bytes.fromhex(name)})):
        found.destroy()


class InToken:
    """What the keys of a token have in common: no secret to be read, and nothing to be copied."""

    def __init__(self, token: Token, name: str) -> None:
        self._token, self._name = token, name

    def private_bytes(
        self,
        encoding: serialization.Encoding,
        format: serialization.PrivateFormat,
        encryption_algorithm: serialization.KeySerializationEncryption,
    ) -> NoReturn:
        raise UnsupportedAlgorithm("the private key stays in the token")

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, object]) -> Self:
        return self


class TokenKey(InToken, ec.EllipticCurvePrivateKey):
    """A private key that only its token can use, for ECDSA with SHA-256 alone."""

    def __init__(self, token: Token, name: str, public_key: ec.EllipticCurvePublicKey) -> None:
        super().__init__(token, name)
        self._public_key = public_key

    @property
    def curve(self) -> ec.EllipticCurve:
        return self._public_key.curve

    @property
    def key_size(self) -> int:
        return self._public_key.key_size

    def public_key(self) -> ec.EllipticCurvePublicKey:
        return self._public_key

    def sign(self, data: Buffer, signature_algorithm: ec.EllipticCurveSignatureAlgorithm) -> bytes:
        if not isinstance(signature_algorithm.algorithm, hashes.SHA256):
            raise UnsupportedAlgorithm("the authority's keys sign with SHA-256 alone")
        signature = self._token.sign(self._name, hashlib.sha256(bytes(data)).digest())
        return encode_dss_signature(int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big"))

    def exchange(self, algorithm: ec.ECDH, peer_public_key: ec.EllipticCurvePublicKey) -> NoReturn:
        raise UnsupportedAlgorithm("the authority's signing keys agree on no secrets")

    def private_numbers(self) -> NoReturn:
        raise UnsupportedAlgorithm("the private key stays in the token")


class TokenLogKey(InToken, Ed25519PrivateKey):
    """The same for the key that signs the log's checkpoints, with Ed25519."""

    def __init__(self, token: Token, name: str, public_key: Ed25519PublicKey) -> None:
        super().__init__(token, name)
        self._public_key = public_key

    def public_key(self) -> Ed25519PublicKey:
        return self._public_key

    def sign(self, data: Buffer) -> bytes:
        return self._token.sign(self._name, bytes(data), of_log=True)

    def private_bytes_raw(self) -> NoReturn:
        raise UnsupportedAlgorithm("the private key stays in the token")
