"""An operation as the server keeps it, and what of it can be read without the server's code."""

from __future__ import annotations

import json
from typing import Any, cast

from msgspec import Struct

from sync_protocol import cbor, cose, signed
from sync_protocol.base64url import unbase64url
from tests.simulation.content import Doc

WITH_A_SIGNATURE = ("document.submit", "document.decide")
KNOWN = ("document.create", "document.set", "document.delete", "conflict.resolve", *WITH_A_SIGNATURE)
NEWER = "document.weigh"
"""What only newer apps write: to a server that knows it, an earlier form of a change of boxes."""

FAILED = ("rejected", "quarantined")
OF_A_COPY = ("SIGNATURE", "SIGNATURE_CHAIN", "SIGNATURE_REPEATED", "SIGNATURE_OF_ANOTHER", "DEVICE_REVOKED", "SEALED")
"""What becomes of a signature whose device was copied, restored, enrolled anew or revoked: not foreseen here."""

Place = tuple[str, int]


class Taken(Struct, frozen=True):
    """An operation as the server keeps it."""

    client_id: str
    seq: int
    op_id: str | None
    hash: str
    body: bytes
    status: str
    result: bytes | None
    at_ms: int

    @property
    def place(self) -> Place:
        return self.client_id, self.seq


class Expected(Struct):
    """What should have become of it. `code` None: whatever it says."""

    status: str
    code: str | None = ""
    parent: int = 0
    conflicts: set[str] | None = None


def body_of(op: Taken) -> Doc | None:
    """None for what is no operation."""
    try:
        body = json.loads(op.body)
    except ValueError:
        return None
    return cast("Doc", body) if isinstance(body, dict) and "record" in body else None


def record_of(op: Taken) -> str:
    body = body_of(op)
    return "" if body is None else body["record"]["id"]


def result_of(op: Taken) -> Doc:
    return json.loads(op.result or b"{}")


def unseen(op: Taken, base: int, doc: Doc | None) -> Expected:
    """What was written while the person still saw the document is put aside: whether it was, the server alone says.

    So is what was written on a revision that the server lost with its backup.
    """
    if base > (doc["rev"] if doc is not None else 0):
        return Expected("quarantined", None)
    if op.status == "quarantined":
        return Expected("quarantined", "NO_LONGER_YOURS")
    return Expected("rejected", "NOT_FOUND")


def fits(kind: str, args: Any) -> bool:
    """Whether the arguments can be read; the poison of the simulation cannot."""
    if not isinstance(args, dict):
        return False
    named = cast("Doc", args)
    if kind in WITH_A_SIGNATURE:
        return len(named.get("statement", "")) > 1
    if kind == "conflict.resolve":
        return bool(named.get("conflicts"))
    return isinstance(named.get("set", {}), dict)


def read(args: Doc) -> tuple[signed.Statement, Doc]:
    """What was signed; whether the signature holds is for others to say."""
    statement = cbor.from_numbered(cose.payload_of(cose.read(unbase64url(args["statement"]))), signed.Statement)
    content: Any = cbor.decode(unbase64url(args["content"]))
    return statement, content


def own_work(op: Taken, body: Doc, client_id: str, seq: int) -> bool:
    """Written by an earlier operation of the same stream, or of the one that it goes on from."""
    if client_id == op.client_id:
        return seq < op.seq
    moved = body.get("moved")
    return moved is not None and moved["client_id"] == client_id and seq < moved["seq"]
