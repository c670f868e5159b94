"""What a push holds before its operations are applied, in one order for all: documents, and counters of numbers."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec
from msgspec import Struct
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.domain import issuing
from backend.domain.held import Held
from backend.store import documents, people
from sync_protocol.wire import Body, OperationType, Origin

_NUMBERED = (OperationType.DOCUMENT_SUBMIT, OperationType.DOCUMENT_DECIDE, OperationType.DOCUMENT_START)


class Made(Struct):
    """Of the arguments of a creation, what has to be held for it."""

    type: str = ""
    edition: str = ""
    post: str = ""
    origin: Origin | None = None


def creations(bodies: Sequence[Body]) -> Mapping[str, Made]:
    """By the new document's id; what cannot be read is an empty one, and refused when its turn comes."""
    found: dict[str, Made] = {}
    for body in bodies:
        if body.type == OperationType.DOCUMENT_CREATE:
            found[body.record.id] = Made()
            with contextlib.suppress(msgspec.MsgspecError):
                found[body.record.id] = msgspec.json.decode(body.args, type=Made)
    return found


def origins(made: Mapping[str, Made]) -> frozenset[str]:
    """The documents that others are made from: locked with the rest, so that each is cloned once."""
    return frozenset(one.origin.document for one in made.values() if one.origin is not None)


async def hold_numbers(
    connection: AsyncConnection,
    at: datetime,
    bodies: Sequence[Body],
    held: Mapping[str, Held],
    made: Mapping[str, Made],
    posts: frozenset[str],
) -> None:
    """The counters of the numbers that these operations may take, where they are several; `posts` are all there are."""
    ids = {body.record.id for body in bodies if body.type in _NUMBERED}
    old = [one.document for id_ in ids if (one := held.get(id_)) is not None and not one.document.reference]
    new = [one for id_ in ids - held.keys() if (one := made.get(id_)) is not None and one.post in posts]
    kinds = {(prefix, one.post) for one in (*old, *new) if (prefix := issuing.prefix_of(one.type, one.edition))}
    if len(kinds) < 2:  # one alone is taken when it is needed
        return
    countries = {post: await people.country_of(connection, post) for post in sorted({post for _, post in kinds})}
    counters = {(prefix, countries[post], issuing.year_of(countries[post], at)) for prefix, post in kinds}
    await documents.hold_numbers(connection, counters)
