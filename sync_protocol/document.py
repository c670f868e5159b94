"""The records that travel down to a device: documents, people, reference lists, outcomes.

A record's struct is what is stored, what travels and what is reasoned on.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from msgspec import Raw, Struct

from .evaluate import Finding
from .forms import DocumentType
from .workflow import Status


class RecordType(StrEnum):
    DOCUMENT = "document"
    PROFILE = "profile"
    REFERENCE_LIST = "reference_list"
    OUTCOME = "outcome"


class Conflict(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Two values for one box, or two acts on one document, that a person has to resolve. Both are kept.

    `at` is the path of a box or of a row, or empty where the whole document is meant (SIGN-6). `kept` is what counts
    now, `other` what does not; a box with three values has two conflicts. Values are texts as they are, nothing as
    nothing, anything else as JSON. `kept_at` and `other_at` are when the server received the values, of a decision
    when it was signed. `rev` is the revision of the document that the conflict came with. `id` is its name, which
    means this conflict and no other, also after a restored backup.
    """

    id: str = ""
    rev: int = 0
    at: str
    code: str
    kept: str
    other: str
    kept_by: str
    other_by: str
    kept_at: datetime | None = None
    other_at: datetime | None = None
    noticed_at: datetime


class Choice(StrEnum):
    """How a conflict was settled: by choosing what counts, the other, or both; by setting the box anew; or by signing
    the document as it stood."""

    KEPT = "kept"
    OTHER = "other"
    BOTH = "both"
    ANEW = "anew"
    SIGNED = "signed"


class Resolution(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A conflict that somebody settled, and how: the document's history of it.

    `value` is what counts from then on, as a conflict has it. `counted` is False for a choice that came after another
    one, or too late to be followed: it is kept and changed nothing.
    """

    conflict: Conflict
    choice: Choice
    value: str
    by: str
    resolved_at: datetime
    counted: bool = True


class Decision(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The signed outcome of Part II, as the server received it.

    `statement` is the signed COSE message, base64url, kept as received. `clock_gap_ms` is the server's time of
    receipt minus the device's time of signature, corrected for the delay that the device knew of (DEC-5). `reported`
    is what the Commission is to be told of it: the warnings that were not heeded (CN-8). `previous_at` is the date of
    the device's signature before this one, where that is later: a clock was set back, or one of the two is not true
    (DEC-5).
    """

    outcome: str
    signed_at: datetime
    received_at: datetime
    signed_by: str
    statement: str
    version: int
    clock_gap_ms: int = 0
    reported: tuple[Finding, ...] = ()
    previous_at: datetime | None = None


class Certificate(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The countersigned seal: `digits` is what stands behind the number sign of the QR's link."""

    number: str
    digits: str
    shard: str
    index: int
    issued_at: datetime


class Imported(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where an imported document comes from. Imported documents are facts: never sealed by us."""

    reference: str
    status: str
    decided_elsewhere: bool
    unmapped: tuple[str, ...] = ()


class RelationKind(StrEnum):
    """What another document is to this one."""

    REPLACES = "replaces"
    REPLACED_BY = "replaced_by"
    CLONE_OF = "clone_of"
    CLONED_AS = "cloned_as"


class Relation(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Another document that this one was made from, or that was made from it (ST-6, NEW-2).

    `reference`, `status` and `post` are the other's as they are now; `at` is when it came to this status. In a document
    that is being replaced, the other is not decided yet.
    """

    kind: RelationKind
    document: str
    type: DocumentType
    status: Status
    post: str
    at: datetime
    reference: str = ""


class Document(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One official record with a lifecycle.

    `rev` goes up by one with every applied operation; `version` is the -Vn that people see (REF-2), 0 before the first
    submission. `reference` is empty in a draft (REF-1). `content` is the form of `type`, as JSON. `post` is the
    authority that the document is addressed to; `organisation` the operator's, empty where an authority made it.
    `named` are the feeds of the posts and organisations that a decided document names and is shown to as well.
    `locked` are boxes of a clone that stay as they were in its source (NEW-3), by the beginning of their paths.
    """

    id: str
    type: DocumentType
    edition: str
    rev: int
    status: Status
    post: str
    organisation: str = ""
    version: int = 0
    reference: str = ""
    local_reference: str = ""
    content: Raw = Raw(b"{}")
    arrival: datetime | None = None
    submitted_at: datetime | None = None
    submitted_by: str = ""
    decision: Decision | None = None
    certificate: Certificate | None = None
    imported: Imported | None = None
    relations: tuple[Relation, ...] = ()
    locked: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    changed_at: datetime | None = None
    changed_by: str = ""


def issuing_country(document: Document) -> str:
    """The country whose authority issues a document, ISO 3166-1 alpha-2: a post begins with it (CVEDP-5).

    What came from another system has the one that its reference there names, whichever post of ours sees it.
    """
    if document.imported is not None:
        return document.imported.reference.partition(".")[2][:2]
    return document.post[:2]


class Profile(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The person at the device, as the device may know: what the work list and the bar show."""

    id: str
    name: str
    role: str
    post: str = ""
    post_name: str = ""
    organisation: str = ""


class PublishedList(Struct, frozen=True, kw_only=True):
    """Which version of a list of the reference data holds; the record's id is `name`.

    The list itself, a `ReferenceList`, is the file at `/api/reference/<name>/<sha256>` and never changes; `bytes` is
    its size before compression. `example`, `version`, `source` and `valid_from` as in the list.
    """

    name: str
    version: str
    source: str
    valid_from: date
    example: bool
    sha256: str
    bytes: int
    entries: int
