"""Keys behind PKCS#11, in a real module: SoftHSM, which keeps them in a folder of the test's own."""

from __future__ import annotations

import copy
import subprocess
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pkcs11
import pytest
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from backend import app, settings
from backend.domain import status_list
from backend.outside import key_folder
from backend.outside import keys as stored
from backend.outside.key_folder import Keyring, Place
from backend.outside.keys import KeysProblem
from backend.outside.pkcs11 import Token, TokenAway
from sync_protocol import cose, key_set, seal, signed
from sync_protocol.key_set import Use
from tests.protocol.make_vectors import CLAIMS

AT = datetime(2026, 7, 14, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)
LABEL, PIN = "waarmerk-tests", "2468"
IN_TOKEN = {Use.ROOT, Use.ISSUE, Use.STATUS, Use.LOG, Use.DEVICE_CA, Use.PDF_SEAL}
MODULES = ("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so")


@pytest.fixture(scope="session")
def module(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The module's library, with an empty token. It reads its settings once in a process."""
    found = next((path for path in MODULES if Path(path).exists()), None)
    if found is None:
        pytest.fail("SoftHSM is not installed: make services")
    folder = tmp_path_factory.mktemp("softhsm")
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder}/tokens\nlog.level = ERROR\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOFTHSM2_CONF", str(folder / "softhsm2.conf"))
        made = ["softhsm2-util", "--init-token", "--free", "--label", LABEL, "--so-pin", "1357", "--pin", PIN]
        subprocess.run(made, check=True, capture_output=True, timeout=60)
        yield found


@pytest.fixture
def token(module: str) -> Token:
    return Token(module, LABEL, PIN)


@pytest.fixture
def place(tmp_path: Path, token: Token) -> Place:
    return Place(tmp_path / "keys", authority="https://wm.example", token=token)


