"""Files on their way: sent in pieces, gone on with after anything, verified, kept once."""

from __future__ import annotations

import asyncio
import hashlib
import os
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, cast

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.api import file_keeping, uploads
from backend.api.shell import Server
from backend.store import files
from backend.store import uploads as rows
from backend.store.schema import file
from sync_protocol import sealed_file
from sync_protocol.cose import Untrusted
from sync_protocol.key_set import Use
from sync_protocol.sealed_file import FILE_PIECE_BYTES, MAX_FILE_BYTES
from tests.desk import APP, Desk, Office
from tests.sync.filing import (
    JPEG,
    TUS,
    announce,
    announced,
    b64,
    fingerprint,
    sealed_to,
    send,
    state,
    submitted,
    upload,
)


def kept(harbour: Office, data: bytes) -> bytes:
    """What lies in the folder under the file's name."""
    return files.path_of(harbour.server.settings.files_folder, fingerprint(data)).read_bytes()


async def break_off(desk: Desk, where: str, parts: Sequence[bytes]) -> None:
    """Send these parts of a body, and lose the connection."""
    headers = {
        "authorization": f"Bearer {desk.token}",
        "tus-resumable": "1.0.0",
        "content-type": "application/offset+octet-stream",
        "upload-offset": "0",
    }
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "PATCH",
        "scheme": "http",
        "path": where,
        "raw_path": where.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("127.0.0.1", 1),
        "server": ("localhost", 8000),
    }
    events = iter(
        [{"type": "http.request", "body": part, "more_body": True} for part in parts] + [{"type": "http.disconnect"}]
    )

    async def receive() -> Any:
        return next(events)

    async def nobody_hears(_message: object) -> None: ...

    await desk.office.web(cast("Any", scope), receive, nobody_hears)


def everything(harbour: Office) -> list[str]:
    folder = harbour.server.settings.files_folder
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


async def test_the_server_says_what_of_tus_it_speaks_to_anybody(harbour: Office) -> None:
    async with harbour.visitor() as visitor:
        said = await visitor.options("/sync/v1/files")

    assert said.status_code == 204
    assert said.headers["Tus-Version"] == "1.0.0"
    assert set(said.headers["Tus-Extension"].split(",")) == {"creation", "checksum", "expiration", "termination"}
    assert "sha1" in said.headers["Tus-Checksum-Algorithm"].split(",")
    assert int(said.headers["Tus-Max-Size"]) >= MAX_FILE_BYTES


async def test_another_version_of_tus_is_refused_with_ours(operator: Desk) -> None:
    refused = await operator.http.post("/sync/v1/files", headers=APP | {"Tus-Resumable": "0.2.2", "Upload-Length": "1"})

    assert (refused.status_code, refused.headers["Tus-Version"]) == (412, "1.0.0")


async def test_a_file_comes_in_pieces_and_is_verified_with_the_last(harbour: Office, operator: Desk) -> None:
    where = await announced(operator, JPEG)

    first = await send(operator, where, 0, JPEG[:700])
    between = await state(operator, where)
    last = await send(operator, where, 700, JPEG[700:])

    assert (first.status_code, first.headers["Upload-Offset"], first.headers["Waarmerk-State"]) == (
        204,
        "700",
        "partial",
    )
    assert between == (700, "partial")
    assert (last.status_code, last.headers["Waarmerk-State"]) == (204, "verified")
    assert await state(operator, where) == (len(JPEG), "verified")
    assert kept(harbour, JPEG) == JPEG
    assert everything(harbour) == [f"{fingerprint(JPEG)[:2]}/{fingerprint(JPEG)}"], "nothing else stays"


async def test_a_sealed_file_is_opened_and_verified(harbour: Office, operator: Desk) -> None:
    data = os.urandom(2 * FILE_PIECE_BYTES + 17)
    sealed, sealed_key = sealed_to(operator, data)
    where = (await announce(operator, len(sealed), fingerprint(data), sealed_key=sealed_key)).headers["Location"]

    await send(operator, where, 0, sealed[:100_000])
    sent = await send(operator, where, 100_000, sealed[100_000:])

    assert sent.headers["Waarmerk-State"] == "verified"
    assert kept(harbour, data) == data


