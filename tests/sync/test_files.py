"""Files to those who may see a document that refers to them, and to nobody else."""

from __future__ import annotations

import asyncio
import hashlib
from contextlib import AsyncExitStack

import pytest

from backend.api.file_keeping import OVERDUE_AFTER
from backend.demo import AIRPORT, HARBOUR
from backend.demo_consignments import EDITION
from backend.store import files
from sync_protocol.document import Document
from sync_protocol.forms import CVEDP
from sync_protocol.wire import Change, Creation, Origin
from sync_protocol.workflow import OriginKind
from tests.desk import ACCEPTED, Desk, Office, new_id
from tests.sync.filing import JPEG, announced, facts, fingerprint, opened, reference, send, submitted, upload


async def a_draft_of(desk: Desk, data: bytes, *, post: str = HARBOUR) -> str:
    """A document of the person's own that says that it refers to this file."""
    document_id = new_id()
    creation = Creation(CVEDP, EDITION, post, Change(add={"part1/attachments/k1": {}}))
    created = desk.stream.operation("document.create", document_id, 0, creation, desk.now)
    boxes = {f"part1/attachments/k1/{name}": value for name, value in reference(data).items()}
    written = desk.stream.operation("document.set", document_id, 1, Change(set=boxes), desk.now)
    for result in await desk.push(created, written):
        assert result.status == "applied", result
    return document_id


async def test_who_sees_the_document_opens_its_file(operator: Desk, inspector: Desk) -> None:
    document_id = await submitted(operator, JPEG)
    await upload(operator, JPEG)

    for desk in (operator, inspector):
        answer = await opened(desk, document_id, JPEG)
        assert (answer.status_code, hashlib.sha256(answer.content).hexdigest()) == (200, fingerprint(JPEG))


async def test_the_bytes_may_come_before_the_reference(operator: Desk, inspector: Desk) -> None:
    await upload(operator, JPEG)
    document_id = await submitted(operator, JPEG)

    assert (await opened(inspector, document_id, JPEG)).status_code == 200


async def test_who_does_not_see_the_document_does_not_find_the_file(operator: Desk, harbour: Office) -> None:
    document_id = await submitted(operator, JPEG)
    await upload(operator, JPEG)
    elsewhere = await harbour.desk("inspector-3")

    assert (await opened(elsewhere, document_id, JPEG)).status_code == 404
    assert (await elsewhere.http.get(f"/api/documents/{document_id}/files")).status_code == 404
    async with harbour.visitor() as visitor:
        assert (await visitor.get(f"/api/documents/{document_id}/files/{fingerprint(JPEG)}")).status_code == 401


async def test_who_knows_a_fingerprint_does_not_get_the_file_by_referring_to_it(
    operator: Desk, harbour: Office
) -> None:
    """What proves that somebody has a file is its bytes, all of them."""
    await submitted(operator, JPEG)
    await upload(operator, JPEG)
    guesser = await harbour.desk("inspector-3")

    own = await a_draft_of(guesser, JPEG, post=AIRPORT)
    begun = await announced(guesser, JPEG)
    before = await opened(guesser, own, JPEG)
    ((known,)) = [await facts(guesser, own)]
    await send(guesser, begun, 0, JPEG)
    after = await opened(guesser, own, JPEG)

    assert (before.status_code, known[0]["state"]) == (404, "expected"), "nor whether it is here at all"
    assert after.status_code == 200


async def test_a_file_that_the_document_no_longer_refers_to_is_not_opened_through_it(operator: Desk) -> None:
    document_id = await a_draft_of(operator, JPEG)
    await upload(operator, JPEG)
    assert (await opened(operator, document_id, JPEG)).status_code == 200

    await operator.set(document_id, 2, {}, remove=("part1/attachments/k1",))

    assert (await opened(operator, document_id, JPEG)).status_code == 404


async def test_a_draft_of_the_operator_and_its_files_are_nobody_elses(operator: Desk, inspector: Desk) -> None:
    document_id = await a_draft_of(operator, JPEG)
    await upload(operator, JPEG)

    assert (await opened(inspector, document_id, JPEG)).status_code == 404


async def test_what_another_side_makes_has_the_files_that_its_maker_could_open(operator: Desk, inspector: Desk) -> None:
    source = await submitted(operator, JPEG)
    await upload(operator, JPEG)
    await decide(inspector, source)
    clone = new_id()
    creation = Creation(CVEDP, EDITION, HARBOUR, Change(), Origin(OriginKind.COPY, source))
    (result,) = await inspector.push(inspector.stream.operation("document.create", clone, 0, creation, inspector.now))
    assert result.status == "applied", result
    await inspector.set(clone, 1, {}, add={"part1/attachments/k9": {}})
    boxes = {f"part1/attachments/k9/{name}": value for name, value in reference(JPEG).items()}
    await inspector.set(clone, 2, boxes)

    assert (await opened(inspector, clone, JPEG)).status_code == 200


