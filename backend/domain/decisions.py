"""Signed acts on a document: Part I submitted, a decision, a cancellation.

What is signed is held against what the server has. A decision is a fact: where the server cannot follow it, both are
kept, both people are told, and a person resolves it (SIGN-6). Nothing here reads a clock or a key.
"""

from __future__ import annotations

import base64
import hashlib
from datetime import UTC, datetime, timedelta

import msgspec
from msgspec import Raw

from backend.domain import removal, rights
from backend.domain.differences import differences
from backend.domain.held import Applied, Context, Held, Refused, Signature
from sync_protocol import cbor, evaluate, rules, signed, summary
from sync_protocol.document import Certificate, Conflict, Decision, Document
from sync_protocol.evaluate import Finding
from sync_protocol.forms import CATALOGUE
from sync_protocol.rules import Form
from sync_protocol.scalars import from_wire
from sync_protocol.seal import Claims, Covers, digits, first_pairs, short_title
from sync_protocol.signed import Dated, VerifiedStatement
from sync_protocol.wire import FieldConflict, ResultStatus, Signed
from sync_protocol.workflow import Action, Status, possible, transition

GOOD_FOR = timedelta(days=3 * 365)
"""How long a seal counts: as long as an entry document has to be kept."""

CLOCK_GAP = timedelta(minutes=5)
"""A device's clock that is off by more is shown beside the decision (DEC-5)."""


class Link(msgspec.Struct, frozen=True):
    """A statement whose signature holds and that is new of its device: the next link of the device's chain."""

    verified: VerifiedStatement
    signature: Signature


class _Checked(msgspec.Struct, frozen=True):
    """A link about this document and this act, with the content that it covers."""

    verified: VerifiedStatement
    signature: Signature
    content: object


def link(args: Signed, context: Context) -> Link | Refused:
    """Judge a statement by itself. The chain moves on with every link, also where the act is refused."""
    try:
        message, content = _unbase64(args.statement), _unbase64(args.content)
    except ValueError as error:
        return Refused("SIGNATURE_SHAPE", f"The signed bytes cannot be read: {error}.")
    verified = signed.verify_statement(message, context.keys, context.at)
    if isinstance(verified, signed.Refused):
        return Refused("SIGNATURE", verified.sentence, fields=(verified.code,))
    statement = verified.statement
    if (statement.person_id, statement.device_id) != (context.who.id, context.device_id):
        return Refused("SIGNATURE_OF_ANOTHER", "It was signed by another person or on another device.")
    if context.revoked:
        return Refused("DEVICE_REVOKED", "The device was revoked; its signatures count no more.", quarantined=True)
    if statement.counter <= context.counter:
        return Refused("SIGNATURE_REPEATED", "The device has signed with this number before.")
    signature = Signature(
        hash=verified.digest.hex(),
        document_id=statement.document_id,
        action=statement.action,
        statement=message,
        content=content,
        counter=statement.counter,
    )
    return Link(verified, signature)


def _checked(held: Held, args: Signed, action: str, context: Context) -> _Checked | Refused:
    linked = link(args, context)
    if isinstance(linked, Refused):
        return linked
    statement, content = linked.verified.statement, linked.signature.content
    if (statement.action, statement.document_id) != (action, held.document.id):
        return Refused("SIGNATURE_OF_ANOTHER", "What was signed is about another document or act.")
    if statement.content != hashlib.sha256(content).digest():
        return Refused("CONTENT_HASH", "The content is not the one that was signed.")
    if (statement.previous or b"").hex() != context.last_signature:
        return Refused("SIGNATURE_CHAIN", "It does not follow the device's last signature here.", quarantined=True)
    try:
        value = cbor.decode(content)
    except cbor.NotCanonical as error:
        return Refused("CONTENT", f"The signed content cannot be read: {error}.")
    return _Checked(linked.verified, linked.signature, value)


def _value(form: Form) -> dict[str, object]:
    """The content as the value that JSON holds."""
    return msgspec.json.decode(rules.encode(form), type=dict[str, object])


