"""The lists of the reference data over HTTP: their files for everybody, import and correction for administrators.

Who changes a list sees first what would change: `preview` gives the difference and its hash, and `confirm` with that
hash does it. Where somebody else has changed the list meanwhile, the hash is another one, and nothing is done.
"""

from __future__ import annotations

import asyncio
import gzip
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Any, Literal, TypeVar

import msgspec
from litestar import Request, Response, get, patch, put
from litestar.di import NamedDependency
from litestar.params import FromPath
from msgspec import Meta, Struct, field

from backend.api import shell
from backend.api.pages import IMMUTABLE
from backend.api.problems import Problem
from backend.api.shell import Caller, Server, read_body, takes_gzip
from backend.domain import reference_changes, reference_csv, rights
from backend.domain.reference_changes import Change, Difference, Kind
from backend.domain.reference_csv import About, Row
from backend.domain.reference_faults import Unreadable
from backend.domain.reference_lists import DEFINITIONS, Column, Definition, Holds
from backend.store import reference
from backend.store.reference import Held
from sync_protocol.document import PublishedList
from sync_protocol.lists import Keys
from sync_protocol.reference_list import ReferenceList
from sync_protocol.scalars import day_of_law

MAX_ROWS = 100
"""Lines that one correction changes; more is an import."""

CORRECTION = "reference.correct"
"""How the audit trail names one; it is none where no line says anything else than before."""

SHOWN = 100
"""Changes that one answer shows; the numbers are of all."""

_ABOUT = {"version", "source", "valid_from", "example"}
_ASKED = {"confirm", "kind", "from"}
_FILE = re.compile("[0-9a-f]{64}")
T = TypeVar("T")
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


class Shown(Struct, frozen=True, kw_only=True):
    """The lines of one key before and after, by column."""

    kind: Kind
    keys: Keys
    before: tuple[Row, ...]
    after: tuple[Row, ...]


class Preview(Struct, frozen=True, kw_only=True):
    """What would change, or what has. `hash` is what `confirm` takes; empty where nothing would change.

    `changes` are those from `?from` on, of `?kind` where one is asked for, at most SHOWN of them.
    """

    hash: str
    before: PublishedList | None
    after: PublishedList
    counts: Mapping[str, int]
    changes: tuple[Shown, ...]
    done: bool = False


class Asked(Struct, frozen=True, kw_only=True):
    """What the query asks for: to look or to do, and which of the changes to show."""

    confirm: str = ""
    kind: Kind | None = None
    first: Annotated[int, Meta(ge=0)] = field(name="from", default=0)


class Field(Struct, frozen=True, kw_only=True):
    """A column of a list's file, and what its cells may be."""

    name: str
    part: Literal["key", "value", "fact"]
    holds: Holds
    required: bool
    options: tuple[str, ...]


class KnownList(Struct, frozen=True, kw_only=True):
    """A list as an administrator sees it: what holds, who put it there, and which columns its file has."""

    name: str
    about: str
    fields: tuple[Field, ...]
    worded: bool
    tree: bool
    derived: bool
    held: Held | None


class Known(Struct, frozen=True, kw_only=True):
    """All lists; `most_bytes` is the largest file that is taken, `most_lines` what one correction changes at most."""

    lists: tuple[KnownList, ...]
    most_bytes: int = reference_csv.MAX_BYTES
    most_lines: int = MAX_ROWS


@get("/api/reference")
async def known(server: NamedDependency[Server], caller: NamedDependency[Caller]) -> Response[Known]:
    """All lists, with what holds now."""
    _administrator(caller)
    async with server.database.snapshot() as connection:
        held = await reference.held(connection)
    lists = tuple(
        KnownList(
            name=one.name,
            about=one.about,
            fields=_fields(one),
            worded=one.worded,
            tree=one.tree,
            derived=one.derived,
            held=held.get(one.name),
        )
        for one in DEFINITIONS.values()
    )
    return Response(Known(lists=lists), headers={"Cache-Control": "no-store"})


