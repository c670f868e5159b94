"""Who may do what, and who sees what: one function each, used by the API and by the feeds alike.

A person sees a document exactly when one of the person's feeds is one of the document's (SEE-1 to SEE-3). What an
operator sees of a document that is being decided is less than what the authority sees (ST-12): `view` says how much.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import cast

import msgspec
from msgspec import Struct

from sync_protocol.copying import at_path
from sync_protocol.document import Conflict, Document, Relation, Resolution
from sync_protocol.forms import CATALOGUE, DocumentType
from sync_protocol.rules import Form, places
from sync_protocol.workflow import BY_ORIGIN, SHOWN_TO_EVERY_POST, Action, Side, Status, transition


class Role(StrEnum):
    """Part of ROLE-1: those whose work exists so far. SYSTEM is what happens by itself; nobody logs in as it."""

    OPERATOR = "operator"
    INSPECTOR = "inspector"
    RESTRICTED_INSPECTOR = "restricted_inspector"
    PLANNER = "planner"
    SYSTEM = "system"
    ADMINISTRATOR = "administrator"


class Person(Struct, frozen=True, kw_only=True):
    """Somebody with an account. An authority's people have a `post`, an operator's an `organisation`."""

    id: str
    name: str
    role: Role
    post: str = ""
    organisation: str = ""

    @property
    def side(self) -> Side:
        return _SIDES.get(self.role, Side.AUTHORITY)


_SIGNS_NOTHING = (Role.PLANNER, Role.ADMINISTRATOR)
_SIDES = {
    Role.OPERATOR: Side.OPERATOR,
    Role.RESTRICTED_INSPECTOR: Side.RESTRICTED,
    Role.SYSTEM: Side.SYSTEM,
}

SYSTEM = Person(id="system", name="Waarmerk", role=Role.SYSTEM)

REFUSED_FEED = "refused"
REFERENCE_FEED = "reference"
"""The lists of the reference data: public, and on every device."""


def post_feed(post: str) -> str:
    return f"post:{post}"


def organisation_feed(organisation: str) -> str:
    return f"organisation:{organisation}"


def profile_feed(person_id: str) -> str:
    return f"me:{person_id}"


@lru_cache(maxsize=4096)
def feeds_of(person: Person) -> frozenset[str]:
    """The feeds that the person's devices hold."""
    if person.side is Side.OPERATOR:
        return frozenset((profile_feed(person.id), organisation_feed(person.organisation), REFERENCE_FEED))
    return frozenset((profile_feed(person.id), post_feed(person.post), REFUSED_FEED, REFERENCE_FEED))


def feeds_for(document: Document) -> frozenset[str]:
    """The feeds that show the document, by the table of statuses."""
    return _feeds_for(document.status, document.type, document.organisation, document.post, document.named)


@lru_cache(maxsize=4096)  # asked of each document several times, and most of a post's say the same
def _feeds_for(
    status: Status, type_: DocumentType, organisation: str, post: str, named: tuple[str, ...]
) -> frozenset[str]:
    if status is Status.DELETED:
        return frozenset()
    own = organisation_feed(organisation) if organisation else post_feed(post)
    if status is Status.DRAFT:
        return frozenset((own,))
    everywhere = type_ in SHOWN_TO_EVERY_POST.get(status, ())
    decided = named if status not in _NOT_DECIDED else ()
    return frozenset((own, post_feed(post), *decided, *((REFUSED_FEED,) if everywhere else ())))


_NOT_DECIDED = (Status.NEW, Status.IN_PROGRESS, Status.PRE_VALID)

_AUTHORITIES = ("posts", "control_points", "control_posts")
"""The lists of the reference data whose entries are authorities: a box that is chosen from one names one."""
_PARTIES = ("consignor", "consignee", "person_responsible", "importer", "place_of_destination", "transporter")
_CLONING_PARTIES = ("person_responsible", "importer")
_CODE = re.compile(r"[A-Za-z0-9._:-]{1,64}")


