"""What is written from the protocol: TypeScript, the forms as data, the page of rules."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from types import ModuleType
from typing import Any, Literal
from uuid import UUID

import msgspec
import pytest
from msgspec import Raw, Struct

from sync_protocol import conditions, generate
from sync_protocol.describe import BoxInfo, CatalogueInfo, SameName, describe, forms_and_enums, names
from sync_protocol.forms import CED, DocumentForm, DocumentType
from sync_protocol.rules import Quantity, mandatory, rule, today
from sync_protocol.rules_page import rules_page
from sync_protocol.typescript import Writer, constants, declared, unions, with_parts
from tests.protocol import sample
from tests.protocol.sample import Colour, Details, Sample, item, line


class Tone(StrEnum):
    LOW = "low"
    HIGH = "high"


class Ping(Struct, frozen=True, tag_field="line", tag="ping"):
    """A sign of life."""

    at: datetime


class Pong(Struct, frozen=True, tag_field="line", tag="pong"):
    """An answer.

    In two paragraphs.
    """

    of: Ping | None


class Everything(Struct, frozen=True, omit_defaults=True):
    id: UUID
    day: date
    weight: Quantity
    tone: Tone
    mixed: str | int | None
    line: Ping | Pong
    lines: tuple[Ping | Pong | None, ...]
    pair: tuple[int, str]
    tables: dict[str, tuple[bool, ...]]
    raw: Raw
    data: bytes
    ratio: float
    nothing: None
    side: Literal["left", "right"]
    after: int | None = None
    note: str = ""
    things: Any = None


class Untold(Struct):
    what: complex


NAMES = {one: one.__name__ for one in (Tone, Ping, Pong, Everything)}
LINE = {"Line": Ping | Pong, "Side": Literal["left", "right"]}


def test_a_struct_becomes_an_interface() -> None:
    (written,) = Writer(NAMES, LINE).declarations([Everything])

    assert (
        written
        == """\
export interface Everything {
  readonly id: string;
  readonly day: IsoDate;
  readonly weight: Decimal;
  readonly tone: Tone;
  readonly mixed: string | number | null;
  readonly line: Line;
  readonly lines: readonly (Line | null)[];
  readonly pair: readonly [number, string];
  readonly tables: Readonly<Record<string, readonly boolean[]>>;
  readonly raw: unknown;
  readonly data: string;
  readonly ratio: number;
  readonly nothing: null;
  readonly side: Side;
  readonly after?: number;
  readonly note?: string;
  readonly things?: unknown;
}
"""
    )


def test_tags_options_and_comments_are_written() -> None:
    writer = Writer(NAMES, LINE)

    assert [*writer.declarations([Tone, Ping, Pong])] == [
        'export type Tone = "low" | "high";\n',
        '/** A sign of life. */\nexport interface Ping {\n  readonly line: "ping";\n  readonly at: Instant;\n}\n',
        """\
/**
 * An answer.
 *
 * In two paragraphs.
 */
