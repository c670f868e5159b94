"""What organisations do, by the list of organisations: which boxes that opens to them, who may clone (ORG-2, NEW-2).

An organisation stands in the list once for each of its activities. What needs official listing is no activity of this
list: such places stand in the list of establishments.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from sync_protocol.conditions import literal
from sync_protocol.evaluate import check
from sync_protocol.lists import List
from sync_protocol.rules import Box, Form, ListOf, Ref, Rule, box, boxes, rule


class Activity(StrEnum):
    EXPORTER = "exporter"
    IMPORTER = "importer"
    CONSIGNEE = "consignee"
    RESPONSIBLE = "responsible"
    PLACE_OF_ORIGIN = "place_of_origin"
    DESTINATION = "destination"
    DELIVERY_ADDRESS = "delivery_address"
    WAREHOUSE = "warehouse"


class Fitting(Struct, frozen=True):
    """The activities that fit a box of a form, by the name of the box."""

    box: str
    activities: tuple[Activity, ...]


FITTING = (
    Fitting("consignor", (Activity.EXPORTER, Activity.PLACE_OF_ORIGIN)),
    Fitting("place_of_origin", (Activity.EXPORTER, Activity.PLACE_OF_ORIGIN)),
    Fitting("consignee", (Activity.CONSIGNEE, Activity.IMPORTER)),
    Fitting("importer", (Activity.IMPORTER,)),
    Fitting("person_responsible", (Activity.RESPONSIBLE,)),
    Fitting("place_of_destination", (Activity.DESTINATION, Activity.DELIVERY_ADDRESS, Activity.WAREHOUSE)),
    Fitting("controlled_destination", (Activity.DESTINATION, Activity.DELIVERY_ADDRESS, Activity.WAREHOUSE)),
)
"""ORG-2: boxes that are not named here take every organisation, and one without an activity fits every box."""


class Cloner(Form):
    """The organisation of whoever is about to clone; an authority has none."""

    organisation: Box[str] = box(label="box-organisation")


_organisations: ListOf[str] = ListOf("organisations", "text")


def _does(activity: Activity) -> Ref[str]:
    return Ref[str](literal(activity, "text"), "text")


_own = boxes(Cloner).organisation

_no_mere_importer = rule(
    "NEW-2",
    "Importers may not clone.",
    when=_own.present() & _organisations.lists(_own, _does(Activity.IMPORTER)),
    require=_organisations.lists(_own, _does(Activity.RESPONSIBLE)),
    at=_own,
)
MAY_CLONE: tuple[Rule, ...] = (replace(_no_mere_importer, text="", words="make-clone-importer"),)
"""Who imports and is responsible for nothing does not clone: judged on the tablet and on the server, like every rule.
Of whom the list says nothing, or that is not there, it is not said that he only imports."""


def may_clone(organisation: str, on: date, lists: Mapping[str, List]) -> bool:
    """Whether people of this organisation may clone certificates; empty for an authority."""
    return not check(Cloner(organisation=organisation or None), MAY_CLONE, on, lists)
