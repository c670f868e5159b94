"""The lists of the reference data over HTTP: their files for everybody, import and correction for administrators.

Who changes a list sees first what would change: `preview` gives the difference and its hash, and `confirm` with that
hash does it. Where somebody else has changed the list meanwhile, the hash is another one, and nothing is done.
"""

from __future__ import annotations

import asyncio
import gzip
import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Annotated, Any

import msgspec
from litestar import Request, Response, get, patch, put
from litestar.di import NamedDependency
from litestar.params import FromPath
from msgspec import Meta, Struct

from backend.api import shell
from backend.api.pages import IMMUTABLE
from backend.api.problems import Problem
from backend.api.shell import Caller, Server, read_body, takes_gzip
from backend.domain import reference_changes, reference_csv, rights
from backend.domain.reference_csv import About, Unreadable
from backend.domain.reference_lists import DEFINITIONS, Definition
from backend.store import reference
from sync_protocol.document import PublishedList
from sync_protocol.lists import Keys
from sync_protocol.reference_list import ReferenceList

MAX_ROWS = 100
"""Lines that one correction changes; more is an import."""

CORRECTION = "reference.correct"
"""How the audit trail names one; it is none where no line says anything else than before."""

SHOWN = 200
"""Keys of each kind that a preview names; the numbers are of all."""

_FILE = re.compile("[0-9a-f]{64}")
_TEXT = Annotated[str, Meta(max_length=500, pattern=shell.STORABLE)]


