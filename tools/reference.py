"""Writes what follows from elsewhere: the countries from the CLDR, and the columns of each list into docs/reference.md.

With --check it only compares.
"""

from __future__ import annotations

import csv
import io
import sys
from datetime import date, timedelta
from pathlib import Path

from babel import Locale

from backend.domain.reference_csv import columns
from backend.domain.reference_lists import DEFINITIONS, SHAPES, Column, Definition, Key
from backend.shipped import shipped

ROOT = Path(__file__).parents[1]
FILE = ROOT / "backend" / "shipped" / "countries.csv"
PAGE = ROOT / "docs" / "reference.md"
BEGIN, END = "<!-- lists: written by tools/reference.py -->\n", "<!-- end -->"

LANGUAGES = (
    *("bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "is", "it", "lt", "lv", "mt", "nb"),
    *("nl", "nn", "pl", "pt", "ro", "sk", "sl", "sv"),
)
"""The official languages of the Union and of the EFTA states."""

NO_COUNTRY = frozenset(("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"))
"""What the CLDR names beside ISO 3166: groups, parts of countries, and codes for tests. XK stays: documents have it."""

ALWAYS = "1958-01-01"
MEMBERS = {
    **dict.fromkeys(("BE", "DE", "FR", "IT", "LU", "NL"), ALWAYS),
    **dict.fromkeys(("DK", "IE"), "1973-01-01"),
    "GR": "1981-01-01",
    **dict.fromkeys(("ES", "PT"), "1986-01-01"),
    **dict.fromkeys(("AT", "FI", "SE"), "1995-01-01"),
    **dict.fromkeys(("CY", "CZ", "EE", "HU", "LT", "LV", "MT", "PL", "SI", "SK"), "2004-05-01"),
    **dict.fromkeys(("BG", "RO"), "2007-01-01"),
    "HR": "2013-07-01",
}
"""The states of the Union with the day of their accession."""

LEFT = ("GB", "1973-01-01", "2020-12-31", "2021-01-01")
"""Joined, treated as a member until the end of the transition period, a third country since."""

EFTA = ("CH", "IS", "LI", "NO")


def table() -> str:
    """The file: a line for each country, and for each time that it was in or outside the Union."""
    names = {language: dict[str, str](Locale.parse(language).territories) for language in LANGUAGES}
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("code", "place", "group", "since", "until", *LANGUAGES))
    for code in sorted(code for code in names["en"] if len(code) == 2 and code.isalpha() and code not in NO_COUNTRY):
        words = [names[language].get(code, "") for language in LANGUAGES]
        for times in _times(code):
            writer.writerow((code, *times, *words))
    return out.getvalue()


def _times(code: str) -> list[tuple[str, str, str, str]]:
    if code == LEFT[0]:
        _, since, until, after = LEFT
        return [
            ("third_country", "", ALWAYS, _eve(since)),
            ("union", "eu", since, until),
            ("third_country", "", after, ""),
        ]
    if code in EFTA:
        return [("union", "efta", ALWAYS, "")]
    if code not in MEMBERS:
        return [("third_country", "", ALWAYS, "")]
    since = MEMBERS[code]
    before = [] if since == ALWAYS else [("third_country", "", ALWAYS, _eve(since))]
    return [*before, ("union", "eu", since, "")]


def _eve(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def page(text: str) -> str:
    """The page with what it says of every list."""
    head, _, rest = text.partition(BEGIN)
    _, _, tail = rest.partition(END)
    examples = {one.name for one in shipped(examples=True) if one.about.example}
    told = "\n".join(_told(one, example=one.name in examples) for one in DEFINITIONS.values())
    return f"{head}{BEGIN}\n{told}\n{END}{tail}"


def _told(one: Definition, *, example: bool) -> str:
    marks = (
        "*example*" if example else "",
        "made from this installation's authorities" if one.derived else "",
        "" if one.public else "only for people who are logged in",
    )
    said = "; ".join(mark for mark in marks if mark)
    of = {cell.name: cell for cell in (*one.keys, *one.facts, *((one.value,) if one.value is not None else ()))}
    lines = [f"- `{name}`: {_cell(of[name])}" for name in columns(one) if name in of]
    lines += ["- words in one language at least"] if one.worded else []
    head = f"**{one.name}**" + (f" ({said})" if said else "")
    return "\n".join((f"{head}: {one.about}", "", *lines, ""))


def _cell(cell: Key | Column) -> str:
    is_needed = not cell.optional if isinstance(cell, Key) else cell.required
    said = "one of " + ", ".join(f"`{option}`" for option in cell.options) if cell.options else SHAPES[cell.holds][1]
    if isinstance(cell, Key):
        said += "; a key" if is_needed else "; a key, which fits every other where it is empty"
    return said if is_needed or isinstance(cell, Key) else f"{said}; may be empty"


def main(arguments: list[str]) -> int:
    """Write the files, or with --check name those that are stale; the exit code."""
    wanted = {FILE: table(), PAGE: page(PAGE.read_text(encoding="utf-8"))}
    stale = [path for path, text in wanted.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        name = path.relative_to(ROOT)
        if "--check" in arguments:
            print(f"{name} is stale: run python -m tools.reference", file=sys.stderr)
        else:
            path.write_text(wanted[path], encoding="utf-8")
            print(f"wrote {name}")
    return int(bool(stale) and "--check" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
