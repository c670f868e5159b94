"""What a print says: every box of every edition, in order, and nothing that somebody must not see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, cast

import msgspec
import pytest

from backend.demo_consignments import COMPLETE
from backend.domain import print_sheet
from backend.domain.print_items import Fact, Shown, Table, Ticks
from backend.domain.print_sheet import Blank, Code, Sheet
from backend.domain.print_values import clean, code_text, option_text, rounded
from backend.outside.words import LANGUAGES, Words, words
from sync_protocol.document import Certificate, Decision, Document, Imported, Relation, RelationKind
from sync_protocol.editions import belongs
from sync_protocol.forms import CATALOGUE, CED, CHEDPP, CVEDA, CVEDP, DECLAR, DocumentForm, DocumentType
from sync_protocol.rules import Form, encode, places
from sync_protocol.workflow import Status
from tests.build import AT, SATISFACTORY_CHECKS, a_chedpp, a_cvedp, a_declar, with_boxes

EDITIONS = [(type_, edition) for type_, form in CATALOGUE.items() for edition in form.editions]
EVERY_EDITION = pytest.mark.parametrize(("type_", "edition"), EDITIONS)
ENGLISH = words("en")
SEALED = Code("https://waarmerk.example/c#123", "waarmerk.example/c", sealed=True, check="3F9A 01BC")


def a_document(content: Form, type_: DocumentType = CVEDP, **more: Any) -> Document:
    form = CATALOGUE[type_]
    edition = more.pop("edition", form.editions[-1])
    facts: dict[str, Any] = {
        "id": "01900000-0000-7000-8000-000000000001",
        "edition": edition,
        "rev": 3,
        "status": Status.VALID,
        "post": "NLRTM4P",
        "version": 2,
        "reference": f"{form.prefixes[edition]}.NL.2026.0000042",
        "changed_at": AT,
    }
    return Document(type=type_, content=msgspec.Raw(encode(content)), **(facts | more))


def a_sheet(document: Document, in_words: Words = ENGLISH, installation: str = "production", **more: Any) -> Sheet:
    code, latin = more.get("code", SEALED), more.get("latin", {})
    return print_sheet.sheet(document, in_words, "en", installation=installation, code=code, latin=latin)


def a_blank(type_: DocumentType, edition: str, installation: str = "production", **boxes: str) -> Sheet:
    return print_sheet.blank_sheet(Blank(type_, boxes), edition, ENGLISH, "en", installation=installation)


def said(sheet: object) -> str:
    """All that stands on it, as one text."""
    return msgspec.json.encode(sheet).decode().replace("\u200b", "")


def numbers(sheet: Sheet) -> list[str]:
    return [box.number for part in sheet.parts for box in part.boxes if box.number]


def box_of(sheet: Sheet, label: str) -> print_sheet.Box:
    return next(box for part in sheet.parts for box in part.boxes if box.label == label)


def numbers_of_the_form(form: DocumentForm, edition: str) -> Iterator[str]:
    """The numbers that the boxes of an edition have: of a section whose boxes have their own, theirs."""
    place = form.editions.index(edition)

    def within(section: type[Form]) -> Iterator[str]:
        for one in places(section).values():
            if not belongs(one.about.editions, edition):
                continue
            number = one.about.number[place] if one.about.number else ""
            inner = list(within(one.type)) if one.kind == "section" else []
            yield from inner or ([number] if number else [])

    for part in places(form.content).values():
        yield from within(part.type)


@EVERY_EDITION
def test_every_numbered_box_of_an_edition_is_on_its_blank_form(type_: DocumentType, edition: str) -> None:
    form = CATALOGUE[type_]
    sheet = a_blank(type_, edition)

    place = form.editions.index(edition)
    assert set(numbers_of_the_form(form, edition)) - set(numbers(sheet)) == set()
    assert {one.number[place] for one in form.given} - {""} <= set(numbers(sheet))


@pytest.mark.parametrize(
    ("type_", "edition", "reference", "post"),
    [
        (CVEDP, "136/2004", "25", "39"),
        (CVEDA, "282/2004", "27", "41"),
        (CED, "669/2009", "II.1", ""),
        (CHEDPP, "2000/29", "II.2", "II.19"),
        *((one, "2019/1715", "II.2", "II.20") for one in (CVEDP, CVEDA, CED, CHEDPP)),
    ],
)
def test_box_1_and_box_5_part_two_says_its_reference_and_the_post(
    type_: DocumentType, edition: str, reference: str, post: str
) -> None:
    content = with_boxes(COMPLETE[type_].form(AT), {"part2/documentary/result": "satisfactory"})
    sheet = a_sheet(a_document(content, type_, edition=edition, post="NLHBR1"))

    two = next(part for part in sheet.parts if part.number == "II")
    said_of_it = {box.label: (box.number, box.items) for box in two.boxes}
    number, (held, *_) = said_of_it["Reference"]
    assert (number, cast("Fact", held).text) == (reference, sheet.reference)
    assert said_of_it["Border post or control point"] == (post, (Fact("NLHBR1"),))
    blank = [(box.number, box.label) for part in a_blank(type_, edition).parts for box in part.boxes]
    assert {(reference, "Reference"), (post, "Border post or control point")} <= set(blank)


@EVERY_EDITION
def test_boxes_stand_in_the_order_of_their_numbers(type_: DocumentType, edition: str) -> None:
    sheet = a_blank(type_, edition)

    for part in sheet.parts:
        firsts = [int(match[0]) for box in part.boxes if (match := re.search(r"\d+", box.number))]
        assert firsts == sorted(firsts)


@EVERY_EDITION
def test_a_narrow_box_has_a_neighbour(type_: DocumentType, edition: str) -> None:
    for part in a_blank(type_, edition).parts:
        waiting = 0
        for box in part.boxes:
            waiting = 0 if box.wide and not waiting else waiting + (not box.wide)
            assert not (box.wide and waiting % 2)
            waiting %= 2
        assert waiting == 0


def leaves(value: object) -> Iterator[object]:
    match value:
        case dict():
            held = cast("dict[str, object]", value)
            yield from (leaf for name, one in held.items() if name != "id" for leaf in leaves(one))
        case list():
            yield from (leaf for one in cast("list[object]", value) for leaf in leaves(one))
        case _:
            yield value


@pytest.mark.parametrize("type_", CATALOGUE)
def test_no_text_of_a_document_is_missing_from_its_print(type_: DocumentType) -> None:
    content = COMPLETE[type_].form(AT)
    sheet = said(a_sheet(a_document(content, type_)))

    texts = [one for one in leaves(msgspec.json.decode(encode(content))) if isinstance(one, str)]
    free = [one for one in texts if " " in one and not re.fullmatch(r"[0-9T:Z.-]+", one)]
    assert free
    assert [one for one in free if one not in sheet] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_and_every_label_has_words(language: str) -> None:
    spoken = words(language)
    for type_, edition in EDITIONS:
        shown = Shown(words=spoken, edition=edition, place=CATALOGUE[type_].editions.index(edition))
        waiting = [CATALOGUE[type_].content]
        while waiting:
            for place in shown.places(waiting.pop()):
                assert shown.label(place) != place.name
                if place.kind in ("section", "rows"):
                    waiting.append(place.type)
                elif place.kind == "enum":
                    assert all(spoken.has(f"{place.type.__name__}-{option}") for option in place.type)


@pytest.mark.parametrize(
    ("status", "mark"),
    [
        (Status.DRAFT, "DRAFT"),
        (Status.NEW, ""),
        (Status.IN_PROGRESS, "IN PROGRESS"),
        (Status.PRE_VALID, "PRE-VALID"),
        (Status.VALID, "ORIGINAL"),
        (Status.REJECTED, "REJECTED"),
        (Status.CANCELLED, "CANCELLED"),
        (Status.REPLACED, "REPLACED"),
        (Status.RECALLED, "RECALLED"),
    ],
)
def test_print_1_the_status_is_the_watermark(status: Status, mark: str) -> None:
    assert a_sheet(a_document(a_cvedp(), status=status)).mark == mark


@pytest.mark.parametrize(("installation", "mark"), [("training", "TRAINING"), ("acceptance", "ACCEPTANCE")])
def test_print_3_another_installation_marks_every_print(installation: str, mark: str) -> None:
    assert a_sheet(a_document(a_cvedp()), installation=installation).mark == mark
    assert a_blank(CVEDP, "2019/1715", installation).mark == mark


def test_print_2_there_is_a_blank_form_of_each_type_and_of_each_model_of_the_declaration() -> None:
    found = print_sheet.blanks()

    assert {one.type for one in found.values()} == set(CATALOGUE)
    assert sorted(name for name, one in found.items() if one.type == DECLAR) == [
        "DECLAR-bones_horns_hooves",
        "DECLAR-intermediate_products",
        "DECLAR-non_harmonised",
    ]
    assert print_sheet.blank_made_at(CVEDP, "2019/1715") == datetime(2019, 12, 14, tzinfo=UTC)


def test_print_2_a_blank_form_has_room_to_write_and_every_option_to_tick() -> None:
    sheet = a_blank(CED, "669/2009")

    temperature = box_of(sheet, "Temperature")
    assert temperature.items == (Ticks((("Ambient", False), ("Chilled", False), ("Frozen", False))),)
    consignor = said(box_of(sheet, "Consignor or exporter"))
    assert [label in consignor for label in ("Name", "Address", "Country", "Approval number")] == [True] * 4
    (goods,) = box_of(sheet, "Description of the goods").items
    assert isinstance(goods, Table)
    assert set(goods.rows) == {()}


def test_print_5_part_three_and_the_links_to_other_documents_are_part_of_the_print() -> None:
    content = with_boxes(a_cvedp(), {"part3/status": "completed"})
    link = Relation(
        kind=RelationKind.REPLACED_BY,
        document="01900000-0000-7000-8000-000000000002",
        type=CVEDP,
        status=Status.VALID,
        post="NLRTM4P",
        at=AT,
        reference="CHEDP.NL.2026.0000043",
    )
    sheet = a_sheet(a_document(content, status=Status.REPLACED, relations=(link,)))

    assert [part.number for part in sheet.parts] == ["I", "III"]
    assert sheet.notes == (("Replaced by", "CHEDP.NL.2026.0000043 (Valid; NLRTM4P, since 14 July 2026)"),)


def test_print_1_the_countries_of_the_check_the_destination_and_the_way_are_asked_for_their_language() -> None:
    way = {"part1/purpose/transit_countries/a": {"country": "FR"}, "part1/purpose/journey/third_country": "CH"}
    document = a_document(with_boxes(a_cvedp(), way))

    assert print_sheet.countries_of(document) == [
        ("post", "NL"),
        ("destination", "NL"),
        ("transit", "CH"),
        ("transit", "FR"),
    ]


def test_cn_5_amounts_have_two_decimals_a_point_and_no_grouping() -> None:
    assert rounded(Decimal("1234.567")) == "1234.57"
    assert rounded(Decimal("0.005")) == "0.01"
    assert rounded(Decimal(21600)) == "21600.00"


def test_cn_2_lines_stand_in_the_order_of_their_codes_and_other_tables_repeat_their_numbers() -> None:
    lines = {
        "part1/commodities/z1": {"cn_code": "99999999", "description": "Last"},
        "part1/commodities/z2": {"description": "Without a code"},
        "part2/laboratory/done": True,
        "part2/laboratory/tests/t1": {"commodity": "z1", "test": "Salmonella"},
        **SATISFACTORY_CHECKS,
    }
    sheet = a_sheet(a_document(with_boxes(a_cvedp(), lines)))

    (goods,) = box_of(sheet, "Description of the goods").items
    assert isinstance(goods, Table)
    assert [row[0] for row in goods.rows] == ["1.", "2.", "3."]
    assert [row[1] for row in goods.rows] == ["0306 17 92", "9999 99 99", ""]
    assert "2. 9999 99 99 Last" in said(box_of(sheet, "Laboratory tests"))


def test_cn_7_a_species_has_its_scientific_name_beside_the_eppo_code() -> None:
    content = with_boxes(a_chedpp(), {"part1/commodities/k1/eppo_code": "PEBAM"})
    sheet = a_sheet(a_document(content, CHEDPP), latin={"PEBAM": "Persea americana"})

    assert "PEBAM Persea americana" in said(sheet)


@pytest.mark.parametrize("declared", [True, False])
def test_declar_1_the_health_information_is_printed_only_where_it_is_declared(declared: bool) -> None:
    content = with_boxes(a_declar(), {"part2/health_information/declared": declared})
    sheet = said(a_sheet(a_document(content, DECLAR)))

    assert ("for further processing or treatment" in sheet) is declared
    assert "for further processing or treatment" in said(
        a_blank(DECLAR, "142/2011", **{"part1/model": "bones_horns_hooves"})
    )


def test_the_one_who_signed_electronically_is_named_beside_the_room_for_a_wet_signature_and_a_stamp() -> None:
    decision = Decision(
        outcome="internal_market", signed_at=AT, received_at=AT, signed_by="Inspector 2", statement="", version=2
    )
    content = with_boxes(a_cvedp(), {**SATISFACTORY_CHECKS, "part2/official/name": "Inspector 2"})
    official = said(box_of(a_sheet(a_document(content, decision=decision)), "Official"))

    assert "Signed electronically by Inspector 2, 14 July 2026, 11:00" in official
    assert "Signature" in official
    assert "Stamp" in official


def test_the_code_is_followed_by_what_can_be_read_without_a_camera() -> None:
    document = a_document(a_cvedp())
    unsealed = Code("https://waarmerk.example/c#CHEDP.NL.2026.0000042", "waarmerk.example/c")

    assert a_sheet(document).beside == (
        "CHEDP.NL.2026.0000042-V2",
        "Check at waarmerk.example/c",
        "Check code 3F9A 01BC",
    )
    assert a_sheet(document, code=unsealed).beside[-1] == "Bears no seal of validation"
    assert a_sheet(document, code=None).beside == ()


def test_what_was_decided_elsewhere_says_so_and_is_no_original_of_ours() -> None:
    imported = Imported(reference="CHEDP.GB.2024.1", status="VALIDATED", decided_elsewhere=True)
    draft = a_document(a_cvedp(), imported=imported, reference="", version=0)
    sheet = a_sheet(draft)

    assert sheet.mark == ""
    assert sheet.reference == "CHEDP.GB.2024.1"
    assert sheet.notes == (("Decided elsewhere.", "There it is CHEDP.GB.2024.1, with status VALIDATED."),)
    taken_over = msgspec.structs.replace(imported, decided_elsewhere=False)
    assert a_sheet(a_document(a_cvedp(), imported=taken_over)).notes[0][0] == "Taken over from another system."
    assert print_sheet.reference_text(a_document(a_cvedp(), reference="", version=0)) == ""
    assert print_sheet.reference_text(a_document(a_cvedp(), version=0)) == "CHEDP.NL.2026.0000042"


@pytest.mark.parametrize("status", Status)
def test_print_4_the_seal_is_on_what_was_validated_here_and_is_in_force(status: Status) -> None:
    certificate = Certificate(number="CHEDP.NL.2026.0000042-V2", digits="1", shard="0", index=0, issued_at=AT)
    sealed = a_document(a_cvedp(), status=status, certificate=certificate)

    assert print_sheet.is_sealed(sealed) is (status is Status.VALID)
    assert not print_sheet.is_sealed(msgspec.structs.replace(sealed, certificate=None))


def test_nothing_is_printed_that_nobody_can_see_and_long_words_may_break() -> None:
    assert clean("a\u202eb\u200fc\u2066d") == "abcd"
    assert clean("x\u0000y\u0085z") == "x\u25a1y\u25a1z"
    assert clean("first\nsecond\t.") == "first\nsecond\t."
    assert clean("A" * 25) == f"{'A' * 10}\u200b{'A' * 10}\u200bAAAAA"
    assert clean("MSKU4471902") == "MSKU4471902"


def test_words_that_nobody_wrote_leave_the_name() -> None:
    class Nothing(Words):
        def has(self, message: str) -> bool:
            return message in ("yes", "no")

    sheet = a_sheet(a_document(a_cvedp()), Nothing("en"))

    assert sheet.title == "CHEDP"
    assert sheet.law == "2019-1715"
    assert box_of(sheet, "country_of_origin").number == "I.11"
    assert option_text(Status.VALID, Nothing("en")) == "valid"
    assert code_text("not a code") == "not a code"


def test_the_words_of_days_and_countries_are_the_languages_own() -> None:
    dutch = words("nl")

    assert dutch.day(date(2026, 7, 14)) == "14 juli 2026"
    assert dutch.moment(AT) == "14 juli 2026, 11:00"
    assert dutch.country("HU") == "Hongarije"
    assert dutch.country("XX") == "XX"
    assert words("hu").t("box-consignee") == "Címzett"
    assert ENGLISH.t("there-is-no-such-message") == "there-is-no-such-message"
    with pytest.raises(KeyError):
        words("tlh")


def test_a_section_within_a_row_is_said_in_a_line_with_what_its_ticks_are_about() -> None:
    party = {"role": "packer", "party/name": "Packer 1", "party/city": "Ermelo"}
    reference = {"system": "NCTS", "reference": "26NL1", "exact_match": True}
    content = with_boxes(
        a_cvedp(),
        {
            "part1/particulars/other_parties/a": {"role": party["role"]},
            "part1/particulars/other_parties/a/party/name": "Packer 1",
            "part1/particulars/other_parties/a/party/city": "Ermelo",
            "part1/particulars/external_references/b": reference,
        },
    )
    box = said(box_of(a_sheet(a_document(content)), "Further particulars"))

    assert "Packer 1, Ermelo" in box
    assert "NCTS" in box