def _fields(definition: Definition) -> tuple[Field, ...]:
    def of(part: Literal["value", "fact"], one: Column) -> Field:
        return Field(name=one.name, part=part, holds=one.holds, required=one.required, options=one.options)

    keys = [
        Field(name=key.name, part="key", holds=key.holds, required=not key.optional, options=key.options)
        for key in definition.keys
    ]
    told = [] if definition.value is None else [of("value", definition.value)]
    told += [of("fact", one) for one in definition.facts]
    written = reference_csv.columns(definition)
    return (*keys, *(one for one in told if one.name in written))


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

    The body is CSV or JSON as `Import`; `version`, `source`, `valid_from` and `example` in the query go before what the
    JSON says.
    """
    definition = _for_administrator(name, caller)
    today = day_of_law(server.now())
    if shell.content_type(request) == "text/csv":
        raw = await shell.read_raw(request, most=reference_csv.MAX_BYTES, accepted=("text/csv",))
        about = _about(Import(rows=()), request, today)

        def make(_before: ReferenceList | None) -> ReferenceList:
            return reference_csv.read(definition, raw, about)
    else:
        data = await read_body(request, Import, most=reference_csv.MAX_BYTES)
        about = _about(data, request, today)

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
    today = day_of_law(server.now())

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


def _about(data: Import, request: Request[Any, Any, Any], today: date) -> About:
    said = msgspec.structs.asdict(data) | {
        name: request.query_params[name] for name in _ABOUT & set(request.query_params)
    }
    asked = _of_query(said | {"rows": ()}, Import)
    return About(
        version=asked.version or today.isoformat(),
        source=asked.source or "Imported by an administrator",
        valid_from=asked.valid_from or today,
        example=asked.example,
    )


def _of_query(query: Mapping[str, Any], shape: type[T]) -> T:
    try:
        return msgspec.convert(query, shape, strict=False)
    except msgspec.ValidationError as error:
        raise Problem("BAD_REQUEST", f"The query does not fit: {error}.") from None


async def _change(
    server: Server,
    caller: Caller,
    request: Request[Any, Any, Any],
    definition: Definition,
    make: Callable[[ReferenceList | None], ReferenceList],
    action: str,
) -> Response[Preview]:
    asked = _of_query({name: request.query_params[name] for name in _ASKED & set(request.query_params)}, Asked)
    if ("preview" in request.query_params) == bool(asked.confirm):
        raise Problem("BAD_REQUEST", "Ask for ?preview, or do it with ?confirm and the hash of the preview.")
    async with server.database.snapshot() as connection:
        held = await reference.read(connection, definition.name)
        now = (await reference.published(connection, (definition.name,))).get(definition.name)
    expect, before = held if held is not None else ("", None)
    today = day_of_law(server.now())
    try:
        packed, found = await asyncio.to_thread(_made, make, before, today)
    except Unreadable as error:
        faults = [msgspec.to_builtins(fault) for fault in error.faults]
        raise Problem("NOT_ACCEPTED", f"{error}. Nothing was changed.", faults=faults, count=error.count) from None
    same = packed.about.sha256 == expect or (not found and action == CORRECTION)
    hash_ = "" if same else reference_changes.preview_hash(expect, packed.about.sha256)
    if asked.confirm:
        if asked.confirm != hash_:
            raise Problem("PREVIEW_STALE", "The list or the file is another one than in the preview: look at it again.")
        await _publish(server, caller, packed, found, expect, action)
    wanted = [one for one in found.changes if asked.kind in (None, one.kind)]
    return Response(
        Preview(
            hash=hash_,
            before=now,
            after=packed.about,
            counts=found.counts,
            changes=tuple(_shown(definition, one) for one in wanted[asked.first : asked.first + SHOWN]),
            done=bool(asked.confirm),
        ),
        headers={"Cache-Control": "no-store"},
    )


def _shown(definition: Definition, one: Change) -> Shown:
    return Shown(
        kind=one.kind,
        keys=one.keys,
        before=tuple(reference_csv.as_rows(definition, one.before)),
        after=tuple(reference_csv.as_rows(definition, one.after)),
    )


def _made(
    make: Callable[[ReferenceList | None], ReferenceList], before: ReferenceList | None, today: date
) -> tuple[reference.File, Difference]:
    made = make(before)
    if before is not None:
        made = reference_changes.merged(before, made, today)
    return reference.prepare(made), reference_changes.difference(before, made)


async def _publish(
    server: Server,
    caller: Caller,
    packed: reference.File,
    found: Difference,
    expect: str,
    action: str,
) -> None:
    try:
        async with server.database.begin() as connection:
            moved = await reference.publish(
                connection,
                packed,
                at=server.now(),
                person=caller.person.id,
                action=action,
                expect=expect,
                detail=found.counts,
            )
    except reference.Changed:
        raise Problem("PREVIEW_STALE", "Somebody has changed the list meanwhile: look at it again.") from None
    await server.nudges.tell(moved)


HANDLERS = (known, file, as_csv, import_list, correct)
