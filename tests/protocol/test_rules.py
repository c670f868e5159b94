"""The language of forms and rules: what it builds, and what it refuses."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from typing import Any, cast

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync_protocol.conditions import ALWAYS, And, Get, Lit, Not, Or, Same, Test, literal
from sync_protocol.evaluate import List, check, lists_of
from sync_protocol.explain import explain
from sync_protocol.rules import (
    Box,
    Cond,
    Form,
    ListOf,
    Quantity,
    Ref,
    boxes,
    decode,
    encode,
    mandatory,
    places,
    rule,
    today,
)
from sync_protocol.scalars import from_wire, to_wire
from tests.protocol.sample import Colour, Details, Item, Line, Sample, item, line, sample

DAY = date(2026, 7, 1)
APPROVED = ListOf[str]("approved", "text")
LIMIT = ListOf[Quantity]("limits", "decimal")


def found(cond: Cond, document: Sample) -> bool | None:
    """Whether a condition holds for a document."""
    findings = check(document, [rule("R", "", require=cond, at=sample.text)], DAY, {})
    return True if not findings else None if findings[0].missing else False


# --- the same box, on a document and in a rule ------------------------------------------------------------------------


def test_a_box_is_a_value_on_a_document_and_a_place_in_a_rule() -> None:
    document = Sample(colour=Colour.RED, details=Details(note="a"), lines=(Line(id="k", amount=Quantity("1.50")),))

    assert (document.colour, document.details.note, document.lines[0].amount) == (Colour.RED, "a", Quantity("1.5"))
    assert document.text is None
    assert (sample.colour.path, sample.details.note.path) == ("colour", "details/note")
    assert (line.amount.path, item.net.path) == ("lines/*/amount", "lines/*/items/*/net")


@pytest.mark.parametrize(
    ("cond", "holds"),
    [
        (sample.number == 3, True),
        (sample.number != 3, False),
        (sample.number < 4, True),
        (sample.number <= 3, True),
        (sample.number > 3, False),
        (sample.number >= 3, True),
        (sample.number + 1 == 4, True),
        (sample.number + sample.number == 6, True),
        (sample.amount + Quantity("0.1") == Quantity("0.3"), True),
        (sample.amount.places(1), True),
        (sample.amount.places(0), False),
        (sample.text == sample.other, None),
        (sample.text.starts("x", "ab"), True),
        (sample.text.within({"abc", "x"}), True),
        (sample.colour.within({Colour.BLUE}), False),
        (sample.colour == Colour.RED, True),
        (sample.ready.yes(), False),
        (sample.ready.no(), True),
        (sample.other.present(), False),
        (sample.other.missing(), True),
        (sample.seen.day() == sample.due, True),
        (sample.seen.day() < today, False),
        (sample.seen < datetime(2026, 7, 1, 10, 0, 1, tzinfo=UTC), True),
        (sample.lines.any(), True),
        (sample.lines.any(line.code == "2"), True),
        (sample.lines.all(line.code == "2"), False),
        (sample.lines.count() == 2, True),
        (sample.lines.count(line.code == "2") == 1, True),
        (sample.lines.sum(line.items.sum(item.packages)) == 3, True),
        ((sample.ready.no() & sample.lines.any()) | sample.other.present(), True),
        (~(sample.other == "a"), None),
    ],
)
def test_a_condition_is_written_with_operators(cond: Cond, holds: bool | None) -> None:
    document = Sample(
        text="abc",
        colour=Colour.RED,
        ready=False,
        number=3,
        amount=Quantity("0.2"),
        due=DAY,
        seen=datetime(2026, 7, 1, 10, tzinfo=UTC),
        lines=(Line(id="a", code="1"), Line(id="b", code="2", items=(Item(id="x", packages=3),))),
    )

    assert found(cond, document) is holds


def test_conditions_joined_alike_make_one_node() -> None:
    a, b, c = sample.ready.yes(), sample.text.present(), sample.other.present()

    assert (a & b & c).node == And((a.node, b.node, c.node))
    assert (a | b | c).node == Or((a.node, b.node, c.node))
    assert (a & (b | c)).node == And((a.node, Or((b.node, c.node))))
    assert (~a).node == Not(a.node)


@pytest.mark.parametrize("mistake", [sample.ready.yes(), sample.text, sample.lines])
def test_nothing_of_a_rule_has_a_truth(mistake: Any) -> None:
    """`and`, `or`, `not` and `a < b < c` ask for it: they fail when the module is imported."""
    with pytest.raises(TypeError):
        bool(mistake)


def test_a_reference_is_no_key() -> None:
    with pytest.raises(TypeError):
        hash(sample.text)


def test_a_misspelt_box_fails() -> None:
    with pytest.raises(AttributeError, match="Sample has no box 'txet'"):
        cast("Any", sample).txet  # noqa: B018 - reading it is the test


@pytest.mark.parametrize(
    "mistake",
    [
        lambda: rule("R", "", require=line.code == "1", at=sample.text),
        lambda: rule("R", "", require=sample.ready.yes(), when=line.code == "1", at=sample.lines),
        lambda: rule("R", "", require=line.items.any(), at=sample.text),
        # inside `any`, the items of the row that `at` says are those of another row
        lambda: rule("R", "", require=sample.lines.any(item.net > Quantity("1")), at=item.net),
        lambda: sample.number.within({1, 2}),
        lambda: sample.amount.places(7),
        lambda: APPROVED.find(sample.amount),
        lambda: APPROVED.lists(sample.text, sample.ready),
        lambda: (sample.number + 1).path,
        lambda: literal(1.5, "decimal"),
        lambda: literal(date(1899, 12, 31), "date"),
    ],
)
def test_what_has_no_meaning_is_refused_when_it_is_written(mistake: Any) -> None:
    with pytest.raises((TypeError, ValueError)):
        mistake()


def test_a_row_is_known_inside_its_table_and_at_the_place_of_a_rule() -> None:
    rule("R", "", require=sample.lines.any(line.items.any(item.net > Quantity("1"))), at=sample.text)
    rule("R", "", require=(line.amount > Quantity("1")) & line.items.any(item.packages == 1), at=item.net)
    rule("R", "", require=sample.lines.any(line.code == "1"), at=line.code)


def test_constants_travel_as_json_has_them() -> None:
    assert literal(Colour.RED, "enum") == Lit("red", "enum")
    assert literal(Quantity("1.50"), "decimal") == Lit("1.50", "decimal")
    assert literal(DAY, "date") == Lit("2026-07-01", "date")
    assert literal(datetime(2026, 7, 1, tzinfo=UTC), "instant") == Lit("2026-07-01T00:00:00.000Z", "instant")
    assert literal(True, "flag") == Lit(True, "flag")


def test_a_rule_survives_the_wire() -> None:
    chk_3 = rule(
        "CHK-3", "…", when=sample.lines.any(), require=sample.colour == Colour.RED, at=sample.lines, warning=True
    )

    travelled = msgspec.json.decode(msgspec.json.encode(chk_3), type=type(chk_3))

    assert travelled == chk_3
    assert msgspec.to_builtins(chk_3.require) == ["=", ["get", "colour", "enum"], ["lit", "red", "enum"], "enum"]


def test_mandatory_asks_for_a_value_or_a_row() -> None:
    asked = [*mandatory(sample.text, sample.lines, line.code, when=sample.ready.yes())]

    findings = check(Sample(ready=True, lines=(Line(id="k"),)), asked, DAY, {})

    assert [(finding.code, finding.at) for finding in findings] == [
        ("MANDATORY", "text"),
        ("MANDATORY", "lines/k/code"),
    ]
    assert check(Sample(ready=False), asked, DAY, {}) == []


@pytest.mark.parametrize("lists", [{}, {"approved": List(("exact",), ())}], ids=["not here", "empty"])
def test_a_rule_whose_list_is_not_here_is_not_judged(lists: dict[str, List]) -> None:
    looked_up = rule("R", "", require=APPROVED.lists(sample.text), at=sample.text)
    other = rule("S", "", require=sample.text == "b", at=sample.text)

    assert lists_of(looked_up) == {"approved"}
    assert [one.code for one in check(Sample(text="a"), [looked_up, other], DAY, lists)] == ["S"]
    assert "no list approved here" in str(explain(looked_up, Sample(text="a"), DAY, lists))


def test_a_row_named_in_another_table_is_found_at_once() -> None:
    """Asked for each of thousands of rows, the general way looks through thousands: it would hold a server up."""
    made = rule("R", "", require=sample.lines.any(line.id == sample.text), at=sample.text)
    many = tuple(Line(id=f"k{n}") for n in range(3))

    def says(document: Sample) -> list[tuple[str, ...]]:
        return [one.missing for one in check(document, (made,), DAY, {})]

    assert says(Sample(text="k2", lines=many)) == []
    assert says(Sample(text="k9", lines=many)) == [()]
    assert says(Sample(lines=many)) == [("text",)]
    assert says(Sample(text="k2")) == [()]
    assert says(Sample()) == [()]


# --- documents --------------------------------------------------------------------------------------------------------


def test_an_empty_document_has_no_bytes_of_its_own() -> None:
    assert encode(Sample()) == b"{}"
    assert decode(Sample, "{}") == Sample()


@pytest.mark.parametrize(
    "content",
    [
        '{"texts": "a"}',
        '{"text": ""}',
        '{"text": "a\\u0000"}',
        '{"number": 9007199254740992}',
        '{"number": true}',
        '{"amount": 1.5}',
        '{"amount": "1e2"}',
        '{"due": "0206-07-01"}',
        '{"seen": "2026-07-01T10:00:00"}',
        '{"seen": "2026-07-01T10:00:00+02:00"}',
        '{"seen": "2026-07-01T10:00:00.0001Z"}',
        '{"seen": "1026-07-01T10:00:00Z"}',
        '{"details": {"note": "abcdef"}}',
        '{"lines": [{"code": "1"}]}',
        '{"lines": [{"id": "A"}]}',
        '{"lines": [{"id": "a\\n"}]}',
        '{"lines": [{"id": "a"}, {"id": "a"}]}',
        '{"details": null}',
        "{",
    ],
)
def test_a_document_that_does_not_fit_its_form_is_refused(content: str) -> None:
    with pytest.raises(msgspec.DecodeError):
        decode(Sample, content)


@pytest.mark.parametrize("text", ["", "x" * 10_001, "\r", "\x9f", " \t\n"])
def test_a_text_is_bounded_also_when_python_builds_the_document(text: str) -> None:
    with pytest.raises(ValueError, match="text: "):
        Sample(text=text)


def test_an_instant_is_kept_in_utc_only() -> None:
    with pytest.raises(ValueError, match="UTC"):
        Sample(seen=datetime(2026, 7, 1, tzinfo=timezone(timedelta(hours=2))))


def test_a_form_can_be_built_upon() -> None:
    assert list(places(Line)) == ["id", "code", "amount", "due", "details", "tariff", "items"]
    assert places(Line)["code"].about.label == "code"


@given(st.decimals(-(10**15) + 1, 10**15 - 1, places=6))
def test_a_quantity_is_exact_in_whatever_context(number: Decimal) -> None:
    with localcontext(Context(prec=2)):
        quantity = Quantity(f"{number:f}")

        assert (Fraction(quantity), str(quantity)) == (Fraction(number), f"{number:f}")
        assert quantity.millionths == Fraction(number) * 1_000_000


def test_a_sum_is_exact_in_whatever_context() -> None:
    most, least = Quantity("999999999999999.999999"), Quantity("0.000002")
    document = Sample(amount=most, lines=(Line(id="a", amount=most), Line(id="b", amount=least)))

    with localcontext(Context(prec=2)):
        assert found(sample.lines.sum(line.amount) == sample.amount + least, document) is True
        assert found(sample.lines.sum(line.amount) == sample.amount, document) is False


def test_a_box_holds_what_both_languages_know() -> None:
    with pytest.raises(TypeError, match="no box holds a float"):
        places(Floating)


class Floating(Form):
    weight: Box[float]


def test_only_quantities_have_a_way_of_their_own_through_json() -> None:
    with pytest.raises(NotImplementedError):
        from_wire(complex, "1j")
    with pytest.raises(NotImplementedError):
        to_wire(1j)


def test_the_type_checker_sees_both_faces() -> None:
    """Read by pyright: a wrong type here fails the check of types, not this test."""
    document: Sample = Sample()
    value: Quantity | None = document.amount
    place: Ref[Quantity] = boxes(Sample).amount

    node: Test = (place == Quantity("1")).node

    assert value is None
    assert node == Same(Get("amount", "decimal"), Lit("1", "decimal"), "decimal")
    assert rule("R", "", require=place.present(), at=place).when == ALWAYS
