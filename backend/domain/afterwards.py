"""What may still be done to a document by its named functions, and by nothing else (SIGN-7): cancelled, recalled, and
completed with what was open at the decision.
"""

from __future__ import annotations

from typing import Any, cast

import msgspec
from msgspec import Raw

from backend.domain import decisions, relations, signatures
from backend.domain.differences import differences
from backend.domain.held import Applied, Context, Held, Refused
from backend.domain.permission import months_later, permitted
from backend.domain.signatures import Checked
from sync_protocol import cbor, rules
from sync_protocol.copying import at_path
from sync_protocol.document import Document
from sync_protocol.scalars import day_of_law
from sync_protocol.wire import ResultStatus, Signed
from sync_protocol.workflow import COMPLETIONS, Action, Side, Status, transition

RECALL_MONTHS = 3
"""How long after the decision the authority of origin may recall its certificate (ST-7)."""


def cancel(held: Held, args: Signed, context: Context) -> Applied | Refused:
    """A document in progress or valid is cancelled by its authority (ST-5)."""
    return relations.settled_by_clone(held.document) or _ended(
        held, args, Action.CANCEL, "It cannot be cancelled", context
    )


def recall(held: Held, args: Signed, context: Context) -> Applied | Refused:
    """A valid certificate is recalled by the authority of origin, within three months (ST-7)."""
    decision = held.document.decision
    if decision is not None and context.received > months_later(decision.signed_at, RECALL_MONTHS):
        detail = f"It cannot be recalled: it was validated more than {RECALL_MONTHS} months ago."
        return Refused("RECALL_TOO_LATE", detail)
    return _ended(held, args, Action.RECALL, "It cannot be recalled", context)


def _ended(held: Held, args: Signed, action: Action, cannot: str, context: Context) -> Applied | Refused:
    row = permitted(held.document, action, context, cannot)
    if isinstance(row, Refused):
        return row
    checked = _checked(held, args, action, context)
    if isinstance(checked, Refused):
        return checked
    return Applied(
        held=_with(held, context, status=row.end),
        status=ResultStatus.APPLIED,
        action=action,
        signature=checked.signature,
        event=True,
        ended=True,
    )


def complete(held: Held, args: Signed, context: Context) -> Applied | Refused:
    """What was open at the decision is given: the result of a pending test, the action on refused goods.

    All else stays as it was decided, and the rules are those of that day: no sample is of after it (CHK-5). A test that
    turns out not satisfactory recalls the document (CHK-10, ST-7, RFS-3), which no remembered password signs (SIGN-3).
    """
    document = held.document
    row = permitted(document, Action.COMPLETE, context, "Nothing can be added to it")
    if isinstance(row, Refused):
        return row
    checked = _checked(held, args, Action.COMPLETE, context)
    if isinstance(checked, Refused):
        return checked
    form = signatures.form_of(document, checked.content)
    if isinstance(form, Refused):
        return form
    before, after = signatures.value_of(held.form()), signatures.value_of(form)
    if refused := _other_than_open(document, before, after):
        return refused
    paths = tuple(one.path for one in COMPLETIONS if one.start is document.status)
    decided_at = document.decision.signed_at if document.decision is not None else context.received
    found = decisions.findings(document, form, context, day_of_law(decided_at))
    if broken := [one for one in found if one.at.startswith(paths)]:
        codes = ", ".join(dict.fromkeys(one.code for one in broken))
        return Refused("RULES", f"It does not fit: {codes}.", fields=tuple(one.at for one in broken))
    recalled = transition(row.end, Action.RECALL, Side.SYSTEM, document.type)
    ended = recalled is not None and not _failed(after) <= _failed(before)
    if ended and checked.verified.statement.auth == "session":
        return signatures.PASSWORD_NEEDED
    status = recalled.end if recalled is not None and ended else row.end
    return Applied(
        held=_with(held, context, status=status, content=Raw(rules.encode(form))),
        status=ResultStatus.APPLIED,
        action=Action.RECALL if ended else Action.COMPLETE,
        signature=checked.signature,
        event=True,
        ended=ended,
    )


_ACTION = "part2/decision/action"
_TESTS = "part2/laboratory/tests/"
_PENDING, _FAILED = "pending", "not_satisfactory"


def _other_than_open(document: Document, before: dict[str, Any], after: dict[str, Any]) -> Refused | None:
    """Why the content is not the decided one with what was open filled in.

    A pending test is not taken away either. Of a refusal what was given stays, and its action settles it (RFS-3).
    """
    open_ = {f"{_TESTS}{one['id']}/" for one in _tests(before) if one.get("conclusion") == _PENDING}
    decided = tuple(f"{_TESTS}{one['id']}/" for one in _tests(before))
    given = {f"{row}{box}" for row in open_ for one in COMPLETIONS for box in one.boxes}
    allowed = tuple(one.path for one in COMPLETIONS if one.start is document.status)
    changed = [at for part in {*before, *after} for at, _, _ in differences(before.get(part), after.get(part), part)]
    locked = [at for at in changed if not at.startswith(allowed) or (at.startswith(decided) and at not in given)]
    if document.status is Status.REJECTED:
        acted = at_path(before, _ACTION) is not None
        locked += [at for at in changed if at.startswith(allowed) and (acted or at_path(before, at) is not None)]
    kept = {one["id"] for one in _tests(after)}
    locked += [f"{_TESTS}{one['id']}" for one in _tests(before) if one["id"] not in kept]
    if locked:
        return Refused("DECIDED", "This was decided, and is changed no more.", fields=tuple(sorted(locked)))
    if document.status is Status.VALID and not open_:
        return Refused("NOTHING_OPEN", "No result of a laboratory test is pending.")
    if cbor.content_bytes(before) == cbor.content_bytes(after):
        return Refused("NOTHING_OPEN", "Nothing was added.")
    return None


def _tests(content: dict[str, Any]) -> list[dict[str, Any]]:
    return cast("list[dict[str, Any]]", content.get("part2", {}).get("laboratory", {}).get("tests", []))


def _failed(content: dict[str, Any]) -> set[str]:
    """The tests that are not satisfactory, by their ids."""
    return {one["id"] for one in _tests(content) if one.get("conclusion") == _FAILED}


def _checked(held: Held, args: Signed, action: Action, context: Context) -> Checked | Refused:
    checked = signatures.checked(held, args, action, context)
    if isinstance(checked, Refused):
        return checked
    return signatures.other_version(held.document, checked) or checked


def _with(held: Held, context: Context, **values: Any) -> Held:
    document = msgspec.structs.replace(
        held.document,
        rev=held.document.rev + 1,
        changed_at=context.at,
        changed_by=context.who.name,
        **values,
    )
    return msgspec.structs.replace(held, document=document)
