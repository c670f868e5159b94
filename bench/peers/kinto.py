"""Kinto on PostgreSQL: JSON records in a collection, patched through its batch endpoint."""

from __future__ import annotations

import contextlib
import subprocess
from base64 import b64encode
from collections.abc import Generator, Mapping, Sequence
from itertools import compress
from pathlib import Path
from typing import Any

import msgspec

from bench import peers
from bench.stage import BATCH, CLIENTS, Failed
from bench.targets import Connection, in_batches, patch_of

RECORDS = "/v1/buckets/harbour/collections/documents/records"
PAGE = 1000
CONFLICT = 409
SETTINGS = """\
[server:main]
use = egg:waitress#main
host = 127.0.0.1
port = {port}
threads = {threads}
[app:main]
use = egg:kinto
kinto.userid_hmac_secret = bench
kinto.storage_backend = kinto.core.storage.postgresql
kinto.storage_url = {url}
kinto.permission_backend = kinto.core.permission.postgresql
kinto.permission_url = {url}
kinto.cache_backend = kinto.core.cache.memory
kinto.bucket_create_principals = system.Authenticated
kinto.batch_max_requests = {batch}
kinto.paginate_by = {page}
multiauth.policies = basicauth
"""


class Kinto:
    name, pushes = "Kinto", 1

    def __init__(self, port: int, process: int, documents: Sequence[dict[str, Any]]) -> None:
        self._process, self.documents = process, len(documents)
        login = {"Authorization": "Basic " + b64encode(b"inspector:bench").decode()}
        self._clients = [Connection(port, login) for _ in range(CLIENTS)]
        self._shares = in_batches([{"id": one["id"]} for one in documents], BATCH)
        self._since = ""
        for path in ("/v1/buckets/harbour", RECORDS.removesuffix("/records")):
            self._clients[0].ask("PUT", path, b"{}")
        for some in in_batches(documents, BATCH):
            self.push(0, self._batch("PUT", [(one["id"], one) for one in some]))

    def cpu_s(self) -> float:
        return peers.cpu_with_children(self._process)

    def _batch(self, method: str, bodies: Sequence[tuple[Any, Any]]) -> bytes:
        kind = {"PUT": "application/json", "PATCH": "application/merge-patch+json"}[method]
        defaults = {"method": method, "headers": {"Content-Type": kind}}
        requests = [{"path": f"{RECORDS}/{id_}", "body": {"data": body}} for id_, body in bodies]
        return msgspec.json.encode({"defaults": defaults, "requests": requests})

    def batch(self, client: int, turn: int) -> bytes:
        patch = {"content": {"part2": {"documentary": patch_of(turn)}}}
        return self._batch("PATCH", [(one["id"], patch) for one in self._shares[client]])

    def push(self, client: int, batch: bytes) -> None:
        while batch:
            answer, _ = self._clients[client].ask("POST", "/v1/batch", batch)
            responses = msgspec.json.decode(answer)["responses"]
            if failed := [one for one in responses if one["status"] >= 300 and one["status"] != CONFLICT]:
                raise Failed(f"a record was not stored: {failed[0]}")
            batch = _refused(batch, responses)

    def pull(self, client: int) -> list[bytes]:
        pages, path = list[bytes](), f"{RECORDS}?_sort=last_modified"
        while path:
            page, headers = self._clients[client].ask("GET", path)
            pages.append(page)
            self._since = self._since if len(pages) > 1 else headers["ETag"].strip('"')
            following = headers["Next-Page"]
            path = following[following.index("/v1/") :] if following else ""
        return pages

    def pull_nothing(self, client: int) -> bytes:
        return self._clients[client].ask("GET", f"{RECORDS}?_since={self._since}")[0]


def _refused(batch: bytes, responses: Sequence[Mapping[str, Any]]) -> bytes:
    """What is to be sent again: writers of one collection who meet are told to."""
    again = [one["status"] == CONFLICT for one in responses]
    if not any(again):
        return b""
    sent: dict[str, Any] = msgspec.json.decode(batch)
    requests: list[Any] = sent["requests"]
    return msgspec.json.encode(sent | {"requests": list(compress(requests, again))})


@contextlib.contextmanager
def serving(folder: Path, url: str, documents: Sequence[dict[str, Any]]) -> Generator[Kinto]:
    """A Kinto of its own with all documents, until the end of the block."""
    programs = peers.python_of("kinto").parent

    def command(port: int) -> list[str | Path]:
        written = SETTINGS.format(port=port, threads=CLIENTS, url=url, batch=BATCH, page=PAGE)
        (folder / "kinto.ini").write_text(written)
        subprocess.run(
            [programs / "kinto", "migrate", "--ini", folder / "kinto.ini"],
            check=True,
            capture_output=True,
            env=peers.environment(),
        )
        return [programs / "kinto", "start", "--ini", folder / "kinto.ini", "--port", str(port)]

    folder.mkdir()
    with peers.server(command, folder) as (port, process):
        yield Kinto(port, process, documents)
