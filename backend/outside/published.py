"""What an authority publishes for whoever verifies: its root, its keys, its status lists; from the network, from files
that somebody brought, or from a folder where the newest that was ever accepted is kept.

What is kept is also the guard against older answers: a key set of a lower version, or a status list of an earlier
second, is not taken, whoever brings it. The root is kept at the first use and never changes by itself.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

import httpx
import msgspec
from cryptography.hazmat.primitives.asymmetric import ec

from backend.domain import status_list
from backend.domain.status_list import StatusList
from sync_protocol import cose, key_set, seal
from sync_protocol.base64url import unbase64url
from sync_protocol.cose import Untrusted
from sync_protocol.key_set import KeySet

MOST_BYTES = 512 * 1024
"""Of any answer or file. A page with the root in it, a key set and a status list are all well below."""
PATIENCE_S = 10.0

KEYS = "/.well-known/waarmerk-keys"
STATUS = "/.well-known/waarmerk-status/"
_SEALS = "/api/seals/"
_SHARD = re.compile(r"[0-9a-z]{1,16}")
_PAGE = "/c"
_ROOT = re.compile(rb'<meta name="waarmerk-root" content="([A-Za-z0-9_-]{40,200})"')
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

AcceptedT = TypeVar("AcceptedT")
Fetch = Callable[[str], bytes | None]
"""The body at a path of the authority's address; None where there is no network or no such thing."""


class NothingToVerifyBy(Exception):
    """There is no root or no key set to judge by; the message is a sentence for a person."""


class _Live(msgspec.Struct, frozen=True):
    reissued_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Folder:
    """Where the newest is kept: a file for each thing. None keeps nothing."""

    path: Path | None

    def get(self, name: str) -> bytes | None:
        if self.path is None:
            return None
        try:
            return limited(self.path / name)
        except OSError:
            return None

    def put(self, name: str, data: bytes) -> None:
        """Whole or not at all: another process sees the old bytes or the new. Where nothing can be kept, nothing is."""
        if self.path is None:
            return
        with suppress(OSError):
            self.path.mkdir(parents=True, exist_ok=True)
            aside = self.path / f".{name}-{os.getpid()}"
            aside.write_bytes(data)
            aside.replace(self.path / name)


