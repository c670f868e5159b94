"""Part I is submitted, and Part II decided: the two acts that make a document what it is.

What is signed is held against what the server has. A decision is a fact: where the server cannot follow it, both are
kept, both people are told, and a person resolves it (SIGN-6). Nothing here reads a clock or a key.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import cast

import msgspec
from msgspec import Raw

from backend.domain import conflicts, journey, merging, removal, rights, signatures
from backend.domain.differences import differences
from backend.domain.held import Applied, Context, Held, Refused, too_large
from backend.domain.permission import permitted
from backend.domain.signatures import Checked
from sync_protocol import cbor, evaluate, rules, summary
from sync_protocol.base64url import base64url
from sync_protocol.copying import at_path
from sync_protocol.document import Conflict, Decision, Document, issuing_country
from sync_protocol.evaluate import Finding
from sync_protocol.forms import CATALOGUE
from sync_protocol.outcome import REFUSED, outcome_of
from sync_protocol.rules import Form
from sync_protocol.scalars import day_of_law
from sync_protocol.signed import Dated, moment
from sync_protocol.wire import FieldConflict, ResultStatus, Signed
from sync_protocol.workflow import Action, Side, Status, possible, transition

CLOCK_GAP = timedelta(minutes=5)
"""A device's clock that is off by more is shown beside the decision (DEC-5)."""


def decide(held: Held, args: Signed, context: Context) -> Applied | Refused:
    """A decision of Part II: accepted or refused, by what its content says (ST-3, ST-8, DECLAR-1).

    On a draft of the own making it submits Part I with it (ST-3a).
    """
    document = held.document
    checked = signatures.checked(held, args, "decide", context)
    if isinstance(checked, Refused):
        return checked
    form = signatures.form_of(document, checked.content)
    if isinstance(form, Refused):
        return form
    if not rights.concerns(context.who, removal.as_it_was(document)):
        return Refused("MISSING_RIGHT", "You have no right to decide on this document.", quarantined=True)
    outcome = checked.verified.statement.outcome
    action = Action.REFUSE if outcome == REFUSED else Action.ACCEPT
    on = _judged_on(checked, context)
    found = findings(document, form, context, on)
    if document.status is Status.DRAFT:  # Part I was submitted before, where it was not submitted with this
        found = tuple(dict.fromkeys((*found, *journey.too_short(document, form, context.places, on))))
    against = _against(held, form, checked, action, context)
    if outcome != outcome_of(checked.content):
        return Refused("OUTCOME", "The signed outcome is not the one of the signed content.")
    if against or found or checked.verified.dated is not Dated.WITHIN:
        return _put_before_a_person(held, checked, against, found, context)
    row = transition(document.status, action, context.who.side, document.type)
    if row is None:
        return Refused("MISSING_RIGHT", "You have no right to decide on this document.", quarantined=True)
    first = document.status is Status.DRAFT
    rev = document.rev + 1
    left, history = conflicts.signed(document, checked.verified.statement.rev, rights.SETTLED_BY_A_DECISION, context)
    decided = msgspec.structs.replace(
        _submitted(document, form, context) if first else document,
        rev=rev,
        version=document.version + 1,
        status=row.end,
        local_reference=document.local_reference or document.reference,
        decision=_decision(document, form, checked, context, on),
        named=rights.named_in(document, checked.content),
        findings=(),
        conflicts=left,
        resolutions=history,
        changed_at=context.at,
        changed_by=context.who.name,
    )
    return Applied(
        held=msgspec.structs.replace(held, document=decided, part_one_rev=rev if first else held.part_one_rev),
        status=ResultStatus.APPLIED,
        action=f"decide: {outcome}",
        signature=checked.signature,
        event=row.end is not Status.PRE_VALID,  # not decided yet: to its operator it is still new (ST-12, NOT-5)
        number=not document.reference,
        seal=row.end is Status.VALID,
    )


def _judged_on(checked: Checked, context: Context) -> date:
    """The day of the signature, whose date the decision bears (DEC-5); that of the receipt where it counts for nothing,
    since it is not between the device's last contact and the receipt."""
    if checked.verified.dated is not Dated.WITHIN:
        return day_of_law(context.received)
    return day_of_law(moment(checked.verified.statement.signed_at))


def _decision(document: Document, form: Form, checked: Checked, context: Context, on: date) -> Decision:
    statement = checked.verified.statement
    signed_at = datetime.fromtimestamp(statement.signed_at / 1000, UTC)
    return Decision(
        outcome=statement.outcome,
        signed_at=signed_at,
        received_at=context.received,
        signed_by=statement.person_name,
        statement=base64url(checked.signature.statement),
        version=document.version,
        clock_gap_ms=(context.received - signed_at) // timedelta(milliseconds=1),
        reported=_reported(document, form, context, on),
        previous_at=_later(context.previous_at, signed_at),
    )


