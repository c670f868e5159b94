"""What a person does becomes operations on the disk: numbered, chained, signed, in the stream that is written to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec
from msgspec import Struct

from sync_protocol import signed, wire
from sync_protocol.document import Document, RecordType
from sync_protocol.wire import Body, Moved
from sync_protocol.workflow import Side

from . import exchange
from .kept import Kept, RowState, Stream
from .store import SqliteStore
from .stream import DeviceStream, Head

_ROOM = 256
"""What is moved to another stream says so, and must fit there as well."""

MOST_PENDING = 20_000
"""More wait than this, and no more is taken: a person has to see to it."""


class Identity(Struct, frozen=True, kw_only=True):
    """Who works on which device. `token` sends when nobody is logged in, and can do nothing else; `certificate` says
    whose key the device signs with, `zone` its time zone; `side` and `organisation` are what the person's own view goes
    by."""

    person_id: str
    person_name: str
    device_id: str
    certificate: bytes
    token: str = ""
    zone: str = "Europe/Brussels"
    side: Side = Side.AUTHORITY
    organisation: str = ""


class Act(Struct, frozen=True):
    """What a person does to one document; `rev` where it was not done on what the device has of it."""

    kind: str
    record_id: str
    args: Any
    rev: int | None = None


class Queued(Struct, frozen=True):
    """An operation that is on the disk."""

    op_id: str
    client_id: str
    seq: int


class CannotKeep(Exception):
    """The device does not take this operation; the codes are those of the server, and TOO_MANY."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code


