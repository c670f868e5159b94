"""A device's side of the protocol in Python, without a network: it makes operations and signs them.

    stream = DeviceStream(person_id, "Inspector 2, Harbour post", device_id, client_id, key, certificate, new_id)
    change = Change(set={"part2/documentary/result": "satisfactory"})
    first = stream.operation("document.set", document_id, rev, change, at)
    push = Push(client_id=stream.client_id, epoch=epoch, ack_through=0, ops=(first,))

It keeps nothing: `device.py` puts a stream on the disk and brings it to the server.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec
from msgspec import Raw, Struct

from sync_protocol import PROTOCOL_VERSION, cbor, cose, signed, wire
from sync_protocol.base64url import base64url
from sync_protocol.document import RecordType
from sync_protocol.wire import Base, Body, DeviceTime, Operation, RecordRef, Signed

APP = "python"
"""What a stream's operations say that they were made with."""


class Head(Struct, frozen=True, kw_only=True):
    """Where a stream stands: its last operation, and the device's last signature."""

    client_id: str
    last_seq: int = 0
    last_hash: str = wire.GENESIS
    counter: int = 0
    previous: bytes = b""


class DeviceStream:
    """One person's stream of operations on one device: gapless numbers, a chain of hashes, a chain of signatures."""

    def __init__(
        self,
        person_id: str,
        person_name: str,
        device_id: str,
        client_id: str,
        key: ec.EllipticCurvePrivateKey,
        certificate: bytes,
        new_id: Callable[[], str],
        zone: str = "Europe/Brussels",
    ) -> None:
        self.person_id, self.person_name = person_id, person_name
        self.device_id, self.client_id = device_id, client_id
        self.certificate, self._new_id, self._zone = certificate, new_id, zone
        self._signer = cose.signer(key)
        self.last_seq, self.last_hash = 0, wire.GENESIS
        self.counter, self.previous = 0, b""
        self._pending: dict[str, int] = {}

    @property
    def head(self) -> Head:
        return Head(
            client_id=self.client_id,
            last_seq=self.last_seq,
            last_hash=self.last_hash,
            counter=self.counter,
            previous=self.previous,
        )

    def stand_at(self, head: Head) -> None:
        """Go on from there; which operations wait is then the caller's to say (`after`)."""
        self.client_id, self.last_seq, self.last_hash = head.client_id, head.last_seq, head.last_hash
        self.counter, self.previous = head.counter, head.previous
        self._pending = {}

    def operation(
        self, kind: str, record_id: str, rev: int, args: Struct | dict[str, Any], at: datetime, **more: Any
    ) -> Operation:
        """The stream's next operation. `rev` is the server's revision that the person saw; `more` replaces parts of the
        body."""
        body = Body(
            op_id=self._new_id(),
            type=kind,
            v=1,
            record=RecordRef(RecordType.DOCUMENT, record_id),
            base=Base(rev),
            after=self._pending.get(record_id),
            args=Raw(msgspec.json.encode(args)),
            actor=self.person_id,
            at=DeviceTime(at, self._zone, 0),
            app=APP,
            schema=PROTOCOL_VERSION,
        )
        raw = msgspec.json.encode(msgspec.structs.replace(body, **more))
        return self.link(raw, record_id)

    def link(self, raw: bytes, record_id: str = "") -> Operation:
        """Any bytes as the stream's next operation."""
        seq = self.last_seq + 1
        hashed = wire.chain_hash(self.client_id, seq, self.last_hash, raw)
        made = Operation(seq=seq, prev=self.last_hash, hash=hashed, body=raw.decode())
        self.last_seq, self.last_hash = seq, hashed
        self._pending[record_id] = seq
        return made

    def acknowledged(self, through: int) -> None:
        """The server has answered these: later operations no longer name them as their parents."""
        self._pending = {record: seq for record, seq in self._pending.items() if seq > through}

    def sign(
        self,
        action: str,
        document_id: str,
        content: object,
        at: datetime,
        *,
        rev: int,
        version: int,
        reference: str = "",
        outcome: str = "",
        page: tuple[str, datetime] | None = None,
    ) -> Signed:
        """The arguments of a signed operation: a statement by the device's key, and the content that it covers.

        `page` is the token of the last page that the device stored, with the server's time in it.
        """
        covered = cbor.content_bytes(content)
        token, page_at = page if page is not None else ("", None)
        self.counter += 1
        statement = signed.Statement(
            action=action,
            document_id=document_id,
            version=version,
            rev=rev,
            content=hashlib.sha256(covered).digest(),
            person_id=self.person_id,
            person_name=unicodedata.normalize("NFC", self.person_name),
            device_id=self.device_id,
            signed_at=signed.milliseconds(at),
            zone=self._zone,
            counter=self.counter,
            auth="fresh",
            reference=reference,
            outcome=outcome,
            previous=self.previous or None,
            checkpoint=hashlib.sha256(token.encode()).digest() if page_at is not None else None,
            checkpoint_at=signed.milliseconds(page_at) if page_at is not None else 0,
        )
        message = signed.sign_statement(self._signer, self.certificate, statement)
        self.previous = cose.digest(message)
        return Signed(base64url(message), base64url(covered))
