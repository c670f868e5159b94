"""Writes `backend/shipped/countries.csv` from the CLDR, through Babel; with --check it only compares."""

from __future__ import annotations

import csv
import io
import sys
from datetime import date, timedelta
from pathlib import Path

from babel import Locale

FILE = Path(__file__).parents[1] / "backend" / "shipped" / "countries.csv"

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


def main(arguments: list[str]) -> int:
    text = table()
    if "--check" in arguments:
        stale = not FILE.is_file() or FILE.read_text(encoding="utf-8") != text
        if stale:
            print(f"{FILE.name} is stale: run python tools/reference.py", file=sys.stderr)
        return int(stale)
    FILE.write_text(text, encoding="utf-8")
    print(f"wrote {FILE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
