"""The lane of files: tus 1.0.0 (https://tus.io/protocols/resumable-upload), with creation, checksum, expiration and
termination. Operations never wait for it.

An upload is announced with the fingerprint of its file, and with the file's key sealed to the server where its bytes
travel sealed. What has come is on the disk before it is said; whoever was cut off asks how far it is, and goes on.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import hashlib
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import timedelta
from email.utils import format_datetime
from typing import Any

from litestar import Request, Response, Router, delete, head, patch, post, route
from litestar.di import NamedDependency
from litestar.enums import HttpMethod
from litestar.exceptions import HTTPException
from litestar.params import FromPath
from msgspec import Struct

from backend.api import file_keeping, problems
from backend.api.file_keeping import UNFINISHED_KEPT, on_disk
from backend.api.problems import Problem
from backend.api.shell import Sender, Server, content_type, new_token
from backend.store import files, uploads
from backend.store.uploads import Upload
from sync_protocol import sealed_file
from sync_protocol.sealed_file import MAX_FILE_BYTES

TUS = "1.0.0"
EXTENSIONS = "creation,checksum,expiration,termination"
CHECKSUM_ALGORITHMS = ("sha256", "sha1")

MAX_OPEN = 200
"""Uploads of one device that are not at their end."""

MOST_BY_DEVICE = 2 * 1024**3
MOST_BY_PARTY = 20 * 1024**3
"""Bytes that one device, and one organisation or authority, may begin to send in a day."""

DAY = timedelta(days=1)

LEASE = timedelta(seconds=10)
"""A request that writes to an upload keeps others off for so long after its last bytes; a process that died, too."""

PIECE_BYTES = 1024 * 1024
"""So many bytes are taken to the disk at once."""

_MAX_METADATA = 4096


def _headers(**more: str) -> dict[str, str]:
    return {"Tus-Resumable": TUS, "Cache-Control": "no-store"} | {
        name.replace("_", "-"): value for name, value in more.items()
    }


def _of(upload: Upload) -> dict[str, str]:
    """What an answer says of an upload."""
    return _headers(
        Upload_Offset=str(upload.received),
        Upload_Length=str(upload.length),
        Upload_Expires=format_datetime(upload.expires_at, usegmt=True),
        Waarmerk_State=upload.state,
    )


def _on_problem(_request: Request[Any, Any, Any], problem: Problem) -> Response[bytes]:
    answer = problems.answer(problem)
    answer.headers |= _headers(Tus_Version=TUS)
    return answer


def _on_http_exception(request: Request[Any, Any, Any], error: HTTPException) -> Response[bytes]:
    answer = problems.on_http_exception(request, error)
    answer.headers |= _headers()
    return answer


def _speak_tus(request: Request[Any, Any, Any]) -> None:
    if request.headers.get("Tus-Resumable") != TUS:
        raise Problem("TUS_VERSION", f"The header Tus-Resumable must be {TUS}.")


@route(["/", "/{_upload_id:str}"], http_method=[HttpMethod.OPTIONS], status_code=204)
async def abilities() -> Response[None]:
    """What of tus is spoken here."""
    more = {
        "Tus-Version": TUS,
        "Tus-Extension": EXTENSIONS,
        "Tus-Max-Size": str(sealed_file.sealed_size(MAX_FILE_BYTES)),
        "Tus-Checksum-Algorithm": ",".join(CHECKSUM_ALGORITHMS),
    }
    return Response(None, status_code=204, headers=_headers() | more)


@post("/", status_code=201)
async def create(
    request: Request[Any, Any, Any], server: NamedDependency[Server], sender: NamedDependency[Sender]
) -> Response[None]:
    """Announce a file. Its metadata are `sha256`, in hex, and `sealed_key` where the bytes travel sealed."""
    _speak_tus(request)
    if "Upload-Defer-Length" in request.headers:
        raise Problem("BAD_REQUEST", "The length of a file is known when it is announced.")
    length = _number(request, "Upload-Length")
    metadata = _metadata(request.headers.get("Upload-Metadata", ""))
    sha256, sealed_key = metadata.get("sha256", b"").decode("latin-1"), metadata.get("sealed_key", b"")
    upload = file_keeping.announced(server, sender, sha256, length, sealed_key)
    at = upload.created_at
    await on_disk(files.begin, server.settings.files_folder, upload.id)
    async with server.database.begin() as connection:
        by_device = await uploads.sent_by_device(connection, upload.person, upload.device, at - DAY)
        by_party = await uploads.sent_by_party(connection, upload.party, at - DAY)
        within = by_device.length + length <= MOST_BY_DEVICE and by_party.length + length <= MOST_BY_PARTY
        if within and by_device.open < MAX_OPEN:
            await uploads.create(connection, upload)
        else:
            await asyncio.to_thread(files.forget, server.settings.files_folder, upload.id)
            raise Problem("TOO_MANY", "So much is not taken in one day. It waits on the device.", retry_after=3600)
    if length == 0:
        await file_keeping.verify(server, upload)
    where = {"Location": f"{request.url.path.rstrip('/')}/{upload.id}"}
    return Response(None, status_code=201, headers=_headers() | where | _expires(upload))


def _expires(upload: Upload) -> dict[str, str]:
    return {"Upload-Expires": format_datetime(upload.expires_at, usegmt=True)}


@head("/{upload_id:str}")
async def ask(
    request: Request[Any, Any, Any],
    upload_id: FromPath[str],
    server: NamedDependency[Server],
    sender: NamedDependency[Sender],
) -> Response[None]:
    """How far an upload is. One whose process died before it had looked at the bytes is looked at now."""
    _speak_tus(request)
    upload = await _own(server, sender, upload_id)
    await file_keeping.verify(server, upload)
    return Response(None, headers=_of(await _own(server, sender, upload_id)))


@patch("/{upload_id:str}", status_code=204)
async def send(
    request: Request[Any, Any, Any],
    upload_id: FromPath[str],
    server: NamedDependency[Server],
    sender: NamedDependency[Sender],
) -> Response[None]:
    """Take bytes in at the offset where the upload is. When it answers for the last ones, the file is verified."""
    return await _send(request, upload_id, server, sender)


@delete("/{upload_id:str}", status_code=204)
async def end(
    request: Request[Any, Any, Any],
    upload_id: FromPath[str],
    server: NamedDependency[Server],
    sender: NamedDependency[Sender],
) -> Response[None]:
    """Give an upload up. One that came wholly stays, with its file."""
    return await _end(request, upload_id, server, sender)


@post("/{upload_id:str}", status_code=204)
async def overridden(
    request: Request[Any, Any, Any],
    upload_id: FromPath[str],
    server: NamedDependency[Server],
    sender: NamedDependency[Sender],
) -> Response[None]:
    """The same where a proxy on the way knows no PATCH or DELETE."""
    match request.headers.get("X-HTTP-Method-Override", "").upper():
        case "PATCH":
            return await _send(request, upload_id, server, sender)
        case "DELETE":
            return await _end(request, upload_id, server, sender)
        case _:
            raise Problem("METHOD_NOT_ALLOWED", "An upload is gone on with by PATCH.", allow="HEAD, PATCH, DELETE")


async def _end(request: Request[Any, Any, Any], upload_id: str, server: Server, sender: Sender) -> Response[None]:
    _speak_tus(request)
    await file_keeping.give_up(server, await _own(server, sender, upload_id))
    return Response(None, status_code=204, headers=_headers())


async def _own(server: Server, sender: Sender, upload_id: str) -> Upload:
    """The person's upload, from whichever device. Raises NOT_FOUND, UPLOAD_ENDED."""
    async with server.database.glance() as connection:
        upload = await uploads.find(connection, upload_id)
    if upload is None or upload.person != sender.person.id:
        raise Problem("NOT_FOUND", "There is no such upload.")
    if upload.expires_at < server.now():
        raise Problem("UPLOAD_ENDED", "Nobody went on with this upload in time. Begin anew.")
    return upload