async def test_a_device_sends_with_its_token_when_nobody_is_logged_in(harbour: Office, operator: Desk) -> None:
    headers = {"Authorization": f"Bearer {operator.token}", "Tus-Resumable": "1.0.0"}
    metadata = {"Upload-Length": str(len(JPEG)), "Upload-Metadata": f"sha256 {b64(fingerprint(JPEG).encode())}"}
    async with harbour.visitor() as tablet:
        where = (await tablet.post("/sync/v1/files", headers=headers | metadata)).headers["Location"]
        body = {"Content-Type": "application/offset+octet-stream", "Upload-Offset": "0"}
        sent = await tablet.patch(where, content=JPEG, headers=headers | body)

    assert (sent.status_code, kept(harbour, JPEG)) == (204, JPEG)


async def test_nobody_goes_on_with_the_upload_of_somebody_else(operator: Desk, inspector: Desk) -> None:
    where = await announced(operator, JPEG)

    for answer in (
        await send(inspector, where, 0, JPEG),
        await inspector.http.head(where, headers=TUS),
        await inspector.http.delete(where, headers=TUS),
    ):
        assert answer.status_code == 404
    assert await state(operator, where) == (0, "partial")


async def test_without_a_login_nothing_is_taken(harbour: Office) -> None:
    async with harbour.visitor() as visitor:
        headers = TUS | {"Upload-Length": "1", "Upload-Metadata": f"sha256 {b64(b'0' * 64)}"}
        assert (await visitor.post("/sync/v1/files", headers=headers)).status_code == 401
    assert not everything(harbour)


async def test_the_wrong_offset_is_refused_and_nothing_is_written(operator: Desk, harbour: Office) -> None:
    where = await announced(operator, JPEG)
    await send(operator, where, 0, JPEG[:10])

    for offset in (0, 9, 11, len(JPEG)):
        assert (await send(operator, where, offset, b"x")).status_code == 409

    await send(operator, where, 10, JPEG[10:])
    assert kept(harbour, JPEG) == JPEG


async def test_a_piece_with_the_wrong_checksum_is_thrown_away(operator: Desk, harbour: Office) -> None:
    where = await announced(operator, JPEG)
    right = {"Upload-Checksum": f"sha1 {b64(hashlib.sha1(JPEG[:99]).digest())}"}

    wrong = await send(operator, where, 0, JPEG[1:100], right)
    between = await state(operator, where)
    good = await send(operator, where, 0, JPEG[:99], right)
    sha256 = {"Upload-Checksum": f"sha256 {b64(hashlib.sha256(JPEG[99:]).digest())}"}
    last = await send(operator, where, 99, JPEG[99:], sha256)

    assert (wrong.status_code, between) == (460, (0, "partial"))
    assert (good.status_code, last.status_code, kept(harbour, JPEG)) == (204, 204, JPEG)
    unknown = await send(operator, await announced(operator, JPEG), 0, JPEG, {"Upload-Checksum": "crc32 AAAA"})
    assert unknown.status_code == 400


async def test_a_whole_that_is_not_its_fingerprint_is_refused_and_forgotten(operator: Desk, harbour: Office) -> None:
    where = await announced(operator, JPEG)

    refused = await send(operator, where, 0, JPEG[:-1] + b"?")

    assert refused.status_code == 460
    assert (await operator.http.head(where, headers=TUS)).status_code == 404
    assert not everything(harbour)


async def test_sealed_pieces_that_were_changed_or_moved_are_refused(operator: Desk, harbour: Office) -> None:
    data = os.urandom(2 * FILE_PIECE_BYTES)
    sealed, sealed_key = sealed_to(operator, data)
    half = len(sealed) // 2
    for changed in (sealed[half:] + sealed[:half], sealed[:-1] + bytes([sealed[-1] ^ 1])):
        where = (await announce(operator, len(sealed), fingerprint(data), sealed_key=sealed_key)).headers["Location"]
        assert (await send(operator, where, 0, changed)).status_code == 460
    assert not everything(harbour)


async def test_more_than_was_announced_is_refused_and_what_came_before_it_stays(operator: Desk) -> None:
    where = await announced(operator, JPEG)
    await send(operator, where, 0, JPEG[:50])

    refused = await send(operator, where, 50, JPEG)

    assert (refused.status_code, await state(operator, where)) == (413, (50, "partial"))


