"""What the server should have made of the operations that it took: one after the other, in plain dictionaries.

Written from the protocol's page and the rules of the domain, without the server's code. It knows no locks, no pages and
no batches; where it and the server differ, one of the two is wrong.
"""

from __future__ import annotations

import json
from typing import Any, cast

from msgspec import Struct

from sync_protocol import cbor, cose, signed
from sync_protocol.base64url import unbase64url
from tests.simulation.content import Doc, around, copied, get, is_row, paths, plain, put, values

TOLERANCE_MS = 5 * 60 * 1000
OPEN = ("draft", "new", "in_progress")
WITH_A_SIGNATURE = ("document.submit", "document.decide")
KNOWN = ("document.create", "document.set", "document.delete", "conflict.resolve", *WITH_A_SIGNATURE)
FAILED = ("rejected", "quarantined")
OF_A_COPY = ("SIGNATURE_CHAIN", "SIGNATURE_REPEATED", "SIGNATURE_OF_ANOTHER", "DEVICE_REVOKED", "SEALED")
"""What becomes of a signature whose device was copied, restored, enrolled anew or revoked: not foreseen here."""


class Who(Struct, frozen=True):
    id: str
    name: str
    role: str
    post: str
    organisation: str

    @property
    def is_operator(self) -> bool:
        return self.role == "operator"


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


class Expected(Struct):
    """What should have become of it. `code` None: whatever it says."""

    status: str
    code: str | None = ""
    parent: int = 0
    conflicts: set[str] | None = None
    blind: bool = False


