"""What a document is given when it is let in: its reference (REF-1)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from backend.domain import issuing
from sync_protocol import seal
from sync_protocol.workflow import Status
from tests.build import AT
from tests.domain.lifecycle import ACCEPTED, decided, letters_apart
from tests.protocol.make_vectors import ISSUE, KEYS

BEFORE_MIDNIGHT_IN_BRUSSELS = datetime(2026, 12, 31, 22, 59, tzinfo=UTC)


@pytest.mark.parametrize(("country", "year"), [("NL", 2026), ("NO", 2026), ("FI", 2027), ("PT", 2026), ("XX", 2026)])
def test_ref_1_the_year_is_that_of_the_authoritys_country(country: str, year: int) -> None:
    assert issuing.year_of(country, BEFORE_MIDNIGHT_IN_BRUSSELS) == year


def test_ref_1_an_hour_later_it_is_next_year_but_for_those_further_west() -> None:
    after = datetime(2026, 12, 31, 23, 59, tzinfo=UTC)

    assert [issuing.year_of(country, after) for country in ("NL", "HU", "PT", "XX")] == [2027, 2027, 2026, 2026]


def test_sign_5_a_text_whose_accents_stand_beside_their_letters_is_sealed_like_any_other() -> None:
    goods = {"part1/commodities/k1/description": "Gyümölcs", "part1/seals/s9": {"seal_number": "É-1"}}
    case = letters_apart(decided(Status.VALID, boxes=ACCEPTED | goods))

    said = issuing.claims(case.held, "ab" * 32, shard="2026", index=7, at=AT)

    covers = seal.verify_seal(seal.issue(ISSUE, said), KEYS).claims.covers
    assert covers.title == "Gyümölcs"
    assert "É-1" in covers.identifiers
