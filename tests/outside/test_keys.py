"""The authority's keys at rest: made once, closed to others, changed without losing what was signed."""

from __future__ import annotations

import base64
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from backend.domain import status_list
from backend.outside import keys as stored
from backend.outside.keys import Keys, KeysProblem
from sync_protocol import cose, key_set, seal, sealed, signed
from sync_protocol.cose import Untrusted
from sync_protocol.key_set import Use
from tests.protocol.make_vectors import CLAIMS, STATEMENT

AT = datetime(2026, 7, 14, 12, 0, tzinfo=UTC)
SECRET = "a secret of more than sixteen characters"
DAY = timedelta(days=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "keys"


def code_of(folder: Path, secret: str = SECRET) -> str:
    with pytest.raises(KeysProblem) as problem:
        stored.load_or_create(folder, secret, AT)
    assert problem.value.sentence
    return problem.value.code


def kid(keys: Keys, use: Use, at: datetime = AT) -> bytes:
    return keys.signer(use, at).kid


def test_the_keys_are_the_same_at_the_next_start(folder: Path) -> None:
    first = stored.load_or_create(folder, SECRET, AT)
    second = stored.load_or_create(folder, SECRET, AT + DAY)

    assert second.records == first.records
    assert {use: kid(second, use) for use in Use} == {use: kid(first, use) for use in Use}


def test_each_use_has_a_key_of_its_own(folder: Path) -> None:
    keys = stored.load_or_create(folder, SECRET, AT)

    assert len({kid(keys, use) for use in Use}) == len(Use) == 6


def test_no_private_key_lies_in_clear(folder: Path) -> None:
    keys = stored.load_or_create(folder, SECRET, AT)

    scalars = [key.private_numbers().private_value.to_bytes(32, "big") for key in keys.private.values()]
    everything = b"".join(path.read_bytes() for path in folder.parent.rglob("*") if path.is_file())
    for scalar in scalars:
        assert scalar not in everything
        assert scalar.hex().encode() not in everything
        assert base64.b64encode(scalar)[:-2] not in everything


def test_every_file_is_closed_to_others(folder: Path) -> None:
    stored.load_or_create(folder, "", AT)

    modes = {path.name: path.stat().st_mode & 0o777 for path in [folder, *folder.parent.rglob("*")]}
    assert modes.pop("keys") == 0o700
    assert len(modes) == 8  # six keys, the index, the secret
    assert set(modes.values()) == {0o600}


@pytest.mark.parametrize("name", ["keys", "keys.secret", "keys/keys.json", "keys/*.key"])
def test_keys_that_others_may_read_are_not_used(folder: Path, name: str) -> None:
    stored.load_or_create(folder, "", AT)
    path = next(folder.parent.glob(name))
    path.chmod(path.stat().st_mode | 0o040)

    assert code_of(folder, "") == "keys_open_to_others"


def test_another_secret_does_not_open_the_keys(folder: Path) -> None:
    stored.load_or_create(folder, SECRET, AT)

    assert code_of(folder, SECRET + "!") == "keys_wrong_secret"


def test_a_secret_that_can_be_guessed_is_refused(folder: Path) -> None:
    assert code_of(folder, "short") == "keys_weak_secret"
    assert not folder.exists()


def test_a_changed_key_file_is_noticed(folder: Path) -> None:
    stored.load_or_create(folder, SECRET, AT)
    path = next(folder.glob("*.key"))
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)

    assert code_of(folder) == "keys_wrong_secret"


def test_a_key_file_cannot_take_the_place_of_another(folder: Path) -> None:
    keys = stored.load_or_create(folder, SECRET, AT)
    root, issue = (folder / f"{kid(keys, use).hex()}.key" for use in (Use.ROOT, Use.ISSUE))
    root.write_bytes(issue.read_bytes())

    assert code_of(folder) == "keys_wrong_secret"


@pytest.mark.parametrize("name", ["keys.json", "*.key"])
def test_keys_that_are_not_all_there_are_never_made_anew(folder: Path, name: str) -> None:
    stored.load_or_create(folder, SECRET, AT)
    next(folder.glob(name)).unlink()

    assert code_of(folder) == "keys_unreadable"


def test_a_lost_secret_is_never_made_anew(folder: Path) -> None:
    stored.load_or_create(folder, "", AT)
    folder.with_name("keys.secret").unlink()

    assert code_of(folder, "") == "keys_unreadable"


