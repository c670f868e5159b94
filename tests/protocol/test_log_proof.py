"""Notes, checkpoints and proofs: read as they are written, and nothing believed that a known key has not signed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from contextlib import suppress

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from sync_protocol import log_proof, merkle, signed_note
from sync_protocol.cose import Untrusted
from sync_protocol.log_proof import Entry, Proof, TreeHead, What
from sync_protocol.signed_note import Kind, Line, Note, NoteKey

ORIGIN = "waarmerk.example/log"
LOG, WITNESS, STRANGER = (Ed25519PrivateKey.from_private_bytes(bytes([one]) * 32) for one in (1, 2, 3))
LOG_KEY = NoteKey(ORIGIN, Kind.LOG, LOG.public_key().public_bytes_raw())
WITNESS_KEY = NoteKey("witness.example/w1", Kind.COSIGNATURE, WITNESS.public_key().public_bytes_raw())
KNOWN = [LOG_KEY, WITNESS_KEY]
SEEN_AT = 1_784_000_000


def an_entry(number: int, what: What = What.ISSUED) -> Entry:
    return Entry(salt=bytes([number]) * 16, what=what, subject=hashlib.sha256(b"%d" % number).digest(), at=SEEN_AT)


def cosigned(note: Note, at: int = SEEN_AT) -> Note:
    signature = WITNESS.sign(f"cosignature/v1\ntime {at}\n{note.text}".encode())
    return Note(note.text, (*note.lines, Line(WITNESS_KEY.name, WITNESS_KEY.key_id, at.to_bytes(8, "big") + signature)))


def a_proof(index: int = 2, size: int = 5) -> Proof:
    entries = [an_entry(one) for one in range(size)]
    node = merkle.in_memory([one.leaf() for one in entries])
    head = TreeHead(ORIGIN, size, merkle.root_at(node, size))
    return Proof(
        index=index,
        path=tuple(merkle.inclusion_proof(node, index, size)),
        checkpoint=cosigned(signed_note.sign(head.text(), LOG_KEY, LOG.sign)),
        entry=entries[index],
    )


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(Untrusted) as problem:
        act()
    assert problem.value.sentence
    return problem.value.code


def test_a_note_of_the_format_is_verified_and_written_as_it_came() -> None:
    """The example in the documentation of Go's package for notes."""
    key = signed_note.read_key("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
    text = (
        "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n"
        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
    )

    note = signed_note.read(text)

    assert [one.key for one in signed_note.verify(note, [key])] == [key]
    assert str(note) == text
    assert str(key) == "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"


def test_a_proof_reads_as_it_is_written_and_shows_what_it_is_about() -> None:
    proof = a_proof()

    read = log_proof.read_proof(str(proof))
    proven = log_proof.verify_proof(read, KNOWN)

    assert read == proof
    assert str(proof).startswith("c2sp.org/tlog-proof@v1\nextra ")
    assert (proven.entry, proven.head.size, proven.logged_at) == (an_entry(2), 5, SEEN_AT)


def test_without_a_witness_only_the_logs_word_stands() -> None:
    assert log_proof.verify_proof(a_proof(), [LOG_KEY]).logged_at is None


def test_a_tree_of_one_leaf_needs_no_hashes() -> None:
    proof = log_proof.read_proof(str(a_proof(0, 1)))

    assert proof.path == ()
    assert log_proof.verify_proof(proof, KNOWN).entry == an_entry(0)


def test_a_checkpoint_that_a_witness_alone_has_signed_is_not_the_logs() -> None:
    proof = a_proof()
    of_witness = Note(proof.checkpoint.text, proof.checkpoint.lines[1:])

    assert code_of(lambda: log_proof.verify_checkpoint(of_witness, KNOWN)) == "unknown_key"


def test_a_key_of_another_name_does_not_speak_for_this_log() -> None:
    other = NoteKey("other.example/log", Kind.LOG, STRANGER.public_key().public_bytes_raw())
    note = signed_note.sign(TreeHead(ORIGIN, 1, bytes(32)).text(), other, STRANGER.sign)

    assert code_of(lambda: log_proof.verify_checkpoint(note, [LOG_KEY, other])) == "unknown_key"


def test_a_known_key_that_did_not_sign_this_spoils_the_note() -> None:
    note = a_proof().checkpoint
    forged = Note(note.text.replace("\n5\n", "\n6\n"), note.lines)

    assert code_of(lambda: log_proof.verify_checkpoint(forged, KNOWN)) == "bad_signature"


@pytest.mark.parametrize("at", [253_402_300_800, 2**64 - 1])
def test_a_time_that_no_calendar_has_is_no_witnesss_word(at: int) -> None:
    text = b"log.example/a\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
    private = Ed25519PrivateKey.generate()
    key = NoteKey("witness.example/w", Kind.COSIGNATURE, private.public_key().public_bytes_raw())
    signature = at.to_bytes(8, "big") + private.sign(b"cosignature/v1\ntime %d\n%s" % (at, text))
    note = Note(text.decode(), (Line(key.name, key.key_id, signature),))

    with pytest.raises(Untrusted, match="no calendar"):
        signed_note.verify(note, [key])


def test_the_time_of_a_cosignature_is_signed_too() -> None:
    note = a_proof().checkpoint
    own, other = note.lines
    earlier = Line(other.name, other.key_id, (SEEN_AT - 1).to_bytes(8, "big") + other.signature[8:])

    assert code_of(lambda: signed_note.verify(Note(note.text, (own, earlier)), KNOWN)) == "bad_signature"


def without_line(text: str, number: int) -> str:
    return "\n".join(line for place, line in enumerate(text.split("\n")) if place != number)


CHANGED: Mapping[str, Callable[[str], str]] = {
    "another place": lambda text: text.replace("index 2", "index 3"),
    "a place with a leading zero": lambda text: text.replace("index 2", "index 02"),
    "a negative place": lambda text: text.replace("index 2", "index -2"),
    "another version": lambda text: text.replace("@v1", "@v2"),
    "no base64": lambda text: text.replace("extra ", "extra =", 1),
    "no gap": lambda text: text.replace("\n\n", "\n", 1),
    "no dash": lambda text: text.replace("—", "-"),
    "no end": lambda text: text[:-1],
    "something behind the end": lambda text: text + "\x00",
    "a hash less": lambda text: without_line(text, 3),
    "no entry": lambda text: without_line(text, 1),
    "another entry": lambda text: str(a_proof(1)).split("index")[0] + "index" + text.split("index")[1],
}


@pytest.mark.parametrize("how", CHANGED)
def test_a_proof_that_somebody_changed_proves_nothing(how: str) -> None:
    changed = CHANGED[how](str(a_proof()))

    assert code_of(lambda: log_proof.verify_proof(log_proof.read_proof(changed), KNOWN))


@given(data=st.data())
def test_no_single_changed_character_is_accepted_for_another_proof(data: st.DataObject) -> None:
    text = str(a_proof())
    place = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.characters(codec="utf-8").filter(lambda one: one != text[place]))
    changed = text[:place] + other + text[place + 1 :]

    try:
        proven = log_proof.verify_proof(log_proof.read_proof(changed), KNOWN)
    except Untrusted:
        return
    # What may differ is the signature line of somebody who is not known any more by that name: it is ignored.
    assert (proven.entry, proven.head) == (an_entry(2), log_proof.read_head(a_proof().checkpoint))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name",
        "name+00000000+",
        "name+00000000+!!",
        f"{ORIGIN}+00000000+{str(LOG_KEY).rsplit('+', 1)[1]}",
        f"two words{str(LOG_KEY)[len(ORIGIN) :]}",
        f"other{str(LOG_KEY)[len(ORIGIN) :]}",
        str(NoteKey("short", Kind.LOG, bytes(31))),
    ],
)
def test_what_is_no_key_is_refused(text: str) -> None:
    assert code_of(lambda: signed_note.read_key(text)) == "malformed"


def test_a_leaf_tells_nothing_without_its_salt() -> None:
    one = an_entry(1)

    assert Entry(salt=bytes(16), what=one.what, subject=one.subject, at=one.at).leaf() != one.leaf()


@given(text=st.text(max_size=300))
def test_any_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    for read in (log_proof.read_proof, signed_note.read, signed_note.read_key, signed_note.read_lines):
        with suppress(Untrusted):
            read(text)
