"""Printed files: what is on the page and attached, whether the file is as it was sealed; and files that mean harm."""

from __future__ import annotations

import io
import json
import zlib
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from PIL import Image

from backend import verifying
from backend.outside import key_folder, paper, pdf_seal, qr
from backend.outside.key_folder import Place
from backend.outside.keys import PdfSeal
from backend.outside.pictures import NotReadable
from backend.verifying import GOOD, NOT_GOOD, NOT_SURE, Asked
from sync_protocol import cose, key_set, seal
from sync_protocol.base64url import base64url
from sync_protocol.key_set import PublishedKey, Use
from tests.protocol import make_vectors as made
from tests.protocol.make_vectors import AT, CLAIMS, ISSUED, PUBLIC_URL
from tests.protocol.mutations.attempts import OTHER, VALID_LIST
from tests.protocol.spoiled import printed

LATER = AT + timedelta(minutes=30)
TEXT = seal.qr_text(PUBLIC_URL, ISSUED)


def seal_of(key: ec.EllipticCurvePrivateKey, at: datetime = AT) -> PdfSeal:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "PDF seal")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(at + timedelta(days=700))
        .sign(key, hashes.SHA256())
    )
    return PdfSeal(key=key, certificate=certificate, chain=())


KEY = ec.derive_private_key(20, ec.SECP256R1())
PDF_SEAL = seal_of(KEY)
PUBLISHED = (
    *made.PUBLISHED,
    PublishedKey(
        use=Use.PDF_SEAL, key=cose.public_key_bytes(KEY.public_key()), not_before=0, not_after=key_set.seconds(LATER)
    ),
)


def a_page(text: str = TEXT, attached: bytes | None = ISSUED) -> bytes:
    """A page with a code on it, 40 mm wide, and the seal attached."""
    page = Image.new("L", (1240, 1754), 255)
    page.paste(printed(text, qr.ISSUED, 330), (700, 300))
    out = io.BytesIO()
    page.save(out, "PDF", resolution=150)
    with pikepdf.open(out) as document:
        if attached is not None:
            document.attachments["seal.cose"] = attached
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


@pytest.fixture
def verify(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[bytes], tuple[int, dict[str, Any]]]:
    (tmp_path / "keys").write_bytes(key_set.make(made.ROOT, "Inspection service", 4, PUBLISHED, AT))
    (tmp_path / "list").write_bytes(VALID_LIST)

    def run(pdf: bytes) -> tuple[int, dict[str, Any]]:
        path = tmp_path / "print.pdf"
        path.write_bytes(pdf)
        root = base64url(cose.public_key_bytes(made.ROOT.private_key.public_key()))
        asked = Asked(
            what=str(path),
            url=PUBLIC_URL,
            root=root,
            keys=(tmp_path / "keys",),
            lists=(tmp_path / "list",),
            offline=True,
            json=True,
        )
        status = verifying.run(asked, LATER)
        return status, json.loads(capsys.readouterr().out)

    return run


Verify = Callable[[bytes], tuple[int, dict[str, Any]]]


def test_a_printed_file_is_genuine_whole_and_in_force(verify: Verify) -> None:
    status, said = verify(pdf_seal.sealed(a_page(), PDF_SEAL, AT))

    assert (status, said["verdict"], said["file"]) == (GOOD, "valid", "whole")
    assert said["number"] == CLAIMS.number


def test_a_file_that_was_changed_after_it_was_sealed_is_false(verify: Verify) -> None:
    sealed = pdf_seal.sealed(a_page(), PDF_SEAL, AT)
    with pikepdf.open(io.BytesIO(sealed)) as document:
        document.pages[0].obj["/Rotate"] = 180
        out = io.BytesIO()
        document.save(out)

    for changed in (out.getvalue(), sealed + b"\n%more\n"):
        status, said = verify(changed)

        assert (status, said["verdict"]) == (NOT_GOOD, "false"), changed[-20:]
        assert "number" not in said


def test_a_file_that_somebody_else_sealed_is_false(verify: Verify) -> None:
    stranger = seal_of(made.STRANGER.private_key)

    status, said = verify(pdf_seal.sealed(a_page(), stranger, AT))

    assert (status, said["verdict"], said["code"]) == (NOT_GOOD, "false", "file_changed")


def test_of_a_file_without_a_seal_of_its_own_only_the_code_is_judged(verify: Verify) -> None:
    status, said = verify(a_page(attached=None))

    assert (status, said["verdict"], said["file"]) == (NOT_SURE, "valid", "unsealed")


def test_a_page_with_another_code_than_the_file_carries_is_false(verify: Verify) -> None:
    status, said = verify(pdf_seal.sealed(a_page(attached=OTHER), PDF_SEAL, AT))

    assert (status, said["code"]) == (NOT_GOOD, "other_seal")


