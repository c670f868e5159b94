"""HTTPS on the local network, for a trial with real tablets: browsers give a page without it neither a service worker
nor cryptography.

A certificate authority of this installation signs the certificate of this machine. A tablet that trusts it trusts
little: the authority is constrained to private addresses and local names, so that its key, if stolen, cannot pose as
any site of the internet. Production has a real certificate and needs none of this.
"""

from __future__ import annotations

import ipaddress
import os
import socket
import threading
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from pathlib import Path

import segno
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from msgspec import Struct

AUTHORITY_DAYS = 5 * 365
LEAF_DAYS = 90
RENEW_DAYS = 30
"""A certificate with less left than this is made anew at the next start."""

_PRIVATE = tuple(
    ipaddress.ip_network(block)
    for block in (
        "127.0.0.0/8",
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "169.254.0.0/16",
        "::1/128",
        "fc00::/7",
    )
)
_LOCAL_DOMAINS = ("localhost", "local", "lan", "internal", "home.arpa")

_Pair = tuple[EllipticCurvePrivateKey, x509.Certificate]


class LocalTls(Struct, frozen=True, kw_only=True):
    """`cert_path` and `key_path` are what a server loads (one file holds both), `ca_path` is what a tablet installs.

    `addresses` are the names that the certificate is good for, the likeliest for a tablet first; `fingerprint` is the
    SHA-256 of the authority, as devices show it.
    """

    cert_path: Path
    key_path: Path
    ca_path: Path
    addresses: tuple[str, ...]
    fingerprint: str


def ensure(folder: Path, at: datetime, *, hosts: Iterable[str] | None = None) -> LocalTls:
    """The certificate of this machine, made where it is missing, near its end or for other addresses.

    `hosts` are this machine's names and addresses, by default those it finds; what the authority may not sign is left
    out. The authority outlives its certificates, so that a tablet trusts it once.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    addresses = tuple(dict.fromkeys(host for host in hosts or local_hosts() if _may_sign(host)))

    authority = _kept(folder / "authority.pem")
    if authority is None or not _lasts(authority[1], at, days=LEAF_DAYS):
        authority = _make_authority(at)
        _keep(folder / "authority.pem", *authority)
    ca_path = folder / "ca.crt"
    _write(ca_path, authority[1].public_bytes(Encoding.PEM))

    leaf_path = folder / "server.pem"
    leaf = _kept(leaf_path)
    if leaf is None or not _serves(leaf[1], authority[1], addresses, at):
        _keep(leaf_path, *_make_leaf(authority, addresses, at))

    fingerprint = authority[1].fingerprint(SHA256()).hex(":").upper()
    return LocalTls(
        cert_path=leaf_path, key_path=leaf_path, ca_path=ca_path, addresses=addresses, fingerprint=fingerprint
    )


def local_hosts() -> tuple[str, ...]:
    """The addresses at which the local network reaches this machine, then its names."""
    found = [address for target in ("192.0.2.1", "10.255.255.255", "192.168.255.255") if (address := _source(target))]
    name = socket.gethostname().partition(".")[0].lower()
    return (*dict.fromkeys(found), f"{name}.local", "localhost", "127.0.0.1", "::1")


def _source(target: str) -> str | None:
    """The address that this machine would reach `target` from. Connecting a datagram socket sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((target, 9))
        except OSError:
            return None
        return str(probe.getsockname()[0])


