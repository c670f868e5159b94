"""Setting a box by its path, beyond the shared cases."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync_protocol.assign import CannotSet, Refusal, assign
from sync_protocol.rules import Quantity, decode, encode
from tests.protocol.sample import Details, Line, Sample

NAMES = ("text", "number", "amount", "due", "lines", "details", "note", "items", "a", "id", "net", "__class__", "")
PATHS = st.lists(st.sampled_from(NAMES), min_size=1, max_size=5).map("/".join)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=5,
)


def test_what_is_not_touched_is_the_same_object_as_before() -> None:
    document = Sample(details=Details(note="a"), lines=(Line(id="a"), Line(id="b")))

    changed = assign(document, "lines/b/code", "2")

    assert changed.details is document.details
    assert changed.lines[0] is document.lines[0]
    assert document.lines[1].code is None


@given(PATHS, JSON)
def test_whatever_is_set_it_is_refused_or_stays(path: str, value: object) -> None:
    document = Sample(text="x", lines=(Line(id="a", code="1"),))

    try:
        changed = assign(document, path, value)
    except CannotSet:
        return

    assert decode(Sample, encode(changed)) == changed
    assert assign(changed, path, value) == changed, "set twice is set once"


def test_a_refusal_names_the_path_and_says_why() -> None:
    with pytest.raises(CannotSet, match="there is no row 'z'") as refused:
        assign(Sample(), "lines/z/code", "1")

    assert (refused.value.code, refused.value.path) == (Refusal.UNKNOWN_ROW, "lines/z/code")


def test_a_value_is_what_json_holds() -> None:
    noon = datetime(2026, 7, 1, 12, tzinfo=UTC)

    assert assign(Sample(), "seen", "2026-07-01T12:00:00Z").seen == noon
    with pytest.raises(CannotSet):
        assign(Sample(), "seen", noon)
    with pytest.raises(CannotSet):
        assign(Sample(), "amount", Quantity("1.50"))
