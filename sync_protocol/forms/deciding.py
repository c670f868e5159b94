"""The rules that the entry documents share: what must be known before a decision is signed.

They bind at the decision. A draft of Part II shows only those that are broken, not those that wait for an empty box.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

from sync_protocol.forms.checks import (
    CheckResult,
    Conclusion,
    IdentityKind,
    LaboratoryTests,
    LabTest,
    Motivation,
    OutcomeDetails,
)
from sync_protocol.rules import Cond, Ref, Row, Rule, Table, mandatory, places, rule, today

Choice = TypeVar("Choice", bound=StrEnum)
Purpose = TypeVar("Purpose", bound=StrEnum)

SHOWN = "SHOWN"


class Check(NamedTuple):
    """A check as the shared rules see it: whether it was done or not, and the boxes that say so."""

    result: Ref[Any]
    done: Cond
    not_done: Cond
    not_done_reason: Ref[Any]


def check(result: Ref[Choice], reason: Ref[Any], *, done: tuple[Choice, ...], not_done: Choice) -> Check:
    """A check by the results that mean that it was done, and the one that asks for a reason.

    A check without a result was not done: CHK-1a alone says when that may be, and nothing else waits for it.
    """
    given = result.present()
    return Check(result, given & among(result, *done), given & (result == not_done), reason)


def among(box: Ref[Choice], *options: Choice) -> Cond:
    """Whether the box holds one of these options."""
    first, *others = (box == option for option in options)
    for other in others:
        first = first | other
    return first


def shown(*places: Ref[Any] | Table[Any], when: Cond) -> Iterator[Rule]:
    """Boxes that a form shows only where `when` holds. Not a rule of the law: it never makes a finding."""
    for place in places:
        yield rule(SHOWN, "This box is asked for only in some cases.", require=when, at=place)


def shown_in_checks(
    identity: Check, identity_kind: Ref[IdentityKind], physical: Check, laboratory: type[LaboratoryTests]
) -> Iterator[Rule]:
    """The boxes of the checks that only some results ask for."""
    yield from shown(identity_kind, when=identity.done)
    yield from shown(identity.not_done_reason, when=identity.not_done)
    yield from shown(physical.not_done_reason, when=physical.not_done)
    yield from shown(laboratory.motivation, laboratory.tests, when=laboratory.done.yes())


def checks_before_decision(
    documentary: Ref[CheckResult],
    identity: Check,
    identity_kind: Ref[IdentityKind],
    physical: Check,
    acceptable: Ref[bool],
) -> tuple[Rule, ...]:
    """DEC-3, CHK-1 and CHK-1a."""
    unsatisfactory = documentary == CheckResult.NOT_SATISFACTORY
    at_once = unsatisfactory & acceptable.no()
    return (
        *mandatory(documentary, acceptable),
        rule(
            "CHK-1",
            "The documentary check is not satisfactory: the consignment may be refused without any other check.",
            when=unsatisfactory,
            require=acceptable.no(),
            at=acceptable,
            warning=True,
        ),
        *(
            rule(
                "CHK-1a",
                "This check may stay empty only where the documentary check is not satisfactory and the consignment "
                "is refused.",
                when=check.result.missing(),
                require=at_once,
                at=check.result,
            )
            for check in (identity, physical)
        ),
        *(
            rule(
                "CHK-1a",
                "Say why this check was not done.",
                when=check.not_done,
                require=check.not_done_reason.present(),
                at=check.not_done_reason,
            )
            for check in (identity, physical)
        ),
        rule(
            "CHK-1a",
            "Say whether the seals were checked, or everything.",
            when=identity.done,
            require=identity_kind.present(),
            at=identity_kind,
        ),
    )


def laboratory_rules(
    laboratory: type[LaboratoryTests],
    identity: Check,
    identity_kind: Ref[IdentityKind],
    physical: Check,
    acceptable: Ref[bool],
    line: type[Row],
    lines: Table[Any],
    *,
    pending_allowed: bool,
) -> tuple[Rule, ...]:
    """CHK-1b, CHK-3, CHK-4, CHK-5, CHK-7 and CHK-8. `line` is the row of `lines`, the commodities of Part I."""
    return (
        *_when_tests_are_due(laboratory, identity, identity_kind, physical),
        *_each_test(laboratory.tests.row, line, lines),
        *_pending(laboratory, acceptable, allowed=pending_allowed),
    )


def _when_tests_are_due(
    laboratory: type[LaboratoryTests], identity: Check, identity_kind: Ref[IdentityKind], physical: Check
) -> Iterator[Rule]:
    """CHK-1b, CHK-3 and CHK-4: what has to be there for tests, and tests where they are asked for."""
    tests = laboratory.tests
    asked_for = laboratory.done.present() & laboratory.done.yes()
    yield from mandatory(laboratory.motivation, when=asked_for)
    yield from mandatory(laboratory.done, when=tests.any())
    yield rule(
        "CHK-1b",
        "Laboratory tests 'yes' needs at least one test.",
        when=asked_for,
        require=tests.any(),
        at=tests,
    )
    yield rule(
        "CHK-3",
        "Laboratory tests can be detailed only after a full identity check.",
        when=tests.any(),
        require=identity.done & identity_kind.present() & (identity_kind == IdentityKind.FULL),
        at=tests,
    )
    yield rule(
        "CHK-4",
        "Laboratory tests can be detailed only where the physical check was done.",
        when=tests.any(),
        require=physical.done,
        at=tests,
    )


def _each_test(test: type[LabTest], line: type[Row], lines: Table[Any]) -> Iterator[Rule]:
    """CHK-5 and CHK-7: what a test names, and its days."""
    yield from mandatory(test.commodity, test.test, test.sampled, test.conclusion)
    yield rule(
        "CHK-5",
        "The date of sampling is not after the date of the decision.",
        require=test.sampled <= today,
        at=test.sampled,
    )
    yield rule(
        "CHK-7",
        "A test names one commodity of Part I.",
        when=test.commodity.present(),
        require=lines.any(line.id == test.commodity),
        at=test.commodity,
    )
    # Days have no hours: a result on the day of sampling may be after it.
    yield rule(
        "CHK-7",
        "The release is not before the sampling.",
        when=test.released.present(),
        require=test.released >= test.sampled,
        at=test.released,
    )


def _pending(laboratory: type[LaboratoryTests], acceptable: Ref[bool], *, allowed: bool) -> Iterator[Rule]:
    """CHK-1b and CHK-8: which tests may still be without a conclusion at the decision."""
    conclusion = laboratory.tests.row.conclusion
    pending = conclusion.present() & (conclusion == Conclusion.PENDING)
    yield rule(
        "CHK-1b",
        "Only random tests may be pending at the decision.",
        when=pending & laboratory.motivation.present(),
        require=laboratory.motivation == Motivation.RANDOM,
        at=conclusion,
    )
    if allowed:
        yield rule(
            "CHK-8",
            "A test may be pending only where the goods are released at once.",
            when=pending,
            require=acceptable.yes(),
            at=conclusion,
        )
    else:
        yield rule(
            "CHK-8",
            "This type of document is not decided while a test is pending.",
            require=~pending,
            at=conclusion,
        )


def outcomes(
    acceptable: Ref[bool],
    outcome: Ref[Choice],
    purpose: Ref[Purpose],
    opened_by: Mapping[Choice, tuple[Purpose, ...]],
    details: type[OutcomeDetails] | None = None,
) -> tuple[Rule, ...]:
    """ACP-1 and ACP-2: an outcome is open only for the purposes of Part I that `opened_by` names, and where the
    consignment is acceptable; so are its `details`."""
    return (
        *mandatory(outcome, when=acceptable.yes()),
        rule(
            "ACP-1",
            "What is refused has neither an outcome nor its details.",
            when=acceptable.no(),
            require=_all_missing(outcome, *() if details is None else _boxes_of(details)),
            at=outcome,
        ),
        *(
            rule(
                "ACP-2",
                "The purpose in Part I does not open this outcome.",
                when=acceptable.yes() & outcome.present() & (outcome == one),
                require=among(purpose, *purposes),
                at=outcome,
            )
            for one, purposes in opened_by.items()
        ),
    )


def _boxes_of(details: type[OutcomeDetails]) -> Iterator[Ref[Any]]:
    return (getattr(details, name) for name in places(OutcomeDetails))


def _all_missing(first: Ref[Any], *others: Ref[Any]) -> Cond:
    missing = first.missing()
    for other in others:
        missing = missing & other.missing()
    return missing


def refusal(
    acceptable: Ref[bool],
    reasons: Table[Any],
    reason: Ref[Any],
    *action: Ref[Any],
    instead: Ref[str] | None = None,
) -> tuple[Rule, ...]:
    """RFS-1, and ACP-1: what is accepted has nothing of a refusal.

    `action` is the box of the action and those that say more of it; it may follow later (RFS-3). `instead` is a box
    that may stand in the place of `reason`.
    """
    return (
        rule(
            "RFS-1",
            "A refusal needs at least one reason.",
            when=acceptable.no(),
            require=reasons.any(),
            at=reasons,
        ),
        rule(
            "ACP-1",
            "What is accepted has no reasons for a refusal.",
            when=acceptable.yes(),
            require=~reasons.any(),
            at=reasons,
        ),
        *(
            rule(
                "ACP-1",
                "What is accepted has no action on refused goods.",
                when=acceptable.yes(),
                require=_all_missing(*action),
                at=box,
            )
            for box in action[:1]
        ),
        *mandatory(reason, when=None if instead is None else instead.missing()),
    )


def names_it(reason: Ref[Choice], option: Choice, name: Ref[str], text: str) -> Rule:
    """RFS-1a: a reason that is about a country or an establishment names it."""
    return rule("RFS-1a", text, when=reason == option, require=name.present(), at=name)


def controlled_destination(
    acceptable: Ref[bool],
    outcome: Ref[Any],
    needing_outcome: Cond | None,
    action: Ref[Choice],
    sent_back: Choice,
    destination: Ref[str],
) -> Rule:
    """RFS-1b. `needing_outcome` is true for channelling and for the specific warehouse, None where a type has neither;
    `sent_back` is the one action that needs no controlled destination: re-export or re-dispatch."""
    acted = acceptable.no() & action.present() & ~(action == sent_back)
    return rule(
        "RFS-1b",
        "This outcome or action needs a controlled destination.",
        when=acted if needing_outcome is None else acted | (acceptable.yes() & outcome.present() & needing_outcome),
        require=destination.present(),
        at=destination,
    )
