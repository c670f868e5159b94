"""What two people say differently, until a person has chosen: who chose, when and what stays in the record's history.

A choice is a fact. Where it comes after another one, or too late to be followed, it is kept, and the person is told.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import msgspec
from msgspec import Raw

from backend.domain import merging, rights
from backend.domain.differences import text
from backend.domain.held import Applied, Context, Held, Refused, too_large
from backend.domain.merging import Merging
from backend.domain.rights import TWO_VALUES
from sync_protocol import rules
from sync_protocol.assign import CannotSet, Refusal
from sync_protocol.document import Choice, Conflict, Document, Resolution
from sync_protocol.scalars import MOST_CHARACTERS
from sync_protocol.wire import Body, FieldConflict, Resolve, ResultStatus
from sync_protocol.workflow import Action, Status, transition

MOST_OPEN = 200
"""Of one document: who adds more has to settle some first."""

MOST_RESOLUTIONS = 50
"""The last ones stay in the document; all are in the audit trail and among the operations."""

_CHOICES = (Choice.KEPT, Choice.OTHER, Choice.BOTH)


def with_names(found: Iterable[Conflict], rev: int, context: Context) -> tuple[Conflict, ...]:
    """New conflicts with their names, of a document that comes to the revision with them.

    A name follows from the operation and from what it met. After a restored backup other operations come first, and
    whoever chose before must not be taken to have chosen between values that were never seen.
    """
    return tuple(msgspec.structs.replace(one, id=_name(one, context.op_id), rev=rev) for one in found)


def _name(one: Conflict, op_id: str) -> str:
    said = [op_id, one.code, one.at, one.other]
    return hashlib.sha256("\0".join(said).encode()).hexdigest()[:16]


def resolved(
    document: Document, conflicts: Iterable[Conflict], choice: Choice, context: Context, value: str | None = None
) -> tuple[Resolution, ...]:
    """The document's history with these conflicts settled; by what counts now, where no value is named."""
    new = (
        Resolution(
            conflict=one,
            choice=choice,
            value=one.kept if value is None else value,
            by=context.who.name,
            resolved_at=context.at,
        )
        for one in conflicts
    )
    return (*document.resolutions, *new)[-MOST_RESOLUTIONS:]


def merged(merging_: Merging) -> tuple[tuple[Conflict, ...], tuple[Resolution, ...], tuple[Conflict, ...]]:
    """What a change leaves open, the history after it, and the conflicts that it adds.

    Who sets a box again and has seen its values has chosen; an edit of somebody who had not chooses nothing.
    """
    document = merging_.document
    settled = [one for one in document.conflicts if _settles(merging_, one)]
    left = merging.refreshed(merging_, tuple(one for one in document.conflicts if one not in settled))
    history = document.resolutions
    for one in settled:
        now = text(merging.value_at(merging_.form, one.at))
        history = resolved(
            msgspec.structs.replace(document, resolutions=history), [one], Choice.ANEW, merging_.context, now
        )
    return left, history, with_names(merging.found_in(merging_), document.rev + 1, merging_.context)


def _settles(merging_: Merging, one: Conflict) -> bool:
    if one.code != TWO_VALUES or one.rev > merging_.base:
        return False
    row_is_gone = any(
        one.at.startswith(f"{path}/") and merging.value_at(merging_.form, path) is None for path in merging_.again
    )
    return one.at in merging_.again or row_is_gone


def as_told(found: Iterable[Conflict], merging_: Merging) -> tuple[FieldConflict, ...]:
    """The conflicts of a change as its result tells them."""
    return tuple(
        FieldConflict(one.at, one.other, one.kept)
        if one.at in merging_.beside
        else FieldConflict(one.at, one.kept, one.other)
        for one in found
    )


def signed(
    document: Document, seen: int, codes: Sequence[str], context: Context, part: str = ""
) -> tuple[tuple[Conflict, ...], tuple[Resolution, ...]]:
    """What a signature on the document leaves open, and the history after it.

    Who signs a content and has seen its conflicts, up to the revision `seen`, has chosen; those of `codes` are settled
    in any case. Of a signature on one part only, `part` is the beginning of its paths: two acts stay as they are.
    """

    def settles(one: Conflict) -> bool:
        covered = one.code == TWO_VALUES and one.at.startswith(part) if part else True
        return one.code in codes or (covered and 0 < one.rev <= seen)

    settled = [one for one in document.conflicts if settles(one)]
    left = tuple(one for one in document.conflicts if not settles(one))
    return left, resolved(document, settled, Choice.SIGNED, context)


