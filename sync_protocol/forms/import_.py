"""IMPORT: the certificate that an authority outside the Union makes, and that entry documents are cloned from (NEW-2).

Boxes of Decision 2007/240/EC, the model of certificates for import into the Union of animals and products. Part II is
the attestation of the official veterinarian or inspector of the country of origin.
"""

from __future__ import annotations

from sync_protocol.document_form import IMPORT, DocumentForm, given
from sync_protocol.fillings import Filling
from sync_protocol.forms.certificate import (
    CertificateDecision,
    CertificatePart1,
    CertificatePurpose,
    rules_of_goods,
    rules_of_part_one,
    shown_in_part_one,
)
from sync_protocol.forms.checks import Link, Official
from sync_protocol.forms.common import LINES, NAME, Establishment, Goods
from sync_protocol.forms.cveda_part1 import Animal
from sync_protocol.forms.deciding import outcomes, refusal, shown
from sync_protocol.forms.part1 import by_consignee, by_maker, not_below_zero
from sync_protocol.rules import Box, Form, Rows, Rule, Section, box, boxes, mandatory, rows, rule, section


class ImportLine(Goods):
    """A line of I.28: goods, or animals by the marks that they are known by."""

    animals: Box[int] = box("I.28", label="box-animals")
    identification: Rows[Animal] = rows("I.28", label="box-animal-identification")


class ImportPart1(CertificatePart1):
    cites_numbers: Box[str] = box("I.17", label="box-cites-numbers", max_length=NAME)
    number_of_animals: Box[int] = box("I.20", label="box-total-animals")
    establishments: Rows[Establishment] = rows("I.28", label="box-establishments", picks="establishments")
    commodities: Rows[ImportLine] = rows("I.18-I.19, I.28", label="box-commodities", picks="nomenclature")


class Attestation(Form):
    """What the authority of origin attests."""

    model: Box[str] = box("II", label="box-certificate-model", max_length=NAME)
    attested: Box[bool] = box("II", label="box-attested")
    remark: Box[str] = box("II", label="box-remark", max_length=LINES)


class ImportPart2(Form):
    attestation: Section[Attestation] = section(Attestation(), "II", label="box-attestation")
    decision: Section[CertificateDecision] = section(CertificateDecision(), label="box-decision")
    official: Section[Official] = section(Official(), label="box-official")
    links: Rows[Link] = rows(label="box-links")


class ImportCertificate(Form):
    part1: Section[ImportPart1] = section(ImportPart1(), label="box-part1", part="I")
    part2: Section[ImportPart2] = section(ImportPart2(), label="box-attestation", part="II")


document = boxes(ImportCertificate)
part1, part2 = document.part1, document.part2
line, purpose = part1.commodities.row, part1.purpose.group
decision, reason = part2.decision, part2.decision.reasons.row
acceptable, outcome = decision.acceptable, decision.outcome

OPENED_BY = {one: (one,) for one in CertificatePurpose}

RULES: tuple[Rule, ...] = (
    *rules_of_part_one(part1),
    *mandatory(part1.commodities),
    *rules_of_goods(part1, part1.commodities, line),
    *not_below_zero(line.animals, part1.number_of_animals),
    # FIND-3 finds a certificate by its local reference and this country, and ST-14 shows it to its authority.
    *mandatory(part1.country_of_destination),
    *mandatory(acceptable),
    rule(
        "ST-14",
        "A certificate is valid only with the attestation of the authority of origin.",
        when=acceptable.present() & acceptable.yes(),
        require=part2.attestation.attested.present() & part2.attestation.attested.yes(),
        at=part2.attestation.attested,
    ),
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
    *by_consignee(part1.consignee, part1.importer, part1.place_of_destination),
)

FORM = DocumentForm(
    type=IMPORT,
    content=ImportCertificate,
    prefixes={"2007/240": "IMPORT"},
    rules=RULES,
    shown=SHOWN,
    filled=FILLED,
    given=given(("I.2.a",)),
    order=60,
)
