"""Whatever a notification holds: it is read or refused, never a surprise, and nothing of it is lost."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain.notification import Imported, Malformed, read
from sync_protocol.forms import CATALOGUE
from sync_protocol.rules import decode, encode
from tests.domain.notifications import NO_DATA, PREFIXES, REAL, SCHEMA, as_delivered, in_schema, leaves, raw

TEXT = st.text(st.characters(codec="utf-8"), max_size=40)
SCALAR = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT
JSON = st.recursive(
    SCALAR, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3), max_leaves=6
)
EMPTY: st.SearchStrategy[Any] = st.sampled_from(("", " ", *cast("tuple[Any, ...]", ([], {}))))


@cache
def _examples() -> tuple[Any, ...]:
    """Documents to begin with: ours in both spellings, and the real ones where they are here."""
    ours = [in_schema(type_, status) for type_ in PREFIXES for status in ("SUBMITTED", "REJECTED")]
    real = [json.loads(path.read_bytes()) for path in REAL]
    return (*ours, *(as_delivered(one) for one in ours), *real)


def _delivered(notification: dict[str, Any]) -> dict[str, Any]:
    return cast("dict[str, Any]", notification.get("importPreNotification", notification))


def _keys(value: dict[Any, Any] | list[Any]) -> list[Any]:
    return list(value) if isinstance(value, dict) else list(range(len(value)))


@st.composite
def mutated(draw: st.DrawFn) -> Any:
    """A document in which a few values were changed, dropped, emptied, or put in the wrong place."""
    changed = deepcopy(draw(st.sampled_from(_examples())))
    for _ in range(draw(st.integers(1, 6))):
        place: Any = _delivered(changed)
        while True:
            keys = _keys(place)
            if not keys:
                break
            key = draw(st.sampled_from(keys))
            inner: Any = place[key]
            if inner and isinstance(inner, dict | list) and draw(st.integers(0, 9)):
                place = place[key]
                continue
            match draw(st.sampled_from(("drop", "null", "empty", "change", "list", "object", "text"))):
                case "drop":
                    del place[key]
                case "null":
                    place[key] = None
                case "empty":
                    place[key] = draw(EMPTY)
                case "list":
                    place[key] = [inner]
                case "object":
                    place[key] = {"value": inner}
                case "text":
                    place[key] = draw(TEXT)
                case _:
                    place[key] = draw(JSON)
            break
    return changed


@given(mutated())
def test_a_changed_notification_is_read_or_refused(notification: Any) -> None:
    found = read(raw(notification), "a.json")

    if isinstance(found, Malformed):
        assert found.code
        assert found.reason
        return
    form = CATALOGUE[found.type].content
    assert decode(form, encode(found.content)) == found.content
    assert all(json.loads(one.value) is not None for one in found.unmapped)


@given(st.binary(max_size=200) | JSON.map(raw) | TEXT.map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert isinstance(read(data, "a.json"), Malformed)


@given(st.data())
def test_a_file_cut_or_with_a_flipped_byte_is_read_or_refused(data: st.DataObject) -> None:
    whole = raw(data.draw(st.sampled_from(_examples())))
    place = data.draw(st.integers(0, len(whole) - 1))
    cut = data.draw(st.booleans())
    broken = whole[:place] if cut else whole[:place] + bytes([data.draw(st.integers(0, 255))]) + whole[place + 1 :]

    assert isinstance(read(broken, "a.json"), Malformed) or not cut


def _told_apart(notification: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The notification with another text in the place of each: words that no list knows and no two share."""
    changed = deepcopy(notification)
    inner = _delivered(changed)
    keep = {"referenceNumber", "type", "importNotificationType", "status", "typeOfImp"}
    texts: list[str] = []
    for path, value in list(leaves(inner)):
        if not isinstance(value, str) or not value or path[0] in keep or path[-1] == "key":
            continue
        here: Any = inner
        for step in path[:-1]:
            here = here[step]
        text = f"text number {len(texts)} of this document"
        here[path[-1]] = text
        texts.append(text)
    return changed, texts


