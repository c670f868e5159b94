"""The files that a document refers to: known by their fingerprint, which is signed with the rest (EVI-1)."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from msgspec import Struct

from backend.domain.rights import Person, organisation_feed, post_feed
from sync_protocol.sealed_file import FINGERPRINT
from sync_protocol.workflow import Side


class Attached(Struct, frozen=True):
    """A reference as a document holds it."""

    sha256: str = ""
    name: str = ""
    media_type: str = ""
    size: int = 0


class _Part1(Struct):
    attachments: tuple[Attached, ...] = ()


class _Content(Struct):
    part1: _Part1 | None = None


_decoder = msgspec.json.Decoder(_Content)


def attached(content: bytes) -> Mapping[str, Attached]:
    """The files that a document's content refers to, by their fingerprint; the first of two references counts."""
    if b'"sha256"' not in content:  # most documents: nothing is decoded for them
        return {}
    part1 = _decoder.decode(content).part1
    found = part1.attachments if part1 is not None else ()
    return {one.sha256: one for one in reversed(found) if FINGERPRINT.fullmatch(one.sha256)}


def party_of(person: Person) -> str:
    """Those who share what the person has sent: the organisation or the authority.

    Whoever writes a fingerprint into a document has not proved to have the file: a reference is answered with bytes
    only where somebody of the party that made it has sent them (or could read them already).
    """
    return organisation_feed(person.organisation) if person.side is Side.OPERATOR else post_feed(person.post)


_KINDS = (
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (0, b"%PDF-", "application/pdf"),
)

SNIFFED_BYTES = 16


def kind_of(start: bytes) -> str:
    """What the first bytes of a file say that it is; empty for anything but images and PDF."""
    return next((kind for at, mark, kind in _KINDS if start[at : at + len(mark)] == mark), "")


def shown_as(found: str, declared: str) -> str:
    """The type that a file may be shown as beside the app; empty where it is only ever saved.

    What says one thing and is another is saved as well: a page that calls itself a picture is opened by nobody.
    """
    return found if found and found == declared.lower() else ""
