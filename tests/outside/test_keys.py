"""The authority's keys at rest: made once, closed to others, changed without losing what was signed."""

from __future__ import annotations

import base64
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding

from backend.domain import status_list
from backend.outside import key_folder, pdf_certificate
from backend.outside import keys as stored
from backend.outside.key_folder import Keyring, Place
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
        key_folder.load_or_create(Place(folder, secret), AT)
    assert problem.value.sentence
    return problem.value.code


def kid(keys: Keys, use: Use, at: datetime = AT) -> bytes:
    return bytes.fromhex(keys.newest(use, at).kid)


def test_the_keys_are_the_same_at_the_next_start(folder: Path) -> None:
    first = key_folder.load_or_create(Place(folder, SECRET), AT)
    second = key_folder.load_or_create(Place(folder, SECRET), AT + DAY)

    assert second.records == first.records
    assert {use: kid(second, use) for use in Use} == {use: kid(first, use) for use in Use}


def test_each_use_has_a_key_of_its_own(folder: Path) -> None:
    keys = key_folder.load_or_create(Place(folder, SECRET), AT)

    assert len({kid(keys, use) for use in Use}) == len(Use) == 8


def test_no_private_key_lies_in_clear(folder: Path) -> None:
    keys = key_folder.load_or_create(Place(folder, SECRET), AT)

    scalars = [key.private_numbers().private_value.to_bytes(32, "big") for key in keys.private.values()]
    scalars += [key.private_bytes_raw() for key in keys.of_log.values()]
    assert len(scalars) == 8
    everything = b"".join(path.read_bytes() for path in folder.parent.rglob("*") if path.is_file())
    for scalar in scalars:
        assert scalar not in everything
        assert scalar.hex().encode() not in everything
        assert base64.b64encode(scalar)[:-2] not in everything


def test_every_file_is_closed_to_others(folder: Path) -> None:
    key_folder.load_or_create(Place(folder), AT)

    modes = {path.name: path.stat().st_mode & 0o777 for path in [folder, *folder.parent.rglob("*")]}
    assert modes.pop("keys") == 0o700
    assert len(modes) == 10  # eight keys, the index, the secret
    assert set(modes.values()) == {0o600}


@pytest.mark.parametrize("name", ["keys", "keys.secret", "keys/keys.json", "keys/*.key"])
def test_keys_that_others_may_read_are_not_used(folder: Path, name: str) -> None:
    key_folder.load_or_create(Place(folder), AT)
    path = next(folder.parent.glob(name))
    path.chmod(path.stat().st_mode | 0o040)

    assert code_of(folder, "") == "keys_open_to_others"


def test_another_secret_does_not_open_the_keys(folder: Path) -> None:
    key_folder.load_or_create(Place(folder, SECRET), AT)

    assert code_of(folder, SECRET + "!") == "keys_wrong_secret"


def test_a_secret_that_can_be_guessed_is_refused(folder: Path) -> None:
    assert code_of(folder, "short") == "keys_weak_secret"
    assert not folder.exists()


def test_a_changed_key_file_is_noticed(folder: Path) -> None:
    key_folder.load_or_create(Place(folder, SECRET), AT)
    path = next(folder.glob("*.key"))
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)

    assert code_of(folder) == "keys_wrong_secret"


def test_a_key_file_cannot_take_the_place_of_another(folder: Path) -> None:
    keys = key_folder.load_or_create(Place(folder, SECRET), AT)
    root, issue = (folder / f"{kid(keys, use).hex()}.key" for use in (Use.ROOT, Use.ISSUE))
    root.write_bytes(issue.read_bytes())

    assert code_of(folder) == "keys_wrong_secret"


@pytest.mark.parametrize("name", ["keys.json", "*.key"])
def test_keys_that_are_not_all_there_are_never_made_anew(folder: Path, name: str) -> None:
    key_folder.load_or_create(Place(folder, SECRET), AT)
    next(folder.glob(name)).unlink()

    assert code_of(folder) == "keys_unreadable"


def test_a_lost_secret_is_never_made_anew(folder: Path) -> None:
    key_folder.load_or_create(Place(folder), AT)
    folder.with_name("keys.secret").unlink()

    assert code_of(folder, "") == "keys_unreadable"


