"""Notices: what a browser is told, and where."""

from __future__ import annotations

from msgspec import Struct

CONFLICT = "conflict"
"""What a notice says in the place of a status, where values of two people met; who follows a document hears nothing."""


class Subscription(Struct, frozen=True, kw_only=True):
    """A browser's address for notices. `person` is empty for somebody without an account who follows a certificate."""

    id: str
    endpoint: str
    p256dh: str
    auth: str
    person: str = ""


class Due(Struct, frozen=True, kw_only=True):
    """One notice to be sent now."""

    event: str
    reference: str
    status: str
    attempts: int
    subscription: Subscription
