"""The Python client's lane of files against the server: whatever breaks off, the whole file comes; work never waits."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import httpx
import pytest

from sync_protocol.client import Failure, SqliteStore, Trouble
from sync_protocol.client.files import FileAsk, Reference
from sync_protocol.client.network import failure_of
from sync_protocol.sealed_file import FILE_PIECE_BYTES, MAX_FILE_BYTES
from sync_protocol.wire import Change, Creation
from tests.desk import APP, Desk
from tests.sync.filing import JPEG, facts
from tests.sync.test_client import Tablet

LARGE = JPEG + bytes(range(256)) * 8192  # more than two pieces


@pytest.fixture
async def tablet(operator: Desk) -> Tablet:
    tablet = Tablet(operator)
    await tablet.sync()
    return tablet


async def send(tablet: Tablet, ask: FileAsk, body: bytes | None = None) -> httpx.Response:
    headers = {**APP, **ask.headers}
    content = ask.body if body is None else body
    return await tablet.desk.http.request(ask.method, ask.path, content=content, headers=headers)


def hear(tablet: Tablet, ask: FileAsk, reply: httpx.Response) -> None:
    if reply.is_success:
        tablet.device.files.receive(ask, reply.headers, tablet.desk.now)
    else:
        failure = failure_of(reply.status_code, reply.headers, reply.content)
        tablet.device.files.failed(ask, failure, tablet.desk.now)


async def send_all(tablet: Tablet, troubles: list[str] | None = None) -> list[str]:
    """The requests until nothing is to be sent, each with the next trouble."""
    left, made = list(troubles or []), list[str]()
    for _ in range(60):
        ask = tablet.device.files.next(tablet.desk.now)
        if not isinstance(ask, FileAsk):
            if ask.until is None:
                break
            tablet.desk.office.clock.at = ask.until
            continue
        made.append(ask.method)
        await meet(tablet, ask, left.pop(0) if left else "")
    return made


async def meet(tablet: Tablet, ask: FileAsk, trouble: str) -> None:
    lane = tablet.device.files
    unreachable = Failure(kind=Trouble.UNREACHABLE)
    match trouble:
        case "lost":
            lane.failed(ask, unreachable, tablet.desk.now)
        case "answer lost":
            await send(tablet, ask)
            lane.failed(ask, unreachable, tablet.desk.now)
        case "changed":
            hear(tablet, ask, await send(tablet, ask, ask.body[:-1] + b"!" if ask.body else None))
        case "busy":
            lane.failed(ask, Failure(kind=Trouble.REFUSED, status=503, retry_after=5), tablet.desk.now)
        case "ended":
            lane.failed(ask, Failure(kind=Trouble.REFUSED, status=410, code="UPLOAD_ENDED"), tablet.desk.now)
        case "program ended":
            await send(tablet, ask)
            tablet.__init__(tablet.desk, tablet.store)
        case _:
            hear(tablet, ask, await send(tablet, ask))


def attach(tablet: Tablet, data: bytes, **more: Any) -> tuple[str, str]:
    """The ids of a new document that refers to the file, and of the file."""
    sha256 = tablet.device.files.shelf.keep(data, tablet.desk.now)
    row = Reference("seal.jpg", "image/jpeg", len(data), sha256)
    change = Change(add={"part1/attachments/k1": {name: getattr(row, name) for name in row.__struct_fields__}})
    creation = Creation("CVEDP", "2019/1715", "NLHBR1", change)
    document_id = f"document-{sha256[:8]}"
    tablet.device.enqueue("document.create", document_id, creation, tablet.desk.now)
    return document_id, sha256


TROUBLES = ("lost", "answer lost", "changed", "busy", "ended", "program ended")


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_the_whole_file_comes_whatever_happens_at_any_of_its_requests(tablet: Tablet, trouble: str) -> None:
    for at in range(4):
        document_id, sha256 = attach(tablet, LARGE + bytes([at]))
        await tablet.sync()

        await send_all(tablet, [""] * at + [trouble, "", trouble])

        kept = tablet.device.files.shelf.file(sha256)
        assert kept is not None
        assert kept.verified_at
        assert [one["state"] for one in await facts(tablet.desk, document_id)] == ["verified"]
        assert tablet.device.status().synced


async def test_a_file_goes_in_pieces_from_where_the_server_is(tablet: Tablet) -> None:
    attach(tablet, LARGE)

    assert await send_all(tablet) == ["POST", "HEAD", "PATCH", "PATCH", "PATCH"]
    assert len(LARGE) > 2 * FILE_PIECE_BYTES


async def test_an_empty_file_is_a_file(tablet: Tablet) -> None:
    sha256 = tablet.device.files.shelf.keep(b"", tablet.desk.now)

    await send_all(tablet)

    kept = tablet.device.files.shelf.file(sha256)
    assert kept is not None
    assert kept.verified_at


async def test_operations_never_wait_for_a_file_and_all_is_synced_only_with_it(tablet: Tablet) -> None:
    attach(tablet, LARGE)
    await tablet.sync()
    before = tablet.device.status()
    await send_all(tablet)

    assert (before.pending, before.files, before.synced) == (0, 1, False)
    assert (tablet.device.status().files, tablet.device.status().synced) == (0, True)


async def test_bytes_stay_until_the_server_has_verified_them_for_a_while(tablet: Tablet) -> None:
    shelf = tablet.device.files.shelf
    sha256 = shelf.keep(JPEG, tablet.desk.now)
    early = shelf.forget_verified(tablet.desk.now + timedelta(days=400))
    await send_all(tablet)
    still = shelf.data(sha256)
    gone = shelf.forget_verified(tablet.desk.now + timedelta(days=1))

    assert (early, still, gone) == (0, JPEG, 1)
    assert shelf.file(sha256) is None


async def test_a_file_is_kept_once_and_no_larger_than_the_server_takes(tablet: Tablet) -> None:
    shelf = tablet.device.files.shelf

    assert shelf.keep(JPEG, tablet.desk.now) == shelf.keep(JPEG, tablet.desk.now)
    assert len(shelf.waiting()) == 1
    with pytest.raises(Exception, match="FILE_SIZE"):
        shelf.keep(bytes(MAX_FILE_BYTES + 1), tablet.desk.now)


async def test_a_store_of_before_files_gets_its_tables(tablet: Tablet) -> None:
    store = SqliteStore()
    old = Tablet(tablet.desk, SqliteStore(image=store.image()))

    assert old.device.files.shelf.waiting() == []
