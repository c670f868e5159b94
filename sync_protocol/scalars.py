"""What one box can hold: the kinds of value, their bounds, and how they travel.

The bounds are those that JSON, Python and JavaScript can all keep exactly; `pwa/src/domain/assign.ts` has the same.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Literal, Self, TypeGuard, cast
from zoneinfo import ZoneInfo

BoxKind = Literal["text", "enum", "flag", "int", "decimal", "date", "instant"]

MOST_CHARACTERS = 10_000  # Unicode code points, not bytes and not UTF-16 units
MOST_ROWS = 2_000  # of one table: more than any consignment has, and still quick to judge on a tablet
LARGEST_INT = 2**53 - 1  # above it JavaScript rounds
FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2199, 12, 31)
MILLION = 1_000_000
_LAW = ZoneInfo("Europe/Brussels")

# re and the `u` flag of JavaScript read these alike; \d, \s and $ are avoided since there they differ.
_PLAIN_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?")
_FORBIDDEN = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff]")
_VISIBLE = re.compile("[^ \t\n]")
_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")


class Quantity(Decimal):
    """An exact decimal number: at most 15 digits before the point and 6 after it, written plainly.

    Decimal alone also takes "1e-2", " 1 ", "1_0", "+1", "1." and digits of other scripts, which JavaScript refuses
    or reads differently. Raises ValueError for any text but a plain number.
    """

    def __new__(cls, text: str) -> Self:
        if not _PLAIN_NUMBER.fullmatch(text):
            raise ValueError(f"not a plain number: {text!r}")
        return super().__new__(cls, text)

    @property
    def millionths(self) -> int:
        """The number counted in millionths: both evaluators reckon with these, exactly and without a context."""
        numerator, denominator = self.as_integer_ratio()
        return numerator * MILLION // denominator


def unfit(kind: BoxKind, value: object, max_length: int | None = None) -> str | None:
    """Why a value of the right type does not fit a box of this kind, or None where it fits."""
    match value:
        case str() if kind == "text":
            return unfit_text(value, max_length or MOST_CHARACTERS)
        case int() if kind == "int" and abs(value) > LARGEST_INT:
            return f"not between -{LARGEST_INT} and {LARGEST_INT}: {value}"
        case datetime():
            return _unfit_instant(value)
        case date() if not FIRST_DAY <= value <= LAST_DAY:
            return f"not a day between {FIRST_DAY} and {LAST_DAY}: {value}"
        case _:
            return None


def unfit_text(value: str, most: int) -> str | None:
    """The same for a text of at most so many characters."""
    if value.isprintable() and value and not value.isspace() and len(value) <= most:
        return None  # nearly all texts; what is not printable to Python is looked at closely
    if len(value) > most:
        return f"longer than {most} characters"
    if _FORBIDDEN.search(value):
        return "holds a control character"
    return None if _VISIBLE.search(value) else "blank: an empty box is null"


def _unfit_instant(value: datetime) -> str | None:
    if value.tzinfo is None or value.utcoffset() != UTC.utcoffset(None):
        return f"not in UTC: {value.isoformat()}"
    if value.microsecond:  # a part of a second has several spellings, and what is signed has one
        return f"finer than a second: {value.isoformat()}"
    return (
        None
        if FIRST_DAY <= value.date() <= LAST_DAY
        else f"not between {FIRST_DAY} and {LAST_DAY}: {value.isoformat()}"
    )


def day_of_law(instant: datetime) -> date:
    """The day of an instant in Brussels, where the days of the law are counted (DEC-5)."""
    return instant.astimezone(_LAW).date()


def is_instant_text(value: object) -> TypeGuard[str]:
    """Whether this is written as instants travel: RFC 3339, capital T and Z, whole seconds."""
    return isinstance(value, str) and _INSTANT.fullmatch(value) is not None


def from_wire(wanted: type, value: object) -> object:
    """The hook for msgspec that reads a `Quantity`; raises ValueError for what is no plain number."""
    if wanted is not Quantity:
        raise NotImplementedError(f"no way to read a {wanted.__name__}")
    if isinstance(value, str):
        return Quantity(value)
    raise ValueError("a number with decimals travels as text")


def to_wire(value: object) -> Any:
    """The hook for msgspec that writes a `Quantity`."""
    if not isinstance(value, Quantity):
        raise NotImplementedError(f"no way to write a {type(value).__name__}")
    return str(cast("Decimal", value))
