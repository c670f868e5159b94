"""A document is deleted, and what becomes of those who worked on it meanwhile (ST-4): nothing is lost behind a back.

A deleted document opens for nobody; its row, its operations and its audit trail stay.
"""

from __future__ import annotations

from datetime import datetime

import msgspec

from backend.domain import conflicts, rights
from backend.domain.held import Applied, Context, Held, Refused
from backend.domain.permission import changed, months_later, permitted
from sync_protocol.document import Conflict, Document
from sync_protocol.wire import FieldConflict, ResultStatus
from sync_protocol.workflow import TRANSITIONS, Action, Side, Status, transition

_UNDECIDED = (Status.DRAFT, Status.NEW, Status.IN_PROGRESS)


def as_it_was(document: Document) -> Document:
    """A deleted document with the status that it had before, any other as it is: only what is draft or new is
    deleted, and what was never submitted has no version."""
    if document.status is not Status.DELETED:
        return document
    return msgspec.structs.replace(document, status=Status.NEW if document.version else Status.DRAFT)


def gone(document: Document) -> Refused:
    """The answer to whoever goes on working on a deleted document."""
    return Refused("DELETED", f"{changed(document, 'deleted this document')}; what you entered was not stored.")


def delete(held: Held, base_rev: int, context: Context) -> Applied | Refused:
    """A draft or new document is deleted (ST-4).

    Where somebody else changed it after `base_rev`, it stays, and both are told.
    """
    document, who = held.document, context.who
    if document.status is Status.DELETED:
        return Applied(held=held, status=ResultStatus.NOOP, action=Action.DELETE)
    if not rights.concerns(who, document):
        return Refused("MISSING_RIGHT", "You have no right to delete this document.")
    if held.changed_since(base_rev, context.streams) and document.status in _UNDECIDED:
        return _asked(held, context)
    row = permitted(document, Action.DELETE, context, "It cannot be deleted")
    if isinstance(row, Refused):
        return row
    deleted = msgspec.structs.replace(
        document, rev=document.rev + 1, status=row.end, conflicts=(), changed_at=context.at, changed_by=who.name
    )
    return Applied(
        held=msgspec.structs.replace(held, document=deleted), status=ResultStatus.APPLIED, action=Action.DELETE
    )


EXPIRING = tuple(row for row in TRANSITIONS if row.action is Action.EXPIRE)
KEPT_MONTHS = 3
"""How long a draft or new document stays that nobody goes on with (ST-9)."""


def kept_since(at: datetime) -> datetime:
    """What was changed before this is removed."""
    return months_later(at, -KEPT_MONTHS)


def expire(held: Held, at: datetime) -> Held:
    """The document removed, where nobody went on with it for three months; otherwise as it is (ST-9)."""
    document = held.document
    row = transition(document.status, Action.EXPIRE, Side.SYSTEM, document.type)
    if row is None or document.changed_at is None or document.changed_at >= kept_since(at):
        return held
    removed = msgspec.structs.replace(
        document, rev=document.rev + 1, status=row.end, changed_at=at, changed_by=rights.SYSTEM.name
    )
    return msgspec.structs.replace(held, document=removed)


def _asked(held: Held, context: Context) -> Applied:
    """Somebody wanted to delete what somebody else worked on meanwhile: it stays, and both are told."""
    document = held.document
    conflict = Conflict(
        at="",
        code=rights.DELETION_ASKED,
        kept=document.status,
        other=Status.DELETED,
        kept_by=document.changed_by,
        other_by=context.who.name,
        kept_at=document.changed_at,
        other_at=context.at,
        noticed_at=context.at,
    )
    others = tuple(one for one in document.conflicts if one.code != conflict.code)
    flagged = msgspec.structs.replace(
        document,
        rev=document.rev + 1,
        conflicts=(*others, *conflicts.with_names((conflict,), document.rev + 1, context)),
        changed_at=context.at,
        changed_by=context.who.name,
    )
    return Applied(
        held=msgspec.structs.replace(held, document=flagged),
        status=ResultStatus.MERGED,
        action="delete: asked for",
        code=conflict.code,
        detail=f"{changed(document, 'changed it')}: it was not deleted, and both of you are told.",
        conflicts=(FieldConflict("", Status.DELETED, document.status),),
        tell=frozenset((*held.written, context.client_id)),
    )
