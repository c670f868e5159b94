"""Entry documents of another system, read into ours: pure, total, and losing nothing.

The format is that of a national import system's notification, as its schema spells it and as its interface delivers it.
What was decided there is a fact here. A file that says too little to be a document is `Malformed`; everything else is
`Imported`, with findings where a box cannot hold a value, and with every leaf that no box took.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import cast
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Struct

from backend.domain.notification_boxes import Boxes
from backend.domain.notification_checks import around, part_three, part_two
from backend.domain.notification_json import NotReadable, Scalar, leaves, read_json
from backend.domain.notification_parts import part_one
from backend.domain.notification_source import Leaf, Node
from backend.domain.notification_words import APPROXIMATE_STATUSES, STATUSES, TYPE_OF_IMP, TYPES, normal
from sync_protocol.document import Finding
from sync_protocol.forms import CATALOGUE, DocumentType
from sync_protocol.reference import TIME_ZONES
from sync_protocol.rules import Form
from sync_protocol.scalars import LARGEST_INT, from_wire
from sync_protocol.values import Reference
from sync_protocol.workflow import Status

EDITION = "2019/1715"
"""The edition of the form that the notifications are made by."""

STATUS = "IMPORT-STATUS"
"""The status is none, or one that says more than ours."""

_ENVELOPE = "importPreNotification"
_NO_TYPE_YET = "DRAFT"  # the prefix of a number that is not final
_IMP = "imp"
_DECIDED = frozenset({"validated", "rejected", "partiallyrejected", "splitconsignment", "replaced"})
_ENDED = frozenset({"cancelled", "deleted"})
_INDEX = re.compile(r"/[0-9]+(?=/|$)")


class Unmapped(Struct, frozen=True):
    """A leaf that no box holds as it was said: its JSON pointer with `*` for places in lists, its value as JSON."""

    at: str
    value: str


class Mapped(Struct, frozen=True):
    """A leaf that is in the document as it was said: its JSON pointer, and the path of its box.

    What the document says of itself beside its form has a name instead: reference, type, status, version.
    """

    at: str
    box: str


class Imported(Struct, frozen=True, kw_only=True):
    """A document of another system. `decided_elsewhere`: its decision was taken there and binds here.

    Each leaf of the file that says something is either `mapped` or `unmapped`.
    """

    file: str
    type: DocumentType
    edition: str
    content: Form
    reference: str
    original_status: str
    status: Status
    version: int
    post: str
    arrival: datetime | None
    decided_at: datetime | None
    decided_elsewhere: bool
    findings: tuple[Finding, ...]
    mapped: tuple[Mapped, ...]
    unmapped: tuple[Unmapped, ...]


class Malformed(Struct, frozen=True):
    """Why a file is no document: nothing of it is stored. `place` is line:column or a JSON pointer."""

    file: str
    place: str
    code: str
    reason: str


def read(raw: bytes, name: str) -> Imported | Malformed:
    """Read one file; `name` is what it is called in messages."""
    try:
        return _read(raw, name)
    except NotReadable as fault:
        return Malformed(name, fault.place, fault.code, fault.reason)


def _read(raw: bytes, name: str) -> Imported:
    value = read_json(raw)
    taken: dict[str, str] = {}
    notification = _notification(value, taken)
    reference, number = _reference(notification)
    type_ = _type(notification, number)
    said = _word(notification, STATUS, "status")
    word = normal(said.text)
    if word not in STATUSES:
        raise NotReadable(STATUS, said.pointer, f"{said.text[:80]!r} is no status that we know.")
    said.take("status")
    form = CATALOGUE[type_].content
    boxes = Boxes(form, _zone(number.country))
    if word in APPROXIMATE_STATUSES:
        boxes.find(STATUS, "", said.text)
    lines = part_one(notification.node("partOne"), boxes)
    part_two(notification.node("partTwo"), boxes, lines)
    part_three(notification.node("partThree"), boxes)
    around(notification, boxes, lines, word)
    decided_at = _moment(boxes.value("part2/particulars/decided"))
    return Imported(
        file=name,
        type=type_,
        edition=EDITION,
        content=msgspec.convert(boxes.content, form, dec_hook=from_wire),
        reference=reference,
        original_status=said.text,
        status=STATUSES[word],
        version=_version(notification),
        post=boxes.value("part1/point_of_entry") or "",
        arrival=_moment(boxes.value("part1/arrival")),
        decided_at=decided_at,
        decided_elsewhere=word in _DECIDED or (word in _ENDED and decided_at is not None),
        findings=tuple(boxes.findings),
        mapped=tuple(Mapped(at, box) for at, box in taken.items()),
        unmapped=tuple(_unmapped(value, taken)),
    )


def _notification(value: object, taken: dict[str, str]) -> Node:
    """The notification itself, out of the envelope in which the interface delivers it."""
    if not isinstance(value, dict):
        raise NotReadable("IMPORT-SHAPE", "", "A notification is an object.")
    outer = Node(cast("dict[str, object]", value), "", taken)
    return outer.node(_ENVELOPE) if outer.has(_ENVELOPE) else outer


def _word(notification: Node, code: str, *names: str) -> Leaf:
    leaf = notification.leaf(*names)
    if leaf is None or not isinstance(leaf.value, str):
        raise NotReadable(code, f"{notification.pointer}/{names[0]}", "The notification does not say this.")
    return leaf


def _reference(notification: Node) -> tuple[str, Reference]:
    leaf = _word(notification, "IMPORT-REFERENCE", "referenceNumber")
    number = Reference.parse(leaf.text)
    if number is None or (number.prefix != _NO_TYPE_YET and normal(number.prefix) not in (*TYPES, _IMP)):
        raise NotReadable("IMPORT-REFERENCE", leaf.pointer, f"{leaf.text[:90]!r} is no reference number.")
    leaf.take("reference")
    return leaf.text, number


def _type(notification: Node, number: Reference) -> DocumentType:
    leaf = _word(notification, "IMPORT-TYPE", "importNotificationType", "type")
    word = normal(leaf.text)
    if word == _IMP:
        letter = notification.node("partOne").leaf("typeOfImp")
        type_ = TYPE_OF_IMP.get(normal(letter.text)) if letter is not None else None
        if letter is not None and type_ is not None:
            letter.take("type")
    else:
        type_ = TYPES.get(word)
    if type_ is None:
        raise NotReadable("IMPORT-TYPE", leaf.pointer, f"{leaf.text[:80]!r} is no type that we know.")
    prefix = normal(number.prefix)
    if number.prefix != _NO_TYPE_YET and (_IMP if word == _IMP else type_) != TYPES.get(prefix, prefix):
        raise NotReadable("IMPORT-TYPE", leaf.pointer, f"The type {leaf.text} contradicts the number {number.prefix}.")
    leaf.take("type")
    return type_


def _version(notification: Node) -> int:
    leaf = notification.leaf("version")
    if leaf is None or not leaf.text.isascii() or not leaf.text.isdecimal() or int(leaf.text) > LARGEST_INT:
        return 0
    leaf.take("version")
    return int(leaf.text)


def _zone(country: str) -> ZoneInfo | None:
    """The zone of the place of entry, in which a time without a zone is told."""
    return ZoneInfo(TIME_ZONES[country]) if country in TIME_ZONES else None


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _unmapped(value: object, taken: dict[str, str]) -> Iterator[Unmapped]:
    for pointer, leaf in leaves(value):
        if pointer not in taken and isinstance(leaf, Scalar) and leaf != "":
            yield Unmapped(_INDEX.sub("/*", pointer), _json(leaf))


def _json(leaf: Scalar) -> str:
    return format(leaf, "f") if isinstance(leaf, Decimal) else json.dumps(leaf, ensure_ascii=False)
