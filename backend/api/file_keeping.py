"""What happens to the bytes of files beside the requests: verified when all have come, swept when nobody goes on."""

from __future__ import annotations

import asyncio
import errno
import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from typing import ParamSpec, TypeVar

import msgspec
from uuid_utils import uuid7

from backend.api.problems import Problem
from backend.api.shell import Sender, Server
from backend.domain.attachments import party_of
from backend.store import files, people, streams, uploads
from backend.store.files import Kept, Missing, WrongBytes
from backend.store.uploads import FileState, Upload
from sync_protocol import sealed_file
from sync_protocol.cose import Untrusted
from sync_protocol.key_set import Use
from sync_protocol.sealed_file import FINGERPRINT, MAX_FILE_BYTES

logger = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

UNFINISHED_KEPT = timedelta(days=7)
"""An upload that nobody goes on with is forgotten after this; the device then begins anew."""

FINISHED_KEPT = timedelta(days=1)
"""For so long the server says of an upload that it is verified; the file itself stays."""

UNUSED_KEPT = timedelta(days=90)
"""A file that no document ever referred to is removed after this: the device's operations had time to come."""

OVERDUE_AFTER = timedelta(days=3)
"""A file that has not come so long after its reference is shown to those whom the document concerns."""

_SWEPT_AT_ONCE = 100
_SEALED_KEY_BYTES = 1024


