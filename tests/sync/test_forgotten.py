"""ST-9: draft and new documents that nobody goes on with for three months are removed; of a CVEDP, only drafts."""

from __future__ import annotations

import pytest

from backend import worker
from backend.demo import HARBOUR
from sync_protocol.forms import CATALOGUE, CED, CVEDP, DocumentType
from sync_protocol.wire import Change, Creation
from tests.build import a_ced, a_cvedp
from tests.desk import Desk, Office, new_id
from tests.sync.test_delete import audited

DAYS = 92
"""From 14 July, three months are 92 days."""


async def a_draft(desk: Desk, type_: DocumentType = CVEDP) -> str:
    document_id = new_id()
    creation = Creation(type_, CATALOGUE[type_].editions[-1], HARBOUR, Change())
    await desk.push(desk.stream.operation("document.create", document_id, 0, creation, desk.now))
    return document_id


async def forget(harbour: Office, desk: Desk, days: int) -> None:
    harbour.clock.pass_(days=days)
    await worker.remove_forgotten(harbour.server)
    await desk.let_in()


async def test_st_9_a_draft_is_removed_after_three_months_and_the_audit_trail_says_so(
    harbour: Office, operator: Desk
) -> None:
    document_id = await a_draft(operator)

    await forget(harbour, operator, DAYS)
    assert document_id in await operator.pull(), "to the day it stays"

    await forget(harbour, operator, 1)
    assert document_id not in await operator.pull()
    assert await audited(harbour, document_id) == [("operator-1", "create"), ("system", "expire")]


@pytest.mark.parametrize("type_", [CED, CVEDP])
async def test_st_9_a_new_document_is_removed_but_a_cvedp_is_not(
    harbour: Office, operator: Desk, type_: DocumentType
) -> None:
    document_id = await operator.submit_new(a_ced() if type_ == CED else a_cvedp(), type_)

    await forget(harbour, operator, DAYS + 1)

    assert (document_id in await operator.pull()) is (type_ == CVEDP)


async def test_st_9_what_is_worked_on_stays(harbour: Office, operator: Desk, inspector: Desk) -> None:
    changed, begun = await a_draft(operator), await operator.submit_new(a_ced(), CED)
    await inspector.set(begun, 2, {"part2/documentary/result": "satisfactory"})
    harbour.clock.pass_(days=DAYS)
    await operator.let_in()
    await operator.set(changed, 1, {"part1/country_of_origin": "BR"})

    await forget(harbour, operator, 10)

    assert {changed, begun} <= set(await operator.pull())


async def test_a_second_worker_finds_nothing_more(harbour: Office, operator: Desk) -> None:
    await a_draft(operator)
    harbour.clock.pass_(days=DAYS + 1)

    assert [await worker.remove_forgotten(harbour.server) for _ in range(2)] == [1, 0]
