"""The Combined Nomenclature comes in as the Commission gives it away."""

from __future__ import annotations

from datetime import date

import pytest

from backend.domain.reference_changes import joined
from backend.domain.reference_csv import About, read
from backend.domain.reference_faults import Fault, Unreadable
from backend.domain.reference_lists import DEFINITIONS
from sync_protocol.reference_list import ReferenceList

TREE = DEFINITIONS["nomenclature"]
ABOUT = About(version="CN 2026", source="A test", valid_from=date(2026, 1, 1))
COLUMNS = "Goods code,Start date,End date,Language,Hier. Pos.,Indent,Description,Descr. start date"
LINES = """\
0100000000 80,31-12-1971,,EN,2,,LIVE ANIMALS,31-12-1971
0101000000 80,01-01-1972,,EN,4,,"Live horses, asses, mules and hinnies",01-01-1972
0101210000 10,01-01-2012,,EN,6,- ,Horses:,01-01-2019
0101210000 80,01-01-2012,,EN,6,- - ,Pure-bred breeding animals,01-01-2019
0101290000 80,01-01-2012,,EN,6,- - ,Other,01-01-2021
0101291000 80,01-01-2012,,EN,8,- - - ,For slaughter,01-01-2014
0101299000 80,01-01-2012,,EN,8,- - - ,Other,01-01-2014
0101299010 80,01-01-2012,,EN,10,- - - - ,Below what documents ask for,01-01-2014
0101300000 80,01-01-2012,31-12-2030,EN,6,- ,Asses,01-01-2014
0103000000 80,01-01-1972,,EN,4,,Live swine,01-01-2014
0103910000 10,01-01-1972,,EN,6,- ,Other than those,01-01-2014
0103910000 80,01-01-1972,,EN,6,- - ,Weighing less than 50|kg,01-01-2014
0700000000 80,31-12-1971,,EN,2.0,,EDIBLE VEGETABLES,31-12-1971
0702000000 80,01-01-1972,,EN,4.0,,"Tomatoes, fresh or chilled",01-01-2014
0702000007 80,01-01-1972,,EN,10.0,- ,Cherry tomatoes,01-01-2014
0707000000 80,01-01-1972,,EN,4.0,,"Cucumbers and gherkins",01-01-2014
0707000500 80,01-01-1972,,EN,8.0,- ,Cucumbers,01-01-2014
0707009000 80,01-01-1972,,EN,8.0,- ,Gherkins,01-01-2014
"""


def file(lines: str = LINES, columns: str = COLUMNS) -> bytes:
    return f"{columns}\n{lines}".encode()


def words(list_: ReferenceList, language: str = "en") -> dict[str | None, str]:
    return {entry.keys[0]: entry.words.get(language, "") for entry in list_.entries}


def faults_of(raw: bytes) -> list[Fault]:
    with pytest.raises(Unreadable) as refused:
        read(TREE, raw, ABOUT)
    return list(refused.value.faults)


def test_a_code_says_all_that_stands_above_it_and_its_heading_where_that_is_a_single_word() -> None:
    assert words(read(TREE, file(), ABOUT)) == {
        "01": "Live animals",
        "0101": "Live horses, asses, mules and hinnies",
        "010121": "Live horses, asses, mules and hinnies: Horses: Pure-bred breeding animals",
        "010129": "Live horses, asses, mules and hinnies: Horses: Other",
        "01012910": "Live horses, asses, mules and hinnies: Horses: Other: For slaughter",
        "01012990": "Live horses, asses, mules and hinnies: Horses: Other: Other",
        "010130": "Live horses, asses, mules and hinnies: Asses",
        "0103": "Live swine",
        "010391": "Other than those: Weighing less than 50 kg",
        "07": "Edible vegetables",
        "0702": "Tomatoes, fresh or chilled",
        "070200": "Tomatoes, fresh or chilled",
        "0707": "Cucumbers and gherkins",
        "070700": "Cucumbers and gherkins",
        "07070005": "Cucumbers and gherkins: Cucumbers",
        "07070090": "Cucumbers and gherkins: Gherkins",
    }


def test_cn_1_what_lies_below_eight_digits_is_no_code_of_a_document() -> None:
    made = {entry.keys[0]: entry for entry in read(TREE, file(), ABOUT).entries}

    assert [made[code].value for code in ("010129", "01012990", "0702", "070200")] == ["branch", "leaf"] * 2
    assert (made["01012990"].facts["parent"], made["070200"].facts["parent"]) == ("010129", "0702")


