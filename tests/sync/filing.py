"""A device that sends files, and documents that refer to them."""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Mapping
from typing import Any

import httpx

from sync_protocol import sealed_file
from sync_protocol.key_set import Use
from sync_protocol.sealed_file import pieces_of
from tests.build import a_cvedp
from tests.desk import APP, Desk

TUS = APP | {"Tus-Resumable": "1.0.0"}
JPEG = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 8


def fingerprint(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


async def announce(desk: Desk, length: int, sha256: str, **more: bytes) -> httpx.Response:
    metadata = ",".join(f"{name} {b64(value)}" for name, value in ({"sha256": sha256.encode()} | more).items())
    headers = TUS | {"Upload-Length": str(length), "Upload-Metadata": metadata}
    return await desk.http.post("/sync/v1/files", headers=headers)


async def announced(desk: Desk, data: bytes) -> str:
    """The address of an upload of which nothing has come."""
    return str((await announce(desk, len(data), fingerprint(data))).raise_for_status().headers["Location"])


async def send(
    desk: Desk, where: str, offset: int, data: Any, headers: Mapping[str, str] | None = None
) -> httpx.Response:
    own = {"Content-Type": "application/offset+octet-stream", "Upload-Offset": str(offset)}
    return await desk.http.patch(where, content=data, headers=TUS | own | dict(headers or {}))


async def upload(desk: Desk, data: bytes) -> str:
    """The address of an upload that has come wholly."""
    where = await announced(desk, data)
    assert (await send(desk, where, 0, data)).status_code == 204
    return where


async def state(desk: Desk, where: str) -> tuple[int, str]:
    answer = (await desk.http.head(where, headers=TUS)).raise_for_status()
    return int(answer.headers["Upload-Offset"]), answer.headers["Waarmerk-State"]


def sealed_to(desk: Desk, data: bytes) -> tuple[bytes, bytes]:
    """The file as the app keeps and sends it, and its key for the server."""
    key, sha256 = secrets.token_bytes(32), fingerprint(data)
    (private_key, *_) = desk.office.server.keys.of(Use.OUTBOX)
    nonces = [secrets.token_bytes(12) for _ in range(pieces_of(len(data)))]
    sealed_key = sealed_file.seal_key(private_key.public_key(), key, sha256)
    return sealed_file.seal_file(key, nonces, data, sha256), sealed_key


def reference(data: bytes, *, name: str = "seal.jpg", media_type: str = "image/jpeg") -> dict[str, Any]:
    return {"name": name, "media_type": media_type, "size": len(data), "sha256": fingerprint(data)}


async def submitted(desk: Desk, data: bytes, **more: str) -> str:
    """A document of this operator that refers to the file."""
    return await desk.submit_new(a_cvedp(part1__attachments__k1=reference(data, **more)))


async def opened(desk: Desk, document_id: str, data: bytes) -> httpx.Response:
    return await desk.http.get(f"/api/documents/{document_id}/files/{fingerprint(data)}")


async def facts(desk: Desk, document_id: str) -> list[dict[str, Any]]:
    """How far the server says that the files of the document are."""
    return (await desk.http.get(f"/api/documents/{document_id}/files")).raise_for_status().json()