async def on_disk(work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
    """Do what writes files, beside the event loop. Raises FULL where there is no room, and what the work raises."""
    try:
        return await asyncio.to_thread(work, *arguments, **named)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Problem("FULL", "The server's disk is full. The file waits on the device.", retry_after=600) from None
        raise


async def verify(server: Server, upload: Upload) -> None:
    """Look at the bytes of an upload that has come wholly, and keep them. Again, nothing changes.

    Raises CHECKSUM where they are not the file that was announced: then the upload is gone. UPLOAD_ENDED where its
    bytes are gone. FULL: it waits for room.
    """
    if upload.state is not FileState.STORED:
        return
    try:
        kept = await on_disk(_keep, server, upload)
    except (WrongBytes, Untrusted):
        await drop(server, upload)
        raise Problem("CHECKSUM", "The whole file is not the one of its fingerprint. Send it anew.") from None
    except Missing:
        await drop(server, upload)
        raise Problem("UPLOAD_ENDED", "What was sent is not here any more. Send it anew.") from None
    at = server.now()
    async with server.database.begin() as connection:
        await uploads.verified(
            connection, upload, size=kept.size, media_type=kept.media_type, at=at, expires_at=at + FINISHED_KEPT
        )
    # A worker may have removed the same bytes meanwhile, which nothing had used for long; by now it is done.
    folder = server.settings.files_folder
    if not await asyncio.to_thread(files.path_of(folder, upload.sha256).is_file):
        await on_disk(_keep, server, upload)
    await asyncio.to_thread(files.forget, folder, upload.id)


def _keep(server: Server, upload: Upload) -> Kept:
    folder = server.settings.files_folder
    if not upload.sealed_key:
        return files.keep(folder, upload.id, _some(upload.length), upload.sha256, lambda pieces: pieces)

    def opened(pieces: Iterable[bytes]) -> Iterable[bytes]:
        size = sealed_file.plain_size(upload.length)
        keys = server.keys.of(Use.OUTBOX)
        return sealed_file.open_pieces(keys, upload.sealed_key, pieces, size, upload.sha256)

    return files.keep(folder, upload.id, sealed_file.split(upload.length), upload.sha256, opened)


def _some(length: int) -> Iterable[int]:
    """Lengths that a file is read in which was sent as it is."""
    whole, rest = divmod(length, sealed_file.FILE_PIECE_BYTES)
    return (*[sealed_file.FILE_PIECE_BYTES] * whole, *([rest] if rest else []))


async def take_in(server: Server, sender: Sender, sha256: str, sealed_key: bytes, pieces: Sequence[bytes]) -> None:
    """Take a whole sealed file in that came by another way than the lane. Again, nothing changes.

    Raises CHECKSUM where it is not the file of that fingerprint, TOO_LARGE, NOT_ACCEPTED.
    """
    upload = announced(server, sender, sha256, sum(map(len, pieces)), sealed_key)
    upload = msgspec.structs.replace(upload, received=upload.length)
    folder, offset = server.settings.files_folder, 0
    await asyncio.to_thread(files.begin, folder, upload.id)
    for piece in pieces:
        await asyncio.to_thread(files.write, folder, upload.id, offset, piece)
        offset += len(piece)
    async with server.database.begin() as connection:
        await uploads.create(connection, upload)
    await verify(server, upload)


def announced(server: Server, sender: Sender, sha256: str, length: int, sealed_key: bytes) -> Upload:
    """The upload of a file, of which nothing has come. Raises TOO_LARGE, and NOT_ACCEPTED for what cannot be a file."""
    if not FINGERPRINT.fullmatch(sha256) or len(sealed_key) > _SEALED_KEY_BYTES:
        raise Problem("NOT_ACCEPTED", "A file is announced by its SHA-256, in hex.")
    size = sealed_file.plain_size(length) if sealed_key else length
    if size < 0:
        raise Problem("NOT_ACCEPTED", "No sealed file has this length.")
    if size > MAX_FILE_BYTES:
        raise Problem("TOO_LARGE", f"A file has {MAX_FILE_BYTES} bytes at most.", limit=MAX_FILE_BYTES)
    at = server.now()
    return Upload(
        id=str(uuid7()),
        sha256=sha256,
        length=length,
        sealed_key=sealed_key,
        person=sender.person.id,
        party=party_of(sender.person),
        device=sender.device.id if sender.device is not None else "",
        created_at=at,
        expires_at=at + UNFINISHED_KEPT,
    )


async def drop(server: Server, upload: Upload) -> None:
    """End an upload, and remove what came of it."""
    async with server.database.begin() as connection:
        await uploads.remove(connection, upload.id)
    await asyncio.to_thread(files.forget, server.settings.files_folder, upload.id)


async def give_up(server: Server, upload: Upload) -> None:
    """End an upload for its device. One that came wholly goes on: its bytes are kept, so they count for the day."""
    async with server.database.begin() as connection:
        ended = await uploads.give_up(connection, upload.id)
    if ended:
        await asyncio.to_thread(files.forget, server.settings.files_folder, upload.id)


async def sweep(server: Server) -> int:
    """Some of what is to be done without a request: uploads that nobody goes on with, files that nothing refers to and
    what was left behind are removed; then, which needs room, files that came wholly when a process died are verified.
    Returns how much it was; several workers may do it."""
    at = server.now()
    async with server.database.glance() as connection:
        ended = await uploads.expired(connection, at, _SWEPT_AT_ONCE)
        whole = await uploads.unverified(connection, at, _SWEPT_AT_ONCE)
    for one in ended:
        await drop(server, one)
    async with server.database.begin() as connection:
        # What was put aside may refer to a file, and its device has given the bytes up since they were verified.
        waiting = await people.of_streams(connection, await streams.with_something_aside(connection))
        parties = {party_of(person) for person in waiting}
        unused = await uploads.forget_unused(connection, at - UNUSED_KEPT, _SWEPT_AT_ONCE, but_of=parties)
        for sha256 in unused:
            await asyncio.to_thread(files.remove, server.settings.files_folder, sha256)
    cleaned = await _clean(server)
    return len(ended) + len(unused) + cleaned + sum([await _looked_at(server, one) for one in whole])


async def _looked_at(server: Server, upload: Upload) -> bool:
    """Verify an upload; False where the disk did not let it, which another time may."""
    try:
        await verify(server, upload)
    except Problem as problem:
        return problem.code != "FULL"
    except OSError as error:
        logger.warning("the upload %s waits to be verified: %s", upload.id, error)
        return False
    return True


async def _clean(server: Server) -> int:
    """Remove bytes that no upload is known for, once no request can still be at them."""
    folder = server.settings.files_folder
    old = await asyncio.to_thread(lambda: list(files.left_behind(folder, UNFINISHED_KEPT.total_seconds())))
    async with server.database.glance() as connection:
        known = await uploads.known_uploads(connection, [path.name for path in old])
    nobodys = [path for path in old if path.name not in known]
    for path in nobodys:
        await asyncio.to_thread(path.unlink, missing_ok=True)
    return len(nobodys)
