"""What is signed with a password that is remembered (SIGN-3)."""

from __future__ import annotations

import random

import msgspec
import pytest

from backend.domain.held import Applied, Refused
from backend.domain.signatures import MOST_REMEMBERED_S
from sync_protocol.document import Relation, RelationKind
from sync_protocol.forms import CVEDP
from sync_protocol.workflow import Status
from tests.build import AT
from tests.domain.lifecycle import HARBOUR
from tests.domain.signing import Attempt

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
