"""What one person's device keeps: operations until their results are known and seen, and the server's records.

Each step of the protocol is one transaction (`step`). What a person did, and what the server said of it, is on the
disk when its step ends. The records are the server's: a step with some of them may be lost in a power cut, and is asked
again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from sync_protocol.document import RecordType

from .kept import Kept, Position, Record, Stream
from .stream import Head


class StorageFailure(Exception):
    """The disk took nothing: what was to be kept is not."""


_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE streams (
    number INTEGER PRIMARY KEY, client_id TEXT NOT NULL UNIQUE, device_id TEXT NOT NULL, token TEXT NOT NULL,
    last_seq INTEGER NOT NULL, last_hash TEXT NOT NULL, counter INTEGER NOT NULL, previous BLOB NOT NULL,
    epoch TEXT NOT NULL, registered INTEGER NOT NULL
);
CREATE TABLE rows (
    client_id TEXT NOT NULL, seq INTEGER NOT NULL, op_id TEXT NOT NULL, record_type TEXT NOT NULL,
    record TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL, body TEXT NOT NULL, grouped TEXT NOT NULL,
    at TEXT NOT NULL, state TEXT NOT NULL, result BLOB NOT NULL, refused INTEGER NOT NULL, answered INTEGER NOT NULL,
    dismissed INTEGER NOT NULL, PRIMARY KEY (client_id, seq)
) WITHOUT ROWID;
CREATE INDEX rows_by_op_id ON rows (op_id);
CREATE INDEX rows_by_record ON rows (record);
CREATE INDEX rows_pending ON rows (client_id, seq) WHERE state = 'pending';
CREATE TABLE records (
    type TEXT NOT NULL, id TEXT NOT NULL, rev INTEGER NOT NULL, data BLOB NOT NULL, seen INTEGER NOT NULL,
    asked INTEGER NOT NULL, stale INTEGER NOT NULL, homeless INTEGER NOT NULL, PRIMARY KEY (type, id)
);
CREATE INDEX records_stale ON records (stale) WHERE stale = 1;
CREATE INDEX records_homeless ON records (homeless) WHERE homeless = 1;
CREATE TABLE held (
    feed TEXT NOT NULL, type TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (feed, type, id)
) WITHOUT ROWID;
CREATE INDEX held_by_record ON held (type, id);
"""
"""The layout of streams and rows is frozen: a later version may add to it, and never changes or drops."""
_ADDED = """
ALTER TABLE rows ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
UPDATE rows SET place = told.place FROM (
    SELECT client_id, seq, row_number() OVER (ORDER BY number, seq) AS place FROM rows JOIN streams USING (client_id)
) AS told WHERE told.client_id = rows.client_id AND told.seq = rows.seq;
CREATE INDEX rows_by_place ON rows (place);
"""
"""What came later."""

_STREAM = "client_id, device_id, token, last_seq, last_hash, counter, previous, epoch, registered"
_ROW = (
    "client_id, seq, op_id, record_type, record, prev, hash, body, grouped, at, state, result, refused, answered, "
    "dismissed, place"
)
_RECORD = "type, id, rev, data, seen, asked, stale"
_NO_MORE = "NOT EXISTS (SELECT 1 FROM rows WHERE rows.record = records.id AND rows.state = 'pending')"
"""No operation waits on the record."""


def _nothing(_name: str) -> None:
    """What happens before a write, where nobody asks for more."""


