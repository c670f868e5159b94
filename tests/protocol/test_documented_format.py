"""docs/seal.md is enough to write a verifier: one that was written from it judges its vectors as ours does."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any, cast

import cwt
import pytest
from cwt.cose_key_interface import COSEKeyInterface

from sync_protocol import cbor, cose, seal
from tests.protocol import make_seal_vectors
from tests.protocol.make_seal_vectors import FILE

EXAMPLE = FILE.with_name("example_verifier.py")
VECTORS: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))


def test_the_vectors_are_those_that_the_code_makes() -> None:
    assert make_seal_vectors.comparable(VECTORS) == make_seal_vectors.comparable(make_seal_vectors.vectors())


def test_the_vectors_have_every_verdict_and_nothing_forged_that_is_accepted() -> None:
    cases = VECTORS["cases"]

    assert {case["verdict"] for case in cases} == {
        "valid", "provisional", "unknown", "expired", "lapsed", "replaced", "ended", "withdrawn", "false", "unsealed",
        "unchecked",
    }  # fmt: skip
    assert not [case for case in cases if case["name"].endswith(")") and case["verdict"] in ("valid", "provisional")]


def test_a_verifier_written_from_the_page_agrees_on_every_vector() -> None:
    done = subprocess.run([sys.executable, EXAMPLE, FILE], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    count = sum(len(VECTORS[name]) for name in ("cases", "key_sets", "proofs"))
    assert done.stdout == f"{count} cases, 0 judged otherwise\n"


def test_of_a_key_that_others_have_had_only_what_a_witness_had_seen_before_is_valid() -> None:
    """Its entry's own time is before in each of them: who stole the log's key as well can write that."""
    said = {case["name"]: (case["verdict"], case["code"]) for case in VECTORS["proofs"]}

    assert said.pop("a witness had seen it before") == ("valid", "")
    assert len(said) == 5
    assert set(said.values()) == {("withdrawn", "log_proof_needed")}


def test_the_example_knows_nothing_of_our_code() -> None:
    source = EXAMPLE.read_text(encoding="utf-8")

    assert "sync_protocol" not in source
    assert "backend" not in source


def test_a_library_of_others_verifies_each_issued_seal_and_no_signature_that_does_not_hold() -> None:
    """cwt reads more loosely than the profile allows; it never takes a signature that does not hold."""
    other = cwt.CWT.new(leeway=10**10)  # its clock is today, the vectors' is not
    claims = cast("Any", other.decode(bytes.fromhex(VECTORS["key_set"]), _key(bytes.fromhex(VECTORS["root"]))))
    issuing = [_key(entry[2]) for entry in claims[-65537][2] if entry[1] == "issue" and 5 not in entry]
    scanned = [case for case in VECTORS["cases"] if case["text"].startswith("https")]
    issued = [case for case in scanned if case["verdict"] in ("valid", "ended", "replaced", "expired")]
    broken = [case for case in scanned if case["code"] == "bad_signature"]

    assert len(issued) >= 8
    for case in issued:
        message = seal.read_qr(case["text"], VECTORS["address"])
        assert cast("Any", other.decode(message, issuing))[2] == cose.payload_of(cose.read(message))[2]
    assert len(broken) >= 8
    for case in broken:
        with pytest.raises((ValueError, cwt.VerifyError)):
            other.decode(seal.read_qr(case["text"], VECTORS["address"]), issuing)


def _key(raw: bytes) -> COSEKeyInterface:
    return cwt.COSEKey.new({**cast("dict[int, Any]", cbor.decode(raw)), 2: cose.key_id_of(raw), 3: -7})
