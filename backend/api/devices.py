"""Devices: enrolled once online, certified for a few days at a time, revocable one by one."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from cryptography.hazmat.primitives.asymmetric import ec
from litestar import Request, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from msgspec import Meta, Struct
from sqlalchemy.exc import IntegrityError
from uuid_utils import uuid7

from backend.api.problems import Problem
from backend.api.shell import STORABLE, Caller, Sender, Server, new_token, read_body, token_hash
from backend.domain import rights
from backend.domain.rights import Person, Role
from backend.outside.keys import signed_by
from backend.store import notices, people, streams
from backend.store.streams import KnownDevice
from sync_protocol import cose, signed
from sync_protocol.base64url import base64url, unbase64url
from sync_protocol.cose import Untrusted
from sync_protocol.key_set import Use

MAX_DEVICES = 50
"""Of one person, those not revoked. A browser whose storage was emptied is a new device each time."""


MOST_SHOWN = 100
"""Devices in a person's list: all that can be revoked, and the last of those that were."""


class NewDevice(Struct, frozen=True):
    """`public_key`: the uncompressed P-256 point of the device's signing key, 65 bytes, base64url.

    `hardware`: by the device's own word its keys need its authenticator beside the password. Without one, a copy of the
    disk can be guessed against for ever, and its certificates are shorter.
    """

    name: Annotated[str, Meta(max_length=100, pattern=STORABLE)]
    public_key: Annotated[str, Meta(max_length=100)]
    hardware: bool = False


class Enrolled(Struct, frozen=True):
    """`token` may only send: it is shown this once. `certificate` says whose key it is, for a day or three."""

    device_id: str
    token: str
    kid: str
    certificate: str


class Renewed(Struct, frozen=True):
    certificate: str


class WrongPasswords(Struct, frozen=True):
    """How many wrong passwords a device has seen since it was enrolled."""

    count: Annotated[int, Meta(ge=0, le=1_000_000)]


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
        certificate = await _certificate(server, caller.person, device_id, public_key, hardware=data.hardware, at=now)
    except (ValueError, Untrusted):
        raise Problem("NOT_ACCEPTED", "The public key is not a point of the curve P-256.") from None
    kid = cose.key_id_of(public_key).hex()
    new = streams.Device(
        id=device_id,
        person=caller.person.id,
        public_key=public_key,
        kid=kid,
        enrolled_at=now,
        hardware=data.hardware,
    )
    try:
        async with server.database.begin() as connection:
            if await streams.count_devices(connection, caller.person.id) >= MAX_DEVICES:
                raise Problem("NOT_ACCEPTED", f"You have {MAX_DEVICES} devices. Revoke one first.", limit=MAX_DEVICES)
            await streams.enrol(connection, new, name=data.name, token_hash=token_hash(token))
    except IntegrityError:
        raise Problem("NOT_ACCEPTED", "This key is enrolled already. Make a new one.") from None
    return Enrolled(device_id, token, kid, base64url(certificate))


async def _certificate(
    server: Server, person: Person, device_id: str, public_key: bytes, *, hardware: bool, at: datetime
) -> bytes:
    """Raises Untrusted for a key that cannot be one."""
    good_for = signed.CERTIFICATE_GOOD_FOR if hardware else signed.GOOD_FOR_WITHOUT_HARDWARE
    return await signed_by(
        server.keys.signer(Use.DEVICE_CA, at),
        lambda by: signed.make_device_certificate(
            by, person.id, device_id, public_key, at, good_for, seals=rights.seals(person)
        ),
    )


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
    now = server.now()
    certificate = await _certificate(
        server, caller.person, device.id, device.public_key, hardware=device.hardware, at=now
    )
    async with server.database.begin() as connection:
        await streams.note_certified(connection, device.id, now)
    return Renewed(base64url(certificate))


@get("/api/devices")
async def listed(
    server: NamedDependency[Server],
    caller: NamedDependency[Caller],
    email: FromQuery[Annotated[str, Meta(max_length=254, pattern=STORABLE)]] = "",
) -> list[KnownDevice]:
    """The caller's devices; for administrators those of whoever has this e-mail address."""
    if email and caller.person.role is not Role.ADMINISTRATOR:
        raise Problem("MISSING_RIGHT", "Only administrators see the devices of others.")
    async with server.database.snapshot() as connection:
        found = await people.by_email(connection, email) if email else None
        if email and found is None:
            raise Problem("NOT_FOUND", "Nobody has this e-mail address here.")
        whose = caller.person if found is None else found[0]
        return list(await streams.of_person(connection, whose.id, limit=MOST_SHOWN))


@delete("/api/devices/{device_id:str}", status_code=204)
async def revoke(device_id: FromPath[str], server: NamedDependency[Server], caller: NamedDependency[Caller]) -> None:
    """Revoke a device of one's own, or as an administrator anybody's: a lost tablet is seldom at hand.

    Its token sends nothing more, nothing signed on it from now on is accepted, and no notice goes there. Its person's
    other sessions end: the server does not know which of them was on it.
    """
    async with server.database.begin() as connection:
        device = await streams.device_by_id(connection, device_id)
        if device is None or (device.person != caller.person.id and caller.person.role is not Role.ADMINISTRATOR):
            raise Problem("NOT_FOUND", "This device is not enrolled.")
        await streams.revoke(connection, device.id, server.now())
        await notices.unsubscribe_device(connection, device.person, device.id)
        await people.end_sessions(connection, device.person, but=caller.token_hash)


@put("/api/devices/{device_id:str}/wrong-passwords", status_code=204)
async def wrong_passwords(
    request: Request[Any, Any, Any],
    device_id: FromPath[str],
    server: NamedDependency[Server],
    sender: NamedDependency[Sender],
) -> None:
    """What a device saw of wrong passwords, with or without a network, counts with the account (SIGN-4, ACC-5)."""
    data = await read_body(request, WrongPasswords, most=4096)
    if sender.device is None or sender.device.id != device_id:
        raise Problem("NOT_FOUND", "A device tells of itself alone, by its token.")
    async with server.database.begin() as connection:
        new = await streams.note_wrong_passwords(connection, device_id, data.count)
        if new > 0:
            await people.count_failures_elsewhere(connection, sender.person.id, new)


HANDLERS = (enrol, renew, listed, revoke, wrong_passwords)
