"""Prints as PDF/A-3b, set by typst: a form, its code as a picture of lines, and the signed bytes attached.

What is printed reaches the template as data and is never read as code. The same print gives the same bytes: its date is
that of the document, and the fonts travel along. Fonts of the system only stand in for scripts that those lack; a
character that no font has is printed as a mark of its absence.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import cast

import msgspec
import typst
from msgspec import Struct

from backend.domain.print_sheet import Sheet

FOLDER = Path(__file__).parent / "print_form"
MISSING = "\u25a1"
"""Stands for a character that no font has."""

SCRIPTS = {
    "Latin": "ñőß",
    "Greek": "αΩ",
    "Cyrillic": "жЩ",
    "Arabic": "عر",
    "Hebrew": "אב",
    "Chinese": "中文",
    "Japanese": "かな",
    "Korean": "한글",
    "Thai": "ไทย",
    "Devanagari": "हिन्दी",
}
"""Scripts that names on certificates come in, each with letters of it. The first three travel along."""

MOST_BYTES = 8_000_000
"""What is to be printed, as data: some 50,000 rows."""

MOST_TAGGED = 200_000
"""As data; a longer print has no tags for programs that read it out: they would make it fifteen times larger."""

MOST_LOOKS = 200

_MAIN, _DATA, _FILES, _CODE = "main.typ", "print.json", "files.json", "code.svg"
_NO_GLYPH = "could not be displayed"
_ONLY_TEXT = b"""
#set document(date: datetime(year: 2026, month: 1, day: 1))
#set text(font: "Source Sans 3")
#json("print.json")
"""


class TooLarge(Exception):
    """There is more to print than any consignment has."""


class File(Struct, frozen=True):
    """An attached file. `relationship` is what PDF/A-3 calls what it is to the document."""

    name: str
    mime: str
    relationship: str
    description: str
    content: bytes


class Print(Struct, frozen=True, kw_only=True):
    """What is printed: sheets one after the other. `code` is the QR code of the first page as SVG, empty for none."""

    title: str
    at: datetime
    sheets: tuple[Sheet, ...]
    code: str = ""
    files: tuple[File, ...] = ()


def pdf(one: Print) -> bytes:
    """The file; tenths of a second of processor time, outside the interpreter's lock. Raises TooLarge."""
    data = msgspec.json.encode(
        {
            "title": one.title,
            "at": one.at.timetuple()[:6],
            "sheets": one.sheets,
            "code": _CODE if one.code else None,
        }
    )
    # Files in memory are texts to typst: the attached bytes go as lists of numbers.
    attached = [{**msgspec.structs.asdict(file), "content": list(file.content)} for file in one.files]
    files = {_FILES: msgspec.json.encode(attached), _CODE: one.code.encode()}
    if len(data) > MOST_BYTES:
        raise TooLarge
    try:
        return _compiled(_template(), files | {_DATA: data})
    except typst.TypstError as error:
        # PDF/A has no room for a character without a glyph, and typst names only the first one.
        if _NO_GLYPH not in error.message:
            raise
        text = data.decode()
        shown = text.translate(dict.fromkeys(map(ord, without_glyphs(text)), MISSING))
        return _compiled(_template(), files | {_DATA: shown.encode()})


def scripts_without_font() -> list[str]:
    """The scripts of SCRIPTS that no font of this machine can print."""
    return [name for name, letters in SCRIPTS.items() if without_glyphs(letters)]


def without_glyphs(text: str) -> set[str]:
    """The characters of a text that no font has, looked for by halves, the commonest scripts first.

    After MOST_LOOKS, what has not been told apart counts as absent: thousands of such characters are not worth more.
    """
    absent: set[str] = set()
    looks = 0
    groups = [sorted({one for one in text if not one.isascii()})]
    while groups:
        group = groups.pop()
        looks += 1
        if not group or _has_glyphs("".join(group)):
            continue
        if len(group) == 1 or looks > MOST_LOOKS:
            absent.update(group)
        else:
            middle = len(group) // 2
            groups += [group[middle:], group[:middle]]
    return absent


def _has_glyphs(text: str) -> bool:
    try:
        _compiled(_ONLY_TEXT, {_DATA: msgspec.json.encode(text)})
    except typst.TypstError:
        return False
    return True


_own = threading.local()


@cache
def _template() -> bytes:
    return (FOLDER / "form.typ").read_bytes()


def _compiled(source: bytes, files: Mapping[str, bytes]) -> bytes:
    """Compile with this thread's own fonts, which are looked for once."""
    if not hasattr(_own, "fonts"):
        _own.fonts = typst.Fonts(
            include_system_fonts=True, include_embedded_fonts=False, font_paths=[str(FOLDER / "fonts")]
        )
    # The stub knows no folder of files in memory, which the library takes by its README.
    compiler = typst.Compiler(cast("bytes", {_MAIN: source, **files}), font_paths=_own.fonts)
    tagged = len(files[_DATA]) <= MOST_TAGGED
    return cast("bytes", compiler.compile(format="pdf", pdf_standards="a-3b", pdf_tags=tagged))
