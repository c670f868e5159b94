"""DECLAR: the importer's declaration on intermediate products, bones, horns, hooves and products of them.

Reg. (EU) 142/2011 Annex XV chapters 16 and 20; boxes of Decision 2007/240/EC, by which source and law number them.
Its Part II is the declaration "health information", which the operator makes and signs himself (DECLAR-1).
"""

from __future__ import annotations

from enum import StrEnum

from sync_protocol.document_form import DECLAR, DocumentForm, given
from sync_protocol.fillings import Filling, goes_with
from sync_protocol.forms.certificate import (
    CertificateDecision,
    CertificatePart1,
    CertificatePurpose,
    rules_of_goods,
    rules_of_part_one,
    shown_in_part_one,
)
from sync_protocol.forms.checks import Link, Official
from sync_protocol.forms.common import LINES, Goods
from sync_protocol.forms.deciding import outcomes, refusal, shown
from sync_protocol.forms.part1 import by_consignee, by_maker, not_authorised, one_temperature
from sync_protocol.rules import Box, Form, Rows, Rule, Section, box, boxes, mandatory, rows, rule, section
from sync_protocol.territory import in_union


class DeclarModel(StrEnum):
    """The two models of Annex XV, and the one of goods that are not harmonised (DECLAR-5)."""

    BONES_HORNS_HOOVES = "bones_horns_hooves"
    INTERMEDIATE_PRODUCTS = "intermediate_products"
    NON_HARMONISED = "non_harmonised"


BONES_HORNS_HOOVES = ("0506", "0507", "9601")
"""The headings of bones, of horns and hooves, and of what is worked from them."""


class DeclarPart1(CertificatePart1):
    model: Box[DeclarModel] = box(label="box-model")
    commodities: Rows[Goods] = rows("I.18-I.19, I.28", label="box-commodities", picks="nomenclature")


class HealthInformation(Form):
    """What the operator declares; left unticked, its text is absent from the print (DECLAR-1)."""

    declared: Box[bool] = box("II", label="box-health-information-declared")
    remark: Box[str] = box("II", label="box-remark", max_length=LINES)


class DeclarPart2(Form):
    health_information: Section[HealthInformation] = section(HealthInformation(), "II", label="box-health-information")
    decision: Section[CertificateDecision] = section(CertificateDecision(), label="box-decision")
    official: Section[Official] = section(Official(), label="box-signatory")
    links: Rows[Link] = rows(label="box-links")


class Declar(Form):
    part1: Section[DeclarPart1] = section(DeclarPart1(), label="box-part1", part="I")
    part2: Section[DeclarPart2] = section(DeclarPart2(), label="box-health-information", part="II")


document = boxes(Declar)
part1, part2 = document.part1, document.part2
line, purpose = part1.commodities.row, part1.purpose.group
decision, reason = part2.decision, part2.decision.reasons.row
acceptable, outcome = decision.acceptable, decision.outcome
imported = purpose == CertificatePurpose.IMPORT

OPENED_BY = {one: (one,) for one in CertificatePurpose}

RULES: tuple[Rule, ...] = (
    *rules_of_part_one(part1),
    *mandatory(part1.model, part1.place_of_origin.name, part1.commodities),
    *rules_of_goods(part1, part1.commodities, line),
    one_temperature(part1.temperature),
    rule(
        "DECLAR-1",
        "The health information is not declared: its text will be absent from the print.",
        when=acceptable.present() & acceptable.yes(),
        require=part2.health_information.declared.present() & part2.health_information.declared.yes(),
        at=part2.health_information.declared,
        warning=True,
    ),
    rule(
        "DECLAR-2",
        "IMPORT-064 Transport, I.16: selection is mandatory.",
        require=part1.point_of_entry.present(),
        at=part1.point_of_entry,
    ),
    *(
        rule(
            "DECLAR-3",
            "What is imported into the Union has its consignee and its destination there.",
            when=imported & country.present(),
            require=in_union(country),
            at=country,
        )
        for country in (part1.consignee.country, part1.place_of_destination.country)
    ),
    *mandatory(part1.consignee.country, part1.place_of_destination.country, when=imported),
    rule(
        "DECLAR-5",
        "Say by what means the goods travel on after the border post.",
        require=part1.transport_after_entry.type.present(),
        at=part1.transport_after_entry.type,
    ),
    rule(
        "DECLAR-5",
        "The goods of a declaration come from a country outside the Union.",
        when=part1.country_of_origin.present(),
        require=~in_union(part1.country_of_origin),
        at=part1.country_of_origin,
    ),
    rule(
        "DECLAR-5",
        "The goods come from a country that is authorised for their codes.",
        require=~not_authorised(part1.commodities, line.cn_code, part1.country_of_origin),
        at=part1.country_of_origin,
    ),
    rule(
        "DECLAR-5",
        "The model for bones, horns and hooves does not cover this code.",
        when=(part1.model == DeclarModel.BONES_HORNS_HOOVES) & line.cn_code.present(),
        require=line.cn_code.starts(*BONES_HORNS_HOOVES),
        at=line.cn_code,
    ),
    *mandatory(acceptable),
    *outcomes(acceptable, outcome, purpose, OPENED_BY),
    *refusal(acceptable, decision.reasons, reason.reason),
)

SHOWN: tuple[Rule, ...] = (
    *shown_in_part_one(part1),
    *shown(outcome, when=acceptable.yes()),
    *shown(decision.reasons, when=acceptable.no()),
)

FILLED: tuple[Filling, ...] = (
    *by_maker(part1.person_responsible),
    goes_with("DECLAR-2", part1.point_of_entry, part1.person_responsible, "authority", else_addressee=True),
    goes_with("NEW-5", part1.central_authority, part1.place_of_origin, "central_authority"),
    goes_with("NEW-5", part1.local_authority, part1.place_of_origin, "authority"),
    *by_consignee(part1.consignee, part1.importer, part1.place_of_destination),
)

FORM = DocumentForm(
    type=DECLAR,
    content=Declar,
    prefixes={"142/2011": "DECLAR"},
    rules=RULES,
    shown=SHOWN,
    filled=FILLED,
    given=given(("I.2.a",)),
    order=50,
)