def overwritten(changed: Iterable[tuple[str, str, str]], submitting: Merging) -> tuple[Conflict, ...]:
    """The boxes that a signed content replaces and that somebody else had set meanwhile: path, what stood there, and
    what was signed, which counts."""
    for at, before, after in changed:
        submitting.again.add(at)
        theirs = submitting.meanwhile(submitting.last(at))
        if theirs is not None:
            submitting.flags(at, after, before, theirs, mine_counts=True)
    return with_names(submitting.found, submitting.document.rev + 1, submitting.context)


def resolve(held: Held, args: Resolve, body: Body, context: Context) -> Applied | Refused:
    """A person chooses which of the values of a box counts, or confirms what counts of two acts (SIGN-6)."""
    document, who = held.document, context.who
    if args.choice not in _CHOICES:
        return Refused("OPERATION_SHAPE", "That is no choice between values.")
    shown = [one for one in rights.conflicts_for(who, document) if one.id in args.conflicts]
    past = [one for one in rights.resolutions_for(who, document) if one.conflict.id in args.conflicts]
    if not all(rights.may_resolve(who, document, one) for one in (*shown, *(one.conflict for one in past))):
        return Refused("MISSING_RIGHT", "This is for somebody else to settle.")
    if not shown:
        return _too_late(held, args, past, context)
    named = [one for one in document.conflicts if one.id in {seen.id for seen in shown}]
    if len({(one.code, one.at if one.code == TWO_VALUES else "") for one in named}) > 1:
        return Refused("OPERATION_SHAPE", "A choice is about one box, or one act.")
    if args.choice is Choice.KEPT:
        begun = merging.begin(held, held.form_of({}), body.base.rev, context)
        if named[0].code == TWO_VALUES and begun.meanwhile(begun.last(named[0].at)):
            return _not_followed(held, named, args, "Somebody set the box again meanwhile.", context)
        return _chosen(held, named, args, None, context)
    if args.choice is Choice.OTHER and args.chosen and all(one.id != args.chosen for one in named):
        return _too_late(held, args, past, context)
    if args.choice is Choice.OTHER and not args.chosen and len(named) > 1:
        return Refused("OPERATION_SHAPE", "Of several values it has to be said which one is chosen.")
    if named[0].code != TWO_VALUES:
        return Refused("OPERATION_SHAPE", "Of two acts the one that counts can be confirmed; nothing else.")
    if not _takes_changes(document, named[0].at, context):
        return _not_followed(held, named, args, "The document is no longer open for changes.", context)
    try:
        return _chosen(held, named, args, _merged(held, named, args, body, context), context)
    except (CannotSet, msgspec.DecodeError) as error:
        return _not_followed(held, named, args, str(error), context)


def _takes_changes(document: Document, at: str, context: Context) -> bool:
    if document.status is Status.DRAFT:
        return True
    row = transition(document.status, Action.SAVE_CHECKS, context.who.side, document.type)
    return row is not None and at.startswith("part2/")


def _merged(held: Held, named: Sequence[Conflict], args: Resolve, body: Body, context: Context) -> Merging:
    """The change that a choice makes. Raises CannotSet where a box cannot hold it."""
    document, at = held.document, named[0].at
    begun = merging.begin(held, held.form(), body.base.rev, context)
    begun.chosen = True
    if args.choice is Choice.OTHER:
        one = next((one for one in named if one.id == args.chosen), named[0])
        merging.merge(begun, at, merging.as_value(document, at, one.other))
    else:
        begun.base = document.rev  # nothing is replaced: what counts now stays in it
        both = together(document, at, [text(merging.value_at(begun.form, at)), *(one.other for one in named)])
        if both is not None:
            merging.merge(begun, at, both)
        else:
            remark = remark_of(document, at)
            said = text(merging.value_at(begun.form, remark))
            note = args.note or ", ".join(one.other for one in named)
            merging.merge(begun, remark, "\n".join(filter(None, (said, note))))
    return begun


