"""Text in NFC: what Python makes of it, in a time that grows with its length alone."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync_protocol.nfc import nfc

MARKS = [one for one in map(chr, range(0x3000)) if unicodedata.combining(one)]
COMPOSED = [one for one in map(chr, range(0x110000)) if unicodedata.decomposition(one)]
TEXTS = st.text(st.sampled_from(MARKS) | st.sampled_from(COMPOSED) | st.sampled_from("aeo \u1100\u1161\u11a8"))


@given(TEXTS)
def test_a_long_text_comes_to_the_same_as_a_short_one(text: str) -> None:
    filling = "x" * 500

    assert nfc(filling + text) == filling + unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("marks", ["\u0301" * 15_000 + "\u0316" * 15_000, "\u0f73" * 15_000, "\u0344\u0316" * 15_000])
def test_a_letter_with_as_many_marks_as_an_operation_holds_keeps_nobody_waiting(marks: str) -> None:
    begun = time.thread_time()
    nfc(f"a{marks}")

    assert time.thread_time() - begun < 0.4
