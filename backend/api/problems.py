"""Everything that a request can be refused with: a stable code, a status and a sentence (RFC 9457).

What a rule finds is a value and travels in results; what is not listed here is a bug, a 500 with a number to quote.
"""

from __future__ import annotations

import logging
import secrets
from typing import Any

import msgspec
from litestar import MediaType, Request, Response
from litestar.exceptions import (
    HTTPException,
    MethodNotAllowedException,
    NotFoundException,
)
from msgspec import Struct

logger = logging.getLogger(__name__)


class Kind(Struct, frozen=True):
    """One kind of problem; the title is the same for every occurrence."""

    status: int
    title: str


KINDS = {
    "BAD_REQUEST": Kind(400, "The request cannot be read"),
    "LOGIN_REQUIRED": Kind(401, "Log in first"),
    "LOGIN_REFUSED": Kind(401, "Wrong e-mail address or password"),
    "DEVICE_REVOKED": Kind(401, "This device may no longer send"),
    "ACCOUNT_DISABLED": Kind(403, "This account is disabled"),
    "MISSING_RIGHT": Kind(403, "You have no right to perform this action"),
    "NOT_FROM_THE_APP": Kind(403, "The request does not come from the app"),
    "NOT_FOUND": Kind(404, "There is nothing here"),
    "NOT_SIGNED_YET": Kind(404, "The log does not cover this yet"),
    "METHOD_NOT_ALLOWED": Kind(405, "This cannot be done here"),
    "CHAIN_FORK": Kind(409, "Two histories share one stream"),
    "OFFSET": Kind(409, "The file is further, or not so far"),
    "PREVIEW_STALE": Kind(409, "Something changed since this was shown"),
    "RESET": Kind(410, "The device's copy belongs to another time of the server"),
    "UPLOAD_ENDED": Kind(410, "This upload has ended"),
    "TUS_VERSION": Kind(412, "This version of tus is not spoken here"),
    "TOO_LARGE": Kind(413, "The request is too large"),
    "WRONG_TYPE": Kind(415, "The content type is not JSON"),
    "NOT_ACCEPTED": Kind(422, "The values do not fit"),
    "LEASED": Kind(423, "Somebody else is sending this"),
    "TOO_MANY": Kind(429, "Too many requests"),
    "CHECKSUM": Kind(460, "The bytes are not those that were announced"),
    "UPGRADE_REQUIRED": Kind(426, "Another version of the protocol is spoken here"),
    "UNEXPECTED": Kind(500, "Something went wrong on our side"),
    "BUSY": Kind(503, "The server is busy"),
    "LOG_HALTED": Kind(503, "The log signs nothing at present"),
    "FULL": Kind(507, "The server has no room"),
}


class Problem(Exception):
    """A request that cannot be answered as asked; `more` is added to the body as it is."""

    def __init__(self, code: str, detail: str, *, retry_after: int | None = None, allow: str = "", **more: Any) -> None:
        super().__init__(f"{code}: {detail}")
        self.code, self.detail, self.retry_after, self.allow, self.more = code, detail, retry_after, allow, more


def answer(problem: Problem) -> Response[bytes]:
    kind = KINDS[problem.code]
    body = {"type": "about:blank", "title": kind.title, "status": kind.status, "code": problem.code} | problem.more
    headers = {"Cache-Control": "no-store"}
    if problem.retry_after is not None:
        headers["Retry-After"] = str(problem.retry_after)
    if problem.allow:
        headers["Allow"] = problem.allow
    return Response(
        content=msgspec.json.encode(body | {"detail": problem.detail}),
        status_code=kind.status,
        media_type="application/problem+json",
        headers=headers,
    )


_BY_STATUS = {400: "BAD_REQUEST", 401: "LOGIN_REQUIRED", 403: "MISSING_RIGHT", 413: "TOO_LARGE", 415: "WRONG_TYPE"}


def on_problem(_request: Request[Any, Any, Any], problem: Problem) -> Response[bytes]:
    return answer(problem)


def on_http_exception(request: Request[Any, Any, Any], error: HTTPException) -> Response[bytes]:
    """What the framework refuses by itself, in our words."""
    if isinstance(error, NotFoundException):
        return answer(Problem("NOT_FOUND", f"There is nothing at {request.url.path}."))
    if isinstance(error, MethodNotAllowedException):
        sentence = f"{request.method} is not possible at {request.url.path}."
        return answer(Problem("METHOD_NOT_ALLOWED", sentence, allow=(error.headers or {}).get("allow", "")))
    if error.status_code in _BY_STATUS:
        return answer(Problem(_BY_STATUS[error.status_code], error.detail or "The request cannot be read."))
    return on_exception(request, error)


def on_exception(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """A bug: the person gets a number to quote (REP-4), the log has the number and the trace."""
    number = secrets.token_hex(4).upper()
    logger.error("%s at %s %s", number, request.method, request.url.path, exc_info=error)
    return answer(Problem("UNEXPECTED", f"Please quote the number {number} when you report it.", number=number))


JSON = MediaType.JSON