@pytest.mark.parametrize(
    ("length", "metadata", "status"),
    [
        (str(MAX_FILE_BYTES + 1), {}, 413),
        ("-1", {}, 400),
        ("1e3", {}, 400),
        ("5", {"sha256": b"../../../etc/passwd"}, 422),
        ("5", {"sha256": b"A" * 64}, 422),
        ("0", {"sealed_key": b"k" * 2000}, 422),
        (str(FILE_PIECE_BYTES + 29 + 3), {"sealed_key": b"k"}, 422),
    ],
)
async def test_what_cannot_be_a_file_is_not_announced(
    operator: Desk, harbour: Office, length: str, metadata: dict[str, bytes], status: int
) -> None:
    named = {"sha256": fingerprint(JPEG).encode()} | metadata
    header = ",".join(f"{name} {b64(value)}" for name, value in named.items())

    refused = await operator.http.post(
        "/sync/v1/files", headers=TUS | {"Upload-Length": length, "Upload-Metadata": header}
    )

    assert (refused.status_code, everything(harbour)) == (status, [])
    assert refused.headers["Tus-Resumable"] == "1.0.0"


async def test_an_empty_file_is_there_when_it_is_announced(operator: Desk, harbour: Office) -> None:
    where = await announced(operator, b"")

    assert await state(operator, where) == (0, "verified")
    assert kept(harbour, b"") == b""


async def test_what_came_before_the_connection_broke_off_is_gone_on_with(operator: Desk, harbour: Office) -> None:
    data = os.urandom(FILE_PIECE_BYTES + 1000)
    where = await announced(operator, data)

    await break_off(operator, where, [data[:FILE_PIECE_BYTES], data[FILE_PIECE_BYTES : FILE_PIECE_BYTES + 10]])
    offset, _ = await state(operator, where)
    await send(operator, where, offset, data[offset:])

    assert offset == FILE_PIECE_BYTES + 10, "what came is not sent again"
    assert kept(harbour, data) == data


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=3000), cuts=st.lists(st.integers(0, 3000), max_size=6))
async def test_resumed_at_any_offset_the_bytes_are_the_same(
    operator: Desk, harbour: Office, data: bytes, cuts: list[int]
) -> None:
    """Invariant 36."""
    where = await announced(operator, data)
    for cut in sorted({min(cut, len(data)) for cut in cuts} | {len(data)}):
        offset, _ = await state(operator, where)
        await send(operator, where, offset, data[offset:cut])

    assert await state(operator, where) == (len(data), "verified")
    assert kept(harbour, data) == data


async def test_two_who_send_the_same_file_at_once_have_it_kept_once(
    operator: Desk, inspector: Desk, harbour: Office
) -> None:
    data = os.urandom(FILE_PIECE_BYTES + 5)

    await asyncio.gather(*(upload(desk, data) for desk in (operator, inspector, operator)))

    assert kept(harbour, data) == data
    assert len(everything(harbour)) == 1


async def test_two_requests_at_one_upload_never_mix(operator: Desk, harbour: Office) -> None:
    """Invariant 37 for files: two tabs at one offset; one of them writes."""
    data = os.urandom(2 * FILE_PIECE_BYTES)
    where = await announced(operator, data)

    answers = await asyncio.gather(*(send(operator, where, 0, data) for _ in range(4)))

    statuses = sorted(answer.status_code for answer in answers)
    assert statuses[0] == 204
    assert set(statuses[1:]) <= {409, 423}
    assert kept(harbour, data) == data


async def test_a_process_that_died_while_it_wrote_keeps_nobody_off_for_long(operator: Desk, harbour: Office) -> None:
    """Killed between the disk and the database: bytes beyond what was noted, and a lease that nobody gives back."""
    where = await announced(operator, JPEG)
    upload_id = where.rsplit("/", 1)[1]
    await send(operator, where, 0, JPEG[:100])
    files.write(harbour.server.settings.files_folder, upload_id, 100, b"half of the next piece")
    at = harbour.clock.at
    async with harbour.server.database.begin() as connection:
        assert await rows.take_lease(connection, upload_id, 100, "dead", at, at + uploads.LEASE)

    held = await send(operator, where, 100, JPEG[100:])
    harbour.clock.pass_(seconds=11)
    resumed = await send(operator, where, 100, JPEG[100:])

    assert (held.status_code, held.headers["Retry-After"]) == (423, "10")
    assert (resumed.status_code, kept(harbour, JPEG)) == (204, JPEG)