def test_what_is_attached_is_judged_where_no_code_can_be_read(verify: Verify) -> None:
    out = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.attachments["seal.cose"] = ISSUED
        document.save(out)

    status, said = verify(pdf_seal.sealed(out.getvalue(), PDF_SEAL, AT))

    assert (status, said["verdict"], said["file"]) == (GOOD, "valid", "whole")


def a_pdf(objects: list[bytes]) -> bytes:
    """A file of such objects, the first of them its catalogue."""
    out, places = bytearray(b"%PDF-1.7\n"), list[int]()
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out) + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def a_stream(entries: bytes, data: bytes) -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data)


BOMB = zlib.compress(zlib.compress(bytes(64_000_000), 9), 9)
"""64 MB twice packed, in some hundred bytes."""
PAGES = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"]
HOSTILE = {
    "no file": b"%PDF-",
    "a page as large as a country": a_pdf([*PAGES, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 14400000 14400000]>>"]),
    "a page that unpacks to much": a_pdf(
        [
            *PAGES,
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
            a_stream(b"/Filter[/FlateDecode/FlateDecode]", BOMB),
        ]
    ),
    "an attachment that unpacks to much": a_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(seal.cose) 4 0 R]>>>>>>",
            PAGES[1],
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
            b"<</Type/Filespec/F(seal.cose)/UF(seal.cose)/EF<</F 5 0 R>>>>",
            a_stream(b"/Type/EmbeddedFile/Filter[/FlateDecode/FlateDecode]", BOMB),
        ]
    ),
    "pages that are their own parents": a_pdf([PAGES[0], b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 100000>>"]),
    "a picture as large as a country": a_pdf(
        [
            *PAGES,
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
            a_stream(b"", b"595 0 0 842 0 0 cm /X Do"),
            a_stream(
                b"/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 8/ColorSpace/DeviceGray"
                b"/Filter[/FlateDecode/FlateDecode]",
                BOMB,
            ),
        ]
    ),
}


def read_or_refused(data: bytes) -> paper.Paper | None:
    try:
        return paper.read(data)
    except NotReadable:
        return None


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_means_harm_ends_in_a_sentence(name: str) -> None:
    nothing = paper.Paper(codes=(), attached={}, seals=())

    assert read_or_refused(HOSTILE[name]) in (nothing, None)


def test_a_file_of_too_many_bytes_is_refused_unread() -> None:
    with pytest.raises(NotReadable, match="larger than"):
        paper.read(b"%PDF-" + bytes(paper.MOST_BYTES))


def test_no_more_pages_are_looked_at_than_a_print_has() -> None:
    out = io.BytesIO()
    with pikepdf.new() as document:
        for _ in range(paper.MOST_PAGES + 60):
            document.add_blank_page(page_size=(20, 20))
        with pikepdf.open(io.BytesIO(a_page())) as last:
            document.pages.extend(last.pages)
        document.save(out)

    assert paper.read(out.getvalue()).codes == ()


def test_what_lies_in_the_folder_where_a_file_is_read_is_never_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "resource.py").write_text("open('ran', 'w').close()")
    monkeypatch.chdir(tmp_path)

    assert read_or_refused(a_page()) is not None
    assert not (tmp_path / "ran").exists()


def test_a_seal_has_room_for_the_certificates_of_a_trust_service(tmp_path: Path) -> None:
    place = Place(tmp_path / "keys", "a secret of more than sixteen characters")
    key = x509.load_pem_x509_csr(key_folder.certificate_request(place, AT)).public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)
    above = [rsa.generate_private_key(65537, 4096) for _ in range(2)]
    chain = [
        certified("Seal", key, "Service", above[0]),
        certified("Service", above[0].public_key(), "Root of the trust service", above[1]),
        certified("Root of the trust service", above[1].public_key(), "Root of the trust service", above[1]),
    ]
    keys = key_folder.take_certificate(place, b"".join(one.public_bytes(Encoding.PEM) for one in chain), AT)

    found = paper.read(pdf_seal.sealed(a_page(), keys.pdf_seal(AT), AT))

    assert [one.whole for one in found.seals] == [True]


def certified(
    name: str, key: ec.EllipticCurvePublicKey | rsa.RSAPublicKey, issuer: str, by: rsa.RSAPrivateKey
) -> x509.Certificate:
    named, by_name = (x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, one)]) for one in (name, issuer))
    return (
        x509.CertificateBuilder()
        .subject_name(named)
        .issuer_name(by_name)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(AT - timedelta(days=1))
        .not_valid_after(AT + timedelta(days=400))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
        .sign(by, hashes.SHA256())
    )
