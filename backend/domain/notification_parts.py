"""Where each part of a notification goes in the form. A box that the form of a type has not is passed over.

Names stand in the schema's spelling; a second name is that of the system's interface, where more than case differs.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable

from backend.domain.notification_boxes import Boxes
from backend.domain.notification_source import Leaf, Node
from backend.domain.notification_words import normal

Lines = dict[str, str]
"""Ids of the lines of Part I by the identifiers that the notification has for them."""

_SIMPLE_ONE = (
    ("importerLocalReferenceNumber", "part1/local_reference"),
    ("pointOfEntry", "part1/point_of_entry"),
    ("isCatchCertificateRequired", "part1/catch_certificate_required"),
    ("containsWoodPackaging", "part1/contains_wood_packaging"),
    ("cphNumber", "part1/holding_number"),
    ("importingFromCharity", "part1/from_charity"),
    ("isPlaceOfDestinationThePermanentAddress", "part1/destination_is_permanent_address"),
    ("portOfEntry", "part1/particulars/port_of_entry"),
    ("portOfExit", "part1/particulars/port_of_exit"),
    ("pointOfEntryControlPoint", "part1/particulars/control_point"),
    ("consignmentArrived", "part1/particulars/consignment_arrived"),
    ("responsibleForTransport", "part1/particulars/transport_responsible"),
    ("estimatedJourneyTimeInMinutes", "part1/particulars/journey_minutes"),
    ("customsReferenceNumber", "part1/particulars/customs_reference"),
)
_SIMPLE_GOODS = (
    ("countryOfOrigin", "part1/country_of_origin"),
    ("regionOfOrigin", "part1/region_of_origin"),
    ("consignedCountry", "part1/country_from_where_consigned"),
    ("totalNetWeight", "part1/total_net_weight"),
    ("totalGrossWeight", "part1/total_gross_weight"),
    ("totalGrossVolume", "part1/particulars/gross_volume"),
    ("totalGrossVolumeUnit", "part1/particulars/gross_volume_unit"),
    ("numberOfPackages", "part1/packages"),
    ("numberOfAnimals", "part1/number_of_animals"),
    ("temperature", "part1/temperature"),
    ("animalsCertifiedAs", "part1/certified_for"),
    ("includeNonAblactedAnimals", "part1/unweaned_animals"),
    ("commodityIntendedFor", "part1/intended_for"),
    ("gmsDeclarationAccepted", "part1/marketing_standards_declared"),
)
_SIMPLE_PURPOSE = (
    ("conformsToEU", "part1/purpose/conforms"),
    ("internalMarketPurpose", "part1/purpose/internal_market"),
    ("thirdCountry", "part1/purpose/journey/third_country"),
    ("thirdCountryTranshipment", "part1/purpose/journey/transhipment_country"),
    ("finalBIP", "part1/purpose/journey/final_post"),
    ("exitBIP", "part1/purpose/journey/exit_post"),
    ("pointOfExit", "part1/purpose/journey/point_of_exit"),
    ("exitDate", "part1/purpose/journey/exit_date"),
    ("forNonConforming", "part1/purpose/journey/warehouse"),
    ("regNumber", "part1/purpose/journey/registration_number"),
    ("shipName", "part1/purpose/journey/ship_name"),
    ("shipPort", "part1/purpose/journey/ship_port"),
)
_SIMPLE_COMPLEMENT = (
    ("commodityID", "cn_code"),
    ("commodityDescription", "description"),
    ("complementName", "complement"),
    ("speciesCommonName", "common_name"),
    ("eppoCode", "eppo_code"),
    ("isWoodPackaging", "wood_packaging"),
)
_KEY_DATA = {
    "netweight": "net_weight",
    "numberpackage": "packages",
    "typepackage": "package_type",
    "numberanimal": "animals",
    "variety": "variety",
    "propagation": "propagation",
    "indooroutdoor": "indoor_outdoor",
    "iswoody": "woody",
    "regulatoryauthority": "regulatory_authority",
    "requirestestandtrialdata": "requires_trial_data",
    "quantity": "quantity",
    "typequantity": "quantity_unit",
    "commoditygroup": "commodity_group",
}
_CATCH_REQUIRED = "iscatchcertificaterequired"
_IDENTIFIERS = {
    "horsename": "name",
    "name": "name",
    "passport": "passport",
    "microchip": "microchip",
    "eartag": "ear_tag",
    "tattoo": "tattoo",
    "description": "description",
}


def put_all(boxes: Boxes, source: Node, table: Iterable[tuple[str, str]], at: str = "") -> None:
    """Leaves that go to a box each, by a table of their names and the paths of the boxes, which begin with `at`."""
    for name, path in table:
        boxes.put(at + path, source.leaf(name))


def part_one(source: Node, boxes: Boxes) -> Lines:
    """Part I."""
    put_all(boxes, source, _SIMPLE_ONE)
    for name in ("consignor", "consignee", "importer", "placeOfDestination", "personResponsible", "transporter"):
        put_party(boxes, source.node(name), "part1/" + _SNAKE.get(name, name))
    for role, parties in (
        ("second_consignor", [source.node("consignorTwo")]),
        ("packer", [source.node("packer")]),
        ("place_of_origin", [source.node("placeOfOriginHarvest")]),
        ("temporary_destination", [source.node("pod")]),
        ("permanent_address", source.nodes("additionalPermanentAddresses")),
    ):
        for party in parties:
            row = boxes.new_row("part1/particulars/other_parties")
            put_party(boxes, party, f"{row}/party")
            if boxes.value(row) is not None:
                boxes.set(f"{row}/role", role)
    for contact in (source.node("contactDetails"), *source.nodes("nominatedContacts")):
        row = boxes.new_row("part1/particulars/contacts")
        for name in ("name", "telephone", "email", "agent"):
            boxes.put(f"{row}/{name}", contact.leaf(name))
    _moments_of_part_one(source, boxes)
    _transport(boxes, source.node("meansOfTransportFromEntryPoint"), "part1/transport_to_entry")
    _transport(boxes, source.node("meansOfTransport"), "part1/transport_after_entry")
    _purpose(source.node("purpose"), boxes)
    _papers(source.node("veterinaryInformation"), boxes)
    for pair in source.nodes("sealsContainers"):
        row = boxes.new_row("part1/seals")
        boxes.put(f"{row}/container_number", pair.leaf("containerNumber"))
        boxes.put(f"{row}/seal_number", pair.leaf("sealNumber"))
        boxes.put(f"{row}/official_seal", pair.leaf("officialSeal"))
        if (renewed := pair.leaf("resealedSealNumber")) is not None:
            again = boxes.new_row("part2/resealing/seals")
            boxes.put(f"{again}/new_seal_number", renewed)
            for box in ("container_number", "seal_number"):
                if (number := boxes.value(f"{row}/{box}")) is not None:
                    boxes.set(f"{again}/{box}", number)
    _countries(boxes, source.node("route").leaves("transitingStates"), "part1/particulars/route")
    submitted = source.node("submittedBy")
    boxes.put("part1/declaration/name", submitted.leaf("displayName"))
    return _commodities(source.node("commodities"), boxes)


_SNAKE = {"placeOfDestination": "place_of_destination", "personResponsible": "person_responsible"}


def _moments_of_part_one(source: Node, boxes: Boxes) -> None:
    for path, moment, day, time in (
        ("part1/arrival", "arrivesAt", "arrivalDate", "arrivalTime"),
        ("part1/departure", "departedOn", "departureDate", "departureTime"),
    ):
        boxes.put_moment(path, source.leaf(moment), source.leaf(day), source.leaf(time))
    boxes.put(
        "part1/particulars/first_estimated_arrival", source.leaf("originalEstimatedDateTime", "originalEstimatedOn")
    )
    boxes.put("part1/particulars/left_port", source.leaf("portOfExitDate", "exitedPortOfOn"))
    boxes.put("part1/declaration/declared", source.leaf("submissionDate", "submittedOn"))


def put_party(boxes: Boxes, party: Node, at: str) -> None:
    """An operator, in either of the two forms that parties have in the format."""
    company, person = party.leaf("companyName"), party.leaf("individualName")
    boxes.put(f"{at}/name", company or party.leaf("name"))
    boxes.put(f"{at}/individual_name", person, party.leaf("name") if company else None)
    address = Node({}, "", party.taken)
    lines: list[Leaf | None] = [*party.leaves("address", "addresses")]
    if not party.is_list("address"):  # an empty list of lines too
        address = party.node("address")
        lines = lines or [address.leaf(name) for name in ("street", "addressLine1", "addressLine2", "addressLine3")]
    boxes.put_joined(f"{at}/address", [*lines, party.leaf("county")], "\n")
    boxes.put(f"{at}/city", address.leaf("city"), party.leaf("city"))
    boxes.put(f"{at}/postal_code", address.leaf("postalZipCode"), address.leaf("postalCode"), party.leaf("postCode"))
    boxes.put(f"{at}/country", address.leaf("countryISOCode"), address.leaf("country"), party.leaf("country"))
    boxes.put(f"{at}/email", address.leaf("email"), party.leaf("email"))
    abroad = address.node("internationalTelephone")
    boxes.put(f"{at}/telephone", address.leaf("telephone"), address.leaf("ukTelephone"), party.leaf("phone"))
    boxes.put_joined(f"{at}/telephone", [abroad.leaf("countryCode"), abroad.leaf("subscriberNumber")], " ")
    boxes.put(f"{at}/approval_number", party.leaf("approvalNumber"))
    boxes.put(f"{at}/approval_status", party.leaf("status"))
    boxes.put(f"{at}/identifier", party.leaf("otherIdentifier"))


def _transport(boxes: Boxes, means: Node, at: str) -> None:
    boxes.put(f"{at}/type", means.leaf("type"))
    boxes.put(f"{at}/identification", means.leaf("id"))
    boxes.put(f"{at}/document", means.leaf("document"))


def _countries(boxes: Boxes, countries: Iterable[Leaf], table: str) -> None:
    for country in countries:
        boxes.put(f"{boxes.new_row(table)}/country", country)


def _purpose(purpose: Node, boxes: Boxes) -> None:
    group, admission = purpose.leaf("purposeGroup"), purpose.leaf("forImportOrAdmission")
    if admission is not None and (group is None or normal(group.text) == "forimport"):
        # On the form both are one box: what is admitted for a time, or comes home, is told by the second alone.
        boxes.put("part1/purpose/group", admission)
        if boxes.value("part1/purpose/group") is not None and group is not None:
            group.take("part1/purpose/group")
    boxes.put("part1/purpose/group", group)
    put_all(boxes, purpose, _SIMPLE_PURPOSE)
    boxes.put_moment(
        "part1/purpose/journey/exit_arrival",
        purpose.leaf("estimatedArrivesAtPortOfExit"),
        purpose.leaf("estimatedArrivalDateAtPortOfExit"),
        purpose.leaf("estimatedArrivalTimeAtPortOfExit"),
    )
    _countries(boxes, purpose.leaves("transitThirdCountries"), "part1/purpose/transit_countries")


def _papers(papers: Node, boxes: Boxes) -> None:
    veterinary = boxes.new_row("part1/documents")
    boxes.put(f"{veterinary}/number", papers.leaf("veterinaryDocument"))
    boxes.put(f"{veterinary}/issued", papers.leaf("veterinaryDocumentIssueDate", "veterinaryDocumentIssuedOn"))
    if boxes.value(veterinary) is not None:
        boxes.set(f"{veterinary}/kind", "veterinary_health_certificate")
    put_documents(papers.nodes("accompanyingDocuments"), boxes, "part1/documents")
    for number in papers.leaves("accompanyingDocumentNumbers"):
        boxes.put(f"{boxes.new_row('part1/documents')}/number", number)
    for place in papers.nodes("establishmentsOfOrigin", "establishmentsOfOrigins"):
        row = boxes.new_row("part1/establishments")
        boxes.put(f"{row}/name", place.leaf("name"))
        boxes.put(f"{row}/approval_number", place.leaf("approvalNumber"))
        boxes.put(f"{row}/country", place.leaf("country"))
        boxes.put(f"{row}/section", place.leaf("section"))
        boxes.put_joined(f"{row}/activities", place.leaves("types"), "; ")
    external = papers.node("establishmentsOfOriginExternalReference")
    put_external_reference(external, boxes)
    for attachment in papers.nodes("catchCertificateAttachments"):
        row = boxes.new_row("part1/catch_certificates")
        boxes.put(f"{row}/certificates", attachment.leaf("numberOfCatchCertificates"))
        for detail in attachment.nodes("catchCertificateDetails"):
            boxes.put(f"{row}/number", detail.leaf("catchCertificateReference"))
            boxes.put(f"{row}/issued", detail.leaf("dateOfIssue", "issuedOn"))
            boxes.put(f"{row}/flag_state", detail.leaf("flagState"))
            boxes.put_joined(f"{row}/species", detail.leaves("species"), "; ")
            row = boxes.new_row("part1/catch_certificates")
    for mark in papers.nodes("identificationDetails"):
        row = boxes.new_row("part1/particulars/marks")
        boxes.put(f"{row}/mark", mark.leaf("identificationDetail"))
        boxes.put(f"{row}/description", mark.leaf("identificationDescription"))


def put_documents(documents: Iterable[Node], boxes: Boxes, table: str) -> None:
    """Accompanying documents, a row each."""
    for document in documents:
        row = boxes.new_row(table)
        boxes.put(f"{row}/kind", document.leaf("documentType"))
        boxes.put(f"{row}/number", document.leaf("documentReference"))
        boxes.put(f"{row}/issued", document.leaf("documentIssueDate", "documentIssuedOn"))
        boxes.put(f"{row}/file_name", document.leaf("attachmentFilename"))
        external = document.node("externalReference")
        boxes.put(f"{row}/system", external.leaf("system"))
        boxes.put(f"{row}/system_reference", external.leaf("reference"))


def put_external_reference(external: Node, boxes: Boxes) -> None:
    """What another system knows of the consignment."""
    row = boxes.new_row("part1/particulars/external_references")
    boxes.put(f"{row}/system", external.leaf("system"))
    boxes.put(f"{row}/reference", external.leaf("reference"))
    boxes.put(f"{row}/exact_match", external.leaf("exactMatch"))
    boxes.put(f"{row}/verified_by_importer", external.leaf("verifiedByImporter"))
    boxes.put(f"{row}/verified_by_inspector", external.leaf("verifiedByInspector"))


def _commodities(goods: Node, boxes: Boxes) -> Lines:
    put_all(boxes, goods, _SIMPLE_GOODS)
    lines: Lines = {}
    sets = _ParameterSets(goods.nodes("complementParameterSet", "complementParameterSets"))
    for complement in goods.nodes("commodityComplement", "commodityComplements"):
        row = boxes.new_row("part1/commodities")
        put_all(boxes, complement, _SIMPLE_COMPLEMENT, f"{row}/")
        for level in ("Type", "Class", "Family"):  # by name; where there is none, by its identifier
            name, identifier = complement.leaf(f"species{level}Name"), complement.leaf(f"species{level}")
            boxes.put(f"{row}/species_{level.lower()}", name, identifier)
        boxes.put(f"{row}/species", complement.leaf("speciesName"), complement.leaf("speciesNomination"))
        _line(sets.of(complement), boxes, row)
        _remember(lines, boxes, row, (complement, sets.last))
    for rest in sets.rest():
        row = boxes.new_row("part1/commodities")
        _line(rest, boxes, row)
        _remember(lines, boxes, row, (rest,))
    return lines


def _remember(lines: Lines, boxes: Boxes, row: str, nodes: Iterable[Node]) -> None:
    if boxes.value(row) is None:
        return
    line = row.rpartition("/")[2]
    for node in nodes:
        for name in ("uniqueComplementID", "commodityID"):
            if (leaf := node.leaf(name)) is not None:
                lines.setdefault(leaf.text, line)


class _ParameterSets:
    """The sets of parameters, each to be used once, by the keys that tie it to its complement."""

    def __init__(self, sets: list[Node]) -> None:
        self._sets = sets
        self._used: set[int] = set()
        self._by_key: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
        for place, one in enumerate(sets):
            for key in _keys(one):
                self._by_key[key].append(place)
        self.last = Node({}, "", {})

    def of(self, complement: Node) -> Node:
        """The set of a complement, an empty one where it has none."""
        self.last = next(
            (self._sets[place] for key in _keys(complement) if (place := self._take(key)) is not None),
            Node({}, "", complement.taken),
        )
        return self.last

    def rest(self) -> list[Node]:
        """The sets that belong to no complement."""
        return [one for place, one in enumerate(self._sets) if place not in self._used]

    def _take(self, key: tuple[str, ...]) -> int | None:
        waiting = self._by_key.get(key, deque())
        while waiting:
            place = waiting.popleft()
            if place not in self._used:
                self._used.add(place)
                return place
        return None


def _keys(node: Node) -> list[tuple[str, ...]]:
    """What ties a complement to its parameters, the surest first. The weakest is the order in the file."""
    unique, complement, species = (node.leaf(name) for name in ("uniqueComplementID", "complementID", "speciesID"))
    keys: list[tuple[str, ...]] = []
    if unique is not None:
        keys.append(("unique", unique.text))
    if complement is not None and species is not None:
        keys.append(("species", complement.text, species.text))
    if complement is not None:
        keys.append(("complement", complement.text))
    return keys


def _line(parameters: Node, boxes: Boxes, row: str) -> None:
    for name, data, key in _key_data(parameters):
        box = _KEY_DATA.get(normal(name))
        path = f"{row}/{box}" if box is not None else ""
        if normal(name) == _CATCH_REQUIRED:
            path = "part1/catch_certificate_required"  # told line by line, a box of the whole consignment here
        if path:
            boxes.put(path, data)
            if key is not None and data.is_taken:
                key.take(path)
    for certificate in parameters.nodes("catchCertificates"):
        catch = boxes.new_row("part1/catch_certificates")
        boxes.put(f"{catch}/number", certificate.leaf("certificateNumber"))
        boxes.put(f"{catch}/weight", certificate.leaf("weight"))
    for identified in parameters.nodes("identifiers"):
        animal = boxes.new_row(f"{row}/identification")
        boxes.put(f"{animal}/number", identified.leaf("speciesNumber"))
        for name, leaf in identified.node("data").items():
            box = _IDENTIFIERS.get(normal(name))
            if box is not None:
                boxes.put(f"{animal}/{box}", leaf)
        boxes.put("part1/destination_is_permanent_address", identified.leaf("isPlaceOfDestinationThePermanentAddress"))
        put_party(boxes, identified.node("permanentAddress"), f"{animal}/permanent_address")


def _key_data(parameters: Node) -> list[tuple[str, Leaf, Leaf | None]]:
    """Pairs of key and value: a list of pairs in the schema, an object in some deliveries of it."""
    pairs: list[tuple[str, Leaf, Leaf | None]] = []
    if parameters.is_object("keyDataPair"):
        return [(name, data, None) for name, data in parameters.node("keyDataPair").items()]
    for pair in parameters.nodes("keyDataPair"):
        key, data = pair.leaf("key"), pair.leaf("data")
        if key is not None and data is not None:
            pairs.append((key.text, data, key))
    return pairs
