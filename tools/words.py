"""Writes docs/words.md: the labels of the forms in every language, and which of them are official. `--check` compares.

A comment `# official: SOURCE` directly above a message says that the term is an official one, and where it stands.
Without it, the word is the project's own and no official reviewed it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from fluent.syntax import parse
from fluent.syntax.ast import Entry, GroupComment, Message, Pattern, Resource
from fluent.syntax.serializer import serialize_pattern

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ROOT / "locales"
PAGE = ROOT / "docs" / "words.md"

LANGUAGES = {"en": "English", "nl": "Nederlands", "hu": "Magyar", "fi": "Suomi", "nb": "Norsk bokmål"}
WHOLE = ("forms.ftl", "statuses.ftl", "rules.ftl")
"""Of these catalogues every message is a term of the domain; of the others, only what is marked as official."""

LABELS = "forms.ftl"
"""The catalogue of the labels of boxes and choices."""

OFFICIAL = "official: "


class Term(NamedTuple):
    text: str
    source: str


def terms(language: str, file: str) -> dict[str, Term]:
    return {entry.id.name: term(entry) for entry in entries(language, file) if isinstance(entry, Message)}


def entries(language: str, file: str) -> list[Entry]:
    resource: Resource = parse((LOCALES / language / file).read_text(encoding="utf-8"))
    return [entry for entry in resource.body if isinstance(entry, Entry)]


def term(message: Message) -> Term:
    comment = (message.comment.content if message.comment else None) or ""
    return Term(shown(message.value), comment.removeprefix(OFFICIAL) if comment.startswith(OFFICIAL) else "")


def shown(value: Pattern | None) -> str:
    """The pattern as its catalogue has it, in one cell of a table."""
    return " ".join(serialize_pattern(value).split()).replace("|", "\\|") if value else ""


def page() -> str:
    files = sorted(path.name for path in (LOCALES / "en").glob("*.ftl"))
    words = {(language, file): terms(language, file) for language in LANGUAGES for file in files}
    sources = sorted({one.source for catalogue in words.values() for one in catalogue.values() if one.source})
    counts = {
        language: [
            count
            for of in (files, [LABELS])
            for count in (
                sum(len(words[language, file]) for file in of),
                sum(bool(one.source) for file in of for one in words[language, file].values()),
            )
        ]
        for language in LANGUAGES
    }

    def cell(language: str, file: str, name: str) -> str:
        one = words[language, file].get(name)
        return "" if one is None else f"{one.text} [{sources.index(one.source) + 1}]" if one.source else one.text

    def rows(file: str, names: list[str]) -> Iterator[str]:
        yield f"| id | {' | '.join(LANGUAGES.values())} |"
        yield "|---" * (len(LANGUAGES) + 1) + "|"
        for name in names:
            yield f"| `{name}` | {' | '.join(cell(language, file, name) for language in LANGUAGES)} |"

    lines = [
        "# Words",
        "",
        "Written by `make generate` from `locales/`; a change belongs there. A number in brackets says that a term is",
        "an official one, held against that source. All others are the project's own, and no official has reviewed",
        "them; the heading above an English label says which form or system it is shortened after.",
        "",
        "| language | messages | official terms | labels of the forms | official ones |",
        "|---|---:|---:|---:|---:|",
        *(f"| {LANGUAGES[language]} | {' | '.join(map(str, count))} |" for language, count in counts.items()),
        "",
        *(f"{number}. {source}" for number, source in enumerate(sources, 1)),
    ]
    for file in WHOLE:
        lines += ["", f"## {file}"]
        names: list[str] = []
        for entry in [*entries("en", file), GroupComment("")]:
            if isinstance(entry, Message):
                names.append(entry.id.name)
            elif isinstance(entry, GroupComment):
                if names:
                    lines += ["", *rows(file, names)]
                    names = []
                if entry.content:
                    lines += ["", f"### {' '.join(entry.content.split())}"]
    for file in files:
        marked = [name for name in words["en", file] if any(cell(one, file, name).endswith("]") for one in LANGUAGES)]
        if file not in WHOLE and marked:
            lines += ["", f"## Official terms in {file}", "", *rows(file, marked)]
    return "\n".join(lines) + "\n"


def main() -> int:
    text = page()
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(text, encoding="utf-8")
        return 0
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == text:
        return 0
    print("docs/words.md does not follow from locales/: run `make generate`", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