def named_in(document: Document, content: object) -> tuple[str, ...]:
    """The feeds of the authorities of entry, destination and transit, and of the operators, that a decided document
    names by their codes.

    What an authority made is shown to no operator (NEW-8); but a certificate to those who may clone it (NEW-4).
    """
    parties = _PARTIES if document.organisation else _CLONING_PARTIES if document.type in BY_ORIGIN else ()
    posts = _chosen(CATALOGUE[document.type].content, content, _AUTHORITIES)
    organisations = [at_path(content, f"part1/{party}/identifier") for party in parties]
    feeds = [post_feed(one) for one in posts if _CODE.fullmatch(one)]
    feeds += [organisation_feed(one) for one in organisations if isinstance(one, str) and _CODE.fullmatch(one)]
    return tuple(dict.fromkeys(feeds))


def _chosen(form: type[Form], content: object, lists: tuple[str, ...]) -> Iterator[str]:
    """The codes in the boxes that are chosen from these lists, in the order of the form."""
    held: Mapping[str, object] = cast("Mapping[str, object]", content) if isinstance(content, Mapping) else {}
    for place in places(form).values():
        value = held.get(place.name)
        if place.kind == "section":
            yield from _chosen(place.type, value, lists)
        elif place.kind == "rows":
            for row in cast("Sequence[object]", value) if isinstance(value, Sequence) else ():
                yield from _chosen(place.type, row, lists)
        elif place.about.picks in lists and isinstance(value, str):
            yield value


def sees(person: Person, document: Document) -> bool:
    """Whether the document opens for the person at all. Where not, it is not found, never forbidden."""
    return not feeds_of(person).isdisjoint(feeds_for(document))


def may(person: Person, action: Action, document: Document) -> bool:
    """Whether the person may take the action on the document in its status, by the transition table and DEC-1.

    Only those act whom the document concerns.
    """
    return transition(document.status, action, person.side, document.type) is not None and concerns(person, document)


def concerns(person: Person, document: Document) -> bool:
    """Whether it is the person's to act on the document at all, whatever its status.

    A planner reads and assigns, an administrator keeps the reference data; neither signs anything. Of the authority's
    side only the post that the document is addressed to acts; of the operator's only the organisation that made it.
    """
    if not signs(person) or not sees(person, document):
        return False
    if person.side is Side.OPERATOR:
        return document.organisation == person.organisation
    return document.post == person.post


def signs(person: Person) -> bool:
    """Whether it is the person's work to make, check or decide documents at all."""
    return person.role not in _SIGNS_NOTHING


def seals(person: Person) -> bool:
    """Whether the person's devices may make provisional seals (SIGN-6): a seal says that an inspector made it. What
    operators decide themselves (DECLAR-1) is sealed by the server."""
    return signs(person) and person.side is Side.AUTHORITY


def may_administer(person: Person) -> bool:
    """Whether the person may import and correct the lists of the reference data."""
    return person.role is Role.ADMINISTRATOR


def view(person: Person, document: Document) -> Document:
    """The document as the person may see it.

    Until it is decided its operator goes on seeing it as new, with Part I and without Part II, also when a decision was
    signed that could not be carried out (ST-12); but for what operators decide themselves (DECLAR-1).
    """
    if document.conflicts or document.resolutions:
        document = msgspec.structs.replace(
            document, conflicts=conflicts_for(person, document), resolutions=resolutions_for(person, document)
        )
    if person.side is not Side.OPERATOR:
        return document
    document = msgspec.structs.replace(document, relations=tuple(_as_new(one) for one in document.relations), named=())
    if document.status not in _NOT_DECIDED or _decides_himself(document):
        return document
    content: dict[str, msgspec.Raw] = msgspec.json.decode(document.content, type=dict[str, msgspec.Raw])
    part1 = {name: part for name, part in content.items() if name == "part1"}
    return msgspec.structs.replace(
        document,
        status=Status.NEW,
        content=msgspec.Raw(msgspec.json.encode(part1)),
        decision=None,  # of somebody with restricted rights, which another one has yet to confirm (ST-8)
        findings=(),
        changed_by="",
    )


