"""A consignment in a few words: what a row of the work list shows, and what a seal says of the goods.

`pwa/src/domain/summary.ts` says the same; `vectors/summary.json` holds both to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from sync_protocol.forms import DocumentType
from sync_protocol.forms.ced import Ced
from sync_protocol.forms.checks import Reseal
from sync_protocol.forms.chedpp import Chedpp
from sync_protocol.forms.common import Commodity, SealPair
from sync_protocol.forms.cveda import AnimalLine, Cveda
from sync_protocol.forms.cvedp import Cvedp
from sync_protocol.rules import Form, Quantity
from sync_protocol.scalars import LARGEST_INT, MILLION
from sync_protocol.values import is_cn_code, is_country_code

EntryDocument = Ced | Cveda | Cvedp | Chedpp

_LEAVING = ("transit", "transhipment")
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
    """The summary of an entry document. Raises TypeError for the content of another kind of document."""
    if not isinstance(content, EntryDocument):
        raise TypeError(f"{type_}: no summary of a {type(content).__name__}")
    part1 = content.part1
    lines: tuple[Commodity, ...] = part1.commodities
    first = lines[0] if lines else Commodity(id="none")
    leaving = part1.purpose.group is not None and part1.purpose.group.value in _LEAVING
    journey = part1.purpose.journey
    beyond = (journey.third_country, journey.transhipment_country) if leaving else ()
    return Summary(
        title=_one_line(
            first.description or first.common_name or first.complement or first.species or first.cn_code or ""
        ),
        species=_one_line(first.complement or first.species or ""),
        cn_codes=tuple(dict.fromkeys(line.cn_code for line in lines if line.cn_code and is_cn_code(line.cn_code))),
        origin=_country(part1.country_of_origin),
        destination=_country(*beyond, part1.place_of_destination.country, part1.consignee.country),
        net_grams=_grams(part1.total_net_weight, (line.net_weight for line in part1.commodities)),
        packages=_count(part1.packages),
        animals=_animals(content.part1.number_of_animals, content.part1.commodities)
        if isinstance(content, Cveda)
        else 0,
        temperature=part1.temperature.value if part1.temperature is not None else "",
        pairs=_pairs(part1.seals, content.part2.resealing.seals),
        arrival=part1.arrival,
    )


def arrival(content: Form) -> datetime | None:
    """When the consignment is expected, or None where nobody said."""
    return content.part1.arrival if isinstance(content, EntryDocument) else None


def _one_line(text: str) -> str:
    return " ".join(part for part in text.replace("\n", " ").replace("\t", " ").split(" ") if part)


def _country(*codes: str | None) -> str:
    return next((code for code in codes if code and is_country_code(code)), "")


def _count(number: int | None) -> int:
    return max(number or 0, 0)


def _grams(total: Quantity | None, weights: Iterable[Quantity | None]) -> int:
    """The total in grams, rounded half up, or the sum of the lines where no total is given."""
    millionths = total.millionths if total is not None else sum(w.millionths for w in weights if w is not None)
    per_gram = MILLION // _GRAMS_IN_KILOGRAM
    return min(max((millionths + per_gram // 2) // per_gram, 0), LARGEST_INT)


def _animals(total: int | None, lines: Iterable[AnimalLine]) -> int:
    return _count(total if total is not None else min(sum(line.animals or 0 for line in lines), LARGEST_INT))


def _pairs(seals: Iterable[SealPair], renewed: tuple[Reseal, ...]) -> tuple[tuple[str, str], ...]:
    """Containers and seals of Part I with the new seals of Part II, then containers that only Part II names."""
    pairs: list[tuple[str, str]] = []
    open_ = list(renewed)
    for pair in seals:
        container, seal = pair.container_number or "", pair.seal_number or ""
        if not container and not seal:
            continue
        again = next((one for one in open_ if _is_of(one, container, seal)), None)
        if again is not None:
            open_.remove(again)
            seal = again.new_seal_number or seal
        pairs.append((container, seal))
    pairs += [(one.container_number or "", one.new_seal_number) for one in open_ if one.new_seal_number]
    return tuple(pairs)


def _is_of(renewed: Reseal, container: str, seal: str) -> bool:
    if renewed.container_number and container:
        return renewed.container_number == container
    return bool(seal) and renewed.seal_number == seal
