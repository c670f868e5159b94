"""Nobody dates a signature to when it was not made: a thousand attempts against what the server judges with (DEC-5).

A signature lies between the last contact with the server that it carries, never before its certificate, and its
receipt.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from backend.domain.held import Applied
from sync_protocol import cbor, cose, signed
from sync_protocol.signed import CLOCK_TOLERANCE, milliseconds
from sync_protocol.wire import ResultStatus
from tests.domain.signing import CERTIFIED, DOCUMENTS, Attempt

ATTEMPTS = 1_000
HONEST_EVERY = 10


def accepted(one: Attempt, message: bytes, **chain: Any) -> bool:
    """Whether the server does what was signed. Put before a person it is not done."""
    result = one.judged(message, **chain)
    return isinstance(result, Applied) and result.status is ResultStatus.APPLIED


def before_the_checkpoint(one: Attempt) -> bool:
    return accepted(one, one.signs(one.between(CERTIFIED, one.seen) - 2 * CLOCK_TOLERANCE))


def just_before_the_checkpoint(one: Attempt) -> bool:
    return accepted(one, one.signs(one.seen - CLOCK_TOLERANCE - timedelta(milliseconds=one.dice.randint(1, 1000))))


def before_the_certificate_without_a_checkpoint(one: Attempt) -> bool:
    at = CERTIFIED - timedelta(days=one.dice.uniform(0.01, 400))
    return accepted(one, one.signs(at, checkpoint=None, checkpoint_at=0))


def before_the_certificate_with_a_checkpoint_of_that_day(one: Attempt) -> bool:
    at = CERTIFIED - timedelta(days=one.dice.uniform(0.01, 400))
    return accepted(one, one.signs(at, checkpoint_at=milliseconds(at - timedelta(hours=1))))


def after_the_receipt(one: Attempt) -> bool:
    return accepted(one, one.signs(one.received + timedelta(minutes=one.dice.uniform(5.1, 20_000))))


def after_the_certificate_has_ended(one: Attempt) -> bool:
    ended = CERTIFIED + signed.CERTIFICATE_GOOD_FOR
    one.received = ended + timedelta(days=one.dice.uniform(3, 30))
    return accepted(one, one.signs(one.between(ended + timedelta(minutes=1), one.received)))


def the_date_changed_in_what_was_signed(one: Attempt) -> bool:
    honest = cose.read(one.signs(one.between(one.seen, one.received)))
    payload: Any = cbor.decode(honest.payload)
    payload[9] = milliseconds(one.between(one.seen, one.received))
    parts = [honest.protected, {cose.CERTIFICATE: one.certificate}, cbor.encode(payload), honest.signature]
    return accepted(one, b"\xd2" + cbor.encode(parts))


def an_earlier_signature_again(one: Attempt) -> bool:
    message = one.signs(one.between(one.seen, one.received))
    return accepted(one, message, counter=one.dice.randint(1, 50), last=cose.digest(message).hex())


def pushed_in_before_a_later_one(one: Attempt) -> bool:
    """Signed now, dated before a signature that the server already has, under its number."""
    return accepted(one, one.signs(one.between(one.seen, one.received), counter=2), counter=2, last="ab" * 32)


def beside_the_chain(one: Attempt) -> bool:
    message = one.signs(one.between(one.seen, one.received), counter=3, previous=one.dice.randbytes(32))
    return accepted(one, message, counter=2, last="ab" * 32)


WAYS: tuple[Callable[[Attempt], bool], ...] = (
    before_the_checkpoint,
    just_before_the_checkpoint,
    before_the_certificate_without_a_checkpoint,
    before_the_certificate_with_a_checkpoint_of_that_day,
    after_the_receipt,
    after_the_certificate_has_ended,
    the_date_changed_in_what_was_signed,
    an_earlier_signature_again,
    pushed_in_before_a_later_one,
    beside_the_chain,
)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_no_signature_is_accepted_outside_of_its_checkpoint_and_its_receipt(way: Callable[[Attempt], bool]) -> None:
    dice = random.Random(way.__name__)

    done = [way(Attempt(dice)) for _ in range(ATTEMPTS // len(WAYS))]

    assert done.count(True) == 0


def test_the_same_signatures_dated_rightly_are_accepted() -> None:
    dice = random.Random("honest")
    attempts = [Attempt(dice) for _ in range(ATTEMPTS // HONEST_EVERY)]

    done = [accepted(one, one.signs(one.between(one.seen, one.received))) for one in attempts]

    assert {one.action for one in attempts} == set(DOCUMENTS)
    assert done.count(False) == 0


def test_dec_5_a_decision_dated_before_the_signature_before_it_says_so() -> None:
    one = Attempt(random.Random(1), "decide")
    at = one.between(one.seen, one.received).replace(microsecond=0)

    def told(previous_at: datetime | None) -> datetime | None:
        one.previous_at = previous_at
        result = one.judged(one.signs(at))
        assert isinstance(result, Applied)
        assert result.held.document.decision is not None
        return result.held.document.decision.previous_at

    assert told(None) is told(at) is told(at + CLOCK_TOLERANCE) is None
    later = at + CLOCK_TOLERANCE + timedelta(seconds=1)
    assert told(later) == later
