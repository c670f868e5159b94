"""What an import or a correction changes is known before it is done."""

from __future__ import annotations

from datetime import date

import pytest

from backend.domain.reference_changes import Kind, corrected, difference, merged, preview_hash
from backend.domain.reference_csv import About, read
from backend.domain.reference_faults import Unreadable
from backend.domain.reference_lists import DEFINITIONS
from sync_protocol.reference_list import ReferenceList

TREE = DEFINITIONS["nomenclature"]
LIMITS = DEFINITIONS["quantity_limits"]
TODAY = date(2026, 11, 21)


def a_list(text: str, *, since: date = date(2022, 1, 1), name: str = "nomenclature") -> ReferenceList:
    return read(DEFINITIONS[name], text.encode(), About(version="1", source="A test", valid_from=since))


OLD = "code,en\n01,Animals\n0101,Horses\n0102,Cattle\n"
NEW = "code,en\n01,Animals\n0101,Horses and asses\n0103,Swine\n"


def test_a_difference_names_what_is_added_changed_and_removed() -> None:
    found = difference(a_list(OLD), a_list(NEW))

    assert (found.keys(Kind.ADDED), found.keys(Kind.CHANGED), found.keys(Kind.REMOVED)) == (
        (("0103",),),
        (("0101",),),
        (("0102",),),
    )
    assert not difference(a_list(OLD), a_list(OLD))
    assert difference(None, a_list(OLD)).keys(Kind.ADDED) == (("01",), ("0101",), ("0102",))


def test_what_holds_no_longer_from_a_day_on_is_ended_and_what_says_something_else_besides_is_changed() -> None:
    held = a_list("code,limit,since\n0101,100,2020-01-01\n0102,300,2020-01-01\n", name="quantity_limits")
    text = "code,limit,since,until\n0101,100,2020-01-01,2026-12-31\n0102,200,2020-01-01,2026-12-31\n"

    found = difference(held, a_list(text, name="quantity_limits"))

    assert [(one.kind, one.keys[0]) for one in found.changes] == [(Kind.ENDED, "0101"), (Kind.CHANGED, "0102")]
    assert found.counts == {"added": 0, "changed": 1, "ended": 1, "removed": 0}
    (ended, _) = found.changes
    assert ([one.until for one in ended.before], [one.until for one in ended.after]) == ([None], [date(2026, 12, 31)])


def test_a_line_that_holds_longer_than_before_is_changed() -> None:
    held = a_list("code,limit,since,until\n0101,100,2020-01-01,2026-12-31\n", name="quantity_limits")

    found = difference(held, a_list("code,limit,since\n0101,100,2020-01-01\n", name="quantity_limits"))

    assert found.counts[Kind.CHANGED] == 1


def test_a_list_that_holds_today_takes_the_whole_place_of_the_old_one() -> None:
    new = a_list(NEW, since=TODAY)

    assert merged(a_list(OLD), new, TODAY) == new


def test_a_list_that_holds_later_leaves_the_old_one_until_the_day_before() -> None:
    start = date(2027, 1, 1)

    both = merged(a_list(OLD), a_list(NEW, since=start), TODAY).look_up()

    def known(code: str, on: date) -> bool:
        found = both.find((code,), on)
        return found is not None and found.keys == (code,)

    eve = date(2026, 12, 31)
    assert [(known(code, eve), known(code, start)) for code in ("01", "0101", "0102", "0103")] == [
        (True, True),
        (True, True),
        (True, False),
        (False, True),
    ]


def test_what_stays_the_same_is_one_entry_and_what_changes_is_two() -> None:
    both = merged(a_list(OLD), a_list(NEW, since=date(2027, 1, 1)), TODAY)

    days = [(entry.keys[0], entry.since, entry.until) for entry in both.entries]
    eve, start, old = date(2026, 12, 31), date(2027, 1, 1), date(2022, 1, 1)
    assert days == [
        ("01", old, None),
        ("0101", old, eve),
        ("0101", start, None),
        ("0102", old, eve),
        ("0103", start, None),
    ]


def test_importing_the_same_later_list_twice_changes_nothing_the_second_time() -> None:
    new = a_list(NEW, since=date(2027, 1, 1))
    once = merged(a_list(OLD), new, TODAY)

    assert not difference(once, merged(once, new, TODAY))