class Oracle:
    """The documents as they should be."""

    def __init__(self) -> None:
        self.docs: dict[str, Doc] = {}
        self.done: dict[str, str] = {}
        """What became of each operation, by its id."""
        self.refused: dict[tuple[str, int], str] = {}
        self.certified_ms: dict[str, int] = {}
        """Since when each device's key is certified."""

    def copy(self) -> Oracle:
        other = Oracle()
        other.docs = copied(self.docs)
        other.done, other.refused = dict(self.done), dict(self.refused)
        other.certified_ms = self.certified_ms
        return other

    def apply(self, op: Taken, who: Who) -> Expected:
        """Carry one operation out."""
        body = body_of(op)
        if body is None:
            return self._noted(op, Expected("rejected", "OPERATION_SHAPE"))
        if body["op_id"] in self.done:
            status = self.done[body["op_id"]]
            return self._noted(op, Expected(status if status in FAILED else "noop", None))
        self.done[body["op_id"]] = op.status
        if body["v"] != 1 or body["type"] not in KNOWN:
            return self._noted(op, Expected("quarantined", None))
        after = body.get("after")
        if after is not None and not 0 < after < op.seq:
            return self._noted(op, Expected("rejected", "OPERATION_SHAPE"))
        if after is not None and (before := self.refused.get((op.client_id, after))):
            return self._noted(op, Expected(before, "DEPENDENCY", parent=after))
        if body["actor"] != who.id:
            return self._noted(op, Expected("rejected", "ACTOR"))
        if not fits(body["type"], body["args"]):
            return self._noted(op, self._misfit(op, body, who))
        return self._noted(op, self._one(op, body, who))

    def _misfit(self, op: Taken, body: Doc, who: Who) -> Expected:
        """Arguments that no operation of the type has: what is not there for this person is said first."""
        doc = self.docs.get(body["record"]["id"])
        if body["type"] != "document.create":
            if doc is None or not sees(who, as_it_was(doc), doc["named"]):
                return unseen(op)
            if doc["status"] == "deleted" and body["type"] not in ("document.decide", "document.delete"):
                return Expected("rejected", "DELETED")
        return Expected("rejected", None)

    def _noted(self, op: Taken, expected: Expected) -> Expected:
        if expected.status in FAILED:
            self.refused[op.client_id, op.seq] = expected.status
        return expected

    def _one(self, op: Taken, body: Doc, who: Who) -> Expected:
        record, args = body["record"]["id"], body["args"]
        doc = self.docs.get(record)
        if body["type"] == "document.create":
            return self._create(op, record, args, doc, who)
        if doc is None or not sees(who, as_it_was(doc), doc["named"]):
            return unseen(op)
        if doc["status"] == "deleted" and body["type"] not in ("document.decide", "document.delete"):
            return Expected("rejected", "DELETED")
        match body["type"]:
            case "document.set":
                return self._set(op, body, doc, who)
            case "document.delete":
                return self._delete(op, body, doc, who)
            case "document.submit":
                return self._submit(op, args, doc, who)
            case "document.decide":
                return self._decide(op, args, doc, who)
            case _:
                return Expected("applied", None, blind=True)

    def _create(self, op: Taken, record: str, args: Doc, doc: Doc | None, who: Who) -> Expected:
        if doc is not None:
            return Expected("rejected", "EXISTS")
        foreign = [path for path in paths(args["change"]) if path.startswith(("part2/", "part3/"))]
        if who.is_operator and foreign:
            return Expected("rejected", "NOT_YOUR_BOX")
        if not who.is_operator and args["post"] != who.post:
            return Expected("rejected", "MISSING_RIGHT")
        new: Doc = {
            "id": record,
            "status": "draft",
            "post": args["post"],
            "organisation": who.organisation,
            "rev": 1,
            "version": 0,
            "content": {},
            "writers": {},
            "wrote": {op.client_id: 1},
            "part_one_rev": 0,
            "told": set(),
            "named": [],
            "open": [],
        }
        for path, value in values(args["change"]):
            put(new["content"], path, value)
            new["writers"][path] = (1, op.client_id, op.seq, None)
        self.docs[record] = new
        return Expected("applied")

    def _set(self, op: Taken, body: Doc, doc: Doc, who: Who) -> Expected:
        change, base = body["args"], body["base"]["rev"]
        concerned = doc["organisation"] == who.organisation if who.is_operator else doc["post"] == who.post
        if doc["status"] == "draft":
            if not concerned:
                return Expected("rejected", "MISSING_RIGHT")
            if who.is_operator and any(path.startswith("part2/") for path in paths(change)):
                return Expected("rejected", "NOT_YOUR_BOX")
        else:
            own = "part1/" if who.is_operator else "part2/"
            if any(not path.startswith(own) for path in paths(change)):
                return Expected("rejected", "NOT_YOUR_BOX")
            if doc["status"] not in OPEN:
                return Expected("rejected", "STATUS")
            if who.is_operator or not concerned:
                return Expected("rejected", "MISSING_RIGHT")
        return self._merge(op, body, doc, base)

    def _merge(self, op: Taken, body: Doc, doc: Doc, base: int) -> Expected:
        change = _Change(op, body, doc, base)
        for path, value in values(body["args"]):
            if not change.merge(path, value):
                return Expected("rejected", "BOX")
        stale = 0 < base < doc["part_one_rev"] and doc["status"] != "draft"
        told = (PART_ONE_CHANGED, body["actor"])
        two_acts = stale and told not in doc["told"]
        settles = any(one["at"] in change.again or _inside(one["at"], change.again) for one in doc["open"])
        if not change.touched and not change.clashes and (not settles or op.status == "noop"):
            return Expected("noop", None)
        doc["content"], doc["writers"] = change.content, change.writers
        doc["rev"] += 1
        doc["wrote"][op.client_id] = doc["rev"]
        if two_acts:
            doc["told"].add(told)
        if doc["status"] == "new":
            doc["status"] = "in_progress"
        return Expected("merged" if change.clashes or two_acts else "applied", None, conflicts=set(change.clashes))

    def _delete(self, op: Taken, body: Doc, doc: Doc, who: Who) -> Expected:
        if doc["status"] == "deleted":
            return Expected("noop", None)
        concerned = doc["organisation"] == who.organisation if who.is_operator else doc["post"] == who.post
        if not concerned:
            return Expected("rejected", "MISSING_RIGHT")
        mine = {op.client_id, *([body["moved"]["client_id"]] if body.get("moved") else [])}
        others = any(rev > body["base"]["rev"] for writer, rev in doc["wrote"].items() if writer not in mine)
        if others and doc["status"] in OPEN:
            doc["rev"] += 1
            doc["wrote"][op.client_id] = doc["rev"]
            return Expected("merged", "DELETION_ASKED")
        if doc["status"] not in ("draft", "new"):
            return Expected("rejected", "STATUS")
        doc["rev"] += 1
        doc["wrote"][op.client_id] = doc["rev"]
        doc["status"] = "deleted"
        return Expected("applied")

    def _submit(self, op: Taken, args: Doc, doc: Doc, who: Who) -> Expected:
        if doc["status"] not in OPEN:
            return Expected("rejected", "STATUS")
        if who.is_operator and doc["status"] == "in_progress":
            return Expected("rejected", "MISSING_RIGHT")
        concerned = doc["organisation"] == who.organisation if who.is_operator else doc["post"] == who.post
        if not concerned:
            return Expected("rejected", "MISSING_RIGHT")
        statement, content = read(args)
        if not self._dated_well(statement, op):
            return Expected("rejected", "SIGNATURE_DATED")
        if statement.version != doc["version"]:
            return Expected("rejected", "VERSION")
        doc["rev"] += 1
        doc["version"] += 1
        doc["wrote"][op.client_id] = doc["part_one_rev"] = doc["rev"]
        doc["status"] = "new" if doc["status"] == "draft" else doc["status"]
        doc["content"]["part1"] = content["part1"]
        return Expected("merged" if op.status == "merged" else "applied", None)

    def _decide(self, op: Taken, args: Doc, doc: Doc, who: Who) -> Expected:
        statement, content = read(args)
        concerned = doc["organisation"] == who.organisation if who.is_operator else doc["post"] == who.post
        if not concerned or who.is_operator:
            return Expected("quarantined", "MISSING_RIGHT")
        found = self._against(doc, content, statement, op)
        doc["rev"] += 1
        doc["wrote"][op.client_id] = doc["rev"]
        if found:
            if doc["status"] == "deleted":
                doc["status"] = as_it_was(doc)["status"]
            return Expected("merged", found[0])
        doc["status"] = "valid" if statement.outcome != "refused" else "rejected"
        doc["version"] += 1
        return Expected("applied")

    def _against(self, doc: Doc, content: Doc, statement: signed.Statement, op: Taken) -> list[str]:
        """The codes of what stands against a decision."""
        if doc["status"] == "deleted":
            return ["DELETED_MEANWHILE"]
        if doc["status"] not in ("draft", "new", "in_progress", "pre_valid"):
            return ["DECIDED_MEANWHILE"]
        found: list[str] = []
        if plain(content.get("part1")) != plain(doc["content"].get("part1")):
            found.append(PART_ONE_CHANGED)
        if plain(content.get("part2")) != plain(doc["content"].get("part2")):
            found.append("CHECKS_CHANGED")
        if not found and not self._dated_well(statement, op):
            found.append("DEC-5")
        return found

    def _dated_well(self, statement: signed.Statement, op: Taken) -> bool:
        """After all that the device knew when it signed, and before the server had it."""
        earliest = max(self.certified_ms.get(statement.device_id, 0), statement.checkpoint_at)
        return earliest - TOLERANCE_MS <= statement.signed_at <= op.at_ms + TOLERANCE_MS


