"""Writes the files that follow from the protocol: `python -m sync_protocol.generate`; --check only compares."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from sync_protocol import (
    PROTOCOL_VERSION,
    conditions,
    describe,
    document,
    fillings,
    lists,
    organisations,
    reference_list,
    rules,
    scalars,
    sealed_file,
    unsent,
    wire,
    workflow,
)
from sync_protocol.forms import CATALOGUE, DocumentForm, DocumentType
from sync_protocol.rules_page import rules_page
from sync_protocol.typescript import SCALARS, Writer, constants, declared, unions, with_parts

ROOT = Path(__file__).parent.parent
HEAD = "// Written by `make generate` from sync_protocol/; a change belongs there.\n"

_FTL_HEAD = "# Written by `make generate` from sync_protocol/forms/; a change belongs there.\n"

TRAVELS = (workflow, fillings, organisations, document, reference_list, wire, unsent, sealed_file)
LANGUAGE = (scalars, conditions, lists, rules, describe)
PYTHON_ONLY = (conditions.Node, rules.Form, rules.Row, rules.Place)


class SameWords(Exception):
    """Two sentences would have one id."""


def schema() -> str:
    """What travels, as text: the structs and enums of the wire and of the records."""
    types = with_parts(one for module in (document, reference_list, wire, unsent) for one in declared(module))
    writer = Writer({one: one.__name__ for one in types}, {}, comments=False)
    return "\n".join(writer.declarations(types))


def schema_hash() -> str:
    """SHA-256 of `schema()`, hex: where it changes, the PROTOCOL_VERSION has to change too."""
    return hashlib.sha256(schema().encode()).hexdigest()


def files() -> dict[str, str]:
    """The generated files by their path from the root of the repository."""
    shared = with_parts(one for module in (*TRAVELS, *LANGUAGE) for one in declared(module) if one not in PYTHON_ONLY)
    forms = describe.forms_and_enums(form.content for form in CATALOGUE.values())
    names = describe.names(shared)
    names |= describe.names(forms, taken=names.values())  # what travels keeps its name, a form gives way
    info = describe.describe(CATALOGUE, names)
    return {
        "pwa/src/protocol.gen.ts": "\n".join(_typescript(names)),
        "pwa/src/forms.gen.json": msgspec.json.encode(info).decode() + "\n",
        "docs/rules.md": rules_page(CATALOGUE),
        "locales/en/rules.ftl": rule_words(CATALOGUE),
    }


def rule_words(catalogue: Mapping[DocumentType, DocumentForm]) -> str:
    """The sentences of the rules as messages of Fluent, each once. Raises SameWords where two have one id."""
    told: dict[str, str] = {}
    for rule in (rule for form in catalogue.values() for rule in form.rules):
        if told.setdefault(rule.words, rule.text) != rule.text:
            raise SameWords(f"{told[rule.words]!r} and {rule.text!r} begin too much alike: both are {rule.words}")
    lines = (f"{words} = {text}" for words, text in sorted(told.items()))
    return "\n".join((_FTL_HEAD, *lines, ""))


def _typescript(names: dict[type, str]) -> Iterator[str]:
    aliases = {name: union for module in (*TRAVELS, *LANGUAGE) for name, union in unions(module).items()}
    writer = Writer(names, aliases)
    yield HEAD
    yield f"export const PROTOCOL_VERSION = {PROTOCOL_VERSION};\n"
    yield SCALARS
    yield from writer.declarations(names)
    for name, union in aliases.items():
        yield writer.union(name, union)
    for module in TRAVELS:
        for name, value in constants(module).items():
            yield writer.constant(name, value)


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Writes the files, or with --check names those that are stale; the exit code."""
    stale = {path: text for path, text in files().items() if not _holds(root / path, text)}
    check = "--check" in arguments
    for path, text in stale.items():
        if check:
            print(f"{path} is stale: run make generate", file=sys.stderr)
        else:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
            print(f"wrote {path}")
    return 1 if stale and check else 0


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