def test_each_code_holds_from_the_day_that_the_file_says() -> None:
    made = {entry.keys[0]: entry for entry in read(TREE, file(), ABOUT).entries}

    assert (made["0101"].since, made["0101"].until) == (date(1972, 1, 1), None)
    assert (made["010130"].since, made["010130"].until) == (date(2012, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("protein content (nitrogen content|!x!|6,38)", "Protein content (nitrogen content × 6,38)"),
        ("of 20!o! Brix:!1!in containers", "Of 20° Brix: in containers"),
        ("Vitamin|B@1|in 300|cm$3", "Vitamin B₁ in 300 cm³"),
        ("ELÄVÄT ELÄIMET", "Elävät eläimet"),
        ("4-\u200bChloro\u00adbenzoyl\u00a0acid :", "4-Chlorobenzoyl acid"),
    ],
)
def test_what_the_printers_could_not_write_is_written(said: str, shown: str) -> None:
    assert words(read(TREE, file(f'0100000000 80,,,EN,2,,"{said}",\n'), ABOUT)) == {"01": shown}


def test_a_text_that_grows_too_long_loses_what_stands_highest() -> None:
    lines = (
        f"0100000000 80,,,EN,2,,Animals,\n0101000000 80,,,EN,4,,{'x' * 600},\n"
        f"0101210000 10,,,EN,6,- ,{'y ' * 200},\n0101210000 80,,,EN,6,- - ,{'z ' * 400},\n"
    )

    assert words(read(TREE, file(lines), ABOUT))["010121"] == ("z " * 400).strip().capitalize()


@pytest.mark.parametrize(
    ("line", "column", "code"),
    [
        ("0101 80,,,EN,4,,Horses,", "Goods code", "no-goods-code"),
        ("0101000000 80,,,EN,5,,Horses,", "Hier. Pos.", "no-level"),
        ("0101000000 80,,,English,4,,Horses,", "Language", "no-language"),
        ("0101300000 80,31-02-2012,,EN,6,- ,Asses,", "since", "no-day"),
        ("0101000000 80,,,EN,4,,", "", "cells"),
        ("0101300000 80,,,EN,6,- ,| ,", "Description", "empty"),
    ],
)
def test_a_bad_line_is_named(line: str, column: str, code: str) -> None:
    raw = file(f"0100000000 80,,,EN,2,,LIVE ANIMALS,\n{line}\n")

    assert [(one.line, one.column, one.code) for one in faults_of(raw)] == [(3, column, code)]


def test_a_column_that_is_missing_is_named_once() -> None:
    raw = file("0100000000 80,EN,2,LIVE ANIMALS\n" * 3, "Goods code,Language,Hier. Pos.,Description")

    assert [(one.line, one.column, one.code) for one in faults_of(raw)] == [(1, "Indent", "no-column")]


def test_files_in_several_languages_are_one_list() -> None:
    english = read(TREE, file(), ABOUT)
    dutch = read(TREE, b"code,nl,since\n01,Levende dieren,1971-12-31\n0106,Andere levende dieren,1972-01-01\n", ABOUT)

    both = joined(TREE, [english, dutch], ABOUT)

    assert words(both) == words(english) | {"0106": ""}
    assert (words(both, "nl")["01"], words(both, "nl")["0106"]) == ("Levende dieren", "Andere levende dieren")


def test_files_that_say_different_things_in_one_language_are_refused() -> None:
    english = read(TREE, file(), ABOUT)
    other = read(TREE, b"code,en,since\n01,Beasts,1971-12-31\n", ABOUT)

    with pytest.raises(Unreadable) as refused:
        joined(TREE, [english, other], ABOUT)

    assert [(one.line, one.column, one.reason) for one in refused.value.faults] == [
        (0, "en", "The files say different things of 01.")
    ]


def test_a_file_without_days_joins_what_holds_on_the_day_of_the_import() -> None:
    english = read(TREE, file(), ABOUT)
    dutch = read(TREE, b"code,nl\n01,Levende dieren\n", ABOUT)

    both = joined(TREE, [english, dutch], ABOUT)

    assert both.entries[0].words == {"en": "Live animals", "nl": "Levende dieren"}
    assert both.entries[0].since == date(1971, 12, 31)


def test_a_file_with_days_before_one_without_is_refused_and_not_cut() -> None:
    english = read(TREE, file(), ABOUT)
    dutch = read(TREE, b"code,nl\n01,Levende dieren\n", ABOUT)

    with pytest.raises(Unreadable) as refused:
        joined(TREE, [dutch, english], ABOUT)

    assert [one.code for one in refused.value.faults] == ["same-days"]
