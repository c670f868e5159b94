"""Lists come in as CSV wholly, or not at all with every bad line named."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend import shipped
from backend.domain import reference_csv
from backend.domain.reference_csv import About, as_rows, build, read, write
from backend.domain.reference_faults import MAX_FAULTS, Fault, Unreadable
from backend.domain.reference_lists import DEFINITIONS
from sync_protocol.reference_list import ReferenceEntry, ReferenceList, decode, encode

ABOUT = About(version="1", source="A test", valid_from=date(2026, 1, 1))
TRANSPORTERS = DEFINITIONS["transporters"]
TREE = DEFINITIONS["nomenclature"]
SHIPPED = {one.name: one.read() for one in shipped.shipped(examples=True)}


def faults_of(name: str, text: str | bytes) -> tuple[Fault, ...]:
    raw = text.encode() if isinstance(text, str) else text
    with pytest.raises(Unreadable) as refused:
        read(DEFINITIONS[name], raw, ABOUT)
    return refused.value.faults


def test_a_line_becomes_an_entry_with_its_words_facts_and_days() -> None:
    made = read(TRANSPORTERS, b"authorisation,country,city,en,nl,until\nNL-1,NL,Venlo,South,Zuid,2026-12-31\n", ABOUT)

    assert made == ReferenceList(
        name="transporters",
        version="1",
        source="A test",
        valid_from=date(2026, 1, 1),
        example=False,
        match=("exact",),
        entries=(
            ReferenceEntry(
                ("NL-1",),
                date(2026, 1, 1),
                date(2026, 12, 31),
                None,
                {"en": "South", "nl": "Zuid"},
                {"country": "NL", "city": "Venlo"},
            ),
        ),
    )


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_files_are_taken_as_spreadsheets_write_them(separator: str, end: str, mark: str) -> None:
    lines = [("authorisation", "country", "en"), ("NL-1", "NL", "Zuid & Noord"), ("", "", "")]
    raw = (mark + "".join(separator.join(line) + end for line in lines)).encode()

    made = read(TRANSPORTERS, raw, ABOUT)

    assert [(entry.keys, entry.words["en"]) for entry in made.entries] == [(("NL-1",), "Zuid & Noord")]


@pytest.mark.parametrize("name", SHIPPED)
def test_a_list_that_is_written_and_read_is_the_same(name: str) -> None:
    one = SHIPPED[name]
    about = About(version=one.version, source=one.source, valid_from=one.valid_from, example=one.example)

    again = read(DEFINITIONS[name], write(DEFINITIONS[name], one).encode(), about)

    assert again == one
    assert decode(encode(one)) == one
    assert encode(again) == encode(one)


def test_every_bad_cell_is_named_with_its_line_and_reason() -> None:
    lines = [
        "authorisation,country,en,since,until",
        "NL-1,NL,Good,,",
        ",NL,No number,,",
        "NL-2,Holland,Country,,",
        "NL-3,NL,,,",
        "NL-4,NL,Day,2026-02-30,",
        "NL-5,NL,Backwards,2026-05-01,2026-04-30",
        "NL-6,NL",
        '"NL-7\n",NL,Control\x07,,',
    ]
    text = "\n".join(lines)

    assert [(fault.line, fault.column) for fault in faults_of("transporters", text)] == [
        (3, "authorisation"),
        (4, "country"),
        (5, ""),
        (6, "since"),
        (7, "until"),
        (8, ""),
        (9, "en"),
    ]
    assert "“Holland” is not a country by ISO 3166" in faults_of("transporters", text)[1].reason


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("transporters", "", "There is no entry in it"),
        ("transporters", "authorisation;en\nA;x\n", "lacks this column; the list has authorisation, country, street"),
        ("transporters", "authorisation,country,en\n", "There is no entry in it"),
        ("transporters", "authorisation,country,en,colour\nA,NL,x,red\n", "no such column"),
        ("transporters", "authorisation,authorisation,country,en\nA,B,NL,x\n", "there twice"),
        ("transporters", 'authorisation,country,en\nA,NL,"x\n', "cannot be read as CSV"),
        ("transporters", b"authorisation,country,en\nA,NL,caf\xe9\n", "not UTF-8"),
        ("transporters", "authorisation,country,en\nA\0,NL,x\n", ""),
        ("transporters", "authorisation,country,en\n" + "A" * 65 + ",NL,x\n", "at most 64"),
        ("transporters", "authorisation,country,en\nA,NL," + "x" * 1001 + "\n", "at most 1000"),
        ("transporters", "authorisation,country,en\nA,NL,x\u202ey\n", "in one line"),
        ("transporters", "authorisation,country,en\nA,NL,x\u0092s\n", "in one line"),
        ("transporters", "authorisation,country,en\nA,NL," + "x" * 200_000 + "\n", "cannot be read as CSV"),
        ("transporters", "authorisation,country,en\nA,NL,x\nA,NL,y\n", "Line 2 says something else of A"),
        ("quantity_limits", "code,limit\n0101,ten\n", "not a whole number"),
        ("quantity_limits", "code,limit\n010,10\n", "2, 4, 6, 8 or 10 digits"),
        ("quantity_limits", "code,limit\n0101,1e3\n", "not a whole number"),
        ("quantity_limits", "code,limit,en\n0101,10,Horses\n", "no such column"),
        ("places", "code,country,latitude,longitude,en\nA,NL,91,0,x\n", "degrees from -90 to 90"),
        ("authorised_countries", "code,country,status\n0101,NL,maybe\n", "none of authorised, not_authorised"),
        ("nomenclature", "code,en\n0101,Horses\n", "chapter 01 is missing"),
        ("nomenclature", "code,en,parent\n01,Animals,\n", "no such column"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_the_reason(name: str, text: str | bytes, said: str) -> None:
    assert said in faults_of(name, text)[0].reason


def test_columns_that_do_not_fit_are_named_once_for_the_file() -> None:
    found = faults_of("transporters", "authorisation,name,en\n" + "A,x,y\n" * 1000)

    assert [(fault.line, fault.column, fault.code) for fault in found] == [
        (1, "name", "unknown-column"),
        (1, "country", "no-column"),
    ]


def test_a_file_with_too_many_bytes_is_not_read() -> None:
    assert "bytes" in faults_of("transporters", b"x" * (reference_csv.MAX_BYTES + 1))[0].reason


def test_a_list_with_too_many_entries_is_refused() -> None:
    rows = ((line, {"code": "01", "minutes": "1"}) for line in range(1, reference_csv.MAX_ENTRIES + 3))

    with pytest.raises(Unreadable) as refused:
        build(DEFINITIONS["unweaned_limits"], rows, ABOUT)

    assert "more than" in refused.value.faults[0].reason


def test_of_many_bad_lines_the_first_are_named_and_all_are_counted() -> None:
    with pytest.raises(Unreadable) as refused:
        read(TRANSPORTERS, b"authorisation,country,en\n" + b"A,nowhere,x\n" * 2000, ABOUT)

    assert (len(refused.value.faults), refused.value.count) == (MAX_FAULTS, 2000)


def test_the_lines_of_one_key_may_follow_each_other_in_time() -> None:
    text = b"code,minutes,since,until\n0101,20,2020-01-01,2025-12-31\n0101,24,2026-01-01,\n"

    found = read(DEFINITIONS["journey_limits"], text, ABOUT).look_up()

    assert [found.find(("01012100",), date(year, 6, 1)) is not None for year in (2019, 2020, 2026)] == [
        False,
        True,
        True,
    ]
    assert (found.find(("0101",), date(2025, 12, 31)) or ReferenceEntry((), date.min)).value == "20"
    assert (found.find(("0101",), date(2026, 1, 1)) or ReferenceEntry((), date.min)).value == "24"


def test_cn_1_only_the_end_of_a_branch_is_a_leaf_and_each_code_knows_the_heading_above() -> None:
    made = read(TREE, b"code,en\n01,Animals\n0101,Horses\n0101 21 00,Breeding\n0102,Cattle\n02,Meat\n", ABOUT)

    told = {entry.keys[0]: (entry.value, entry.facts.get("parent")) for entry in made.entries}
    assert told == {
        "01": ("branch", None),
        "0101": ("branch", "01"),
        "01012100": ("leaf", "0101"),
        "0102": ("leaf", "01"),
        "02": ("leaf", None),
    }


def test_progress_is_told_line_by_line() -> None:
    seen: list[int] = []

    read(TREE, b"code,en\n01,Animals\n\n02,Meat\n", ABOUT, seen.append)

    assert seen == [2, 4]


CELLS = st.text(max_size=12) | st.sampled_from(["NL", "01", "0101", "2026-01-01", "24", "en", "1,5", '"', "\n"])


@given(st.sampled_from(sorted(DEFINITIONS)), st.data())
def test_whatever_a_file_says_it_is_read_or_refused(name: str, data: st.DataObject) -> None:
    definition, refusal = DEFINITIONS[name], Unreadable([], 0)
    columns = st.sampled_from([*reference_csv.columns(definition), "en", "nl", "", "x"])
    row = st.dictionaries(columns, CELLS, max_size=6)

    try:
        made = build(definition, enumerate(data.draw(st.lists(row, max_size=5)), 1), ABOUT)
    except Unreadable as refused:
        made, refusal = None, refused

    if made is None:
        assert refusal.faults
    else:
        assert made.entries
        assert build(definition, enumerate(as_rows(definition, made.entries), 1), ABOUT) == made


@given(st.binary(max_size=200))
def test_whatever_bytes_a_file_has_it_is_read_or_refused(raw: bytes) -> None:
    refusal = None
    try:
        made = read(TRANSPORTERS, b"authorisation,country,en\n" + raw, ABOUT)
    except Unreadable as refused:
        made, refusal = None, refused

    assert made.entries if made is not None else refusal is not None and refusal.count >= len(refusal.faults) > 0
