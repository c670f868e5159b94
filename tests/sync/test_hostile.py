"""Whatever a device sends is answered, and what follows it is not held up."""

from __future__ import annotations

import logging
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import text, update

from backend import demo
from backend.store import documents
from backend.store.schema import document
from sync_protocol import wire
from sync_protocol.forms import CATALOGUE, CHEDPP, CVEDP
from sync_protocol.wire import Change, Creation, Operation, OperationType, ResultStatus
from tests.desk import SATISFACTORY, Desk, new_id

MANY = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])

NUMBERS = st.one_of(st.integers(-2, 5), st.sampled_from([2**31, 2**63 - 1, 2**63, -(2**63) - 1, 10**30]))
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), NUMBERS, st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=8)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)),
    max_leaves=8,
)
PATHS = st.one_of(
    st.sampled_from(
        [
            "part2/identity/result",
            "part2/decision/reasons/k1",
            "part2/decision/reasons/k1/reason",
            "part2/decision/acceptable",
            "part2/laboratory/tests/k1/motivation",
            "part2",
            "part2/",
            "",
            "part2/identity/__class__",
        ]
    ),
    st.text(max_size=12).map(lambda text: f"part2/{text}"),
)
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "set": st.dictionaries(PATHS, VALUES, max_size=3),
        "unset": st.lists(PATHS, max_size=2),
        "add": st.dictionaries(PATHS, VALUES, max_size=2),
        "remove": st.lists(PATHS, max_size=2),
    },
)
CREATIONS = st.fixed_dictionaries(
    {
        "type": st.sampled_from(["CVEDP", "CED", "IMPORT", ""]),
        "edition": st.text(max_size=8),
        "post": st.text(max_size=100),
        "change": CHANGES,
    }
)
SIGNED = st.fixed_dictionaries({"statement": st.text(max_size=30), "content": st.text(max_size=30)})
BODIES: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "type": st.one_of(st.sampled_from([*OperationType]), st.text(max_size=8)),
        "args": st.one_of(CHANGES, CREATIONS, SIGNED, VALUES),
    },
    optional={
        "op_id": st.text(max_size=70),
        "v": NUMBERS,
        "base": st.fixed_dictionaries({"rev": NUMBERS}),
        "after": NUMBERS,
        "group": st.text(max_size=100),
        "actor": st.text(max_size=8),
        "schema": NUMBERS,
        "record": st.fixed_dictionaries(
            {"type": st.sampled_from(["document", "profile", "?"]), "id": st.text(max_size=70)}
        ),
        "at": st.fixed_dictionaries(
            {"device": st.sampled_from(["2026-07-14T08:00:00", "0001-01-01T00:00:00Z", "x"]), "zone": st.text()},
        ),
    },
)


@pytest.fixture
async def document_id(operator: Desk) -> str:
    return await operator.submit_new()


def hostile(desk: Desk, document_id: str, body: dict[str, Any]) -> Operation:
    """A good operation with some of its parts replaced."""
    good = desk.stream.operation("document.set", document_id, 2, Change(set=SATISFACTORY), desk.now)
    desk.stream.last_seq, desk.stream.last_hash = good.seq - 1, good.prev
    return desk.stream.link(msgspec.json.encode(msgspec.json.decode(good.body) | body))


@given(body=BODIES)
@example(body={"after": 2**70})
@example(body={"after": -(2**70)})
@example(body={"type": "document.create", "args": {"type": "CVEDP", "edition": "2019", "post": "\0", "change": {}}})
@MANY
async def test_any_operation_is_answered_and_holds_nothing_up(
    body: dict[str, Any], inspector: Desk, document_id: str
) -> None:
    strange = hostile(inspector, document_id, body)
    good = inspector.stream.operation(
        "document.set", document_id, 2, Change(set=SATISFACTORY), inspector.now, after=None
    )

    reply = await inspector.send(strange, good)

    assert reply.status_code == 200, reply.text
    answered = reply.json()["results"]
    assert [one["seq"] for one in answered] == [strange.seq, good.seq]
    assert answered[1]["status"] in (ResultStatus.APPLIED, ResultStatus.NOOP, ResultStatus.MERGED)


@pytest.mark.parametrize("depth", [100, 1_000, 30_000])
async def test_however_deep_it_goes_it_holds_nothing_up(depth: int, inspector: Desk, document_id: str) -> None:
    deep = msgspec.Raw(b'{"set":{"part2/identity/result":' + b"[" * depth + b"]" * depth + b"}}")
    strange = hostile(inspector, document_id, {"op_id": new_id(), "args": deep})
    good = inspector.stream.operation(
        "document.set", document_id, 2, Change(set=SATISFACTORY), inspector.now, after=None
    )

    first, second = await inspector.push(strange, good)

    assert first.code in ("BOX", "OPERATION_SHAPE")
    assert second.status is ResultStatus.APPLIED


