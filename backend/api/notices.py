"""Subscriptions of browsers to notices, and certificates that somebody without an account follows."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Request, get, post
from litestar.di import NamedDependency
from msgspec import Meta, Struct
from sqlalchemy.ext.asyncio import AsyncConnection
from uuid_utils import uuid7

from backend.api.problems import Problem
from backend.api.shell import STORABLE, Caller, Server, address_of, read_body, require_app
from backend.domain import seal_checks
from backend.domain.notices import Subscription
from backend.domain.status_list import SHARD_SIZE
from backend.outside import keys, push
from backend.store import certificates, notices, streams
from backend.store.certificates import Certificate

FOLLOWS_IN_A_MINUTE = 20
"""From one network: whoever invents browsers takes the places of a certificate's followers slowly."""


class Keys(Struct, frozen=True):
    p256dh: Annotated[str, Meta(max_length=128, pattern=r"\A[A-Za-z0-9_-]+=*\Z")]
    auth: Annotated[str, Meta(max_length=64, pattern=r"\A[A-Za-z0-9_-]+=*\Z")]


class NewSubscription(Struct, frozen=True):
    """What the browser's PushSubscription says of itself."""

    endpoint: Annotated[str, Meta(max_length=2048)]
    keys: Keys


class NewFollow(Struct, frozen=True):
    """A certificate by its place in the status list, as its seal says it, and the browser that wants to be told.

    `seal` is the SHA-256 of its bytes, in hex: whoever has seen no certificate can try one place after the other.
    """

    shard: Annotated[str, Meta(max_length=16, pattern=STORABLE)]
    index: Annotated[int, Meta(ge=0, lt=SHARD_SIZE)]
    seal: Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
    subscription: NewSubscription


class OwnSubscription(NewSubscription, frozen=True):
    """`device_id`: the person's device that the browser is; when it is revoked, the subscription ends."""

    device_id: Annotated[str, Meta(max_length=64, pattern=STORABLE)] = ""


class PushKey(Struct, frozen=True):
    key: str


@get("/api/push/key")
async def push_key(server: NamedDependency[Server]) -> PushKey:
    """The key that the push service binds a subscription to (VAPID, RFC 8292)."""
    return PushKey(keys.push_public_key(server.keys))


@post("/api/push/subscriptions", status_code=201)
async def subscribe(
    request: Request[Any, Any, Any], server: NamedDependency[Server], caller: NamedDependency[Caller]
) -> None:
    """Send this person's notices to this browser too."""
    data = await read_body(request, OwnSubscription, most=8192)
    async with server.database.begin() as connection:
        device = await streams.device_by_id(connection, data.device_id) if data.device_id else None
        if data.device_id and (device is None or device.person != caller.person.id or device.revoked_at is not None):
            raise Problem("NOT_FOUND", "This device is not enrolled.")
        await _store(connection, server, data, caller.person.id, data.device_id)


@post("/api/follows", status_code=201)
async def follow(request: Request[Any, Any, Any], server: NamedDependency[Server]) -> None:
    """Tell this browser of each change of one certificate's status; no account is needed, the seal is the ticket."""
    require_app(request)
    network = seal_checks.network(address_of(request, server.settings.proxies))
    if not server.pace.allows(f"follows {network}", server.now(), most=FOLLOWS_IN_A_MINUTE):
        raise Problem("TOO_MANY", "Certificates are followed too often from here.", retry_after=60)
    data = await read_body(request, NewFollow, most=8192)
    async with server.database.begin() as connection:
        found = await _shown(connection, data)
        if found is None:
            raise Problem("NOT_FOUND", "There is no such certificate.")
        kept = await _store(connection, server, data.subscription, "")
        try:
            await notices.add_follow(connection, kept, found.document, server.now())
        except notices.TooMany as error:
            raise Problem("TOO_MANY", str(error)) from None


@post("/api/follows/end", status_code=204)
async def unfollow(request: Request[Any, Any, Any], server: NamedDependency[Server]) -> None:
    """Tell this browser of it no more."""
    require_app(request)
    data = await read_body(request, NewFollow, most=8192)
    async with server.database.begin() as connection:
        found = await _shown(connection, data)
        if found is not None:
            await notices.remove_follow(connection, _subscription(data.subscription, ""), found.document)


async def _shown(connection: AsyncConnection, data: NewFollow) -> Certificate | None:
    """The certificate, for whoever has its seal."""
    if not await certificates.has_seal(connection, data.shard, data.index, data.seal):
        return None
    return await certificates.find(connection, data.shard, data.index)


async def _store(
    connection: AsyncConnection, server: Server, data: NewSubscription, person_id: str, device_id: str = ""
) -> str:
    try:
        push.check_endpoint(data.endpoint, server.settings)
        push.check_keys(data.keys.p256dh, data.keys.auth)
    except push.BadSubscription as error:
        raise Problem("NOT_ACCEPTED", str(error)) from None
    try:
        return await notices.subscribe(connection, _subscription(data, person_id, device_id), server.now())
    except notices.NotTheBrowser as error:
        raise Problem("NOT_ACCEPTED", str(error)) from None
    except notices.TooMany as error:
        raise Problem("TOO_MANY", str(error)) from None


def _subscription(data: NewSubscription, person_id: str, device_id: str = "") -> Subscription:
    return Subscription(
        id=str(uuid7()),
        endpoint=data.endpoint,
        p256dh=data.keys.p256dh,
        auth=data.keys.auth,
        person=person_id,
        device=device_id,
    )


HANDLERS = (push_key, subscribe, follow, unfollow)