class _Checksum(Struct, frozen=True):
    algorithm: str
    digest: bytes


async def _send(request: Request[Any, Any, Any], upload_id: str, server: Server, sender: Sender) -> Response[None]:
    _speak_tus(request)
    if content_type(request) != "application/offset+octet-stream":
        raise Problem("WRONG_TYPE", "The request's content type must be application/offset+octet-stream.")
    checksum = _checksum(request.headers.get("Upload-Checksum", ""))
    offset = _number(request, "Upload-Offset")
    upload = await _own(server, sender, upload_id)
    if offset != upload.received:
        raise _elsewhere(upload)
    async with _leased(server, upload) as lease:
        await _take_in(request, server, upload, lease, checksum)
    upload = await _own(server, sender, upload_id)
    await file_keeping.verify(server, upload)
    return Response(None, status_code=204, headers=_of(await _own(server, sender, upload_id)))


def _elsewhere(upload: Upload) -> Problem:
    return Problem("OFFSET", f"The upload is at {upload.received}.", offset=upload.received)


@asynccontextmanager
async def _leased(server: Server, upload: Upload) -> AsyncGenerator[str]:
    """This request alone writes to the upload, in whichever process. Raises OFFSET, LEASED."""
    lease, at = new_token(), server.now()
    async with server.database.begin() as connection:
        taken = await uploads.take_lease(connection, upload.id, upload.received, lease, at, at + LEASE)
        now = None if taken else await uploads.find(connection, upload.id)
    if not taken:
        if now is not None and now.received != upload.received:
            raise _elsewhere(now)
        raise Problem("LEASED", "Another request is sending this file.", retry_after=int(LEASE.total_seconds()))
    try:
        yield lease
    finally:
        async with server.database.begin() as connection:
            await uploads.end_lease(connection, upload.id, lease, server.now() + UNFINISHED_KEPT)


