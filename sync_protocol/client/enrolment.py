"""How a device is enrolled: what is asked of the server, and who works here after its answer."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from msgspec import Struct

from sync_protocol.base64url import base64url, unbase64url
from sync_protocol.document import Profile
from sync_protocol.workflow import Side

from .writing import Identity

_SIDES = {"operator": Side.OPERATOR, "restricted_inspector": Side.RESTRICTED}


class NewDevice(Struct, frozen=True):
    """The body of `POST /api/devices`."""

    name: str
    public_key: str


class Enrolled(Struct, frozen=True):
    """The server's answer; the certificate as base64url."""

    device_id: str
    token: str
    certificate: str


def new_key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def asked(name: str, key: ec.EllipticCurvePrivateKey) -> NewDevice:
    return NewDevice(name, base64url(key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)))


def identity(profile: Profile, enrolled: Enrolled) -> Identity:
    return Identity(
        person_id=profile.id,
        person_name=profile.name,
        device_id=enrolled.device_id,
        certificate=unbase64url(enrolled.certificate),
        token=enrolled.token,
        side=_SIDES.get(profile.role, Side.AUTHORITY),
        organisation=profile.organisation,
    )
