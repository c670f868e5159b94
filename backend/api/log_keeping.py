"""Keeps the log of acts: gives entries their places, and signs how far it has come.

A log that signed two histories would be worth nothing, so what was signed for is held against a file beside the
database. A database that came from a backup gets the leaves back that it lacks; where the two differ otherwise, nothing
is numbered or signed any more until a person has looked. What happens meanwhile is in the database, and waits.
"""

from __future__ import annotations

import asyncio
import logging
import re
from datetime import timedelta
from pathlib import Path

import msgspec
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.api.shell import Server
from backend.settings import Settings
from backend.store import log, log_leaves
from backend.store.log import Checkpoint, Tree
from sync_protocol import log_proof, merkle, signed_note
from sync_protocol.key_set import KeySet
from sync_protocol.log_proof import TreeHead, What
from sync_protocol.merkle import HASH_SIZE, TILE_WIDTH
from sync_protocol.signed_note import Kind, Note, NoteKey

logger = logging.getLogger(__name__)

ADDRESS = "/.well-known/waarmerk-log"

SIGNED_EVERY = timedelta(hours=1)

_AT_ONCE = 64 * TILE_WIDTH
"""Leaves that are copied between the database and the file in one go."""


class LogHalted(Exception):
    """Nothing more is signed: this is not the history that was signed before. The sentence is for the operator."""


def first_origin(settings: Settings) -> str:
    """The name that a log begins with: where it is published, without the scheme. It stays, also if that changes."""
    return settings.public_url.partition("://")[2] + ADDRESS


_COUNTED = re.compile(r"(?P<first>.*)/(?P<count>[0-9]+)")


def count_of(origin: str) -> int:
    """Which of this installation's logs it is: 1 before one was begun anew."""
    counted = _COUNTED.fullmatch(origin)
    return int(counted["count"]) if counted is not None else 1


def leaves_file(settings: Settings, origin: str) -> Path:
    """A log's own: what was signed for under one name says nothing of another."""
    count = count_of(origin)
    return settings.data_folder / (log_leaves.NAME if count == 1 else f"{log_leaves.NAME}-{count}")


async def note_keys(server: Server) -> None:
    """Put the published keys into the log, if they are not those that it has."""
    at = server.now()
    subject = log_proof.keys_digest(published(server))
    async with server.database.glance() as connection:
        if await log.has(connection, What.KEYS, subject):
            return
    async with server.database.begin() as connection:
        await log.append(connection, [log.entry(What.KEYS, subject, at)])


def published(server: Server) -> KeySet:
    """The keys that everybody is told of."""
    return server.keys.trusted(server.settings.public_url, server.now())


async def number(server: Server) -> Tree:
    """Give every entry that waits its place, and write the new leaves down. Raises LogHalted."""
    async with server.database.snapshot() as connection:
        known, (waits, _) = await log.tree(connection), await log.waiting(connection)
    if known is not None and not waits and log_leaves.count(leaves_file(server.settings, known.origin)) == known.size:
        return known

    async def work(connection: AsyncConnection) -> tuple[Tree, bool]:
        taken = await _put_back(connection, await _take(connection, server), server)
        grown = await log.number(connection, taken)
        return grown, grown == taken

    while True:
        held, done = await server.database.attempt(work)
        async with server.database.snapshot() as connection:
            await _write_down(connection, held, server.settings)
        if done:
            return held


async def _take(connection: AsyncConnection, server: Server) -> Tree:
    return await log.take(connection, first_origin(server.settings))


async def _put_back(connection: AsyncConnection, held: Tree, server: Server) -> Tree:
    """The tree with the leaves that only the file still has. Raises LogHalted where file and tree differ."""
    path = leaves_file(server.settings, held.origin)
    if problem := await _other_history(connection, held, path):
        raise LogHalted(problem)
    written = log_leaves.count(path)
    if written > held.size:
        lost = written - held.size
        logger.warning("the database lacks %s leaves of the log that were written down: they are put back", lost)
    while written > held.size:
        end = min(written, held.size + _AT_ONCE)
        leaves = merkle.each_hash(log_leaves.read(path, held.size, end))
        held = await log.place_lost(connection, held, leaves, server.now())
    return held


async def _other_history(connection: AsyncConnection, held: Tree, path: Path) -> str:
    """Why the file cannot be of this tree, by the last leaves that both have; empty where it can."""
    common = min(log_leaves.count(path), held.size)
    start = max(0, common - TILE_WIDTH)
    if not common or log_leaves.read(path, start, common) == await log.leaves(connection, start, common):
        return ""
    return (
        f"{path} and the database have different leaves before place {common}: another history was signed for."
        " If the file belongs to another database, put the right one there; otherwise see docs/log.md."
    )


async def _write_down(connection: AsyncConnection, held: Tree, settings: Settings) -> None:
    """Bring the file up to the tree."""
    path = leaves_file(settings, held.origin)
    written = log_leaves.count(path)
    while written < held.size:
        end = min(held.size, written + _AT_ONCE)
        hashes = await log.leaves(connection, written, end)
        if len(hashes) != (end - written) * HASH_SIZE:
            raise LogHalted(f"The database lacks tiles of the log between place {written} and {end}.")
        await asyncio.to_thread(log_leaves.add, path, written, hashes)
        written = end


