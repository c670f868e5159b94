"""A rule seen from outside: what it reads, why it says what it says, which empty boxes can keep it open."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sync_protocol.evaluate import Entry, List
from sync_protocol.explain import explain
from sync_protocol.rules import ListOf, Quantity, Rule, mandatory, rule, today
from tests.protocol.guards import reads, unguarded
from tests.protocol.sample import Item, Line, Sample, item, line, sample

DAY = date(2026, 7, 1)
LIMIT = ListOf[Quantity]("limits", "decimal")


def test_a_rule_reads_boxes_and_tables_also_those_of_its_place() -> None:
    made = rule(
        "R",
        "",
        when=sample.lines.any(line.code == sample.text),
        require=LIMIT.find(sample.other) > line.items.sum(item.net),
        at=line.amount,
    )

    assert reads(made) == {"lines", "lines/*/code", "text", "other", "lines/*/items", "lines/*/items/*/net"}


def test_an_explanation_shows_every_node_with_its_value() -> None:
    made = rule(
        "CN-4",
        "The subtotal is not below the sum of its lines.",
        when=(line.code != "9") & (sample.seen.day() > today),
        require=(line.amount >= line.items.sum(item.net))
        | LIMIT.find(sample.text).missing()
        | sample.colour.within([]),
        at=line.amount,
    )
    items = (Item(id="x", net=Quantity("1.5")), Item(id="y", net=Quantity("100")))
    seen = datetime(2026, 7, 1, 22, tzinfo=UTC)
    document = Sample(seen=seen, lines=(Line(id="k", code="1", amount=Quantity("20.50"), items=items),))

    told = str(explain(made, document, DAY, {"limits": List(("exact",), (Entry(("9",), DAY),))}))

    assert (
        told
        == """\
CN-4 The subtotal is not below the sum of its lines.
  lines/k/amount: true
    when and: true
      not: true
        =: false
          lines/k/code: 1
          constant: 9
      <: true
        today: 2026-07-01
        day: 2026-07-02
          seen: 2026-07-01 22:00:00+00:00
    require or: true
      not: false
        <: true
          lines/k/amount: 20.5
          sum lines/*/items: 101.5
            x lines/k/items/x/net: 1.5
            y lines/k/items/y/net: 100
      not: true
        present: false
          find limits: missing
            text: missing
      in: open
        colour: missing"""
    )


def guard(*rules: Rule) -> list[set[str]]:
    return [set(names) for _, names in unguarded(rules)]


def test_a_rule_that_reads_a_box_which_nothing_asks_for_can_stay_open() -> None:
    assert guard(rule("R", "", require=sample.text == sample.other, at=sample.text)) == [{"text", "other"}]


def test_a_box_that_is_mandatory_is_in_order() -> None:
    made = rule("R", "", require=sample.text == "a", at=sample.text)

    assert guard(*mandatory(sample.text), made) == []
    assert guard(*mandatory(sample.text, when=sample.lines.any()), made) == [{"text"}]


def test_a_box_that_is_mandatory_wherever_the_rule_applies_is_in_order() -> None:
    made = rule("R", "", when=sample.lines.any() & sample.ready.present(), require=sample.text == "a", at=sample.text)

    assert guard(*mandatory(sample.text, when=sample.lines.any()), made) == []


def test_a_box_that_is_asked_for_first_is_in_order() -> None:
    present = sample.text.present()
    equal = sample.text == "a"

    assert guard(rule("R", "", when=present, require=equal, at=sample.text)) == []
    assert guard(rule("R", "", when=present & sample.lines.any(), require=equal, at=sample.text)) == []
    assert guard(rule("R", "", require=present & equal, at=sample.text)) == []
    assert guard(rule("R", "", require=sample.text.missing() | equal, at=sample.text)) == []
    assert (
        guard(rule("R", "", require=sample.lines.all(line.code.missing() | (line.code == "a")), at=sample.lines)) == []
    )
    assert guard(rule("R", "", require=present | equal, at=sample.text)) == [{"text"}]


def test_a_look_up_has_to_be_asked_for_first_too() -> None:
    limit = LIMIT.find(sample.text)
    above = limit > Quantity("1")

    assert guard(rule("R", "", require=above, at=sample.text)) == [{"limits", "text"}]
    assert guard(*mandatory(sample.text), rule("R", "", require=above, at=sample.text)) == [{"limits"}]
    assert guard(rule("R", "", when=limit.present(), require=above, at=sample.text)) == []


def test_the_id_of_a_row_is_never_empty() -> None:
    assert guard(rule("R", "", require=sample.lines.any(line.id == "a"), at=sample.lines)) == []