async def test_a_mistake_of_ours_holds_nothing_up_and_has_a_number_that_the_log_has_too(
    operator: Desk, inspector: Desk, document_id: str, caplog: pytest.LogCaptureFixture
) -> None:
    other_id = await operator.submit_new()
    async with inspector.office.server.database.begin() as connection:
        held = (await documents.take(connection, [other_id]))[other_id]
        unknown = msgspec.structs.replace(held.document, type="NO_SUCH_FORM")
        change = update(document).where(document.c.id == other_id)
        await connection.execute(change.values(body=msgspec.json.encode(unknown)))
        await connection.execute(text("DELETE FROM unstamped"))  # the test itself wrote past the feeds
    strange = inspector.stream.operation("document.set", other_id, 2, Change(set=SATISFACTORY), inspector.now)
    good = inspector.stream.operation("document.set", document_id, 2, Change(set=SATISFACTORY), inspector.now)

    with caplog.at_level(logging.ERROR):
        first, second = await inspector.push(strange, good)

    assert (first.status, first.code) == (ResultStatus.QUARANTINED, "UNEXPECTED")
    assert second.status is ResultStatus.APPLIED
    (record,) = caplog.records
    assert record.getMessage().split()[0] in first.detail


LINKS = st.fixed_dictionaries(
    {},
    optional={
        "seq": NUMBERS,
        "prev": st.text(max_size=70),
        "hash": st.text(max_size=70),
        "body": st.text(max_size=70),
        "sealed": st.text(max_size=70),
    },
)


@given(
    links=st.lists(LINKS, min_size=1, max_size=3),
    ack_through=NUMBERS,
)
@example(links=[{"seq": 0}], ack_through=0)
@example(links=[{"seq": -(2**70)}], ack_through=2**70)
@MANY
async def test_any_push_is_answered_and_the_person_goes_on_under_a_new_stream(
    links: list[dict[str, Any]], ack_through: int, inspector: Desk, document_id: str
) -> None:
    operations = [
        inspector.stream.operation("document.set", document_id, 2, Change(set=SATISFACTORY), inspector.now)
        for _ in links
    ]
    pushed = [msgspec.to_builtins(one) | link for one, link in zip(operations, links, strict=True)]
    push = {"client_id": inspector.stream.client_id, "epoch": "", "ack_through": ack_through, "ops": pushed}
    headers = {"Content-Type": "application/json", "X-Waarmerk": "1"}

    reply = await inspector.http.post("/sync/v1/push", content=msgspec.json.encode(push), headers=headers)

    assert reply.status_code in (200, 400, 409), reply.text
    inspector.stream.client_id, inspector.stream.last_seq, inspector.stream.last_hash = new_id(), 0, wire.GENESIS
    inspector.stream.acknowledged(10)
    await inspector.register()
    result = await inspector.set(document_id, 2, SATISFACTORY)
    assert result.status in (ResultStatus.APPLIED, ResultStatus.NOOP, ResultStatus.MERGED)


async def test_an_op_id_that_comes_again_behind_a_refused_group_holds_nothing_up(
    inspector: Desk, document_id: str
) -> None:
    def in_a_group(boxes: dict[str, Any]) -> Operation:
        change = Change(set=boxes)
        return inspector.stream.operation(
            "document.set", document_id, 2, change, inspector.now, group="g1", group_size=2
        )

    first, second = in_a_group({"part2/nose": 1}), in_a_group(SATISFACTORY)
    again = hostile(inspector, document_id, {"op_id": msgspec.json.decode(second.body)["op_id"]})

    answered = await inspector.push(first, second, again)

    assert [one.code for one in answered] == ["BOX", "GROUP", "GROUP"]


@pytest.mark.parametrize("times", [1, 2])
async def test_a_part_of_a_group_that_comes_again_without_the_rest_holds_nothing_up(
    times: int, inspector: Desk, document_id: str
) -> None:
    change, stream = Change(set=SATISFACTORY), inspector.stream
    part = stream.operation("document.set", document_id, 2, change, inspector.now, group="g1", group_size=3)
    (first,) = await inspector.push(part)

    again = await inspector.push(*(stream.link(part.body.encode()) for _ in range(times)))

    assert [first.code, *(one.code for one in again)] == ["GROUP"] * (times + 1)


@pytest.mark.parametrize("hash_", ["", "a\0b", "f" * 65])
async def test_a_hash_that_is_none_is_refused_on_every_database(hash_: str, inspector: Desk, document_id: str) -> None:
    stream = inspector.stream
    strange = Operation(seq=stream.last_seq + 1, prev=stream.last_hash, hash=hash_, sealed="AAAA")

    reply = await inspector.send(strange)

    assert (reply.status_code, reply.json()["code"]) == (400, "BAD_REQUEST")


async def test_new_documents_of_several_types_for_posts_that_are_none_hold_nothing_up(operator: Desk) -> None:
    operations = [
        one
        for type_, post in ((CVEDP, "\0"), (CHEDPP, "NLXXX0"), (CVEDP, demo.HARBOUR), (CHEDPP, demo.HARBOUR))
        for document_id in (new_id(),)
        for one in (
            operator.stream.operation(
                "document.create",
                document_id,
                0,
                Creation(type_, CATALOGUE[type_].editions[-1], post, Change()),
                operator.now,
            ),
            operator.stream.operation(
                "document.submit", document_id, 1, operator.signed_part1(document_id, {}), operator.now
            ),
        )
    ]

    answered = await operator.push(*operations)

    assert [one.code for one in answered[::2]] == ["POST", "POST", "", ""]