export interface Pong {
  readonly line: "pong";
  readonly of: Ping | null;
}
""",
    ]
    assert writer.union("Line", Ping | Pong) == "export type Line = Ping | Pong;\n"


def test_a_node_becomes_a_tuple_that_its_tag_tells_apart() -> None:
    writer = Writer({one: one.__name__ for one in with_parts([conditions.Same])}, unions(conditions), comments=False)

    assert [*writer.declarations([conditions.Same])] == [
        'export type Same = readonly [tag: "=", left: Value, right: Value, kind: BoxKind];\n'
    ]


@pytest.mark.parametrize("untold", [Untold, int])
def test_what_has_no_typescript_is_refused(untold: type) -> None:
    with pytest.raises(TypeError):
        list(Writer({Untold: "Untold"}, {}).declarations([untold]))


def test_a_module_is_read_for_what_it_declares() -> None:
    module = ModuleType("made_up")
    own = type("Own", (Struct,), {"__module__": "made_up"})
    vars(module).update(
        Own=own,
        Ping=Ping,
        Line=Ping | Pong,
        Some=int | str,
        MOST=3,
        NAME="n",
        ROWS=(own(), own()),
        FLAG=True,
        EMPTY=(),
        _X=1,
    )

    assert list(declared(module)) == [own]
    assert unions(module) == {"Line": Ping | Pong}
    assert list(constants(module)) == ["MOST", "NAME", "ROWS"]


def test_constants_and_tables_are_written() -> None:
    writer = Writer(NAMES, {})

    assert writer.constant("MOST", 3) == "export const MOST = 3;\n"
    assert writer.constant("PINGS", (Ping(datetime(2026, 7, 1, 10)),)) == (  # noqa: DTZ001 - the zone does not matter
        'export const PINGS: readonly Ping[] = [\n  {"line":"ping","at":"2026-07-01T10:00:00"},\n];\n'
    )


def test_a_name_that_is_taken_gets_its_module_before_it() -> None:
    other = type("Details", (), {"__module__": "sync_protocol.forms.cvedp"})

    assert names([Details, Sample]) == {Details: "Details", Sample: "Sample"}
    assert names([Details, other, Sample], taken=["Sample"]) == {
        Details: "SampleDetails",
        other: "CvedpDetails",
        Sample: "SampleSample",
    }
    with pytest.raises(SameName):
        names([other, type("Details", (), {"__module__": "forms.cvedp"})])


def test_forms_are_described_once_each() -> None:
    info = describe(sample.CATALOGUE, names(forms_and_enums((Sample,))))

    assert list(info.forms) == ["Details", "Item", "Line", "Addendum", "Sample"]
    assert info.enums == {"Colour": ("red", "blue")}
    assert info.forms["Details"] == (
        BoxInfo("note", number=("3", "C"), label="note", max_length=5),
        BoxInfo("colour", "enum", "Colour", label="detail-colour"),
    )
    assert info.types["CED"].content == "Sample"
    assert msgspec.json.decode(msgspec.json.encode(info), type=CatalogueInfo) == info


def test_the_page_of_rules_tells_code_sentence_boxes_and_conditions() -> None:
    page = rules_page(PAGE)

    assert "| R-1 | First. | CED 1 (old), A (new); CED 4 (old), D (new) | offline and on the server |" in page
    assert "| R-2 | Second. *Warning.* | CED `other` (old, new) | offline and on the server, with approved |" in page
    assert "| 1 (old), A (new) | `text` | always |" in page
    assert "`number` is 3 and not `amount` is less than the sum of `lines/*/amount` over `lines`" in page
    assert "(`colour` is one of blue, red or `text` starts with a, b or `ready` is no)" in page
    assert "the day of `seen` is less than the day" in page


def _page() -> Mapping[DocumentType, DocumentForm]:
    s, approved = sample.sample, conditions.ListOf[str]("approved", "text")
    every_node = [
        (s.number == 3) & (s.amount >= s.lines.sum(line.amount)),
        s.colour.within(set(Colour)) | s.text.starts("a", "b") | s.ready.no(),
        s.seen.day() < today,
        s.amount.places(2) & s.text.missing() & s.other.present(),
        approved.lists(s.text) & (approved.find(s.text, s.other) == "x"),
        s.lines.any() & s.lines.any(line.code == "1") & s.lines.all(line.items.any(item.packages == 1)),
        (s.lines.count() + s.lines.count(line.code == "1") == 2) & s.ready.yes(),
        s.lines.all(s.colour.within([]) | ~s.lines.any()),
    ]
    rules = (
        rule("R-1", "First.", require=s.text.present(), at=s.text),
        rule("R-1", "First.", require=s.lines.any(), at=s.lines),
        rule("R-2", "Second.", require=approved.lists(s.text), when=s.text.present(), at=s.other, warning=True),
        *mandatory(s.text),
        *(asked for when in every_node for asked in mandatory(s.text, when=when)),
        *mandatory(s.text, when=conditions.Cond(conditions.And((conditions.Or(()),)))),
    )
    return {CED: DocumentForm(type=CED, content=Sample, prefixes={"old": "OLD", "new": "NEW"}, rules=rules, shown=())}


PAGE = _page()


def test_a_stale_file_is_named_then_written_then_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert generate.main(["--check"], tmp_path) == 1
    assert "docs/rules.md is stale" in capsys.readouterr().err

    assert generate.main([], tmp_path) == 0
    assert "wrote pwa/src/protocol.gen.ts" in capsys.readouterr().out

    assert generate.main(["--check"], tmp_path) == 0
    (tmp_path / "docs/rules.md").write_text("changed", encoding="utf-8")
    assert generate.main(["--check"], tmp_path) == 1
