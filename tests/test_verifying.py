"""`waarmerk verify`: whoever has the paper learns whether it is genuine and in force, and nobody can make it say so."""

from __future__ import annotations

import argparse
import gzip
import io
import json
import sys
import threading
import zlib
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, cast

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PIL import Image

from backend import cli, verifying
from backend.domain import status_list
from backend.domain.status_list import CertificateStatus
from backend.outside import pictures, published, qr
from backend.outside.pictures import NotReadable
from backend.outside.published import KEYS, STATUS, Folder, NothingToVerifyBy, Published
from backend.verifying import GOOD, NOT_GOOD, NOT_STARTED, NOT_SURE, Asked, CannotVerify
from sync_protocol import cose, key_set, seal, signed_note
from sync_protocol.base64url import base64url
from sync_protocol.log_proof import Entry, Proof, TreeHead, What
from sync_protocol.signed_note import Kind, Line, Note, NoteKey
from tests.protocol import make_vectors as made
from tests.protocol.make_vectors import AT, CLAIMS, ISSUED, KEY_SET, PROVISIONAL, PUBLIC_URL, STATUS_URI
from tests.protocol.spoiled import printed

LATER = AT + timedelta(minutes=30)
ROOT = cose.public_key_bytes(made.ROOT.private_key.public_key())
TEXT = seal.qr_text(PUBLIC_URL, ISSUED)
FORGED = seal.qr_text(PUBLIC_URL, seal.issue(made.STRANGER, CLAIMS))


def a_list(status: CertificateStatus = CertificateStatus.VALID, minutes: int = 0) -> bytes:
    at = AT + timedelta(minutes=minutes)
    return status_list.token(made.STATUS, STATUS_URI, {CLAIMS.covers.index: status}, at)


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    """Without a network: the root as text, keys and list as files."""
    (tmp_path / "keys").write_bytes(KEY_SET)
    (tmp_path / "list").write_bytes(a_list())
    return Asked(
        what=TEXT,
        url=PUBLIC_URL,
        root=base64url(ROOT),
        keys=(tmp_path / "keys",),
        lists=(tmp_path / "list",),
        offline=True,
    )


def with_(asked: Asked, **changed: object) -> Asked:
    return msgspec.structs.replace(asked, **changed)