class Writer:
    """Writes under one enrolment. Each method is part of the caller's step, so that all of it is kept or nothing."""

    def __init__(
        self, store: SqliteStore, identity: Identity, key: ec.EllipticCurvePrivateKey, new_id: Callable[[], str]
    ) -> None:
        self.store, self.identity, self._new_id = store, identity, new_id
        self._pen = DeviceStream(
            identity.person_id,
            identity.person_name,
            identity.device_id,
            "",
            key,
            identity.certificate,
            new_id,
            identity.zone,
        )
        self._certified_until = signed.expires_at(identity.certificate) if identity.certificate else None

    def write(self, acts: Sequence[Act], at: datetime, group: str = "") -> tuple[Queued, ...]:
        """Raises CannotKeep."""
        stream = self._standing(len(acts))
        bound = {"group": group, "group_size": len(acts)} if group else {}
        made = [self._keep(act.kind, act.record_id, act.args, at, rev=self._rev(act), **bound) for act in acts]
        if group and (len(made) > wire.MAX_GROUP or sum(map(exchange.size_of, made)) > exchange.MOST_BYTES):
            raise CannotKeep(
                "GROUP_SIZE", f"A group has {wire.MAX_GROUP} operations and {exchange.MOST_BYTES} bytes at most."
            )
        self.store.put_stream(msgspec.structs.replace(stream, head=self._pen.head))
        return tuple(Queued(row.op_id, row.client_id, row.seq) for row in made)

    def sign(
        self,
        action: str,
        record_id: str,
        content: object,
        at: datetime,
        *,
        seen: Document | None,
        outcome: str,
    ) -> Queued:
        """The statement and its operation come onto the disk together, so that no number of a signature is used twice.

        Raises CannotKeep, with CERTIFICATE_EXPIRED for a device that has been away too long.
        """
        if self._certified_until is None or at >= self._certified_until:
            raise CannotKeep("CERTIFICATE_EXPIRED", "This device has been away too long to sign. Connect it once.")
        stream = self._standing(1)
        position = self.store.position()
        told = seen.rev if seen is not None else 0
        args = self._pen.sign(
            action,
            record_id,
            content,
            at,
            rev=told,
            version=seen.version if seen is not None else 0,
            reference=seen.reference if seen is not None else "",
            outcome=outcome,
            page=(position.checkpoint, datetime.fromisoformat(position.server_time)) if position.checkpoint else None,
        )
        row = self._keep(f"document.{action}", record_id, args, at, rev=told)
        self.store.put_stream(msgspec.structs.replace(stream, head=self._pen.head))
        return Queued(row.op_id, row.client_id, row.seq)

    def _standing(self, more: int) -> Stream:
        """The stream to write to, the pen at its end."""
        if self.store.count_pending() + more > MOST_PENDING:
            raise CannotKeep("TOO_MANY", f"{MOST_PENDING} operations wait to be sent already.")
        stream = self.current()
        self._pen.stand_at(stream.head)
        return stream

    def _rev(self, act: Act) -> int:
        if act.rev is not None:
            return act.rev
        record = self.store.record(RecordType.DOCUMENT, act.record_id)
        return 0 if record is None else record.rev

    def _keep(self, kind: str, record_id: str, args: Any, at: datetime, *, rev: int, **more: Any) -> Kept:
        after = self.store.last_pending(self._pen.client_id, record_id)
        op = self._pen.operation(kind, record_id, rev, args, at, after=after, **more)
        if len(op.body.encode()) > (most := wire.most_bytes(kind) - _ROOM):
            raise CannotKeep("OPERATION_SIZE", f"An operation like this has {most} bytes at most.")
        try:
            row = exchange.row_of(self._pen.client_id, op)
        except msgspec.ValidationError as error:
            raise CannotKeep("OPERATION_SHAPE", str(error)) from None
        self.store.add_row(row)
        return row

    def current(self) -> Stream:
        """The stream that is written to; a new one for a device that was enrolled anew."""
        found = self.store.stream(self.store.meta("current"))
        if found is not None and found.device_id == self.identity.device_id:
            return found
        own = [one for one in self.store.streams() if one.device_id == self.identity.device_id]
        return self._begin(own[-1] if own else None)

    def _begin(self, after: Stream | None) -> Stream:
        """A new stream to write to. The signatures of one device go on in one chain."""
        head = Head(client_id=self._new_id())
        if after is not None:
            head = msgspec.structs.replace(head, counter=after.head.counter, previous=after.head.previous)
        made = Stream(head=head, device_id=self.identity.device_id, token=self.identity.token)
        self.store.put_stream(made)
        self.store.set_meta("current", made.client_id)
        return made

    def restart(self, client_id: str) -> None:
        """The server has another history under this stream's name, or none: go on under a new one.

        What has no answer goes over, with the same op_ids, and behind it what was written since to a later stream. What
        had an answer goes too where the server is of another time than that answer: it may lack it.
        """
        old = self.store.stream(client_id)
        if old is None:
            return
        current = self.current()
        if old.device_id == self.identity.device_id:
            self.store.set_meta("split", old.device_id)
        epoch = self.store.meta("epoch")
        to = self._begin(current)
        self._pen.stand_at(to.head)
        for stream in (old,) if old.client_id == current.client_id else (old, current):
            places: dict[int, int] = {}
            for row in self.store.rows(stream.client_id):
                if row.state is RowState.PENDING or stream.epoch not in ("", epoch):
                    moved = self._moved(row, places, sent=stream.epoch != "")
                    places[row.seq] = moved.seq
                    self.store.drop_row(stream.client_id, row.seq)
                    self.store.add_row(moved)
            self.store.put_stream(msgspec.structs.replace(stream, epoch=epoch))
        self.store.put_stream(msgspec.structs.replace(to, head=self._pen.head))
        self.store.forget_seen()
        self.store.set_position(msgspec.structs.replace(self.store.position(), client_id=to.client_id, last_seq=0))
        self.store.drop_empty_streams(to.client_id)

    def _moved(self, row: Kept, places: dict[int, int], *, sent: bool) -> Kept:
        """The operation at the stream's end. Where it stood is told where the server may have something of that stream:
        what the same person did there does not stand against it."""
        body = msgspec.json.decode(row.body, type=Body)
        after = places.get(body.after) if body.after is not None else None
        moved = Moved(row.client_id, row.seq) if sent or body.moved is None else body.moved
        raw = msgspec.json.encode(msgspec.structs.replace(body, after=after, moved=moved))
        made = exchange.row_of(self._pen.client_id, self._pen.link(raw))
        return msgspec.structs.replace(
            made,
            result=row.result,
            refused=row.refused,
            answered=row.answered,
            dismissed=row.dismissed,
            place=row.place,
        )