class SqliteStore:
    """In a file of SQLite, or in memory with the path `:memory:`.

    `before` is called before each write and each commit with its name (`settle: answer`, `page: commit`). What it
    raises takes the whole step back. `image` is a database that `image()` gave: a copy, or an older state. Several
    stores may be open on one file. Raises StorageFailure where the disk does not take it.
    """

    def __init__(
        self, path: str | Path = ":memory:", *, image: bytes | None = None, before: Callable[[str], None] = _nothing
    ) -> None:
        self.before = before
        self._step = ""
        in_memory = str(path) == ":memory:"
        if image is not None and not in_memory:
            for ending in ("-wal", "-shm"):  # of what stood there before
                Path(f"{path}{ending}").unlink(missing_ok=True)
            Path(path).write_bytes(image)
        with _kept():
            self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=30)
            if image is not None and in_memory:
                self._db.deserialize(image)
            if in_memory:
                self._db.execute("PRAGMA page_size = 1024")  # thousands of devices fit beside each other
            else:
                self._db.execute("PRAGMA journal_mode = WAL")
                self._db.execute("PRAGMA cache_size = -8000")
        with self.step("open"):
            if not self.read("SELECT 1 FROM sqlite_master WHERE name = 'meta'"):
                self._run(_TABLES)
            if not self.read("SELECT 1 FROM pragma_table_info('rows') WHERE name = 'place'"):
                self._run(_ADDED)

    def _run(self, script: str) -> None:
        for statement in script.split(";\n"):
            self._db.execute(statement)

    def image(self) -> bytes:
        """The whole database as it stands."""
        with _kept():
            data = bytearray(self._db.serialize())
        data[18:20] = b"\1\1"  # a database in memory has no write-ahead log
        return bytes(data)

    def close(self) -> None:
        self._db.close()

    @contextmanager
    def step(self, name: str, *, durable: bool = True) -> Generator[None]:
        """One transaction. It ends whole or not at all, and on the disk where `durable`."""
        with _kept():
            self._db.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            self._db.execute("BEGIN IMMEDIATE")
        self._step = name
        try:
            yield
            self.before(f"{name}: commit")
            with _kept():
                self._db.execute("COMMIT")
        except BaseException:
            self._db.rollback()
            raise
        finally:
            self._step = ""

    def write(self, name: str, sql: str, *values: Any) -> int:
        """One statement inside a step; tells how many rows it touched."""
        self.before(f"{self._step}: {name}")
        try:
            return self._db.execute(sql, values).rowcount
        except sqlite3.Error as error:
            raise StorageFailure(str(error)) from error

    def read(self, sql: str, *values: Any) -> list[Any]:
        """The rows of a question."""
        try:
            return self._db.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise StorageFailure(str(error)) from error

    # What the device knows of itself.

    def meta(self, name: str) -> str:
        """Empty where nothing was said yet."""
        found = self.read("SELECT value FROM meta WHERE name = ?", name)
        return found[0][0] if found else ""

    def set_meta(self, name: str, value: str) -> None:
        self.write("meta", "INSERT OR REPLACE INTO meta VALUES (?, ?)", name, value)

    def position(self) -> Position:
        said = self.meta("position")
        return msgspec.json.decode(said, type=Position) if said else Position()

    def set_position(self, position: Position) -> None:
        self.set_meta("position", msgspec.json.encode(position).decode())

    # Streams and their operations.

    def streams(self) -> list[Stream]:
        """Every stream, oldest first."""
        return [_stream(row) for row in self.read(f"SELECT {_STREAM} FROM streams ORDER BY number")]

    def stream(self, client_id: str) -> Stream | None:
        found = self.read(f"SELECT {_STREAM} FROM streams WHERE client_id = ?", client_id)
        return _stream(found[0]) if found else None

    def put_stream(self, stream: Stream) -> None:
        head = stream.head
        values = (stream.device_id, stream.token, head.last_seq, head.last_hash, head.counter, head.previous)
        self.write(
            "stream",
            f"INSERT INTO streams ({_STREAM}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (client_id) DO UPDATE SET "
            "device_id = excluded.device_id, token = excluded.token, last_seq = excluded.last_seq, "
            "last_hash = excluded.last_hash, counter = excluded.counter, previous = excluded.previous, "
            "epoch = excluded.epoch, registered = excluded.registered",
            *(stream.client_id, *values, stream.epoch, stream.registered),
        )

    def drop_empty_streams(self, but: str) -> None:
        """Streams that nothing is kept of, but the one that is written to."""
        self.write(
            "streams",
            "DELETE FROM streams WHERE client_id <> ? "
            "AND NOT EXISTS (SELECT 1 FROM rows WHERE rows.client_id = streams.client_id)",
            but,
        )

    def add_row(self, row: Kept) -> None:
        """A row without a place is the newest; one that moved to another stream keeps its own."""
        place = row.place or self.read("SELECT coalesce(max(place), 0) + 1 FROM rows")[0][0]
        values = msgspec.structs.astuple(msgspec.structs.replace(row, place=place))
        self.write("row", f"INSERT INTO rows ({_ROW}) VALUES ({', '.join('?' * len(values))})", *values)

    def drop_row(self, client_id: str, seq: int) -> None:
        self.write("row", "DELETE FROM rows WHERE client_id = ? AND seq = ?", client_id, seq)

    def row(self, client_id: str, seq: int) -> Kept | None:
        found = self.read(f"SELECT {_ROW} FROM rows WHERE client_id = ? AND seq = ?", client_id, seq)
        return _row(found[0]) if found else None

    def row_of(self, op_id: str) -> Kept | None:
        return next(iter(self._rows("op_id = ?", op_id)), None)

    def rows(self, client_id: str) -> list[Kept]:
        """All that is kept of one stream, in its order."""
        return self._rows("client_id = ? ORDER BY seq", client_id)

    def all_rows(self) -> list[Kept]:
        """All that is kept, in the order in which it was done."""
        return self._rows("1 ORDER BY place")

    def rows_of(self, record: str) -> list[Kept]:
        """All that is kept on one record, in the order in which it was done."""
        return self._rows("record = ? ORDER BY place", record)

    def pending(self, client_id: str, limit: int) -> list[Kept]:
        """The oldest operations of a stream without an answer."""
        return self._rows("client_id = ? AND state = 'pending' ORDER BY seq LIMIT ?", client_id, limit)

    def _rows(self, where: str, *values: Any) -> list[Kept]:
        return [_row(one) for one in self.read(f"SELECT {_ROW} FROM rows WHERE {where}", *values)]

    def count_pending(self, client_id: str = "") -> int:
        where = "AND client_id = ?" if client_id else ""
        values = (client_id,) if client_id else ()
        return self.read(f"SELECT count(*) FROM rows WHERE state = 'pending' {where}", *values)[0][0]

    def count_refused(self) -> int:
        """Refusals that nobody has dismissed."""
        return self.read("SELECT count(*) FROM rows WHERE refused = 1 AND dismissed = 0")[0][0]

    def oldest_pending(self) -> str:
        """The device's time at which the oldest operation without an answer was made; empty where there is none."""
        return self.read("SELECT min(at) FROM rows WHERE state = 'pending'")[0][0] or ""

    def last_pending(self, client_id: str, record: str) -> int | None:
        """Seq of the stream's last operation on a record that has no answer."""
        return self.read(
            "SELECT max(seq) FROM rows WHERE record = ? AND client_id = ? AND state = 'pending'", record, client_id
        )[0][0]

    def answered_through(self, client_id: str, last_seq: int) -> int:
        """Every answer of the stream up to it is here."""
        first = self.read("SELECT min(seq) FROM rows WHERE client_id = ? AND state = 'pending'", client_id)[0][0]
        return last_seq if first is None else first - 1

    def last_answered(self) -> int:
        """The number of the last question before the newest answer."""
        return self.read("SELECT coalesce(max(answered), 0) FROM rows WHERE state = 'final'")[0][0]

    def answer(self, row: Kept, result: bytes, *, refused: bool, answered: int) -> None:
        self.write(
            "answer",
            "UPDATE rows SET state = 'final', result = ?, refused = ?, answered = ? WHERE client_id = ? AND seq = ?",
            *(result, refused, answered, row.client_id, row.seq),
        )

    def reopen(self, client_id: str, above: int, answered_before: int) -> int:
        """The server lacks what it had answered: it is offered again. Tells how many operations that are."""
        return self.write(
            "reopen",
            "UPDATE rows SET state = 'pending' WHERE client_id = ? AND seq > ? AND state = 'final' AND answered < ?",
            *(client_id, above, answered_before),
        )

    def dismiss(self, op_id: str) -> None:
        self.write("dismiss", "UPDATE rows SET dismissed = 1 WHERE op_id = ? AND refused = 1", op_id)

    def prune(self, keep: int, asked: int) -> None:
        """Drop the oldest answered operations beyond those to keep: those that the records contain, and no refusal that
        nobody has read."""
        self.write(
            "prune",
            "DELETE FROM rows WHERE (client_id, seq) IN ("
            "SELECT client_id, seq FROM rows WHERE state = 'final' AND (refused = 0 OR dismissed = 1) AND answered < ? "
            "ORDER BY answered DESC, seq DESC LIMIT -1 OFFSET ?)",
            *(asked, keep),
        )

    def count_rows(self) -> int:
        return self.read("SELECT count(*) FROM rows")[0][0]

    # The server's records.

    def records(self, type_: RecordType | None = None) -> list[Record]:
        return self._records("1" if type_ is None else "type = ?", *(() if type_ is None else (type_,)))

    def record(self, type_: RecordType, id_: str) -> Record | None:
        found = self._records("type = ? AND id = ?", type_, id_)
        return found[0] if found else None

    def _records(self, where: str, *values: Any) -> list[Record]:
        feeds = "(SELECT json_group_array(feed) FROM held WHERE held.type = records.type AND held.id = records.id)"
        found = self.read(f"SELECT {_RECORD}, {feeds} FROM records WHERE {where} ORDER BY type, id", *values)
        return [
            Record(
                type=RecordType(one[0]),
                id=one[1],
                rev=one[2],
                data=one[3],
                seen=one[4],
                asked=one[5],
                stale=bool(one[6]),
                feeds=tuple(msgspec.json.decode(one[7], type=list[str])),
            )
            for one in found
        ]

    def put_record(self, record: Record) -> None:
        """In its feeds, beside those that it is in already. A state older than the one here is not taken."""
        values = (record.type, record.id, record.rev, record.data, record.seen, record.asked)
        self.write(
            "record",
            "INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, 0, 0) ON CONFLICT (type, id) DO UPDATE SET "
            "rev = excluded.rev, data = excluded.data, seen = excluded.seen, asked = excluded.asked, "
            "stale = 0, homeless = 0 WHERE excluded.rev >= records.rev OR records.stale = 1 OR records.homeless = 1",
            *values,
        )
        for feed in record.feeds:
            self.write("held", "INSERT OR IGNORE INTO held VALUES (?, ?, ?)", feed, record.type, record.id)

    def leave(self, feed: str, type_: str = "", id_: str = "") -> None:
        """One record, or every one, is no longer in a feed."""
        where, values = ("AND type = ? AND id = ?", (type_, id_)) if type_ else ("", ())
        found = self.read(f"SELECT type, id FROM held WHERE feed = ? {where}", feed, *values)
        self.write("leave", f"DELETE FROM held WHERE feed = ? {where}", feed, *values)
        self._without_home(found)

    def _without_home(self, found: Iterable[tuple[str, str]]) -> None:
        for type_, id_ in found:
            self.write(
                "homeless",
                "UPDATE records SET homeless = 1 WHERE type = ? AND id = ? AND NOT EXISTS "
                "(SELECT 1 FROM held WHERE held.type = records.type AND held.id = records.id)",
                *(type_, id_),
            )

    def drop_homeless(self) -> None:
        """What no feed holds any more goes, except what operations wait on."""
        self.write("drop", f"DELETE FROM records WHERE homeless = 1 AND {_NO_MORE}")

    def make_stale(self) -> None:
        """The copy begins anew; what is here stays to be looked at until it has come again."""
        self.write("stale", "UPDATE records SET stale = 1, homeless = 0, seen = 0, asked = 0")
        self.write("held", "DELETE FROM held")

    def drop_stale(self) -> None:
        """What has not come again is no longer the person's."""
        self.write("stale", "UPDATE records SET stale = 0, homeless = 1 WHERE stale = 1")

    def forget_seen(self) -> None:
        """The numbers of another stream say nothing of this one's."""
        self.write("seen", "UPDATE records SET seen = 0")

    def revs(self, feed: str) -> Sequence[tuple[str, int]]:
        """Id and revision of every record of a feed."""
        return self.read(
            "SELECT records.id, records.rev FROM held JOIN records USING (type, id) WHERE held.feed = ?",
            feed,
        )


@contextmanager
def _kept() -> Generator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise StorageFailure(str(error)) from error


def _stream(row: Sequence[Any]) -> Stream:
    client_id, device_id, token, last_seq, last_hash, counter, previous, epoch, registered = row
    return Stream(
        head=Head(client_id=client_id, last_seq=last_seq, last_hash=last_hash, counter=counter, previous=previous),
        device_id=device_id,
        token=token,
        epoch=epoch,
        registered=bool(registered),
    )


def _row(row: Sequence[Any]) -> Kept:
    return msgspec.convert(dict(zip(Kept.__struct_fields__, row, strict=True)), Kept, strict=False)