@contextmanager
def handing_out(tls: LocalTls, host: str, port: int) -> Generator[int]:
    """Hand the authority's certificate to tablets over plain HTTP, at /ca.crt; gives the port (0 takes a free one).

    Plain, because a tablet cannot trust our HTTPS before it has this; the fingerprint is what a person compares.
    """
    certificate = tls.ca_path.read_bytes()

    class Door(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path != "/ca.crt":
                self.send_error(404)
                return
            self.send_response(200)
            self.send_header("Content-Type", "application/x-x509-ca-cert")
            self.send_header("Content-Disposition", 'attachment; filename="waarmerk-local.crt"')
            self.send_header("Content-Length", str(len(certificate)))
            self.end_headers()
            self.wfile.write(certificate)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
            """Say nothing: the app's own log is what an operator reads."""

    with ThreadingHTTPServer((host, port), Door) as server:
        thread = threading.Thread(target=server.serve_forever, name="ca.crt", daemon=True)
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()


def how_to_trust(tls: LocalTls, port: int, ca_port: int) -> str:
    """What to do on a tablet, for the terminal, with the address of the app as a QR code."""
    host = next(iter(tls.addresses))
    app = f"https://{host}:{port}"
    picture = StringIO()
    segno.make(app, micro=False).terminal(out=picture, border=2, compact=True)
    return f"""\
{picture.getvalue()}
  Waarmerk on this network: {app}

  Once on each tablet, open  http://{host}:{ca_port}/ca.crt  and trust what it brings:
    iPadOS   Safari: Allow. Then Settings > Profile Downloaded > Install,
             and Settings > General > About > Certificate Trust Settings: switch it on.
    Android  Settings > Security > Encryption & credentials > Install a certificate > CA certificate.
  Compare its SHA-256 fingerprint first:
    {tls.fingerprint[:47]}
    {tls.fingerprint[48:]}
  It vouches for private addresses only. Remove it from the tablet after the trial.
"""


def _make_authority(at: datetime) -> _Pair:
    key = generate_private_key(SECP256R1())
    name = _name(f"Waarmerk local authority {at:%Y-%m-%d}")
    permitted = [x509.IPAddress(block) for block in _PRIVATE] + [x509.DNSName(domain) for domain in _LOCAL_DOMAINS]
    certificate = (
        _builder(name, name, key, at, days=AUTHORITY_DAYS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_key_usage(signs_certificates=True), critical=True)
        .add_extension(x509.NameConstraints(permitted_subtrees=permitted, excluded_subtrees=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, SHA256())
    )
    return key, certificate


def _make_leaf(authority: _Pair, addresses: tuple[str, ...], at: datetime) -> _Pair:
    key = generate_private_key(SECP256R1())
    ca_key, ca = authority
    certificate = (
        _builder(_name("Waarmerk on this network"), ca.subject, key, at, days=LEAF_DAYS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_key_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName(map(_general_name, addresses)), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(ca_key.public_key()), critical=False)
        .sign(ca_key, SHA256())
    )
    return key, certificate


def _builder(
    subject: x509.Name, issuer: x509.Name, key: EllipticCurvePrivateKey, at: datetime, *, days: int
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(days=1))  # the clock of a tablet may be behind ours
        .not_valid_after(at + timedelta(days=days))
    )


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _key_usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def _may_sign(host: str) -> bool:
    name = _general_name(host)
    if isinstance(name, x509.IPAddress):
        return any(name.value in block for block in _PRIVATE)
    return any(host == domain or host.endswith(f".{domain}") for domain in _LOCAL_DOMAINS)


def _general_name(host: str) -> x509.IPAddress | x509.DNSName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _lasts(certificate: x509.Certificate, at: datetime, *, days: int) -> bool:
    return at <= certificate.not_valid_after_utc - timedelta(days=days)


def _serves(leaf: x509.Certificate, ca: x509.Certificate, addresses: tuple[str, ...], at: datetime) -> bool:
    """Whether the certificate is this authority's, for these addresses, and lasts."""
    named = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    key_of_issuer = leaf.extensions.get_extension_for_class(x509.AuthorityKeyIdentifier).value.key_identifier
    key_of_ca = ca.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest
    return (
        key_of_issuer == key_of_ca
        and set(named) == {_general_name(host) for host in addresses}
        and leaf.not_valid_before_utc <= at
        and _lasts(leaf, at, days=RENEW_DAYS)
    )


def _kept(path: Path) -> _Pair | None:
    if not path.exists():
        return None
    pem = path.read_bytes()
    key = load_pem_private_key(pem, password=None)
    if not isinstance(key, EllipticCurvePrivateKey):
        raise TypeError(f"{path} holds a key that is not ours: remove it to have a new one made.")
    return key, x509.load_pem_x509_certificate(pem)


def _keep(path: Path, key: EllipticCurvePrivateKey, certificate: x509.Certificate) -> None:
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    _write(path, secret + certificate.public_bytes(Encoding.PEM))


def _write(path: Path, content: bytes) -> None:
    """Write a file that only we can read, whole or not at all."""
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
    fresh.replace(path)
