"""The authority's electronic seal on a printed file: PAdES, made with the PDF-seal key, allowing no change after it.

The key signs by itself (it may live in hardware and never shows its bytes), so that pyHanko is given a signer of ours.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime
from typing import cast

from asn1crypto import algos
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko_certvalidator.registry import SimpleCertificateStore

from backend.outside.keys import PdfSeal

FIELD = "Seal"
_ROOM = 6144
"""Hexadecimal digits kept for the signature, beside those of its certificates."""
_LONGEST = 72
"""A DER-encoded signature of P-256 is never longer."""
_METADATA = PdfSignatureMetadata(
    field_name=FIELD,
    md_algorithm="sha256",
    subfilter=SigSeedSubFilter.PADES,
    certify=True,
    docmdp_permissions=MDPPerm.NO_CHANGES,
)


class _SealSigner(Signer):
    """Signs with a key that can do nothing else."""

    def __init__(self, seal: PdfSeal) -> None:
        chain = [_as_pyhanko_has_it(one) for one in (seal.certificate, *seal.chain)]
        store = SimpleCertificateStore()
        store.register_multiple(chain)
        super().__init__(
            signing_cert=chain[0],
            cert_registry=store,
            signature_mechanism=algos.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"}),
        )
        self._key = seal.key

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:  # noqa: ARG002 - of the base
        return bytes(_LONGEST) if dry_run else self._key.sign(data, ec.ECDSA(hashes.SHA256()))


def _as_pyhanko_has_it(certificate: x509.Certificate) -> asn1.Certificate:
    load = cast("Callable[[bytes], asn1.Certificate]", asn1.Certificate.load)
    return load(certificate.public_bytes(Encoding.DER))


class _PdfSigner(PdfSigner):
    """Says the time that it is given, where the library would ask the clock."""

    def __init__(self, seal: PdfSeal, at: datetime) -> None:
        super().__init__(_METADATA, signer=_SealSigner(seal), new_field_spec=SigFieldSpec(FIELD))
        self._at = at

    def init_signing_session(self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self._at
        return session


def sealed(pdf: bytes, seal: PdfSeal, at: datetime) -> bytes:
    """The file with its seal, as an update that leaves every byte before it as it was."""
    out = io.BytesIO()
    # Those of a trust service are longer than our own, and there are more of them.
    room = _ROOM + 2 * sum(len(one.public_bytes(Encoding.DER)) for one in (seal.certificate, *seal.chain))
    _PdfSigner(seal, at).sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), output=out, bytes_reserved=room)
    return out.getvalue()
