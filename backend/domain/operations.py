"""What becomes of one operation: pure, the same for a push, an import of unsent work and a test.

How one change meets those of others is said in `merging`, what a person chooses then in `conflicts`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Raw

from backend.domain import afterwards, conflicts, decisions, merging, relations, removal, rights, signatures
from backend.domain.held import PARTS, Applied, Context, Held, Refused, Signature, too_large
from backend.domain.permission import permitted
from sync_protocol import copying, rules, summary, wire
from sync_protocol.assign import CannotSet
from sync_protocol.document import Conflict, Document, RecordType
from sync_protocol.forms import CATALOGUE
from sync_protocol.wire import Body, Change, Creation, OperationType, Resolve, ResultStatus, Signed
from sync_protocol.workflow import Action, Side, Status, transition


def apply(held: Held | None, body: Body, context: Context, refused: Mapping[int, Refused]) -> Applied | Refused:
    """Apply one operation to the record that it names.

    `held` is None where the record does not exist or the person may not see it: that is told as one and the same.
    `refused` are the stream's operations that were not done: what builds on one of them shares its fate, and waits
    where that one was put aside.
    """
    if body.record.type is not RecordType.DOCUMENT:
        return Refused("OPERATION_SHAPE", "Nobody changes such a record by an operation.")
    if body.after is not None and not 0 < body.after < context.seq:
        return Refused("OPERATION_SHAPE", "It builds on an operation that does not come before it.")
    if body.after is not None and (parent := refused.get(body.after)) is not None:
        fate = "put aside" if parent.quarantined else "refused"
        detail = f"It builds on operation {body.after}, which was {fate}: {parent.code}."
        return Refused("DEPENDENCY", detail, parent=body.after, quarantined=parent.quarantined)
    try:
        return _written(_apply(held, body, context), held, context)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        return Refused("OPERATION_SHAPE", f"The operation's arguments do not fit its type: {error}.")


def _written(applied: Applied | Refused, before: Held | None, context: Context) -> Applied | Refused:
    """Note which stream wrote the new revision: a later request on an older one has an old view (ST-10)."""
    if isinstance(applied, Refused) or applied.held is before:
        return applied
    written = {**applied.held.written, context.client_id: applied.held.document.rev}
    return msgspec.structs.replace(applied, held=msgspec.structs.replace(applied.held, written=written, room=0))


def _apply(held: Held | None, body: Body, context: Context) -> Applied | Refused:
    if body.actor != context.who.id:
        return Refused("ACTOR", "The operation names another person than its stream.")
    kind = OperationType(body.type)
    if kind is OperationType.DOCUMENT_CREATE:
        return _create(held, body, msgspec.json.decode(body.args, type=Creation), context)
    if held is None or not rights.sees(context.who, removal.as_it_was(held.document)):
        return _not_seen(held, body, context)
    if held.document.status is Status.DELETED and kind not in _KNOW_OF_DELETION:
        return removal.gone(held.document)
    match kind:
        case OperationType.DOCUMENT_SET:
            return _set(held, body, msgspec.json.decode(body.args, type=Change), context)
        case OperationType.DOCUMENT_SUBMIT:
            return decisions.submit(held, msgspec.json.decode(body.args, type=Signed), context)
        case OperationType.DOCUMENT_DECIDE:
            return decisions.decide(held, msgspec.json.decode(body.args, type=Signed), context)
        case OperationType.DOCUMENT_CANCEL:
            return afterwards.cancel(held, msgspec.json.decode(body.args, type=Signed), context)
        case OperationType.DOCUMENT_RECALL:
            return afterwards.recall(held, msgspec.json.decode(body.args, type=Signed), context)
        case OperationType.DOCUMENT_COMPLETE:
            return afterwards.complete(held, msgspec.json.decode(body.args, type=Signed), context)
        case OperationType.DOCUMENT_START:
            return decisions.start(held, context)
        case OperationType.DOCUMENT_DELETE:
            return removal.delete(held, body.base.rev, context)
        case OperationType.CONFLICT_RESOLVE:
            return conflicts.resolve(held, msgspec.json.decode(body.args, type=Resolve), body, context)


def _not_seen(held: Held | None, body: Body, context: Context) -> Refused:
    """What was written while the person still saw the document goes before a person, by revisions and not by clocks.

    What was written on a revision that is not here yet waits for it: a server that was restored from a backup gets it
    again from the device of somebody else. Its revisions say no more which those were that it has lost.
    """
    if body.base.rev < context.left_at:
        detail = "The document has left what you may see, after you wrote this: a person has to look at it."
        return Refused("NO_LONGER_YOURS", detail, quarantined=True)
    if body.base.rev > (held.document.rev if held is not None and not held.left_out else 0):
        detail = "You saw the document in a state that this server does not have yet: this is kept until it has."
        return Refused("NOT_RESTORED", detail, quarantined=True)
    return Refused("NOT_FOUND", "There is no such record, or you have no right to see it.")


_KNOW_OF_DELETION = (OperationType.DOCUMENT_DECIDE, OperationType.DOCUMENT_DELETE)


def _create(held: Held | None, body: Body, creation: Creation, context: Context) -> Applied | Refused:
    if held is not None:
        return Refused("EXISTS", "A record with this id exists already.")
    form = CATALOGUE.get(creation.type)
    if form is None:
        return Refused("DOCUMENT_TYPE", f"There is no document type {creation.type[:32]}.")
    if creation.edition not in form.editions:
        return Refused("EDITION", f"{creation.type} has no edition {creation.edition}.")
    who = context.who
    if not rights.signs(who):
        return Refused("MISSING_RIGHT", f"A {who.role} makes no documents.")
    if foreign := _not_in_draft(_paths(creation.change), who.side, form.type):
        return Refused("NOT_YOUR_BOX", "These boxes are filled in by somebody else.", fields=foreign)
    if creation.post not in context.posts:
        return Refused("POST", f"There is no authority with the code {creation.post[:64]}.")
    if who.side is not Side.OPERATOR and creation.post != who.post:
        return Refused("MISSING_RIGHT", "An authority makes documents for its own post only.")
    origin = relations.origin_of(creation, context)
    if isinstance(origin, Refused):
        return origin
    empty = Document(
        id=body.record.id,
        type=form.type,
        edition=creation.edition,
        rev=context.left_out,
        status=Status.DRAFT,
        post=creation.post,
        organisation=who.organisation,
    )
    new = Held(empty, {}, left_out=context.left_out)
    if creation.origin is not None and origin is not None:
        new = relations.begun(new, creation.origin.kind, origin.document, context)
    return _changed(new, body, creation.change, context, action=_CREATE)


_CREATE = "create"


def _set(held: Held, body: Body, change: Change, context: Context) -> Applied | Refused:
    document, who = held.document, context.who
    paths = _paths(change)
    if document.imported is not None and document.imported.decided_elsewhere:
        return Refused("DECIDED_ELSEWHERE", "This document was decided in another system and is kept as it was.")
    if document.status is Status.DRAFT:
        if not rights.may(who, Action.SUBMIT, document):
            return Refused("MISSING_RIGHT", "You have no right to change this draft.")
        if foreign := _not_in_draft(paths, who.side, document.type):
            return Refused("NOT_YOUR_BOX", "These boxes are filled in by somebody else.", fields=foreign)
        return _changed(held, body, change, context, action="change")
    checks = transition(Status.NEW, Action.SAVE_CHECKS, who.side, document.type) is not None
    if foreign := [path for path in paths if not path.startswith("part2/" if checks else "part1/")]:
        return Refused("NOT_YOUR_BOX", "These boxes are filled in by somebody else.", fields=tuple(foreign))
    row = permitted(document, Action.SAVE_CHECKS, context, "Checks cannot be saved")
    if isinstance(row, Refused):
        return row
    saved = _changed(held, body, change, context, action="save checks")
    if isinstance(saved, Applied) and document.status is not row.end and saved.held is not held:
        return msgspec.structs.replace(saved, held=_with_status(saved.held, row.end))
    return saved


def _not_in_draft(paths: list[str], side: Side, type_: str) -> tuple[str, ...]:
    """The boxes that are not Part I of a draft, nor Part II of one that its maker may decide in one go (ST-3a)."""
    own = ("part1/", "part2/") if transition(Status.DRAFT, Action.ACCEPT, side, type_) is not None else ("part1/",)
    return tuple(path for path in paths if path.startswith(_PARTS) and not path.startswith(own))


_PARTS = ("part1/", "part2/", "part3/")
"""Who fills them in is known; that there is no other part, the form says."""


def _paths(change: Change) -> list[str]:
    return [*change.set, *change.unset, *change.add, *change.remove]


def _with_status(held: Held, status: Status) -> Held:
    return msgspec.structs.replace(held, document=msgspec.structs.replace(held.document, status=status))


def _changed(held: Held, body: Body, change: Change, context: Context, *, action: str) -> Applied | Refused:
    if locked := [path for path in _paths(change) if copying.is_locked(held.document.locked, path)]:
        return Refused("LOCKED_BOX", "These boxes stay as they were in the certificate.", fields=tuple(locked))
    touched = {path.partition("/")[0] for path in _paths(change)}
    parts = held.parts()
    form = held.form_of({name: parts.pop(name) for name in touched & parts.keys()})
    begun = merging.begin(held, form, body.base.rev, context)
    values: list[tuple[str, Any]] = [
        *change.add.items(),
        *change.set.items(),
        *((path, None) for path in (*change.unset, *change.remove)),
    ]
    for path, value in values:
        try:
            merging.merge(begun, path, value)
        except CannotSet as error:
            return Refused("BOX", str(error), fields=(path,))
    document = held.document
    left, history, found = conflicts.merged(begun)
    if not begun.touched and not found and left == document.conflicts and action != _CREATE:
        return Applied(held=held, status=ResultStatus.NOOP, action=action)
    parts |= PARTS.decode(rules.encode(begun.form))
    content = Raw(msgspec.json.encode(parts, order="sorted"))
    if refused := too_large(content):
        return refused
    if found and len(left) + len(found) > conflicts.MOST_OPEN:
        return Refused("CONFLICTS", "Too many values of this document wait for somebody to choose between them.")
    two_acts = _two_acts(held, body, context)
    tell = begun.tell | (held.writers_since(body.base.rev) | {context.client_id} if two_acts else set[str]())
    document = msgspec.structs.replace(
        document,
        rev=document.rev + 1,
        content=content,
        arrival=summary.arrival(begun.form) if "part1" in touched else document.arrival,
        conflicts=(*left, *found, *two_acts),
        resolutions=history,
        changed_at=context.at,
        changed_by=context.who.name,
    )
    return Applied(
        held=msgspec.structs.replace(held, document=document, box_revs=begun.box_revs),
        status=ResultStatus.MERGED if found or two_acts else ResultStatus.APPLIED,
        action=action,
        conflicts=conflicts.as_told(found, begun),
        tell=frozenset(tell),
        code=rights.PART_ONE_CHANGED if _part_one_changed(held, body) else "",
    )


def _part_one_changed(held: Held, body: Body) -> bool:
    """Whether Part I was submitted again after the state that the person worked on."""
    return 0 < body.base.rev < held.part_one_rev and held.document.status is not Status.DRAFT


def _two_acts(held: Held, body: Body, context: Context) -> tuple[Conflict, ...]:
    """What this operation adds about Part I, submitted again meanwhile; once for each who works on an older one."""
    document, who = held.document, context.who.name
    known = any(one.code == rights.PART_ONE_CHANGED and one.other_by == who for one in document.conflicts)
    if known or not _part_one_changed(held, body):
        return ()
    found = decisions.part_one_conflict(document, rev=body.base.rev, who=who, at=context.at)
    return conflicts.with_names((found,), document.rev + 1, context)


_NOT_SIGNED = frozenset(rule.type for rule in wire.OPERATIONS if not rule.signed)


def link(body: Body, context: Context) -> Signature | None:
    """The signature of an operation that was refused or put aside, if it holds: the device's chain moves on with it.

    One of a type that is not known yet may be signed as well."""
    if body.actor != context.who.id or body.type in _NOT_SIGNED:
        return None
    try:
        linked = signatures.link(msgspec.json.decode(body.args, type=Signed), context)
    except (msgspec.ValidationError, msgspec.DecodeError):
        return None
    return None if isinstance(linked, Refused) else linked.signature