def content_digest(form: Form) -> bytes:
    """SHA-256 of the content's canonical bytes: what a statement and a seal name the content by."""
    return hashlib.sha256(cbor.content_bytes(_value(form))).digest()


def _unbase64(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)


def _base64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def decide(held: Held, args: Signed, context: Context) -> Applied | Refused:
    """A decision of Part II: accepted or refused, by what its content says (ST-3)."""
    document = held.document
    checked = _checked(held, args, "decide", context)
    if isinstance(checked, Refused):
        return checked
    try:
        form = msgspec.convert(checked.content, CATALOGUE[document.type].content, dec_hook=from_wire)
    except msgspec.ValidationError as error:
        return Refused("CONTENT", f"The signed content does not fit the form: {error}.")
    if not rights.concerns(context.who, removal.as_it_was(document)):
        return Refused("MISSING_RIGHT", "You have no right to decide on this document.", quarantined=True)
    outcome = checked.verified.statement.outcome
    action = Action.REFUSE if outcome == REFUSED else Action.ACCEPT
    findings = _findings(document, form, context)
    conflicts = _against(held, form, checked, action, context)
    if outcome != outcome_of(checked.content):
        return Refused("OUTCOME", "The signed outcome is not the one of the signed content.")
    if conflicts or findings or checked.verified.dated is not Dated.WITHIN:
        return _put_before_a_person(held, checked, conflicts, findings, context)
    row = transition(document.status, action, context.who.side, document.type)
    if row is None:
        return Refused("MISSING_RIGHT", "You have no right to decide on this document.", quarantined=True)
    decided = msgspec.structs.replace(
        document,
        rev=document.rev + 1,
        version=document.version + 1,
        status=row.end,
        local_reference=document.local_reference or document.reference,
        decision=_decision(document, checked, context.at),
        findings=(),
        conflicts=tuple(one for one in document.conflicts if one.code not in rights.SETTLED_BY_A_DECISION),
        changed_at=context.at,
        changed_by=context.who.name,
    )
    return Applied(
        held=msgspec.structs.replace(held, document=decided),
        status=ResultStatus.APPLIED,
        action=f"decide: {outcome}",
        signature=checked.signature,
        event=True,
        seal=row.end is Status.VALID,
    )


REFUSED = "refused"
"""The outcome of a decision that refuses the consignment; any other accepts it for that purpose."""


def outcome_of(content: object) -> str:
    """The outcome that a document's content decides on: `refused`, or the purpose that it is accepted for."""
    match content:
        case {"part2": {"decision": {"acceptable": False}}}:
            return REFUSED
        case {"part2": {"decision": {"acceptable": True, "outcome": str(outcome)}}}:
            return outcome
        case _:
            return ""


def countersignature(signature_hash: str, status: Status, at: datetime) -> bytes:
    """What the server signs to say that it received a statement, when, and what became of the document."""
    return cbor.encode({1: bytes.fromhex(signature_hash), 2: str(status), 3: int(at.timestamp())})


def _decision(document: Document, checked: _Checked, at: datetime) -> Decision:
    statement = checked.verified.statement
    signed_at = datetime.fromtimestamp(statement.signed_at / 1000, UTC)
    return Decision(
        outcome=statement.outcome,
        signed_at=signed_at,
        received_at=at,
        signed_by=statement.person_name,
        statement=_base64(checked.signature.statement),
        version=document.version,
        clock_gap_ms=(at - signed_at) // timedelta(milliseconds=1),
    )


def _findings(document: Document, form: Form, context: Context) -> tuple[Finding, ...]:
    """What the rules find in a decision. Warnings do not stand in its way."""
    found = evaluate.check(form, CATALOGUE[document.type].rules, context.at.date(), context.lists)
    return tuple(one for one in found if not one.warning)


