"""What anybody may ask: is this seal genuine, and does it still hold. Keys, status list, status now.

An online check is counted, see `backend/domain/seal_checks.py`; it is answered the same where it is not.
"""

from __future__ import annotations

import contextlib
import re
from datetime import datetime
from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.background_tasks import BackgroundTask
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from msgspec import Struct
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.api.problems import Problem
from backend.api.shell import Server, address_of
from backend.domain import issuing, seal_checks, status_list
from backend.domain.seal_checks import Checked
from backend.domain.status_list import CertificateStatus
from backend.outside import keys
from backend.store import certificates, documents
from backend.store import seal_checks as stored_checks
from backend.store.certificates import Certificate
from sync_protocol import seal as seals
from sync_protocol.document import RelationKind
from sync_protocol.key_set import Use

PUBLIC = {"Access-Control-Allow-Origin": "*"}
"""Verifiers of others read these addresses too."""

_SHARD = re.compile("[0-9]{4}[b-z]?")
_NUMBER = re.compile("[A-Z0-9.-]{1,64}")

LIST_MAX_AGE_S = 60
"""A cancellation shows within this time to whoever asks anew."""


COUNTED_IN_A_MINUTE = 60
"""Checks from one network. More are answered and not counted."""

COUNTED_AT_ONCE = 8
"""Counting writes; it never holds up the work of the posts."""

TRIES_IN_A_MINUTE = 10
"""Of check codes, from one network and for one number: at that pace 2**32 of them take eight hundred years."""


class SealStatus(Struct, frozen=True):
    """`status`: valid, ended, replaced or unknown, confirmed at that moment; `replaced_by` is the number of the
    certificate that took its place, empty without one. `checked` tells of the checks before this one. `reissued_at` is
    when the same certificate, under the same number, was issued anew, since the key of this seal was withdrawn."""

    status: str
    confirmed_at: datetime
    replaced_by: str = ""
    checked: Checked | None = None
    reissued_at: datetime | None = None


@get("/.well-known/waarmerk-keys")
async def key_set(server: NamedDependency[Server]) -> Response[bytes]:
    """The public keys, signed by the root."""
    known, now, authority = server.keys, server.now(), server.settings.public_url
    signed = server.signed_for_all.get(
        "keys", (known.version, authority), now, lambda: keys.published_key_set(known, authority, now)
    )
    return Response(
        signed,
        media_type="application/cwt",
        headers=PUBLIC | {"Cache-Control": f"public, max-age={LIST_MAX_AGE_S}"},
    )


def check_shard(shard: str) -> None:
    if not _SHARD.fullmatch(shard):
        raise Problem("NOT_FOUND", "There is no such status list.")


@get("/.well-known/jwks.json")
async def jwks(server: NamedDependency[Server]) -> Response[bytes]:
    """The same keys for those who read JSON Web Keys alone; unsigned."""
    return _of_everybody(keys.jwks(server.keys), "application/jwk-set+json")


@get("/.well-known/waarmerk-status")
async def status_lists(server: NamedDependency[Server]) -> Response[bytes]:
    """The addresses of all status lists that a certificate in force may be in: the standard's aggregation."""
    years = _years(server.now())
    async with server.database.snapshot() as connection:
        shards = await certificates.shards(connection, years)
    lists = [f"{server.settings.public_url}/.well-known/waarmerk-status/{shard}" for shard in shards]
    return _of_everybody({"status_lists": lists}, "application/json")


def _years(now: datetime) -> list[str]:
    """Those in which a certificate was issued that may be in force, and the next."""
    return [f"{year:04}" for year in range((now - issuing.GOOD_FOR).year, now.year + 2)]


def _of_everybody(said: dict[str, Any], media_type: str) -> Response[bytes]:
    headers = PUBLIC | {"Cache-Control": f"public, max-age={LIST_MAX_AGE_S}"}
    return Response(msgspec.json.encode(said), media_type=media_type, headers=headers)


@get("/.well-known/waarmerk-status/{shard:str}")
async def status_token(shard: FromPath[str], server: NamedDependency[Server]) -> Response[bytes]:
    """The signed status list of some of a year's certificates.

    Of names that no certificate has nothing is signed: there are more of them than the key could ever sign.
    """
    check_shard(shard)
    now, known = server.now(), server.keys  # before the database is read: no list claims to know more than it does
    async with server.database.snapshot() as connection:
        if shard not in _years(now) and shard not in await certificates.shards(connection, [shard[:4]]):
            raise Problem("NOT_FOUND", "There is no such status list.")
        ended = await certificates.of_shard(connection, shard)
    statuses = {index: CertificateStatus(status) for index, status in ended}
    address = f"{server.settings.public_url}/.well-known/waarmerk-status/{shard}"
    signed = server.signed_for_all.get(
        shard,
        (known.version, address, statuses),
        now,
        lambda: status_list.token(known.signer(Use.STATUS, now), address, statuses, now),
    )
    return Response(
        signed,
        media_type="application/statuslist+cwt",
        headers=PUBLIC | {"Cache-Control": f"public, max-age={LIST_MAX_AGE_S}"},
    )


