"""The demonstration: posts, people and consignments of our own, in several states.

All of it goes the way that real work goes: devices are enrolled, statements signed, operations pushed. Demo people are
called by role and place; their password is shown to everybody, and a production database refuses them.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, cast

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec
from msgspec import Struct
from uuid_utils import uuid7

from backend import reference_data
from backend.api import intake, sessions
from backend.api.shell import DemoAccount, Sender, Server, new_token, token_hash
from backend.demo_consignments import CONSIGNMENTS, DemoConsignment
from backend.domain.rights import Person, Role
from backend.outside import keys
from backend.settings import Settings
from backend.store import documents, people, streams
from sync_protocol import cose, rules
from sync_protocol.client import DeviceStream
from sync_protocol.forms import CVEDA, IMPORT, DocumentType
from sync_protocol.outcome import outcome_of
from sync_protocol.wire import Change, Creation, Operation, Push, Result, ResultStatus
from sync_protocol.workflow import Status

PASSWORD = "stamp-ink-and-hoof"  # noqa: S105 - shown on the log in page of a demo, and refused everywhere else

HARBOUR, AIRPORT, EAST = "NLHBR1", "NLAIR4", "NLEST9"
POSTS = (
    {"code": HARBOUR, "name": "Harbour post", "country": "NL", "kind": "border_post"},
    {"code": AIRPORT, "name": "Airport post", "country": "NL", "kind": "border_post"},
    {"code": EAST, "name": "Control point East", "country": "NL", "kind": "control_point"},
)
EXPORTER = {"id": "exporter-south", "name": "Exporter South", "country": "NL"}


class Member(Struct, frozen=True):
    """Somebody of the demo."""

    id: str
    email: str
    name: str
    role: Role
    post: str = ""
    organisation: str = ""


MEMBERS = (
    Member("inspector-1", "inspector1@harbour.example", "Inspector 1, Harbour post", Role.INSPECTOR, HARBOUR),
    Member("inspector-2", "inspector2@harbour.example", "Inspector 2, Harbour post", Role.INSPECTOR, HARBOUR),
    Member("inspector-3", "inspector@airport.example", "Inspector, Airport post", Role.INSPECTOR, AIRPORT),
    Member("inspector-4", "inspector@east.example", "Inspector, Control point East", Role.INSPECTOR, EAST),
    Member("planner-1", "planner@harbour.example", "Planner, Harbour post", Role.PLANNER, HARBOUR),
    Member(
        "administrator-1", "administrator@harbour.example", "Administrator, Harbour post", Role.ADMINISTRATOR, HARBOUR
    ),
    Member("operator-1", "exporter@south.example", "Exporter South, desk", Role.OPERATOR, "", EXPORTER["id"]),
)

ACCOUNTS = tuple(DemoAccount(one.email, PASSWORD, one.name, one.role) for one in MEMBERS)


async def add_people(server: Server, password_hash: str) -> None:
    """Put the posts, the exporter and the people of the demonstration into an empty database, all with one password."""
    rows = [
        {
            "id": one.id,
            "email": one.email,
            "name": one.name,
            "role": one.role,
            "post": one.post or None,
            "organisation": one.organisation or None,
            "password_hash": password_hash,
        }
        for one in MEMBERS
    ]
    async with server.database.begin() as connection:
        await people.add(connection, authorities=POSTS, organisations=[EXPORTER], people=rows)
    await reference_data.show_authorities(server.database, server.now())


async def seed(server: Server) -> None:
    """Fill a demo database; one that has people and documents already stays as it is. Documents alone are those that
    somebody imported first."""
    async with server.database.snapshot() as connection:
        has_people = await people.by_email(connection, MEMBERS[0].email) is not None
        if has_people and not await documents.is_empty(connection):
            return
    await add_people(server, sessions.hasher.hash(PASSWORD))
    now = server.now()
    operator = await _Hand.of(server, _member("operator-1"), now)
    inspectors = {
        post: await _Hand.of(server, _member(who), now)
        for post, who in ((HARBOUR, "inspector-1"), (AIRPORT, "inspector-3"), (EAST, "inspector-4"))
    }
    for consignment in CONSIGNMENTS:
        post = POSTS[consignment.post]["code"]
        await _bring(operator, inspectors[post], consignment, post, now)


def _member(member_id: str) -> Member:
    return next(one for one in MEMBERS if one.id == member_id)


def new_id() -> str:
    return str(uuid7())


class _Hand:
    """A demo person with an enrolled device, who acts through the same door as everybody."""

    def __init__(self, server: Server, person: Person, stream: DeviceStream) -> None:
        self.server, self.person, self.stream = server, person, stream

    @classmethod
    async def of(cls, server: Server, member: Member, at: datetime) -> _Hand:
        person = Person(
            id=member.id, name=member.name, role=member.role, post=member.post, organisation=member.organisation
        )
        device_id, client_id = new_id(), new_id()
        key = ec.generate_private_key(ec.SECP256R1())
        public_key = cose.public_key_bytes(key.public_key())
        certificate = keys.device_certificate(server.keys, person.id, device_id, public_key, at)
        device = streams.Device(
            id=device_id, person=person.id, public_key=public_key, kid=cose.key_id_of(public_key).hex(), enrolled_at=at
        )
        async with server.database.begin() as connection:
            await streams.enrol(connection, device, name="Demo data", token_hash=token_hash(new_token()))
            await streams.register(connection, client_id, device_id, person.id)
        stream = DeviceStream(person.id, person.name, device_id, client_id, key, certificate, new_id)
        return cls(server, person, stream)

    async def push(self, *operations: Operation) -> None:
        """Raises ValueError where the server does not take them: the demo's own data must be right."""
        push = Push(client_id=self.stream.client_id, epoch=self.server.epoch, ack_through=0, ops=operations)
        reply = await intake.take_in(self.server, Sender(person=self.person, device=None), push)
        self.stream.acknowledged(reply.last_seq)
        for raw in reply.results:
            result = msgspec.json.decode(raw, type=Result)
            if result.status is not ResultStatus.APPLIED:
                raise ValueError(f"the demo's own data is refused: {result}")


