"""The record of the long run that is kept with the code."""

from __future__ import annotations

from tests.killed import record

LEAST_KILLS, LEAST_ACKNOWLEDGED = 100, 10_000


def test_the_record_is_of_a_hundred_kills_on_each_database_without_a_loss() -> None:
    found = record.held()

    assert found.changed == (), "what was tried stands in no commit"
    assert {"sqlite", "postgresql", "browser"} == found.what.keys()
    for database in ("sqlite", "postgresql"):
        one = found.what[database]
        assert one.kills >= LEAST_KILLS
        assert 2 * one.in_flight >= one.kills
        assert one.acknowledged >= LEAST_ACKNOWLEDGED
    assert [one.missing for one in found.what.values()] == [0, 0, 0]
