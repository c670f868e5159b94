"""The Combined Nomenclature as the Commission gives it away: the goods nomenclature of Taric, one file a language.

Its columns are `Goods code`, `Start date`, `End date`, `Language`, `Hier. Pos.`, `Indent` and `Description`; the lines
follow each other as printed. A goods code has ten digits and a suffix: 80 is a code, anything else is a heading that
has none. `Hier. Pos.` says how many of the digits count. What lies below eight is for customs, not for entry documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from backend.domain.reference_faults import Fault, Faults, fault
from backend.domain.reference_lists import SHAPES, Holds

Row = Mapping[str, str]
"""The cells of a line by the names of their columns."""
Line = tuple[int, Row | Fault]
"""A line by its number, or what is wrong with it."""

_GOODS_CODE = "Goods code"
_NEEDED = (_GOODS_CODE, "Language", "Hier. Pos.", "Indent", "Description")
_DAYS = ("Start date", "End date")
_CODE = re.compile(r"([0-9]{10}) ?([0-9]{2})")
_DIGITS = re.compile(r"([2468]|10)(\.0)?")
_DAY = re.compile(r"([0-9]{2})-([0-9]{2})-([0-9]{4})")
_OF_A_CODE = "80"
_DIGITS_OF_A_HEADING = 4
_MOST_DIGITS = 8
_MARKS: Mapping[str, str] = {"|": " ", "!1!": " ", "!x!": "×", "!o!": "°", "\u00ad": "", "\u200b": ""}
"""How Taric writes what its printers could not: a space that does not break, a new line, signs."""
_LOW = re.compile(r"@([0-9])")
_HIGH = re.compile(r"\$([0-9])")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def is_goods_nomenclature(names: Sequence[str]) -> bool:
    """Whether these are the columns of such a file."""
    return _GOODS_CODE in names


def rows(names: Sequence[str], lines: Iterable[Line]) -> Iterator[Line]:
    """The lines of a list of goods: each code with all the words that stand above it, up to its heading.

    A line that cannot be read gives the fault that says so. Raises Unreadable where a column is missing.
    """
    faults = Faults()
    for name in _NEEDED:
        if name not in names:
            faults.note(1, name, "no-column", columns=", ".join((*_NEEDED, *_DAYS)))
    faults.refuse()
    return _with_subheadings(_rows(lines))


def _with_subheadings(lines: Iterable[Line]) -> Iterator[Line]:
    """A heading that the Harmonized System does not divide has one subheading, which Taric does not print: 0702 is
    070200 too, whether or not the Combined Nomenclature divides it.
    """
    heading: tuple[int, Row] | None = None
    for line, row in lines:
        if not isinstance(row, Fault):
            if heading is not None and not _is_divided(heading[1]["code"], row["code"]):
                yield heading[0], _undivided(heading[1])
            heading = (line, row) if len(row["code"]) == _DIGITS_OF_A_HEADING else None
        yield line, row
    if heading is not None:
        yield heading[0], _undivided(heading[1])


def _is_divided(heading: str, following: str) -> bool:
    return following.startswith(heading) and not (len(following) > len(heading) and following[4:6] == "00")


def _undivided(heading: Row) -> Row:
    return {**heading, "code": heading["code"] + "00"}


def _rows(lines: Iterable[Line]) -> Iterator[Line]:
    above: list[tuple[int, str]] = []
    for line, row in lines:
        if isinstance(row, Fault):
            yield line, row
            continue
        wrong = _wrong(line, row)
        if wrong is not None:
            yield line, wrong
            continue
        goods, digits, text = row[_GOODS_CODE].strip(), int(float(row["Hier. Pos."])), _text(row["Description"])
        if digits > _MOST_DIGITS:
            continue
        is_code = goods.endswith(_OF_A_CODE)
        if digits > _DIGITS_OF_A_HEADING:
            depth = row["Indent"].count("-")
            above = [*(one for one in above if one[0] < depth), (depth, text)]
        elif is_code:
            above = [(0, text)]
        if is_code:
            words = {row["Language"].strip().lower(): _said([said for _, said in above])}
            since, until = (_day(row.get(name, "")) for name in _DAYS)
            yield line, {"code": goods[:digits], "since": since, "until": until} | words


def _said(above: Sequence[str]) -> str:
    """What a code says by itself: all that stands above it; its heading only before a single word, often "other"."""
    parts = above[1:] if len(above) > 1 and " " in above[1] else above
    while len(parts) > 1 and not SHAPES[Holds.TEXT][0].fullmatch(": ".join(parts)):
        parts = parts[1:]
    return ": ".join(parts)


def _wrong(line: int, row: Row) -> Fault | None:
    goods, digits = row[_GOODS_CODE].strip(), row["Hier. Pos."].strip()
    if not _CODE.fullmatch(goods):
        return fault(line, _GOODS_CODE, "no-goods-code", text=goods[:40])
    if not _DIGITS.fullmatch(digits):
        return fault(line, "Hier. Pos.", "no-level", text=digits[:40])
    if not _text(row["Description"]):
        return fault(line, "Description", "empty")
    if not re.fullmatch("[A-Za-z]{2}", row["Language"].strip()):
        return fault(line, "Language", "no-language", text=row["Language"][:40])
    return None


def _text(said: str) -> str:
    for mark, sign in _MARKS.items():
        said = said.replace(mark, sign)
    said = _LOW.sub(lambda found: found[1].translate(_LOWERED), said)
    said = _HIGH.sub(lambda found: found[1].translate(_RAISED), said)
    said = " ".join(said.split()).rstrip(":").rstrip()
    return said.capitalize() if said.isupper() else said[:1].upper() + said[1:]


def _day(said: str) -> str:
    """As every other file has it; what is no day stays, and is named by the reader."""
    found = _DAY.fullmatch(said.strip())
    return f"{found[3]}-{found[2]}-{found[1]}" if found else said.strip()
