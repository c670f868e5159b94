"""The protocol cannot change by accident."""

from __future__ import annotations

from sync_protocol import PROTOCOL_VERSION, generate

LOCKED = {
    1: "9b177287b351",
    2: "512df897f3de",
}


def test_a_changed_schema_needs_a_new_version() -> None:
    """If this fails: raise PROTOCOL_VERSION, say in its history what changed, and add the new line above."""
    assert LOCKED[PROTOCOL_VERSION] == generate.schema_hash()[:12]


def test_the_hash_sees_a_field_a_type_and_an_option() -> None:
    schema = generate.schema()

    assert "export interface Push {\n  readonly client_id: string;" in schema
    assert '"document.submit"' in schema
    assert "/**" not in schema, "words may change without a new version"
