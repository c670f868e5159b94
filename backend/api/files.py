"""Files to those who may see a document that refers to them; never to who knows no more than a fingerprint."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Stream
from msgspec import Struct
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.api.file_keeping import OVERDUE_AFTER
from backend.api.problems import Problem
from backend.api.shell import Caller, Server
from backend.domain import rights
from backend.domain.attachments import Attached, attached, shown_as
from backend.domain.rights import Person
from backend.store import documents, files, uploads
from backend.store.files import Missing
from backend.store.uploads import Awaited, FileState

_MOST_OVERDUE = 100

GUARDED = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "private, no-cache",
}
"""A file is somebody else's work: wherever it is opened, it runs nothing and loads nothing."""


class FileFacts(Struct, frozen=True, kw_only=True):
    """How far a file is that a document refers to; of `length` bytes on their way, `received` have come. `late` where
    it should be here, and then `device` names the one that has it."""

    sha256: str
    state: FileState
    received: int = 0
    length: int = 0
    late: bool = False
    device: str = ""
    since: datetime | None = None


class LateFile(Struct, frozen=True, kw_only=True):
    """A file that should be here, with the document that refers to it."""

    document: str
    reference: str
    sha256: str
    name: str
    size: int
    device: str
    since: datetime


@get("/api/documents/{document_id:str}/files")
async def of_document(
    document_id: FromPath[str], server: NamedDependency[Server], caller: NamedDependency[Caller]
) -> list[FileFacts]:
    """How far each file of the document is."""
    async with server.database.snapshot() as connection:
        referred = await _referred(connection, caller.person, document_id)
        awaited = await uploads.of_document(connection, document_id)
    furthest: dict[str, Awaited] = {}
    for one in awaited:
        if one.sha256 not in furthest or _ORDER.index(one.state) > _ORDER.index(furthest[one.sha256].state):
            furthest[one.sha256] = one
    return [_facts(server, sha256, furthest.get(sha256)) for sha256 in referred]


_ORDER = tuple(FileState)


def _facts(server: Server, sha256: str, one: Awaited | None) -> FileFacts:
    if one is None:
        return FileFacts(sha256=sha256, state=FileState.EXPECTED)
    lost = one.state is FileState.VERIFIED and not files.path_of(server.settings.files_folder, sha256).is_file()
    state = FileState.EXPECTED if lost else one.state
    late = state is not FileState.VERIFIED and one.since is not None and server.now() - one.since > OVERDUE_AFTER
    return FileFacts(
        sha256=sha256,
        state=state,
        received=one.received,
        length=one.length,
        late=late,
        device=one.device if late else "",
        since=one.since,
    )


@get("/api/documents/{document_id:str}/files/{sha256:str}")
async def open_file(
    request: Request[Any, Any, Any],
    document_id: FromPath[str],
    sha256: FromPath[str],
    server: NamedDependency[Server],
    caller: NamedDependency[Caller],
) -> Response[Any]:
    """The bytes of a file. Pictures and PDF that are what they say are shown; everything else is saved."""
    async with server.database.glance() as connection:
        one = (await _referred(connection, caller.person, document_id)).get(sha256)
        backed = one is not None and await uploads.is_backed(connection, document_id, sha256)
    if one is None or not backed:
        raise _not_here()
    folder = server.settings.files_folder
    try:
        kept = await asyncio.to_thread(files.found, folder, sha256)
    except Missing:
        raise _not_here() from None
    shown = shown_as(kept.media_type, one.media_type)
    how = "inline" if shown else "attachment"
    headers = GUARDED | {
        "Content-Disposition": f"{how}; filename*=UTF-8''{quote(one.name, safe='')}",
        "ETag": f'"{sha256}"',
        "Content-Length": str(kept.size),
    }
    if request.headers.get("If-None-Match") == headers["ETag"]:
        return Response(None, status_code=304, headers={name: headers[name] for name in ("ETag", "Cache-Control")})
    return Stream(_bytes(server, sha256), media_type=shown or "application/octet-stream", headers=headers)


async def _bytes(server: Server, sha256: str) -> AsyncGenerator[bytes]:
    parts = files.read(server.settings.files_folder, sha256)
    while part := await asyncio.to_thread(next, parts, b""):
        yield part


def _not_here() -> Problem:
    return Problem("NOT_FOUND", "There is no such file here, or not for you, or not yet.")


async def _referred(connection: AsyncConnection, person: Person, document_id: str) -> Mapping[str, Attached]:
    """The files of a document, as the person may see it. Raises NOT_FOUND."""
    document = (await documents.bodies(connection, [document_id])).get(document_id)
    if document is None or not rights.sees(person, document):
        raise _not_here()
    return attached(bytes(rights.view(person, document).content))


@get("/api/files/late")
async def late(server: NamedDependency[Server], caller: NamedDependency[Caller]) -> list[LateFile]:
    """Files that should be here and are not, of the documents that concern the person's own side."""
    async with server.database.snapshot() as connection:
        found = await uploads.overdue(connection, caller.person, server.now() - OVERDUE_AFTER, _MOST_OVERDUE)
    answer: list[LateFile] = []
    for one in found:
        reference = attached(bytes(rights.view(caller.person, one.document).content)).get(one.sha256)
        if reference is not None:
            answer.append(
                LateFile(
                    document=one.document.id,
                    reference=one.document.reference,
                    sha256=one.sha256,
                    name=reference.name,
                    size=reference.size,
                    device=one.device,
                    since=one.since,
                )
            )
    return answer


HANDLERS = (of_document, open_file, late)