async def _take_in(
    request: Request[Any, Any, Any], server: Server, upload: Upload, lease: str, checksum: _Checksum | None
) -> None:
    """The body to the disk. Of one with a checksum nothing counts before all of it was seen to be right; of another
    everything counts that came before it broke off."""
    folder, at, piece = server.settings.files_folder, upload.received, bytearray()
    digest = hashlib.new(checksum.algorithm, usedforsecurity=False) if checksum is not None else None

    async def flush() -> None:
        nonlocal at
        data = bytes(piece)
        piece.clear()
        try:
            await on_disk(files.write, folder, upload.id, at, data)
        except files.Missing:
            raise Problem("UPLOAD_ENDED", "What was sent is not here any more. Begin anew.") from None
        at += len(data)
        await go_on(upload.received if checksum is not None else at)

    async def go_on(received: int) -> None:
        async with server.database.begin() as connection:
            if not await uploads.go_on(connection, upload.id, lease, received, server.now() + LEASE):
                raise Problem("LEASED", "Another request took over: this one was too slow.", retry_after=1)

    try:
        async for part in request.stream():
            if at + len(piece) + len(part) > upload.length:
                raise Problem("TOO_LARGE", f"The upload has {upload.length} bytes.", limit=upload.length)
            piece += part
            if digest is not None:
                digest.update(part)
            if len(piece) >= PIECE_BYTES:
                await flush()
    except HTTPException:  # the connection broke off
        if checksum is None and piece:
            await flush()
        raise Problem("BAD_REQUEST", "The body broke off.") from None
    if piece:
        await flush()
    if checksum is not None and digest is not None:
        if digest.digest() != checksum.digest:
            raise Problem("CHECKSUM", "The bytes were changed on their way. Send them again.")
        await go_on(at)


def _number(request: Request[Any, Any, Any], name: str) -> int:
    raw = request.headers.get(name, "")
    if not (raw.isascii() and raw.isdigit() and len(raw) < 16):
        raise Problem("BAD_REQUEST", f"The header {name} must be a number of bytes.")
    return int(raw)


def _metadata(header: str) -> dict[str, bytes]:
    if len(header) > _MAX_METADATA:
        raise Problem("BAD_REQUEST", "The header Upload-Metadata is too long.")
    found: dict[str, bytes] = {}
    for pair in filter(None, (part.strip() for part in header.split(","))):
        name, _, value = pair.partition(" ")
        found[name] = _from_base64(value.strip(), "Upload-Metadata")
    return found


def _checksum(header: str) -> _Checksum | None:
    if not header:
        return None
    algorithm, _, digest = header.partition(" ")
    if algorithm not in CHECKSUM_ALGORITHMS:
        raise Problem("BAD_REQUEST", f"Checksums are {' or '.join(CHECKSUM_ALGORITHMS)}.")
    return _Checksum(algorithm, _from_base64(digest.strip(), "Upload-Checksum"))


def _from_base64(text: str, header: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Problem("BAD_REQUEST", f"The header {header} is not base64.") from None


HANDLERS = (
    Router(
        "/sync/v1/files",
        route_handlers=[abilities, create, ask, send, end, overridden],
        exception_handlers={Problem: _on_problem, HTTPException: _on_http_exception},
    ),
)