async def decide(inspector: Desk, document_id: str) -> Document:
    await inspector.pull()
    await inspector.set(document_id, inspector.replica[document_id].rev, ACCEPTED)
    document = (await inspector.pull())[document_id]
    (result,) = await inspector.push(inspector.decision(document))
    assert result.status == "applied", result
    return document


PDF = b"%PDF-1.7 one page"
HTML = b"<!doctype html><script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


@pytest.mark.parametrize(
    ("data", "declared", "shown"),
    [
        (JPEG, "image/jpeg", "image/jpeg"),
        (JPEG, "IMAGE/JPEG", "image/jpeg"),
        (PDF, "application/pdf", "application/pdf"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "image/webp", "image/webp"),
        (JPEG, "image/png", ""),
        (HTML, "text/html", ""),
        (HTML, "image/jpeg", ""),
        (SVG, "image/svg+xml", ""),
        (b"GIF89a" + HTML, "text/html", ""),
        (b"", "image/jpeg", ""),
        (b"\n" + PDF, "application/pdf", ""),
    ],
)
async def test_only_pictures_and_pdf_that_are_what_they_say_are_shown(
    operator: Desk, data: bytes, declared: str, shown: str
) -> None:
    document_id = await submitted(operator, data, media_type=declared, name='a "photo"; of it.jpg')
    await upload(operator, data)

    answer = await opened(operator, document_id, data)

    disposition = answer.headers["Content-Disposition"]
    assert answer.headers["Content-Type"] == (shown or "application/octet-stream")
    assert disposition.startswith("inline;" if shown else "attachment;")
    assert disposition.endswith("filename*=UTF-8''a%20%22photo%22%3B%20of%20it.jpg")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "public" not in answer.headers["Cache-Control"]


async def test_what_the_browser_has_is_not_sent_again(operator: Desk, harbour: Office) -> None:
    document_id = await submitted(operator, JPEG)
    await upload(operator, JPEG)
    where = f"/api/documents/{document_id}/files/{fingerprint(JPEG)}"

    again = await operator.http.get(where, headers={"If-None-Match": f'"{fingerprint(JPEG)}"'})
    elsewhere = await harbour.desk("inspector-3")
    other = await elsewhere.http.get(where, headers={"If-None-Match": f'"{fingerprint(JPEG)}"'})

    assert (again.status_code, again.content) == (304, b"")
    assert other.status_code == 404, "who may not see it is not told that it is there"


async def test_how_far_a_file_is_is_told_to_both_sides(operator: Desk, inspector: Desk) -> None:
    data = JPEG
    document_id = await submitted(operator, data)
    told = [await facts(inspector, document_id)]
    where = await announced(operator, data)
    await send(operator, where, 0, data[:100])
    told.append(await facts(inspector, document_id))
    await send(operator, where, 100, data[100:])
    told.append(await facts(inspector, document_id))

    assert [one["state"] for (one,) in told] == ["expected", "partial", "verified"]
    assert (told[1][0]["received"], told[1][0]["length"]) == (100, len(data))


async def test_who_asks_for_files_needs_no_second_connection_while_the_first_is_held(
    operator: Desk, harbour: Office
) -> None:
    """As many at once as there are connections would wait for each other."""
    document_id = await submitted(operator, JPEG)
    await upload(operator, JPEG)
    database = harbour.server.database
    async with AsyncExitStack() as others, asyncio.timeout(5):
        for _ in range((8 if database.is_sqlite else 20) - 1):
            await others.enter_async_context(database.snapshot())

        (told,) = await facts(operator, document_id)
        answer = await opened(operator, document_id, JPEG)

    assert (told["state"], answer.content) == ("verified", JPEG)


async def test_a_file_that_does_not_come_is_shown_to_the_office_with_the_device_that_has_it(
    operator: Desk, inspector: Desk, harbour: Office
) -> None:
    here, missing = JPEG, JPEG + b"missing"
    await submitted(operator, here)
    await upload(operator, here)
    document_id = await submitted(operator, missing, name="broken seal.jpg")
    await a_draft_of(operator, missing + b"in a draft, which is nobody's business")
    before = (await inspector.http.get("/api/files/late")).json()

    harbour.clock.pass_(days=OVERDUE_AFTER.days, seconds=1)
    await inspector.let_in()
    (one,) = (await inspector.http.get("/api/files/late")).json()
    (told,) = await facts(inspector, document_id)

    assert before == []
    assert (one["document"], one["name"], one["device"]) == (document_id, "broken seal.jpg", "Tablet")
    assert (told["late"], told["device"]) == (True, "Tablet")


async def test_a_file_whose_bytes_are_lost_is_awaited_again(operator: Desk, harbour: Office) -> None:
    """The folder was restored from an older backup than the database: the device still has it for some days."""
    document_id = await submitted(operator, JPEG)
    await upload(operator, JPEG)
    files.remove(harbour.server.settings.files_folder, fingerprint(JPEG))

    (told,) = await facts(operator, document_id)
    answer = await opened(operator, document_id, JPEG)
    await upload(operator, JPEG)

    assert (told["state"], answer.status_code) == ("expected", 404)
    assert (await opened(operator, document_id, JPEG)).content == JPEG
