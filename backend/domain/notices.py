"""Notices: what a browser is told, and where."""

from __future__ import annotations

from msgspec import Struct

CONFLICT = "conflict"
"""What a notice says in the place of a status, where values of two people met; who follows a document hears nothing."""


class Subscription(Struct, frozen=True, kw_only=True):
    """A browser's address for notices. `person` is empty for somebody without an account who follows a certificate,
    `device` where a person's browser does not say which of their devices it is."""

    id: str
    endpoint: str
    p256dh: str
    auth: str
    person: str = ""
    device: str = ""


class Due(Struct, frozen=True, kw_only=True):
    """One notice to be sent now. `seal` is that of the certificate, for who follows it without an account."""

    event: str
    reference: str
    status: str
    attempts: int
    subscription: Subscription
    seal: bytes = b""
