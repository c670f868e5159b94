"""The cases that Python and TypeScript share, as Python reads them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from sync_protocol.conditions import ALWAYS, Test
from sync_protocol.describe import CatalogueInfo
from sync_protocol.evaluate import List
from sync_protocol.rules import Rule

VECTORS = Path(__file__).parents[2] / "sync_protocol" / "vectors"


class Found(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    at: str = "text"
    row: int | None = None
    missing: tuple[str, ...] = ()
    warning: bool = False


class RuleCase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    require: Test
    findings: tuple[Found, ...]
    document: msgspec.Raw = msgspec.Raw(b"{}")
    on: date = date(2026, 7, 1)
    when: Test = ALWAYS
    at: str = "text"
    warning: bool = False

    @property
    def rule(self) -> Rule:
        return Rule("CASE", self.require, self.at, when=self.when, warning=self.warning)


class RuleVectors(msgspec.Struct, frozen=True):
    lists: dict[str, List]
    cases: tuple[RuleCase, ...]


class AssignCase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    document: msgspec.Raw
    path: str
    value: Any
    gives: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET
    refused: str = ""
    edition: str = ""


class AssignVectors(msgspec.Struct, frozen=True):
    catalogue: CatalogueInfo
    cases: tuple[AssignCase, ...]


RULES = msgspec.json.decode((VECTORS / "rules.json").read_bytes(), type=RuleVectors)
ASSIGN = msgspec.json.decode((VECTORS / "assign.json").read_bytes(), type=AssignVectors)
SET = [case for case in ASSIGN.cases if case.gives is not msgspec.UNSET]
