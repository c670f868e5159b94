"""The server is killed in the middle of a file, as a power cut does it: what it said that it has, it has."""

from __future__ import annotations

import os
import socket
from collections.abc import Generator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from backend.api.shell import SESSION_COOKIE
from backend.demo import PASSWORD
from sync_protocol.sealed_file import FILE_PIECE_BYTES
from tests.stories.world import Waarmerk
from tests.sync.filing import TUS, b64, fingerprint

HEADERS = TUS | {"Content-Type": "application/offset+octet-stream"}
DATA = os.urandom(3 * FILE_PIECE_BYTES)


@pytest.fixture
def server(tmp_path: Path) -> Generator[Waarmerk]:
    one = Waarmerk(tmp_path)
    one.start()
    yield one
    one.stop()


def logged_in(server: Waarmerk) -> httpx.Client:
    client = httpx.Client(base_url=server.url, headers=TUS, timeout=30)
    client.post("/api/login", json={"email": "exporter@south.example", "password": PASSWORD}).raise_for_status()
    return client


def offset(client: httpx.Client, where: str) -> int:
    return int(client.head(where).raise_for_status().headers["Upload-Offset"])


def test_a_file_is_gone_on_with_after_the_server_was_killed(server: Waarmerk) -> None:
    announced = {"Upload-Length": str(len(DATA)), "Upload-Metadata": f"sha256 {b64(fingerprint(DATA).encode())}"}
    said = 0
    with socket.create_connection(("127.0.0.1", server.port)) as line:
        with closing(logged_in(server)) as client:
            where = client.post("/sync/v1/files", headers=announced).raise_for_status().headers["Location"]
            more = HEADERS | {"Cookie": f"{SESSION_COOKIE}={client.cookies[SESSION_COOKIE]}", "Upload-Offset": "0"}
            lines = "".join(f"{name}: {value}\r\n" for name, value in more.items())
            head = f"PATCH {where} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(DATA)}\r\n{lines}\r\n"
            line.sendall(head.encode() + DATA[: FILE_PIECE_BYTES + 1000])
            while said == 0:
                said = offset(client, where)
        line.sendall(DATA[FILE_PIECE_BYTES + 1000 : FILE_PIECE_BYTES + 9000])
        server.kill()

    server.start()
    server.sql("UPDATE upload SET leased_until = '2026-01-01 00:00:00'")  # the ten seconds that the dead one holds it
    with closing(logged_in(server)) as client:
        there = offset(client, where)
        rest = HEADERS | {"Upload-Offset": str(there)}
        went_on = client.patch(where, content=DATA[there:], headers=rest)

    assert there >= said > 0
    assert went_on.headers["Waarmerk-State"] == "verified"
    kept = server.folder / "files" / fingerprint(DATA)[:2] / fingerprint(DATA)
    assert kept.read_bytes() == DATA
