"""A small form with every kind of box, for the tests of the language; the shared vectors are written on it."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sync_protocol.forms import CED, DocumentForm
from sync_protocol.rules import Box, Form, Quantity, Row, Rows, Section, box, boxes, rows, section


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Item(Row):
    net: Box[Quantity] = box(label="net", unit="kg")
    packages: Box[int] = box(label="packages")


OLD, NEW = ("old",), ("new",)
"""The editions of the form."""


class Addendum(Row):
    text: Box[str] = box("", "E", label="text")


class Details(Form):
    note: Box[str] = box("3", "C", label="note", max_length=5)
    colour: Box[Colour] = box(label="detail-colour")


class Line(Row):
    code: Box[str] = box(label="code")
    amount: Box[Quantity] = box(label="amount")
    due: Box[date] = box(label="line-due")
    details: Section[Details] = section(Details(), label="line-details")
    tariff: Box[str] = box("", "D", label="tariff", editions=NEW)
    items: Rows[Item] = rows(label="items")


class Sample(Form):
    text: Box[str] = box("1", "A", label="text", part="I")
    other: Box[str] = box(label="other")
    colour: Box[Colour] = box("2", "B", label="colour")
    ready: Box[bool] = box(label="ready")
    number: Box[int] = box(label=("count", "number"))
    amount: Box[Quantity] = box(label="amount", unit="kg")
    due: Box[date] = box(label="due")
    seen: Box[datetime] = box(label="seen")
    details: Section[Details] = section(Details(), "3", "C", label="details")
    lines: Rows[Line] = rows("4", "D", label="lines")
    stamp: Box[str] = box("5", "", label="stamp", editions=OLD)
    cover: Box[str] = box(label="cover", max_length=26, refers="lines")
    addenda: Rows[Addendum] = rows("", "E", label="addenda", editions=NEW)


sample = boxes(Sample)
line = sample.lines.row
item = line.items.row

CATALOGUE = {CED: DocumentForm(type=CED, content=Sample, prefixes={"old": "OLD", "new": "NEW"}, rules=(), shown=())}
