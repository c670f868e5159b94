"""Whatever people on several devices set, add and take away in whatever order it arrives, no value disappears."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.domain.differences import differences, text
from backend.domain.held import Refused
from backend.domain.rights import Person, Role
from sync_protocol.document import Choice, Conflict, Document
from sync_protocol.wire import Change, Resolve, ResultStatus
from sync_protocol.workflow import Status
from tests.domain.lifecycle import COLLEAGUE, HARBOUR, INSPECTOR, OPERATOR, Case, Desk, a_document, applied, refused

THIRD = Person(id="t", name="Inspector 3, Harbour post", role=Role.INSPECTOR, post=HARBOUR)
DESK_MATE = Person(id="m", name="Exporter South, second desk", role=Role.OPERATOR, organisation="south")

RESULT, REMARK = "part2/identity/result", "part2/identity/remark"
OWN_NUMBER = "part2/particulars/local_reference"
TEST = "part2/laboratory/tests/k1"

BOXES: dict[str, list[Any]] = {
    RESULT: ["satisfactory", "not_satisfactory", "not_done"],
    REMARK: ["Seal intact", "Seal broken"],
    "part2/laboratory/done": [True, False],
    OWN_NUMBER: ["H-1", "H-2"],
    f"{TEST}/samples": [3, 5],
    f"{TEST}/batch": ["B1", "B2"],
    f"{TEST}/laboratory/name": ["North", "South"],
}
ROWS: dict[str, list[Any]] = {TEST: [{"samples": 3}, {"samples": 4, "batch": "B9"}]}
"""By path; each can also be emptied, or taken away."""

VALUES = [(path, value) for path, some in (BOXES | ROWS).items() for value in (*some, None)]


def in_progress(*people: Person, status: Status = Status.IN_PROGRESS) -> tuple[Case, list[Desk]]:
    case = Case(a_document(status, boxes={TEST: {"samples": 1}}))
    return case, [case.at_desk(one) for one in people]


def content(document: Document) -> dict[str, Any]:
    return msgspec.json.decode(document.content)


def leaves(document: Document) -> dict[str, str]:
    """What stands in each box, as a conflict would say it."""
    told = differences(content(document).get("part2"), None, "part2")
    return {at: said for at, said, _ in told if said[:1] not in ("{", "[")}  # no sections and rows with nothing in them


def kept_somewhere(document: Document, path: str, said: str) -> bool:
    """Whether a value counts, waits for a person, or stands in the history; with its row, where that is what does."""
    conflicts = (*document.conflicts, *(one.conflict for one in document.resolutions))
    return leaves(document).get(path) == said or any(_says(one, path, said) for one in conflicts)


def _says(one: Conflict, path: str, said: str) -> bool:
    if one.at == path:
        return said in (one.kept, one.other)
    if not path.startswith(f"{one.at}/"):
        return False
    rows = (msgspec.json.decode(value) for value in (one.kept, one.other) if value)
    return any((path, said, "") in list(differences(row, None, one.at)) for row in rows)


CHANGES = st.lists(st.sampled_from(VALUES), min_size=1, max_size=2)
CHOICES = st.sampled_from([Choice.KEPT, Choice.OTHER, Choice.BOTH])
STEPS = st.lists(st.tuples(st.integers(0, 2), st.booleans(), CHANGES | CHOICES), min_size=2, max_size=12)
"""Who does it, whether they look at what the server has first, and what they set, or choose of the first conflict."""


@settings(max_examples=300)
@given(STEPS)
def test_inv_13_no_value_that_a_concurrent_operation_overwrites_disappears(
    steps: list[tuple[int, bool, list[tuple[str, Any]] | Choice]],
) -> None:
    case, desks = in_progress(INSPECTOR, COLLEAGUE, THIRD)
    seen = [case.document.rev] * len(desks)
    written: dict[str, tuple[int, int]] = {}
    owed: set[tuple[str, str]] = set()
    for who, pulls, some in steps:
        if pulls:
            seen[who] = case.document.rev
        before = leaves(case.document)
        values = {} if isinstance(some, Choice) else dict(some)
        if isinstance(some, Choice):
            shown = [one for one in case.document.conflicts if one.rev <= seen[who]]
            if not shown:
                continue
            args = Resolve((shown[0].id,), some, note="The other value")
            applied(desks[who].does("conflict.resolve", args, rev=seen[who]))
        elif isinstance(result := desks[who].does("document.set", change(values), rev=seen[who]), Refused):
            assert result.code == "BOX"  # in a row that the person knew to be gone
            continue
        after = leaves(case.document)
        for path, said in before.items():
            rev, writer = written.get(path, (0, who))
            if after.get(path) != said and rev > seen[who] and writer != who:
                owed.add((path, said))
        set_ = change(values).set if values.get(TEST, {}) is not None else {}  # the same change took its row away
        owed |= {(path, text(value)) for path, value in set_.items()}
        owed = {(path, said) for path, said in owed if after.get(path) != said}  # what counts now may be replaced
        written |= {path: (case.document.rev, who) for path in {*before, *after} if before.get(path) != after.get(path)}

        assert [one for one in sorted(owed) if not kept_somewhere(case.document, *one)] == []


@given(st.lists(st.lists(st.sampled_from(VALUES), min_size=1, max_size=3), max_size=12), st.data())
def test_inv_14_a_chain_of_own_edits_never_conflicts_with_itself(
    some: list[list[tuple[str, Any]]], data: st.DataObject
) -> None:
    case, (desk,) = in_progress(INSPECTOR)

    for values in some:
        seen = data.draw(st.integers(3, case.document.rev))
        desk.does("document.set", change(dict(values)), rev=seen)

        assert case.document.conflicts == ()


@given(st.permutations(range(3)), st.data())
def test_inv_12_changes_of_different_boxes_come_to_the_same_in_any_order(order: list[int], data: st.DataObject) -> None:
    paths = data.draw(st.permutations([*BOXES]))
    shares = [
        {path: data.draw(st.sampled_from(BOXES[path])) for path in paths[n::3]}
        | {f"part2/decision/reasons/k{n}": {"country": f"{n}"}}
        for n in range(3)
    ]

    def done(turns: list[int]) -> Document:
        case, desks = in_progress(INSPECTOR, COLLEAGUE, THIRD)
        for n in turns:
            applied(desks[n].sets_from(3, shares[n]))
        return case.document

    one, other = done([0, 1, 2]), done(order)
    assert leaves(one) == leaves(other)
    assert (one.conflicts, other.conflicts) == ((), ())


def change(values: dict[str, Any]) -> Change:
    return Change(
        set={path: value for path, value in values.items() if value is not None and path in BOXES},
        unset=tuple(path for path, value in values.items() if value is None and path in BOXES),
        add={path: value for path, value in values.items() if value is not None and path in ROWS},
        remove=tuple(path for path, value in values.items() if value is None and path in ROWS),
    )


def test_a_box_says_who_set_each_of_its_values_whoever_changed_the_document_since() -> None:
    case, (first, second, third) = in_progress(INSPECTOR, COLLEAGUE, THIRD)
    applied(first.sets({RESULT: "satisfactory"}))
    applied(third.sets({REMARK: "Seal intact"}))

    applied(second.sets_from(3, {RESULT: "not_satisfactory"}))

    (conflict,) = case.document.conflicts
    assert (conflict.kept_by, conflict.other_by) == (COLLEAGUE.name, INSPECTOR.name)
    assert conflict.rev == 6


def test_the_name_of_a_conflict_means_it_and_no_other_also_after_a_restored_backup() -> None:
    """What came first in the lost time does not come first again: the same revision then brings another conflict."""
    case, (first, second, third) = in_progress(INSPECTOR, COLLEAGUE, THIRD)
    applied(first.sets({REMARK: "a", RESULT: "satisfactory"}))
    backup = case.held
    applied(second.sets_from(3, {REMARK: "b"}))
    (seen,) = case.document.conflicts
    case.held = backup

    applied(third.sets_from(3, {RESULT: "not_satisfactory"}))

    (another,) = case.document.conflicts
    assert (another.rev, another.id != seen.id) == (seen.rev, True)
    assert refused(first.does("conflict.resolve", Resolve((seen.id,), Choice.OTHER))).code == "NO_CONFLICT"


def test_a_box_with_three_values_has_what_counts_now_and_both_others() -> None:
    case, (first, second, third) = in_progress(INSPECTOR, COLLEAGUE, THIRD)
    applied(first.sets({REMARK: "a"}))
    applied(second.sets_from(3, {REMARK: "b"}))

    applied(third.sets_from(3, {REMARK: "c"}))

    assert {(one.kept, one.other) for one in case.document.conflicts} == {("c", "a"), ("c", "b")}


def test_who_goes_on_without_having_seen_the_other_value_settles_nothing_and_what_counts_is_told() -> None:
    case, (first, second) = in_progress(INSPECTOR, COLLEAGUE)
    applied(first.sets({REMARK: "a"}))
    applied(second.sets_from(3, {REMARK: "b"}))

    applied(second.sets_from(3, {REMARK: "c"}))

    (conflict,) = case.document.conflicts
    assert (conflict.kept, conflict.other) == ("c", "a")


def test_a_box_whose_first_value_others_rely_on_keeps_it() -> None:
    case, (first, second) = in_progress(INSPECTOR, COLLEAGUE)
    applied(first.sets({OWN_NUMBER: "H-1"}))

    result = applied(second.sets_from(3, {OWN_NUMBER: "H-2"}))

    (conflict,) = case.document.conflicts
    assert (conflict.kept, conflict.kept_by, conflict.other) == ("H-1", INSPECTOR.name, "H-2")
    assert content(case.document)["part2"]["particulars"]["local_reference"] == "H-1"
    assert (result.status, result.conflicts[0].mine) == (ResultStatus.MERGED, "H-2")


def test_a_row_that_one_takes_away_while_another_works_in_it_stays() -> None:
    case, (first, second) = in_progress(INSPECTOR, COLLEAGUE)
    applied(first.sets({f"{TEST}/samples": 5}))

    applied(second.does("document.set", Change(remove=(TEST,)), rev=3))

    assert content(case.document)["part2"]["laboratory"]["tests"] == [{"id": "k1", "samples": 5}]
    (conflict,) = case.document.conflicts
    assert (conflict.at, conflict.other, conflict.other_by) == (TEST, "", COLLEAGUE.name)


def test_a_row_that_is_gone_comes_back_with_what_somebody_wrote_in_it_meanwhile() -> None:
    case, (first, second) = in_progress(INSPECTOR, COLLEAGUE)
    applied(first.does("document.set", Change(remove=(TEST,))))

    applied(second.sets_from(3, {f"{TEST}/laboratory/name": "North"}))

    assert content(case.document)["part2"]["laboratory"]["tests"] == [
        {"id": "k1", "samples": 1, "laboratory": {"name": "North"}}
    ]
    (conflict,) = case.document.conflicts
    assert (conflict.at, conflict.other, conflict.other_by) == (TEST, "", INSPECTOR.name)


def test_a_row_that_one_took_away_oneself_is_not_written_in() -> None:
    _, (first,) = in_progress(INSPECTOR)
    applied(first.does("document.set", Change(remove=(TEST,))))

    assert refused(first.sets_from(3, {f"{TEST}/samples": 5})).code == "BOX"


def test_rows_of_rows_come_back_too() -> None:
    line = "part1/commodities/k1"
    boxes = {line: {"cn_code": "03061792"}, f"{line}/items/a": {"batch": "B1"}}
    case = Case(a_document(Status.DRAFT, boxes=boxes))
    first, second = case.at_desk(OPERATOR), case.at_desk(DESK_MATE)
    applied(first.does("document.set", Change(remove=(line,))))

    applied(second.sets_from(3, {f"{line}/items/a/batch": "B2"}))

    (row,) = [one for one in content(case.document)["part1"]["commodities"] if one["id"] == "k1"]
    assert row["items"] == [{"id": "a", "batch": "B2"}]


def test_a_submission_of_part_i_keeps_what_a_colleague_had_set_meanwhile_beside_it() -> None:
    case = Case(a_document(Status.DRAFT))
    first, second = case.at_desk(OPERATOR), case.at_desk(DESK_MATE)
    seen = case.document
    applied(first.sets({"part1/country_of_origin": "BR"}))

    result = applied(second.signs("submit", seen=seen))

    (conflict,) = case.document.conflicts
    assert (conflict.at, conflict.other, conflict.other_by) == ("part1/country_of_origin", "BR", OPERATOR.name)
    assert (result.status, case.document.status) == (ResultStatus.MERGED, Status.NEW)


def test_inv_13_a_row_that_came_back_is_not_taken_away_again_by_who_has_not_seen_that() -> None:
    case, (writer, remover) = in_progress(INSPECTOR, COLLEAGUE)
    applied(writer.sets({f"{TEST}/samples": 3}))
    applied(remover.sets({TEST: None}))
    applied(writer.sets_from(4, {f"{TEST}/samples": 3}))

    again = applied(remover.does("document.set", change({TEST: None}), rev=5))

    assert again.status is ResultStatus.MERGED
    assert leaves(case.document)[f"{TEST}/samples"] == "3"


def test_syn_4_one_text_in_two_spellings_of_unicode_is_one_value() -> None:
    case, (first, second) = in_progress(INSPECTOR, COLLEAGUE)
    applied(first.sets_from(3, {REMARK: "Gyümölcs"}))

    again = applied(second.sets_from(3, {REMARK: "Gyu\u0308mo\u0308lcs"}))

    assert (again.status, case.document.conflicts) == (ResultStatus.NOOP, ())
    assert content(case.document)["part2"]["identity"]["remark"] == "Gyümölcs"


def test_a_conflict_carries_a_text_as_the_box_holds_it() -> None:
    case, (first, second) = in_progress(INSPECTOR, COLLEAGUE)
    applied(first.sets_from(3, {REMARK: "Seal intact"}))

    applied(second.sets_from(3, {REMARK: "Gyu\u0308mo\u0308lcs"}))

    (conflict,) = case.document.conflicts
    assert {conflict.kept, conflict.other} == {"Seal intact", "Gyümölcs"}