def _decides_himself(document: Document) -> bool:
    return transition(Status.NEW, Action.SAVE_CHECKS, Side.OPERATOR, document.type) is not None


def conflicts_for(person: Person, document: Document) -> tuple[Conflict, ...]:
    """The conflicts of a document as the person may see them: those of the own side alone.

    Another post that sees the document has nothing to settle on it, and what inspectors say differently is never an
    operator's business, but for those about his own Part I and his own deletion.
    """
    return tuple(_conflict_for(person, document, document.conflicts))


def resolutions_for(person: Person, document: Document) -> tuple[Resolution, ...]:
    """The settled conflicts, by the same measure."""
    seen = {one.id: one for one in _conflict_for(person, document, (one.conflict for one in document.resolutions))}
    return tuple(
        msgspec.structs.replace(one, conflict=seen[one.conflict.id])
        for one in document.resolutions
        if one.conflict.id in seen
    )


def _conflict_for(person: Person, document: Document, conflicts: Iterable[Conflict]) -> Iterator[Conflict]:
    if person.side is not Side.OPERATOR:
        own = document.post == person.post
        made_by_operator = document.organisation != ""
        yield from (one for one in conflicts if own and not (made_by_operator and _is_of_part_one(one)))
        return
    if document.organisation != person.organisation:
        return
    for one in conflicts:
        if _decides_himself(document) or _is_of_part_one(one):
            yield one
        elif one.code in _TOLD_TO_OPERATORS and not one.at.startswith("part2"):
            # The outcome of a decision that was not carried out is Part II.
            yield msgspec.structs.replace(one, other="") if one.code == DELETED_MEANWHILE else one


def _is_of_part_one(conflict: Conflict) -> bool:
    """Two values of a box that its maker alone fills in, as long as it is a draft."""
    return conflict.code == TWO_VALUES and conflict.at.startswith("part1/")


def has_to_know(person: Person, before: Document | None, after: Document) -> bool:
    """Whether an act left the person something to settle, or a choice of the person's uncounted."""
    known = {one.id for one in before.conflicts} if before is not None else set[str]()
    settled = before.resolutions if before is not None else ()
    late = any(not one.counted and one.by == person.name and one not in settled for one in after.resolutions)
    return late or any(one.id not in known for one in conflicts_for(person, after))


def may_resolve(person: Person, document: Document, conflict: Conflict) -> bool:
    """Whether the person may settle a conflict of a document: planners and inspectors of its post, and its operator for
    what two people of his own wrote."""
    if not any(_conflict_for(person, document, (conflict,))):
        return False
    if person.side is Side.OPERATOR:
        return _is_of_part_one(conflict) or _decides_himself(document)
    return person.role is not Role.ADMINISTRATOR


def _as_new(relation: Relation) -> Relation:
    """Another document that is not decided is new to an operator as well (ST-12)."""
    if relation.status not in _NOT_DECIDED:
        return relation
    return msgspec.structs.replace(relation, status=Status.NEW)


PART_ONE_CHANGED = "PART_ONE_CHANGED"
"""Part I was submitted again while somebody checked or decided on an older one: both told (story of sync)."""

TWO_VALUES = "TWO_VALUES"
"""Two people set one box, or one row, each without having seen the other's."""

DELETION_ASKED = "DELETION_ASKED"
"""Somebody wanted to delete a document that somebody else worked on meanwhile (ST-4): both told."""

DELETED_MEANWHILE = "DELETED_MEANWHILE"
"""A document was deleted while somebody decided on it (ST-4, SIGN-6): it is back, and both told."""

_TOLD_TO_OPERATORS = (PART_ONE_CHANGED, DELETION_ASKED, DELETED_MEANWHILE)

SETTLED_BY_A_DECISION = (PART_ONE_CHANGED, DELETION_ASKED, DELETED_MEANWHILE)
"""Who decides on the document as it stands has chosen between the two acts."""
