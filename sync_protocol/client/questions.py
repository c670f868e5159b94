"""What a device asks the server, and how that can end."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

LONGEST_TOLD = timedelta(days=1)
"""A server that says more has made a mistake."""


class Question(StrEnum):
    REGISTER = "register"
    PUSH = "push"
    PULL = "pull"


class Ask(Struct, frozen=True, kw_only=True):
    """A request to send: POST the JSON of `body` to `path`, with the session, or with `token` where there is one."""

    number: int
    kind: Question
    path: str
    body: bytes
    token: str
    client_id: str
    seqs: tuple[int, ...] = ()
    login: int = 0


class Wait(Struct, frozen=True):
    """Nothing to send before `until`, or before something happens where that is None. `why` is the phase's name."""

    until: datetime | None
    why: str


class Trouble(StrEnum):
    UNREACHABLE = "unreachable"
    REFUSED = "refused"


class Failure(Struct, frozen=True, kw_only=True):
    """How a request failed: no whole answer came, or the server's problem with its code. `retry_after` in seconds."""

    kind: Trouble
    status: int = 0
    code: str = ""
    retry_after: float | None = None


def told(retry_after: float | None) -> timedelta:
    """How long the server says to wait."""
    return timedelta(seconds=min(retry_after or 0, LONGEST_TOLD.total_seconds()))