ABOUT = About(version="2", source="A test", valid_from=date(2022, 1, 1))
HELD = a_list("code,group,limit\n0101,,100\n0102,,300\n010619,Rodentia,10000\n", name="quantity_limits")


def test_a_correction_puts_one_line_in_the_place_of_another() -> None:
    made = corrected(LIMITS, HELD, [{"code": "0102", "limit": "250"}], [], ABOUT)

    assert difference(HELD, made).keys(Kind.CHANGED) == (("0102", None),)
    assert (difference(HELD, made).keys(Kind.ADDED), difference(HELD, made).keys(Kind.REMOVED)) == ((), ())
    assert [entry.value for entry in made.entries] == ["100", "250", "10000"]


def test_cells_that_a_correction_does_not_name_stay_as_they_are() -> None:
    held = a_list("authorisation,country,city,en,nl,until\nNL-1,NL,Venlo,South,Zuid,2027-12-31\n", name="transporters")

    made = corrected(DEFINITIONS["transporters"], held, [{"authorisation": "NL-1", "nl": "Zuiden"}], [], ABOUT)

    (entry,) = made.entries
    assert (entry.words, entry.facts["city"], entry.until) == (
        {"en": "South", "nl": "Zuiden"},
        "Venlo",
        date(2027, 12, 31),
    )


def test_of_several_lines_with_the_same_keys_the_day_says_which_one_is_corrected() -> None:
    text = "code,group,limit,since,until\n0101,,90,2020-01-01,2024-12-31\n0101,,100,2025-01-01,\n"
    held = a_list(text, name="quantity_limits")

    with pytest.raises(Unreadable) as refused:
        corrected(LIMITS, held, [{"code": "0101", "limit": "80"}], [], ABOUT)
    with pytest.raises(Unreadable) as not_taken_out:
        corrected(LIMITS, held, [], [{"code": "0101"}], ABOUT)
    made = corrected(LIMITS, held, [{"code": "0101", "limit": "80", "since": "2025-01-01"}], [], ABOUT)

    for one in (refused, not_taken_out):
        assert [fault.line for fault in one.value.faults] == [1]
        assert "since 2020-01-01, 2025-01-01: say which" in one.value.faults[0].reason
    assert [entry.value for entry in made.entries] == ["90", "80"]


def test_a_correction_adds_and_takes_out() -> None:
    put = [{"code": "0103", "limit": "1200"}]

    made = corrected(LIMITS, HELD, put, [{"code": "010619", "group": "Rodentia"}], ABOUT)

    assert difference(HELD, made).keys(Kind.ADDED) == (("0103", None),)
    assert difference(HELD, made).keys(Kind.REMOVED) == (("010619", "Rodentia"),)


@pytest.mark.parametrize(
    ("put", "remove", "said"),
    [
        ([{"code": "0102", "limit": "many"}], [], "not a whole number"),
        ([], [{"code": "0199"}], "There is no line 0199"),
        ([{"code": "0102", "limit": "1"}, {"code": "0102", "limit": "2"}], [], "something else of 0102, any"),
        ([{"code": "0102", "limit": "1", "since": "2023-01-01"}], [], "Another line of 0102, any holds"),
        ([{"code": "0102", "limit": "1"}], [{"code": "0102"}], "There is no line 0102"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(
    put: list[dict[str, str]], remove: list[dict[str, str]], said: str
) -> None:
    with pytest.raises(Unreadable) as refused:
        corrected(LIMITS, HELD, put, remove, ABOUT)

    assert said in refused.value.faults[0].reason


def test_a_heading_with_codes_below_it_is_not_taken_out() -> None:
    with pytest.raises(Unreadable) as refused:
        corrected(TREE, a_list(OLD), [], [{"code": "01"}], ABOUT)

    assert "chapter 01 is missing" in refused.value.faults[0].reason


def test_a_preview_is_of_one_file_before_and_one_after() -> None:
    hashes = {preview_hash(before, after) for before in ("", "a", "b") for after in ("a", "b", "ab")}

    assert len(hashes) == 9
