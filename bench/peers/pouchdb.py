"""pouchdb-server on LevelDB: whole documents with their revisions, as a replicating client sends them."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, field

from bench import peers
from bench.stage import BATCH, CLIENTS, Failed
from bench.targets import Connection, in_batches, patch_of

PAGE = 1000


class PouchDB:
    name, pushes = "pouchdb-server", 10

    def __init__(self, port: int, process: int, documents: Sequence[dict[str, Any]]) -> None:
        self._process, self.documents = process, len(documents)
        self._clients = [Connection(port, {}) for _ in range(CLIENTS)]
        self._clients[0].ask("PUT", "/harbour")
        self._last = 0
        self._shares = in_batches([one | _revision(1) for one in documents], BATCH)
        for share in self._shares:
            self.push(0, _pushed(share))

    def cpu_s(self) -> float:
        return peers.cpu_with_children(self._process)

    def batch(self, client: int, turn: int) -> bytes:
        share = self._shares[client]
        for number, one in enumerate(share):
            content: dict[str, Any] = one["content"]
            part2 = content["part2"] | {"documentary": content["part2"]["documentary"] | patch_of(turn)}
            share[number] = (
                one | {"content": content | {"part2": part2}} | _revision(one["_revisions"]["start"] + 1, one)
            )
        return _pushed(share)

    def push(self, client: int, batch: bytes) -> None:
        """As its protocol has it: what the server has not got is asked for, and sent."""
        docs = msgspec.json.decode(batch, type=_Batch).docs
        asked = msgspec.json.encode({one.id: [one.rev] for one in docs})
        answer, _ = self._clients[client].ask("POST", "/harbour/_revs_diff", asked)
        if len(msgspec.json.decode(answer)) != len(docs):
            raise Failed("the server has a revision already that was drawn just now")
        answer, _ = self._clients[client].ask("POST", "/harbour/_bulk_docs", batch)
        if refused := msgspec.json.decode(answer):
            raise Failed(f"a document was not stored: {refused[0]}")

    def pull(self, client: int) -> list[bytes]:
        pages, self._last, more = list[bytes](), 0, True
        while more:
            path = f"/harbour/_changes?include_docs=true&limit={PAGE}&since={self._last}"
            pages.append(self._clients[client].ask("GET", path)[0])
            page = msgspec.json.decode(pages[-1])
            more, self._last = len(page["results"]) == PAGE, page["last_seq"]
        return pages

    def pull_nothing(self, client: int) -> bytes:
        return self._clients[client].ask("GET", f"/harbour/_changes?include_docs=true&since={self._last}")[0]


class _Named(Struct):
    id: str = field(name="_id")
    rev: str = field(name="_rev")


class _Batch(Struct):
    docs: list[_Named]


def _pushed(share: Sequence[dict[str, Any]]) -> bytes:
    return msgspec.json.encode({"docs": [one | {"_id": one["id"]} for one in share], "new_edits": False})


def _revision(number: int, before: dict[str, Any] | None = None) -> dict[str, Any]:
    """The name of a document's next revision, drawn by the client, with that of the one before."""
    ids = [secrets.token_hex(16), *(before["_revisions"]["ids"][:1] if before else ())]
    return {"_rev": f"{number}-{ids[0]}", "_revisions": {"start": number, "ids": ids}}


@contextlib.contextmanager
def serving(folder: Path, documents: Sequence[dict[str, Any]]) -> Generator[PouchDB]:
    """A pouchdb-server of its own with all documents, until the end of the block."""
    installed = peers.modules_of("pouchdb")

    def command(port: int) -> list[str | Path]:
        places = ["--dir", folder, "--config", folder / "config.json"]
        return ["node", installed / "durable.js", "--port", str(port), *places, "--no-stdout-logs"]

    folder.mkdir()
    with peers.server(command, folder) as (port, process):
        yield PouchDB(port, process, documents)
