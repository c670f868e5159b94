"""A document and the people who work on it, without a server: operations are signed and applied as they are there."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec

from backend.demo_consignments import COMPLETE
from backend.domain import operations
from backend.domain.held import Applied, Context, Held, Refused
from backend.domain.rights import Person, Role
from sync_protocol import cose, rules, signed
from sync_protocol.base64url import base64url, unbase64url
from sync_protocol.client import DeviceStream
from sync_protocol.document import Document
from sync_protocol.evaluate import List
from sync_protocol.forms import CATALOGUE, CVEDP, IMPORT, DocumentType
from sync_protocol.outcome import outcome_of
from sync_protocol.reference_list import ReferenceEntry
from sync_protocol.wire import Body, Change, Signed
from sync_protocol.workflow import Status
from tests.build import AT, with_boxes
from tests.protocol.make_vectors import DEVICE_CA, KEYS

HARBOUR = "NLHBR1"
INSPECTOR = Person(id="i", name="Inspector 1, Harbour post", role=Role.INSPECTOR, post=HARBOUR)
COLLEAGUE = Person(id="c", name="Inspector 2, Harbour post", role=Role.INSPECTOR, post=HARBOUR)
RESTRICTED = Person(id="r", name="Inspector 5, Harbour post", role=Role.RESTRICTED_INSPECTOR, post=HARBOUR)
PLANNER = Person(id="p", name="Planner, Harbour post", role=Role.PLANNER, post=HARBOUR)
OPERATOR = Person(id="o", name="Exporter South, desk", role=Role.OPERATOR, organisation="south")

CHECKS: dict[str, Any] = {
    "part2/documentary/result": "satisfactory",
    "part2/identity/kind": "full",
    "part2/identity/result": "satisfactory",
    "part2/physical/result": "satisfactory",
    "part2/laboratory/done": False,
}
ACCEPTED = CHECKS | {"part2/decision/acceptable": True, "part2/decision/outcome": "internal_market"}
REFUSED: dict[str, Any] = {
    "part2/documentary/result": "not_satisfactory",
    "part2/laboratory/done": False,
    "part2/decision/acceptable": False,
    "part2/decision/reasons/k1": {"reason": "absence_of_certificate"},
}


def a_document(
    status: Status, type_: DocumentType = CVEDP, organisation: str = "south", /, boxes: Any = None, **more: Any
) -> Document:
    """A complete consignment of the demonstration in a status, with boxes set by path."""
    form = with_boxes(
        type(COMPLETE[type_])(
            type=type_,
            content={"part1": COMPLETE[type_].content["part1"]},
            arrives_in_hours=COMPLETE[type_].arrives_in_hours,
        ).form(AT),
        boxes or {},
    )
    submitted = status is not Status.DRAFT
    document = Document(
        id="d",
        type=type_,
        edition=CATALOGUE[type_].editions[-1],
        rev=3,
        status=status,
        post=HARBOUR,
        organisation=organisation,
        version=1 if submitted else 0,
        reference=f"{type_}.NL.2026.0000001" if submitted else "",
        content=msgspec.Raw(rules.encode(form)),
        changed_at=AT,
        changed_by=OPERATOR.name,
    )
    return msgspec.structs.replace(document, **more)


class Desk:
    """One person at one device. `seen` is the document as the person has it; empty is as it is."""

    def __init__(self, case: Case, person: Person) -> None:
        key = ec.generate_private_key(ec.SECP256R1())
        public = cose.public_key_bytes(key.public_key())
        certificate = signed.make_device_certificate(DEVICE_CA, person.id, f"tablet-{person.id}", public, case.at)
        self.signer = cose.signer(key)
        ids = iter(range(1, 1000))
        self.case, self.person = case, person
        self.stream = DeviceStream(
            person.id,
            person.name,
            f"tablet-{person.id}",
            f"stream-{person.id}",
            key,
            certificate,
            lambda: f"{next(ids)}",
        )
        self.counter, self.last_signature = 0, ""

    def does(self, kind: str, args: Any = None, *, rev: int | None = None) -> Applied | Refused:
        case = self.case
        self.stream.acknowledged(self.stream.last_seq)
        sent = self.stream.operation(
            kind, case.id, case.held.document.rev if rev is None else rev, args if args is not None else {}, case.at
        )
        context = Context(
            who=self.person,
            device_id=self.stream.device_id,
            client_id=self.stream.client_id,
            seq=sent.seq,
            at=case.at + case.travels + case.put_aside_for,
            received_at=case.at + case.travels,
            lists=case.lists,
            places=case.places,
            posts=frozenset((HARBOUR,)),
            keys=KEYS,
            counter=self.counter,
            last_signature=self.last_signature,
            revoked=False,
            op_id=msgspec.json.decode(sent.body, type=Body).op_id,
        )
        result = operations.apply(case.held, msgspec.json.decode(sent.body, type=Body), context, {})
        if isinstance(result, Applied):
            case.held = result.held
            if result.signature is not None:
                self.counter, self.last_signature = result.signature.counter, result.signature.hash
        return result

    def sets(self, boxes: Mapping[str, Any]) -> Applied | Refused:
        return self.does("document.set", change_of(boxes))

    def sets_from(self, rev: int, boxes: Mapping[str, Any]) -> Applied | Refused:
        """Sets boxes without having seen what came after a revision."""
        return self.does("document.set", change_of(boxes), rev=rev)

    def signs(self, action: str, boxes: Mapping[str, Any] | None = None, **more: Any) -> Applied | Refused:
        """Signs the document as it is, with these boxes on top: Part I for `submit`, else all of it; by a `remembered`
        password, where that is said."""
        document = more.pop("seen", self.case.document)
        args = self.signed_act(action, document, boxes)
        if more.pop("remembered", False):
            args = self._by_remembered_password(args)
        result = self.does(f"document.{action}", args, rev=document.rev)
        if isinstance(result, Refused):  # the chain moves on with what was refused
            self.counter, self.last_signature = self.stream.counter, self.stream.previous.hex()
        return result

    def signed_act(self, action: str, document: Document, boxes: Mapping[str, Any] | None = None) -> Signed:
        """What signs this document, with these boxes on top, and is not sent yet."""
        form = rules.decode(CATALOGUE[document.type].content, bytes(document.content))
        content = msgspec.json.decode(rules.encode(with_boxes(form, dict(boxes or {}))))
        if action == "submit":
            content = {"part1": content["part1"]}
        return self.stream.sign(
            action,
            document.id,
            content,
            self.case.at,
            rev=document.rev,
            version=document.version,
            reference=document.reference,
            outcome=outcome_of(content) if action == "decide" else "",
        )

    def _by_remembered_password(self, args: Signed) -> Signed:
        fresh = signed.said(unbase64url(args.statement))
        statement = msgspec.structs.replace(fresh, auth="session", auth_age_s=60)
        message = signed.sign_statement(self.signer, self.stream.certificate, statement)
        self.stream.previous = cose.digest(message)
        return msgspec.structs.replace(args, statement=base64url(message))


def change_of(boxes: Mapping[str, Any]) -> Change:
    """Boxes by path; an object is a row that is added."""
    rows = [path for path, value in boxes.items() if isinstance(value, dict)]
    return Change(
        set={path: value for path, value in boxes.items() if path not in rows},
        add={path: boxes[path] for path in rows},
    )


class Case:
    """The document that a test is about, and the time at the desk; what is done `travels` for so long, and is then put
    aside for so long before it is judged."""

    def __init__(self, document: Document, at: datetime = AT) -> None:
        self.held, self.at, self.id = Held(document, {}, document.rev), at, document.id
        self.lists: dict[str, List] = {}
        self.places: tuple[ReferenceEntry, ...] = ()
        self.travels = self.put_aside_for = timedelta()

    @property
    def document(self) -> Document:
        return self.held.document

    def at_desk(self, person: Person) -> Desk:
        return Desk(self, person)


def decided(status: Status, type_: DocumentType = CVEDP, boxes: Any = None) -> Case:
    """A document that an inspector decided on just now."""
    case = Case(a_document(Status.IN_PROGRESS, type_, boxes=boxes or (ACCEPTED if status is Status.VALID else REFUSED)))
    result = case.at_desk(INSPECTOR).signs("decide")
    assert isinstance(result, Applied), result
    assert case.document.status is status, result
    return case


def decided_import() -> Case:
    boxes = {
        "part2/attestation/attested": True,
        "part2/decision/acceptable": True,
        "part2/decision/outcome": "import",
    }
    return decided(Status.VALID, IMPORT, boxes)


def letters_apart(case: Case) -> Case:
    """The same document with its accents beside their letters (NFD): such text was kept as it came."""
    apart = unicodedata.normalize("NFD", bytes(case.document.content).decode())
    document = msgspec.structs.replace(case.document, content=msgspec.Raw(apart.encode()))
    case.held = msgspec.structs.replace(case.held, document=document)
    return case


def applied(result: Applied | Refused) -> Applied:
    assert isinstance(result, Applied), result
    return result


def refused(result: Applied | Refused) -> Refused:
    assert isinstance(result, Refused), result
    return result
