"""One person's device without network and clock: what is done on it, what it asks, what it makes of answers.

    queued = device.enqueue("document.set", document_id, Change(set={"part2/documentary/result": "satisfactory"}), at)
    while isinstance(ask := device.next(at), Ask):
        device.receive(ask, send(ask), at)

Everything that matters stands in the store; a device that ended in the middle of a step goes on from there. The rights
and waiting times that it holds itself are found out anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec
from msgspec import Struct

from sync_protocol import wire
from sync_protocol.document import Document, RecordType
from sync_protocol.unsent import UNSENT_FORMAT, UnsentHead
from sync_protocol.wire import Result

from .engine import POLL, Engine
from .export import unsent_file
from .files import Lane
from .kept import Kept, Record
from .machine import Phase
from .questions import Ask, Failure, Wait
from .store import SqliteStore
from .stream import APP
from .view import Horizon, View, Where, view
from .writing import Act, Identity, Queued, Writer


class Status(Struct, frozen=True, kw_only=True):
    """What a person is shown of the whole. `synced` is said from what is stored alone: nothing waits, the server has
    verified every one of the `files`, and a complete pull was asked for after the last answer."""

    synced: bool
    pending: int
    files: int
    oldest: str
    refused: int
    complete_at: str
    phase: Phase
    why: str
    next_try: datetime | None


class Device:
    """`jitter` gives a number from 0 to 1 for each waiting time; `keep` answered operations stay to be offered again to
    a server that was restored from a backup."""

    def __init__(
        self,
        store: SqliteStore,
        identity: Identity,
        key: ec.EllipticCurvePrivateKey,
        new_id: Callable[[], str],
        *,
        jitter: Callable[[], float] = lambda: 1.0,
        keep: int = 500,
        limit_bytes: int = wire.MAX_PAGE_BYTES,
        poll: timedelta = POLL,
    ) -> None:
        self.store, self._new_id = store, new_id
        self.identity = identity
        self._writer = Writer(store, identity, key, new_id)
        self._engine = Engine(store, self._writer, jitter=jitter, keep=keep, limit_bytes=limit_bytes, poll=poll)

    # Who works here, and what goes over.

    def adopt(self, identity: Identity, key: ec.EllipticCurvePrivateKey) -> None:
        """Work under this enrolment and certificate. What waits under another one is still sent under that, and goes
        over to this one where the server does not know the other."""
        self.identity = identity
        self._writer = Writer(self.store, identity, key, self._new_id)
        self._engine.adopt(self._writer)

    def logged_in(self) -> None:
        """There is a session of this person, which requests without a token go by."""
        self._engine.logged_in()

    def logged_out(self) -> None:
        self._engine.logged_out()

    def wake(self) -> None:
        """Something may be new, or the network is back: asked at once, without waiting out what failed before."""
        self._engine.wake()

    def network_gone(self, at: datetime) -> None:
        """A hint not to try for the longest waiting time."""
        self._engine.network_gone(at)

    def next(self, at: datetime) -> Ask | Wait:
        """The next request, or how long to wait."""
        return self._engine.next(at)

    def receive(self, ask: Ask, body: bytes, at: datetime) -> None:
        """A whole answer with a status of success. What cannot be read counts as none; what comes to a question that is
        no longer open is not heard."""
        self._engine.receive(ask, body, at)

    def failed(self, ask: Ask, failure: Failure, at: datetime) -> None:
        """The request came to nothing. Nothing that waits is ever dropped for it."""
        self._engine.failed(ask, failure, at)

    @property
    def phase(self) -> Phase:
        return self._engine.phase

    @property
    def asking(self) -> Ask | None:
        """The question that is on its way."""
        return self._engine.asking

    @property
    def has_session(self) -> bool:
        """Whether there is a login, as far as the server has not said otherwise."""
        return self._engine.has_session

    @property
    def files(self) -> Lane:
        """What goes beside the operations."""
        return self._engine.files

    # What a person does.

    def enqueue(self, kind: str, record_id: str, args: Any, at: datetime, *, rev: int | None = None) -> Queued:
        """One operation, on the disk when this returns. `rev` is the server's revision that the person saw: the one on
        the device where nothing is said. Raises CannotKeep, StorageFailure."""
        return self.enqueue_all((Act(kind, record_id, args, rev),), at)[0]

    def enqueue_all(self, acts: Sequence[Act], at: datetime) -> tuple[Queued, ...]:
        """Operations that come onto the disk together, each with its own result."""
        with self.store.step("enqueue"):
            made = self._writer.write(acts, at)
        self._engine.changed()
        return made

    def enqueue_group(self, acts: Sequence[Act], at: datetime) -> tuple[Queued, ...]:
        """Operations that the server applies together or not at all."""
        with self.store.step("enqueue"):
            made = self._writer.write(acts, at, group=self._new_id())
        self._engine.changed()
        return made

    def sign(
        self,
        action: str,
        record_id: str,
        content: object,
        at: datetime,
        *,
        seen: Document | None = None,
        outcome: str = "",
    ) -> Queued:
        """A signed operation, on the disk when this returns: `content` is what is signed, of the document that the
        person saw: the one on the device where none is given. Raises CannotKeep, StorageFailure, NotCanonical."""
        with self.store.step("sign"):
            document = seen if seen is not None else self._document(record_id)
            made = self._writer.sign(action, record_id, content, at, seen=document, outcome=outcome)
        self._engine.changed()
        return made

    def dismiss(self, op_id: str) -> None:
        """The person has read why it was refused."""
        with self.store.step("dismiss"):
            self.store.dismiss(op_id)

    # What a person sees.

    def view(self, record_id: str) -> View | None:
        return self._view(self.store.record(RecordType.DOCUMENT, record_id), self.store.rows_of(record_id))

    def views(self) -> list[View]:
        """Every document on the device, with those that only the person's own work knows of."""
        ids = dict.fromkeys(one.id for one in self.store.records(RecordType.DOCUMENT))
        ids |= dict.fromkeys(row.record for row in self.store.all_rows() if row.record_type == RecordType.DOCUMENT)
        return [seen for one in ids if (seen := self.view(one)) is not None]

    def _view(self, record: Record | None, rows: Sequence[Kept]) -> View | None:
        where = Where(self.identity.side, self.identity.organisation, self._document)
        return view(record, rows, self._horizon(), where)

    def _horizon(self) -> Horizon:
        epoch = self.store.meta("epoch")
        unsure = frozenset(one.client_id for one in self.store.streams() if one.epoch not in ("", epoch))
        return Horizon(self.store.position(), unsure)

    def _document(self, record_id: str) -> Document | None:
        seen = self.view(record_id)
        return seen.document if seen is not None else None

    def records(self, type_: RecordType | None = None) -> list[Record]:
        """What was pulled, without the own operations."""
        return self.store.records(type_)

    def operations(self) -> list[Kept]:
        """Every operation that is kept, in the order in which they were done."""
        return self.store.all_rows()

    @property
    def was_copied(self) -> bool:
        """Whether the history of this device has split: there is a copy of it, or it is one. Its signatures may repeat
        the numbers of the other's, and are put before a person; enrolled anew, it signs in a chain of its own."""
        return self.store.meta("split") == self.identity.device_id

    def result(self, op_id: str) -> Result | None:
        """What became of an operation; None while there is no answer, and when it is no longer kept."""
        found = self.store.row_of(op_id)
        return msgspec.json.decode(found.result, type=Result) if found is not None and found.result else None

    def export(self, at: datetime, server_key: bytes, random: Callable[[int], bytes]) -> bytes:
        """What is kept as a file for `waarmerk sync import`; `server_key` is that of `/api/about`, as bytes, and
        `random` gives bytes that nobody can guess."""
        return unsent_file(
            self.store, self.files.shelf, self.identity, server_key, UnsentHead(UNSENT_FORMAT, at, APP), random
        )

    def status(self) -> Status:
        position, pending = self.store.position(), self.store.count_pending()
        files = len(self.files.shelf.waiting())
        asked_after = position.asked > self.store.last_answered()
        return Status(
            synced=pending == 0 and files == 0 and position.complete and asked_after,
            pending=pending,
            files=files,
            oldest=self.store.oldest_pending(),
            refused=self.store.count_refused(),
            complete_at=position.complete_at,
            phase=self.phase,
            why=self._engine.why,
            next_try=self._engine.next_try,
        )
