"""Notifications made from the schema of their format: a full one, and random ones of every type."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from tests.domain.notifications import PREFIXES, SCHEMA

Path = tuple[str, ...]
Node = dict[str, Any]

_DAY, _TIME, _MOMENT = "java.time.LocalDate", "java.time.LocalTime", "java.time.LocalDateTime"
_DAYS_WITHOUT_TYPE = (
    *("veterinaryDocumentIssueDate", "documentIssueDate", "dateOfIssue", "notAcceptableActionByDate"),
    *("sampleUseByDate", "releasedDate", "portOfExitDate"),
)
_MOMENTS_WITHOUT_TYPE = ("submissionDate", "overriddenOn", "decisionDate")
KEYS = (
    *("netweight", "number_package", "type_package", "number_animal", "quantity", "type_quantity"),
    *("variety", "propagation", "indoor_outdoor", "is_woody", "regulatory_authority", "commodity_group"),
    *("requires_test_and_trial_data", "is_catch_certificate_required", "is_none_selected", "something_new"),
)
"""Keys of the pairs that describe a line: the schema leaves them open."""

NUMBERS = frozenset({"netweight", "number_package", "number_animal", "quantity"})
FLAGS = frozenset({"is_woody", "requires_test_and_trial_data", "is_catch_certificate_required", "is_none_selected"})
IDENTIFIERS = ("horse_name", "passport", "microchip", "ear_tag", "tattoo", "description", "star_sign")


@cache
def _schema() -> Node:
    return json.loads(SCHEMA.read_bytes())


def _resolved(node: Node) -> Node:
    if "$ref" not in node:
        return node
    return {
        **_schema()["definitions"][node["$ref"].rpartition("/")[2]],
        **{k: v for k, v in node.items() if k != "$ref"},
    }


def leaves_of_schema() -> Iterator[tuple[Path, tuple[Any, ...]]]:
    """Every leaf that the schema knows, with `*` for places in lists, and values that it may have: all of a closed
    list, else one."""
    return _leaves(_schema(), ())


def _leaves(node: Node, path: Path) -> Iterator[tuple[Path, tuple[Any, ...]]]:
    node = _resolved(node)
    if node.get("properties"):
        for name, inner in node["properties"].items():
            yield from _leaves(inner, (*path, name))
    elif "items" in node:
        yield from _leaves(node["items"], (*path, "*"))
    elif "additionalProperties" not in node:
        yield path, tuple(node.get("enum", ())) or (_one(node, path[-1]),)


def _one(node: Node, name: str) -> Any:
    match _kind(node, name):
        case "moment":
            return "2026-07-14T09:30:00Z"
        case "day":
            return "2026-07-14"
        case "time":
            return "09:30:00"
        case "boolean":
            return True
        case "integer" | "number":
            return 7
        case "country":
            return "EC"
        case _:
            return "told"


def alone(type_: str, path: Path, value: Any) -> dict[str, Any]:
    """A notification that says this leaf, and of others only those without which it means nothing."""
    made: dict[str, Any] = {
        "referenceNumber": f"{PREFIXES[type_]}.GB.2026.7000001",
        "type": type_,
        "status": "SUBMITTED",
    }
    if path[0] not in made:
        _put(made, path, value)
    for leaf, others in _COMPANIONS.items():
        if path[-1] == leaf:
            for name, other in others.items():
                _put(made, (*path[:-1], name), other)
    if path[:2] == ("riskAssessment", "commodityResults"):
        _put(made, (*path[:3], "uniqueId"), "line 1")
        _put(made, ("partOne", "commodities", "commodityComplement", "*", "uniqueComplementID"), "line 1")
        _put(made, ("partOne", "commodities", "commodityComplement", "*", "commodityDescription"), "Line 1")
    return made


_COMPANIONS: dict[str, dict[str, Any]] = {
    "arrivalTime": {"arrivalDate": "2026-07-14"},
    "departureTime": {"departureDate": "2026-07-14"},
    "estimatedArrivalTimeAtPortOfExit": {"estimatedArrivalDateAtPortOfExit": "2026-07-14"},
    "key": {"key": "netweight", "data": "7"},
    "data": {"key": "variety"},
    "identityCheckDone": {"identityCheckResult": "Satisfactory"},
    "physicalCheckDone": {"physicalCheckResult": "Satisfactory"},
}


def _put(made: Any, path: Path, value: Any) -> None:
    here = made
    for step, after in pairwise(path):
        if step == "*" and not here:
            here.append([] if after == "*" else {})
        elif step != "*":
            here.setdefault(step, [] if after == "*" else {})
        here = here[0 if step == "*" else step]
    if path[-1] == "*":
        here.append(value)
    else:
        here[path[-1]] = value


@st.composite
def notifications(draw: st.DrawFn, type_: str, share: int = 60) -> dict[str, Any]:
    """A notification of this type; of a hundred fields that it may have, it has about `share`."""
    made = draw(_objects(_schema(), (), share))
    head = {"referenceNumber": f"{PREFIXES[type_]}.GB.2026.{draw(st.integers(1, 9_999_999)):07d}", "type": type_}
    return made | head | {"status": draw(st.sampled_from(_schema()["properties"]["status"].get("enum") or STATUSES))}


STATUSES = ("DRAFT", "SUBMITTED", "IN_PROGRESS", "VALIDATED", "REJECTED", "CANCELLED", "REPLACED", "DELETED")


@st.composite
def _objects(draw: st.DrawFn, node: Node, path: Path, share: int) -> dict[str, Any]:
    names: dict[str, Node] = node["properties"]
    there = [name for name in names if name not in ("type", "status") or path] if not path else list(names)
    return {
        name: draw(_values(_resolved(names[name]), (*path, name), share))
        for name in there
        if draw(st.integers(1, 100)) <= share
    }


def _values(node: Node, path: Path, share: int) -> st.SearchStrategy[Any]:
    if path[-1] == "keyDataPair":
        return st.lists(pairs(), max_size=6, unique_by=lambda pair: pair["key"])
    if path[-2:] == ("identifiers", "*"):
        return _objects(node, path, share)
    if path[-1] == "data" and "additionalProperties" in node:
        return st.dictionaries(st.sampled_from(IDENTIFIERS), TEXT, max_size=4)
    if node.get("properties"):
        return _objects(node, path, share)
    if "items" in node:
        return st.lists(_values(_resolved(node["items"]), (*path, "*"), share), max_size=3)
    if "enum" in node:
        return st.sampled_from(node["enum"])
    return _scalars(node, path[-1])


def pairs() -> st.SearchStrategy[dict[str, str]]:
    """A key with a value that fits it."""
    return st.sampled_from(KEYS).flatmap(lambda key: st.fixed_dictionaries({"key": st.just(key), "data": _data(key)}))


def _data(key: str) -> st.SearchStrategy[str]:
    if key in NUMBERS:
        return st.integers(0, 10**6).map(str)
    return st.sampled_from(("true", "false")) if key in FLAGS else TEXT


TEXT = st.text(st.characters(categories=("Lu", "Ll", "Nd"), max_codepoint=0x24F), min_size=1, max_size=12)
_ON = st.integers(0, 900).map(lambda days: (date(2024, 1, 1) + timedelta(days)).isoformat())
_AT = st.tuples(st.integers(0, 23), st.integers(0, 59)).map(lambda clock: f"{clock[0]:02d}:{clock[1]:02d}:00")


def _scalars(node: Node, name: str) -> st.SearchStrategy[Any]:
    match _kind(node, name):
        case "moment":
            return st.tuples(_ON, _AT).map(lambda told: f"{told[0]}T{told[1]}Z")
        case "day":
            return _ON
        case "time":
            return _AT
        case "boolean":
            return st.booleans()
        case "integer":
            return st.integers(node.get("minimum", 0), node.get("maximum", 10**6))
        case "number":
            return st.integers(0, 10**8).map(lambda hundredths: hundredths / 100)
        case "country":
            return st.sampled_from(("NL", "GB", "EC", "AR", "KE"))
        case _:
            return TEXT


def _kind(node: Node, name: str) -> str:
    java = node.get("javaType", "")
    if java == _MOMENT or name in _MOMENTS_WITHOUT_TYPE:
        return "moment"
    if java == _DAY or name in _DAYS_WITHOUT_TYPE:
        return "day"
    if java == _TIME:
        return "time"
    if "[A-Z]" in node.get("pattern", ""):
        return "country"
    return node.get("type", "")
