"""A change reads and writes the parts that it touches, and leaves the others as they were, byte for byte."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
from msgspec import Raw

from backend.domain import operations
from backend.domain.held import Applied, Context, Held
from backend.domain.rights import Person, Role
from sync_protocol.document import Document, RecordType
from sync_protocol.forms import CVEDP
from sync_protocol.key_set import KeySet
from sync_protocol.wire import Base, Body, Change, DeviceTime, RecordRef
from sync_protocol.workflow import Status

AT = datetime(2026, 7, 14, 9, 0, tzinfo=UTC)
ARRIVAL = datetime(2026, 7, 14, 11, 30, tzinfo=UTC)
PART_ONE = b'{"arrival":"2026-07-14T11:30:00Z","consignor":{"country":"EC","name":"Camarones  del Guayas"}}'
PART_TWO = b'{"documentary":{"result":"satisfactory"}}'


def changed(part_two: bytes = PART_TWO, **change: Any) -> Document:
    """The document in progress after one change by an inspector of its post."""
    content = b'{"part1":' + PART_ONE + (b',"part2":' + part_two if part_two else b"") + b"}"
    document = Document(
        id="1",
        type=CVEDP,
        edition="2019/1715",
        rev=2,
        status=Status.IN_PROGRESS,
        post="NLHBR1",
        content=Raw(content),
        arrival=ARRIVAL,
    )
    body = Body(
        op_id="op",
        type="document.set",
        v=1,
        record=RecordRef(RecordType.DOCUMENT, "1"),
        base=Base(2),
        args=Raw(msgspec.json.encode(Change(**change))),
        actor="inspector-1",
        at=DeviceTime(AT, "Europe/Brussels", 0),
        app="test",
        schema=1,
    )
    context = Context(
        who=Person(id="inspector-1", name="Inspector 1, Harbour post", role=Role.INSPECTOR, post="NLHBR1"),
        device_id="device",
        client_id="client",
        seq=1,
        at=AT,
        lists={},
        posts=frozenset(),
        keys=KeySet(authority="", version=1, issued_at=0, expires_at=0, keys=()),
        counter=0,
        last_signature="",
        revoked=False,
    )
    applied = operations.apply(Held(document, {}, 2), body, context, {})
    assert isinstance(applied, Applied), applied
    return applied.held.document


def parts(document: Document) -> dict[str, bytes]:
    read = msgspec.json.decode(document.content, type=dict[str, Raw])
    return {name: bytes(part) for name, part in read.items()}


def test_a_change_of_part_ii_leaves_part_i_as_it_was() -> None:
    document = changed(set={"part2/documentary/remark": "Original certificate seen"})

    assert parts(document)["part1"] == PART_ONE
    assert msgspec.json.decode(parts(document)["part2"]) == {
        "documentary": {"result": "satisfactory", "remark": "Original certificate seen"}
    }
    assert document.arrival == ARRIVAL


def test_a_part_whose_last_box_is_emptied_keeps_no_box() -> None:
    document = changed(unset=("part2/documentary/result",))

    assert parts(document)["part1"] == PART_ONE
    assert b"satisfactory" not in bytes(document.content)


def test_a_part_that_was_empty_stands_behind_the_one_before_it() -> None:
    document = changed(b"", set={"part2/physical/result": "satisfactory"})

    assert parts(document) == {"part1": PART_ONE, "part2": b'{"physical":{"result":"satisfactory"}}'}
    assert list(parts(document)) == ["part1", "part2"]
