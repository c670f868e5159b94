"""`waarmerk import`: entry documents of another system are taken in as facts, each wholly or not at all.

A document that was imported before and is the same changes nothing. A newer state of one replaces it, unless somebody
has worked on it here since: then it is left as it is, and said.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from enum import Enum
from pathlib import Path

import msgspec
from msgspec import Raw
from rich.console import Console
from rich.progress import track
from rich.table import Table
from sqlalchemy.ext.asyncio import AsyncConnection
from uuid_utils import uuid7

from backend import app
from backend.domain import notification
from backend.domain.held import Held
from backend.domain.notification import Imported, Malformed
from backend.domain.rights import Person, Role
from backend.settings import Settings, SettingsError
from backend.store import documents, originals, reference
from backend.terminal import cell, file_name, say
from sync_protocol import document, rules, summary
from sync_protocol.document import Document

IMPORTER = Person(id="import", name="Import from another system", role=Role.PLANNER)


class Fate(Enum):
    """What became of one file."""

    STORED = "stored"
    REPLACED = "replaced by a newer state"
    SAME = "was here already"
    OLDER = "older than what is here"
    WORKED_ON = "left: it was worked on here"


async def run(settings: Settings, files: Sequence[Path], post: str) -> int:
    """Import the files, say what became of them. Returns 1 where one was malformed, else 0. Raises SettingsError for a
    post that there is not: nobody would see what it is shown."""
    server = await app.open_server(settings)
    console = Console(soft_wrap=True)
    bad: list[Malformed] = []
    done: list[tuple[Imported, Fate]] = []
    try:
        async with server.database.glance() as connection:
            if post and post not in {one.code for one in await reference.authorities(connection)}:
                raise SettingsError(f"There is no post {post}.")
        for path in track(files, "Importing", console=console, transient=True):
            read = _read(path)
            if isinstance(read, Malformed):
                bad.append(read)
                continue
            raw, imported = read
            async with server.database.begin() as connection:
                fate = await take_in(connection, imported, raw, file_name(path), post=post, at=server.now())
            done.append((imported, fate))
    finally:  # also of those before one that it was stopped at
        await server.database.close()
        _say(console, done, bad)
    return 1 if bad else 0


def _read(path: Path) -> tuple[bytes, Imported] | Malformed:
    try:
        raw = path.read_bytes()
    except OSError as error:
        return Malformed(file=str(path), place="", code="UNREADABLE", reason=f"It cannot be read: {error.strerror}.")
    read = notification.read(raw, str(path))
    return read if isinstance(read, Malformed) else (raw, read)


async def take_in(
    connection: AsyncConnection, imported: Imported, raw: bytes, name: str, *, post: str, at: datetime
) -> Fate:
    """Store one document with its original, within the caller's transaction."""
    sha256 = hashlib.sha256(raw).hexdigest()
    known = await documents.by_reference(connection, imported.reference)
    held = (await documents.take(connection, [known.id])).get(known.id) if known is not None else None
    if held is not None:
        if await originals.sha256(connection, held.document.id) == sha256:
            return Fate.SAME
        if held.written or held.box_revs or held.document.decision is not None or held.document.imported is None:
            return Fate.WORKED_ON
        if imported.version < held.document.version:
            return Fate.OLDER
    after = _held(imported, held.document if held is not None else None, post, at)
    await originals.keep(
        connection,
        after.document.id,
        sha256=sha256,
        name=name,
        raw=raw,
        unmapped=msgspec.json.encode(imported.unmapped),
        at=at,
    )
    change = documents.Change(before=held, after=after, action="import", person=IMPORTER, at=at)
    await documents.write(connection, [change])
    return Fate.STORED if held is None else Fate.REPLACED


def _held(imported: Imported, before: Document | None, post: str, at: datetime) -> Held:
    content = imported.content
    one = Document(
        id=before.id if before is not None else str(uuid7()),
        type=imported.type,
        edition=imported.edition,
        rev=before.rev + 1 if before is not None else 1,
        status=imported.status,
        post=post or imported.post,
        version=imported.version,
        reference=imported.reference,
        local_reference=summary.value_in(content, "part1", "local_reference") or "",
        content=Raw(rules.encode(content)),
        arrival=imported.arrival,
        submitted_at=summary.value_in(content, "part1", "declaration", "declared"),
        submitted_by=summary.value_in(content, "part1", "declaration", "name") or "",
        imported=document.Imported(
            reference=imported.reference,
            status=imported.original_status,
            decided_elsewhere=imported.decided_elsewhere,
            unmapped=tuple(dict.fromkeys(leaf.at for leaf in imported.unmapped)),
        ),
        findings=imported.findings,
        changed_at=at,
        changed_by=IMPORTER.name,
    )
    return Held(one, {}, one.rev)


def _say(console: Console, done: Sequence[tuple[Imported, Fate]], bad: Sequence[Malformed]) -> None:
    counts = Counter((imported.type, imported.status, fate) for imported, fate in done)
    if counts:
        table = Table("type", "status", "what became of it", title="Imported", show_footer=True)
        table.add_column("documents", str(len(done)), justify="right")
        for (type_, status, fate), count in sorted(counts.items(), key=lambda one: tuple(map(str, one[0]))):
            table.add_row(type_, status.replace("_", " "), fate.value, str(count))
        console.print(table)
    new = [imported for imported, fate in done if fate in (Fate.STORED, Fate.REPLACED)]
    fields = Counter(at for imported in new for at in {leaf.at for leaf in imported.unmapped})
    if fields:
        table = Table(title="Kept with the document, without a box of their own")
        table.add_column("field", overflow="fold")
        table.add_column("documents", justify="right")
        for at, count in sorted(fields.items()):
            table.add_row(cell(at), str(count))
        console.print(table)
    for one in bad:
        where = f"{one.file}, {one.place}" if one.place else one.file
        say(console, f" {where}: {one.reason} ({one.code})", strong="not imported")
