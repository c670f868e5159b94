"""Looking for a secret in all that a browser has written: in its files as they lie there, and unpacked.

Chromium keeps IndexedDB in LevelDB, whose log splits what is long and whose tables are compressed.
"""

from __future__ import annotations

import base64
import itertools
import re
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

_MAGIC = bytes.fromhex("57fb808b247547db")
_LOG_BLOCK = 32_768
_COMPRESSED_VALUE = b"\xff\x11\x02"
"""What stands before a value that the browser itself compressed."""


def forms(secret: bytes) -> Mapping[str, bytes]:
    """A secret as it may be written: raw, its halves, hexadecimal, and base64 from each of the three places."""
    half = len(secret) // 2
    found = {
        "raw": secret,
        "first half": secret[:half],
        "second half": secret[half:],
        "hex": secret.hex().encode(),
        "HEX": secret.hex().upper().encode(),
    }
    for shift in range(3):
        text = base64.b64encode(bytes(shift) + secret)
        inner = text[4 if shift else 0 : -4].rstrip(b"=")  # what its neighbours have no part in
        found[f"base64, {shift}"] = inner
        found[f"base64url, {shift}"] = inner.translate(bytes.maketrans(b"+/", b"-_"))
    wide = {f"{name}, 16 bit": b"".join(bytes((one, 0)) for one in form) for name, form in found.items()}
    return found | {name: form for name, form in wide.items() if not name.startswith(("raw", "first", "second"))}


def search(profile: Path, secrets: Mapping[str, bytes]) -> set[str]:
    """The names of what lies in any file of the profile, with the form that it has there."""
    wanted = {f"{name}: {form}": bytes_ for name, secret in secrets.items() for form, bytes_ in forms(secret).items()}
    pattern = re.compile(b"|".join(re.escape(one) for one in sorted(set(wanted.values()), key=len, reverse=True)))
    found: set[str] = set()
    for text in written(profile):
        hits = set(pattern.findall(text))
        found |= {name for name, form in wanted.items() if form in hits}
    return found


def written(profile: Path) -> Iterator[bytes]:
    """Every file as it is, and what is in it once it is unpacked."""
    for path in sorted(profile.rglob("*")):
        try:
            raw = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        except FileNotFoundError:  # the browser is running, and took it away
            continue
        if not raw:
            continue
        yield raw
        for text in _unpacked(path, raw):
            yield text
            yield from _decompressed_values(text)
        yield from _decompressed_values(raw)


def _unpacked(path: Path, raw: bytes) -> Iterator[bytes]:
    if raw.endswith(_MAGIC):
        yield from _table(raw)
    elif path.suffix == ".log":
        yield from _log(raw)
    elif raw.startswith(b"SQLite format 3\0"):
        yield from _cells(path)


def _decompressed_values(text: bytes) -> Iterator[bytes]:
    for match in re.finditer(re.escape(_COMPRESSED_VALUE), text):
        try:
            yield snappy(text[match.end() :])
        except ValueError:
            continue


def _cells(path: Path) -> Iterator[bytes]:
    """A long value of SQLite lies in pieces: it is asked for whole."""
    with sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True) as database:
        try:
            tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            for (table,) in tables:
                for row in database.execute(f'SELECT * FROM "{table}"'):
                    yield b"\0".join(one if isinstance(one, bytes) else str(one).encode() for one in row)
        except sqlite3.Error:
            return  # one that only the browser can read; its bytes were searched as they are


def _log(raw: bytes) -> Iterator[bytes]:
    """Records, put together from the blocks of 32 KiB that they are split over."""
    record = b""
    for start in range(0, len(raw), _LOG_BLOCK):
        block = raw[start : start + _LOG_BLOCK]
        at = 0
        while at + 7 <= len(block):
            length, kind = int.from_bytes(block[at + 4 : at + 6], "little"), block[at + 6]
            part = block[at + 7 : at + 7 + length]
            if kind in (1, 2):
                record = b""
            record += part
            if kind in (1, 4):
                yield record
            if kind == 0:
                break
            at += 7 + length


def _table(raw: bytes) -> Iterator[bytes]:
    """The blocks of a table, decompressed."""
    footer = raw[-48:]
    _, at = _varint(footer, 0)
    _, at = _varint(footer, at)
    offset, at = _varint(footer, at)
    size, _ = _varint(footer, at)
    for value in _entries(_block(raw, offset, size)):
        start, at = _varint(value, 0)
        yield b"".join(_entries(_block(raw, start, _varint(value, at)[0])))


def _block(raw: bytes, offset: int, size: int) -> bytes:
    body, kind = raw[offset : offset + size], raw[offset + size]
    return snappy(body) if kind == 1 else body


def _entries(block: bytes) -> Iterator[bytes]:
    """The values of a block, whose keys are cut to what differs."""
    end = len(block) - 4 * (int.from_bytes(block[-4:], "little") + 1)
    at = 0
    while at < end:
        _, at = _varint(block, at)
        key, at = _varint(block, at)
        length, at = _varint(block, at)
        yield block[at + key : at + key + length]
        at += key + length


def _varint(raw: bytes, at: int) -> tuple[int, int]:
    value = 0
    for shift in itertools.count(0, 7):
        value |= (raw[at] & 0x7F) << shift
        at += 1
        if raw[at - 1] < 0x80:
            return value, at
    raise AssertionError


def snappy(packed: bytes) -> bytes:
    """What was compressed. Raises ValueError for bytes that are not in that form."""
    try:
        length, at = _varint(packed, 0)
        out = bytearray()
        while at < len(packed) and len(out) < length:
            tag = packed[at]
            at += 1
            if tag & 3 == 0:
                size, more = tag >> 2, max(0, (tag >> 2) - 59)
                if more:
                    size = int.from_bytes(packed[at : at + more], "little")
                at += more
                out += packed[at : at + size + 1]
                at += size + 1
                continue
            if tag & 3 == 1:
                size, back = (tag >> 2 & 7) + 4, (tag >> 5) << 8 | packed[at]
                at += 1
            else:
                width = 2 if tag & 3 == 2 else 4
                size, back = (tag >> 2) + 1, int.from_bytes(packed[at : at + width], "little")
                at += width
            if not 0 < back <= len(out):
                raise ValueError("a copy from before the beginning")
            for _ in range(size):
                out.append(out[-back])
    except IndexError:
        raise ValueError("cut off") from None
    if len(out) != length:
        raise ValueError("cut off")
    return bytes(out)
