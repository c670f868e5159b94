"""`waarmerk verify`: whether a seal is genuine and in force, for whoever has the paper, without the check page.

It trusts nothing but the root of the authority that was named, and needs no installation and no account; with files, or
with what it kept before, no network either. It shows nothing of a code that is not genuine.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_der_public_key
from msgspec import Struct

from backend.domain.verification import Examined, Verdict, examine, refused
from backend.outside import paper, pictures, published
from backend.outside.paper import Paper
from backend.outside.pictures import NotReadable
from backend.outside.published import Folder, NothingToVerifyBy, Published, limited
from backend.terminal import plain
from sync_protocol import cose, log_proof, seal, signed_note
from sync_protocol.base64url import unbase64url
from sync_protocol.cose import Untrusted
from sync_protocol.key_set import KeySet, Use
from sync_protocol.log_proof import What
from sync_protocol.values import Reference

MOST_TEXT = 8 * 1024
"""Of a file with the text of a code in it."""
GOOD, NOT_GOOD, NOT_STARTED, NOT_SURE = 0, 1, 2, 3
"""The exit status: genuine and in force; not so; not looked at; nobody here can say whether it is in force."""

_EXIT = {
    Verdict.VALID: GOOD,
    Verdict.PROVISIONAL: NOT_SURE,
    Verdict.UNKNOWN: NOT_SURE,
    Verdict.UNCHECKED: NOT_SURE,
}
WHOLE, CHANGED, UNSEALED = "whole", "changed", "unsealed"
_FILE = {
    WHOLE: "as the authority sealed it",
    UNSEALED: "has no seal of its own: the code was judged, and nothing that stands around it",
}
_WORST_LAST = (GOOD, NOT_SURE, NOT_GOOD)
_LINK = re.compile(r"(https?://[^\s#]{1,200})/c#")
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SIGNED = b"\xd2"  # how every signed message begins
_ONE_KEY = 200
"""Characters of a root as text; a root as bytes has fewer."""


class CannotVerify(Exception):
    """There is nothing to look at, or nothing to judge it by; the message is a sentence for a person."""


class Asked(Struct, frozen=True, kw_only=True):
    """What the command line says. `what` is the text of a code, its digits alone, or a file's name; `-` reads standard
    input. Without a `cache` nothing is kept. `proof` is one of the log, for a seal whose key others came to hold, and
    `witnesses` are the keys of outsiders whose word for its time is taken."""

    what: str
    url: str = ""
    root: str = ""
    keys: tuple[Path, ...] = ()
    lists: tuple[Path, ...] = ()
    cache: Path | None = None
    offline: bool = False
    json: bool = False
    proof: Path | None = None
    witnesses: tuple[str, ...] = ()


class Report(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The answer for programs: stable names, times in UTC. `signed` is the SHA-256 of the bytes that were judged.
    `file`, of a PDF: `whole` as the authority sealed it, `changed`, or `unsealed`."""

    verdict: Verdict
    sentence: str
    code: str = ""
    authority: str = ""
    number: str = ""
    issued_at: datetime | None = None
    expires_at: datetime | None = None
    covers: dict[str, object] | None = None
    person: str = ""
    device: str = ""
    status_known_at: datetime | None = None
    status_known_until: datetime | None = None
    file: str = ""
    signed: str = ""


