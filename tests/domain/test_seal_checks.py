"""What is kept of a check, and when many places are too many."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from backend.domain.seal_checks import MANY_PLACES, MOST_PLACES, Seen, counts, gives_way, network, place, summed

AT = datetime(2026, 7, 14, 9, tzinfo=UTC)
SECRET = b"k" * 32


def seen(name: str, *, ago: timedelta = timedelta(), times: int = 1) -> Seen:
    return Seen(place=name, times=times, first_at=AT - ago, last_at=AT - ago)


@pytest.mark.parametrize(
    ("one", "other"),
    [("192.0.2.7", "192.0.99.1"), ("2001:db8:1::1", "2001:db8:ffff::2"), ("::ffff:192.0.2.7", "192.0.2.9")],
)
def test_neighbours_are_one_place(one: str, other: str) -> None:
    assert place(SECRET, "2026", 7, one) == place(SECRET, "2026", 7, other)


def test_the_places_of_two_certificates_cannot_be_compared() -> None:
    places = {place(SECRET, "2026", index, "192.0.2.7") for index in range(50)}

    assert len(places) == 50


def test_without_the_secret_a_place_names_no_network() -> None:
    assert place(SECRET, "2026", 7, "192.0.2.7") != place(b"other", "2026", 7, "192.0.2.7")


@pytest.mark.parametrize("address", ["", "testclient", "1.2.3", "x" * 1000])
def test_what_is_no_address_is_no_network(address: str) -> None:
    assert network(address) == ""


def test_the_same_paper_looked_at_twice_counts_once() -> None:
    before = [seen("a", ago=timedelta(minutes=9))]

    assert not counts(before, "a", AT)
    assert counts(before, "b", AT)
    assert counts([seen("a", ago=timedelta(minutes=10))], "a", AT)


def test_where_there_is_no_more_room_the_place_not_seen_for_longest_gives_way() -> None:
    full = [seen(f"place {one}", ago=timedelta(hours=one)) for one in range(MOST_PLACES)]

    assert counts(full, "another", AT)
    assert gives_way(full, "another") == f"place {MOST_PLACES - 1}"
    assert gives_way(full, "place 3") == ""
    assert gives_way(full[1:], "another") == ""


def test_nobody_checked_it_before() -> None:
    assert summed([], AT) is None


def test_times_and_places_are_counted_since_the_first() -> None:
    said = summed([seen("a", ago=timedelta(days=3), times=4), seen("b", times=2)], AT)

    assert said is not None
    assert (said.times, said.places, said.since, said.many) == (6, 2, AT - timedelta(days=3), False)


def test_many_places_within_a_day_are_too_many_and_over_weeks_they_are_not() -> None:
    of_a_day = [seen(f"place {one}", ago=timedelta(hours=2 * one)) for one in range(MANY_PLACES)]
    of_weeks = [seen(f"place {one}", ago=timedelta(days=2 * one)) for one in range(MANY_PLACES)]

    assert [said is not None and said.many for said in (summed(of_a_day, AT), summed(of_weeks, AT))] == [True, False]