PART_ONE_CHANGED = "PART_ONE_CHANGED"


class _Change:
    """One change of boxes on its way into a document, on a copy of it."""

    def __init__(self, op: Taken, body: Doc, doc: Doc, base: int) -> None:
        self._op, self._body, self._rev, self._base = op, body, doc["rev"], base
        self.content, self.writers = copied(doc["content"]), dict(doc["writers"])
        self.clashes: list[str] = []
        self.again: set[str] = set()
        self.touched = False

    def merge(self, path: str, value: Any) -> bool:
        """False where the path leads nowhere."""
        self.again.add(path)
        if path.endswith("/nowhere"):
            return False
        here = get(self.content, path.split("/"))
        if value is None and is_row(path) and here is not None:
            self._remove(path, here)
            return True
        if value is not None:
            self._bring_back(path)
            here = get(self.content, path.split("/"))
        if isinstance(value, dict) and here is not None:
            if self._foreign(self.writers.get(path)):
                return all(self.merge(f"{path}/{name}", one) for name, one in cast("Doc", value).items())
            return True
        return self._set(path, value, here)

    def _set(self, path: str, value: Any, here: Any) -> bool:
        if any(is_row(one) and get(self.content, one.split("/")) is None for one in around(path)):
            return False
        if plain(here) == plain(value):
            return True
        last = max((one for at in (path, *around(path)) if (one := self.writers.get(at))), default=None, key=_rev)
        if self._foreign(last):
            self.clashes.append(path)
        put(self.content, path, value)
        self._write(path, None)
        return True

    def _remove(self, path: str, row: Doc) -> None:
        inside = [one for at, one in self.writers.items() if at == path or at.startswith(f"{path}/")]
        if any(self._foreign(one) for one in inside):
            self.clashes.append(path)
            self.again.discard(path)
            return
        put(self.content, path, None)
        self._write(path, row)

    def _bring_back(self, path: str) -> None:
        """A row that somebody else took away while this person wrote in it."""
        for row in around(path):
            last = self.writers.get(row)
            if last is None or last[3] is None or get(self.content, row.split("/")) is not None:
                continue
            if not self._foreign(last):
                return
            put(self.content, row, {name: one for name, one in last[3].items() if name != "id"})
            del self.writers[row]
            self.clashes.append(row)
            self.touched = True

    def _write(self, path: str, was: Doc | None) -> None:
        self.writers[path] = (self._rev + 1, self._op.client_id, self._op.seq, was)
        self.touched = True

    def _foreign(self, last: tuple[int, str, int, Doc | None] | None) -> bool:
        """Written by somebody else after what the person saw."""
        return last is not None and self._base < last[0] <= self._rev and not own_work(self._op, self._body, last)


