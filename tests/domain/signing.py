"""One signature of an inspector, made on a device that may have been tampered with, and judged as on the server."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec

from backend.domain import operations
from backend.domain.held import Applied, Context, Held, Refused
from sync_protocol import cbor, cose, signed
from sync_protocol.base64url import base64url
from sync_protocol.client import DeviceStream
from sync_protocol.outcome import outcome_of
from sync_protocol.signed import Statement, milliseconds
from sync_protocol.wire import Body, Signed
from sync_protocol.workflow import Status
from tests.build import AT
from tests.domain.lifecycle import ACCEPTED, HARBOUR, INSPECTOR, a_document
from tests.protocol.make_vectors import DEVICE_CA, KEYS

DEVICE_ID = "tablet-7"
CERTIFIED = AT

DOCUMENTS = {
    "decide": a_document(Status.IN_PROGRESS, boxes=ACCEPTED),
    "cancel": a_document(Status.IN_PROGRESS),
    "submit": a_document(Status.NEW, organisation=""),
}
CONTENTS: dict[str, dict[str, Any]] = {
    action: msgspec.json.decode(bytes(one.content)) for action, one in DOCUMENTS.items()
}
CONTENTS["submit"] = {"part1": CONTENTS["submit"]["part1"]}


class Attempt:
    """One signature on a device of its own. `seen`: when the device last heard the server; `received`: when it came."""

    def __init__(self, dice: random.Random, action: str = "") -> None:
        self.dice = dice
        self.action = action or dice.choice(tuple(DOCUMENTS))
        self.document = DOCUMENTS[self.action]
        key = ec.generate_private_key(ec.SECP256R1())
        self.public = public = cose.public_key_bytes(key.public_key())
        self.signer = cose.signer(key)
        self.certificate = signed.make_device_certificate(DEVICE_CA, INSPECTOR.id, DEVICE_ID, public, CERTIFIED)
        self.stream = DeviceStream(
            INSPECTOR.id, INSPECTOR.name, DEVICE_ID, "stream", key, self.certificate, lambda: "op-1"
        )
        self.seen = CERTIFIED + timedelta(hours=dice.uniform(1, 24))
        self.received = self.seen + timedelta(hours=dice.uniform(1, 40))
        self.keys, self.vouched = KEYS, False
        self.previous_at: datetime | None = None

    def between(self, start: datetime, end: datetime) -> datetime:
        return start + (end - start) * self.dice.random()

    def signs(self, at: datetime, **more: Any) -> bytes:
        """The signed message; `more` are fields as a device that was tampered with would fill them in."""
        document, content = self.document, CONTENTS[self.action]
        fields: dict[str, Any] = {
            "action": self.action,
            "document_id": document.id,
            "version": document.version,
            "rev": document.rev,
            "content": cose.digest(cbor.content_bytes(content)),
            "person_id": INSPECTOR.id,
            "person_name": INSPECTOR.name,
            "device_id": DEVICE_ID,
            "signed_at": milliseconds(at),
            "zone": "Europe/Brussels",
            "counter": 1,
            "auth": "fresh",
            "reference": document.reference,
            "outcome": outcome_of(content) if self.action == "decide" else "",
            "checkpoint": bytes(32),
            "checkpoint_at": milliseconds(self.seen),
        }
        return signed.sign_statement(self.signer, self.certificate, Statement(**(fields | more)))

    def judged(self, message: bytes, *, counter: int = 0, last: str = "", content: bytes = b"") -> Applied | Refused:
        """What the server makes of it at the receipt; `content` where it is not that of the document."""
        content = content or cbor.content_bytes(CONTENTS[self.action])
        args = Signed(statement=base64url(message), content=base64url(content))
        document = self.document
        sent = self.stream.operation(f"document.{self.action}", document.id, document.rev, args, self.received)
        context = Context(
            who=INSPECTOR,
            device_id=DEVICE_ID,
            client_id="stream",
            seq=sent.seq,
            at=self.received,
            lists={},
            posts=frozenset((HARBOUR,)),
            keys=self.keys,
            counter=counter,
            last_signature=last,
            revoked=False,
            device_key=self.public,
            vouched=self.vouched,
            previous_at=self.previous_at,
        )
        held = Held(document, {}, document.rev)
        result = operations.apply(held, msgspec.json.decode(sent.body, type=Body), context, {})
        assert isinstance(result, Applied | Refused)
        return result
