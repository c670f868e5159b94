"""JSON from outside, read so strictly that nothing in it can surprise what comes after.

The reader of the standard library takes duplicated keys (the last one wins), NaN, numbers of any length and nesting
until the stack ends. None of these says anything sure, so that each is refused with its place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import cast

MOST_BYTES = 5 * 1024 * 1024
DEEPEST = 64
LONGEST_NUMBER = 40
LARGEST_EXPONENT = 30

Scalar = str | int | Decimal | bool

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")


class NotReadable(Exception):
    """The text is no JSON that we take. `place` is line:column or a JSON pointer."""

    def __init__(self, code: str, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.code = code
        self.place = place
        self.reason = reason


class _Fault:
    """Stands in the tree where something cannot be taken, until its place is known."""

    def __init__(self, code: str, reason: str) -> None:
        self.code = code
        self.reason = reason


def read_json(raw: bytes) -> object:
    """The value: dicts, lists, texts, ints, Decimals, flags and None. Raises NotReadable."""
    if len(raw) > MOST_BYTES:
        raise NotReadable("IMPORT-SIZE", "1:1", f"The file is larger than {MOST_BYTES // 1024 // 1024} MiB.")
    if 0 in raw:
        raise NotReadable("IMPORT-NUL", _position(raw, raw.index(0)), "The file holds a NUL byte.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotReadable("IMPORT-ENCODING", _position(raw, error.start), "The file is not UTF-8.") from None
    _refuse_depth(text)
    try:
        value: object = json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_int,
            parse_float=_decimal,
            parse_constant=lambda word: _Fault("IMPORT-JSON", f"{word} is no number of JSON."),
        )
    except json.JSONDecodeError as error:
        raise NotReadable("IMPORT-JSON", f"{error.lineno}:{error.colno}", f"This is not JSON: {error.msg}.") from None
    for pointer, leaf in leaves(value):
        if isinstance(leaf, _Fault):
            raise NotReadable(leaf.code, pointer, leaf.reason)
        if isinstance(leaf, str) and ("\0" in leaf or _SURROGATE.search(leaf)):
            raise NotReadable("IMPORT-TEXT", pointer, "This text holds a NUL or half a character.")
    return value


def leaves(value: object, pointer: str = "") -> Iterator[tuple[str, object]]:
    """Every value that is neither object nor list, with its JSON pointer (RFC 6901); null too."""
    match value:
        case dict():
            for key, one in cast("dict[str, object]", value).items():
                yield from leaves(one, f"{pointer}/{escaped(key)}")
        case list():
            for place, one in enumerate(cast("list[object]", value)):
                yield from leaves(one, f"{pointer}/{place}")
        case _:
            yield pointer, value


def escaped(key: str) -> str:
    """A key as it stands in a JSON pointer."""
    return key.replace("~", "~0").replace("/", "~1")


def _refuse_depth(text: str) -> None:
    depth = 0
    for token in _TOKEN.finditer(text):
        if token[0] in "[{":
            depth += 1
            if depth > DEEPEST:
                place = _position(text.encode(), len(text[: token.start()].encode()))
                raise NotReadable("IMPORT-DEPTH", place, f"Nested deeper than {DEEPEST} levels.")
        elif token[0] in "]}":
            depth -= 1


def _position(raw: bytes, offset: int) -> str:
    before = raw[:offset]
    column = offset - (before.rfind(b"\n") + 1) + 1
    return f"{before.count(10) + 1}:{column}"


def _object(pairs: list[tuple[str, object]]) -> object:
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        return _Fault("IMPORT-DUPLICATE", f"The key {twice[:80]!r} stands here twice.")
    for key in made:
        if "\0" in key or _SURROGATE.search(key):
            return _Fault("IMPORT-TEXT", "A key here holds a NUL or half a character.")
    return made


def _int(text: str) -> object:
    return int(text) if len(text) <= LONGEST_NUMBER else _Fault("IMPORT-NUMBER", "This number is longer than any here.")


def _decimal(text: str) -> object:
    if len(text) > LONGEST_NUMBER:
        return _Fault("IMPORT-NUMBER", "This number is longer than any here.")
    number = Decimal(text)
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or abs(exponent) > LARGEST_EXPONENT:
        return _Fault("IMPORT-NUMBER", "This number is larger, or finer, than any here.")
    return number
