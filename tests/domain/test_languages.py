"""Every language says the same: the same messages, with the same variables, counted as the language counts."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from babel import Locale
from fluent.syntax import parse
from fluent.syntax.ast import (
    BaseNode,
    Comment,
    Identifier,
    Junk,
    Message,
    MessageReference,
    NumberLiteral,
    Resource,
    SelectExpression,
    TextElement,
    VariableReference,
)

from backend.domain.reference_faults import SENTENCES
from backend.domain.reference_lists import DEFINITIONS

LOCALES = Path(__file__).parents[2] / "locales"
OFFICIAL = "official: "
FILES = sorted(path.name for path in (LOCALES / "en").glob("*.ftl"))
LANGUAGES = ("nl", "hu", "fi", "nb")

EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
EVERY_FILE = pytest.mark.parametrize("file", FILES)


@functools.cache
def catalogue(language: str, file: str) -> Resource:
    return parse((LOCALES / language / file).read_text(encoding="utf-8"))


@functools.cache
def messages(language: str, file: str) -> dict[str, Message]:
    body = catalogue(language, file).body
    junk = [entry.content for entry in body if isinstance(entry, Junk)]
    assert junk == []
    found = [entry for entry in body if isinstance(entry, Message)]
    assert len({message.id.name for message in found}) == len(found), "a message stands twice"
    return {message.id.name: message for message in found}


def within(node: BaseNode) -> Iterator[BaseNode]:
    yield node
    for value in vars(node).values():
        for inner in cast("list[object]", value) if isinstance(value, list) else [value]:
            if isinstance(inner, BaseNode):
                yield from within(inner)


class Parts:
    """What a message is made of, and its bare text."""

    def __init__(self, message: Message) -> None:
        self.variables: set[str] = set()
        self.references: set[str] = set()
        self.selectors: set[tuple[str, frozenset[str]]] = set()
        self.categories: set[str] = set()
        self.text = ""
        for node in within(message):
            if isinstance(node, VariableReference):
                self.variables.add(node.id.name)
            elif isinstance(node, MessageReference):
                self.references.add(node.id.name)
            elif isinstance(node, TextElement):
                self.text += node.value
            elif isinstance(node, SelectExpression):
                exact = frozenset(one.key.value for one in node.variants if isinstance(one.key, NumberLiteral))
                chosen_by = node.selector.id.name if isinstance(node.selector, VariableReference) else ""
                self.selectors.add((chosen_by, exact))
                self.categories |= {
                    one.key.name
                    for one in node.variants
                    if isinstance(one.key, Identifier) and not one.key.name.isupper()
                }  # a code that is chosen by is no form of a number


parts = functools.cache(Parts)


def pairs(language: str, file: str) -> Iterator[tuple[str, Message, Message]]:
    others = messages(language, file)
    for name, english in messages("en", file).items():
        if name in others:
            yield name, english, others[name]


@EVERY_LANGUAGE
def test_a_language_has_the_files_of_the_english_one_and_no_others(language: str) -> None:
    assert sorted(path.name for path in (LOCALES / language).iterdir()) == FILES


@EVERY_FILE
@EVERY_LANGUAGE
def test_no_message_is_missing(language: str, file: str) -> None:
    assert sorted(messages("en", file).keys() - messages(language, file).keys()) == []


@EVERY_FILE
@EVERY_LANGUAGE
def test_no_message_is_superfluous(language: str, file: str) -> None:
    assert sorted(messages(language, file).keys() - messages("en", file).keys()) == []


@EVERY_FILE
@EVERY_LANGUAGE
def test_a_message_uses_the_variables_of_the_english_one(language: str, file: str) -> None:
    differing = [
        name for name, ours, theirs in pairs(language, file) if parts(ours).variables != parts(theirs).variables
    ]

    assert differing == []


@EVERY_FILE
@EVERY_LANGUAGE
def test_a_message_refers_and_chooses_as_the_english_one_does(language: str, file: str) -> None:
    differing = [
        name
        for name, ours, theirs in pairs(language, file)
        if (parts(ours).references, parts(ours).selectors) != (parts(theirs).references, parts(theirs).selectors)
        or {one.id.name for one in ours.attributes} != {one.id.name for one in theirs.attributes}
    ]

    assert differing == []


@EVERY_FILE
@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_a_count_has_the_forms_that_its_language_has(language: str, file: str) -> None:
    forms = {"other", *Locale.parse(language).plural_form.tags}

    wrong = [name for name, message in messages(language, file).items() if parts(message).categories - forms]
    incomplete = [
        name
        for name, message in messages(language, file).items()
        if "one" in parts(message).categories and parts(message).categories != forms
    ]

    assert (wrong, incomplete) == ([], [])


@EVERY_FILE
@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_what_is_marked_as_official_names_its_source(language: str, file: str) -> None:
    comments = [message.comment.content or "" for message in messages(language, file).values() if message.comment]
    standing_alone = [entry.content for entry in catalogue(language, file).body if isinstance(entry, Comment)]

    assert [text for text in comments if not text.startswith(OFFICIAL) or not text.removeprefix(OFFICIAL).strip()] == []
    assert [text for text in standing_alone if text and text.startswith(OFFICIAL)] == []


@EVERY_FILE
@EVERY_LANGUAGE
def test_a_translation_is_no_copy_of_the_english_sentence(language: str, file: str) -> None:
    """Words may be the same in two languages ("Transit"); a sentence of five words or more is not."""
    copied = [
        name
        for name, ours, theirs in pairs(language, file)
        if parts(ours).text == parts(theirs).text and len(parts(ours).text.split()) >= 5
    ]

    assert copied == []


def test_a_fault_of_a_list_is_said_on_the_screen_as_on_the_command_line() -> None:
    text = (LOCALES / "en" / "lists.ftl").read_text(encoding="utf-8")
    said = dict(re.findall(r"^fault-(\S+) = (.+)$", text, re.MULTILINE))

    assert said == dict(SENTENCES)


def test_every_list_and_every_column_and_choice_of_one_has_words() -> None:
    known = messages("en", "lists.ftl").keys()
    lists = DEFINITIONS.values()
    told = [
        column for one in lists for column in (*one.facts, *(() if one.value is None or one.tree else (one.value,)))
    ]
    columns = {"since", "until"} | {key.name for one in lists for key in one.keys} | {one.name for one in told}
    wanted = {f"list-{what}-{one.name}" for one in lists for what in ("name", "about")}
    wanted |= {f"column-{name}" for name in columns - {"parent"}}
    wanted |= {f"option-{option}" for column in told for option in column.options}

    assert sorted(wanted - known) == []
