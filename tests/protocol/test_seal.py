"""The seal of validation: claims, QR text, and what anyone with the published keys can verify."""

from __future__ import annotations

import io
import json
import os
from datetime import timedelta
from random import Random
from typing import cast

import cwt
import msgspec
import pytest
import zxingcpp
from cwt.cose_key_interface import COSEKeyInterface
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct
from PIL import Image

from backend.outside import qr
from sync_protocol import cbor, cose, key_set, seal
from sync_protocol.cose import Untrusted
from tests.protocol import make_vectors as made
from tests.protocol.make_vectors import AT, CLAIMS, ISSUED, KEYS, PROVISIONAL, PUBLIC_URL

MUTATIONS = 10_000 if os.environ.get("WAARMERK_SOAK") else 500


class RefusedSeal(Struct):
    name: str
    code: str
    message: str


class Digits(Struct):
    hex: str
    digits: str


class Title(Struct):
    title: str
    short: str


class Vectors(Struct):
    refused: list[RefusedSeal]
    digits: list[Digits]
    digits_refused: list[str]
    titles: list[Title]


FILE = made.FOLDER / "seal.json"
VECTORS = msgspec.json.decode(FILE.read_bytes(), type=Vectors)


def test_the_vectors_are_those_that_the_code_makes() -> None:
    written, now = (
        {name: part for name, part in cast("dict[str, object]", json.loads(text)).items() if "status_list" not in name}
        for text in (FILE.read_text(encoding="utf-8"), made.written("seal"))
    )  # the bytes of a status list depend on the version of zlib

    assert written == now


def test_an_issued_seal_says_what_was_issued() -> None:
    outcome = seal.verify_seal(ISSUED, KEYS)

    assert outcome.claims == CLAIMS
    assert outcome.device is None


def test_sign_6_a_provisional_seal_says_whose_device_signed_it() -> None:
    outcome = seal.verify_seal(PROVISIONAL, KEYS)

    assert outcome.claims == made.PROVISIONAL_CLAIMS
    assert outcome.device is not None
    assert (outcome.device.person_id, outcome.device.device_id) == ("inspector-2", "tablet-7")


@pytest.mark.parametrize("vector", VECTORS.refused, ids=lambda vector: cast("RefusedSeal", vector).name)
def test_a_seal_that_is_not_the_authoritys_is_refused(vector: RefusedSeal) -> None:
    with pytest.raises(Untrusted) as problem:
        seal.verify_seal(bytes.fromhex(vector.message), KEYS)
    assert problem.value.code == vector.code