def together(document: Document, at: str, values: Sequence[str]) -> str | None:
    """One text of several, where the box is one that people write in and can hold it; else None."""
    place = merging.place_at(document, at)
    if place is None or place.kind != "text" or place.about.picks or place.about.refers:
        return None
    lines = "\n".join(dict.fromkeys(filter(None, values)))
    return lines if len(lines) <= (place.about.max_length or MOST_CHARACTERS) else None


def remark_of(document: Document, at: str) -> str:
    """The box for remarks in the nearest section around a box. Raises CannotSet where there is none."""
    around = at
    while "/" in around:
        around = around.rpartition("/")[0]
        remark = merging.place_at(document, f"{around}/remark")
        if remark is not None and remark.kind == "text" and f"{around}/remark" != at:
            return f"{around}/remark"
    raise CannotSet(Refusal.NOT_A_BOX, at, "there is no box that holds both")


def _chosen(held: Held, named: Sequence[Conflict], args: Resolve, change: Merging | None, context: Context) -> Applied:
    document = held.document
    others = tuple(one for one in document.conflicts if one not in named)
    value, content, new, told = None, document.content, (), ()
    if change is not None:
        value = text(merging.value_at(change.form, named[0].at))
        content = Raw(rules.encode(change.form))
        others, new = merging.refreshed(change, others), with_names(merging.found_in(change), document.rev + 1, context)
        told = as_told(new, change)
    if too_large(content):
        return _not_followed(held, named, args, "The document would be too large.", context)
    settled = msgspec.structs.replace(
        document,
        rev=document.rev + 1,
        content=content,
        conflicts=(*others, *new),
        resolutions=resolved(document, named, args.choice, context, value),
        changed_at=context.at,
        changed_by=context.who.name,
    )
    box_revs = held.box_revs if change is None else change.box_revs
    return Applied(
        held=msgspec.structs.replace(held, document=settled, box_revs=box_revs),
        status=ResultStatus.MERGED if new else ResultStatus.APPLIED,
        action=f"resolve: {args.choice}",
        conflicts=told,
        tell=frozenset() if change is None else frozenset(change.tell),
    )


def _too_late(held: Held, args: Resolve, past: Sequence[Resolution], context: Context) -> Applied | Refused:
    """Somebody chose before: the first choice counts, and this one is kept beside it."""
    first = next((one for one in past if one.counted), None)
    if first is None:
        return Refused("NO_CONFLICT", "There is nothing to settle under this name.")
    mine = _wanted(args, [one.conflict for one in past if one.counted])
    if mine == first.value or args.choice is first.choice is Choice.BOTH:
        return Applied(held=held, status=ResultStatus.NOOP, action=f"resolve: {args.choice}")
    detail = f"{first.by} settled it first; your choice is kept in the history and does not count."
    return _kept_beside(held, first.conflict, args, mine, "RESOLVED_MEANWHILE", detail, first.value, context)


def _not_followed(held: Held, named: Sequence[Conflict], args: Resolve, why: str, context: Context) -> Applied:
    """The choice cannot be carried out: what counts stays, the conflict stays open, and both are shown."""
    detail = f"It cannot be done: {why} Your choice is kept in the history."
    return _kept_beside(held, named[0], args, _wanted(args, named), "NOT_FOLLOWED", detail, named[0].kept, context)


def _wanted(args: Resolve, conflicts: Sequence[Conflict]) -> str:
    """What the person wanted to count."""
    if args.choice is Choice.KEPT:
        return conflicts[0].kept
    if args.choice is Choice.BOTH:
        return "\n".join(dict.fromkeys(filter(None, (conflicts[0].kept, *(one.other for one in conflicts)))))
    return next((one for one in conflicts if one.id == args.chosen), conflicts[0]).other


def _kept_beside(
    held: Held, conflict: Conflict, args: Resolve, mine: str, code: str, detail: str, counts: str, context: Context
) -> Applied:
    document = held.document
    history = resolved(document, [conflict], args.choice, context, mine)
    history = (*history[:-1], msgspec.structs.replace(history[-1], counted=False))
    kept = msgspec.structs.replace(
        document,
        rev=document.rev + 1,
        resolutions=history,
        changed_at=context.at,
        changed_by=context.who.name,
    )
    return Applied(
        held=msgspec.structs.replace(held, document=kept),
        status=ResultStatus.MERGED,
        action=f"resolve: {args.choice}, not counted",
        code=code,
        detail=detail,
        conflicts=(FieldConflict(conflict.at, mine, counts),),
        tell=frozenset((context.client_id,)),
    )