def report(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    return json.loads(capsys.readouterr().out)


def test_a_person_is_told_what_to_compare_with_the_goods(asked: Asked, capsys: pytest.CaptureFixture[str]) -> None:
    assert verifying.run(asked, LATER) == GOOD

    said = capsys.readouterr().out
    assert said.startswith("VALID  CVEDP.NL.2026.0004398-V1\n  Genuine, and in force.\n")
    for part in (
        "internal market",
        "Beef, boneless, frozen… (02023090)",
        "24,150.500 kg",
        "WMKU1204483, seal BR771204",
        "and 1 more",
        "as known at 2026-07-14 12:00 UTC, good until 2026-07-17 12:00",
    ):
        assert part in said


def test_a_program_is_told_in_json(asked: Asked, capsys: pytest.CaptureFixture[str]) -> None:
    assert verifying.run(with_(asked, json=True), LATER) == GOOD

    said = report(capsys)
    assert (said["verdict"], said["number"]) == ("valid", CLAIMS.number)
    assert said["covers"]["identifiers"] == list(CLAIMS.covers.identifiers)
    assert said["covers"]["content"] == CLAIMS.covers.content.hex()
    assert said["signed"] == cose.digest(ISSUED).hex()
    assert said["status_known_until"] == "2026-07-17T12:00:00Z"


@pytest.mark.parametrize(
    ("text", "status", "verdict"),
    [
        (FORGED, NOT_SURE, "unchecked"),  # the keys are a file that somebody brought: they may be old
        (TEXT[:-1] + str((int(TEXT[-1]) + 1) % 10), NOT_GOOD, "false"),
        (seal.qr_text("https://evil.example", ISSUED), NOT_GOOD, "false"),
        (seal.qr_text(PUBLIC_URL, PROVISIONAL), NOT_SURE, "provisional"),
        (seal.qr_text(PUBLIC_URL, seal.issue(made.WITHDRAWN, CLAIMS)), NOT_GOOD, "withdrawn"),
        (f"{PUBLIC_URL}/c#CVEDP.NL.2026.0004398-V1", NOT_GOOD, "unsealed"),
        (f"{PUBLIC_URL}/c#019a0000-0000-7000-8000-000000000001", NOT_GOOD, "unsealed"),
        (f"{PUBLIC_URL}/c#abcde", NOT_GOOD, "false"),  # behind the own address it claims to be a seal
        (seal.digits(ISSUED), GOOD, "valid"),
    ],
)
def test_the_exit_status_says_it_too(
    asked: Asked, capsys: pytest.CaptureFixture[str], text: str, status: int, verdict: str
) -> None:
    assert verifying.run(with_(asked, what=text, json=True), LATER) == status

    assert report(capsys)["verdict"] == verdict


def test_nothing_of_what_a_false_code_says_is_shown(asked: Asked, capsys: pytest.CaptureFixture[str]) -> None:
    changed = ISSUED.replace(b"Beef", b"Pork")

    assert verifying.run(with_(asked, what=seal.qr_text(PUBLIC_URL, changed)), LATER) == NOT_GOOD

    said = capsys.readouterr().out
    assert said.startswith("FALSE\n")
    assert "Pork" not in said
    assert CLAIMS.number not in said


def test_what_a_seal_says_cannot_command_the_terminal(asked: Asked, capsys: pytest.CaptureFixture[str]) -> None:
    covers = msgspec.structs.replace(CLAIMS.covers, title="\x1b[2J\x1b]0;x\x07Beef\r\nVALID")
    text = seal.qr_text(PUBLIC_URL, seal.issue(made.ISSUE, msgspec.structs.replace(CLAIMS, covers=covers)))

    verifying.run(with_(asked, what=text), LATER)

    said = capsys.readouterr().out
    assert "\x1b" not in said
    assert "\r" not in said
    assert "\nVALID (" not in said


@pytest.mark.parametrize("suffix", ["png", "jpeg", "webp", "bmp", "tiff"])
def test_a_picture_of_the_code_will_do(
    asked: Asked, tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str
) -> None:
    path = tmp_path / f"photo.{suffix}"
    printed(TEXT, qr.ISSUED, 480).save(path)

    assert verifying.run(with_(asked, what=str(path)), LATER) == GOOD
    assert CLAIMS.number in capsys.readouterr().out


def test_of_several_codes_in_a_picture_each_is_judged_and_the_worst_counts(
    asked: Asked, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    withdrawn = seal.qr_text(PUBLIC_URL, seal.issue(made.WITHDRAWN, CLAIMS))
    path = a_sheet(tmp_path, TEXT, withdrawn)

    assert verifying.run(with_(asked, what=str(path), json=True), LATER) == NOT_GOOD

    verdicts = {json.loads(line)["verdict"] for line in capsys.readouterr().out.splitlines()}
    assert verdicts == {"valid", "withdrawn"}


def a_sheet(folder: Path, *texts: str) -> Path:
    sheet = Image.new("L", (500 * len(texts), 500), 255)
    for place, text in enumerate(texts):
        sheet.paste(printed(text, qr.ISSUED, 480), (500 * place, 10))
    path = folder / "sheet.png"
    sheet.save(path)
    return path


def test_a_carriers_label_beside_a_seal_is_passed_over(asked: Asked, tmp_path: Path) -> None:
    assert verifying.run(with_(asked, what=str(a_sheet(tmp_path, "https://parcels.example/#17", TEXT))), LATER) == GOOD


def test_a_code_of_somebody_else_alone_is_false(
    asked: Asked, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = a_sheet(tmp_path, seal.qr_text("https://evil.example", ISSUED))

    assert verifying.run(with_(asked, what=str(path), json=True), LATER) == NOT_GOOD

    assert report(capsys)["code"] == "other_address"


def test_a_file_or_standard_input_may_hold_the_text(
    asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "code.txt"
    path.write_text(f"{TEXT}\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(seal.digits(ISSUED).encode())))

    assert verifying.run(with_(asked, what=str(path)), LATER) == GOOD
    assert verifying.run(with_(asked, what="-"), LATER) == GOOD


def test_the_signed_bytes_themselves_will_do(asked: Asked, tmp_path: Path) -> None:
    path = tmp_path / "seal.cose"
    path.write_bytes(ISSUED)

    assert verifying.run(with_(asked, what=str(path)), LATER) == GOOD


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "neither a picture"),
        (b"\xff" * 100, "neither a picture"),
        (b"9" * 9000, "neither a picture"),
        (b"\x89PNG\r\n\x1a\nbroken", "not a picture that can be read"),
        (b"\xff\xd8\xff\xe0broken", "not a picture that can be read"),
    ],
    ids=["empty", "bytes", "long", "broken png", "broken jpeg"],
)
def test_what_is_no_code_is_said_to_be_none(asked: Asked, tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)

    with pytest.raises(CannotVerify, match=words):
        verifying.run(with_(asked, what=str(path)), LATER)


def test_a_picture_without_a_code_is_said_to_have_none(asked: Asked, tmp_path: Path) -> None:
    path = tmp_path / "white.png"
    Image.new("L", (200, 200), 255).save(path)

    with pytest.raises(CannotVerify, match="No QR code"):
        verifying.run(with_(asked, what=str(path)), LATER)


def a_png_of(width: int, height: int) -> bytes:
    """A picture of a few bytes that says it is large."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x01\0\0\0\0"
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [8_001, 12_000, 60_000, 2**31 - 1])
def test_a_picture_that_asks_for_gigabytes_is_refused_unread(side: int) -> None:
    with pytest.raises(NotReadable, match=r"million pixels|not a picture"):
        pictures.codes(a_png_of(side, side))


def test_a_picture_of_too_many_bytes_is_refused_unread() -> None:
    with pytest.raises(NotReadable, match="larger than"):
        pictures.codes(bytes(pictures.MOST_BYTES + 1))


def test_nobody_is_trusted_who_was_not_named(asked: Asked) -> None:
    with pytest.raises(CannotVerify, match=r"Say whose seals you trust.*The code itself names https://wm\.example"):
        verifying.run(with_(asked, url=""), LATER)


@pytest.mark.parametrize("root", ["", "AAAA", "not base64url!", base64url(ROOT[:-1]), base64url(b"\xa0")])
def test_without_a_root_nothing_is_judged(asked: Asked, root: str) -> None:
    with pytest.raises(CannotVerify, match="root"):
        verifying.run(with_(asked, root=root), LATER)


def test_keys_of_another_root_are_no_keys(asked: Asked, tmp_path: Path) -> None:
    other = key_set.make(made.STRANGER, "Inspection service", 9, made.PUBLISHED, AT)
    (tmp_path / "keys").write_bytes(other)

    with pytest.raises(CannotVerify, match="another root"):
        verifying.run(asked, LATER)


def test_a_file_that_is_not_there_is_named(asked: Asked, tmp_path: Path) -> None:
    with pytest.raises(CannotVerify, match="nowhere"):
        verifying.run(with_(asked, what=str(tmp_path / "nowhere.png")), LATER)


def test_without_a_list_nobody_says_that_it_is_in_force(
    asked: Asked, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verifying.run(with_(asked, lists=(), json=True), LATER) == NOT_SURE

    assert report(capsys)["verdict"] == "unknown"


def test_it_is_typed_without_an_installation_being_there(
    asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WAARMERK_ENVIRONMENT", "no such thing")
    monkeypatch.setenv("WAARMERK_PUBLIC_URL", PUBLIC_URL)
    files = ["--keys", str(asked.keys[0]), "--list", str(asked.lists[0]), "--root", asked.root]

    assert cli.main(["verify", TEXT, *files, "--offline", "--json"]) == NOT_SURE  # these keys are of long ago
    assert report(capsys)["code"] == "expired"

    assert cli.main(["verify", str(tmp_path), *files]) == NOT_STARTED
    assert "waarmerk: " in capsys.readouterr().err


def test_what_is_kept_lies_in_the_caches_of_the_person_unless_keys_were_brought(tmp_path: Path) -> None:
    parser = argparse.ArgumentParser()
    verifying.add_arguments(parser)
    surroundings = {"XDG_CACHE_HOME": str(tmp_path)}

    assert verifying.asked(parser.parse_args([TEXT]), surroundings).cache == tmp_path / "waarmerk"
    assert verifying.asked(parser.parse_args([TEXT, "--keys", "file"]), surroundings).cache is None


GZIP = b"\x1f\x8b"


class Authority(ThreadingHTTPServer):
    """What an authority publishes, on this machine."""

    answers: dict[str, bytes]


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = cast("Authority", self.server).answers.get(self.path)
        if body is not None and body.startswith(b"to "):
            self.send_response(302)
            self.send_header("Location", body[3:].decode())
            body = b""
        else:
            self.send_response(404 if body is None else 200)
        if body is not None and body.startswith(GZIP):
            self.send_header("Content-Encoding", "gzip, gzip")
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the overridden parameter
        """Nobody reads it."""


@contextmanager
def authority() -> Generator[tuple[str, dict[str, bytes]]]:
    server = Authority(("127.0.0.1", 0), Handler)
    url = f"http://127.0.0.1:{server.server_port}"
    uri = f"{url}{STATUS}2026"
    server.answers = {
        "/c": b'<!doctype html><meta name="waarmerk-root" content="' + base64url(ROOT).encode() + b'" />',
        KEYS: KEY_SET,
        f"{STATUS}2026": status_list.token(made.STATUS, uri, {}, AT),
    }
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield url, server.answers
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_the_first_time_the_root_is_kept_and_afterwards_no_network_is_needed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with authority() as (url, _):
        asked = Asked(what=seal.digits(ISSUED), url=url, cache=tmp_path / "kept")
        assert verifying.run(asked, LATER) == GOOD
        assert "was not known here and is kept from now on" in capsys.readouterr().err

    assert verifying.run(asked, LATER) == GOOD
    assert capsys.readouterr().err == ""


def test_another_root_than_the_one_kept_changes_nothing(tmp_path: Path) -> None:
    with authority() as (url, answers):
        asked = Asked(what=seal.digits(ISSUED), url=url, cache=tmp_path / "kept")
        verifying.run(asked, LATER)
        other = cose.public_key_bytes(made.STRANGER.private_key.public_key())
        answers["/c"] = answers["/c"].replace(base64url(ROOT).encode(), base64url(other).encode())
        answers[KEYS] = key_set.make(made.STRANGER, "Inspection service", 99, made.PUBLISHED, AT)

        assert verifying.run(asked, LATER) == GOOD
        forged = seal.digits(seal.issue(made.STRANGER, CLAIMS))
        assert verifying.run(with_(asked, what=forged), LATER) == NOT_SURE


def test_an_older_list_than_the_one_kept_is_not_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with authority() as (url, answers):
        asked = Asked(what=seal.digits(ISSUED), url=url, cache=tmp_path / "kept", json=True)
        uri, ended = f"{url}{STATUS}2026", {CLAIMS.covers.index: CertificateStatus.ENDED}
        answers[f"{STATUS}2026"] = status_list.token(made.STATUS, uri, ended, AT)
        assert verifying.run(asked, LATER) == NOT_GOOD
        answers[f"{STATUS}2026"] = status_list.token(made.STATUS, uri, {}, AT - timedelta(hours=1))

        capsys.readouterr()
        assert verifying.run(asked, LATER) == NOT_GOOD
        assert report(capsys)["verdict"] == "ended"


def test_an_older_key_set_than_the_one_kept_is_not_taken(tmp_path: Path) -> None:
    """In the older one the key was not yet withdrawn."""
    keep = Folder(tmp_path)
    trusted = [msgspec.structs.replace(key, revoked_at=0) for key in made.PUBLISHED]
    before = key_set.make(made.ROOT, "Inspection service", 2, trusted, AT)
    root, _ = Published(PUBLIC_URL, keep, {KEYS: KEY_SET}.get).root(ROOT)
    Published(PUBLIC_URL, keep, {KEYS: KEY_SET}.get).keys(root)

    keys, current = Published(PUBLIC_URL, keep, {KEYS: before}.get).keys(root)

    assert keys.version == 3
    assert not current


@pytest.mark.parametrize("path", [KEYS, f"{STATUS}2026"])
@pytest.mark.parametrize(
    "answer",
    [b"", b"\xff" * 1000, bytes(published.MOST_BYTES + 1), b"to http://127.0.0.1:1/"],
    ids=len,
)
def test_a_broken_answer_is_as_good_as_none(tmp_path: Path, path: str, answer: bytes) -> None:
    with authority() as (url, answers):
        asked = Asked(what=seal.digits(ISSUED), url=url, cache=tmp_path / "kept")
        verifying.run(asked, LATER)
        answers[path] = answer

        assert verifying.run(asked, LATER) == GOOD


def test_an_answer_is_not_unpacked() -> None:
    """Where it was, two kilobytes took two gigabytes."""
    with authority() as (url, answers):
        answers[KEYS] = gzip.compress(gzip.compress(bytes(2**20)))

        assert published.over_http(url)(KEYS) == answers[KEYS]


@pytest.mark.parametrize("url", ["https://[x", "https://", "ftp://waarmerk.example", "waarmerk.example"])
def test_what_is_no_address_of_an_authority_is_said_to_be_none(url: str, asked: Asked) -> None:
    with pytest.raises(CannotVerify, match="begins with https://"):
        verifying.run(msgspec.structs.replace(asked, url=url), LATER)


def test_a_root_is_taken_from_no_page_that_anybody_could_have_changed() -> None:
    answers: Mapping[str, bytes] = {"/c": b'<meta name="waarmerk-root" content="' + base64url(ROOT).encode() + b'">'}

    with pytest.raises(NothingToVerifyBy, match="over https"):
        Published("http://wm.example", Folder(None), answers.get).root()


def test_where_nothing_can_be_kept_the_answer_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file where a folder should be")
    with authority() as (url, _):
        asked = Asked(what=seal.digits(ISSUED), url=url, cache=tmp_path / "kept")

        assert verifying.run(asked, LATER) == GOOD


def test_a_root_that_followed_the_one_given_is_known_from_then_on(tmp_path: Path) -> None:
    keep = Folder(tmp_path)
    root, _ = Published(PUBLIC_URL, keep, {KEYS: KEY_SET}.get).root(ROOT)

    keys, current = Published(PUBLIC_URL, keep, {KEYS: made.KEY_SET_OF_NEXT_ROOT}.get).keys(root)

    following = cose.public_key_bytes(made.NEXT_ROOT.private_key.public_key())
    assert (keys.version, current, keys.root) == (4, True, following)
    assert keep.get("root") == following


def test_keys_that_another_server_process_signed_a_moment_before_confirm_those_that_are_kept(tmp_path: Path) -> None:
    keep = Folder(tmp_path)
    keep.put("keys", KEY_SET)
    earlier = key_set.make(made.ROOT, "Inspection service", 3, made.PUBLISHED, AT - timedelta(seconds=30))

    keys, current = Published(PUBLIC_URL, keep, {KEYS: earlier}.get).keys(made.ROOT.private_key.public_key())

    assert (keys.issued_at, current) == (made.KEYS.issued_at, True)
    assert keep.get("keys") == KEY_SET


def test_a_container_without_its_seal_is_no_seal_of_ours(asked: Asked, capsys: pytest.CaptureFixture[str]) -> None:
    alone = msgspec.structs.replace(CLAIMS, covers=msgspec.structs.replace(CLAIMS.covers, identifiers=("WMKU1204483",)))

    assert verifying.run(with_(asked, what=seal.digits(seal.issue(made.ISSUE, alone))), LATER) == NOT_GOOD

    assert "malformed" in capsys.readouterr().out


def test_a_name_of_a_list_that_leaves_the_folder_is_never_asked_for(tmp_path: Path) -> None:
    asked_for: list[str] = []

    def fetch(path: str) -> bytes | None:
        asked_for.append(path)
        return None

    found = Published(PUBLIC_URL, Folder(tmp_path), fetch).status_list("../../api/x", made.KEYS)

    assert found is None
    assert asked_for == []


WITNESS = Ed25519PrivateKey.from_private_bytes(b"w" * 32)
WITNESS_KEY = NoteKey("witness.example/w1", Kind.COSIGNATURE, WITNESS.public_key().public_bytes_raw())
STOLEN_LATER = seal.issue(made.COMPROMISED, CLAIMS)


def proof_of(message: bytes, seen_at: int, what: What = What.ISSUED) -> str:
    """That the log, of this one entry, had a seal when a witness saw its checkpoint."""
    entry = Entry(salt=bytes(16), what=what, subject=cose.digest(message), at=0)
    log = NoteKey("wm.example/log", Kind.LOG, made.LOG.public_key().public_bytes_raw())
    note = signed_note.sign(TreeHead(log.name, 1, entry.leaf()).text(), log, made.LOG.sign)
    seen = seen_at.to_bytes(8, "big") + WITNESS.sign(f"cosignature/v1\ntime {seen_at}\n{note.text}".encode())
    cosigned = Note(note.text, (*note.lines, Line(WITNESS_KEY.name, WITNESS_KEY.key_id, seen)))
    return str(Proof(index=0, path=(), checkpoint=cosigned, entry=entry))


@pytest.mark.parametrize(
    ("seen_at", "witnesses", "status"),
    [
        (made.PROOF_BEFORE - 1, (str(WITNESS_KEY),), GOOD),
        (made.PROOF_BEFORE, (str(WITNESS_KEY),), NOT_GOOD),
        (made.PROOF_BEFORE - 1, (), NOT_GOOD),
    ],
    ids=["seen before the theft", "seen too late", "seen by nobody who is known"],
)
def test_of_a_stolen_key_what_a_witness_saw_in_the_log_before_the_theft_still_counts(
    seen_at: int, witnesses: tuple[str, ...], status: int, asked: Asked, tmp_path: Path
) -> None:
    (tmp_path / "proof").write_text(proof_of(STOLEN_LATER, seen_at))
    stolen = with_(asked, what=seal.qr_text(PUBLIC_URL, STOLEN_LATER))

    assert verifying.run(stolen, LATER) == NOT_GOOD
    assert verifying.run(with_(stolen, proof=tmp_path / "proof", witnesses=witnesses), LATER) == status


@pytest.mark.parametrize(
    "proof",
    ["", "c2sp.org/tlog-proof@v1\n", proof_of(ISSUED, 1), proof_of(STOLEN_LATER, 1, What.ENDED)],
    ids=["empty", "cut off", "of another certificate", "of another act"],
)
def test_a_proof_that_shows_nothing_is_no_help(proof: str, asked: Asked, tmp_path: Path) -> None:
    (tmp_path / "proof").write_text(proof)
    stolen = with_(asked, what=seal.qr_text(PUBLIC_URL, STOLEN_LATER), proof=tmp_path / "proof")

    with pytest.raises(CannotVerify):
        verifying.run(with_(stolen, witnesses=(str(WITNESS_KEY),)), LATER)
