"""Consignments for the demonstration, and for tests that need complete ones: `demo_consignments.toml`."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime, timedelta
from importlib import resources
from typing import Any, cast

import msgspec
from msgspec import Struct

from sync_protocol.assign import assign
from sync_protocol.forms import CATALOGUE, DocumentType
from sync_protocol.rules import Form
from sync_protocol.scalars import from_wire
from sync_protocol.workflow import Status

EDITION = "2019/1715"
WRITTEN_ON = date(2026, 7, 14)
"""The day from which the file tells its dates; the demonstration moves them to its own day."""

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class DemoConsignment(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One consignment of the demonstration. `content` is Part I, and what is already known of Part II, as it travels.

    `arrives_in_hours` is counted from the moment at which the demonstration is filled; `post` is a place in its list of
    posts. `complete`: everything that its form asks for is filled in.
    """

    type: DocumentType
    content: dict[str, Any]
    arrives_in_hours: float
    status: Status = Status.NEW
    post: int = 0
    complete: bool = False

    @property
    def edition(self) -> str:
        """The edition of its form that is made today."""
        return CATALOGUE[self.type].editions[-1]

    def form(self, at: datetime) -> Form:
        """The content with its time of arrival and its dates moved to `at`."""
        moved = _moved(self.content, at.date() - WRITTEN_ON)
        content = msgspec.convert(moved, CATALOGUE[self.type].content, dec_hook=from_wire)
        arrival = (at + timedelta(hours=self.arrives_in_hours)).replace(second=0, microsecond=0)
        return assign(content, "part1/arrival", arrival.isoformat().replace("+00:00", "Z"))


def _moved(value: object, by: timedelta) -> object:
    match value:
        case dict():
            return {key: _moved(one, by) for key, one in cast("dict[str, object]", value).items()}
        case list():
            return [_moved(one, by) for one in cast("list[object]", value)]
        case str() if _DATE.fullmatch(value):
            return (date.fromisoformat(value) + by).isoformat()
        case _:
            return value


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    consignment: tuple[DemoConsignment, ...]


def _read() -> tuple[DemoConsignment, ...]:
    text = (resources.files("backend") / "demo_consignments.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), _File).consignment


CONSIGNMENTS = _read()
COMPLETE = {one.type: one for one in CONSIGNMENTS if one.complete}
"""One of each type to which nothing is missing."""