async def checkpoint(server: Server) -> Checkpoint:
    """Number what waits, and sign the tree as it is then; the last checkpoint where nothing is new.

    Raises LogHalted and KeysProblem.
    """
    await note_keys(server)
    await number(server)
    return await server.database.attempt(lambda connection: _sign(connection, server))


async def _sign(connection: AsyncConnection, server: Server) -> Checkpoint:
    held = await _take(connection, server)
    await refuse_contradicted(connection, held.origin, server.settings)
    # Another process, on another machine, may have numbered since: no size is signed before our file has it.
    await _write_down(connection, held, server.settings)
    by = server.keys.log_signer(server.now())
    key = NoteKey(held.origin, Kind.LOG, by.public)
    before = await log.newest(connection, held.origin)
    if before is not None:
        signed = signed_note.read(before.note)
        last = log_proof.read_head(signed)
        if last.size > held.size or await _root(connection, last.size) != last.root:
            raise LogHalted(f"The log's tree does not begin with what was signed for size {last.size}.")
        if last.size == held.size and any(line.key_id == key.key_id for line in signed.lines):
            return before
    note = signed_note.sign(TreeHead(held.origin, held.size, await _root(connection, held.size)).text(), key, by.sign)
    made = Checkpoint(origin=held.origin, size=held.size, note=str(note), signed_at=server.now())
    if before is not None and before.size == held.size:  # a new key signs beside the old one and the witnesses
        lines = (*note.lines, *signed_note.read(before.note).lines)
        made = msgspec.structs.replace(made, note=str(Note(note.text, lines)), cosigned=before.cosigned)
    await log.keep_checkpoint(connection, made)
    return made


def own_keys(server: Server, origin: str) -> tuple[NoteKey, ...]:
    """The keys that a checkpoint of this log may be signed with."""
    return log_proof.keys_of(published(server), origin)


async def begin_anew(server: Server) -> str:
    """Begin another log, with another name, in which everything that the database has gets a place. Returns the name.

    For after a restore, where the old log cannot go on. Its checkpoints stay, and proofs of it hold as they did.
    """

    async def work(connection: AsyncConnection) -> str:
        held = await _take(connection, server)
        counted = _COUNTED.fullmatch(held.origin)
        first = counted["first"] if counted is not None else held.origin
        origin = f"{first}/{count_of(held.origin) + 1}"
        await log.begin_anew(connection, origin)
        return origin

    origin = await server.database.attempt(work)
    await checkpoint(server)
    return origin


async def _root(connection: AsyncConnection, size: int) -> bytes:
    return await log.prove(connection, lambda node: merkle.root_at(node, size))


async def refuse_contradicted(connection: AsyncConnection, origin: str, settings: Settings) -> None:
    """Raises LogHalted where a witness of this installation has seen another history."""
    for address, one in (await log.witnesses(connection, origin)).items():
        if one.contradicts and address in settings.log.witnesses:
            raise LogHalted(f"{address} has seen another history of this log: {one.problem} See docs/log.md.")


async def is_due(server: Server) -> bool:
    """Whether the last checkpoint lacks entries and is an hour old, or lacks the signature of a new key, or there is
    none."""
    async with server.database.snapshot() as connection:
        held = await log.tree(connection)
        last = await log.newest(connection, held.origin) if held is not None else None
    if held is None or last is None:
        return True
    if last.size < held.size:
        return server.now() - last.signed_at >= SIGNED_EVERY
    key = NoteKey(held.origin, Kind.LOG, server.keys.log_signer(server.now()).public)
    return all(line.key_id != key.key_id for line in signed_note.read(last.note).lines)


BEHIND_AFTER = timedelta(hours=2)


async def faults(server: Server) -> list[str]:
    """What is wrong with the log, in sentences: for `waarmerk doctor`."""
    now, found = server.now(), list[str]()
    async with server.database.snapshot() as connection:
        held, (waits, since) = await log.tree(connection), await log.waiting(connection)
        if waits and since is not None and now - since > BEHIND_AFTER:
            found.append(
                f"The log is behind: {waits} entries wait since {since:%Y-%m-%d %H:%M} UTC. Is a worker running?"
            )
        if held is None:
            return found
        path = leaves_file(server.settings, held.origin)
        last = await log.newest(connection, held.origin)
        if last is not None and last.size < held.size and now - last.signed_at > BEHIND_AFTER:
            found.append(f"The log's last checkpoint is of {last.signed_at:%Y-%m-%d %H:%M} UTC. Is a worker running?")
        known = await log.witnesses(connection, held.origin)
        found += filter(None, [await _other_history(connection, held, path)])
    found += [f"Witness {one}: {known[one].problem}" for one in server.settings.log.witnesses if _ill(known.get(one))]
    if log_leaves.count(path) > held.size:
        found.append("The database lacks leaves of the log that were signed for; the worker puts them back.")
    return found


def _ill(one: log.Witness | None) -> bool:
    return one is not None and one.problem != ""
