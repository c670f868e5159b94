"""Brings the lists of the reference data into the database: those of the program, and those of its own tables."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from backend import shipped
from backend.domain.reference_lists import DEFINITIONS
from backend.settings import Environment
from backend.store import reference
from backend.store.database import Database
from backend.store.reference import Authority
from sync_protocol.reference_list import ReferenceEntry, ReferenceList

PROGRAM = "program"
"""Who published a list that no person did, in the audit trail."""

_WITH_EXAMPLES = (Environment.DEMO, Environment.TRAINING)
_ALWAYS = date(1958, 1, 1)
_KINDS = {"posts": "border_post", "control_points": "control_point"}


async def bring(database: Database, environment: Environment, at: datetime) -> None:
    """Publish what this version of the program brings and the database does not have yet.

    A list that somebody imported stays as it is. Where nothing is new this is one query, and no file is read wholly.
    """
    coming = shipped.shipped(examples=environment in _WITH_EXAMPLES)
    async with database.snapshot() as connection:
        marks = await reference.marks(connection)
    new = [one for one in coming if marks.get(one.name) not in (one.mark, "")]
    files = await asyncio.to_thread(lambda: [reference.prepare(one.read()) for one in new])

    async def publish(connection: AsyncConnection) -> None:
        marks = await reference.marks(connection)
        for one, file in zip(new, files, strict=True):
            if marks.get(one.name) not in (one.mark, ""):
                await reference.publish(
                    connection, file, at=at, person=PROGRAM, action="reference.bring", mark=one.mark
                )

    if new:
        await database.attempt(publish)
    await show_authorities(database, at)


async def show_authorities(database: Database, at: datetime) -> None:
    """Publish the lists of posts and control points anew where they differ from the table of authorities."""

    async def publish(connection: AsyncConnection) -> None:
        rows = await reference.authorities(connection)
        for name, kind in _KINDS.items():
            before = await reference.read(connection, name)
            list_ = _of_authorities(name, (row for row in rows if row.kind == kind), at)
            if before is None or before[1].entries != list_.entries:
                file = reference.prepare(list_)
                await reference.publish(connection, file, at=at, person=PROGRAM, action="reference.bring")

    await database.attempt(publish)


def _of_authorities(name: str, rows: Iterable[Authority], at: datetime) -> ReferenceList:
    return ReferenceList(
        name=name,
        version=at.date().isoformat(),
        source="The authorities of this installation",
        valid_from=_ALWAYS,
        example=False,
        match=DEFINITIONS[name].match,
        entries=tuple(
            ReferenceEntry((row.code,), _ALWAYS, None, None, {"en": row.name}, {"country": row.country}) for row in rows
        ),
    )
