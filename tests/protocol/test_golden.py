"""What every released version wrote is read and judged here as it was then (INV-32)."""

from __future__ import annotations

import msgspec
import pytest

from backend.domain import operations
from sync_protocol import PROTOCOL_VERSION, upcasting, wire
from sync_protocol.upcasting import Later
from sync_protocol.wire import Body, OperationType
from tests.protocol.make_golden import GOLDEN, Golden, after, context_of, said

VERSIONS = sorted(int(path.stem) for path in GOLDEN.glob("*.jsonl"))
CASES = {
    f"{version}-{number}": msgspec.json.decode(line, type=Golden)
    for version in VERSIONS
    for number, line in enumerate((GOLDEN / f"{version}.jsonl").read_bytes().splitlines(), start=1)
}


@pytest.mark.parametrize("one", CASES.values(), ids=CASES)
def test_inv_32_what_a_released_version_wrote_is_accepted_as_it_was(one: Golden) -> None:
    raw = one.operation.body.encode()
    assert wire.chain_hash(one.client_id, one.operation.seq, one.operation.prev, raw) == one.operation.hash

    body = upcasting.current(msgspec.json.decode(raw, type=Body))
    result = operations.apply(one.before, body, context_of(one), {})

    assert (*said(result), after(result)) == (one.status, one.code, one.after), result


def test_inv_32_every_operation_of_this_version_is_among_its_golden_ones() -> None:
    """If this fails: python -m tests.protocol.make_golden, as long as this version is not released."""
    lines = (GOLDEN / f"{PROTOCOL_VERSION}.jsonl").read_bytes().splitlines()
    bodies = [msgspec.json.decode(msgspec.json.decode(line, type=Golden).operation.body, type=Body) for line in lines]

    assert {body.type for body in bodies} == {str(kind) for kind in OperationType}
    assert {(body.type, body.v) for body in bodies} >= {(str(rule.type), rule.v) for rule in wire.OPERATIONS}


def a_body(type_: str, v: int) -> Body:
    body = msgspec.json.decode(next(iter(CASES.values())).operation.body, type=Body)
    return msgspec.structs.replace(body, type=type_, v=v)


def second(body: Body) -> Body:
    return msgspec.structs.replace(body, v=2)


def renamed(body: Body) -> Body:
    return msgspec.structs.replace(body, type="document.set", v=1)


STEPS = {("box.put", 1): second, ("box.put", 2): renamed}


@pytest.mark.parametrize("v", [1, 2])
def test_an_older_operation_goes_step_by_step_to_the_newest(v: int) -> None:
    newest = {"document.set": 1}

    assert upcasting.current(a_body("box.put", v), newest, STEPS) == a_body("document.set", 1)


@pytest.mark.parametrize(("type_", "v"), [("box.put", 3), ("document.set", 2), ("document.set", 0), ("", 1)])
def test_what_no_step_leads_from_is_of_a_later_version(type_: str, v: int) -> None:
    with pytest.raises(Later, match=f"version {v}"):
        upcasting.current(a_body(type_, v), {"document.set": 1}, STEPS)


def test_every_step_ends_at_the_newest_version_of_a_known_operation() -> None:
    for type_, v in upcasting.UPCASTS:
        reached = upcasting.current(a_body(type_, v))
        assert upcasting.NEWEST[reached.type] == reached.v
