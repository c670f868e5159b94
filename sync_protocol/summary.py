"""A consignment in a few words: what a row of the work list shows, and what a seal says of the goods.

`pwa/src/domain/summary.ts` says the same; `vectors/summary.json` holds both to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from msgspec import Struct

from sync_protocol.forms import CATALOGUE, DocumentType
from sync_protocol.forms.checks import Reseal
from sync_protocol.forms.common import SealPair
from sync_protocol.nfc import nfc
from sync_protocol.rules import Form, Quantity
from sync_protocol.scalars import LARGEST_INT, MILLION
from sync_protocol.values import is_cn_code, is_country_code

_LEAVING = ("transit", "transhipment")
_GOODS = ("description", "common_name", "complement", "species", "cn_code")
"""What names the goods, the best first."""
_GRAMS_IN_KILOGRAM = 1000


class Summary(Struct, frozen=True, kw_only=True):
    """`pairs` are container and seal, either may be empty; a seal that was renewed is the new one.

    `origin` and `destination` are empty where the document has no country code. Counts are 0 where nobody gave one.
    """

    title: str
    species: str
    cn_codes: tuple[str, ...]
    origin: str
    destination: str
    net_grams: int
    packages: int
    animals: int
    temperature: str
    pairs: tuple[tuple[str, str], ...]
    arrival: datetime | None


def summary(type_: DocumentType, content: Form) -> Summary:
    """The summary of a document. What its form has no box for is empty; the form's `title` stands in for the goods."""
    part1 = value_in(content, "part1")
    lines: tuple[Form, ...] = value_in(part1, "commodities") or ()
    first = lines[0] if lines else None
    purpose = value_in(part1, "purpose")
    journey = value_in(purpose, "journey") if value_in(purpose, "group") in _LEAVING else None
    total = value_in(part1, "number_of_animals")
    return Summary(
        title=_one_line(_first(first, *_GOODS) or _title(type_, content)),
        species=_one_line(_first(first, "complement", "species")),
        cn_codes=tuple(
            dict.fromkeys(code for line in lines if (code := value_in(line, "cn_code")) and is_cn_code(code))
        ),
        origin=_country(value_in(part1, "country_of_origin")),
        destination=_country(
            value_in(journey, "third_country"),
            value_in(journey, "transhipment_country"),
            value_in(part1, "place_of_destination", "country"),
            value_in(part1, "consignee", "country"),
        ),
        net_grams=_grams(value_in(part1, "total_net_weight"), (value_in(line, "net_weight") for line in lines)),
        packages=_count(value_in(part1, "packages")),
        animals=_count(total if total is not None else _sum(value_in(line, "animals") for line in lines)),
        temperature=str(value_in(part1, "temperature") or ""),
        pairs=_pairs(value_in(part1, "seals") or (), value_in(content, "part2", "resealing", "seals") or ()),
        arrival=arrival(content),
    )


def arrival(content: Form) -> datetime | None:
    """When the consignment is expected, or None where nobody said."""
    return value_in(content, "part1", "arrival")


def value_in(form: Form | None, *names: str) -> Any:
    """What stands in a section or box, or None: not every document type has all of them."""
    found: Any = form
    for name in names:
        found = getattr(found, name, None)
    return found


def _first(form: Form | None, *names: str) -> str:
    """The first of these boxes that is filled in."""
    return next((value for name in names if (value := value_in(form, name))), "")


def _title(type_: DocumentType, content: Form) -> str:
    form = CATALOGUE.get(type_)
    return str(value_in(content, *form.title.split("/")) or "") if form is not None and form.title else ""


def _one_line(text: str) -> str:
    return " ".join(part for part in _nfc(text).replace("\n", " ").replace("\t", " ").split(" ") if part)


def _nfc(text: str | None) -> str:
    """As a seal can carry it: a document of before may keep its texts as they were typed (SIGN-5)."""
    return nfc(text or "")


def _country(*codes: str | None) -> str:
    return next((code for code in codes if code and is_country_code(code)), "")


def _count(number: int | None) -> int:
    return max(number or 0, 0)


def _grams(total: Quantity | None, weights: Iterable[Quantity | None]) -> int:
    """The total in grams, rounded half up, or the sum of the lines where no total is given."""
    millionths = total.millionths if total is not None else sum(w.millionths for w in weights if w is not None)
    per_gram = MILLION // _GRAMS_IN_KILOGRAM
    return min(max((millionths + per_gram // 2) // per_gram, 0), LARGEST_INT)


def _sum(counts: Iterable[int | None]) -> int:
    return min(sum(count or 0 for count in counts), LARGEST_INT)


def _pairs(seals: Iterable[SealPair], renewed: tuple[Reseal, ...]) -> tuple[tuple[str, str], ...]:
    """Containers and seals of Part I with the new seals of Part II, then containers that only Part II names."""
    pairs: list[tuple[str, str]] = []
    open_ = list(renewed)
    for pair in seals:
        container, seal = _nfc(pair.container_number), _nfc(pair.seal_number)
        if not container and not seal:
            continue
        again = next((one for one in open_ if _is_of(one, container, seal)), None)
        if again is not None:
            open_.remove(again)
            seal = _nfc(again.new_seal_number) or seal
        pairs.append((container, seal))
    pairs += [(_nfc(one.container_number), _nfc(one.new_seal_number)) for one in open_ if one.new_seal_number]
    return tuple(pairs)


def _is_of(renewed: Reseal, container: str, seal: str) -> bool:
    if renewed.container_number and container:
        return _nfc(renewed.container_number) == container
    return bool(seal) and _nfc(renewed.seal_number) == seal
