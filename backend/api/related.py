"""What a change of one document means for the documents that it is related to, stored in the same transaction."""

from __future__ import annotations

from datetime import datetime

import msgspec
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.domain import relations
from backend.domain.held import Held
from backend.domain.rights import Person
from backend.domain.status_list import CertificateStatus
from backend.store import certificates, documents, log
from sync_protocol.workflow import Action, Status


async def follow(
    connection: AsyncConnection,
    held: dict[str, Held | None],
    change: documents.Change,
) -> list[documents.Change]:
    """The changes that follow from one, and theirs, until nothing changes any more.

    `held` has the documents of this transaction by id, and gets those that are read for this.
    """
    found: list[documents.Change] = []
    waiting = [change]
    while waiting:
        cause = waiting.pop()
        before, after = cause.before.document if cause.before is not None else None, cause.after.document
        if not relations.concern_others(before, after):
            continue
        for relation in after.relations:
            if relation.document not in held:
                held.update(await documents.take(connection, [relation.document]))
            other = held.get(relation.document)
            if other is None:
                continue
            then = relations.followed(after, relation, other, change.person.name, change.at)
            if then is other:
                continue
            held[relation.document] = then = msgspec.structs.replace(then, room=0)
            next_change = _change(other, then, change.person, change.device_id, change.at)
            if next_change.event:
                ended = [relation.document]
                replaced = await certificates.end(connection, ended, CertificateStatus.REPLACED, change.at)
                await log.append(connection, replaced)
            found.append(next_change)
            waiting.append(next_change)
    return found


def _change(before: Held, after: Held, person: Person, device_id: str, at: datetime) -> documents.Change:
    replaced = before.document.status is not after.document.status and after.document.status is Status.REPLACED
    return documents.Change(
        before=before,
        after=after,
        action=Action.REPLACE if replaced else "follow",
        person=person,
        device_id=device_id,
        at=at,
        event=replaced,
    )
