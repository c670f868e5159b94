"""Files that are no entry documents: refused with the place and the reason."""

from __future__ import annotations

from typing import Any

import pytest

from backend.domain.notification import Imported, read
from backend.domain.notification_json import MOST_BYTES
from sync_protocol.forms import CVEDP
from tests.domain.notifications import (
    cvedp,
    imported,
    in_schema,
    malformed,
    raw,
    with_value,
)


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        (b"", "IMPORT-JSON", "1:1"),
        (b"not json", "IMPORT-JSON", "1:1"),
        (b'{\n  "a": 1,\n  oops}', "IMPORT-JSON", "3:3"),
        (b'{"a": 1', "IMPORT-JSON", "1:8"),
        (b'{"a": NaN}', "IMPORT-JSON", "/a"),
        (b'{"a": -Infinity}', "IMPORT-JSON", "/a"),
        (b'{"a": "\xff"}', "IMPORT-ENCODING", "1:8"),
        ('{"a": 1}'.encode("utf-16"), "IMPORT-NUL", "1:4"),
        (b'{"a": "x\x00"}', "IMPORT-NUL", "1:9"),
        (rb'{"a": {"b": ["\u0000"]}}', "IMPORT-TEXT", "/a/b/0"),
        (rb'{"a": "\ud800"}', "IMPORT-TEXT", "/a"),
        (rb'{"\ud800": 1}', "IMPORT-TEXT", ""),
        (b'{"a": {"b": 1, "b": 2}}', "IMPORT-DUPLICATE", "/a"),
        (b'{"a": 1, "a": 1}', "IMPORT-DUPLICATE", ""),
        (b'{"a": ' + b"9" * 5000 + b"}", "IMPORT-NUMBER", "/a"),
        (b'{"a": 0.' + b"9" * 5000 + b"}", "IMPORT-NUMBER", "/a"),
        (b'{"a": 1e999}', "IMPORT-NUMBER", "/a"),
        (b'{"a/b": {"~": 1e-999}}', "IMPORT-NUMBER", "/a~1b/~0"),
        (b"[" * 100_000, "IMPORT-DEPTH", "1:65"),
        (b'{"a":' * 100_000, "IMPORT-DEPTH", "1:321"),
        (b"[]", "IMPORT-SHAPE", ""),
        (b'"text"', "IMPORT-SHAPE", ""),
        (b"null", "IMPORT-SHAPE", ""),
        (b'{"importPreNotification": []}', "IMPORT-SHAPE", "/importPreNotification"),
        (b"{}", "IMPORT-REFERENCE", "/referenceNumber"),
        (b'{"importPreNotification": {}}', "IMPORT-REFERENCE", "/importPreNotification/referenceNumber"),
    ],
)
def test_what_is_no_notification_is_said_with_its_place(data: bytes, code: str, place: str) -> None:
    fault = malformed(data)

    assert (fault.code, fault.place, fault.file) == (code, place, "a.json")
    assert fault.reason.endswith(".")


def test_a_file_that_is_too_large_is_not_read() -> None:
    assert malformed(b" " * (MOST_BYTES + 1)).code == "IMPORT-SIZE"
    assert malformed(b" " * MOST_BYTES).code == "IMPORT-JSON"


def test_brackets_in_texts_are_no_nesting() -> None:
    notification = with_value(in_schema(), "partOne/importerLocalReferenceNumber", '[{"\\' * 50)

    assert cvedp(notification).part1.local_reference == '[{"\\' * 50


def test_a_byte_order_mark_is_no_fault() -> None:
    assert isinstance(read(b"\xef\xbb\xbf" + raw(in_schema()), "a.json"), Imported)


@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        ({"referenceNumber": None}, "IMPORT-REFERENCE", "/referenceNumber"),
        ({"referenceNumber": ""}, "IMPORT-REFERENCE", "/referenceNumber"),
        ({"referenceNumber": 5}, "IMPORT-REFERENCE", "/referenceNumber"),
        ({"referenceNumber": "7000001"}, "IMPORT-REFERENCE", "/referenceNumber"),
        ({"referenceNumber": "CHEDX.GB.2026.7000001"}, "IMPORT-REFERENCE", "/referenceNumber"),
        ({"referenceNumber": "CHEDP.GB.2026.7000001'; drop"}, "IMPORT-REFERENCE", "/referenceNumber"),
        ({"referenceNumber": "CHEDPP.GB.2026.7000001"}, "IMPORT-TYPE", "/type"),
        ({"referenceNumber": "IMP.GB.2026.7000001"}, "IMPORT-TYPE", "/type"),
        ({"type": None}, "IMPORT-TYPE", "/importNotificationType"),
        ({"type": "DECLAR"}, "IMPORT-TYPE", "/type"),
        ({"type": "IMP"}, "IMPORT-TYPE", "/type"),
        ({"status": None}, "IMPORT-STATUS", "/status"),
        ({"status": "SOMEHOW"}, "IMPORT-STATUS", "/status"),
        ({"partOne": []}, "IMPORT-SHAPE", "/partOne"),
        ({"partTwo": "text"}, "IMPORT-SHAPE", "/partTwo"),
        ({"partOne": {"consignor": 5}}, "IMPORT-SHAPE", "/partOne/consignor"),
        ({"partOne": {"sealsContainers": ["x"]}}, "IMPORT-SHAPE", "/partOne/sealsContainers/0"),
    ],
)
def test_a_notification_that_says_too_little_is_malformed(change: dict[str, Any], code: str, place: str) -> None:
    fault = malformed(raw(in_schema() | change))

    assert (fault.code, fault.place) == (code, place)


def test_a_draft_has_a_number_of_no_type_yet() -> None:
    found = imported(in_schema(status="DRAFT") | {"referenceNumber": "DRAFT.GB.2026.7000001"})

    assert (found.type, found.reference) == (CVEDP, "DRAFT.GB.2026.7000001")
