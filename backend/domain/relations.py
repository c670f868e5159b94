"""Documents that are made from others, and what a change of one means for the other (ST-6, NEW-1 to NEW-3)."""

from __future__ import annotations

from datetime import datetime

import msgspec
from msgspec import Raw

from backend.domain import rights, signatures
from backend.domain.held import Context, Held, Refused
from backend.domain.permission import permitted
from sync_protocol import copying, evaluate, fillings, rules, summary
from sync_protocol.assign import assign
from sync_protocol.document import Document, Relation, RelationKind, issuing_country
from sync_protocol.forms import CATALOGUE
from sync_protocol.organisations import may_clone
from sync_protocol.rules import Form
from sync_protocol.scalars import day_of_law
from sync_protocol.wire import Creation
from sync_protocol.workflow import CLONES, Action, OriginKind, Side, Status, transition

_UNDECIDED = (Status.DRAFT, Status.NEW, Status.IN_PROGRESS, Status.PRE_VALID)
_INVERSE = {
    RelationKind.REPLACES: RelationKind.REPLACED_BY,
    RelationKind.REPLACED_BY: RelationKind.REPLACES,
    RelationKind.CLONE_OF: RelationKind.CLONED_AS,
    RelationKind.CLONED_AS: RelationKind.CLONE_OF,
}
_MADE_FROM = {OriginKind.REPLACEMENT: RelationKind.REPLACES, OriginKind.CLONE: RelationKind.CLONE_OF}


def origin_of(creation: Creation, context: Context) -> Held | Refused | None:
    """The document that another one is to be made from, None where it is made from none, or why it cannot be."""
    if creation.origin is None:
        return None
    held = context.others.get(creation.origin.document)
    if held is None or not rights.sees(context.who, held.document):
        return Refused("ORIGIN", "The document to start from is not there, or you have no right to see it.")
    source = held.document
    match creation.origin.kind:
        case OriginKind.COPY:
            refused = _same_type(source, creation)
        case OriginKind.REPLACEMENT:
            refused = _same_type(source, creation) or _not_replaceable(source, context)
        case OriginKind.CLONE:
            refused = _not_clonable(source, creation, context)
    return refused or held


def _same_type(source: Document, creation: Creation) -> Refused | None:
    if source.type == creation.type:
        return None
    return Refused("ORIGIN_TYPE", f"A {creation.type} is not copied from a {source.type}.")


def _not_replaceable(source: Document, context: Context) -> Refused | None:
    row = permitted(source, Action.REPLACE, context, "It cannot be replaced")
    if isinstance(row, Refused):
        return row
    for one in source.relations:
        if one.kind is RelationKind.REPLACED_BY and one.status in _UNDECIDED:
            return Refused("BEING_REPLACED", f"A replacement is being made already: {one.reference or 'a draft'}.")
    return settled_by_clone(source)


def settled_by_clone(source: Document) -> Refused | None:
    """Why a certificate is no longer its authority's to cancel or replace: its clone has been decided (NEW-2)."""
    for one in source.relations:
        if one.kind is RelationKind.CLONED_AS and one.status not in (*_UNDECIDED, Status.CANCELLED):
            return Refused("CLONE_DECIDED", f"It stays as it is: {one.reference}, cloned from it, has been decided.")
    return None


def _not_clonable(source: Document, creation: Creation, context: Context) -> Refused | None:
    if not may_clone(context.who.organisation, day_of_law(context.received), context.lists):
        return Refused("MISSING_RIGHT", "Importers may not clone (NEW-2).")
    if not any((one.source, one.target) == (source.type, creation.type) for one in CLONES):
        return Refused("ORIGIN_TYPE", f"A {creation.type} is not cloned from a {source.type}.")
    if source.status is not Status.VALID:
        return Refused("STATUS", f"Only a valid document is cloned; it is {source.status.replace('_', ' ')}.")
    for one in source.relations:
        if one.kind is RelationKind.CLONED_AS:
            return Refused("CLONED", f"It has been cloned already: {one.reference or 'a draft'}.")
    return None


def begun(empty: Held, kind: OriginKind, source: Document, context: Context) -> Held:
    """The new document with what it takes from its source, and the link to it."""
    content = msgspec.json.decode(source.content, type=dict[str, object])
    form = copying.begun(kind, content, empty.form(), source.reference, empty.document.edition)
    if kind is not OriginKind.REPLACEMENT:
        form = _addressed(form, empty.document)
    document = msgspec.structs.replace(
        empty.document,
        content=Raw(rules.encode(form)),
        arrival=summary.arrival(form),
        locked=_locked(source, empty.document, form, context) if kind is OriginKind.CLONE else (),
        relations=(_relation(_MADE_FROM[kind], source, context.at),) if kind in _MADE_FROM else (),
    )
    return msgspec.structs.replace(empty, document=document)


def _addressed(form: Form, document: Document) -> Form:
    """It enters at the authority that it is for, and not where its source did (NEW-5)."""
    about = CATALOGUE[document.type]
    for at, post in fillings.begun(about.content, about.filled, fillings.Maker(document.post)).items():
        form = assign(form, at, post, document.edition)
    return form


def _locked(source: Document, clone: Document, form: Form, context: Context) -> tuple[str, ...]:
    """NEW-3; where the country of origin is not authorised for the animals, it may be chosen again (NEW-3a)."""
    judged = CATALOGUE[clone.type].rules_in(clone.edition, issuing_country(clone))
    found = evaluate.check(form, judged, day_of_law(context.received), context.lists)
    free = {one.at for one in found if one.code == "NEW-3a"}
    return tuple(one for one in copying.locked_boxes(source.type, signatures.value_of(form)) if one not in free)


def _relation(kind: RelationKind, to: Document, at: datetime) -> Relation:
    return Relation(
        kind=kind,
        document=to.id,
        type=to.type,
        status=to.status,
        post=to.post,
        at=at,
        reference=to.reference,
    )


def concern_others(before: Document | None, after: Document) -> bool:
    """Whether the documents that this one is related to have to follow a change."""
    if not after.relations:
        return False
    return before is None or _shown(before) != _shown(after)


def _shown(document: Document) -> tuple[object, ...]:
    return document.status, document.reference, document.post


def followed(one: Document, relation: Relation, other: Held, who: str, at: datetime) -> Held:
    """The document that `one` is related to, after a change of `one`; the same where nothing changes for it.

    It shows what the other has become. What is replaced turns so when its replacement is decided; recalled or cancelled
    meanwhile, it keeps that status (ST-6). A deleted document leaves no trace in the one that it was made from.
    """
    document = other.document
    kind = _INVERSE[relation.kind]
    others = [link for link in document.relations if (link.kind, link.document) != (kind, one.id)]
    was = next((link for link in document.relations if (link.kind, link.document) == (kind, one.id)), None)
    is_now = _relation(kind, one, at if was is None or was.status is not one.status else was.at)
    relations = tuple(others) if one.status is Status.DELETED else (*others, is_now)
    status = document.status
    if relation.kind is RelationKind.REPLACES and one.status in (Status.VALID, Status.REJECTED):
        row = transition(status, Action.REPLACE, Side.AUTHORITY, document.type)
        status = row.end if row is not None else status
    if (status, set(relations)) == (document.status, set(document.relations)):
        return other
    changed = msgspec.structs.replace(
        document,
        rev=document.rev + 1,
        status=status,
        relations=relations,
        changed_at=at,
        changed_by=who,
    )
    return msgspec.structs.replace(other, document=changed)