def _later(previous: datetime | None, signed_at: datetime) -> datetime | None:
    """The date of the device's signature before, where it is later than this one's by more than clocks may differ.

    Which of the two is wrong nobody can tell, so the decision counts, and whoever reads it is told (DEC-5).
    """
    return previous if previous is not None and previous > signed_at + CLOCK_GAP else None


_REPORTED = frozenset({"CN-8"})
"""The warnings that nobody has to heed, and of which the Commission is told where they stand at the decision."""


def _reported(document: Document, form: Form, context: Context, on: date) -> tuple[Finding, ...]:
    judged = [one for one in CATALOGUE[document.type].rules_in(document.edition) if one.code in _REPORTED]
    return tuple(evaluate.check(form, judged, on, context.lists))


def findings(
    document: Document, form: Form, context: Context, on: date, *, submitting: bool = False
) -> tuple[Finding, ...]:
    """What the rules find in a decision, or where Part I is submitted first. Warnings do not stand in its way."""
    country = issuing_country(document)
    judged = CATALOGUE[document.type].rules_in(document.edition, country, submitting=submitting)
    found = evaluate.check(form, judged, on, context.lists)
    return tuple(one for one in found if not one.warning)


def _differ(one: object, other: object) -> bool:
    """Whether two contents are not the same to a signature; most that come are equal as they stand."""
    if one is None or other is None:  # a part that one of them has nothing of
        return one is not other
    return one != other and cbor.content_bytes(one) != cbor.content_bytes(other)


_MOST_BOXES = 200
"""The boxes that one conflict shows side by side; what was signed is kept whole."""


def _against(held: Held, form: Form, checked: Checked, action: Action, context: Context) -> list[Conflict]:
    """What stands against a decision on this server: another Part I, other checks, or another decision."""
    document, statement = held.document, checked.verified.statement
    found: list[Conflict] = []
    signed_at = datetime.fromtimestamp(statement.signed_at / 1000, UTC)
    kept_at = document.changed_at

    def against(code: str, at: str, kept: str, other: str, kept_by: str) -> None:
        found.append(
            Conflict(
                at=at,
                code=code,
                kept=kept,
                other=other,
                kept_by=kept_by,
                other_by=context.who.name,
                kept_at=kept_at,
                other_at=signed_at,
                noticed_at=context.at,
            )
        )

    mine, theirs = signatures.value_of(form), signatures.value_of(held.form())
    deleted = document.status is Status.DELETED
    if deleted or not possible(document.status, action, document.type):
        code = rights.DELETED_MEANWHILE if deleted else "DECIDED_MEANWHILE"
        against(code, "", document.status, statement.outcome, document.changed_by)
        for part in ("part1", "part2"):
            for at, kept, other in islice(differences(theirs.get(part), mine.get(part), part), _MOST_BOXES):
                against(code, at, kept, other, document.changed_by)
        return found
    if _differ(mine.get("part1"), theirs.get("part1")):
        kept_at = document.submitted_at
        version, signed_version = str(document.version), str(statement.version)
        against(rights.PART_ONE_CHANGED, "part1", version, signed_version, document.submitted_by)
        for at, kept, other in islice(differences(theirs.get("part1"), mine.get("part1"), "part1"), _MOST_BOXES):
            against(rights.PART_ONE_CHANGED, at, kept, other, document.submitted_by)
    if _differ(mine.get("part2"), theirs.get("part2")):
        kept_at = document.changed_at
        against("CHECKS_CHANGED", "part2", str(document.rev), str(statement.rev), document.changed_by)
        for at, kept, other in islice(differences(theirs.get("part2"), mine.get("part2"), "part2"), _MOST_BOXES):
            against("CHECKS_CHANGED", at, kept, other, document.changed_by)
    return found


def _put_before_a_person(
    held: Held,
    checked: Checked,
    against: list[Conflict],
    findings: tuple[Finding, ...],
    context: Context,
) -> Applied:
    """The decision is kept as it was signed, the document as it stands, and both are shown together."""
    document = held.document
    new = conflicts.with_names(against, document.rev + 1, context)
    again = {(one.code, one.other_by) for one in new}  # who signs anew takes the place of the own signature alone
    old = [one for one in document.conflicts if (one.code, one.other_by) not in again]
    dated = checked.verified.dated
    if dated is not Dated.WITHIN:
        findings = (*findings, Finding("DEC-5", "part2/decision", detail=f"clock {dated}"))
    code = new[0].code if new else findings[0].code
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
        conflicts=tuple(FieldConflict(one.at, one.other, one.kept) for one in new),
        tell=held.writers_since(checked.verified.statement.rev) | {context.client_id},
        signature=checked.signature,
    )


