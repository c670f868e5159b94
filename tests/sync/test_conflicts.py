"""What two people say differently is shown box by box, and settled by whoever has seen both."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from backend.domain import rights
from backend.domain.differences import differences
from sync_protocol import rules
from sync_protocol.wire import Change, ResultStatus
from tests.build import a_cvedp
from tests.desk import ACCEPTED, Desk
from tests.sync.test_decide import resubmit, with_pending

RESULT = "part2/identity/result"
DONE = "part2/laboratory/done"


async def with_two_values(operator: Desk, inspector: Desk, colleague: Desk, box: str, first: Any, second: Any) -> str:
    document_id = await operator.submit_new()
    await inspector.set(document_id, 2, {box: first})
    assert (await colleague.set(document_id, 2, {box: second})).status is ResultStatus.MERGED
    return document_id


async def test_a_flag_with_two_values_is_told_as_it_travels(operator: Desk, inspector: Desk, colleague: Desk) -> None:
    document_id = await with_two_values(operator, inspector, colleague, DONE, True, False)

    (conflict,) = (await inspector.pull())[document_id].conflicts

    assert (conflict.kept, conflict.other) == ("false", "true")


@pytest.mark.parametrize("value", ["satisfactory", "not_satisfactory"])
async def test_who_has_seen_both_values_settles_them_by_setting_the_box_once_more(
    operator: Desk, inspector: Desk, colleague: Desk, value: str
) -> None:
    document_id = await with_two_values(operator, inspector, colleague, RESULT, "satisfactory", "not_satisfactory")
    seen = (await inspector.pull())[document_id]

    result = await inspector.set(document_id, seen.rev, {RESULT: value})

    assert result.status is ResultStatus.APPLIED
    settled = (await inspector.pull())[document_id]
    assert settled.conflicts == ()
    assert msgspec.json.decode(bytes(settled.content))["part2"]["identity"]["result"] == value


async def test_who_has_not_seen_both_settles_nothing(operator: Desk, inspector: Desk, colleague: Desk) -> None:
    document_id = await operator.submit_new()
    await inspector.set(document_id, 2, {RESULT: "satisfactory"})
    offline = [
        colleague.stream.operation("document.set", document_id, 2, Change(set={RESULT: value}), colleague.now)
        for value in ("not_satisfactory", "not_done")
    ]

    await colleague.push(*offline)

    (conflict,) = (await inspector.pull())[document_id].conflicts
    assert (conflict.at, conflict.other) == (RESULT, "satisfactory")


async def test_a_decision_on_an_older_part_i_is_shown_with_what_differs(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()
    seen = (await inspector.pull())[document_id]
    checks = inspector.stream.operation("document.set", document_id, seen.rev, Change(set=ACCEPTED), inspector.now)
    decision = inspector.decision(with_pending(seen, ACCEPTED))
    await resubmit(operator, document_id, **{"part1/country_of_origin": "BR"})

    await inspector.push(checks, decision)

    before = msgspec.json.decode(rules.encode(a_cvedp()))["part1"]["country_of_origin"]
    for desk in (inspector, operator):
        conflicts = (await desk.pull())[document_id].conflicts
        assert {one.code for one in conflicts} == {rights.PART_ONE_CHANGED}
        (box,) = [one for one in conflicts if one.at != "part1"]
        assert (box.at, box.kept, box.other) == ("part1/country_of_origin", "BR", before)
        assert (box.kept_by, box.other_by) == (operator.member.name, inspector.member.name)


def test_differences_are_told_box_by_box_and_rows_by_their_ids() -> None:
    kept: Any = {"a": "1", "section": {"b": True}, "rows": [{"id": "k1", "c": 1}, {"id": "k3", "c": 3}], "same": "x"}
    other: Any = {
        "a": "2",
        "section": {},
        "rows": [{"id": "k2", "c": 2}, {"id": "k1", "c": 1}],
        "same": "x",
        "more": ["y"],
    }

    assert list(differences(kept, other, "part1")) == [
        ("part1/a", "1", "2"),
        ("part1/section/b", "true", ""),
        ("part1/rows/k3/c", "3", ""),
        ("part1/rows/k2/c", "", "2"),
        ("part1/more", "", '["y"]'),
    ]


def test_equal_contents_do_not_differ() -> None:
    content = msgspec.json.decode(rules.encode(a_cvedp()))

    assert list(differences(content, content, "")) == []
