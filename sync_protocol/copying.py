"""What a document starts with that is made from another one: copied, replaced, cloned (NEW-1 to NEW-3, ST-6).

`pwa/src/domain/copying.ts` does the same; `vectors/copying.json` holds both to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar, cast

from sync_protocol.assign import CannotSet, assign
from sync_protocol.rules import Form
from sync_protocol.workflow import BEGINNINGS, LOCKED_IN_CLONES, ORIGIN_ROW, OriginKind

F = TypeVar("F", bound=Form)


def begun(kind: OriginKind, content: Mapping[str, Any], empty: F, reference: str, edition: str = "") -> F:
    """The new document's content. What its edition has no box for, or what does not fit that, is left behind.

    `content` is the source's as JSON holds it, `reference` is the source's, `edition` the new document's.
    """
    beginning = next(one for one in BEGINNINGS if one.kind is kind)
    form = empty
    for path, value in _boxes(content, ""):
        if f"{path}/".startswith(beginning.takes) and not f"{path}/".startswith(beginning.without):
            form = _with(form, path, value, edition)
    if kind is OriginKind.CLONE:
        form = _with(form, ORIGIN_ROW, {"number": reference}, edition)
    return form


def _with(form: F, path: str, value: object, edition: str) -> F:
    try:
        return assign(form, path, value, edition)
    except CannotSet:
        return form


def _boxes(value: object, path: str) -> Iterator[tuple[str, object]]:
    """Every box with its value, and every row before its boxes."""
    if isinstance(value, Mapping):
        for name, one in cast("Mapping[str, object]", value).items():
            if name != "id":
                yield from _boxes(one, f"{path}/{name}" if path else name)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for row in cast("Sequence[Mapping[str, object]]", value):
            yield f"{path}/{row['id']}", {}
            yield from _boxes(row, f"{path}/{row['id']}")
    else:
        yield path, value


def locked_boxes(source: str, content: Mapping[str, Any]) -> tuple[str, ...]:
    """The boxes of a clone that cannot be changed, by the type of its source and its own content (NEW-3).

    What the source left empty can be filled in: a mandatory box would stay empty for ever.
    """
    return tuple(
        one.path
        for one in LOCKED_IN_CLONES
        if source in (one.sources or (source,)) and at_path(content, one.path) not in (None, {}, [])
    )


def is_locked(locked: Sequence[str], path: str) -> bool:
    """Whether a box or row lies in one of these."""
    return any(path == one or path.startswith(f"{one}/") for one in locked)


def at_path(content: object, path: str) -> object:
    """What JSON holds at a path, None where nothing is."""
    here: object = content
    for step in path.split("/"):
        if isinstance(here, Mapping):
            here = cast("Mapping[str, object]", here).get(step)
        elif isinstance(here, Sequence) and not isinstance(here, str):
            rows = cast("Sequence[Mapping[str, object]]", here)
            here = next((row for row in rows if row.get("id") == step), None)
        else:
            return None
    return here
