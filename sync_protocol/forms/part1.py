"""The rules of Part I that the entry documents share: codes of goods, quantities, seals, what a draft is found by.

They are written over references, so that every form says them of its own boxes. A reference list that they look things
up in is named here, once, with its keys; what it says is data, and can change every day.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sync_protocol.fillings import Addressee, Filling, Own, begins, follows, offered
from sync_protocol.forms.common import Attachment, Commodity, Establishment, Party
from sync_protocol.rules import Cond, ListOf, Quantity, Ref, Rule, Table, mandatory, rule

LEAF = "leaf"
NOT_AUTHORISED = "not_authorised"

nomenclature: ListOf[str] = ListOf("nomenclature", "text")
"""By code, the longest beginning that is known: "leaf", or that it is a heading (CN-1)."""

animal_limits: ListOf[int] = ListOf("quantity_limits", "int")
"""By code and class or group of the species, which may be empty: the most animals without a confirmation (CN-8)."""

weight_limits: ListOf[Quantity] = ListOf("quantity_limits", "decimal")
"""By code and group: the most kilograms without a confirmation. The sources publish none for goods by weight."""

authorised_countries: ListOf[str] = ListOf("authorised_countries", "text")
"""By code, then country. An entry without a country says "not_authorised": these goods come from listed countries
only. Goods without any entry may come from every country."""

establishments: ListOf[str] = ListOf("establishments", "text")
"""By approval number, then country: the listed establishments of third countries."""

listing_duty: ListOf[str] = ListOf("listing_duty", "text")
"""By code: goods that come from listed establishments only."""


def codes(code: Ref[str], *, of_union: bool = False) -> tuple[Rule, ...]:
    """CN-1: a code is the end of a branch of the nomenclature that is valid today, or lies below one.

    The nomenclature is the Union's: what a country outside issues for its own use has the codes of its own tariff.
    """
    found = nomenclature.find(code)
    return (
        *mandatory(code),
        rule(
            "CN-1",
            "Choose a code at the end of its branch of the nomenclature that is valid today.",
            when=code.present(),
            require=found.present() & (found == LEAF),
            at=code,
            of_union=of_union,
        ),
    )


def one_temperature(temperature: Ref[Any]) -> Rule:
    """CN-3: there is one box for the temperature of all goods of a document, and it is filled in."""
    return rule(
        "CN-3",
        "All goods of one document have the same temperature: say which.",
        require=temperature.present(),
        at=temperature,
    )


def weights(
    lines: Table[Any],
    subtotal: Ref[Quantity],
    items: Table[Any],
    item_weight: Ref[Quantity],
    total: Ref[Quantity],
    *,
    subtotals: bool = True,
) -> tuple[Rule, ...]:
    """CN-4. `items` are the lines below a commodity of `lines`; `subtotal` its weight, typed or their sum.

    Without `subtotals` they may stay empty, and the total binds only where all are there.
    """
    return (
        *(mandatory(subtotal, total) if subtotals else ()),
        *mandatory(item_weight),
        rule(
            "CN-4",
            "The subtotal of a code is not below the sum of its lines.",
            when=subtotal.present() & items.any(),
            require=subtotal >= items.sum(item_weight),
            at=subtotal,
        ),
        rule(
            "CN-4",
            "The total net weight is the sum of the subtotals.",
            when=total.present() & lines.any() & lines.all(subtotal.present()),
            require=total == lines.sum(subtotal),
            at=total,
        ),
    )


def not_below_zero(*amounts: Ref[Any]) -> tuple[Rule, ...]:
    """CN-5: weights and numbers are not below zero. How they are read and rounded is a matter of their type."""
    return tuple(
        rule(
            "CN-5",
            "A quantity is not below zero.",
            when=amount.present(),
            require=amount >= (Quantity("0") if amount.kind == "decimal" else 0),
            at=amount,
        )
        for amount in amounts
    )


def packages_add_up(lines: Table[Any], packages: Ref[int], total: Ref[int]) -> tuple[Rule, ...]:
    """CN-7: the total number of packages is given, and is the sum of the lines."""
    return (
        *mandatory(packages, total),
        rule(
            "CN-7",
            "The total number of packages is the sum of the lines.",
            when=total.present() & lines.any() & lines.all(packages.present()),
            require=total == lines.sum(packages),
            at=total,
        ),
    )


def number_within_limit(animals: Ref[int], code: Ref[str], group: Ref[str]) -> Rule:
    """CN-8 for animals, by code and group of the species."""
    return _within_limit(animals, animal_limits.find(code, group))


def weight_within_limit(weight: Ref[Quantity], code: Ref[str], group: Ref[str]) -> Rule:
    """CN-8 for goods by weight."""
    return _within_limit(weight, weight_limits.find(code, group))


def _within_limit(amount: Ref[Any], limit: Ref[Any]) -> Rule:
    """A warning: it holds nothing up, and stands at the box until the document is decided."""
    return rule(
        "CN-8",
        "The given quantity exceeds the set limit: confirm the quantity.",
        when=amount.present() & limit.present(),
        require=amount <= limit,
        at=amount,
        warning=True,
    )


def container_or_seal(container: Ref[str], seal: Ref[str]) -> Rule:
    """CN-9: a row of seals and containers has either number, or both."""
    return rule(
        "CN-9",
        "Give the number of the container, of the seal, or both.",
        require=container.present() | seal.present(),
        at=container,
    )


def attached(attachments: Table[Attachment], *references: Ref[str]) -> tuple[Rule, ...]:
    """EVI-1: a box refers to a file that is attached, and an attached file is known by its name and its fingerprint."""
    file = attachments.row
    return (
        *mandatory(file.name, file.sha256),
        *(
            rule(
                "EVI-1",
                "The file that this refers to is not attached any more.",
                when=reference.present(),
                require=attachments.any(file.id == reference),
                at=reference,
            )
            for reference in references
        ),
    )


def found_again(lines: Table[Any], *names: Ref[str]) -> Rule:
    """NEW-7: a draft says something of its goods, its consignor or its consignee; all else may wait.

    A line of goods that is only begun says nothing.
    """
    line: type[Commodity] = lines.row
    known: Cond = lines.any(line.cn_code.present() | line.description.present() | line.species.present())
    for name in names:
        known = known | name.present()
    return rule(
        "NEW-7",
        "So that a draft can be found again, say something of the goods, the consignor or the consignee.",
        require=known,
        at=lines,
    )


def not_authorised(lines: Table[Any], code: Ref[str], country: Ref[str]) -> Cond:
    """Whether goods of which the countries are listed come from none of those; false while the country is empty."""
    found = authorised_countries.find(code, country)
    return country.present() & lines.any(found.present() & (found == NOT_AUTHORISED))


def from_authorised_country(
    identifier: str, text: str, lines: Table[Any], code: Ref[str], country: Ref[str], *, when: Cond
) -> Rule:
    """Goods of which the countries are listed come from one of those (CVEDP-1; CVEDP-5 says when not)."""
    return rule(
        identifier,
        text,
        when=country.present() & when,
        require=~not_authorised(lines, code, country),
        at=country,
        of_union=True,
    )


def from_listed_establishment(
    identifier: str, text: str, origins: Table[Establishment], lines: Table[Any], code: Ref[str], *, when: Cond
) -> Rule:
    """Goods with a listing duty come from listed establishments (CVEDP-2; CVEDA-3 and CVEDP-5 say when not).

    Judged once for all rows: for each of thousands, it would look through thousands of lines.
    """
    number, country = origins.row.approval_number, origins.row.country
    return rule(
        identifier,
        text,
        when=when & lines.any(code.present() & listing_duty.lists(code)),
        require=origins.all(number.present() & country.present() & establishments.lists(number, country)),
        at=origins,
        of_union=True,
    )


def by_maker(responsible: type[Party], point_of_entry: Ref[str] | None = None) -> Iterator[Filling]:
    """NEW-5: who makes a document is responsible for it, and it enters at the authority that it is for."""
    yield begins("NEW-5", responsible, Own("organisations"))
    if point_of_entry is not None:
        yield begins("NEW-5", point_of_entry, Addressee())


def by_consignee(consignee: type[Party], *others: type[Party]) -> Iterator[Filling]:
    """NEW-6: the consignee may be importer and destination as well."""
    return offered("NEW-6", consignee, *others)


def weights_add_up(
    lines: Table[Any],
    subtotal: Ref[Quantity],
    items: Table[Any],
    item_weight: Ref[Quantity],
    total: Ref[Quantity],
) -> Iterator[Filling]:
    """CN-4: a subtotal is the sum of its lines where nobody types another, and the total is kept up to date."""
    yield follows("CN-4", subtotal, items.sum(item_weight), when=items.any())
    yield follows("CN-4", total, lines.sum(subtotal), when=lines.any())


def packages_counted(lines: Table[Any], packages: Ref[int], total: Ref[int]) -> Filling:
    """CN-7: the total number of packages is kept up to date."""
    return follows("CN-7", total, lines.sum(packages), when=lines.any())