class Found(Struct, frozen=True, kw_only=True):
    """The texts of the codes in what was given; `paper` is set for a PDF."""

    texts: tuple[str, ...]
    paper: Paper | None = None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command line of `waarmerk verify`."""
    parser.add_argument(
        "what", metavar="WHAT", help="the text of a code, its digits, a picture, a PDF; - reads standard input"
    )
    parser.add_argument("--url", default="", metavar="ADDRESS", help="of the authority you trust; WAARMERK_PUBLIC_URL")
    parser.add_argument("--root", default="", metavar="KEY", help="the authority's root, as text or in a file")
    parser.add_argument("--keys", type=Path, action="append", default=[], metavar="FILE", help="its signed key set")
    parser.add_argument("--list", type=Path, action="append", default=[], metavar="FILE", help="a signed status list")
    parser.add_argument("--cache", type=Path, metavar="FOLDER", help="keeps what was accepted; in ~/.cache without one")
    parser.add_argument("--offline", action="store_true", help="ask nobody: go by files and by what was kept")
    parser.add_argument(
        "--proof", type=Path, metavar="FILE", help="that the log had it: where its key was withdrawn because of a theft"
    )
    parser.add_argument(
        "--witness", action="append", default=[], metavar="KEY", help="of an outsider who signs the log's checkpoints"
    )
    parser.add_argument("--json", action="store_true", help="answer for programs, a line for each code")


def asked(options: argparse.Namespace, environ: Mapping[str, str]) -> Asked:
    """What was asked for on the command line. Whoever brings the keys as a file leaves nothing behind."""
    cache = options.cache
    if cache is None and not options.keys:
        cache = Path(environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "waarmerk"
    return Asked(
        what=options.what,
        url=options.url or environ.get("WAARMERK_PUBLIC_URL", ""),
        root=options.root,
        keys=tuple(options.keys),
        lists=tuple(options.list),
        cache=cache,
        offline=options.offline,
        json=options.json,
        proof=options.proof,
        witnesses=tuple(options.witness),
    )


def run(asked: Asked, at: datetime) -> int:
    """Say it of every code that is found, and return the exit status of the worst. Raises CannotVerify."""
    try:
        found = _found(asked.what)
        authority = _authority(asked, found.texts)
        texts = _ours(found.texts, authority.url)
        root, new = authority.root(_root(asked.root))
        keys, current = authority.keys(root)
    except (NothingToVerifyBy, NotReadable) as problem:
        raise CannotVerify(str(problem)) from problem
    except OSError as problem:
        raise CannotVerify(f"{problem.filename or asked.what}: {problem.strerror}.") from problem
    if new:
        sys.stderr.write(
            f"The root of {authority.url} was not known here and is kept from now on: {fingerprint(root)}\n"
            "Compare it once with what the authority says of it elsewhere.\n"
        )
    list_of = partial(authority.status_list, keys=keys)
    file = file_word(found.paper, keys) if found.paper is not None else ""
    reports: list[Report] = []
    for text in texts:
        try:
            message = message_of(text, authority.url)
            if found.paper is not None:
                _check_file(file, found.paper, message)
            logged_at = _logged_at(asked, message, keys)
            examined = examine(message, keys, list_of, at, current=current, logged_at=logged_at)
            if examined.verdict is Verdict.WITHDRAWN and (anew := authority.reissued_at(message)) is not None:
                where = f" It was issued anew on {anew:%Y-%m-%d}, under the same number: ask for that paper."
                examined = msgspec.structs.replace(examined, sentence=examined.sentence + where)
            signed = cose.digest(message).hex()
        except Untrusted as problem:
            examined, signed = refused(problem), ""
        reports.append(report(examined, authority.url, signed, file))
    for one in reports:
        sys.stdout.write(f"{msgspec.json.encode(one).decode()}\n" if asked.json else "\n".join((*told(one), "")))
    return max(map(_exit_of, reports), key=_WORST_LAST.index)


def _ours(texts: Sequence[str], url: str) -> Sequence[str]:
    """The codes that claim to be of this authority; where none does, all of them. A carrier's label beside a seal is no
    false seal."""
    return [text for text in texts if text.startswith(f"{url}/c#") or (text.isascii() and text.isdigit())] or texts


def _logged_at(asked: Asked, message: bytes, keys: KeySet) -> int | None:
    """When a witness saw this seal in the log, by the proof that was given. Raises CannotVerify for one that shows
    nothing: who brings a proof relies on it."""
    if asked.proof is None:
        return None
    try:
        proof = log_proof.read_proof(limited(asked.proof).decode())
        known = [signed_note.read_key(one) for one in asked.witnesses]
        log = log_proof.keys_of(keys, log_proof.read_head(proof.checkpoint).origin)
        proven = log_proof.verify_proof(proof, [*log, *known])
    except (Untrusted, UnicodeDecodeError, NothingToVerifyBy, OSError) as problem:
        raise CannotVerify(f"The proof from the log shows nothing: {problem}") from problem
    if (proven.entry.what, proven.entry.subject) != (What.ISSUED, cose.digest(message)):
        raise CannotVerify("The proof from the log is about another certificate.")
    return proven.logged_at


def _exit_of(one: Report) -> int:
    """Of a file without a seal of its own nobody knows that what it shows is what was sealed."""
    status = _EXIT.get(one.verdict, NOT_GOOD)
    return NOT_SURE if status == GOOD and one.file == UNSEALED else status


def file_word(found: Paper, keys: KeySet) -> str:
    """Whether the file itself is as the authority sealed it: `whole`, `changed`, or `unsealed` where it never was."""
    if not found.seals:
        return UNSEALED
    (seal_on_it, *more) = found.seals
    if more or not seal_on_it.whole or seal_on_it.at is None:
        return CHANGED
    key = load_der_public_key(seal_on_it.public_key)
    if not isinstance(key, ec.EllipticCurvePublicKey):
        return CHANGED
    try:
        keys.signing_key(Use.PDF_SEAL, cose.key_id(key), int(seal_on_it.at.timestamp()))
    except (Untrusted, ValueError):
        return CHANGED
    return WHOLE


def _check_file(word: str, found: Paper, message: bytes) -> None:
    """Raises Untrusted where the file around a code is not what the authority made."""
    if word == CHANGED:
        raise Untrusted("file_changed", "The file was changed after it was sealed, or somebody else sealed it.")
    if found.attached.get("seal.cose", message) != message:
        raise Untrusted("other_seal", "The code on the page is another one than the seal that the file carries.")


def message_of(text: str, url: str) -> bytes:
    """The signed bytes of a code's text, the whole link or its digits alone. Raises Untrusted."""
    if text.isascii() and text.isdigit():
        return seal.from_digits(text)
    behind = text.removeprefix(f"{url}/c#")
    if behind != text and (Reference.parse(behind) or _ID.fullmatch(behind)):
        raise Untrusted("no_seal", "This code names a document and seals nothing: it stands on papers without a seal.")
    return seal.read_qr(text, url)


