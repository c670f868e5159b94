"""`waarmerk sync import`: takes in what a device could not send, by the code that takes a push, with the same results.

A file may be taken in twice, and after its device has sent what is in it: what the server has is not done again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct
from rich.console import Console
from rich.table import Table

from backend import app
from backend.api import aside, file_keeping, intake
from backend.api.problems import Problem
from backend.api.shell import Sender, Server
from backend.settings import Settings
from backend.store import people, streams
from backend.terminal import cell, say
from sync_protocol import unsent, wire
from sync_protocol.base64url import unbase64url
from sync_protocol.unsent import BadFile, UnsentFile
from sync_protocol.wire import Operation, Push, Result, ResultStatus


class Taken(Struct, frozen=True, kw_only=True):
    """What became of one `stream` of a file: `new` operations with their results, how many the server had `before`, and
    in `trouble` why the rest is left; or of one of the `files` in it."""

    person: str
    device: str
    stream: str = ""
    new: tuple[Result, ...] = ()
    before: int = 0
    files: int = 0
    trouble: str = ""


async def import_(settings: Settings, files: Sequence[Path]) -> int:
    """Take the files in and say what became of them. Returns 1 where something is left, else 0.

    A file that was cut, or that one of its devices did not write, is left whole.
    """
    console = Console(soft_wrap=True, highlight=False)
    server = await app.open_server(settings)
    left = False
    try:
        for path in files:
            try:
                with path.open("rb") as lines:
                    taken = await take_in(server, unsent.read(lines))
            except (OSError, BadFile) as error:
                reason = error.strerror if isinstance(error, OSError) else error
                say(console, f" {path}: {reason}", strong="not taken in")
                left = True
                continue
            _say(console, path, taken)
            left = left or any(one.trouble for one in taken)
    finally:
        await server.database.close()
    return 1 if left else 0


async def take_in(server: Server, file: UnsentFile) -> list[Taken]:
    """Each stream of the file as its device would send it. Raises BadFile, before anything is done, where a proof does
    not fit. What a device that was revoked meanwhile wrote is put aside, as from any revoked device."""
    devices = dict.fromkeys((*file.operations, *file.files))
    senders = {device: await _sender(server, file, device) for device in devices}
    streams_taken = [
        await _take_stream(server, senders[device], device, client_id, operations)
        for device, of_device in file.operations.items()
        for client_id, operations in unsent.by_stream(of_device)
    ]
    return streams_taken + [
        await _take_file(server, senders[device], device, one) for device, held in file.files.items() for one in held
    ]


async def _take_file(server: Server, sender: Sender, device_id: str, held: unsent.Held) -> Taken:
    taken = Taken(person=sender.person.name, device=device_id, files=1)
    try:
        sealed = [unbase64url(piece) for piece in held.pieces]
        await file_keeping.take_in(server, sender, held.about.sha256, unbase64url(held.about.sealed_key), sealed)
    except Problem as problem:
        return msgspec.structs.replace(taken, files=0, trouble=f"{problem.code}: {problem.detail}")
    except ValueError:
        return msgspec.structs.replace(taken, files=0, trouble="A file in it cannot be read.")
    return taken


async def _sender(server: Server, file: UnsentFile, device_id: str) -> Sender:
    async with server.database.glance() as connection:
        device = await streams.device_by_id(connection, device_id)
        person = await people.by_id(connection, device.person) if device is not None else None
        blocked = person is not None and await people.is_disabled(connection, person.id)
        token_hash = await streams.token_hash(connection, device_id)
    if device is None or person is None:
        raise BadFile(f"Device {device_id} was never enrolled here.")
    operations, files = file.operations.get(device_id, ()), [one.about for one in file.files.get(device_id, ())]
    if not unsent.proves(file.proofs[device_id], token_hash, operations, files):
        raise BadFile(f"Its proof does not fit: device {device_id} did not write this, or it was changed since.")
    return Sender(person=person, device=device, blocked=blocked)


async def _take_stream(
    server: Server, sender: Sender, device_id: str, client_id: str, operations: Sequence[Operation]
) -> Taken:
    new: list[Result] = []
    before, trouble = 0, ""
    async with server.database.begin() as connection:
        await streams.register(connection, client_id, device_id, sender.person.id)
        known = await streams.find(connection, client_id)
    last_seq = known.last_seq if known is not None else 0
    left = operations
    while left:
        some = tuple(left[: wire.MAX_OPERATIONS])
        push = Push(client_id=client_id, epoch=server.epoch, ack_through=0, ops=some)
        try:
            reply = await intake.take_in(server, sender, push)
        except Problem as problem:
            trouble = f"{problem.code}: {problem.detail}"
            break
        if reply.expected_seq:
            trouble = f"Operations {reply.expected_seq} to {some[0].seq - 1} are neither here nor in the file."
            break
        results = [msgspec.json.decode(raw, type=Result) for raw in reply.results]
        new += [one for one in results if one.seq > last_seq]
        before += sum(one.seq <= last_seq for one in results)
        left = left[len(results) :]
    return Taken(
        person=sender.person.name,
        device=device_id,
        stream=client_id,
        new=tuple(new),
        before=before,
        trouble=trouble,
    )


async def say_aside(settings: Settings) -> int:
    """Say what was put aside and why. Returns 0."""
    server = await app.open_server(settings)
    table = Table("operation", "of", "device", "received", "why")
    try:
        async with server.database.snapshot() as connection:
            for client_id in await streams.with_something_aside(connection):
                stream = await streams.find(connection, client_id)
                person = await people.by_id(connection, stream.person) if stream is not None else None
                for row in await streams.put_aside(connection, client_id):
                    result = msgspec.json.decode(row.result, type=Result)
                    who, device = (person.name if person else "", stream.device if stream else "")
                    why = f"{result.detail} ({result.code})"
                    said = (row.op_id or "-", who, device, f"{row.received_at:%Y-%m-%d %H:%M}", why)
                    table.add_row(*map(cell, said))
    finally:
        await server.database.close()
    Console(soft_wrap=True, highlight=False).print(table if table.row_count else "Nothing is put aside.")
    return 0


async def settle(settings: Settings, released: str) -> int:
    """Process what can be processed now and say what became of it. Returns 1 where there is no such device, else 0."""
    console = Console(soft_wrap=True, highlight=False)
    server = await app.open_server(settings)
    try:
        async with server.database.glance() as connection:
            if released and await streams.device_by_id(connection, released) is None:
                say(console, f"There is no device {released}.")
                return 1
        async with server.nudges.running():
            settled = await aside.settle(server, released=released)
    finally:
        await server.database.close()
    for one in settled:
        said = one.result.code and f" ({one.result.code})"
        say(console, f"{one.op_id or one.client_id}: was {one.was}, is {one.result.status}{said}")
    console.print(f"{len(settled)} of what was put aside {'is' if len(settled) == 1 else 'are'} settled.")
    return 0


async def dismiss(settings: Settings, op_id: str) -> int:
    """Refuse for good what was put aside. Returns 1 where nothing of this id waits, else 0."""
    server = await app.open_server(settings)
    try:
        async with server.nudges.running():
            settled = await aside.dismiss(server, op_id)
    finally:
        await server.database.close()
    sentence = f"Nothing with the id {op_id} is put aside." if settled is None else f"{op_id} is dismissed."
    say(Console(soft_wrap=True, highlight=False), sentence)
    return 1 if settled is None else 0


_FAILED = (ResultStatus.REJECTED, ResultStatus.QUARANTINED)


def _say(console: Console, path: Path, taken: Sequence[Taken]) -> None:
    table = Table("person", "device", "what became of it", title=cell(str(path)))
    table.add_column("operations", justify="right")
    for one in taken:
        counts = Counter(str(result.status) for result in one.new)
        counts["here already"] = one.before
        counts["files"] = one.files
        for what, count in counts.items():
            if count:
                table.add_row(*map(cell, (one.person, one.device, what, str(count))))
    console.print(table)
    for one in taken:
        for result in one.new:
            if result.status in _FAILED:
                say(console, f"{one.person}, operation {result.seq}: {result.detail} ({result.code})")
        if one.trouble:
            say(console, f" {one.person}, device {one.device}: {one.trouble}", strong="left")
