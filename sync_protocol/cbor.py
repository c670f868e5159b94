"""Canonical bytes: the one encoding of a value that signatures and hashes cover, and a decoder that takes no other.

The profile is RFC 8949 4.2.1 (shortest heads, definite lengths, map keys in bytewise order of their encoding),
narrowed: integers that JavaScript keeps exactly, byte strings, NFC text, booleans, arrays, and maps with integer or
text keys. No floats, no null, no tags. `docs/adr/0005-deterministic-cbor.md` says why the code is our own;
`pwa/src/domain/cbor.ts` is the same in TypeScript, and `vectors/cbor.json` holds the two together.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import TypeAlias, TypeVar, cast

import msgspec
from msgspec import Struct

from .nfc import nfc

Value: TypeAlias = "int | str | bytes | bool | list[Value] | Map"
Map: TypeAlias = "dict[int | str, Value]"

LARGEST_INT = 2**53 - 1
MOST_DEPTH = 16
MOST_BYTES = 512 * 1024

RecordT = TypeVar("RecordT", bound=Struct)

_UINT, _NINT, _BYTES, _TEXT, _ARRAY, _MAP = range(6)
_FALSE, _TRUE = 0xF4, 0xF5


class NotCanonical(ValueError):
    """A value outside the profile, or bytes that are not the one encoding of a value inside it."""


def encode(value: object) -> bytes:
    """The canonical bytes of a value. Raises NotCanonical for a value outside the profile."""
    out = bytearray()
    _write(out, value, 0)
    return bytes(out)


def decode(data: bytes, most_bytes: int = MOST_BYTES) -> Value:
    """The value whose canonical bytes these are. Raises NotCanonical for any other bytes."""
    if len(data) > most_bytes:
        raise NotCanonical(f"longer than {most_bytes} bytes")
    value, end = _read(data, 0, 0)
    if end != len(data):
        raise NotCanonical(f"{len(data) - end} bytes after the end")
    return value


def content_bytes(content: object) -> bytes:
    """The canonical bytes of a document's content, given as the value that JSON holds (SIGN-5).

    What is empty is left out of its map, a box that is null as well as a section or a table with nothing in it, so that
    empty and absent are the same content. Text is brought to NFC, since keyboards differ. Raises NotCanonical for
    floats (quantities travel as text) and for null in a list.
    """
    return encode(_content(content))


def numbered(record: Struct) -> Map:
    """A struct as a map with integer keys: a field's key is its place, from 1. What equals its default is left out.

    A field can be added at the end only, and none can move: signatures cover the numbers.
    """
    return {
        place: cast("Value", msgspec.to_builtins(value, builtin_types=(bytes,)))
        for place, (name, default) in enumerate(_fields(type(record)), 1)
        if (value := getattr(record, name)) != default
    }


def from_numbered(value: Value, kind: type[RecordT]) -> RecordT:
    """The struct of a map that `numbered` made. Raises NotCanonical for an unknown or missing key or an unfit value."""
    if not isinstance(value, dict):
        raise NotCanonical("not a map")
    names = _fields(kind)
    fields: dict[str, Value] = {}
    for key, item in value.items():
        if not isinstance(key, int) or not 0 < key <= len(names):
            raise NotCanonical(f"unknown key {key!r}")
        fields[names[key - 1][0]] = item
    try:
        return msgspec.convert(fields, kind, builtin_types=(bytes,))
    except msgspec.ValidationError as error:
        raise NotCanonical(str(error)) from error


@cache
def _fields(kind: type[Struct]) -> tuple[tuple[str, object], ...]:
    return tuple((field.name, field.default) for field in msgspec.structs.fields(kind))


def _content(value: object) -> Value:
    match value:
        case bool() | int():
            return value
        case str():
            return nfc(value)
        case list() | tuple():
            return [_content(item) for item in cast("list[object]", value)]
        case dict():
            return _content_map(cast("dict[object, object]", value))
        case _:
            raise NotCanonical(f"content cannot hold {type(value).__name__}")


def _content_map(entries: dict[object, object]) -> Value:
    out: Map = {}
    names: set[str] = set()
    for key, value in entries.items():
        if not isinstance(key, str):
            raise NotCanonical(f"content is named by text, not by {type(key).__name__}")
        name = nfc(key)
        if name in names:
            raise NotCanonical(f"twice the same name: {name}")
        names.add(name)
        if value is None:
            continue
        content = _content(value)
        if content not in ({}, []):
            out[name] = content
    return out


def _write(out: bytearray, value: object, depth: int) -> None:
    match value:
        case bool():
            out.append(_TRUE if value else _FALSE)
        case int():
            if abs(value) > LARGEST_INT:
                raise NotCanonical(f"integer beyond {LARGEST_INT}")
            _write_head(out, _UINT, value) if value >= 0 else _write_head(out, _NINT, -1 - value)
        case bytes():
            _write_head(out, _BYTES, len(value))
            out += value
        case str():
            raw = _utf8(value)
            _write_head(out, _TEXT, len(raw))
            out += raw
        case list() | tuple():
            items, inside = cast("list[object]", value), _deeper(depth)
            _write_head(out, _ARRAY, len(items))
            for item in items:
                _write(out, item, inside)
        case dict():
            _write_map(out, cast("dict[object, object]", value), _deeper(depth))
        case _:
            raise NotCanonical(f"no encoding for {type(value).__name__}")


def _write_map(out: bytearray, entries: dict[object, object], depth: int) -> None:
    # Sorted by their encoding, not by their value: 24 (18 18) comes before -1 (20), though it is longer.
    encoded: list[tuple[bytes, object]] = []
    for key, value in entries.items():
        if isinstance(key, bool) or not isinstance(key, int | str):
            raise NotCanonical(f"no key of a map: {type(key).__name__}")
        encoded.append((_key(key), value))
    encoded.sort(key=lambda entry: entry[0])
    _write_head(out, _MAP, len(encoded))
    for raw, value in encoded:
        out += raw
        _write(out, value, depth)


@lru_cache(maxsize=2048)
def _key(key: int | str) -> bytes:
    """The same few names come in each document."""
    return encode(key)


def _write_head(out: bytearray, major: int, argument: int) -> None:
    if argument < 24:
        out.append(major << 5 | argument)
        return
    size = next(size for size in (1, 2, 4, 8) if argument < 1 << 8 * size)
    out.append(major << 5 | 23 + size.bit_length())
    out += argument.to_bytes(size, "big")


def _read(data: bytes, start: int, depth: int) -> tuple[Value, int]:
    major, argument, at = _read_head(data, start)
    if major <= _NINT:
        number = argument if major == _UINT else -1 - argument
        if abs(number) > LARGEST_INT:
            raise NotCanonical(f"integer beyond {LARGEST_INT} at {start}")
        return number, at
    if major <= _TEXT:
        end = at + argument
        if end > len(data):
            raise NotCanonical(f"cut off in the string at {start}")
        return (data[at:end] if major == _BYTES else _text(data[at:end], start)), end
    if major == _ARRAY:
        return _read_array(data, at, argument, _deeper(depth))
    if major == _MAP:
        return _read_map(data, at, argument, _deeper(depth))
    return argument == _TRUE, at


def _read_array(data: bytes, at: int, count: int, depth: int) -> tuple[Value, int]:
    items: list[Value] = []
    # Each item takes a byte at least, so that a false count ends at the end of the data and reserves nothing.
    for _ in range(count):
        item, at = _read(data, at, depth)
        items.append(item)
    return items, at


def _read_map(data: bytes, at: int, count: int, depth: int) -> tuple[Value, int]:
    entries: Map = {}
    previous = b""
    for _ in range(count):
        start = at
        key, at = _read(data, start, depth)
        if isinstance(key, bool) or not isinstance(key, int | str):
            raise NotCanonical(f"no key of a map at {start}")
        raw = data[start:at]
        if raw <= previous:
            raise NotCanonical(f"key out of order, or twice, at {start}")
        previous = raw
        entries[key], at = _read(data, at, depth)
    return entries, at


def _read_head(data: bytes, at: int) -> tuple[int, int, int]:
    """Major type, argument and what comes next; for a boolean its own byte as the argument."""
    if at >= len(data):
        raise NotCanonical("cut off")
    first = data[at]
    major, info = first >> 5, first & 0x1F
    if major > _MAP:
        if first not in (_FALSE, _TRUE):
            raise NotCanonical(f"tag, float or simple value at {at}")
        return major, first, at + 1
    if info < 24:
        return major, info, at + 1
    if info > 27:
        raise NotCanonical(f"no definite length at {at}")
    size = 1 << info - 24
    end = at + 1 + size
    argument = int.from_bytes(data[at + 1 : end], "big")
    if end > len(data):
        raise NotCanonical("cut off")
    # The smallest number that needs this size: 24, then one more than the size below can hold.
    if argument < (24 if size == 1 else 1 << 4 * size):
        raise NotCanonical(f"longer than needed at {at}")
    return major, argument, end


def _deeper(depth: int) -> int:
    if depth == MOST_DEPTH:
        raise NotCanonical(f"nested deeper than {MOST_DEPTH}")
    return depth + 1


def _utf8(text: str) -> bytes:
    if not unicodedata.is_normalized("NFC", text):
        raise NotCanonical("text is not in NFC")
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise NotCanonical("text with half a surrogate pair") from error


def _text(raw: bytes, start: int) -> str:
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        raise NotCanonical(f"no UTF-8 at {start}") from error
    if not unicodedata.is_normalized("NFC", text):
        raise NotCanonical(f"text is not in NFC at {start}")
    return text