def _against(
    held: Held, form: Form, checked: _Checked, action: Action, context: Context
) -> list[tuple[Conflict, FieldConflict]]:
    """What stands against a decision on this server: another Part I, other checks, or another decision."""
    document, statement = held.document, checked.verified.statement
    found: list[tuple[Conflict, FieldConflict]] = []

    def against(code: str, at: str, kept: str, other: str, kept_by: str) -> None:
        conflict = Conflict(
            at=at,
            code=code,
            kept=kept,
            other=other,
            kept_by=kept_by,
            other_by=context.who.name,
            noticed_at=context.at,
        )
        found.append((conflict, FieldConflict(at, other, kept)))

    if document.status is Status.DELETED:
        against(rights.DELETED_MEANWHILE, "", document.status, statement.outcome, document.changed_by)
        return found
    if not possible(document.status, action, document.type):
        against("DECIDED_MEANWHILE", "", document.status, statement.outcome, document.changed_by)
        return found
    mine, theirs = _value(form), _value(held.form())
    if cbor.content_bytes(mine.get("part1")) != cbor.content_bytes(theirs.get("part1")):
        version, signed_version = str(document.version), str(statement.version)
        against(rights.PART_ONE_CHANGED, "part1", version, signed_version, document.submitted_by)
        for at, kept, other in differences(theirs.get("part1"), mine.get("part1"), "part1"):
            against(rights.PART_ONE_CHANGED, at, kept, other, document.submitted_by)
    if cbor.content_bytes(mine.get("part2")) != cbor.content_bytes(theirs.get("part2")):
        against("CHECKS_CHANGED", "part2", str(document.rev), str(statement.rev), document.changed_by)
    return found


def _put_before_a_person(
    held: Held,
    checked: _Checked,
    conflicts: list[tuple[Conflict, FieldConflict]],
    findings: tuple[Finding, ...],
    context: Context,
) -> Applied:
    """The decision is kept as it was signed, the document as it stands, and both are shown together."""
    document = held.document
    new = [one for one, _ in conflicts]
    again = {(one.code, one.at) for one in new}
    old = [one for one in document.conflicts if (one.code, one.at) not in again]
    dated = checked.verified.dated
    if dated is not Dated.WITHIN:
        findings = (*findings, Finding("DEC-5", "part2/decision", detail=f"clock {dated}"))
    code = conflicts[0][0].code if conflicts else findings[0].code
    flagged = msgspec.structs.replace(
        removal.as_it_was(document),
        rev=document.rev + 1,
        findings=findings or document.findings,
        conflicts=(*old, *new),
        changed_at=context.at,
        changed_by=context.who.name,
    )
    return Applied(
        held=msgspec.structs.replace(held, document=flagged),
        status=ResultStatus.MERGED,
        action="decide: kept for a person",
        code=code,
        detail="The decision is kept as signed and was not carried out; the post decides what holds.",
        conflicts=tuple(field for _, field in conflicts),
        signature=checked.signature,
    )


def submit(held: Held, args: Signed, context: Context) -> Applied | Refused:
    """Part I is submitted for validation, or submitted again (ST-1, NEW-9). Its content is the one that was signed."""
    document = held.document
    row = transition(document.status, Action.SUBMIT, context.who.side, document.type)
    if row is None or not rights.may(context.who, Action.SUBMIT, document):
        code = "MISSING_RIGHT" if possible(document.status, Action.SUBMIT, document.type) else "STATUS"
        return Refused(code, f"Part I cannot be submitted: the document is {document.status.replace('_', ' ')}.")
    checked = _checked(held, args, "submit", context)
    if isinstance(checked, Refused):
        return checked
    if other := _other_version(document, checked):
        return other
    kept = _value(held.form())
    if not isinstance(checked.content, dict) or set(checked.content) - {"part1"}:  # pyright: ignore[reportUnknownArgumentType]
        return Refused("CONTENT", "What is submitted is Part I and nothing else.")
    try:
        form = msgspec.convert(kept | checked.content, CATALOGUE[document.type].content, dec_hook=from_wire)
    except msgspec.ValidationError as error:
        return Refused("CONTENT", f"The signed content does not fit the form: {error}.")
    facts = summary.summary(document.type, form)
    rev = document.rev + 1
    submitted = msgspec.structs.replace(
        document,
        rev=rev,
        version=document.version + 1,
        status=row.end,
        content=Raw(rules.encode(form)),
        arrival=facts.arrival,
        submitted_at=context.at,
        submitted_by=context.who.name,
        changed_at=context.at,
        changed_by=context.who.name,
    )
    return Applied(
        held=msgspec.structs.replace(held, document=submitted, part_one_rev=rev),
        status=ResultStatus.APPLIED,
        action="submit",
        signature=checked.signature,
        event=True,
        number=not document.reference,
    )


