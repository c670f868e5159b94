"""Writes the golden streams of the version of the protocol that is here: `python -m tests.protocol.make_golden`.

Each line is one operation as a device wrote and hashed it, with the document that it met, and what was said to it. A
file is written anew until its version is released, and never again after that: it stands for the devices in the field.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from backend.domain import operations
from backend.domain.held import Applied, Context, Held, Refused
from backend.domain.rights import Person
from sync_protocol import PROTOCOL_VERSION
from sync_protocol.client import DeviceStream
from sync_protocol.key_set import PublishedKey
from sync_protocol.wire import Body, Change, Choice, Creation, Operation, Resolve
from sync_protocol.workflow import Status
from tests.build import AT
from tests.domain.lifecycle import (
    ACCEPTED,
    COLLEAGUE,
    HARBOUR,
    INSPECTOR,
    OPERATOR,
    RESTRICTED,
    Case,
    Desk,
    a_document,
    decided,
    decided_import,
)
from tests.domain.test_after_the_decision import pending
from tests.protocol.make_vectors import KEYS

GOLDEN = Path(__file__).parent / "golden"


class Golden(Struct, frozen=True, kw_only=True):
    """One operation, all that it was judged with, and the result. `before` is null where there was no document; `after`
    is the status and the SHA-256 of the content that the document then had, empty where nothing was done."""

    name: str
    at: datetime
    who: Person
    device_id: str
    client_id: str
    counter: int
    last_signature: str
    keys: tuple[PublishedKey, ...]
    before: Held | None
    operation: Operation
    status: str
    code: str
    after: str = ""


def context_of(one: Golden) -> Context:
    keys = msgspec.structs.replace(KEYS, keys=one.keys)
    return Context(
        who=one.who,
        device_id=one.device_id,
        client_id=one.client_id,
        seq=one.operation.seq,
        at=one.at,
        lists={},
        posts=frozenset((HARBOUR,)),
        keys=keys,
        counter=one.counter,
        last_signature=one.last_signature,
        revoked=False,
    )


def said(result: Applied | Refused) -> tuple[str, str]:
    if isinstance(result, Refused):
        return "quarantined" if result.quarantined else "rejected", result.code
    return str(result.status), result.code


def after(result: Applied | Refused) -> str:
    if isinstance(result, Refused):
        return ""
    document = result.held.document
    return f"{document.status} {hashlib.sha256(bytes(document.content)).hexdigest()}"


class _Noted:
    """Writes down each operation that is applied while it watches."""

    def __init__(self) -> None:
        self.found: list[Golden] = []

    def watch(self, name: str, act: Callable[[], object]) -> None:
        sent: list[Operation] = []
        real_apply, real_link = operations.apply, DeviceStream.link

        def link(self: DeviceStream, raw: bytes, record_id: str = "") -> Operation:
            sent.append(real_link(self, raw, record_id))
            return sent[-1]

        def apply(held: Held | None, body: Body, context: Context, refused: Mapping[int, Refused]) -> Applied | Refused:
            result = real_apply(held, body, context, refused)
            status, code = said(result)
            golden = Golden(
                name=name,
                at=context.at,
                who=context.who,
                device_id=context.device_id,
                client_id=context.client_id,
                counter=context.counter,
                last_signature=context.last_signature,
                keys=KEYS.keys,
                before=held,
                operation=sent[-1],
                status=status,
                code=code,
                after=after(result),
            )
            self.found.append(golden)
            return result

        operations.apply, DeviceStream.link = apply, link
        try:
            act()
        finally:
            operations.apply, DeviceStream.link = real_apply, real_link


def _draft(organisation: str = OPERATOR.organisation) -> Case:
    return Case(a_document(Status.DRAFT, "CVEDP", organisation))


def _checked(person: Person = INSPECTOR) -> Desk:
    return Case(a_document(Status.IN_PROGRESS, boxes=ACCEPTED)).at_desk(person)


def _created() -> None:
    case = _draft()
    desk, change = case.at_desk(OPERATOR), Change(set={"part1/country_of_origin": "BR"})
    case.held = None  # pyright: ignore[reportAttributeAccessIssue] - there is no document yet
    desk.does("document.create", Creation("CVEDP", a_document(Status.DRAFT).edition, HARBOUR, change), rev=0)


def _two_values_settled() -> None:
    case = Case(a_document(Status.IN_PROGRESS))
    rev, box = case.document.rev, "part2/identity/result"
    case.at_desk(COLLEAGUE).sets_from(rev, {box: "satisfactory"})
    desk = case.at_desk(INSPECTOR)
    desk.sets_from(rev, {box: "not_satisfactory"})
    desk.does("conflict.resolve", Resolve(tuple(one.id for one in case.document.conflicts), Choice.KEPT))


def _rows() -> None:
    desk = _draft().at_desk(OPERATOR)
    line = msgspec.json.decode(bytes(desk.case.document.content))["part1"]["commodities"][0]["id"]
    desk.does("document.set", Change(add={"part1/commodities/k9": {"cn_code": "02013000"}}))
    desk.does("document.set", Change(set={"part1/commodities/k9/packages": 3}, unset=("part1/country_of_origin",)))
    desk.does("document.set", Change(remove=(f"part1/commodities/{line}",)))


def scenarios() -> Iterable[tuple[str, Callable[[], object]]]:
    yield "a document is created", _created
    yield "rows are added, changed and taken away", _rows
    yield "Part I is submitted", lambda: _draft().at_desk(OPERATOR).signs("submit")
    yield "a draft is deleted", lambda: _draft().at_desk(OPERATOR).does("document.delete")
    yield "checks of the own document are begun", lambda: _draft("").at_desk(INSPECTOR).does("document.start")
    yield "checks are saved", lambda: Case(a_document(Status.NEW)).at_desk(INSPECTOR).sets(ACCEPTED)
    yield "a document is accepted", lambda: _checked().signs("decide")
    yield "somebody with restricted rights decides", lambda: _checked(RESTRICTED).signs("decide")
    yield "a second decision meets the first", lambda: decided(Status.VALID).at_desk(COLLEAGUE).signs("decide")
    yield "a document is cancelled", lambda: decided(Status.VALID).at_desk(INSPECTOR).signs("cancel")
    yield "a certificate is recalled", lambda: decided_import().at_desk(INSPECTOR).signs("recall")
    conclusion = {"part2/laboratory/tests/t1/conclusion": "not_satisfactory"}
    yield "an open result comes in", lambda: pending().at_desk(COLLEAGUE).signs("complete", conclusion)
    yield "two values are settled", _two_values_settled
    yield "a box is not there", lambda: _draft().at_desk(OPERATOR).sets({"part1/nose": 1})


def main() -> None:
    noted = _Noted()
    for name, act in scenarios():
        noted.watch(name, act)
    GOLDEN.mkdir(exist_ok=True)
    lines = (msgspec.json.encode(one) for one in noted.found)
    (GOLDEN / f"{PROTOCOL_VERSION}.jsonl").write_bytes(b"".join(line + b"\n" for line in lines))


if __name__ == "__main__":
    assert AT.tzinfo is not None
    main()
