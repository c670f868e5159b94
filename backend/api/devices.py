"""Devices: enrolled once online, certified for a few days at a time, revocable one by one."""

from __future__ import annotations

from typing import Annotated, Any

from cryptography.hazmat.primitives.asymmetric import ec
from litestar import Request, delete, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from msgspec import Meta, Struct
from sqlalchemy.exc import IntegrityError
from uuid_utils import uuid7

from backend.api.problems import Problem
from backend.api.shell import STORABLE, Caller, Server, new_token, read_body, token_hash
from backend.domain.rights import Person
from backend.outside import keys
from backend.store import streams
from sync_protocol import cose
from sync_protocol.base64url import base64url, unbase64url
from sync_protocol.cose import Untrusted

MAX_DEVICES = 50
"""Of one person, those not revoked. A browser whose storage was emptied is a new device each time."""


class NewDevice(Struct, frozen=True):
    """`public_key`: the uncompressed P-256 point of the device's signing key, 65 bytes, base64url."""

    name: Annotated[str, Meta(max_length=100, pattern=STORABLE)]
    public_key: Annotated[str, Meta(max_length=100)]


class Enrolled(Struct, frozen=True):
    """`token` may only send: it is shown this once. `certificate` says whose key it is, for 72 hours."""

    device_id: str
    token: str
    kid: str
    certificate: str


class Renewed(Struct, frozen=True):
    certificate: str


@post("/api/devices", status_code=201)
async def enrol(
    request: Request[Any, Any, Any], server: NamedDependency[Server], caller: NamedDependency[Caller]
) -> Enrolled:
    """Enrol this device for the person who is logged in."""
    data = await read_body(request, NewDevice, most=4096)
    now, device_id, token = server.now(), str(uuid7()), new_token()
    try:
        point = unbase64url(data.public_key)
        public_key = cose.public_key_bytes(ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point))
        certificate = keys.device_certificate(server.keys, caller.person.id, device_id, public_key, now)
    except (ValueError, Untrusted):
        raise Problem("NOT_ACCEPTED", "The public key is not a point of the curve P-256.") from None
    kid = cose.key_id_of(public_key).hex()
    new = streams.Device(
        id=device_id,
        person=caller.person.id,
        public_key=public_key,
        kid=kid,
        enrolled_at=now,
    )
    try:
        async with server.database.begin() as connection:
            if await streams.count_devices(connection, caller.person.id) >= MAX_DEVICES:
                raise Problem("NOT_ACCEPTED", f"You have {MAX_DEVICES} devices. Revoke one first.", limit=MAX_DEVICES)
            await streams.enrol(connection, new, name=data.name, token_hash=token_hash(token))
    except IntegrityError:
        raise Problem("NOT_ACCEPTED", "This key is enrolled already. Make a new one.") from None
    return Enrolled(device_id, token, kid, base64url(certificate))


async def _own(server: Server, person: Person, device_id: str) -> streams.Device:
    async with server.database.snapshot() as connection:
        device = await streams.device_by_id(connection, device_id)
    if device is None or device.person != person.id:
        raise Problem("NOT_FOUND", "This device is not enrolled.")
    return device


@post("/api/devices/{device_id:str}/certificate", status_code=200)
async def renew(device_id: FromPath[str], server: NamedDependency[Server], caller: NamedDependency[Caller]) -> Renewed:
    """A new certificate for an enrolled device's key."""
    device = await _own(server, caller.person, device_id)
    if device.revoked_at is not None:
        raise Problem("DEVICE_REVOKED", "This device was revoked. Enrol it anew.")
    certificate = keys.device_certificate(server.keys, caller.person.id, device.id, device.public_key, server.now())
    return Renewed(base64url(certificate))


@delete("/api/devices/{device_id:str}", status_code=204)
async def revoke(device_id: FromPath[str], server: NamedDependency[Server], caller: NamedDependency[Caller]) -> None:
    """Revoke a device: its token sends nothing more, and nothing signed on it from now on is accepted."""
    device = await _own(server, caller.person, device_id)
    async with server.database.begin() as connection:
        await streams.revoke(connection, device.id, server.now())


HANDLERS = (enrol, renew, revoke)
