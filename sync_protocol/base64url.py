"""Bytes as text that fits an address (RFC 4648, section 5), without padding: how keys, seals and signatures travel."""

from __future__ import annotations

import base64


def base64url(raw: bytes) -> str:
    """The text of these bytes."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def unbase64url(text: str) -> bytes:
    """The bytes of a text. Raises ValueError for one that is none."""
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
