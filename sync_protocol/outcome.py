"""What Part II decides."""

from __future__ import annotations

REFUSED = "refused"
"""The outcome of a decision that refuses the consignment; any other accepts it for that purpose."""


def outcome_of(content: object) -> str:
    """The outcome that a document's content decides on: `refused`, the purpose that it is accepted for, or empty where
    it says neither yet."""
    match content:
        case {"part2": {"decision": {"acceptable": False}}}:
            return REFUSED
        case {"part2": {"decision": {"acceptable": True, "outcome": str(outcome)}}}:
            return outcome
        case _:
            return ""