async def _bring(operator: _Hand, inspector: _Hand, one: DemoConsignment, post: str, now: datetime) -> None:
    """Take one consignment from its first line to the state that the demo shows it in."""
    document_id = new_id()
    content: dict[str, Any] = msgspec.json.decode(rules.encode(one.form(now)))
    change = as_change(content["part1"], "part1")
    creation = Creation(one.type, one.edition, post, change)
    await operator.push(operator.stream.operation("document.create", document_id, 0, creation, now))
    if one.status is Status.DRAFT:
        return
    part1 = {"part1": content["part1"]}
    submitted = operator.stream.sign("submit", document_id, part1, now, rev=1, version=0)
    await operator.push(operator.stream.operation("document.submit", document_id, 1, submitted, now))
    if one.status is Status.NEW:
        return
    checks = as_change(content.get("part2", {}), "part2")
    if one.status is not Status.IN_PROGRESS:
        checks = _decided(one.type, content, refused=one.status is Status.REJECTED)
    await inspector.push(inspector.stream.operation("document.set", document_id, 2, checks, now))
    if one.status is Status.IN_PROGRESS:
        return
    async with inspector.server.database.snapshot() as connection:
        document = (await documents.bodies(connection, [document_id]))[document_id]
    current = msgspec.json.decode(document.content)
    decided = inspector.stream.sign(
        "decide",
        document_id,
        current,
        now,
        rev=3,
        version=1,
        reference=document.reference,
        outcome=outcome_of(current),
    )
    await inspector.push(inspector.stream.operation("document.decide", document_id, 3, decided, now))
    if one.status is Status.CANCELLED:
        cancelled = inspector.stream.sign(
            "cancel", document_id, {}, now, rev=4, version=2, reference=document.reference
        )
        await inspector.push(inspector.stream.operation("document.cancel", document_id, 4, cancelled, now))


def _decided(type_: DocumentType, content: dict[str, Any], *, refused: bool) -> Change:
    """The checks of a consignment that the demo shows decided: all well, or no valid certificate."""
    if refused:
        row = {"part2/decision/reasons/k1": {"reason": "absence_of_certificate"}}
        documents_wrong = {"part2/documentary/result": "not_satisfactory", "part2/decision/acceptable": False}
        return Change(set=documents_wrong | {"part2/laboratory/done": False}, add=row)
    accepted: dict[str, Any] = {
        "part2/decision/acceptable": True,
        "part2/decision/outcome": content["part1"]["purpose"]["group"],
    }
    if type_ == IMPORT:
        return Change(set=accepted | {"part2/attestation/attested": True})
    boxes: dict[str, Any] = accepted | {
        "part2/documentary/result": "satisfactory",
        "part2/identity/kind": "full",
        "part2/identity/result": "satisfactory",
        "part2/physical/result": "satisfactory",
        "part2/laboratory/done": False,
    }
    if type_ == CVEDA:
        boxes |= {f"part2/welfare/{box}": "satisfactory" for box in ("transport_conditions", "health_on_arrival")}
        boxes["part2/physical/animals_checked"] = content["part1"]["number_of_animals"]
    return Change(set=boxes)


def as_change(part: dict[str, Any], path: str) -> Change:
    """A part's boxes as the change that fills them in: rows are added with an empty hand, then filled like sections."""
    boxes: dict[str, Any] = {}
    added: dict[str, dict[str, Any]] = {}
    for name, value in part.items():
        here = f"{path}/{name}"
        inner: list[tuple[str, dict[str, Any]]] = []
        match value:
            case dict():
                inner = [(here, cast("dict[str, Any]", value))]
            case list():
                inner = [(f"{here}/{row['id']}", row) for row in cast("list[dict[str, Any]]", value)]
                added |= {place: {} for place, _ in inner}
            case _ if name != "id":
                boxes[here] = value
            case _:
                pass
        for place, values in inner:
            change = as_change(values, place)
            boxes |= change.set
            added |= change.add
    return Change(set=boxes, add=added)


def welcome(settings: Settings) -> str:
    """What somebody who has just started the demo reads."""
    accounts = "\n".join(f"    {one.email:28} {one.name}" for one in MEMBERS)
    return f"""
  Waarmerk, a demonstration: {settings.public_url}

  Log in as one of these, all with the password  {PASSWORD}
{accounts}

  What to try
    1. As Inspector 2, open a consignment of today and fill in its checks.
    2. Stop this program, or switch the network off: go on, close the app, open it again.
    3. Decide, sign with the password, and look at the provisional seal.
    4. Start again: the decision leaves by itself, and the seal is issued.
    5. Open the seal's link on a phone; then cancel the document, and open it again.

  Stop with Ctrl+C. What you did stays in {settings.data_folder}.
"""
