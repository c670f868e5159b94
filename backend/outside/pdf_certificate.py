"""The X.509 certificates of the key that seals printed documents: issued by the authority's root key, or brought along.

Readers of PDF know X.509 and nothing else. Whether the seal is the authority's, its key set says as well.
"""

from __future__ import annotations

from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

_DOCUMENT_SIGNING = x509.ObjectIdentifier("1.3.6.1.5.5.7.3.36")  # RFC 9336
_LONGEST_NAME = 64


def _name(authority: str, common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, (authority or "Waarmerk")[:_LONGEST_NAME]),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


def _usage(*, signs: bool, certifies: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=signs,
        content_commitment=signs,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=certifies,
        crl_sign=certifies,
        encipher_only=False,
        decipher_only=False,
    )


def of_root(root: ec.EllipticCurvePrivateKey, authority: str, start: datetime, end: datetime) -> x509.Certificate:
    """The root key's own certificate: what a reader of PDF is told to trust."""
    name, public_key = _name(authority, "Root"), root.public_key()
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs=False, certifies=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
        .sign(root, hashes.SHA256())
    )


def of_seal(
    root: ec.EllipticCurvePrivateKey,
    issuer: x509.Certificate,
    key: ec.EllipticCurvePublicKey,
    authority: str,
    start: datetime,
    end: datetime,
) -> x509.Certificate:
    """The certificate of a key that seals documents and does nothing else."""
    return (
        x509.CertificateBuilder()
        .subject_name(_name(authority, "PDF seal"))
        .issuer_name(issuer.subject)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(min(end, issuer.not_valid_after_utc))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs=True, certifies=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([_DOCUMENT_SIGNING]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(root.public_key()), critical=False)
        .sign(root, hashes.SHA256())
    )


def request(key: ec.EllipticCurvePrivateKey, authority: str) -> bytes:
    """What a trust service provider is sent for a certificate of its own (PKCS#10, PEM)."""
    builder = x509.CertificateSigningRequestBuilder().subject_name(_name(authority, "PDF seal"))
    return builder.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)


def chain_for(key: ec.EllipticCurvePublicKey, pem: bytes) -> tuple[x509.Certificate, ...]:
    """The certificates of a PEM file: the key's own first, each issued by the next. Raises ValueError otherwise."""
    given = x509.load_pem_x509_certificates(pem)
    own = [one for one in given if one.public_key() == key]
    if not own:
        raise ValueError("none of these certificates is of the key that seals documents now")
    chain = [own[0]]
    while more := [one for one in given if one not in chain and one.subject == chain[-1].issuer]:
        chain[-1].verify_directly_issued_by(more[0])
        chain.append(more[0])
    return tuple(chain)