@dataclass(frozen=True, slots=True)
class Published:
    """One authority, known by its address. `brought` are files with key sets and status lists, for machines that have
    no network."""

    url: str
    folder: Folder
    fetch: Fetch
    brought: Mapping[str, Sequence[bytes]] = field(default_factory=dict[str, Sequence[bytes]])

    def root(self, given: bytes = b"") -> tuple[ec.EllipticCurvePublicKey, bool]:
        """The root's public key, and whether it was kept just now for the first time. What is given goes before what is
        kept: whoever gives a root has it from the authority. Raises NothingToVerifyBy."""
        kept = self.folder.get("root")
        data = given or kept or self._root_of_page()
        try:
            root = cose.public_key_from(data)
        except Untrusted as problem:
            raise NothingToVerifyBy(f"The root cannot be used. {problem.sentence}") from problem
        if not kept:
            self.folder.put("root", data)
        return root, not (given or kept)

    def keys(self, root: ec.EllipticCurvePublicKey) -> tuple[KeySet, bool]:
        """The newest key set that the root signed, and whether the authority itself gave it just now. Raises
        NothingToVerifyBy."""

        def accepted(message: bytes) -> KeySet:
            return key_set.verify(message, root, _EPOCH)  # its age is judged where it is used

        kept, trouble = _accepted(accepted, self.folder.get("keys"))
        files = self.brought.get("keys", ())
        current = False
        for message in files or [self.fetch(KEYS)]:
            fresh, refusal = _accepted(accepted, message)
            trouble = refusal or trouble
            if message is None or fresh is None or (kept and fresh.version < kept.version):
                continue
            current = not files
            if kept and _order(fresh) < _order(kept):
                continue  # another server process signed it a moment before: it confirms the keys that are kept
            kept = fresh
            self.folder.put("keys", message)
        if kept is None:
            raise NothingToVerifyBy(trouble or "There are no keys of the authority here, and none could be fetched.")
        self.folder.put("root", kept.root)  # the root may have handed over to another: that one is known from now on
        return kept, current

    def status_list(self, shard: str, keys: KeySet) -> StatusList | None:
        """The newest status list of a shard that the authority signed."""
        uri = f"{self.url}{STATUS}{shard}"

        def accepted(message: bytes) -> StatusList:
            return status_list.verify(message, keys, uri)

        name = f"status-{shard}"
        if not _SHARD.fullmatch(shard):
            return None
        kept, _ = _accepted(accepted, self.folder.get(name))
        for message in self.brought.get("lists") or [self.fetch(f"{STATUS}{shard}")]:
            fresh, _ = _accepted(accepted, message)
            if message is None or fresh is None or (kept and fresh.issued_at < kept.issued_at):
                continue
            kept = fresh
            self.folder.put(name, message)
        return kept

    def reissued_at(self, message: bytes) -> datetime | None:
        """When the authority issued this very seal anew, since its key was withdrawn; None where it does not say so.

        Nobody has signed the answer: it says which paper to ask for, and no verdict hangs on it.
        """
        try:
            covers = seal.said(message).covers
            if not _SHARD.fullmatch(covers.shard):
                return None
            digest = cose.digest(message).hex()
            body = self.fetch(f"{_SEALS}{covers.shard}/{covers.index}?seal={digest}")
            return msgspec.json.decode(body or b"{}", type=_Live).reissued_at
        except (Untrusted, msgspec.DecodeError, UnicodeDecodeError):
            return None

    def _root_of_page(self) -> bytes:
        if not _is_private_to_us(self.url):
            raise NothingToVerifyBy("The root is taken from the authority's page over https alone. Give it: --root.")
        found = _ROOT.search(self.fetch(_PAGE) or b"")
        if found is None:
            raise NothingToVerifyBy(
                "The authority's root is not known here, and could not be fetched. Give it: --root."
            )
        try:
            return unbase64url(found[1].decode())
        except ValueError as error:
            raise NothingToVerifyBy("The authority's page has no root that can be read. Give it: --root.") from error


def over_http(url: str) -> Fetch:
    """Asks the authority itself. No redirect is followed: an address that is not the authority's own says nothing."""

    def fetch(path: str) -> bytes | None:
        try:
            with httpx.stream(
                "GET", f"{url}{path}", timeout=PATIENCE_S, headers={"Accept-Encoding": "identity"}
            ) as reply:
                if reply.status_code != 200:
                    return None
                body = bytearray()
                for part in reply.iter_raw():  # packed in spite of that, two kilobytes can stand for gigabytes
                    body += part
                    if len(body) > MOST_BYTES:
                        return None
        except (httpx.HTTPError, httpx.InvalidURL):
            return None
        return bytes(body)

    return fetch


def nowhere(path: str) -> bytes | None:  # noqa: ARG001 - there is no network to ask
    """The network of a machine that has none."""
    return None


def limited(path: Path) -> bytes:
    """A file's bytes. Raises OSError, and NothingToVerifyBy for one larger than any that is published."""
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise NothingToVerifyBy(f"{path} is larger than anything that an authority publishes.")
    return data


def folder_name(url: str) -> str:
    """The name of the folder that keeps what this authority publishes."""
    return re.sub(r"[^a-z0-9.-]", "_", urlsplit(url).netloc.lower())


def _order(keys: KeySet) -> tuple[int, int]:
    return keys.version, keys.issued_at


def _accepted(accept: Callable[[bytes], AcceptedT], message: bytes | None) -> tuple[AcceptedT | None, str]:
    """What was accepted, or None with the reason: a broken answer is as good as none."""
    if message is None:
        return None, ""
    try:
        return accept(message), ""
    except Untrusted as problem:
        return None, problem.sentence


def _is_private_to_us(url: str) -> bool:
    split = urlsplit(url)
    return split.scheme == "https" or split.hostname in {"localhost", "127.0.0.1", "::1"}