@get("/api/seals/{shard:str}/{index:int}")
async def seal_status(
    request: Request[Any, Any, Any],
    shard: FromPath[str],
    index: FromPath[int],
    server: NamedDependency[Server],
    seal: FromQuery[str] = "",
) -> Response[SealStatus]:
    """The status of one certificate now. No more than the list says to everybody, but for what replaced it and how
    often it was checked.

    Whoever has the seal names it by its SHA-256 (`seal`, in hex). That is counted as a check, and a seal that somebody
    made with a stolen key is unknown, whatever place it claims.
    """
    check_shard(shard)
    now = server.now()
    found, by, checked, anew = None, "", None, None
    if 0 <= index < status_list.SHARD_SIZE:
        async with server.database.snapshot() as connection:
            if not seal or await certificates.has_seal(connection, shard, index, seal):
                found = await certificates.find(connection, shard, index)
            if found is not None:
                checked = seal_checks.summed(await stored_checks.of(connection, shard, index), now)
                if found.status is CertificateStatus.REPLACED:
                    by, anew = await _replaced_by(connection, found)
    word = CertificateStatus(found.status).name.lower() if found is not None else "unknown"
    here = address_of(request, server.settings.proxies)
    return Response(
        SealStatus(word, now, by, checked, anew),
        headers=PUBLIC | {"Cache-Control": "no-store"},
        background=BackgroundTask(_count, server, shard, index, here) if seal and found is not None else None,
    )


async def _count(server: Server, shard: str, index: int, address: str) -> None:
    """Keep that it was checked, if that is not too much; the checker has the answer already."""
    now = server.now()
    if not server.pace.allows(f"checks {seal_checks.network(address)}", now, most=COUNTED_IN_A_MINUTE):
        return
    with contextlib.suppress(Problem), server.in_hand.one_more("counting", most=COUNTED_AT_ONCE):
        async with server.database.begin() as connection:
            place = seal_checks.place(await stored_checks.secret(connection), shard, index, address)
            seen = await stored_checks.of(connection, shard, index)
            if seal_checks.counts(seen, place, now):
                oldest = seal_checks.gives_way(seen, place)
                await stored_checks.count(connection, shard, index, place, now, instead_of=oldest)


@get("/api/seals/numbered/{number:str}")
async def seal_numbered(
    request: Request[Any, Any, Any], number: FromPath[str], code: FromQuery[str], server: NamedDependency[Server]
) -> Response[bytes]:
    """The seal of a certificate whose code on the paper cannot be scanned: by its number, and the check code beside it.

    Numbers go in sequence: without the code nobody learns which there are.
    """
    now, network = server.now(), seal_checks.network(address_of(request, server.settings.proxies))
    for name in (f"numbers {network}", f"number {number}"):
        if not server.pace.allows(name, now, most=TRIES_IN_A_MINUTE):
            raise Problem("TOO_MANY", "Numbers were asked for too often.", retry_after=60)
    message = None
    if _NUMBER.fullmatch(number):
        async with server.database.snapshot() as connection:
            message = await certificates.seal_numbered(connection, number)
    if message is None or seals.check_code(seals.said(message).covers.content) != code:
        raise Problem("NOT_FOUND", "There is no certificate with this number and check code.")
    return Response(message, media_type="application/cwt", headers=PUBLIC | {"Cache-Control": "no-store"})


async def _replaced_by(connection: AsyncConnection, one: Certificate) -> tuple[str, datetime | None]:
    """The number of what took a certificate's place; with the moment where it is the same one, issued anew."""
    held = (await documents.bodies(connection, [one.document])).get(one.document)
    others = [other.document for other in held.relations if other.kind is RelationKind.REPLACED_BY] if held else []
    if number := await certificates.newest_number(connection, others):
        return number, None
    anew = await certificates.issued_anew(connection, one)
    return ("", None) if anew is None else (one.number, anew)


HANDLERS = (key_set, jwks, status_lists, status_token, seal_status, seal_numbered)
