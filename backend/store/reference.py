"""The lists of the reference data: every version that was ever published, and which of each list holds now.

A version is put in the place of the one before in one transaction, with its record in the feed and its line in the
audit trail: whoever reads at the same time sees the old list or the new one; a process that dies leaves the old one.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.domain.rights import REFERENCE_FEED
from backend.store import feeds
from backend.store.database import insert
from backend.store.schema import audit, authority, feed, person, reference_file, reference_list
from sync_protocol import reference_list as format_
from sync_protocol.document import PublishedList, RecordType
from sync_protocol.lists import List
from sync_protocol.reference_list import ReferenceEntry, ReferenceList


class Changed(Exception):
    """Somebody published another version of the list meanwhile."""


class File(Struct, frozen=True):
    """A version, ready to be published; `body` is compressed with gzip."""

    about: PublishedList
    body: bytes


def prepare(list_: ReferenceList) -> File:
    """The list as a file: some tenths of a second for the nomenclature, before any lock is taken."""
    raw = format_.encode(list_)
    about = PublishedList(
        name=list_.name,
        version=list_.version,
        source=list_.source,
        valid_from=list_.valid_from,
        example=list_.example,
        sha256=format_.sha256(raw),
        bytes=len(raw),
        entries=len(list_.entries),
    )
    return File(about, gzip.compress(raw, 9, mtime=0))


async def publish(
    connection: AsyncConnection,
    file: File,
    *,
    at: datetime,
    person: str,
    action: str,
    expect: str | None = None,
    mark: str = "",
    detail: Mapping[str, Any] | None = None,
) -> Mapping[str, int]:
    """Let this version hold; the last statements of a transaction. Returns the heads of the feeds that moved.

    `expect` is the file that has to hold now, empty for none; `mark` that of a list that comes with the program. A file
    that holds already changes nothing but the mark. Raises Changed where another file holds than was expected.
    """
    about = file.about
    row = await _take(connection, about.name)
    if expect is not None and (row.sha256 or "") != expect:
        raise Changed(about.name)
    rev = row.rev if row.sha256 == about.sha256 else row.rev + 1
    await connection.execute(
        insert(connection, reference_file)
        .values(
            sha256=about.sha256,
            name=about.name,
            about=msgspec.json.encode(about),
            body=file.body,
            published_at=at,
            published_by=person,
        )
        .on_conflict_do_nothing()
    )
    await connection.execute(
        reference_list.update()
        .where(reference_list.c.name == about.name)
        .values(sha256=about.sha256, rev=rev, mark=mark)
    )
    if rev == row.rev:
        return {}
    told = {"before": row.sha256 or "", "after": about.sha256, "version": about.version, **(detail or {})}
    await connection.execute(
        audit.insert().values(
            at=at,
            person=person,
            device="",
            action=action,
            record=about.name,
            rev=rev,
            detail=msgspec.json.encode(told),
        )
    )
    return await feeds.write(
        connection, [feeds.Entry(REFERENCE_FEED, RecordType.REFERENCE_LIST, about.name, rev, present=True)]
    )


async def _take(connection: AsyncConnection, name: str) -> Any:
    """The list's row, locked until the transaction ends; it is made where there is none."""
    await connection.execute(
        insert(connection, reference_list).values(name=name, sha256=None, rev=0, mark="").on_conflict_do_nothing()
    )
    query = select(reference_list).where(reference_list.c.name == name).with_for_update()
    return (await connection.execute(query)).one()


async def published(connection: AsyncConnection, names: Iterable[str] | None = None) -> dict[str, PublishedList]:
    """What holds now, by name: of these lists, or of all."""
    query = select(reference_list.c.name, reference_file.c.about).join(
        reference_file, reference_file.c.sha256 == reference_list.c.sha256
    )
    if names is not None:
        query = query.where(reference_list.c.name.in_(tuple(names)))
    rows = await connection.execute(query.order_by(reference_list.c.name))
    return {row.name: msgspec.json.decode(row.about, type=PublishedList) for row in rows}


class Held(Struct, frozen=True, kw_only=True):
    """The version of a list that holds now, its number in the feed, and who put it there.

    `person` is an id, or says what published it where no person did; `person_name` is empty then.
    """

    published: PublishedList
    rev: int
    at: datetime
    person: str
    person_name: str
    action: str


