"""Shows checkpoints to the witnesses outside, and keeps what they sign.

Without a witness the log proves only that its keeper did not change his mind later; with one, that he shows everybody
the same.
"""

from __future__ import annotations

import base64
import logging
import re
from datetime import timedelta

import msgspec
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.api.log_keeping import first_origin
from backend.api.shell import Server
from backend.outside.pinned import Reply
from backend.outside.witnesses import MAIL, Correspondent, Unreachable
from backend.store import log
from backend.store.log import Checkpoint, Witness
from sync_protocol import merkle, signed_note
from sync_protocol.cose import Untrusted
from sync_protocol.signed_note import Note, NoteKey

logger = logging.getLogger(__name__)

RETRIED_EVERY = timedelta(minutes=10)

_SIZE = re.compile("(0|[1-9][0-9]{0,15})\n?")


async def growth(connection: AsyncConnection, old: int, one: Checkpoint) -> str:
    """That a checkpoint goes on from an older size, in the lines of C2SP tlog-witness."""
    proof = (
        await log.prove(connection, lambda node: merkle.consistency_proof(node, old, one.size))
        if 0 < old < one.size
        else []
    )
    hashes = "".join(f"{base64.b64encode(each).decode()}\n" for each in proof)
    return f"old {old}\n{hashes}\n{one.note}"


async def tell_witnesses(server: Server, post: Correspondent) -> None:
    """Show the newest checkpoint to every witness that has not seen it. Several workers may do it."""
    for one, newest in await server.database.attempt(lambda connection: _claim(connection, server)):
        try:
            after = await _tell(server, post, one, newest)
        except Unreachable as error:
            after = msgspec.structs.replace(one, problem=f"{error}", contradicts=False)
        if after.problem:
            logger.warning("witness %s: %s", one.address, after.problem)
        async with server.database.begin() as connection:
            await log.note_witness(connection, after)


async def _claim(connection: AsyncConnection, server: Server) -> list[tuple[Witness, Checkpoint]]:
    """The witnesses that are to be told now, which nobody else tells in the next minutes."""
    if not server.settings.log.witnesses:
        return []
    held, now = await log.take(connection, first_origin(server.settings)), server.now()
    newest = await log.newest(connection, held.origin)
    if newest is None:
        return []
    known = await log.witnesses(connection, held.origin)
    new = Witness(address="", origin=held.origin, size=0, tried_at=now - RETRIED_EVERY)
    due: list[tuple[Witness, Checkpoint]] = []
    for address in server.settings.log.witnesses:
        one = known.get(address) or msgspec.structs.replace(new, address=address)
        if (one.size != newest.size or one.problem) and now - one.tried_at >= RETRIED_EVERY:
            one = msgspec.structs.replace(one, tried_at=now)
            await log.note_witness(connection, one)
            due.append((one, newest))
    return due


async def _tell(server: Server, post: Correspondent, one: Witness, newest: Checkpoint) -> Witness:
    if one.address.startswith(MAIL):
        text = await _growth(server, one.size, newest)
        subject = f"Log {newest.origin}: checkpoint of {newest.size} entries"
        await post.mail(one.address, subject, text, server.now())
        return msgspec.structs.replace(one, size=newest.size, problem="")
    reply = await post.submit(one.address, await _growth(server, one.size, newest))
    if reply.status == 409 and (seen := _SIZE.fullmatch(_text(reply))) is not None:
        one = msgspec.structs.replace(one, size=int(seen[1]))
        if one.size > newest.size:
            return _contradiction(one, f"it has signed for {one.size} entries, of which there are {newest.size} here.")
        reply = await post.submit(one.address, await _growth(server, one.size, newest))
    if reply.status == 422 or (reply.status == 409 and one.size == newest.size):
        return _contradiction(one, f"what it has signed for {one.size} entries is not how this log begins.")
    if reply.status != 200:
        raise Unreachable(f"It answers with {reply.status}.")
    if problem := await _keep(server, newest, _text(reply)):
        raise Unreachable(problem)
    return msgspec.structs.replace(one, size=newest.size, problem="", contradicts=False)


def _contradiction(one: Witness, problem: str) -> Witness:
    return msgspec.structs.replace(one, problem=problem, contradicts=True)


async def _growth(server: Server, old: int, newest: Checkpoint) -> str:
    async with server.database.snapshot() as connection:
        return await growth(connection, old, newest)


def _text(reply: Reply) -> str:
    return reply.body.decode("utf-8", "replace")


async def _keep(server: Server, newest: Checkpoint, answer: str) -> str:
    """Put the signatures of known witnesses below the checkpoint. Returns what is wrong with the answer, else
    nothing."""
    try:
        text = signed_note.read(newest.note).text
        answered = Note(text, signed_note.read_lines(answer))
        held = signed_note.verify(answered, witness_keys(server))
    except Untrusted as error:
        return error.sentence
    if not held:
        return "It did not sign with a key that the settings name."
    known = {(one.key.name, one.key.key_id) for one in held}

    async def work(connection: AsyncConnection) -> None:
        await log.take(connection, newest.origin)  # two answers at once do not write over each other
        for stored in [one for one in await log.checkpoints(connection, newest.origin) if one.size == newest.size]:
            note = signed_note.read(stored.note)
            if note.text != text:
                return
            others = [line for line in note.lines if (line.name, line.key_id) not in known]
            new = [line for line in answered.lines if (line.name, line.key_id) in known]
            signed = str(Note(text, (*others, *new)))
            await log.keep_checkpoint(connection, msgspec.structs.replace(stored, note=signed, cosigned=True))

    await server.database.attempt(work)
    return ""


def witness_keys(server: Server) -> list[NoteKey]:
    """The keys of the witnesses that sign."""
    return [signed_note.read_key(one) for one in server.settings.log.witness_keys]
