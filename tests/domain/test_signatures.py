"""A signature by itself: by a password that is remembered (SIGN-3), in whose name and by which key (SIGN-5)."""

from __future__ import annotations

import random
from typing import Any

import msgspec
import pytest

from backend.domain.held import Applied, Refused
from backend.domain.signatures import MOST_REMEMBERED_S
from sync_protocol import cbor, cose, signed
from sync_protocol.document import Relation, RelationKind
from sync_protocol.forms import CVEDP
from sync_protocol.key_set import KeySet, Use, seconds
from sync_protocol.workflow import Status
from tests.build import AT
from tests.domain.lifecycle import ACCEPTED, HARBOUR, INSPECTOR, Case, a_document, applied
from tests.domain.signing import CERTIFIED, CONTENTS, DEVICE_ID, Attempt
from tests.protocol.make_vectors import DEVICE_CA, KEYS

REPLACED = Relation(kind=RelationKind.REPLACES, document="before", type=CVEDP, status=Status.VALID, post=HARBOUR, at=AT)


def judged(action: str, *, auth: str = "session", age: int = 60, replaces: bool = False) -> Applied | Refused:
    one = Attempt(random.Random(action), action)
    if replaces:
        one.document = msgspec.structs.replace(one.document, relations=(REPLACED,))
    return one.judged(one.signs(one.between(one.seen, one.received), auth=auth, auth_age_s=age))


@pytest.mark.parametrize("action", ["decide", "submit"])
def test_sign_3_a_remembered_password_signs_what_begins_or_decides(action: str) -> None:
    assert isinstance(judged(action, age=MOST_REMEMBERED_S), Applied)


def test_sign_3_what_ends_a_certificate_or_takes_anothers_place_needs_the_password_itself() -> None:
    for result in (judged("cancel"), judged("decide", replaces=True)):
        assert isinstance(result, Refused)
        assert result.code == "SIGNATURE_REMEMBERED"
    assert isinstance(judged("cancel", auth="fresh", age=0), Applied)
    assert isinstance(judged("decide", auth="fresh", age=0, replaces=True), Applied)


def test_sign_3_no_password_is_remembered_for_longer_than_a_working_day() -> None:
    result = judged("decide", age=MOST_REMEMBERED_S + 1)

    assert isinstance(result, Refused)
    assert result.code == "SIGNATURE_REMEMBERED"


def refused(one: Attempt, message: bytes) -> tuple[str, bool]:
    result = one.judged(message)
    assert isinstance(result, Refused)
    return result.code, result.quarantined


def test_sign_5_in_signed_content_nothing_stands_that_is_empty() -> None:
    one = Attempt(random.Random(5), "decide")
    spoiled: dict[str, Any] = {**CONTENTS["decide"], "part3": {}}
    content = cbor.encode(spoiled)
    message = one.signs(one.between(one.seen, one.received), content=cose.digest(content))

    result = one.judged(message, content=content)

    assert isinstance(result, Refused)
    assert (result.code, result.quarantined) == ("CONTENT", False)


def without(use: Use) -> KeySet:
    """The keys after that of this use was withdrawn."""
    keys = [msgspec.structs.replace(one, revoked_at=seconds(AT)) if one.use == use else one for one in KEYS.keys]
    return msgspec.structs.replace(KEYS, keys=tuple(keys))


@pytest.mark.parametrize("name", ["Inspector 2, Harbour post", "", " ", INSPECTOR.name.upper()])
def test_sign_5_no_other_name_than_the_accounts_stands_below_a_decision(name: str) -> None:
    one = Attempt(random.Random(1), "decide")

    assert refused(one, one.signs(one.received, person_name=name)) == ("SIGNATURE_OF_ANOTHER", False)


def test_sign_5_a_certificate_for_another_key_than_the_enrolled_one_does_not_help_who_stole_the_device_ca() -> None:
    one, enrolled = Attempt(random.Random(1), "decide"), Attempt(random.Random(2), "decide").public
    assert isinstance(one.judged(one.signs(one.received)), Applied)
    one.public = enrolled

    assert refused(one, one.signs(one.received)) == ("SIGNATURE", False)


def test_what_a_device_signed_before_its_ca_was_withdrawn_waits_for_a_person_and_is_not_lost() -> None:
    one = Attempt(random.Random(1), "decide")
    one.keys = without(Use.DEVICE_CA)
    message = one.signs(one.received)

    assert refused(one, message) == ("CERTIFICATE_WITHDRAWN", True)
    one.vouched = True
    assert isinstance(one.judged(message), Applied)


def test_under_a_withdrawn_ca_nothing_but_the_enrolled_key_signs() -> None:
    one = Attempt(random.Random(1), "decide")
    one.keys, one.vouched = without(Use.DEVICE_CA), True
    thief = Attempt(random.Random(2), "decide")
    named = signed.make_device_certificate(DEVICE_CA, INSPECTOR.id, DEVICE_ID, one.public, CERTIFIED)
    signer, one.signer = one.signer, thief.signer

    assert refused(one, one.signs(one.received))[0] == "SIGNATURE"  # the enrolled key's certificate, another's hand
    one.signer, one.certificate = cose.Signer(signer.kid, thief.signer.private_key), named
    assert refused(one, one.signs(one.received))[0] == "SIGNATURE"  # the enrolled key's name as well
    one.signer, one.certificate = thief.signer, thief.certificate
    assert refused(one, one.signs(one.received))[0] == "SIGNATURE"


@pytest.mark.parametrize("at", [253_402_300_800_000, 2**53 - 1])
def test_a_date_that_no_calendar_has_is_refused_and_breaks_nothing(at: int) -> None:
    one = Attempt(random.Random(1), "decide")

    assert refused(one, one.signs(one.received, signed_at=at)) == ("SIGNATURE", False)


def test_sign_2_a_name_is_signed_in_nfc_however_an_account_of_before_has_it() -> None:
    person = msgspec.structs.replace(INSPECTOR, name="Zoe\u0308, Harbour post")
    case = Case(a_document(Status.IN_PROGRESS, boxes=ACCEPTED))

    applied(case.at_desk(person).signs("decide"))

    assert case.document.decision is not None
    assert case.document.decision.signed_by == "Zo\u00eb, Harbour post"
