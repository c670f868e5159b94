"""Content as plain dictionaries: its paths, its tables and what is empty in it, without the server's code."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator
from typing import Any, cast

Doc = dict[str, Any]
TABLES = ("commodities", "documents", "establishments", "links", "seals")
"""The tables of the documents of the simulation."""


def copied(value: Doc) -> Doc:
    return pickle.loads(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))


def is_row(path: str) -> bool:
    steps = path.split("/")
    return len(steps) > 1 and steps[-2] in TABLES


def around(path: str) -> list[str]:
    """The paths of what stands around a box, from the outside in; not its part."""
    steps = path.split("/")
    return ["/".join(steps[:end]) for end in range(2, len(steps))]


def paths(change: Doc) -> list[str]:
    return [*change.get("set", {}), *change.get("unset", ()), *change.get("add", {}), *change.get("remove", ())]


def values(change: Doc) -> list[tuple[str, Any]]:
    """Rows come before what is set in them."""
    gone = [(path, None) for path in (*change.get("unset", ()), *change.get("remove", ()))]
    return [*change.get("add", {}).items(), *change.get("set", {}).items(), *gone]


def get(content: Any, steps: list[str]) -> Any:
    here = content
    for step in steps:
        if isinstance(here, list):
            here = next((row for row in cast("list[Doc]", here) if row["id"] == step), None)
        elif isinstance(here, dict):
            here = cast("Doc", here).get(step)
        else:
            return None
    return here


def put(content: Doc, path: str, value: Any) -> None:
    *way, last = path.split("/")
    here: Any = content
    for step in way:
        if isinstance(here, list):
            here = next(row for row in cast("list[Doc]", here) if row["id"] == step)
        else:
            here = cast("Doc", here).setdefault(step, [] if step in TABLES else {})
    if isinstance(here, list):
        table = cast("list[Doc]", here)
        rows = [row for row in table if row["id"] != last]
        if value is not None:
            rows.append({"id": last, **value})
        table[:] = rows
    elif value is None:
        here.pop(last, None)
    else:
        here[last] = value


def plain(value: Any) -> Any:
    """Without what is empty; a number is one however it is written."""
    if isinstance(value, dict):
        inner: Doc = {key: plain(one) for key, one in cast("Doc", value).items()}
        return {key: one for key, one in inner.items() if one is not None} or None
    if isinstance(value, list):
        return [plain(one) for one in cast("list[Any]", value)] or None
    return value


def text(value: Any) -> str:
    """A value as a conflict carries it: a text as it is, nothing as nothing, anything else as JSON."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(plain(value), sort_keys=True)


def alike(said: str) -> str:
    """What somebody else wrote of a value, as `text` writes it."""
    return text(json.loads(said)) if said[:1] == "{" else said


def differences(kept: Any, other: Any, at: str) -> Iterator[tuple[str, str, str]]:
    """The boxes in which two contents differ: path, what the one says, what the other says."""
    left, right = _inner(kept), _inner(other)
    if left or right:
        for name in {**left, **right}:
            yield from differences(left.get(name), right.get(name), f"{at}/{name}")
    elif plain(kept) != plain(other):
        yield at, text(kept), text(other)


def _inner(value: Any) -> Doc:
    if isinstance(value, dict):
        return {name: one for name, one in cast("Doc", value).items() if name != "id"}
    rows = cast("list[Any]", value) if isinstance(value, list) else []
    return {row["id"]: row for row in rows if isinstance(row, dict)}