@pytest.mark.parametrize("original", [ISSUED, PROVISIONAL], ids=["issued", "provisional"])
def test_no_change_of_a_digit_is_accepted(original: bytes) -> None:
    text, random = seal.digits(original), Random(1)
    for _ in range(MUTATIONS // 2):
        place = random.randrange(len(text))
        digit = str((int(text[place]) + random.randrange(1, 10)) % 10)

        with pytest.raises(Untrusted):
            seal.verify_seal(seal.from_digits(text[:place] + digit + text[place + 1 :]), KEYS)


def test_no_part_of_a_seal_is_accepted() -> None:
    text = seal.digits(ISSUED)
    for length in range(len(text)):
        with pytest.raises(Untrusted):
            seal.verify_seal(seal.from_digits(text[:length]), KEYS)


def test_a_seal_longer_than_any_is_refused_unread() -> None:
    with pytest.raises(Untrusted, match="longer than any seal"):
        seal.verify_seal(bytes(seal.MOST_BYTES + 1), KEYS)


def test_a_seal_needs_its_place_in_a_status_list_to_be_issued() -> None:
    with pytest.raises(ValueError, match="place in a status list"):
        seal.issue(made.ISSUE, made.PROVISIONAL_CLAIMS)

    unplaced = cose.sign(made.ISSUE, cose.read(PROVISIONAL).payload)
    with pytest.raises(Untrusted) as problem:
        seal.verify_seal(unplaced, KEYS)
    assert problem.value.code == "malformed"


@pytest.mark.parametrize("outcome", [*seal.OUTCOMES, "an outcome of a later version"])
def test_acp_2_every_outcome_travels(outcome: str) -> None:
    claims = msgspec.structs.replace(CLAIMS, covers=msgspec.structs.replace(CLAIMS.covers, outcome=outcome))

    assert seal.verify_seal(seal.issue(made.ISSUE, claims), KEYS).claims.covers.outcome == outcome


@pytest.mark.parametrize("place", [0, -1, 10, 2**40])
def test_an_outcome_that_has_no_word_is_refused(place: int) -> None:
    payload = cast("cbor.Map", cbor.decode(cose.read(ISSUED).payload))
    cast("cbor.Map", payload[key_set.OURS])[1] = place

    with pytest.raises(Untrusted) as problem:
        seal.verify_seal(cose.sign(made.ISSUE, cbor.encode(payload)), KEYS)
    assert problem.value.code == "malformed"


def test_an_unknown_claim_is_refused() -> None:
    payload = cast("cbor.Map", cbor.decode(cose.read(ISSUED).payload))
    cast("cbor.Map", payload[key_set.OURS])[99] = 1

    with pytest.raises(Untrusted):
        seal.verify_seal(cose.sign(made.ISSUE, cbor.encode(payload)), KEYS)


def test_another_library_verifies_the_printed_code_from_the_published_keys_alone() -> None:
    printed = seal.qr_text(PUBLIC_URL, ISSUED)
    root = _cose_key(cose.key_map(made.ROOT.private_key.public_key()), made.ROOT.kid)
    other = cwt.CWT.new(leeway=10**10)  # its clock is today, the vectors' is not

    contents = cast("dict[int, dict[int, list[dict[int, object]]]]", other.decode(made.KEY_SET, root))[key_set.OURS]
    issue_keys = [
        _cose_key(cbor.decode(key), cose.key_id_of(key))
        for entry in contents[2]
        if entry[1] == "issue" and isinstance(key := entry[2], bytes)
    ]
    claims = cast("dict[int, object]", other.decode(seal.read_qr(printed, PUBLIC_URL), issue_keys))

    assert claims[2] == "CVEDP.NL.2026.0004398-V1"
    with pytest.raises(cwt.VerifyError):
        other.decode(made.ISSUED[:-1] + bytes([ISSUED[-1] ^ 1]), issue_keys)


def _cose_key(key: object, kid: bytes) -> COSEKeyInterface:
    return cwt.COSEKey.new({**cast("dict[int, object]", key), 2: kid, 3: -7})


@pytest.mark.parametrize(("message", "error"), [(ISSUED, qr.ISSUED), (PROVISIONAL, qr.PROVISIONAL)])
def test_a_scanner_reads_the_drawn_code(message: bytes, error: str) -> None:
    text = seal.qr_text(PUBLIC_URL, message)
    picture = io.BytesIO()
    qr.symbol(text, error).save(picture, kind="png", scale=4, border=qr.QUIET_ZONE)

    found = zxingcpp.read_barcodes(Image.open(picture).convert("L"))

    assert [code.text for code in found] == [text]


def test_the_code_of_an_issued_seal_fits_its_place_on_paper() -> None:
    # The vector has two pairs of container and seal, and a title of full length.
    assert len(ISSUED) <= 300
    assert cast("int", qr.symbol(seal.qr_text(PUBLIC_URL, ISSUED), qr.ISSUED).version) <= 17
    one_pair = msgspec.structs.replace(CLAIMS.covers, identifiers=CLAIMS.covers.identifiers[:2], more_pairs=0)
    usual = seal.issue(made.ISSUE, msgspec.structs.replace(CLAIMS, covers=one_pair))
    assert cast("int", qr.symbol(seal.qr_text(PUBLIC_URL, usual), qr.ISSUED).version) <= 16


def test_the_code_of_a_provisional_seal_fits_its_place_on_paper() -> None:
    assert cast("int", qr.symbol(seal.qr_text(PUBLIC_URL, PROVISIONAL), qr.PROVISIONAL).version) <= 17


def test_a_paper_without_a_seal_has_a_code_that_is_no_seal() -> None:
    link = seal.reference_link(PUBLIC_URL, "CVEDP.NL.2026.0004398")

    assert cast("int", qr.symbol(link).version) <= 6
    with pytest.raises(Untrusted):
        seal.read_qr(link, PUBLIC_URL)


def test_the_check_code_is_the_beginning_of_what_the_seal_covers() -> None:
    code = seal.check_code(seal.said(ISSUED).covers.content)

    assert CLAIMS.covers.content.hex().startswith(code)
    assert len(code) == 8


def test_the_largest_seals_stay_within_version_20() -> None:
    wide = "W" * seal.LONGEST_IDENTIFIER
    covers = msgspec.structs.replace(
        CLAIMS.covers, title="é" * seal.LONGEST_TITLE, identifiers=(wide,) * 4, more_pairs=999, animals=100_000
    )
    claims = msgspec.structs.replace(CLAIMS, number="CHEDPP.NL.2026.9999999-V99", covers=covers)
    issued = seal.issue(made.ISSUE, claims)

    assert cast("int", qr.symbol(seal.qr_text("https://waarmerk.example", issued), qr.ISSUED).version) <= 20


def test_the_code_is_drawn_black_on_white_with_its_quiet_zone() -> None:
    drawn = qr.svg(seal.qr_text(PUBLIC_URL, ISSUED))

    version = cast("int", qr.symbol(seal.qr_text(PUBLIC_URL, ISSUED)).version)
    side = 17 + 4 * version + 2 * qr.QUIET_ZONE
    assert f'viewBox="0 0 {side} {side}"' in drawn
    assert 'fill="#fff"' in drawn
    assert 'stroke="#000"' in drawn


@pytest.mark.parametrize("vector", VECTORS.digits, ids=lambda vector: cast("Digits", vector).hex)
def test_bytes_have_these_digits(vector: Digits) -> None:
    assert seal.digits(bytes.fromhex(vector.hex)) == vector.digits
    assert seal.from_digits(vector.digits).hex() == vector.hex


@pytest.mark.parametrize("text", [*VECTORS.digits_refused, "0" * 3000])
def test_digits_that_nothing_has_are_refused(text: str) -> None:
    with pytest.raises(Untrusted):
        seal.from_digits(text)


@given(st.binary(min_size=1, max_size=seal.MOST_BYTES))
def test_digits_lead_back_to_their_bytes(data: bytes) -> None:
    assert seal.from_digits(seal.digits(data)) == data


@given(st.text("0123456789", max_size=60))
def test_no_two_texts_of_digits_are_the_same_bytes(text: str) -> None:
    try:
        data = seal.from_digits(text)
    except Untrusted:
        return
    assert seal.digits(data) == text


def test_a_code_cannot_choose_who_verifies_it() -> None:
    text = seal.qr_text(PUBLIC_URL, ISSUED)

    assert seal.read_qr(text, PUBLIC_URL) == ISSUED
    for other in (
        text.replace("wm.example", "wm.example.evil"),
        text.replace("https", "http"),
        text.replace("/c#", "/c?#"),
        " " + text,
        text + "\n",
        seal.digits(ISSUED),
    ):
        with pytest.raises(Untrusted):
            seal.read_qr(other, PUBLIC_URL)


@pytest.mark.parametrize("vector", VECTORS.titles, ids=lambda vector: cast("Title", vector).title)
def test_a_long_title_is_cut_at_a_word(vector: Title) -> None:
    assert seal.short_title(vector.title) == vector.short


@given(st.text(max_size=80))
def test_a_cut_title_is_never_too_long(title: str) -> None:
    assert len(seal.short_title(title)) <= seal.LONGEST_TITLE


def test_an_identifier_is_shown_whole_or_not_at_all() -> None:
    good, long = ("WMKU1204483", "BR771204"), ("WMKU1204483", "S" * 21)

    assert seal.first_pairs([]) == ((), 0)
    assert seal.first_pairs([good, ("", "BR9")]) == ((*good, "", "BR9"), 0)
    assert seal.first_pairs([good] * 12) == (good * 2, 10)
    assert seal.first_pairs([good, long, good]) == (good, 2)


def test_a_provisional_seal_ends_with_its_certificate() -> None:
    claims = msgspec.structs.replace(made.PROVISIONAL_CLAIMS, issued_at=key_set.seconds(AT - timedelta(minutes=1)))

    with pytest.raises(Untrusted) as problem:
        seal.verify_seal(seal.provisional(made.DEVICE, made.CERTIFICATE, claims), KEYS)
    assert problem.value.code == "certificate_expired"
