"""Whether an act on a document is possible here and now, and if not, why: who changed what is told (ST-10)."""

from __future__ import annotations

import calendar
from datetime import datetime

from backend.domain import rights
from backend.domain.held import Context, Refused
from sync_protocol.document import Document
from sync_protocol.workflow import Action, Transition, possible, transition


def permitted(document: Document, action: Action, context: Context, cannot: str) -> Transition | Refused:
    """The row of the table by which the person may do this, or why not. `cannot` begins the sentence."""
    if document.imported is not None and document.imported.decided_elsewhere:
        return Refused("DECIDED_ELSEWHERE", f"{cannot}: it was decided in another system and is kept as it was.")
    row = transition(document.status, action, context.who.side, document.type)
    if row is not None and rights.may(context.who, action, document):
        return row
    code = "MISSING_RIGHT" if possible(document.status, action, document.type) else "STATUS"
    said = document.status.replace("_", " ")
    return Refused(code, f"{cannot}: the document is {said}. {changed(document, 'changed it')}.")


def changed(document: Document, what: str) -> str:
    """Who did it last, and when."""
    at = document.changed_at
    when = f" on {at:%Y-%m-%d} at {at:%H:%M} UTC" if at is not None else ""
    return f"{document.changed_by or 'Somebody'} {what}{when}"


def months_later(at: datetime, months: int) -> datetime:
    """The same day and time so many months later, or the month's last day where it has no such day; also backwards."""
    year, month = divmod(at.year * 12 + at.month - 1 + months, 12)
    return at.replace(year=year, month=month + 1, day=min(at.day, calendar.monthrange(year, month + 1)[1]))
