"""What two contents of a document say differently, box by box, for a person to read side by side."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import cast

import msgspec

from sync_protocol.scalars import to_wire


def differences(kept: object, other: object, at: str) -> Iterator[tuple[str, str, str]]:
    """The boxes below the path `at` that differ: path, what the one says, what the other says.

    Both are values as they travel. Rows are the same where their ids are, and texts where their NFC is: a signature
    covers no other difference (SIGN-5).
    """
    inner = _inner(kept), _inner(other)
    if inner == ({}, {}):
        if _nfc(kept) != _nfc(other):
            yield at, text(kept), text(other)
        return
    for name in dict.fromkeys([*inner[0], *inner[1]]):
        yield from differences(inner[0].get(name), inner[1].get(name), f"{at}/{name}")


def _nfc(value: object) -> object:
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


def _inner(value: object) -> dict[str, object]:
    """What stands in a section by the names of its boxes, in rows by their ids; nothing in a single box."""
    if isinstance(value, dict):
        boxes = cast("dict[str, object]", value)
        return {name: box for name, box in boxes.items() if name != "id"}
    rows = cast("list[object]", value) if isinstance(value, list) else []
    return {str(cast("dict[str, object]", row)["id"]): row for row in rows if isinstance(row, dict)}


def text(value: object) -> str:
    """A box's value as a conflict carries it: a text as it is, nothing as nothing, anything else as JSON."""
    if value is None:
        return ""
    plain = msgspec.to_builtins(value, enc_hook=to_wire)
    return plain if isinstance(plain, str) else msgspec.json.encode(plain).decode()
