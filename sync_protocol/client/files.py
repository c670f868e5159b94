"""The files that documents refer to: kept until the server has verified them, sent in pieces beside the operations.

A file that fails waits by itself; no operation waits for a file. The lane speaks tus 1.0: it says what to ask next, and
is told what came of it.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

from msgspec import Struct

from sync_protocol.sealed_file import FILE_PIECE_BYTES, MAX_FILE_BYTES

from .questions import Failure, Trouble, Wait, told
from .store import SqliteStore, StorageFailure
from .writing import CannotKeep

FILES = "/sync/v1/files"
TUS = "1.0.0"
SHORTEST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=10)

_TABLES = """
CREATE TABLE files (
    sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, added_at TEXT NOT NULL, address TEXT NOT NULL,
    verified_at TEXT NOT NULL, refused TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE pieces (
    sha256 TEXT NOT NULL, number INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (sha256, number)
) WITHOUT ROWID
"""
_FILE = "sha256, size, added_at, address, verified_at, refused"


class Reference(Struct, frozen=True):
    """What a document says of a file: the boxes of a row of `part1/attachments`."""

    name: str
    media_type: str
    size: int
    sha256: str


class KeptFile(Struct, frozen=True):
    """A file on the device. `address` is where its upload goes on; `verified_at` when the server said that it has all
    of it, empty before; `refused` the server's code, where it does not take it."""

    sha256: str
    size: int
    added_at: str
    address: str
    verified_at: str
    refused: str


class FileAsk(Struct, frozen=True, kw_only=True):
    """A request to send, with the session, or with `token` where there is one."""

    sha256: str
    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes
    token: str


class Shelf:
    """The files of one device, in its store."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store
        if not self._has_tables():
            with store.step("open"):
                if not self._has_tables():  # another program has not made them meanwhile
                    for statement in _TABLES.split(";\n"):
                        store.write("files", statement)

    def _has_tables(self) -> bool:
        return bool(self._store.read("SELECT 1 FROM sqlite_master WHERE name = 'pieces'"))

    def keep(self, data: bytes, at: datetime) -> str:
        """The file's fingerprint; its bytes are on the disk when this returns. Again, nothing changes."""
        if len(data) > MAX_FILE_BYTES:
            raise CannotKeep("FILE_SIZE", f"A file has {MAX_FILE_BYTES} bytes at most.")
        sha256 = hashlib.sha256(data).hexdigest()
        with self._store.step("file"):
            values = (sha256, len(data), at.isoformat())
            if self._store.write("file", "INSERT OR IGNORE INTO files VALUES (?, ?, ?, '', '', '')", *values):
                for start in range(0, len(data), FILE_PIECE_BYTES):
                    piece = data[start : start + FILE_PIECE_BYTES]
                    number = start // FILE_PIECE_BYTES
                    self._store.write("piece", "INSERT INTO pieces VALUES (?, ?, ?)", sha256, number, piece)
        return sha256

    def file(self, sha256: str) -> KeptFile | None:
        found = self._store.read(f"SELECT {_FILE} FROM files WHERE sha256 = ?", sha256)
        return KeptFile(*found[0]) if found else None

    def data(self, sha256: str) -> bytes:
        """The bytes as they were kept. Raises ValueError where the disk has others now."""
        rows = self._store.read("SELECT data FROM pieces WHERE sha256 = ? ORDER BY number", sha256)
        data = b"".join(row[0] for row in rows)
        if hashlib.sha256(data).hexdigest() != sha256:
            raise ValueError("the file was changed on the disk")
        return data

    def waiting(self) -> list[KeptFile]:
        """What the server has not verified, the smallest first."""
        found = self._store.read(f"SELECT {_FILE} FROM files WHERE verified_at = '' ORDER BY size, sha256")
        return [KeptFile(*row) for row in found]

    def at(self, sha256: str, offset: int) -> bytes:
        """The bytes from an offset to the end of its piece."""
        number, start = divmod(offset, FILE_PIECE_BYTES)
        found = self._store.read("SELECT data FROM pieces WHERE sha256 = ? AND number = ?", sha256, number)
        return found[0][0][start:] if found else b""

    def goes_to(self, sha256: str, address: str) -> None:
        with self._store.step("file"):
            self._store.write("file", "UPDATE files SET address = ?, refused = '' WHERE sha256 = ?", address, sha256)

    def is_verified(self, sha256: str, at: datetime) -> None:
        with self._store.step("file"):
            self._store.write("file", "UPDATE files SET verified_at = ? WHERE sha256 = ?", _utc(at), sha256)

    def is_refused(self, sha256: str, code: str) -> None:
        with self._store.step("file"):
            self._store.write("file", "UPDATE files SET refused = ? WHERE sha256 = ?", code, sha256)

    def forget_verified(self, before: datetime) -> int:
        """Files that the server verified before a time are no longer needed here. Tells how many went."""
        with self._store.step("file"):
            old = "SELECT sha256 FROM files WHERE verified_at <> '' AND verified_at < ?"
            self._store.write("pieces", f"DELETE FROM pieces WHERE sha256 IN ({old})", _utc(before))
            return self._store.write("file", f"DELETE FROM files WHERE sha256 IN ({old})", _utc(before))

    def offer_again(self) -> None:
        """A server from a backup may lack what it had verified: it is asked."""
        self._store.write("file", "UPDATE files SET verified_at = '', address = '', refused = ''")


def _utc(at: datetime) -> str:
    """As text in the order of time."""
    return at.astimezone(UTC).isoformat()


class Lane:
    """One file at a time, by itself. `right` gives the token to send with, empty for the session, None without either;
    `lost` is told where the server refused the session."""

    def __init__(
        self,
        shelf: Shelf,
        right: Callable[[], str | None],
        lost: Callable[[str], None],
        jitter: Callable[[], float],
    ) -> None:
        self.shelf, self._right, self._lost, self._jitter = shelf, right, lost, jitter
        self._asked: FileAsk | None = None
        self._offsets: dict[str, int] = {}
        self._later: dict[str, tuple[datetime, int]] = {}
        """When a file that failed is tried again, and how often it failed."""
        self._now: datetime | None = None

    @property
    def asking(self) -> FileAsk | None:
        """The request that is on its way."""
        return self._asked

    def next(self, at: datetime) -> FileAsk | Wait:
        if self._now is not None and at < self._now:  # the clock was set back
            self.lift()
        self._now = at
        if self._asked is not None:
            return Wait(None, "busy")
        waiting = [file for file in self.shelf.waiting() if not file.refused]
        due = [file for file in waiting if self._due(file.sha256) <= at.timestamp()]
        if not due:
            times = [self._later[file.sha256][0] for file in waiting]
            return Wait(min(times, default=None), "backoff" if times else "idle")
        token = self._right()
        if token is None:
            return Wait(None, "needs_login")
        self._asked = self._ask(due[0], token)
        return self._asked

    def _due(self, sha256: str) -> float:
        return self._later[sha256][0].timestamp() if sha256 in self._later else 0.0

    def _ask(self, file: KeptFile, token: str) -> FileAsk:
        headers = {"Tus-Resumable": TUS}
        method, path, body = "POST", FILES, b""
        offset = self._offsets.get(file.sha256)
        if not file.address:
            named = base64.b64encode(file.sha256.encode()).decode()
            headers |= {"Upload-Length": str(file.size), "Upload-Metadata": f"sha256 {named}"}
        elif offset is None:
            method, path = "HEAD", file.address
        else:
            method, path, body = "PATCH", file.address, self.shelf.at(file.sha256, offset)
            checksum = base64.b64encode(hashlib.sha256(body).digest()).decode()
            headers |= {
                "Content-Type": "application/offset+octet-stream",
                "Upload-Offset": str(offset),
                "Upload-Checksum": f"sha256 {checksum}",
            }
        return FileAsk(sha256=file.sha256, method=method, path=path, headers=headers, body=body, token=token)

    def receive(self, ask: FileAsk, headers: Mapping[str, str], at: datetime) -> None:
        """An answer with a status of success; the headers' names in any case."""
        if ask != self._asked:
            return
        self._asked = None
        said = {name.lower(): value for name, value in headers.items()}
        try:
            if ask.method == "POST":
                self.shelf.goes_to(ask.sha256, said["location"])
            elif said.get("waarmerk-state") == "verified":
                self.shelf.is_verified(ask.sha256, at)
            else:
                before = self._offsets.get(ask.sha256)
                self._offsets[ask.sha256] = int(said["upload-offset"])
                if before == self._offsets[ask.sha256]:
                    self._wait(ask.sha256, at, None)
                elif before is not None:
                    self._later.pop(ask.sha256, None)
        except (KeyError, ValueError, StorageFailure):
            self._wait(ask.sha256, at, None)

    def failed(self, ask: FileAsk, failure: Failure, at: datetime) -> None:
        """The request came to nothing: the file waits, and stays."""
        if ask != self._asked:
            return
        self._asked = None
        # How far the upload is, is asked again, whatever went wrong.
        self._offsets.pop(ask.sha256, None)
        try:
            self._hear(ask, failure, at)
        except StorageFailure:
            self._wait(ask.sha256, at, None)

    def _hear(self, ask: FileAsk, failure: Failure, at: datetime) -> None:
        if failure.kind is Trouble.UNREACHABLE:
            self._wait(ask.sha256, at, None)
            return
        match failure.status:
            case 401 if not ask.token:
                self._lost("")  # a token that no file is taken by, of a revoked device, still sends operations
            case 404 | 410 if ask.method != "POST":
                self.shelf.goes_to(ask.sha256, "")
                self._wait(ask.sha256, at, None)
            case 460:
                self._wait(ask.sha256, at, None)
            case 400 | 413 | 415 | 422:
                self.shelf.is_refused(ask.sha256, failure.code or str(failure.status))
            case _:
                self._wait(ask.sha256, at, failure.retry_after)

    def _wait(self, sha256: str, at: datetime, retry_after: float | None) -> None:
        _, failures = self._later.get(sha256, (at, 0))
        longest = min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** min(failures, 12))
        wait = max(told(retry_after), longest * self._jitter())
        self._later[sha256] = (at + wait, failures + 1)

    def lift(self) -> None:
        """There is a reason to try at once."""
        self._later.clear()
