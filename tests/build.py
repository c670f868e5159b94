"""Complete consignments for tests: say only what matters, by the path of its box."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, TypeVar, cast

from backend.demo_consignments import COMPLETE
from sync_protocol.assign import assign
from sync_protocol.forms import CED, CHEDPP, CVEDA, CVEDP, DECLAR, IMPORT, DocumentType
from sync_protocol.forms.ced import Ced
from sync_protocol.forms.chedpp import Chedpp
from sync_protocol.forms.cveda import Cveda
from sync_protocol.forms.cvedp import Cvedp
from sync_protocol.forms.declar import Declar
from sync_protocol.forms.import_ import ImportCertificate
from sync_protocol.rules import Form

AT = datetime(2026, 7, 14, 9, 0, tzinfo=UTC)

F = TypeVar("F", bound=Form)

SATISFACTORY_CHECKS: dict[str, Any] = {
    "part2/documentary/result": "satisfactory",
    "part2/identity/kind": "full",
    "part2/identity/result": "satisfactory",
    "part2/physical/result": "satisfactory",
}
WELFARE: dict[str, Any] = {
    "part2/physical/animals_checked": 6,
    "part2/welfare/transport_conditions": "satisfactory",
    "part2/welfare/health_on_arrival": "satisfactory",
}


def with_boxes(document: F, boxes: dict[str, Any]) -> F:
    """The document with boxes set by path; None empties one, an object makes a row."""
    for path, value in boxes.items():
        document = assign(document, path, value)
    return document


def a_cveda(**boxes: Any) -> Cveda:
    """Registered horses from Argentina: Part I is complete. Boxes by path, `/` written as `__`."""
    return cast("Cveda", _built(CVEDA, boxes))


def a_cvedp(**boxes: Any) -> Cvedp:
    """Frozen shrimps from Ecuador: Part I is complete. Boxes by path, `/` written as `__`."""
    return cast("Cvedp", _built(CVEDP, boxes))


def a_ced(**boxes: Any) -> Ced:
    """Groundnuts from Argentina: Part I is complete. Boxes by path, `/` written as `__`."""
    return cast("Ced", _built(CED, boxes))


def a_chedpp(**boxes: Any) -> Chedpp:
    """Avocados from Kenya: Part I is complete. Boxes by path, `/` written as `__`."""
    return cast("Chedpp", _built(CHEDPP, boxes))


def a_declar(**boxes: Any) -> Declar:
    """Horns from India: Part I is complete. Boxes by path, `/` written as `__`."""
    return cast("Declar", _built(DECLAR, boxes))


def an_import(**boxes: Any) -> ImportCertificate:
    """Lamb from New Zealand: Part I is complete. Boxes by path, `/` written as `__`."""
    return cast("ImportCertificate", _built(IMPORT, boxes))


def _built(type_: DocumentType, boxes: dict[str, Any]) -> Form:
    consignment = COMPLETE[type_]
    part1_only = type(consignment)(
        type=type_,
        content={"part1": consignment.content["part1"]},
        arrives_in_hours=consignment.arrives_in_hours,
    )
    return with_boxes(part1_only.form(AT), {path.replace("__", "/"): value for path, value in boxes.items()})