class Import(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A list in JSON: its lines by column, as in the CSV. `valid_from` is today where it is not said."""

    rows: tuple[dict[str, str], ...]
    version: _TEXT = ""
    source: _TEXT = ""
    valid_from: date | None = None
    example: bool = False


class Correction(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Lines by their keys, each with the cells that change, or all cells of a new one; and lines that are taken out."""

    put: tuple[dict[str, str], ...] = ()
    remove: tuple[dict[str, str], ...] = ()


class Preview(Struct, frozen=True, kw_only=True):
    """What would change, or what has. `hash` is what `confirm` takes; empty where nothing would change."""

    name: str
    hash: str
    entries: int
    added: int
    changed: int
    removed: int
    added_keys: tuple[Keys, ...]
    changed_keys: tuple[Keys, ...]
    removed_keys: tuple[Keys, ...]
    done: bool = False


class KnownList(Struct, frozen=True, kw_only=True):
    """A list as an administrator sees it: what holds, and which columns its file has."""

    name: str
    about: str
    columns: tuple[str, ...]
    worded: bool
    derived: bool
    published: PublishedList | None


@get("/api/reference")
async def known(server: NamedDependency[Server], caller: NamedDependency[Caller]) -> Response[list[KnownList]]:
    """All lists, with what holds now."""
    _administrator(caller)
    async with server.database.snapshot() as connection:
        published = await reference.published(connection)
    lists = [
        KnownList(
            name=one.name,
            about=one.about,
            columns=reference_csv.columns(one),
            worded=one.worded,
            derived=one.derived,
            published=published.get(one.name),
        )
        for one in DEFINITIONS.values()
    ]
    return Response(lists, headers={"Cache-Control": "no-store"})


@get("/api/reference/{name:str}/{sha256:str}")
async def file(
    name: FromPath[str], sha256: FromPath[str], request: Request[Any, Any, Any], server: NamedDependency[Server]
) -> Response[bytes]:
    """One version of a list; it never changes. Only lists that name people need a session."""
    definition = _definition(name)
    if not definition.public:
        await shell.provide_caller(request, server)
    body = None
    if _FILE.fullmatch(sha256):
        async with server.database.glance() as connection:
            body = await reference.body(connection, name, sha256)
    if body is None:
        raise Problem("NOT_FOUND", "There is no such version of this list.")
    kept = IMMUTABLE if definition.public else IMMUTABLE.replace("public", "private")
    headers = {"Cache-Control": kept, "Vary": "Accept-Encoding", "X-Content-Type-Options": "nosniff"}
    if takes_gzip(request):
        return Response(body, headers=headers | {"Content-Encoding": "gzip"}, media_type="application/json")
    return Response(await asyncio.to_thread(gzip.decompress, body), headers=headers, media_type="application/json")


@get("/api/reference/{name:str}")
async def as_csv(
    name: FromPath[str], server: NamedDependency[Server], caller: NamedDependency[Caller]
) -> Response[bytes]:
    """The list that holds now as CSV, ready to be changed and imported again."""
    _administrator(caller)
    definition = _definition(name)
    async with server.database.snapshot() as connection:
        held = await reference.read(connection, name)
    if held is None:
        raise Problem("NOT_FOUND", "This list has not been published yet.")
    text = await asyncio.to_thread(reference_csv.write, definition, held[1])
    headers = {
        "Cache-Control": "no-store",
        "Content-Disposition": f'attachment; filename="{name}.csv"',
        "X-Content-Type-Options": "nosniff",
    }
    return Response(text.encode(), headers=headers, media_type="text/csv; charset=utf-8")


def _definition(name: str) -> Definition:
    if (definition := DEFINITIONS.get(name)) is None:
        raise Problem("NOT_FOUND", f"There is no list {name!r}.")
    return definition


def _administrator(caller: Caller) -> None:
    if not rights.may_administer(caller.person):
        raise Problem("MISSING_RIGHT", "The reference data is kept by administrators.")


def _for_administrator(name: str, caller: Caller) -> Definition:
    _administrator(caller)
    definition = _definition(name)
    if definition.derived:
        raise Problem("NOT_ACCEPTED", "This list is made from the authorities of this installation.")
    return definition


@put("/api/reference/{name:str}", status_code=200)
async def import_list(
    name: FromPath[str],
    request: Request[Any, Any, Any],
    server: NamedDependency[Server],
    caller: NamedDependency[Caller],
) -> Response[Preview]:
    """Import a whole list: `?preview` says what would change, `?confirm=<hash>` does it.

    The body is CSV, with `version`, `source`, `valid_from` and `example` in the query, or JSON as `Import`.
    """
    definition = _for_administrator(name, caller)
    today = server.now().date()
    if shell.content_type(request) == "text/csv":
        raw = await shell.read_raw(request, most=reference_csv.MAX_BYTES, accepted=("text/csv",))
        about = _about_of_query(request, today)

        def make(_before: ReferenceList | None) -> ReferenceList:
            return reference_csv.read(definition, raw, about)
    else:
        data = await read_body(request, Import, most=reference_csv.MAX_BYTES)
        about = _about(data.version, data.source, data.valid_from, today, example=data.example)

        def make(_before: ReferenceList | None) -> ReferenceList:
            return reference_csv.build(definition, enumerate(data.rows, 1), about)

    return await _change(server, caller, request, definition, make, "reference.import")


@patch("/api/reference/{name:str}")
async def correct(
    name: FromPath[str],
    request: Request[Any, Any, Any],
    server: NamedDependency[Server],
    caller: NamedDependency[Caller],
) -> Response[Preview]:
    """Correct some lines of a list: `?preview` says what would change, `?confirm=<hash>` does it."""
    definition = _for_administrator(name, caller)
    data = await read_body(request, Correction, most=1024 * 1024)
    if not 0 < len(data.put) + len(data.remove) <= MAX_ROWS:
        raise Problem("NOT_ACCEPTED", f"A correction has 1 to {MAX_ROWS} lines; more is an import.")
    today = server.now().date()

    def make(before: ReferenceList | None) -> ReferenceList:
        if before is None:
            raise Problem("NOT_FOUND", "This list has not been published yet.")
        about = About(
            version=f"{before.version.partition(', corrected ')[0]}, corrected {today}",
            source=before.source,
            valid_from=before.valid_from,
            example=before.example,
        )
        return reference_changes.corrected(definition, before, data.put, data.remove, about)

    return await _change(server, caller, request, definition, make, CORRECTION)


def _about_of_query(request: Request[Any, Any, Any], today: date) -> About:
    query = request.query_params
    try:
        asked = msgspec.convert(
            {
                "rows": (),
                **{name: query[name] for name in ("version", "source", "valid_from", "example") if name in query},
            },
            Import,
            strict=False,
        )
    except msgspec.ValidationError as error:
        raise Problem("BAD_REQUEST", f"The query does not fit: {error}.") from None
    return _about(asked.version, asked.source, asked.valid_from, today, example=asked.example)


def _about(version: str, source: str, valid_from: date | None, today: date, *, example: bool) -> About:
    return About(
        version=version or today.isoformat(),
        source=source or "Imported by an administrator",
        valid_from=valid_from or today,
        example=example,
    )


async def _change(
    server: Server,
    caller: Caller,
    request: Request[Any, Any, Any],
    definition: Definition,
    make: Callable[[ReferenceList | None], ReferenceList],
    action: str,
) -> Response[Preview]:
    confirm = request.query_params.get("confirm", "")
    if ("preview" in request.query_params) == bool(confirm):
        raise Problem("BAD_REQUEST", "Ask for ?preview, or do it with ?confirm and the hash of the preview.")
    async with server.database.snapshot() as connection:
        held = await reference.read(connection, definition.name)
    expect, before = held if held is not None else ("", None)
    today = server.now().date()
    try:
        made, packed, found = await asyncio.to_thread(_made, make, before, today)
    except Unreadable as error:
        faults = [msgspec.to_builtins(fault) for fault in error.faults]
        raise Problem("NOT_ACCEPTED", f"{error}. Nothing was changed.", faults=faults, count=error.count) from None
    same = packed.about.sha256 == expect or (found.empty and action == CORRECTION)
    hash_ = "" if same else reference_changes.preview_hash(expect, packed.about.sha256)
    if confirm:
        if confirm != hash_:
            raise Problem("PREVIEW_STALE", "The list or the file is another one than in the preview: look at it again.")
        await _publish(server, caller, packed, found, expect, action)
    return Response(_preview(made, found, hash_, done=bool(confirm)), headers={"Cache-Control": "no-store"})


def _made(
    make: Callable[[ReferenceList | None], ReferenceList], before: ReferenceList | None, today: date
) -> tuple[ReferenceList, reference.File, reference_changes.Difference]:
    made = make(before)
    if before is not None:
        made = reference_changes.merged(before, made, today)
    return made, reference.prepare(made), reference_changes.difference(before, made)


async def _publish(
    server: Server,
    caller: Caller,
    packed: reference.File,
    found: reference_changes.Difference,
    expect: str,
    action: str,
) -> None:
    counts = {"added": len(found.added), "changed": len(found.changed), "removed": len(found.removed)}
    try:
        async with server.database.begin() as connection:
            moved = await reference.publish(
                connection,
                packed,
                at=server.now(),
                person=caller.person.id,
                action=action,
                expect=expect,
                detail=counts,
            )
    except reference.Changed:
        raise Problem("PREVIEW_STALE", "Somebody has changed the list meanwhile: look at it again.") from None
    await server.nudges.tell(moved)


def _preview(made: ReferenceList, found: reference_changes.Difference, hash_: str, *, done: bool) -> Preview:
    return Preview(
        name=made.name,
        hash=hash_,
        entries=len(made.entries),
        added=len(found.added),
        changed=len(found.changed),
        removed=len(found.removed),
        added_keys=_some(found.added),
        changed_keys=_some(found.changed),
        removed_keys=_some(found.removed),
        done=done,
    )


def _some(keys: Sequence[Keys]) -> tuple[Keys, ...]:
    return tuple(keys[:SHOWN])


HANDLERS = (known, file, as_csv, import_list, correct)