async def held(connection: AsyncConnection) -> dict[str, Held]:
    """What holds now and who changed it last, by name."""
    change = (audit.c.record == reference_list.c.name) & (audit.c.rev == reference_list.c.rev)
    query = (
        select(
            reference_list.c.name,
            reference_list.c.rev,
            reference_file.c.about,
            audit.c.at,
            audit.c.person,
            audit.c.action,
            person.c.name.label("person_name"),
        )
        .join(reference_file, reference_file.c.sha256 == reference_list.c.sha256)
        .join(audit, change & audit.c.action.startswith("reference."))
        .join(person, person.c.id == audit.c.person, isouter=True)
    )
    return {
        row.name: Held(
            published=msgspec.json.decode(row.about, type=PublishedList),
            rev=row.rev,
            at=row.at,
            person=row.person,
            person_name=row.person_name or "",
            action=row.action,
        )
        for row in await connection.execute(query)
    }


async def marks(connection: AsyncConnection) -> dict[str, str]:
    """The mark of each list: of the file of the program that it is, empty for one that somebody imported."""
    rows = await connection.execute(
        select(reference_list.c.name, reference_list.c.mark).where(reference_list.c.sha256.is_not(None))
    )
    return {row.name: row.mark for row in rows}


async def body(connection: AsyncConnection, name: str, sha256: str) -> bytes | None:
    """A version's file, compressed with gzip; also one that holds no longer."""
    query = select(reference_file.c.body).where(reference_file.c.sha256 == sha256, reference_file.c.name == name)
    found: bytes | None = await connection.scalar(query)
    return found


async def read(connection: AsyncConnection, name: str) -> tuple[str, ReferenceList] | None:
    """The version that holds now, with the name of its file."""
    query = (
        select(reference_file.c.sha256, reference_file.c.body)
        .join(reference_list, reference_list.c.sha256 == reference_file.c.sha256)
        .where(reference_list.c.name == name)
    )
    row = (await connection.execute(query)).one_or_none()
    return None if row is None else (row.sha256, format_.decode(gzip.decompress(row.body)))


_scientific: dict[str, Mapping[str, str]] = {}


async def scientific_names(connection: AsyncConnection) -> Mapping[str, str]:
    """The scientific names of plants and pests by EPPO code, as the list has them that holds now (CN-7)."""
    held = (await published(connection, ["eppo"])).get("eppo")
    if held is None:
        return {}
    if held.sha256 not in _scientific:
        packed = await body(connection, "eppo", held.sha256) or b""
        entries = format_.decode(gzip.decompress(packed)).entries
        _scientific.clear()
        _scientific[held.sha256] = {
            one.keys[0]: one.words["la"] for one in entries if one.keys[0] and "la" in one.words
        }
    return _scientific[held.sha256]


class Authority(Struct, frozen=True):
    """A row of the authorities, as the lists of posts and control points show it."""

    code: str
    name: str
    country: str
    kind: str


async def authorities(connection: AsyncConnection) -> list[Authority]:
    """All of them, by code."""
    rows = await connection.execute(select(authority).order_by(authority.c.code))
    return [Authority(row.code, row.name, row.country, row.kind) for row in rows]


_HEAD = select(feed.c.head).where(feed.c.name == REFERENCE_FEED)


class Lists:
    """The lists that hold now, as the rules read them: one for a process, read again only when one has changed.

    `files` are those that were read, by their names; a second one of the same installation may share them. `places` is
    the list of that name whole, as of the last time: where a town lies is found by its words (CVEDA-2).
    """

    def __init__(self, files: dict[str, List] | None = None) -> None:
        self._head: int | None = None
        self._lists: Mapping[str, List] = {}
        self.files: dict[str, List] = files if files is not None else {}
        self.places: tuple[ReferenceEntry, ...] = ()

    async def now(self, connection: AsyncConnection) -> Mapping[str, List]:
        """One short query where nothing has changed since the last time."""
        head = await connection.scalar(_HEAD) or 0
        if head != self._head:
            rows = await connection.execute(
                select(reference_list.c.name, reference_list.c.sha256).where(reference_list.c.sha256.is_not(None))
            )
            held = {row.name: row.sha256 for row in rows.all()}
            self._lists = {name: await self._of(connection, name, sha256) for name, sha256 in held.items()}
            self.places = (await self._file(connection, "places", held["places"])).entries if "places" in held else ()
            self._head = head
        return self._lists

    async def _of(self, connection: AsyncConnection, name: str, sha256: str) -> List:
        if sha256 not in self.files:
            self.files[sha256] = (await self._file(connection, name, sha256)).look_up()
        return self.files[sha256]

    async def _file(self, connection: AsyncConnection, name: str, sha256: str) -> ReferenceList:
        packed = await body(connection, name, sha256) or b""
        return format_.decode(gzip.decompress(packed))
