"""What came from another system and was worked on here stays as it is when a newer state of it is imported."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable

import pytest

from backend import importing
from backend.demo import HARBOUR
from backend.domain import notification
from backend.domain.notification import Imported
from backend.importing import Fate
from sync_protocol.document import Document
from sync_protocol.wire import Result
from tests.desk import Desk, Office
from tests.sync.test_decide import cancel, resubmit
from tests.sync.test_delete import delete


async def import_(harbour: Office, version: int, status: str) -> Fate:
    notified = {
        "referenceNumber": "CHEDP.GB.2024.4000001",
        "importNotificationType": "CVEDP",
        "status": status,
        "version": version,
        "partOne": {"commodities": {"countryOfOrigin": "BR"}},
    }
    raw = json.dumps(notified).encode()
    read = notification.read(raw, "one.json")
    assert isinstance(read, Imported)
    async with harbour.server.database.begin() as connection:
        return await importing.take_in(connection, read, raw, "one.json", post=HARBOUR, at=harbour.clock.at)


async def deleted(desk: Desk, document: Document) -> Result:
    return await delete(desk, document.id, document.rev)


async def submitted(desk: Desk, document: Document) -> Result:
    return await resubmit(desk, document.id)


@pytest.mark.parametrize(("status", "work"), [("INPROGRESS", cancel), ("SUBMITTED", deleted), ("SUBMITTED", submitted)])
async def test_a_newer_state_does_not_undo_what_was_signed_or_deleted_here(
    harbour: Office, inspector: Desk, status: str, work: Callable[[Desk, Document], Awaitable[Result]]
) -> None:
    await import_(harbour, 1, status)
    ((document_id, document),) = (await inspector.pull()).items()
    result = await work(inspector, document)
    worked_on = (await inspector.pull()).get(document_id)

    fate = await import_(harbour, document.version + 2, status)

    assert (result.status, fate) == ("applied", Fate.WORKED_ON)
    assert (await inspector.pull()).get(document_id) == worked_on
