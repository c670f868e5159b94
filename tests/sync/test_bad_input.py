"""What no form can hold is refused with a code, here as on the device, and nothing of it is stored."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from backend import demo
from sync_protocol.wire import Change, Creation, Result, ResultStatus
from tests.desk import APP, Desk, new_id

VECTORS = Path(__file__).parents[2] / "sync_protocol" / "vectors" / "bad_input.json"


TODAY = "2019/1715"
"""The edition of the document that the changes are made to."""


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`text` and `rows` stand for a text of so many characters in a box, and for so many rows of a table."""

    name: str
    code: str
    fields: tuple[str, ...] = ()
    type: str = "CVEDP"
    edition: str = TODAY
    set: dict[str, Any] = {}
    add: dict[str, Any] = {}
    text: dict[str, int] = {}
    rows: dict[str, int] = {}

    @property
    def change(self) -> Change:
        return Change(
            set=self.set | {path: "x" * length for path, length in self.text.items()},
            add=self.add | {f"{table}/k{n}": {} for table, most in self.rows.items() for n in range(1, most + 1)},
        )


class Vectors(msgspec.Struct, frozen=True):
    about: str
    cases: tuple[Case, ...]


CASES = msgspec.json.decode(VECTORS.read_bytes(), type=Vectors).cases
OF_A_BOX = [case for case in CASES if case.edition == TODAY and case.code != "DOCUMENT_TYPE"]


def told(cases: list[Case], results: list[Result]) -> dict[str, tuple[str, str, tuple[str, ...]]]:
    return {case.name: (result.status, result.code, result.fields) for case, result in zip(cases, results, strict=True)}


def wanted(cases: list[Case]) -> dict[str, tuple[str, str, tuple[str, ...]]]:
    return {case.name: (ResultStatus.REJECTED, case.code, case.fields) for case in cases}


async def test_no_such_document_is_made(operator: Desk) -> None:
    made = [
        operator.stream.operation(
            "document.create", new_id(), 0, Creation(case.type, case.edition, demo.HARBOUR, case.change), operator.now
        )
        for case in CASES
    ]

    results = await operator.push(*made)

    assert told(list(CASES), results) == wanted(list(CASES))
    assert await operator.pull() == {}


async def test_no_such_change_is_made_and_what_was_there_stays(operator: Desk) -> None:
    document_id = new_id()
    creation = Creation("CVEDP", TODAY, demo.HARBOUR, Change(set={"part1/consignor/name": "Camarones"}))
    await operator.push(operator.stream.operation("document.create", document_id, 0, creation, operator.now))
    changes = [
        operator.stream.operation("document.set", document_id, 1, case.change, operator.now, after=None)
        for case in OF_A_BOX
    ]

    results = await operator.push(*changes)

    assert told(OF_A_BOX, results) == wanted(OF_A_BOX)
    kept = (await operator.pull())[document_id]
    assert msgspec.json.decode(kept.content) == {"part1": {"consignor": {"name": "Camarones"}}}


async def test_a_text_of_a_megabyte_does_not_get_in(operator: Desk) -> None:
    creation = Creation("CVEDP", "2019/1715", demo.HARBOUR, Change(set={"part1/consignor/name": "x" * 2**20}))
    made = operator.stream.operation("document.create", new_id(), 0, creation, operator.now)

    reply = await operator.send(made)

    assert (reply.status_code, reply.json()["code"]) == (413, "TOO_LARGE")
    assert await operator.pull() == {}


async def test_a_table_takes_2000_rows(operator: Desk) -> None:
    document_id = new_id()
    change = Change(add={f"part1/seals/k{n}": {} for n in range(2000)})
    creation = Creation("CVEDP", "2019/1715", demo.HARBOUR, change)
    made = operator.stream.operation("document.create", document_id, 0, creation, operator.now)
    one_more = operator.stream.operation(
        "document.set", document_id, 1, Change(add={"part1/seals/z": {}}), operator.now
    )

    first, second = await operator.push(made, one_more)

    assert first.status is ResultStatus.APPLIED
    assert (second.code, second.fields) == ("BOX", ("part1/seals/z",))


async def test_what_is_no_json_is_refused_whole(operator: Desk) -> None:
    headers = {"Content-Type": "application/json"} | APP

    for body in (b'{"client_id": "\xff\xfe"}', b'{"client_id": "\xc3"}', b"\x00", b"{", b'{"ops": 1e400}'):
        reply = await operator.http.post("/sync/v1/push", content=body, headers=headers)
        assert (reply.status_code, reply.json()["code"]) == (400, "BAD_REQUEST"), body


async def test_half_a_character_is_refused_inside_an_operation(operator: Desk) -> None:
    document_id = new_id()
    creation = Creation("CVEDP", "2019/1715", demo.HARBOUR, Change(set={"part1/consignor/name": "HALF"}))
    good = operator.stream.operation("document.create", document_id, 0, creation, operator.now)
    operator.stream.last_seq, operator.stream.last_hash = good.seq - 1, good.prev
    half = operator.stream.link(good.body.encode().replace(b"HALF", rb"\ud83d"))

    (result,) = await operator.push(half)

    assert (result.status, result.code) == (ResultStatus.REJECTED, "OPERATION_SHAPE")
    assert document_id not in await operator.pull()