def fingerprint(root: ec.EllipticCurvePublicKey) -> str:
    """The SHA-256 of a root's COSE_Key, in groups of four."""
    whole = hashlib.sha256(cose.public_key_bytes(root)).hexdigest()
    return " ".join(whole[start : start + 4] for start in range(0, len(whole), 4))


def report(examined: Examined, authority: str, signed: str, file: str = "") -> Report:
    """What is said of a code. Of one that is not genuine, nothing that it says itself."""
    found = examined.seal
    if found is None:
        return Report(
            verdict=examined.verdict, sentence=examined.sentence, code=examined.code, file=file, signed=signed
        )
    claims, device = found.claims, found.device
    covers = msgspec.to_builtins(claims.covers, builtin_types=(bytes,))
    return Report(
        verdict=examined.verdict,
        sentence=examined.sentence,
        authority=authority,
        number=claims.number,
        issued_at=_moment(claims.issued_at),
        expires_at=_moment(claims.expires_at),
        covers={name: value.hex() if isinstance(value, bytes) else value for name, value in covers.items()},
        person=device.person_id if device is not None else "",
        device=device.device_id if device is not None else "",
        status_known_at=_moment(examined.known_at) if examined.known_at else None,
        status_known_until=_moment(examined.known_until) if examined.known_until else None,
        file=file,
        signed=signed,
    )


def told(one: Report) -> Iterator[str]:
    """The same for a person, line by line."""
    yield f"{one.verdict.upper()}  {plain(one.number)}".rstrip()
    yield f"  {one.sentence}{f' ({one.code})' if one.code else ''}"
    if one.covers is None:
        return
    for what, value in _facts(one, one.covers):
        if value:
            yield f"  {what:<12} {plain(value)}"
    yield "  Compare this with the goods and with the paper."


