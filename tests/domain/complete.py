"""Complete documents of every type, accepted and refused: what tests of the decision begin with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sync_protocol.forms import CATALOGUE, CED, CHEDPP, CVEDA, CVEDP, DECLAR, IMPORT, DocumentType
from sync_protocol.rules import Form
from tests.build import (
    SATISFACTORY_CHECKS,
    WELFARE,
    a_ced,
    a_chedpp,
    a_cveda,
    a_cvedp,
    a_declar,
    an_import,
    with_boxes,
)

BUILDERS: dict[DocumentType, Callable[[], Form]] = {
    CVEDA: a_cveda,
    CVEDP: a_cvedp,
    CED: a_ced,
    CHEDPP: a_chedpp,
    DECLAR: a_declar,
    IMPORT: an_import,
}
OUTCOME: dict[DocumentType, str] = {
    CVEDA: "final_import",
    CVEDP: "internal_market",
    CED: "free_circulation",
    CHEDPP: "free_circulation",
    DECLAR: "import",
    IMPORT: "import",
}
"""What the purpose of these documents opens."""

EVERY_TYPE = pytest.mark.parametrize("type_", list(CATALOGUE))
WITH_CHECKS = pytest.mark.parametrize("type_", [CVEDA, CVEDP, CED, CHEDPP])
"""The types of which an authority decides after its checks."""

A_TEST: dict[str, Any] = {
    "part2/laboratory/done": True,
    "part2/laboratory/motivation": "random",
    "part2/laboratory/tests/k1": {
        "commodity": "k1",
        "test": "Salmonella",
        "sampled": "2026-07-14",
        "conclusion": "satisfactory",
    },
}

_BEFORE_IT: dict[DocumentType, dict[str, Any]] = {
    CVEDA: SATISFACTORY_CHECKS | WELFARE,
    CVEDP: SATISFACTORY_CHECKS,
    CED: SATISFACTORY_CHECKS | {"part2/selected_for_physical": True},
    CHEDPP: SATISFACTORY_CHECKS,
    DECLAR: {"part2/health_information/declared": True},
    IMPORT: {"part2/attestation/attested": True},
}


def a_document(type_: DocumentType, boxes: dict[str, Any]) -> Form:
    return with_boxes(BUILDERS[type_](), boxes)


def accepted(type_: DocumentType) -> dict[str, Any]:
    """Everything that an acceptance needs."""
    return _BEFORE_IT[type_] | {"part2/decision/acceptable": True, "part2/decision/outcome": OUTCOME[type_]}


def refused(type_: DocumentType) -> dict[str, Any]:
    """The least that a refusal needs: where there are checks, it is on the documents alone."""
    boxes = {"part2/decision/acceptable": False, "part2/decision/reasons/k1": {"reason": "other"}}
    on_documents = {"part2/documentary/result": "not_satisfactory"}
    return boxes | (on_documents if "part2/documentary/result" in _BEFORE_IT[type_] else {})