@pytest.fixture(scope="module")
def made(module: str, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A place with its keys made, for tests that change none of them: the more keys in a token, the slower it is."""
    place = Place(
        tmp_path_factory.mktemp("made") / "keys", authority="https://wm.example", token=Token(module, LABEL, PIN)
    )
    key_folder.load_or_create(place, AT)
    return place


def test_the_keys_that_sign_are_in_the_token_and_nowhere_else(made: Place) -> None:
    keys = key_folder.load_or_create(made, AT)

    files = {path.stem for path in made.folder.glob("*.key")}
    assert files == {record.kid for record in keys.records if record.use not in IN_TOKEN}
    assert {record.use for record in keys.records if record.token_name} == IN_TOKEN


def test_what_the_token_signs_verifies_like_anything_else(made: Place) -> None:
    keys = key_folder.load_or_create(made, AT)
    root = cose.public_key_from(stored.root_public_key(keys))

    published = key_set.verify(stored.published_key_set(keys, "Inspection service", AT), root, AT)
    issued = stored.issue(keys, CLAIMS, AT)
    token = status_list.token(keys.signer(Use.STATUS, AT), "https://wm.example/2026", {}, AT)
    device = cose.public_key_bytes(ec.generate_private_key(ec.SECP256R1()).public_key())
    certificate = stored.device_certificate(keys, "inspector-2", "tablet-7", device, AT)
    log = keys.log_signer(AT)

    assert seal.verify_seal(issued, published).claims == CLAIMS
    assert len(issued) == len(seal.issue(cose.signer(ec.generate_private_key(ec.SECP256R1())), CLAIMS))
    assert status_list.verify(token, published, "https://wm.example/2026")[0] == status_list.CertificateStatus.VALID
    assert signed.verify_device_certificate(certificate, published).device_id == "tablet-7"
    cose.log_key_from(published.entry(Use.LOG, bytes.fromhex(log.kid), key_set.seconds(AT)).key).verify(
        log.sign(b"checkpoint"), b"checkpoint"
    )


def test_the_token_signs_documents_and_the_certificates_for_that(made: Place) -> None:
    pdf = key_folder.load_or_create(made, AT).pdf_seal(AT)

    signature = pdf.key.sign(b"the bytes of a document", ec.ECDSA(hashes.SHA256()))

    pdf.key.public_key().verify(signature, b"the bytes of a document", ec.ECDSA(hashes.SHA256()))
    pdf.certificate.verify_directly_issued_by(pdf.chain[0])
    assert pdf.certificate.public_key() == pdf.key.public_key()


def test_another_process_finds_the_same_keys(made: Place, module: str) -> None:
    keys = key_folder.load_or_create(made, AT)

    again = key_folder.load_or_create(Place(made.folder, token=Token(module, LABEL, PIN)), AT + DAY)

    assert again.records == keys.records
    assert seal.verify_seal(stored.issue(again, CLAIMS, AT), keys.trusted("", AT)).claims == CLAIMS


def test_no_private_key_can_be_had_from_the_token(made: Place) -> None:
    keys = key_folder.load_or_create(made, AT)
    issuer, log = keys.signer(Use.ISSUE, AT).private_key, keys.of_log[keys.newest(Use.LOG, AT).kid]

    for take in (
        issuer.private_numbers,
        lambda: issuer.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()),
        lambda: issuer.exchange(ec.ECDH(), issuer.public_key()),
        lambda: issuer.sign(b"", ec.ECDSA(hashes.SHA384())),
        log.private_bytes_raw,
        lambda: log.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()),
    ):
        with pytest.raises(UnsupportedAlgorithm):
            take()
    assert copy.deepcopy(issuer) is copy.copy(issuer) is issuer
    assert copy.deepcopy(log) is copy.copy(log) is log
    assert (issuer.curve.name, issuer.key_size) == ("secp256r1", 256)


def test_keys_move_from_files_into_the_token_by_rotation(place: Place) -> None:
    in_files = key_folder.load_or_create(Place(place.folder), AT)
    before = stored.issue(in_files, CLAIMS, AT)
    known = cose.public_key_from(stored.root_public_key(in_files))

    for use in IN_TOKEN:
        key_folder.rotate(place, use, AT)
    at = AT + 8 * DAY
    for record in in_files.records:
        if record.use in IN_TOKEN:
            key_folder.retire(place, record.kid, at)
    keys = Keyring(place, at).keys()
    later = msgspec.structs.replace(CLAIMS, issued_at=key_set.seconds(at))
    after = stored.issue(keys, later, at)
    published = key_set.verify(stored.published_key_set(keys, "", at), known, at)

    assert {record.use for record in keys.records if record.token_name and not record.retired} == IN_TOKEN
    assert len(list(place.folder.glob("*.key"))) == 2
    assert cose.read(before).kid != cose.read(after).kid
    assert [seal.verify_seal(one, published).claims for one in (before, after)] == [CLAIMS, later]


def test_a_retired_key_is_destroyed_in_the_token(place: Place, token: Token) -> None:
    first = key_folder.load_or_create(place, AT).newest(Use.ISSUE, AT)
    key_folder.rotate(place, Use.ISSUE, AT)

    key_folder.retire(place, first.kid, AT + 8 * DAY)

    with pytest.raises(TokenAway):
        token.key(first.token_name)
    with pytest.raises(TokenAway):
        token.sign(first.token_name, bytes(32))


def test_a_module_that_was_restarted_signs_again(made: Place, module: str) -> None:
    keys = key_folder.load_or_create(made, AT)
    stored.issue(keys, CLAIMS, AT)
    pkcs11.lib(module).reinitialize()  # what its restart does to an open session

    assert seal.verify_seal(stored.issue(keys, CLAIMS, AT), keys.trusted("", AT)).claims == CLAIMS


@pytest.mark.parametrize(("label", "pin"), [("another", PIN), (LABEL, "0000")], ids=["no such token", "wrong PIN"])
def test_a_token_that_cannot_be_opened_is_said(made: Place, module: str, label: str, pin: str) -> None:
    pkcs11.lib(module).reinitialize()  # another process has not logged in yet

    with pytest.raises(KeysProblem) as problem:
        key_folder.load_or_create(Place(made.folder, token=Token(module, label, pin)), AT)
    assert problem.value.code == "keys_token"


def test_a_module_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(KeysProblem) as problem:
        key_folder.load_or_create(Place(tmp_path / "keys", token=Token("/nowhere/module.so", LABEL, PIN)), AT)
    assert problem.value.code == "keys_token"
    assert not (tmp_path / "keys").exists()


def test_without_the_token_its_keys_are_not_used(made: Place) -> None:
    with pytest.raises(KeysProblem) as problem:
        key_folder.load_or_create(Place(made.folder), AT)
    assert problem.value.code == "keys_token"
    assert "WAARMERK_PKCS11_MODULE" in problem.value.sentence


def test_a_key_that_was_exchanged_in_the_token_is_noticed(place: Place, token: Token) -> None:
    keys = key_folder.load_or_create(place, AT)
    first = keys.newest(Use.ISSUE, AT)
    token.destroy(first.token_name)
    token.generate(first.token_name, "another")

    with pytest.raises(KeysProblem) as problem:
        key_folder.load_or_create(place, AT)
    assert problem.value.code == "keys_token"


def test_a_server_takes_the_token_that_its_settings_name(tmp_path: Path, module: str) -> None:
    environ = {
        "WAARMERK_DATA": str(tmp_path),
        "WAARMERK_PKCS11_MODULE": module,
        "WAARMERK_PKCS11_TOKEN": LABEL,
        "WAARMERK_PKCS11_PIN": PIN,
    }

    keys = Keyring(app.key_place(settings.read(environ)), AT).keys()

    assert {record.use for record in keys.records if record.token_name} == IN_TOKEN


async def test_a_token_is_asked_beside_the_event_loop_and_a_file_is_not(made: Place, tmp_path: Path) -> None:
    async def signs_in(place: Place) -> int:
        threads = list[int]()

        def make(by: cose.Signer) -> bytes:
            threads.append(threading.get_ident())
            return cose.sign(by, b"receipt")

        await stored.signed_by(key_folder.load_or_create(place, AT).signer(Use.ISSUE, AT), make)
        return threads[0]

    assert await signs_in(made) != threading.get_ident()
    assert await signs_in(Place(tmp_path / "keys")) == threading.get_ident()


def test_a_key_that_was_made_in_a_token_is_not_said_to_be_destroyed_without_it(place: Place, token: Token) -> None:
    without = Place(place.folder)
    key_folder.load_or_create(without, AT)
    (made,) = [one for one in key_folder.rotate(place, Use.ISSUE, AT).records if one.token_name]

    with pytest.raises(KeysProblem, match="WAARMERK_PKCS11_MODULE"):
        key_folder.retire(without, made.kid, AT)

    assert token.key(made.token_name)
    key_folder.retire(place, made.kid, AT)
    with pytest.raises(TokenAway):
        token.key(made.token_name)


def test_a_session_that_is_of_no_use_is_given_back_before_another_is_opened(
    token: Token, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[pkcs11.Session] = []
    open_one = Token._open  # pyright: ignore[reportPrivateUsage]

    def counted(one: Token) -> pkcs11.Session:
        opened.append(open_one(one))
        return opened[-1]

    monkeypatch.setattr(Token, "_open", counted)
    for _ in range(3):
        with pytest.raises(TokenAway):
            token.key("00" * 16)

    assert len(opened) > 1
    for one in opened[:-1]:
        with pytest.raises(pkcs11.PKCS11Error):
            one.generate_random(64)


def test_a_wrong_pin_is_tried_once_and_does_not_lock_the_token(
    made: Place, module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert made.token is not None
    pkcs11.lib(module).reinitialize()  # another process has not logged in yet
    tried: list[Token] = []
    open_one = Token._open  # pyright: ignore[reportPrivateUsage]

    def counted(one: Token) -> pkcs11.Session:
        tried.append(one)
        return open_one(one)

    monkeypatch.setattr(Token, "_open", counted)
    token = Token(module, LABEL, "0000")
    for _ in range(5):
        with pytest.raises(TokenAway, match="PinIncorrect"):
            token.key("00" * 16)

    assert len(tried) == 1