def _facts(one: Report, covers: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    def said(name: str) -> str:
        return str(covers.get(name) or "")

    yield "authority", one.authority
    yield "outcome", said("outcome").replace("_", " ")
    yield "goods", f"{said('title')} ({said('cn')})" if said("cn") else said("title")
    net_grams = covers.get("net_grams")
    yield "net weight", f"{net_grams / 1000:,.3f} kg" if isinstance(net_grams, int) and net_grams else ""
    yield "animals", said("animals")
    yield "origin", said("origin")
    yield "destination", said("destination")
    yield from _containers(covers.get("identifiers"), covers.get("more_pairs"))
    yield "issued", f"{one.issued_at:%Y-%m-%d %H:%M} UTC, counts until {one.expires_at:%Y-%m-%d %H:%M} UTC"
    yield "device", f"{one.device} of {one.person}" if one.device else ""
    if one.status_known_at is not None:
        yield (
            "status",
            f"as known at {one.status_known_at:%Y-%m-%d %H:%M} UTC, good until {one.status_known_until:%Y-%m-%d %H:%M}",
        )
    yield "content", said("content")
    yield "file", _FILE.get(one.file, "")


def _containers(identifiers: object, more: object) -> Iterator[tuple[str, str]]:
    both = msgspec.convert(identifiers or (), tuple[str, ...])
    for container, number in zip(both[::2], both[1::2], strict=True):
        yield "container", ", ".join(filter(None, (container, number and f"seal {number}")))
    yield "", f"and {more} more" if more else ""


def _found(what: str) -> Found:
    """What was given, as the texts of codes. Raises OSError, NotReadable and CannotVerify."""
    if what != "-" and (_LINK.match(what) or (what.isascii() and what.isdigit())):
        return Found(texts=(what,))
    most = pictures.MOST_BYTES
    if what == "-":
        data = sys.stdin.buffer.read(most + 1)
    else:
        with Path(what).open("rb") as file:
            data = file.read(most + 1)
    if paper.is_pdf(data):
        printed = paper.read(data)
        sealed = printed.attached.get("seal.cose", b"")
        texts = printed.codes or ((seal.digits(sealed),) if sealed else ())
        if not texts:
            raise CannotVerify("There is no QR code in this file, and no seal.")
        return Found(texts=texts, paper=printed)
    if pictures.is_picture(data):
        found = pictures.codes(data)
        if not found:
            raise CannotVerify("No QR code can be read in this picture. Take it nearer, straight and in good light.")
        return Found(texts=found)
    if data.startswith(_SIGNED) and len(data) <= seal.MOST_BYTES:
        return Found(texts=(seal.digits(data),))
    if len(data) > MOST_TEXT:
        raise CannotVerify("This is neither a picture that can be read nor the text of a code.")
    try:
        text = data.decode("ascii").strip()
    except UnicodeDecodeError:
        text = ""
    if not text:
        raise CannotVerify("This is neither a picture that can be read nor the text of a code.")
    return Found(texts=(text,))


def _authority(asked: Asked, texts: Sequence[str]) -> Published:
    """Whose seals are trusted. It is never taken from the code: a code must not choose who verifies it."""
    url = asked.url.rstrip("/")
    if not url:
        named = next((found[1] for text in texts if (found := _LINK.match(text))), "")
        hint = f" The code itself names {plain(named)}." if named else ""
        raise CannotVerify(f"Say whose seals you trust, with --url or WAARMERK_PUBLIC_URL.{hint}")
    try:
        scheme, host, *_ = urlsplit(url)
    except ValueError:
        scheme = host = ""
    if scheme not in {"https", "http"} or not host:
        raise CannotVerify("The authority's address begins with https://.")
    return Published(
        url=url,
        folder=Folder(asked.cache / published.folder_name(url) if asked.cache is not None else None),
        fetch=published.nowhere if asked.offline else published.over_http(url),
        brought={
            "keys": tuple(published.limited(path) for path in asked.keys),
            "lists": tuple(published.limited(path) for path in asked.lists),
        },
    )


def _root(given: str) -> bytes:
    """The root that was given, as text or as a file of text or bytes; empty without one. Raises CannotVerify."""
    if not given:
        return b""
    data = given.encode() if not Path(given).is_file() else published.limited(Path(given))
    try:
        return unbase64url(data.decode("ascii").strip()) if len(data) <= _ONE_KEY else data
    except ValueError:
        return data


def _moment(at: int) -> datetime:
    """A second that was signed; far beyond any calendar it is the calendar's last."""
    return datetime.fromtimestamp(min(at, 253_402_300_799), UTC)