async def test_a_process_that_died_before_it_had_looked_at_the_bytes_is_made_good_for(
    operator: Desk, harbour: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the next question, or by the worker; also where the file had its name and the database did not know."""

    async def died(*_: object) -> None:
        raise OSError("killed")

    asked, swept = JPEG + b"asked", JPEG + b"swept"
    with monkeypatch.context() as patched:
        patched.setattr(file_keeping, "verify", died)
        ways: list[str] = []
        for data in (asked, swept):
            ways.append(await announced(operator, data))
            assert (await send(operator, ways[-1], 0, data)).status_code == 500

    await file_keeping.sweep(harbour.server)

    assert [await state(operator, way) for way in ways] == [(len(asked), "verified"), (len(swept), "verified")]
    assert (kept(harbour, asked), kept(harbour, swept)) == (asked, swept)


async def test_an_upload_can_be_given_up(operator: Desk, harbour: Office) -> None:
    where = await announced(operator, JPEG)
    await send(operator, where, 0, JPEG[:10])

    ended = await operator.http.delete(where, headers=TUS)

    assert (ended.status_code, everything(harbour)) == (204, [])
    assert (await operator.http.head(where, headers=TUS)).status_code == 404


async def test_where_a_proxy_knows_no_patch_the_method_is_said_in_a_header(operator: Desk, harbour: Office) -> None:
    where = await announced(operator, JPEG)
    headers = TUS | {"Content-Type": "application/offset+octet-stream", "Upload-Offset": "0"}

    sent = await operator.http.post(where, content=JPEG, headers=headers | {"X-HTTP-Method-Override": "PATCH"})

    assert (sent.status_code, kept(harbour, JPEG)) == (204, JPEG)


async def test_an_upload_that_nobody_goes_on_with_ends_and_its_bytes_go(operator: Desk, harbour: Office) -> None:
    where = await announced(operator, JPEG)
    await send(operator, where, 0, JPEG[:10])

    harbour.clock.pass_(days=7, seconds=1)
    await operator.let_in()
    ended = await operator.http.head(where, headers=TUS)
    await file_keeping.sweep(harbour.server)

    assert (ended.status_code, everything(harbour)) == (410, [])


async def test_a_device_and_an_organisation_send_no_more_in_a_day_than_is_theirs(
    operator: Desk, monkeypatch: pytest.MonkeyPatch, harbour: Office
) -> None:
    monkeypatch.setattr(uploads, "MOST_BY_DEVICE", 3 * len(JPEG))
    await upload(operator, JPEG)
    await upload(operator, JPEG + b"2")

    refused = await announce(operator, len(JPEG), fingerprint(JPEG))
    harbour.clock.pass_(days=1, seconds=1)
    await operator.let_in()
    tomorrow = await announce(operator, len(JPEG), fingerprint(JPEG))

    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "3600")
    assert tomorrow.status_code == 201


async def test_who_gives_up_what_came_wholly_sends_no_more_in_a_day_for_it(
    operator: Desk, monkeypatch: pytest.MonkeyPatch, harbour: Office
) -> None:
    monkeypatch.setattr(uploads, "MOST_BY_DEVICE", 2 * len(JPEG) + 1)
    for data in (JPEG, JPEG + b"2"):
        where = await upload(operator, data)
        assert (await operator.http.delete(where, headers=TUS)).status_code == 204

    third = await announce(operator, len(JPEG), fingerprint(JPEG + b"3"))

    assert (third.status_code, len(everything(harbour))) == (429, 2)


async def test_what_came_wholly_while_its_device_gave_it_up_counts_too(
    operator: Desk, monkeypatch: pytest.MonkeyPatch, harbour: Office
) -> None:
    """The end is asked for between the last byte and the look at the whole."""
    really, ended = file_keeping.verify, list[int]()

    async def after_the_end(server: Server, one: rows.Upload) -> None:
        ended.append((await operator.http.delete(f"/sync/v1/files/{one.id}", headers=TUS)).status_code)
        await really(server, one)

    where = await announced(operator, JPEG)
    with monkeypatch.context() as patched:
        patched.setattr(file_keeping, "verify", after_the_end)
        sent = await send(operator, where, 0, JPEG)

    assert (ended, sent.status_code, await state(operator, where)) == ([204], 204, (len(JPEG), "verified"))
    assert kept(harbour, JPEG) == JPEG


async def test_bytes_that_a_worker_removes_while_they_are_verified_anew_are_there_in_the_end(
    operator: Desk, harbour: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It had found the file of before unused, and takes it away between its name and the note of it."""
    really, folder = rows.verified, harbour.server.settings.files_folder

    async def and_removed(connection: AsyncConnection, one: rows.Upload, **facts: Any) -> None:
        await really(connection, one, **facts)
        files.remove(folder, one.sha256)

    monkeypatch.setattr(rows, "verified", and_removed)

    where = await upload(operator, JPEG)

    assert (await state(operator, where), kept(harbour, JPEG)) == ((len(JPEG), "verified"), JPEG)
    assert len(everything(harbour)) == 1


async def test_unused_bytes_go_before_anybody_can_note_them_anew(
    operator: Desk, harbour: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until the file's row is gone for everybody, whoever verifies the same bytes waits, and then looks for them."""
    await upload(operator, JPEG)
    harbour.clock.pass_(days=91)
    really = files.remove

    def in_vain(folder: Path, sha256: str) -> None:
        really(folder, sha256)
        raise OSError("killed")

    with monkeypatch.context() as patched:
        patched.setattr(files, "remove", in_vain)
        with pytest.raises(OSError, match="killed"):
            await file_keeping.sweep(harbour.server)

    async with harbour.server.database.snapshot() as connection:
        assert await connection.scalar(select(file.c.sha256)) == fingerprint(JPEG)
    await file_keeping.sweep(harbour.server)
    async with harbour.server.database.snapshot() as connection:
        assert await connection.scalar(select(file.c.sha256)) is None


async def test_a_file_that_no_document_refers_to_goes_in_the_end_and_one_that_is_referred_to_stays(
    operator: Desk, harbour: Office
) -> None:
    used, unused = JPEG, JPEG + b"unused"
    await upload(operator, used)
    await upload(operator, unused)
    await submitted(operator, used)

    for days in (89, 3):
        harbour.clock.pass_(days=days)
        await file_keeping.sweep(harbour.server)
        there = [
            files.path_of(harbour.server.settings.files_folder, fingerprint(one)).exists() for one in (used, unused)
        ]
        assert there == [True, days == 89]


async def test_bytes_that_no_upload_is_known_for_are_swept(harbour: Office) -> None:
    """The database was restored from a backup, or a process died before it had noted the upload."""
    folder = harbour.server.settings.files_folder
    for upload_id, age in (("nobodys", 8), ("young", 1)):
        files.begin(folder, upload_id)
        then = time.time() - age * 86400
        os.utime(folder / "coming" / upload_id, (then, then))

    await file_keeping.sweep(harbour.server)

    assert everything(harbour) == ["coming/young"]


@given(size=st.integers(0, MAX_FILE_BYTES))
def test_the_length_of_a_sealed_file_says_its_size(size: int) -> None:
    length = sealed_file.sealed_size(size)

    assert sealed_file.plain_size(length) == size
    assert sum(sealed_file.split(length)) == length


def test_what_is_no_length_of_a_sealed_file_is_known() -> None:
    lengths = {sealed_file.sealed_size(size) for size in range(2000)}

    assert {length for length in range(2029) if sealed_file.plain_size(length) >= 0} == lengths
    assert sealed_file.plain_size(FILE_PIECE_BYTES + 29 + 29) == -1, "a piece of nothing is no piece"


def test_a_key_for_another_server_opens_nothing(operator: Desk) -> None:
    sealed, sealed_key = sealed_to(operator, JPEG)
    ours = operator.office.server.keys.of(Use.OUTBOX)

    def opened_by(*keys: ec.EllipticCurvePrivateKey) -> bytes:
        return b"".join(sealed_file.open_pieces(keys, sealed_key, [sealed], len(JPEG), fingerprint(JPEG)))

    assert opened_by(*ours) == JPEG
    with pytest.raises(Untrusted, match="another server"):
        opened_by(ec.generate_private_key(ec.SECP256R1()))


def test_a_name_is_given_only_to_what_was_written_wholly(tmp_path: Path) -> None:
    files.begin(tmp_path, "one")
    files.write(tmp_path, "one", 0, JPEG)

    def breaking(_pieces: Iterable[bytes]) -> Iterable[bytes]:
        raise OSError("no space left on device")

    with pytest.raises(OSError, match="space"):
        files.keep(tmp_path, "one", [len(JPEG)], fingerprint(JPEG), breaking)

    assert not files.path_of(tmp_path, fingerprint(JPEG)).exists()
    assert list((tmp_path / "making").iterdir()) == []
