"""The certificates of a trial on the local network, held against OpenSSL's own verification."""

from __future__ import annotations

import socket
import ssl
import stat
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.request import urlopen

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key

from backend.outside import local_authority
from backend.outside.local_authority import LEAF_DAYS, RENEW_DAYS, LocalTls, ensure

# The handshakes are verified against the clock of the machine, so these certificates start now.
NOW = datetime.now(UTC).replace(microsecond=0)
HOSTS = ("192.168.1.20", "hall-7.local", "127.0.0.1")


def certificate(path: Path) -> x509.Certificate:
    return x509.load_pem_x509_certificate(path.read_bytes())


def shake_hands(tls: LocalTls, name: str) -> None:
    """A TLS handshake over a socket pair, verified as a tablet that trusts the authority would."""
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(tls.cert_path, tls.key_path)
    tablet = ssl.create_default_context(cafile=str(tls.ca_path))
    near, far = socket.socketpair()

    def serve() -> None:
        with far:
            try:
                server.wrap_socket(far, server_side=True).close()
            except (ssl.SSLError, ConnectionError):
                return  # the tablet hung up: what it made of the certificate is what the test asks

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        with near, tablet.wrap_socket(near, server_hostname=name):
            pass
    finally:
        thread.join()


@pytest.mark.parametrize("name", HOSTS)
def test_a_tablet_that_trusts_the_authority_trusts_the_server_at_each_address(tmp_path: Path, name: str) -> None:
    tls = ensure(tmp_path, NOW, hosts=HOSTS)

    shake_hands(tls, name)


def test_a_tablet_does_not_take_the_certificate_for_another_address(tmp_path: Path) -> None:
    tls = ensure(tmp_path, NOW, hosts=HOSTS)

    with pytest.raises(ssl.SSLCertVerificationError):
        shake_hands(tls, "192.168.1.21")


def test_even_with_its_key_the_authority_cannot_pose_as_a_site_of_the_internet(tmp_path: Path) -> None:
    tls = ensure(tmp_path, NOW, hosts=HOSTS)
    stolen = (tmp_path / "authority.pem").read_bytes()
    key = load_pem_private_key(stolen, password=None)
    assert isinstance(key, EllipticCurvePrivateKey)
    forged = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([]))
        .issuer_name(certificate(tls.ca_path).subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("bank.example")]), critical=True)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key()), critical=False)
        .sign(key, SHA256())
    )
    tls.cert_path.write_bytes(stolen.partition(b"-----BEGIN CERT")[0] + forged.public_bytes(Encoding.PEM))

    with pytest.raises(ssl.SSLCertVerificationError, match="permitted subtree"):
        shake_hands(tls, "bank.example")


def test_addresses_of_the_internet_are_left_out(tmp_path: Path) -> None:
    tls = ensure(tmp_path, NOW, hosts=("203.0.113.7", *HOSTS, "waarmerk.example"))

    assert tls.addresses == HOSTS


def test_only_we_can_read_what_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "tls"

    ensure(folder, NOW, hosts=HOSTS)

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_the_next_start_keeps_everything(tmp_path: Path) -> None:
    before = ensure(tmp_path, NOW, hosts=HOSTS)
    server = before.cert_path.read_bytes()

    after = ensure(tmp_path, NOW + timedelta(days=LEAF_DAYS - RENEW_DAYS), hosts=HOSTS)

    assert after == before
    assert after.cert_path.read_bytes() == server


@pytest.mark.parametrize(
    ("later", "hosts"),
    [
        pytest.param(timedelta(days=LEAF_DAYS - RENEW_DAYS + 1), HOSTS, id="near its end"),
        pytest.param(timedelta(days=1), ("192.168.1.33", *HOSTS[1:]), id="with another address"),
        pytest.param(timedelta(days=-2), HOSTS, id="when the clock was set back"),
    ],
)
def test_a_new_certificate_is_made_and_tablets_still_trust_it(
    tmp_path: Path, later: timedelta, hosts: tuple[str, ...]
) -> None:
    before = ensure(tmp_path, NOW, hosts=HOSTS)
    server = certificate(before.cert_path)

    after = ensure(tmp_path, NOW + later, hosts=hosts)

    assert after.fingerprint == before.fingerprint
    assert certificate(after.cert_path) != server
    assert after.addresses == hosts
    certificate(after.cert_path).verify_directly_issued_by(certificate(after.ca_path))


def test_an_authority_never_ends_before_what_it_signs(tmp_path: Path) -> None:
    before = ensure(tmp_path, NOW, hosts=HOSTS)
    end = certificate(before.ca_path).not_valid_after_utc

    after = ensure(tmp_path, end - timedelta(days=LEAF_DAYS - 1), hosts=HOSTS)

    assert after.fingerprint != before.fingerprint
    assert certificate(after.cert_path).not_valid_after_utc <= certificate(after.ca_path).not_valid_after_utc


def test_this_machine_knows_at_least_its_own_name(tmp_path: Path) -> None:
    tls = ensure(tmp_path, NOW)

    assert {"localhost", "127.0.0.1"} <= set(tls.addresses)


def test_the_authority_is_handed_out_over_plain_http(tmp_path: Path) -> None:
    tls = ensure(tmp_path, NOW, hosts=HOSTS)

    with (
        local_authority.handing_out(tls, "127.0.0.1", 0) as port,
        urlopen(f"http://127.0.0.1:{port}/ca.crt") as answer,
    ):
        assert answer.headers["Content-Type"] == "application/x-x509-ca-cert"
        assert x509.load_pem_x509_certificate(answer.read()) == certificate(tls.ca_path)


def test_the_terminal_says_what_to_do_on_a_tablet(tmp_path: Path) -> None:
    tls = ensure(tmp_path, NOW, hosts=HOSTS)

    text = local_authority.how_to_trust(tls, 8000, 8001)

    assert "https://192.168.1.20:8000" in text
    assert "http://192.168.1.20:8001/ca.crt" in text
    assert tls.fingerprint.replace(":", "") in "".join(text.split()).replace(":", "")
