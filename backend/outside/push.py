"""Notices to browsers: Web Push (RFC 8030), signed (RFC 8292) and encrypted (RFC 8291).

An endpoint is an address that a stranger gave us. It is called only over https, only at hosts that the configuration
allows, and only at public addresses (`pinned`).
"""

from __future__ import annotations

import base64
import hashlib
import ssl
from datetime import datetime, timedelta
from enum import Enum
from typing import Any
from urllib.parse import urlsplit

import httpx
import msgspec
from cryptography.hazmat.primitives.asymmetric import ec
from py_vapid import Vapid02

from backend.domain.notices import Due
from backend.outside import pinned
from backend.settings import Settings
from sync_protocol import seal

VALID = timedelta(hours=12)
"""How long a signature for a push service holds; RFC 8292 allows 24 hours."""

KEEP_S = 24 * 3600
"""How long the push service keeps a notice for a device that is off."""

TIMEOUT_S = 10.0


class BadSubscription(Exception):
    """The address or the keys cannot be used; the message says why."""


class Outcome(Enum):
    SENT = "sent"
    GONE = "gone"
    LATER = "later"


def check_endpoint(endpoint: str, settings: Settings) -> None:
    """Raises BadSubscription for an address that is never called: not https, or no host of an allowed push service."""
    try:
        host = pinned.host_of(endpoint, private=settings.push_private)
    except ValueError as error:
        raise BadSubscription(f"The endpoint {error}.") from None
    allowed = (host.endswith(one) if one.startswith(".") else host == one for one in settings.push_hosts)
    if not any(allowed):
        raise BadSubscription(f"{host} is not one of the push services that this installation allows.")


def check_keys(p256dh: str, auth: str) -> None:
    """Raises BadSubscription for keys that nothing can be encrypted to."""
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _unbase64(p256dh))
        secret = _unbase64(auth)
    except ValueError:
        raise BadSubscription("The subscription's key is not a point of the curve P-256.") from None
    if len(secret) != 16:
        raise BadSubscription("The subscription's secret must have 16 bytes.")


def _encrypted(message: bytes, endpoint: str, keys: dict[str, str]) -> bytes:
    from pywebpush import WebPusher  # noqa: PLC0415 - it brings two HTTP clients: a sixth of what a command loads

    pusher: Any = WebPusher({"endpoint": endpoint, "keys": keys})
    return pusher.encode(message)["body"]


def _topic(event_id: str) -> str:
    """32 characters of base64url, the most that RFC 8030 allows. The push service keeps one notice of a topic: events
    of one moment, whose identifiers begin alike, have topics of their own."""
    return base64.urlsafe_b64encode(hashlib.sha256(event_id.encode()).digest())[:32].decode()


def _unbase64(text: str) -> bytes:
    return base64.urlsafe_b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4))


class Sender:
    """Sends notices. `ssl_context` is for tests whose push service has a certificate of its own."""

    def __init__(
        self, settings: Settings, key: ec.EllipticCurvePrivateKey, *, ssl_context: ssl.SSLContext | None = None
    ) -> None:
        self._settings, self._key = settings, key
        self._client = httpx.AsyncClient(
            verify=ssl_context or ssl.create_default_context(), timeout=TIMEOUT_S, follow_redirects=False
        )

    async def close(self) -> None:
        await self._client.aclose()

    async def send(self, due: Due, at: datetime) -> Outcome:
        """Send one notice: it shows the reference and the status, no commercial data (NOT-2)."""
        one = due.subscription
        try:
            check_endpoint(one.endpoint, self._settings)
            check_keys(one.p256dh, one.auth)
        except BadSubscription:
            return Outcome.GONE
        # Who has no account is led to the certificate's check, not to a login: the seal is of who has shown it.
        url = f"/c#{seal.digits(due.seal)}" if due.seal else f"/d/{due.reference}"
        message = {"reference": due.reference, "status": due.status, "url": url}
        body = _encrypted(msgspec.json.encode(message), one.endpoint, {"p256dh": one.p256dh, "auth": one.auth})
        try:
            headers = self._headers(one.endpoint, due.event, at)
            reply = await pinned.post(self._client, one.endpoint, body, headers, private=self._settings.push_private)
        except (httpx.HTTPError, OSError):
            return Outcome.LATER
        if reply.status in (404, 410):
            return Outcome.GONE
        return Outcome.SENT if 200 <= reply.status < 300 else Outcome.LATER

    def _headers(self, endpoint: str, event_id: str, at: datetime) -> dict[str, str]:
        parts = urlsplit(endpoint)
        vapid: Any = Vapid02(self._key)
        claims = {
            "aud": f"https://{parts.netloc}",
            "sub": self._settings.push_contact,
            "exp": int((at + VALID).timestamp()),
        }
        signed: dict[str, str] = vapid.sign(claims)
        return signed | {
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(KEEP_S),
            "Topic": _topic(event_id),
            "Urgency": "normal",
        }
