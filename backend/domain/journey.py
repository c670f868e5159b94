"""CVEDA-2 as the server sees to it: a journey by road takes no less than from the post to the town of destination.

The device writes the same estimate into the document as it is filled in (`pwa/src/domain/journey.ts`); nobody's device
is relied on for it. `sync_protocol/vectors/journey.json` holds both to one reckoning.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from datetime import date

from sync_protocol.document import Document, issuing_country
from sync_protocol.evaluate import Finding
from sync_protocol.forms import CATALOGUE
from sync_protocol.forms.common import TransportType
from sync_protocol.reference_list import ReferenceEntry
from sync_protocol.rules import Form
from sync_protocol.summary import value_in
from sync_protocol.territory import UNION

SPEED_KMH = 70
ROAD_FACTOR = 1.3
"""No road is straight: ours, the speed is the rule's."""

_EARTH_RADIUS_KM = 6371.0088
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"})
_CODE = "CVEDA-2"
_MINUTES = "part1/particulars/journey_minutes"


def too_short(document: Document, form: Form, places: Sequence[ReferenceEntry], on: date) -> tuple[Finding, ...]:
    """What is found where the animals go on by road, and the time is not given or below the least that the way takes.

    Nothing, where the list does not know the post or the one town; what a country outside the Union issues has no
    transport to give (CVEDP-5), and where another system's document enters is no post of ours.
    """
    rule = next((one for one in CATALOGUE[document.type].rules if one.code == _CODE), None)
    part1: Form | None = value_in(form, "part1")
    by_road = value_in(part1, "transport_after_entry", "type") is TransportType.ROAD_VEHICLE
    if rule is None or not by_road or document.imported is not None or issuing_country(document) not in UNION:
        return ()
    city: str | None = value_in(part1, "place_of_destination", "city")
    country: str | None = value_in(part1, "place_of_destination", "country")
    least = least_minutes(places, document.post, city or "", country or "", on)
    given: int | None = value_in(part1, "particulars", "journey_minutes")
    if least is None or (given is not None and given >= least):
        return ()
    return (Finding(_CODE, _MINUTES, words=rule.words),)


def least_minutes(places: Sequence[ReferenceEntry], post: str, city: str, country: str, on: date) -> int | None:
    """Whole minutes by road from a post to the town of this name; None where the list does not say where they lie."""
    here = [one for one in places if one.since <= on and (one.until is None or on <= one.until)]
    start = next((one for one in here if one.keys[0] == post), None)
    wanted = folded(city)
    towns = [
        one
        for one in here
        if wanted and one.facts.get("country") == country and wanted in map(folded, one.words.values())
    ]
    if start is None or len(towns) != 1:
        return None
    kilometres = math.floor(_great_circle(_point(start), _point(towns[0])) * ROAD_FACTOR + 0.5)
    return -(-kilometres * 60 // SPEED_KMH)


def folded(text: str) -> str:
    """A name as names are compared: without regard to case, accents and the blanks around it."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.category(one).startswith("M"))
    return plain.lower().translate(_LETTERS).strip()


def _point(place: ReferenceEntry) -> tuple[float, float]:
    return math.radians(float(place.facts["latitude"])), math.radians(float(place.facts["longitude"]))


def _great_circle(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres over the surface of the earth, by the haversine formula."""
    half = (
        math.sin((other[0] - one[0]) / 2) ** 2
        + math.cos(one[0]) * math.cos(other[0]) * math.sin((other[1] - one[1]) / 2) ** 2
    )
    return 2 * _EARTH_RADIUS_KM * math.asin(min(1, math.sqrt(half)))
