"""A value as paper says it: rounded, in words, and never more than can be seen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any, cast

from backend.domain.print_items import Shown, Words
from sync_protocol.rules import Form, Place, Row

_CENT = Decimal("0.01")
_LONG_WORD = re.compile(r"\S{21,}")
_PIECE = 10
_COUNTRY_CODE = re.compile("[A-Z]{2}")
_CODE = re.compile(r"(\d{4})(\d{2})?(\d{2})?(\d*)")
_TURNING = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Characters that turn the direction of what follows, or that nobody sees: on paper they could only deceive."""
_UNSEEN = ("Cc", "Cn", "Co", "Cs")


def value_text(place: Place, value: Any, shown: Shown) -> str:
    """A box's value in words. CN-5: an amount is rounded half up to two decimals, with a point, without grouping."""
    match place.kind:
        case "enum":
            return option_text(value, shown.words)
        case "flag":
            return shown.words.t("yes" if value else "no")
        case "int":
            return _with_unit(str(value), place)
        case "decimal":
            return _with_unit(rounded(value), place)
        case "date":
            return shown.words.day(value)
        case "instant":
            return shown.words.moment(value)
        case _:
            return clean(_text(place.name, value, shown))


def _text(name: str, value: str, shown: Shown) -> str:
    if name == "cn_code":
        return code_text(value)
    if ("country" in name or name == "flag_state") and _COUNTRY_CODE.fullmatch(value):
        return shown.words.t("country", name=shown.words.country(value), code=value)
    if name == "eppo_code" and value in shown.latin:
        return f"{value} {shown.latin[value]}"
    return shown.named.get(value, value)


def _with_unit(number: str, place: Place) -> str:
    return f"{number} {place.about.unit}" if place.about.unit else number


def rounded(amount: Decimal) -> str:
    """`1234.57` for 1234.567."""
    return f"{amount.quantize(_CENT, ROUND_HALF_UP):f}"


def code_text(code: str) -> str:
    """`0101 21 00`: a code as the nomenclature prints it."""
    match = _CODE.fullmatch(code)
    return " ".join(part for part in match.groups() if part) if match else code


def option_text(option: StrEnum, words: Words) -> str:
    """The word of a choice, or the choice itself where the language has none."""
    message = f"{type(option).__name__}-{option.value}"
    return words.t(message) if words.has(message) else option.value


def yes_no(value: bool | None, words: Words) -> tuple[tuple[str, bool], ...]:
    return ((words.t("yes"), value is True), (words.t("no"), value is False))


def clean(text: str) -> str:
    """The text without what cannot be seen; a long word may be broken where a line ends."""
    seen = "".join(
        one if one in "\n\t" or unicodedata.category(one) not in _UNSEEN else "\u25a1" for one in _TURNING.sub("", text)
    )
    return _LONG_WORD.sub(lambda word: "\u200b".join(_pieces(word[0])), seen)


def _pieces(word: str) -> list[str]:
    return [word[start : start + _PIECE] for start in range(0, len(word), _PIECE)]


def is_empty(value: object) -> bool:
    """Whether a box, a section or a table holds nothing."""
    if isinstance(value, Form):
        return all(is_empty(getattr(value, name)) for name in value.__struct_fields__ if name != "id")
    return value is None or value == ()


def row_texts(lines: Sequence[Row], shown: Shown) -> dict[str, str]:
    """What other tables call a line of goods: its number where there are several, its code, what it is (CN-2)."""
    return {
        row.id: " ".join(part for part in (f"{number}." if len(lines) > 1 else "", *_said(row)) if part)
        for number, row in enumerate(shown.in_order(lines), 1)
    }


def _said(row: Row) -> tuple[str, str]:
    code = cast("str", getattr(row, "cn_code", None) or "")
    named = (cast("str", getattr(row, name, None) or "") for name in ("description", "complement", "species"))
    return code_text(code), next((one for one in named if one), "")