@pytest.mark.parametrize("example", range(len(_examples())))
def test_every_text_is_in_a_box_or_kept_as_not_mapped(example: int) -> None:
    notification, texts = _told_apart(_examples()[example])

    found = read(raw(notification), "a.json")

    assert isinstance(found, Imported)
    boxes = [value for _, value in leaves(json.loads(encode(found.content)))]
    told = "\n".join([*(str(value) for value in boxes), *(one.value for one in found.unmapped)])
    assert [text for text in texts if text not in told] == []


@given(mutated())
def test_each_leaf_is_taken_by_a_box_or_kept_with_its_value_and_none_is_twice(notification: Any) -> None:
    found = read(raw(notification), "a.json")
    if isinstance(found, Malformed):
        return

    def starred(pointer: str) -> str:
        return re.sub(r"/[0-9]+(?=/|$)", "/*", pointer)

    def pointer(path: tuple[str | int, ...]) -> str:
        return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)

    def exact(text: str) -> object:
        return json.loads(text, parse_int=Decimal, parse_float=Decimal)

    said = ((pointer(path), value) for path, value in leaves(notification) if value not in (None, ""))
    there = Counter((starred(at), exact(json.dumps(value))) for at, value in said)
    kept = Counter((one.at, exact(one.value)) for one in found.unmapped)
    taken = Counter(starred(one.at) for one in found.mapped)

    assert kept <= there
    assert Counter(at for at, _ in (there - kept).elements()) == taken


Path = tuple[str | int, ...]


def _closed_lists() -> dict[Path, list[str]]:
    """The words that the format's schema allows, by the path of the leaf; 0 stands for the places of a list."""
    return dict(_words(json.loads(SCHEMA.read_bytes()))) if SCHEMA.is_file() else {}


def _words(schema: dict[str, Any]) -> Iterator[tuple[Path, list[str]]]:
    definitions: dict[str, dict[str, Any]] = schema["definitions"]

    def walk(node: dict[str, Any], path: Path) -> Iterator[tuple[Path, list[str]]]:
        if "$ref" in node:
            node = definitions[node["$ref"].rpartition("/")[2]]
        if "enum" in node:
            yield path, node["enum"]
        for name, inner in node.get("properties", {}).items():
            yield from walk(inner, (*path, name))
        if "items" in node:
            yield from walk(node["items"], (*path, 0))

    yield from walk(schema, ())


LISTS = _closed_lists()
HEAD = {("type",), ("status",)}  # what the document is: tested one by one
NO_BOX = {"typeOfImp", "provideCtcMrn", "storeTransporterContact", "riskLevelMethod"}
"""Lists of words that no box is for: they are kept as not mapped. So is the kind of a party: its box says it."""

NO_OPTION = {"Satisfactory following official intervention", "Not Set"}
"""Words that our choices say less than, and words that say nothing."""

NO_DEROGATION: dict[str | int, set[str]] = {
    "documentCheckResult": {"Derogation"},
    "laboratoryCheckResult": {"Derogation"},
}
"""Checks that no form has a derogation for."""


def _with_word(notification: dict[str, Any], path: Path, word: str) -> dict[str, Any]:
    here: Any = notification
    for step, after in pairwise(path):
        empty: Any = [None] if after == 0 else {}
        if isinstance(step, int) or step not in here:
            here[step] = empty
        here = here[step]
    here[path[-1]] = word
    return notification


def _is_taken(type_: str, path: Path, word: str) -> bool:
    bare = {"referenceNumber": f"{PREFIXES[type_]}.GB.2026.7000001", "type": type_, "status": "SUBMITTED"}
    found = read(raw(_with_word(bare, path, word)), "a.json")
    assert isinstance(found, Imported)
    return not found.unmapped


@pytest.mark.skipif(not LISTS, reason=NO_DATA)
@pytest.mark.parametrize(
    "path", [path for path in LISTS if path not in HEAD], ids=lambda path: "/".join(map(str, path))
)
def test_every_word_of_the_closed_lists_is_mapped_or_kept(path: Path) -> None:
    kept = {word for word in LISTS[path] if not any(_is_taken(type_, path, word) for type_ in PREFIXES)}

    if path[-1] in NO_BOX or "exporter" in LISTS[path] or "Commercial transporter" in LISTS[path]:
        assert kept == set(LISTS[path])
    else:
        assert kept <= NO_OPTION | NO_DEROGATION.get(path[-1], set())