def cancel(held: Held, args: Signed, context: Context) -> Applied | Refused:
    """A document in progress or valid is cancelled by its authority (ST-5)."""
    document = held.document
    row = transition(document.status, Action.CANCEL, context.who.side, document.type)
    if document.imported is not None and document.imported.decided_elsewhere:
        return Refused("DECIDED_ELSEWHERE", "It was decided in another system, and only that can cancel it.")
    if row is None or not rights.may(context.who, Action.CANCEL, document):
        code = "MISSING_RIGHT" if possible(document.status, Action.CANCEL, document.type) else "STATUS"
        return Refused(code, f"It cannot be cancelled: the document is {document.status.replace('_', ' ')}.")
    checked = _checked(held, args, "cancel", context)
    if isinstance(checked, Refused):
        return checked
    if other := _other_version(document, checked):
        return other
    cancelled = msgspec.structs.replace(
        document,
        rev=document.rev + 1,
        status=row.end,
        changed_at=context.at,
        changed_by=context.who.name,
    )
    return Applied(
        held=msgspec.structs.replace(held, document=cancelled),
        status=ResultStatus.APPLIED,
        action="cancel",
        signature=checked.signature,
        event=True,
        ended=True,
    )


def _other_version(document: Document, checked: _Checked) -> Refused | None:
    """A request about a version that is no longer the last: the person has not seen what it would change."""
    signed_on = checked.verified.statement.version
    if signed_on == document.version:
        return None
    return Refused("VERSION", f"It was signed on version {signed_on}; now it is version {document.version}.")


def part_one_conflict(document: Document, *, rev: int, who: str, at: datetime) -> Conflict:
    """Somebody worked on a Part I that was submitted again meanwhile: both are kept, both people told."""
    return Conflict(
        at="part1",
        code=rights.PART_ONE_CHANGED,
        kept=str(document.version),
        other=f"rev {rev}",
        kept_by=document.submitted_by,
        other_by=who,
        noticed_at=at,
    )


def prefix(document: Document) -> str:
    """The first part of the document's reference, which belongs to its edition (DATA-4)."""
    return CATALOGUE[document.type].prefixes[document.edition]


def with_number(held: Held, prefix: str, country: str, year: int, number: int) -> Held:
    """The document with its reference, given at the first submission (REF-1)."""
    reference = f"{prefix}.{country}.{year}.{number:07}"
    return msgspec.structs.replace(held, document=msgspec.structs.replace(held.document, reference=reference))


def claims(held: Held, signature_hash: str, *, shard: str, index: int, at: datetime) -> Claims:
    """What the seal says of a document that was just accepted."""
    document, form = held.document, held.form()
    facts = summary.summary(document.type, form)
    identifiers, more_pairs = first_pairs(facts.pairs)
    covers = Covers(
        outcome=document.decision.outcome if document.decision is not None else "",
        title=short_title(facts.title),
        cn=facts.cn_codes[0] if facts.cn_codes else "",
        content=content_digest(form),
        revision=document.rev,
        net_grams=facts.net_grams,
        animals=facts.animals,
        origin=facts.origin,
        destination=facts.destination,
        identifiers=identifiers,
        more_pairs=more_pairs,
        shard=shard,
        index=index,
        statement=bytes.fromhex(signature_hash)[:16],
    )
    return Claims(
        number=f"{document.reference}-V{document.version}",
        issued_at=int(at.timestamp()),
        expires_at=int((at + GOOD_FOR).timestamp()),
        covers=covers,
    )


def with_certificate(held: Held, seal: bytes, *, shard: str, index: int, at: datetime) -> Held:
    document = held.document
    certificate = Certificate(
        number=f"{document.reference}-V{document.version}",
        digits=digits(seal),
        shard=shard,
        index=index,
        issued_at=at,
    )
    return msgspec.structs.replace(held, document=msgspec.structs.replace(document, certificate=certificate))