@pytest.mark.parametrize("secret", ["", SECRET])
def test_of_many_that_start_at_once_one_makes_the_keys(folder: Path, secret: str) -> None:
    together, made = threading.Barrier(6), list[Keys]()

    def start() -> None:
        together.wait()
        made.append(key_folder.load_or_create(Place(folder, secret), AT))

    threads = [threading.Thread(target=start) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(made) == 6
    assert len({keys.records for keys in made}) == 1
    assert {path.name for path in folder.parent.iterdir()} <= {"keys", "keys.secret"}


def test_what_the_server_signs_verifies_from_the_published_keys(folder: Path) -> None:
    keys = key_folder.load_or_create(Place(folder, SECRET), AT)
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
    keys = key_folder.load_or_create(Place(folder, SECRET), AT)

    uses = {entry.use for entry in keys.trusted("", AT).keys}
    assert uses == {"issue", "status", "log", "device_ca", "pdf_seal", "outbox"}


def test_the_push_key_is_a_point_that_browsers_take(folder: Path) -> None:
    encoded = stored.push_public_key(key_folder.load_or_create(Place(folder, SECRET), AT))

    point = base64.urlsafe_b64decode(encoded + "=")
    assert len(point) == 65
    assert point[0] == 4


def test_a_new_key_is_published_a_week_before_it_signs(folder: Path) -> None:
    old = key_folder.load_or_create(Place(folder, SECRET), AT)
    new = key_folder.rotate(Place(folder, SECRET), Use.ISSUE, AT + DAY)

    assert new.version == old.version + 1
    assert len(new.trusted("", AT + DAY).keys) == 7
    assert kid(new, Use.ISSUE, AT + 7 * DAY) == kid(old, Use.ISSUE)
    assert kid(new, Use.ISSUE, AT + 8 * DAY) != kid(old, Use.ISSUE)


def test_what_the_old_key_signed_still_verifies_after_a_rotation(folder: Path) -> None:
    before = stored.issue(key_folder.load_or_create(Place(folder, SECRET), AT), CLAIMS, AT)
    keys = key_folder.rotate(Place(folder, SECRET), Use.ISSUE, AT + DAY)

    assert seal.verify_seal(before, keys.trusted("", AT + 9 * DAY)).claims == CLAIMS


def test_what_was_sealed_to_the_old_key_still_opens_after_a_rotation(folder: Path) -> None:
    old = key_folder.load_or_create(Place(folder, SECRET), AT)
    blob = sealed.seal_for_server(old.of(Use.OUTBOX)[0].public_key(), b"operation", b"stream|1")
    new = key_folder.rotate(Place(folder, SECRET), Use.OUTBOX, AT + DAY)

    assert sealed.open_sealed(new.of(Use.OUTBOX), blob, b"stream|1") == b"operation"


def test_what_a_withdrawn_key_signed_counts_no_more(folder: Path) -> None:
    keys = key_folder.load_or_create(Place(folder, SECRET), AT)
    message, withdrawn = stored.issue(keys, CLAIMS, AT), kid(keys, Use.ISSUE)
    after = key_folder.revoke(Place(folder, SECRET), withdrawn.hex(), AT + DAY)

    with pytest.raises(Untrusted) as problem:
        seal.verify_seal(message, after.trusted("", AT + DAY))
    assert problem.value.code == "revoked_key"


def test_where_the_only_key_is_withdrawn_another_signs_at_once(folder: Path) -> None:
    withdrawn = kid(key_folder.load_or_create(Place(folder, SECRET), AT), Use.ISSUE)

    after = key_folder.revoke(Place(folder, SECRET), withdrawn.hex(), AT + DAY)

    assert kid(after, Use.ISSUE, AT + DAY) != withdrawn
    claims = msgspec.structs.replace(CLAIMS, issued_at=key_set.seconds(AT + DAY))
    assert seal.verify_seal(stored.issue(after, claims, AT + DAY), after.trusted("", AT + DAY)).claims == claims


def test_where_another_key_signs_by_now_a_withdrawn_one_is_not_replaced(folder: Path) -> None:
    first = kid(key_folder.load_or_create(Place(folder, SECRET), AT), Use.ISSUE)
    rotated = key_folder.rotate(Place(folder, SECRET), Use.ISSUE, AT)

    after = key_folder.revoke(Place(folder, SECRET), first.hex(), AT + 8 * DAY)

    assert len(after.records) == len(rotated.records)


def test_what_the_log_had_before_others_had_the_key_still_counts(folder: Path) -> None:
    keys = key_folder.load_or_create(Place(folder, SECRET), AT)
    message = stored.issue(keys, CLAIMS, AT)
    stolen = AT + DAY
    after = key_folder.revoke(Place(folder, SECRET), kid(keys, Use.ISSUE).hex(), AT + 2 * DAY, proof_before=stolen)
    root = cose.public_key_from(stored.root_public_key(after))

    published = key_set.verify(stored.published_key_set(after, "", AT + 2 * DAY), root, AT + 2 * DAY)

    assert seal.verify_seal(message, published, logged_at=key_set.seconds(AT)).claims == CLAIMS
    for logged in (None, key_set.seconds(stolen)):
        with pytest.raises(Untrusted) as problem:
            seal.verify_seal(message, published, logged_at=logged)
        assert problem.value.code == "log_proof_needed"


def test_the_log_does_not_vouch_for_its_own_key(folder: Path) -> None:
    keys = key_folder.load_or_create(Place(folder, SECRET), AT)

    with pytest.raises(KeysProblem) as problem:
        key_folder.revoke(Place(folder, SECRET), kid(keys, Use.LOG).hex(), AT, proof_before=AT)
    assert problem.value.code == "keys_log_proof"


def test_an_unknown_key_cannot_be_withdrawn(folder: Path) -> None:
    key_folder.load_or_create(Place(folder, SECRET), AT)

    with pytest.raises(KeysProblem) as problem:
        key_folder.revoke(Place(folder, SECRET), "00" * 8, AT)
    assert problem.value.code == "keys_unknown"


def test_the_push_key_cannot_be_rotated(folder: Path) -> None:
    with pytest.raises(KeysProblem) as problem:
        key_folder.rotate(Place(folder, SECRET), Use.PUSH, AT)
    assert problem.value.code == "keys_pinned"


@pytest.mark.parametrize("use", [Use.ROOT, Use.PUSH])
def test_nothing_withdraws_what_everything_hangs_on(folder: Path, use: Use) -> None:
    keys = key_folder.load_or_create(Place(folder, SECRET), AT)

    with pytest.raises(KeysProblem) as problem:
        key_folder.revoke(Place(folder, SECRET), kid(keys, use).hex(), AT)
    assert problem.value.code == "keys_pinned"


def test_keys_that_end_soon_are_due(folder: Path) -> None:
    place = Place(folder, SECRET)
    keys = key_folder.load_or_create(place, AT)

    assert keys.due(AT + 669 * DAY) == ()
    assert set(keys.due(AT + 671 * DAY)) == {Use.ISSUE, Use.STATUS, Use.LOG, Use.DEVICE_CA, Use.PDF_SEAL}
    rotated = key_folder.rotate(place, Use.ISSUE, AT + 671 * DAY)
    assert Use.ISSUE not in rotated.due(AT + 671 * DAY)
    (last,) = {one.kid for one in rotated.records if one.use is Use.ISSUE} - {one.kid for one in keys.records}
    assert Use.ISSUE in key_folder.revoke(place, last, AT + 671 * DAY).due(AT + 671 * DAY)


def test_nothing_is_vouched_for_before_a_moment_that_has_not_come(folder: Path) -> None:
    place = Place(folder, SECRET)
    issue = key_folder.load_or_create(place, AT).newest(Use.ISSUE, AT).kid

    with pytest.raises(KeysProblem) as problem:
        key_folder.revoke(place, issue, AT, AT + DAY)

    assert problem.value.code == "keys_log_proof"
    assert not any(one.revoked_at for one in key_folder.load_or_create(place, AT).records)


def test_a_new_root_is_followed_by_whoever_knew_the_one_before(folder: Path) -> None:
    place = Place(folder, SECRET)
    known = cose.public_key_from(stored.root_public_key(key_folder.load_or_create(place, AT)))

    for days in (1, 2):
        rotated = key_folder.rotate(place, Use.ROOT, AT + days * DAY)
    at = AT + 3 * DAY
    published = key_set.verify(stored.published_key_set(rotated, "Inspection service", at), known, at)

    assert published == rotated.trusted("Inspection service", at)
    assert published.root == stored.root_public_key(rotated) != cose.public_key_bytes(known)


def test_a_root_that_was_followed_can_be_destroyed(folder: Path) -> None:
    place = Place(folder, SECRET)
    keys = key_folder.load_or_create(place, AT)
    first, known = kid(keys, Use.ROOT), cose.public_key_from(stored.root_public_key(keys))

    key_folder.rotate(place, Use.ROOT, AT + DAY)
    retired = key_folder.retire(place, first.hex(), AT + DAY)

    assert not (folder / f"{first.hex()}.key").exists()
    assert key_set.verify(stored.published_key_set(retired, "", AT + DAY), known, AT + DAY).root


def test_of_a_retired_key_the_private_half_is_gone_and_what_it_signed_counts(folder: Path) -> None:
    place = Place(folder, SECRET)
    keys = key_folder.load_or_create(place, AT)
    message, first = stored.issue(keys, CLAIMS, AT), kid(keys, Use.ISSUE)
    key_folder.rotate(place, Use.ISSUE, AT)

    retired = key_folder.retire(place, first.hex(), AT + 8 * DAY)

    assert first.hex() not in retired.private
    assert not (folder / f"{first.hex()}.key").exists()
    assert seal.verify_seal(message, retired.trusted("", AT + 8 * DAY)).claims == CLAIMS
    assert key_folder.load_or_create(place, AT + 9 * DAY).records == retired.records
    with pytest.raises(Untrusted) as problem:
        retired.trusted("", AT).signing_key(Use.ISSUE, first, key_set.seconds(AT + 9 * DAY))
    assert problem.value.code == "key_not_in_use"


@pytest.mark.parametrize("use", [Use.ISSUE, Use.ROOT, Use.OUTBOX, Use.PUSH])
def test_a_key_that_is_needed_is_not_destroyed(folder: Path, use: Use) -> None:
    place = Place(folder, SECRET)
    keys = key_folder.load_or_create(place, AT)

    with pytest.raises(KeysProblem) as problem:
        key_folder.retire(place, kid(keys, use).hex(), AT)
    assert problem.value.code == "keys_needed"
    assert key_folder.load_or_create(place, AT).records == keys.records


@pytest.mark.parametrize("use", [use for use in Use if use is not Use.ROOT])
def test_a_key_that_is_lost_is_followed_by_another_and_servers_start_again(folder: Path, use: Use) -> None:
    place = Place(folder, SECRET)
    lost = kid(key_folder.load_or_create(place, AT), use).hex()
    (folder / f"{lost}.key").unlink()

    with pytest.raises(KeysProblem) as problem:
        key_folder.revoke(place, lost, AT + DAY)
    key_folder.retire(place, lost, AT + DAY)

    assert (problem.value.code, lost in problem.value.sentence) == ("keys_unreadable", True)
    keys = key_folder.load_or_create(place, AT + DAY)
    assert kid(keys, use, AT + DAY).hex() != lost
    assert len(keys.private) + len(keys.of_log) == len(Use)


def test_of_a_lost_root_no_other_takes_the_place(folder: Path) -> None:
    place = Place(folder, SECRET)
    lost = kid(key_folder.load_or_create(place, AT), Use.ROOT).hex()
    kept = (folder / f"{lost}.key").read_bytes()
    (folder / f"{lost}.key").unlink()

    for act in (key_folder.revoke, key_folder.retire):
        with pytest.raises(KeysProblem):
            act(place, lost, AT)
    with pytest.raises(KeysProblem):
        key_folder.rotate(place, Use.ROOT, AT)

    (folder / f"{lost}.key").touch(0o600)
    (folder / f"{lost}.key").write_bytes(kept)
    assert kid(key_folder.load_or_create(place, AT), Use.ROOT).hex() == lost


def test_a_folder_of_before_gets_keys_for_the_uses_that_are_new(folder: Path) -> None:
    place = Place(folder, SECRET)
    keys = key_folder.load_or_create(place, AT)
    index = msgspec.json.decode((folder / "keys.json").read_bytes())
    index["keys"] = [  # as it was written before there were a log and a seal on documents
        {name: one[name] for name in ("use", "kid", "not_before", "not_after", "revoked_at")}
        for one in index["keys"]
        if one["use"] not in ("log", "pdf_seal")
    ]
    (folder / "keys.json").write_bytes(msgspec.json.encode(index))

    after = key_folder.load_or_create(place, AT + DAY)

    assert {use: kid(after, use, AT + DAY) for use in (Use.ROOT, Use.ISSUE)} == {
        use: kid(keys, use) for use in (Use.ROOT, Use.ISSUE)
    }
    assert after.version == keys.version + 1
    assert len(after.log_signer(AT + DAY).sign(b"checkpoint")) == 64
    after.pdf_seal(AT + DAY).certificate.verify_directly_issued_by(after.pdf_seal(AT + DAY).chain[0])
    assert key_folder.load_or_create(place, AT + DAY).version == after.version


def test_what_the_log_key_signs_verifies_from_the_published_keys(folder: Path) -> None:
    keys = key_folder.load_or_create(Place(folder, SECRET), AT)
    signer, published = keys.log_signer(AT), keys.trusted("", AT)

    key = cose.log_key_from(published.entry(Use.LOG, bytes.fromhex(signer.kid), key_set.seconds(AT)).key)

    assert key.public_bytes_raw() == signer.public
    key.verify(signer.sign(b"checkpoint"), b"checkpoint")


def test_the_seal_of_documents_has_a_certificate_that_the_root_issued(folder: Path) -> None:
    place = Place(folder, SECRET, authority="https://wm.example")
    seal_of_documents = key_folder.load_or_create(place, AT).pdf_seal(AT)

    own, (issuer,) = seal_of_documents.certificate, seal_of_documents.chain

    own.verify_directly_issued_by(issuer)
    issuer.verify_directly_issued_by(issuer)
    assert own.public_key() == seal_of_documents.key.public_key()
    assert own.subject.rfc4514_string() == "CN=PDF seal,O=https://wm.example"
    assert own.not_valid_before_utc == AT
    usage = own.extensions.get_extension_for_class(x509.KeyUsage).value
    assert (usage.digital_signature, usage.content_commitment, usage.key_cert_sign) == (True, True, False)
    assert issuer.extensions.get_extension_for_class(x509.BasicConstraints).value.ca


def test_a_certificate_of_a_trust_service_takes_the_place_of_ours(folder: Path) -> None:
    place = Place(folder, SECRET)
    keys = key_folder.load_or_create(place, AT)
    service = ec.generate_private_key(ec.SECP256R1())
    anchor = pdf_certificate.of_root(service, "Trust service", AT, AT + 900 * DAY)
    asked = x509.load_pem_x509_csr(pdf_certificate.request(keys.pdf_seal(AT).key, "https://wm.example"))
    asked_key = asked.public_key()
    assert asked.is_signature_valid
    assert isinstance(asked_key, ec.EllipticCurvePublicKey)
    given = pdf_certificate.of_seal(service, anchor, asked_key, "Authority", AT, AT + 700 * DAY)
    pem = b"".join(one.public_bytes(Encoding.PEM) for one in (anchor, given))

    taken = key_folder.take_certificate(place, pem, AT)

    assert (taken.pdf_seal(AT).certificate, taken.pdf_seal(AT).chain) == (given, (anchor,))
    for other in (b"", pem[:100], anchor.public_bytes(Encoding.PEM)):
        with pytest.raises(KeysProblem) as problem:
            key_folder.take_certificate(place, other, AT)
        assert problem.value.code == "keys_other_certificate"


def test_the_certificate_for_the_next_seal_is_there_when_it_takes_over(folder: Path) -> None:
    place = Place(folder, SECRET)
    key_folder.load_or_create(place, AT)
    rotated = key_folder.rotate(place, Use.PDF_SEAL, AT)
    service = ec.generate_private_key(ec.SECP256R1())
    anchor = pdf_certificate.of_root(service, "Trust service", AT, AT + 900 * DAY)
    asked = x509.load_pem_x509_csr(key_folder.certificate_request(place, AT + DAY)).public_key()
    assert isinstance(asked, ec.EllipticCurvePublicKey)
    given = pdf_certificate.of_seal(service, anchor, asked, "Authority", AT, AT + 700 * DAY)

    taken = key_folder.take_certificate(place, given.public_bytes(Encoding.PEM), AT + DAY)

    assert taken.pdf_seal(AT + DAY).certificate == rotated.pdf_seal(AT + DAY).certificate
    assert taken.pdf_seal(AT + 8 * DAY).certificate == given


def test_a_server_takes_up_changed_keys_without_a_new_start(folder: Path) -> None:
    place = Place(folder, SECRET)
    ring, other = Keyring(place, AT), Keyring(place, AT)
    assert ring.keys() is ring.keys()

    rotated = key_folder.rotate(place, Use.ISSUE, AT)

    assert ring.keys().records == other.keys().records == rotated.records
    assert ring.keys().version == 2


@pytest.mark.parametrize("bad", ["gone", "broken"])
def test_a_server_goes_on_with_the_keys_it_has_while_those_on_disk_cannot_be_read(
    folder: Path, bad: str, caplog: pytest.LogCaptureFixture
) -> None:
    place = Place(folder, SECRET)
    ring = Keyring(place, AT)
    before, index = ring.keys(), (folder / "keys.json").read_bytes()
    (folder / "keys.json").unlink()
    if bad == "broken":
        (folder / "keys.json").touch(0o600)

    assert ring.keys() is before
    assert ring.keys() is before
    assert len(caplog.records) == 1  # said once, not with every request
    (folder / "keys.json").unlink(missing_ok=True)
    (folder / "keys.json").touch(0o600)
    (folder / "keys.json").write_bytes(index)
    assert ring.keys().records == before.records


def test_an_index_that_publishes_another_key_than_its_private_half_is_refused(folder: Path) -> None:
    keys = key_folder.load_or_create(Place(folder, SECRET), AT)
    index = folder / "keys.json"
    said = msgspec.json.decode(index.read_bytes())
    (issue,) = [one for one in said["keys"] if one["use"] == Use.ISSUE]
    other = cose.public_key_bytes(ec.generate_private_key(ec.SECP256R1()).public_key())
    issue["public"] = base64.b64encode(other).decode()
    index.write_bytes(msgspec.json.encode(said))

    assert code_of(folder) == "keys_unreadable"
    assert issue["kid"] == keys.newest(Use.ISSUE, AT).kid


def test_the_certificate_of_a_trust_service_is_due_before_its_own_end(folder: Path) -> None:
    place = Place(folder, SECRET)
    keys = key_folder.load_or_create(place, AT)
    service = ec.generate_private_key(ec.SECP256R1())
    anchor = pdf_certificate.of_root(service, "Trust service", AT, AT + 900 * DAY)
    key = keys.pdf_seal(AT).key.public_key()
    given = pdf_certificate.of_seal(service, anchor, key, "Authority", AT, AT + 365 * DAY)

    taken = key_folder.take_certificate(place, given.public_bytes(Encoding.PEM), AT)

    assert [taken.due(AT + days * DAY) for days in (304, 306)] == [(), (Use.PDF_SEAL,)]


def test_a_retired_key_is_destroyed_also_while_another_one_is_lost(folder: Path) -> None:
    place = Place(folder, SECRET)
    first = key_folder.load_or_create(place, AT)
    key_folder.rotate(place, Use.ISSUE, AT)
    lost, retired = (folder / f"{first.newest(use, AT).kid}.key" for use in (Use.STATUS, Use.ISSUE))
    lost.unlink()

    with pytest.raises(KeysProblem, match="is not there"):
        key_folder.retire(place, retired.stem, AT + 8 * DAY)

    assert not retired.exists()


def test_the_folder_that_is_made_for_the_keys_is_closed_to_others(folder: Path) -> None:
    key_folder.load_or_create(Place(folder), AT)

    assert folder.parent.stat().st_mode & 0o077 == 0


def test_an_index_that_is_no_text_is_refused_in_a_sentence(folder: Path) -> None:
    key_folder.load_or_create(Place(folder, SECRET), AT)
    index = folder / "keys.json"
    index.write_bytes(index.read_bytes().replace(b'"issue"', b'"iss\xff"'))

    assert code_of(folder) == "keys_unreadable"


def test_nobody_changes_the_keys_of_another_account(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Place(folder, SECRET)
    before = key_folder.load_or_create(place, AT)
    with monkeypatch.context() as patch:
        patch.setattr("os.geteuid", lambda: folder.stat().st_uid + 1)
        with pytest.raises(KeysProblem, match="belongs to another account"):
            key_folder.rotate(place, Use.ISSUE, AT)

    assert key_folder.load_or_create(place, AT).records == before.records
