"""`waarmerk reference`: says which lists there are, imports one from CSV, writes one as CSV."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from msgspec import Struct
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from backend import app
from backend.api.shell import Server
from backend.domain import reference_changes, reference_csv
from backend.domain.reference_changes import Difference, Kind
from backend.domain.reference_csv import About
from backend.domain.reference_faults import Unreadable
from backend.domain.reference_lists import DEFINITIONS, Definition
from backend.settings import Settings, SettingsError
from backend.store import reference
from backend.terminal import file_name, plain
from sync_protocol.lists import Keys
from sync_protocol.reference_list import ReferenceList
from sync_protocol.scalars import day_of_law

COMMAND = "command line"
"""Who imported, in the audit trail."""

SHOWN = 20
"""Keys of each kind that a difference names."""


class Asked(Struct, frozen=True, kw_only=True):
    """What is to be imported. Empty words get a default; `valid_from` is today where nobody said. Several files are one
    list: the same lines, each in another language.
    """

    name: str
    files: tuple[Path, ...]
    version: str = ""
    source: str = ""
    valid_from: date | None = None
    example: bool = False
    dry_run: bool = False


async def say_lists(settings: Settings) -> int:
    """Every list with what holds now."""
    server = await app.open_server(settings)
    async with server.database.snapshot() as connection:
        published = await reference.published(connection)
    await server.database.close()
    table = Table("list", "version", "source", title="Reference data")
    table.add_column("entries", justify="right")
    for name in DEFINITIONS:
        about = published.get(name)
        if about is not None:
            source = f"{about.source} (example)" if about.example else about.source
            table.add_row(name, about.version, source, str(about.entries))
    Console(soft_wrap=True).print(table)
    return 0


async def write(settings: Settings, name: str) -> int:
    """The list that holds now, as CSV to the standard output."""
    definition = _definition(name)
    server = await app.open_server(settings)
    async with server.database.snapshot() as connection:
        held = await reference.read(connection, name)
    await server.database.close()
    if held is not None:
        sys.stdout.write(reference_csv.write(definition, held[1]))
    return 0 if held is not None else 1


async def import_(settings: Settings, asked: Asked) -> int:
    """Import a list, the whole of it or nothing. Returns 1 where nothing was imported."""
    definition = _definition(asked.name)
    if definition.derived:
        raise SettingsError(f"The list {asked.name} is made from the authorities of this installation.")
    console = Console(soft_wrap=True, highlight=False)
    raws = [_read(path) for path in asked.files]
    server = await app.open_server(settings)
    try:
        return await _import(server, console, definition, asked, raws)
    finally:
        await server.database.close()


def _definition(name: str) -> Definition:
    """Raises SettingsError for a list that there is not."""
    if (definition := DEFINITIONS.get(name)) is None:
        raise SettingsError(f"There is no list {name!r}. There are: {', '.join(DEFINITIONS)}.")
    return definition


def _read(path: Path) -> bytes:
    """Raises SettingsError for a file that is too large, before it is read."""
    size = path.stat().st_size
    if size > reference_csv.MAX_BYTES:
        raise SettingsError(f"{path} has {size} bytes, more than {reference_csv.MAX_BYTES}.")
    return path.read_bytes()


async def _import(server: Server, console: Console, definition: Definition, asked: Asked, raws: list[bytes]) -> int:
    today = day_of_law(server.now())
    about = About(
        version=asked.version or today.isoformat(),
        source=asked.source or ", ".join(f"The file {file_name(path)}" for path in asked.files),
        valid_from=asked.valid_from or today,
        example=asked.example,
    )
    made = _parse(console, definition, zip(asked.files, raws, strict=True), about)
    if made is None:
        console.print("[bold]Nothing was imported.[/bold]")
        return 1
    async with server.database.snapshot() as connection:
        held = await reference.read(connection, definition.name)
    expect, before = held if held is not None else ("", None)
    if before is not None:
        made = reference_changes.merged(before, made, today)
    packed = reference.prepare(made)
    found = reference_changes.difference(before, made)
    _say(console, definition.name, made, found)
    if asked.dry_run:
        console.print("Nothing was imported: this is what would change.")
        return 0
    try:
        async with server.database.begin() as connection:
            moved = await reference.publish(
                connection,
                packed,
                at=server.now(),
                person=COMMAND,
                action="reference.import",
                expect=expect,
                detail=found.counts,
            )
    except reference.Changed:
        console.print("[bold]Nothing was imported:[/bold] somebody else changed the list meanwhile. Try again.")
        return 1
    await server.nudges.tell(moved)
    console.print(f"Imported: {definition.name} {made.version}." if moved else "It is what was here already.")
    return 0


def _parse(
    console: Console, definition: Definition, files: Iterable[tuple[Path, bytes]], about: About
) -> ReferenceList | None:
    """The list of these files; None, and said why, where there is none."""
    lists: list[ReferenceList] = []
    of = ""
    try:
        for path, raw in files:
            of = f"{path}, "
            lists.append(_parse_one(console, definition, raw, about))
        of = ""
        return lists[0] if len(lists) == 1 else reference_changes.joined(definition, lists, about)
    except Unreadable as error:
        for fault in error.faults:
            where = ", ".join(part for part in (f"line {fault.line}" if fault.line else "", fault.column) if part)
            console.print(f"{plain(of)}{where}: {fault.reason}", markup=False)
        if error.count > len(error.faults):
            console.print(f"and {error.count - len(error.faults)} more")
        return None


def _parse_one(console: Console, definition: Definition, raw: bytes, about: About) -> ReferenceList:
    lines = raw.count(b"\n") + 1
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task(f"Reading {definition.name}", total=lines)
        step = max(lines // 100, 1)
        return reference_csv.read(
            definition,
            raw,
            about,
            lambda line: progress.update(task, completed=line) if line % step == 0 else None,
        )


def _say(console: Console, name: str, made: ReferenceList, found: Difference) -> None:
    console.print(f"{name}: {len(made.entries)} entries")
    for kind in Kind:
        console.print(f"  {kind}: {found.counts[kind]}{_some(found.keys(kind))}", markup=False)


def _some(keys: tuple[Keys, ...]) -> str:
    if not keys:
        return ""
    named = "; ".join(", ".join(key or "any" for key in one) for one in keys[:SHOWN])
    return f" ({named}{', …' if len(keys) > SHOWN else ''})"
