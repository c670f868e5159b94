"""The log of acts as anybody reads it: checkpoint and tiles as C2SP tlog-tiles has them, a certificate's proof.

Leaves are hashes with a salt, and tell nothing. The proof of a certificate has its entry with it, which names the seal
by its hash: who asks by a place in a status list learns no more than that there is one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from msgspec import Struct
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.api import log_keeping, witnessing
from backend.api.checks import PUBLIC, check_shard
from backend.api.log_keeping import ADDRESS, LogHalted
from backend.api.problems import Problem
from backend.api.shell import Caller, Server
from backend.domain import status_list
from backend.store import certificates, log
from backend.store.log import Checkpoint
from sync_protocol import merkle, signed_note
from sync_protocol.log_proof import Proof, What
from sync_protocol.merkle import HASH_SIZE, TILE_HEIGHT, TILE_WIDTH, TileAt

TEXT = "text/plain"

_SOON = "public, max-age=5"
_FOR_GOOD = "public, max-age=31536000, immutable"
_AN_HOUR_S = 3600

_NUMBER = re.compile("(x[0-9]{3}/){0,4}[0-9]{3}")
_PARTIAL = re.compile("(?P<number>.+)\\.p/(?P<width>[1-9][0-9]{0,2})")


class Signed(Struct, frozen=True):
    """How far the log has come."""

    size: int


def _headers(cache_control: str) -> Mapping[str, str]:
    return PUBLIC | {"Cache-Control": cache_control}


def _below(path: str) -> list[str]:
    """Where something of the log is: that of the log which goes on now, and that of one by its count for good."""
    return [f"{ADDRESS}/{path}", f"{ADDRESS}/{{count:int}}/{path}"]


async def _newest(connection: AsyncConnection, count: int | None = None) -> Checkpoint:
    held = await log.tree(connection)
    found = await log.newest(connection, held.origin) if held is not None else None
    if found is None:
        raise Problem("NOT_FOUND", "The log has no checkpoint yet.", retry_after=_AN_HOUR_S)
    if count is not None and count != log_keeping.count_of(found.origin):
        raise Problem("NOT_FOUND", f"The log that goes on is {found.origin}.")
    return found


@get(_below("checkpoint"))
async def checkpoint(server: NamedDependency[Server], count: FromPath[int | None] = None) -> Response[str]:
    """The newest checkpoint."""
    async with server.database.snapshot() as connection:
        newest = await _newest(connection, count)
    return Response(newest.note, media_type=TEXT, headers=_headers(_SOON))


@get(f"{ADDRESS}/keys")
async def keys(server: NamedDependency[Server]) -> Response[str]:
    """The log's keys as the tools of others take them, one a line."""
    async with server.database.snapshot() as connection:
        held = await log.tree(connection)
    origin = held.origin if held is not None else log_keeping.first_origin(server.settings)
    lines = "".join(f"{key}\n" for key in log_keeping.own_keys(server, origin))
    return Response(lines, media_type=TEXT, headers=_headers(_SOON))


@get(_below("tile/{level:int}/{name:path}"))
async def tile(
    level: FromPath[int], name: FromPath[str], server: NamedDependency[Server], count: FromPath[int | None] = None
) -> Response[bytes]:
    """256 hashes of a level, or the first of them, as far as a checkpoint covers them."""
    place, width = _tile(level, name.removeprefix("/"))
    async with server.database.snapshot() as connection:
        newest = await _newest(connection, count)
        found = (await log.tiles(connection, [place])).get(place, b"")
    signed = (newest.size >> level * TILE_HEIGHT) - place.number * TILE_WIDTH
    if width > signed or width * HASH_SIZE > len(found):
        raise Problem("NOT_FOUND", "The log has no such tile.")
    same = count is not None or log_keeping.count_of(newest.origin) == 1  # at its address another log's never were
    headers = _headers(_FOR_GOOD if same else _SOON)
    return Response(found[: width * HASH_SIZE], media_type="application/octet-stream", headers=headers)


def _tile(level: int, name: str) -> tuple[TileAt, int]:
    """Which tile a path means, and how many of its hashes."""
    partial = _PARTIAL.fullmatch(name)
    number, width = (partial["number"], int(partial["width"])) if partial is not None else (name, TILE_WIDTH)
    written = number.replace("x", "").replace("/", "")
    if not 0 <= level < 64 or not _NUMBER.fullmatch(number) or (partial is not None and width >= TILE_WIDTH):
        raise Problem("NOT_FOUND", "The log has no such tile.")
    return TileAt(level, int(written)), width


@get(f"{ADDRESS}/growth/{{old:int}}")
async def growth(old: FromPath[int], server: NamedDependency[Server]) -> Response[str]:
    """That the newest checkpoint goes on from an older size: what a witness is sent."""
    async with server.database.snapshot() as connection:
        newest = await _newest(connection)
        if not 0 <= old <= newest.size:
            raise Problem("NOT_FOUND", f"The log has {newest.size} entries under a checkpoint.")
        lines = await witnessing.growth(connection, old, newest)
    return Response(lines, media_type=TEXT, headers=_headers(_SOON))


@get(f"{ADDRESS}/certificate/{{shard:str}}/{{index:int}}")
async def certificate_proof(
    shard: FromPath[str], index: FromPath[int], server: NamedDependency[Server]
) -> Response[str]:
    """The proof that the log has a certificate, named by its place in the status list."""
    check_shard(shard)
    async with server.database.snapshot() as connection:
        seal = await certificates.seal_at(connection, shard, index) if 0 <= index < status_list.SHARD_SIZE else None
        if seal is None:
            raise Problem("NOT_FOUND", "There is no such certificate.")
        proof = await proof_of(connection, What.ISSUED, hashlib.sha256(seal).digest())
    headers = {"Content-Disposition": f'attachment; filename="{shard}-{index}.tlog-proof"'}
    return Response(str(proof), media_type=TEXT, headers={**_headers(_SOON), **headers})


async def proof_of(connection: AsyncConnection, what: What, subject: bytes) -> Proof:
    """The proof of an entry, under the checkpoint that says most of it. Raises NOT_FOUND, NOT_SIGNED_YET."""
    held, found = await log.tree(connection), await log.find(connection, what, subject)
    if found is None or found.entry is None:
        raise Problem("NOT_FOUND", "The log does not have this, or no longer knows what it was.")
    place = found.position
    over = await log.covering(connection, held.origin, place) if held is not None and place is not None else None
    if over is None or place is None:
        raise Problem("NOT_SIGNED_YET", "No checkpoint of the log covers this yet.", retry_after=_AN_HOUR_S)
    path = await log.prove(connection, lambda node: merkle.inclusion_proof(node, place, over.size))
    return Proof(index=place, path=tuple(path), checkpoint=signed_note.read(over.note), entry=found.entry)


@post("/api/log/checkpoint", status_code=200)
async def sign_now(caller: NamedDependency[Caller], server: NamedDependency[Server]) -> Signed:  # noqa: ARG001 - that there is one
    """Sign the log as it is now, for somebody who is logged in and wants a proof at once."""
    try:
        return Signed((await log_keeping.checkpoint(server)).size)
    except LogHalted as error:
        raise Problem("LOG_HALTED", f"{error}") from None


HANDLERS = (checkpoint, keys, tile, growth, certificate_proof, sign_now)
