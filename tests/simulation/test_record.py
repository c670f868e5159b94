"""What is committed of the long simulation holds together."""

from __future__ import annotations

import pytest

from tests.simulation import record
from tests.simulation.record import Database

DATABASES = record.held().databases


@pytest.mark.parametrize("database", DATABASES.values(), ids=DATABASES)
def test_no_seed_of_the_record_failed_and_each_is_counted_once(database: Database) -> None:
    assert database.failed == 0
    if database.spans:
        assert sum(last - first + 1 for first, last in database.spans) == database.seeds
        assert all(before[1] < after[0] for before, after in zip(database.spans, database.spans[1:], strict=False))


def test_the_record_adds_its_databases_up() -> None:
    assert record.held().seeds == sum(one.seeds for one in DATABASES.values())