def _rev(writing: tuple[int, str, int, Doc | None]) -> int:
    return writing[0]


def _inside(path: str, rows: set[str]) -> bool:
    return any(path.startswith(f"{row}/") for row in rows)


def body_of(op: Taken) -> Doc | None:
    """None for what is no operation."""
    try:
        body = json.loads(op.body)
    except ValueError:
        return None
    return cast("Doc", body) if isinstance(body, dict) and "record" in body else None


def unseen(op: Taken) -> Expected:
    """What was written while the person still saw the document is put aside: whether it was, the server alone says."""
    if op.status == "quarantined":
        return Expected("quarantined", "NO_LONGER_YOURS")
    return Expected("rejected", "NOT_FOUND")


def fits(kind: str, args: Any) -> bool:
    """Whether the arguments can be read; the poison of the simulation cannot."""
    if kind in WITH_A_SIGNATURE:
        return isinstance(args, dict) and len(cast("Doc", args).get("statement", "")) > 1
    return isinstance(args, dict) and isinstance(cast("Doc", args).get("set", {}), dict)


def read(args: Doc) -> tuple[signed.Statement, Doc]:
    """What was signed; whether the signature holds is for others to say."""
    statement = cbor.from_numbered(cose.payload_of(cose.read(unbase64url(args["statement"]))), signed.Statement)
    content: Any = cbor.decode(unbase64url(args["content"]))
    return statement, content


def own_work(op: Taken, body: Doc, last: tuple[int, str, int, Doc | None]) -> bool:
    """The box was written by an earlier operation of the same stream, or of the one that it goes on from."""
    _, client_id, seq, _ = last
    if client_id == op.client_id:
        return seq < op.seq
    moved = body.get("moved")
    return moved is not None and moved["client_id"] == client_id and seq < moved["seq"]


def as_it_was(doc: Doc) -> Doc:
    if doc["status"] != "deleted":
        return doc
    return doc | {"status": "new" if doc["version"] else "draft"}


def feeds(doc: Doc, named: list[str]) -> set[str]:
    """Which feeds show the document."""
    own = f"organisation:{doc['organisation']}" if doc["organisation"] else f"post:{doc['post']}"
    if doc["status"] == "deleted":
        return set()
    if doc["status"] == "draft":
        return {own}
    shown = {own, f"post:{doc['post']}"}
    if doc["status"] not in ("new", "in_progress", "pre_valid"):
        shown |= set(named)
    if doc["status"] == "rejected":
        shown.add("refused")
    return shown


def feeds_of(who: Who) -> set[str]:
    if who.is_operator:
        return {f"organisation:{who.organisation}"}
    return {f"post:{who.post}", "refused"}


def sees(who: Who, doc: Doc, named: list[str] | None = None) -> bool:
    return not feeds_of(who).isdisjoint(feeds(doc, named or []))