@pytest.mark.parametrize("secret", ["", SECRET])
def test_of_many_that_start_at_once_one_makes_the_keys(folder: Path, secret: str) -> None:
    together, made = threading.Barrier(6), list[Keys]()

    def start() -> None:
        together.wait()
        made.append(stored.load_or_create(folder, secret, AT))

    threads = [threading.Thread(target=start) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(made) == 6
    assert len({keys.records for keys in made}) == 1
    assert {path.name for path in folder.parent.iterdir()} <= {"keys", "keys.secret"}


def test_what_the_server_signs_verifies_from_the_published_keys(folder: Path) -> None:
    keys = stored.load_or_create(folder, SECRET, AT)
    root = cose.public_key_from(stored.root_public_key(keys))
    published = key_set.verify(stored.published_key_set(keys, "Inspection service", AT), root, AT)
    device = cose.signer(ec.generate_private_key(ec.SECP256R1()))
    certificate = stored.device_certificate(
        keys, "inspector-2", "tablet-7", cose.public_key_bytes(device.private_key.public_key()), AT
    )

    statement = signed.verify_statement(signed.sign_statement(device, certificate, STATEMENT), published, AT)
    issued = seal.verify_seal(stored.issue(keys, CLAIMS, AT), published)
    token = status_list.token(keys.signer(Use.STATUS, AT), "https://wm.example/2026", {}, AT)

    assert isinstance(statement, signed.VerifiedStatement)
    assert issued.claims == CLAIMS
    assert status_list.verify(token, published, "https://wm.example/2026")[7] == status_list.CertificateStatus.VALID
    assert published == keys.trusted("Inspection service", AT)


def test_the_root_and_the_push_key_are_not_published_as_signing_keys(folder: Path) -> None:
    keys = stored.load_or_create(folder, SECRET, AT)

    assert {entry.use for entry in keys.trusted("", AT).keys} == {"issue", "status", "device_ca", "outbox"}


def test_the_push_key_is_a_point_that_browsers_take(folder: Path) -> None:
    encoded = stored.push_public_key(stored.load_or_create(folder, SECRET, AT))

    point = base64.urlsafe_b64decode(encoded + "=")
    assert len(point) == 65
    assert point[0] == 4


def test_a_new_key_is_published_a_week_before_it_signs(folder: Path) -> None:
    old = stored.load_or_create(folder, SECRET, AT)
    new = stored.rotate(folder, SECRET, Use.ISSUE, AT + DAY)

    assert new.version == old.version + 1
    assert len(new.trusted("", AT + DAY).keys) == 5
    assert kid(new, Use.ISSUE, AT + 7 * DAY) == kid(old, Use.ISSUE)
    assert kid(new, Use.ISSUE, AT + 8 * DAY) != kid(old, Use.ISSUE)


def test_what_the_old_key_signed_still_verifies_after_a_rotation(folder: Path) -> None:
    before = stored.issue(stored.load_or_create(folder, SECRET, AT), CLAIMS, AT)
    keys = stored.rotate(folder, SECRET, Use.ISSUE, AT + DAY)

    assert seal.verify_seal(before, keys.trusted("", AT + 9 * DAY)).claims == CLAIMS


def test_what_was_sealed_to_the_old_key_still_opens_after_a_rotation(folder: Path) -> None:
    old = stored.load_or_create(folder, SECRET, AT)
    blob = sealed.seal_for_server(old.of(Use.OUTBOX)[0].public_key(), b"operation", b"stream|1")
    new = stored.rotate(folder, SECRET, Use.OUTBOX, AT + DAY)

    assert sealed.open_sealed(new.of(Use.OUTBOX), blob, b"stream|1") == b"operation"


def test_what_a_withdrawn_key_signed_counts_no_more(folder: Path) -> None:
    keys = stored.load_or_create(folder, SECRET, AT)
    message, withdrawn = stored.issue(keys, CLAIMS, AT), kid(keys, Use.ISSUE)
    after = stored.revoke(folder, SECRET, withdrawn.hex(), AT + DAY)

    with pytest.raises(Untrusted) as problem:
        seal.verify_seal(message, after.trusted("", AT + DAY))
    assert problem.value.code == "revoked_key"
    with pytest.raises(KeysProblem) as none:
        after.signer(Use.ISSUE, AT + DAY)
    assert none.value.code == "keys_none"
    replaced = stored.rotate(folder, SECRET, Use.ISSUE, AT + DAY)
    assert kid(replaced, Use.ISSUE, AT + DAY) != withdrawn  # at once: there is none to wait beside


def test_an_unknown_key_cannot_be_withdrawn(folder: Path) -> None:
    stored.load_or_create(folder, SECRET, AT)

    with pytest.raises(KeysProblem) as problem:
        stored.revoke(folder, SECRET, "00" * 8, AT)
    assert problem.value.code == "keys_unknown"


@pytest.mark.parametrize("use", [Use.ROOT, Use.PUSH])
def test_a_key_that_devices_have_pinned_cannot_be_rotated(folder: Path, use: Use) -> None:
    with pytest.raises(KeysProblem) as problem:
        stored.rotate(folder, SECRET, use, AT)
    assert problem.value.code == "keys_pinned"


def test_keys_that_end_soon_are_due(folder: Path) -> None:
    keys = stored.load_or_create(folder, SECRET, AT)

    assert keys.due(AT + 669 * DAY) == ()
    assert set(keys.due(AT + 671 * DAY)) == {Use.ISSUE, Use.STATUS, Use.DEVICE_CA}
    assert Use.ISSUE not in stored.rotate(folder, SECRET, Use.ISSUE, AT + 671 * DAY).due(AT + 671 * DAY)