def submit(held: Held, args: Signed, context: Context) -> Applied | Refused:
    """Part I is submitted for validation, or submitted again (ST-1, NEW-9). Its content is the one that was signed."""
    document = held.document
    row = permitted(document, Action.SUBMIT, context, "Part I cannot be submitted")
    if isinstance(row, Refused):
        return row
    checked = signatures.checked(held, args, "submit", context)
    if isinstance(checked, Refused):
        return checked
    if other := signatures.other_version(document, checked):
        return other
    kept = signatures.value_of(held.form())
    if not isinstance(checked.content, dict) or set(checked.content) - {"part1"}:  # pyright: ignore[reportUnknownArgumentType]
        return Refused("CONTENT", "What is submitted is Part I and nothing else.")
    form = signatures.form_of(document, {**kept, **cast("dict[str, object]", checked.content)})
    if isinstance(form, Refused):
        return form
    before, after = signatures.value_of(held.form()), signatures.value_of(form)
    if locked := [one for one in document.locked if _differ(at_path(before, one), at_path(after, one))]:
        return Refused("LOCKED_BOX", "These boxes stay as they were in the certificate.", fields=tuple(locked))
    if refused := incomplete(document, form, context, submitting=document.status is Status.DRAFT):
        return refused
    content = Raw(rules.encode(form))
    if refused := too_large(content):
        return refused
    rev = document.rev + 1
    seen = checked.verified.statement.rev
    left, history = conflicts.signed(document, seen, (), context, "part1/")
    replaced = merging.begin(held, form, seen, context)
    found = conflicts.overwritten(differences(before.get("part1"), after.get("part1"), "part1"), replaced)
    submitted = msgspec.structs.replace(
        _submitted(document, form, context),
        rev=rev,
        version=document.version + 1,
        status=row.end,
        content=content,
        conflicts=(*merging.refreshed(replaced, left), *found),
        resolutions=history,
        changed_at=context.at,
        changed_by=context.who.name,
    )
    return Applied(
        held=msgspec.structs.replace(held, document=submitted, part_one_rev=rev),
        status=ResultStatus.MERGED if found else ResultStatus.APPLIED,
        action="submit",
        conflicts=conflicts.as_told(found, replaced),
        tell=frozenset(replaced.tell),
        signature=checked.signature,
        event=transition(row.end, Action.ACCEPT, Side.OPERATOR, document.type) is None,  # DECLAR-1: no notice
        number=not document.reference,
    )


def start(held: Held, context: Context) -> Applied | Refused:
    """Part II of what the own side made is begun and saved: the document gets its reference (ST-3a, DECLAR-1)."""
    document = held.document
    row = permitted(document, Action.START, context, "Part II cannot be begun")
    if isinstance(row, Refused):
        return row
    form = held.form()
    if refused := incomplete(document, form, context):
        return refused
    rev = document.rev + 1
    started = msgspec.structs.replace(
        _submitted(document, form, context),
        rev=rev,
        version=document.version + 1,
        status=row.end,
        changed_at=context.at,
        changed_by=context.who.name,
    )
    return Applied(
        held=msgspec.structs.replace(held, document=started, part_one_rev=rev),
        status=ResultStatus.APPLIED,
        action=Action.START,
        number=not document.reference,
    )


def _submitted(document: Document, form: Form, context: Context) -> Document:
    """The document with what its Part I says of it, and who submitted that."""
    part1 = cast("dict[str, object]", signatures.value_of(form).get("part1", {}))
    local_reference = part1.get("local_reference")
    return msgspec.structs.replace(
        document,
        arrival=summary.arrival(form),
        local_reference=local_reference if isinstance(local_reference, str) else "",
        submitted_at=context.at,
        submitted_by=context.who.name,
    )


def incomplete(document: Document, form: Form, context: Context, *, submitting: bool = False) -> Refused | None:
    """What the rules find in Part I alone, which stands in the way of a submission (ST-1); what waits for Part II does
    not. It announces a consignment, so it is judged on the day on which it comes and not on which it was signed."""
    on = day_of_law(context.received)
    broken = findings(document, form, context, on, submitting=submitting)
    found = [
        one
        for one in (*broken, *journey.too_short(document, form, context.places, on))
        if one.at.startswith("part1/") and not any(box.startswith("part2/") for box in one.missing)
    ]
    if not found:
        return None
    codes = ", ".join(dict.fromkeys(one.code for one in found))
    detail = f"Part I cannot be submitted while something is missing or does not fit: {codes}."
    return Refused("PART_ONE_INCOMPLETE", detail, fields=tuple(dict.fromkeys(one.at for one in found))[:_MOST_FIELDS])


_MOST_FIELDS = 50
"""The boxes that one refusal names: a table of thousands of rows may break a rule in each."""


def part_one_conflict(document: Document, *, rev: int, who: str, at: datetime) -> Conflict:
    """Somebody worked on a Part I that was submitted again meanwhile: both are kept, both people told."""
    return Conflict(
        at="part1",
        code=rights.PART_ONE_CHANGED,
        kept=str(document.version),
        other=f"rev {rev}",
        kept_by=document.submitted_by,
        other_by=who,
        kept_at=document.submitted_at,
        other_at=at,
        noticed_at=at,
    )
