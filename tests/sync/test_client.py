"""The Python client against the server: what is written offline arrives once, and everybody ends with one state."""

from __future__ import annotations

import base64

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from backend import demo
from sync_protocol.client import Ask, Device, Failure, Identity, SqliteStore, Trouble
from sync_protocol.wire import Change
from sync_protocol.workflow import Side, Status
from tests.desk import APP, Desk, Office, new_id


class Tablet:
    """A person's device over the Python client, its requests answered by the server in this process."""

    def __init__(self, harbour: Office, http: httpx.AsyncClient, device: Device) -> None:
        self.harbour, self.http, self.device = harbour, http, device
        self.sent: list[Ask] = []

    async def sync(self) -> None:
        """Everything out and in, until there is nothing more to ask."""
        while isinstance(ask := self.device.next(self.harbour.clock.at), Ask):
            await self.send(ask)

    async def send(self, ask: Ask) -> httpx.Response:
        self.sent.append(ask)
        headers = APP | {"Content-Type": "application/json"}
        reply = await self.http.post(ask.path, content=ask.body, headers=headers)
        self.hear(ask, reply)
        return reply

    def hear(self, ask: Ask, reply: httpx.Response) -> None:
        at = self.harbour.clock.at
        if reply.is_success:
            self.device.receive(ask, reply.content, at)
        else:
            code, after = reply.json()["code"], reply.headers.get("Retry-After")
            failure = Failure(
                kind=Trouble.REFUSED,
                status=reply.status_code,
                code=code,
                retry_after=float(after) if after is not None else None,
            )
            self.device.failed(ask, failure, at)


async def a_tablet(harbour: Office, member_id: str, store: SqliteStore | None = None) -> Tablet:
    member = next(one for one in demo.MEMBERS if one.id == member_id)
    desk = Desk(harbour, harbour.visitor(), member)
    await desk.let_in()
    key = ec.generate_private_key(ec.SECP256R1())
    point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    asked = {"name": "Tablet", "public_key": base64.urlsafe_b64encode(point).decode()}
    enrolled = (await desk.http.post("/api/devices", json=asked, headers=APP)).raise_for_status().json()
    identity = Identity(
        person_id=member.id,
        person_name=member.name,
        device_id=enrolled["device_id"],
        certificate=base64.urlsafe_b64decode(enrolled["certificate"] + "=="),
        token=enrolled["token"],
        side=Side.OPERATOR if member.organisation else Side.AUTHORITY,
        organisation=member.organisation or "",
    )
    device = Device(store or SqliteStore(), identity, key, new_id)
    device.logged_in()
    return Tablet(harbour, desk.http, device)


@pytest.fixture
async def submitted(operator: Desk) -> str:
    return await operator.submit_new()


async def test_what_is_done_offline_is_seen_at_once_and_arrives_once(harbour: Office, submitted: str) -> None:
    tablet = await a_tablet(harbour, "inspector-1")
    await tablet.sync()

    change = Change(set={"part2/documentary/result": "satisfactory"})
    queued = tablet.device.enqueue("document.set", submitted, change, harbour.clock.at)
    before = tablet.device.view(submitted)
    await tablet.sync()

    after = tablet.device.view(submitted)
    assert before is not None
    assert after is not None
    assert (before.document.status, len(before.pending)) == (Status.IN_PROGRESS, 1)
    assert (after.document.status, after.pending) == (Status.IN_PROGRESS, ())
    assert b"satisfactory" in bytes(before.document.content)
    result = tablet.device.result(queued.op_id)
    assert result is not None
    assert result.status == "applied"
    assert tablet.device.status().synced
