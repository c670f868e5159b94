"""Where the checks, the decision and the control of a notification go in the form: Parts II and III."""

from __future__ import annotations

from backend.domain.notification_boxes import Boxes
from backend.domain.notification_parts import Lines, put_all, put_documents, put_external_reference, put_party
from backend.domain.notification_source import Leaf, Node
from backend.domain.notification_words import normal

_SIMPLE_TWO = (
    ("bipLocalReferenceNumber", "part2/particulars/local_reference"),
    ("onwardTransportation", "part2/particulars/onward_transport"),
    ("requestAmendmentAdditionalDetails", "part2/particulars/amendment_requested"),
    ("signedOnBehalfOf", "part2/official/on_behalf_of"),
    ("resealedContainersIncluded", "part2/resealing/resealed"),
    ("phsiAutoCleared", "part2/plant_health_auto_cleared"),
    ("hmiAutoCleared", "part2/marketing_standards_auto_cleared"),
)
_SIMPLE_CHECK = (
    ("documentCheckResult", "part2/documentary/result"),
    ("documentCheckAdditionalDetails", "part2/documentary/remark"),
    ("euStandard", "part2/documentary/union_standard"),
    ("additionalGuarantees", "part2/documentary/additional_guarantees"),
    ("nationalRequirements", "part2/documentary/national_requirements"),
    ("identityCheckNotDoneReason", "part2/identity/not_done_reason"),
    ("physicalCheckNotDoneReason", "part2/physical/not_done_reason"),
    ("physicalCheckOtherText", "part2/physical/remark"),
    ("numberOfAnimalsChecked", "part2/physical/animals_checked"),
    ("welfareCheck", "part2/welfare/result"),
    ("laboratoryCheckResult", "part2/laboratory/result"),
)
_SIMPLE_WELFARE = (
    ("numberOfDeadAnimals", "part2/welfare/dead"),
    ("numberOfDeadAnimalsUnit", "part2/welfare/dead_unit"),
    ("numberOfUnfitAnimals", "part2/welfare/unfit"),
    ("numberOfUnfitAnimalsUnit", "part2/welfare/unfit_unit"),
    ("numberOfBirthOrAbortion", "part2/welfare/births"),
)
_SIMPLE_AUTHORITY = (
    ("customsReferenceNo", "part2/customs_document"),
    ("containerResealed", "part2/resealing/resealed"),
    ("iuuCheckRequired", "part2/catch_check/required"),
    ("iuuOption", "part2/catch_check/result"),
    ("iuuFishingReference", "part2/catch_check/reference"),
)
_SIMPLE_DETAILS = (
    ("freeCirculationPurpose", "free_circulation"),
    ("definitiveImportPurpose", "definitive_import"),
    ("ifChanneledOption", "channelled_under"),
    ("specificWarehouseNonConformingConsignment", "warehouse"),
    ("shipName", "ship_name"),
    ("shipPortOfExit", "ship_port"),
    ("transitDestinationThirdCountry", "destination_country"),
    ("temporaryDeadline", "deadline"),
    ("horseReentry", "horse_re_entry"),
)
_EXTENTS = (
    "notAcceptableActionDestructionReason",
    "notAcceptableActionEntryRefusalReason",
    "notAcceptableActionQuarantineImposedReason",
    "notAcceptableActionSpecialTreatmentReason",
    "notAcceptableActionIndustrialProcessingReason",
    "notAcceptableActionReDispatchReason",
    "notAcceptableActionUseForOtherPurposesReason",
)
_NOT_DONE = "notdone"


def part_two(source: Node, boxes: Boxes, lines: Lines) -> None:
    """Part II, without what the notification says of it elsewhere."""
    put_all(boxes, source, _SIMPLE_TWO)
    boxes.put("part2/particulars/checked", source.leaf("checkDate", "checkedOn"))
    boxes.put("part2/particulars/auto_cleared", source.leaf("autoClearedDateTime", "autoClearedOn"))
    boxes.put("part2/particulars/inspection/required", source.leaf("inspectionRequired"))
    _override(source.node("inspectionOverride"), boxes, "part2/particulars/inspection")
    put_documents(source.nodes("accompanyingDocuments"), boxes, "part2/particulars/documents")
    check = source.node("consignmentCheck")
    put_all(boxes, check, _SIMPLE_CHECK)
    _identity(check, boxes)
    _done_or_not(check.leaf("physicalCheckResult"), check.leaf("physicalCheckDone"), boxes, "part2/physical/result")
    put_all(boxes, source.node("impactOfTransportOnAnimals"), _SIMPLE_WELFARE)
    boxes.put("part2/laboratory/done", source.leaf("laboratoryTestsRequired"), check.leaf("laboratoryCheckDone"))
    _laboratory(source.node("laboratoryTests"), boxes, lines)
    for container in source.leaves("resealedContainers"):
        boxes.put(f"{boxes.new_row('part2/resealing/seals')}/container_number", container)
    for again in source.nodes("resealedContainersMapping", "resealedContainersMappings"):
        row = boxes.new_row("part2/resealing/seals")
        boxes.put(f"{row}/container_number", again.leaf("containerNumber"))
        boxes.put(f"{row}/seal_number", again.leaf("sealNumber"))
        boxes.put(f"{row}/new_seal_number", again.leaf("resealedSealNumber"))
        boxes.put(f"{row}/official_seal", again.leaf("officialSeal"))
    authority = source.node("controlAuthority")
    put_all(boxes, authority, _SIMPLE_AUTHORITY)
    if (renewed := authority.leaf("newSealNumber")) is not None:
        boxes.put(f"{boxes.new_row('part2/resealing/seals')}/new_seal_number", renewed)
    _official(authority.node("officialVeterinarian"), boxes, "part2/official")
    _line_checks(source.nodes("commodityChecks"), boxes, lines)
    _decision(source.node("decision"), boxes)
    put_party(boxes, source.node("controlledDestination"), "part2/decision/controlled_destination")


def around(notification: Node, boxes: Boxes, lines: Lines, status: str) -> None:
    """What the notification says of the decision, the risk and its links beside its three parts."""
    boxes.put("part2/particulars/decided", notification.leaf("decisionDate", "decisionOn"))
    boxes.put("part2/particulars/decided_by", notification.node("decisionBy").leaf("displayName"))
    boxes.put("part2/official/name", notification.leaf("officialVeterinarian"))
    if status in ("validated", "rejected"):
        boxes.set("part2/decision/acceptable", status == "validated")
    split = notification.node("splitConsignment")
    for kind, leaf in (
        ("replaces", notification.leaf("replaces")),
        ("replaced_by", notification.leaf("replacedBy")),
        ("split_valid", split.leaf("validReferenceNumber")),
        ("split_rejected", split.leaf("rejectedReferenceNumber")),
    ):
        row = boxes.new_row("part2/links")
        boxes.put(f"{row}/reference", leaf)
        if boxes.value(row) is not None:
            boxes.set(f"{row}/kind", kind)
    for external in notification.nodes("externalReferences"):
        put_external_reference(external, boxes)
    risk = notification.node("riskAssessment")
    journey = notification.node("journeyRiskCategorisation")
    boxes.put("part2/particulars/risk/journey", journey.leaf("riskLevel"))
    boxes.put("part2/particulars/risk/high_risk_union", notification.leaf("isHighRiskEuImport"))
    boxes.put("part2/particulars/risk/assessed", risk.leaf("assessmentDateTime", "assessedOn"))
    for result in risk.nodes("commodityResults"):
        _line_risk(result, boxes, lines)


def part_three(source: Node, boxes: Boxes) -> None:
    """Part III: the format knows one control."""
    boxes.put("part3/status", source.leaf("controlStatus"))
    control = source.node("control")
    row = boxes.new_row("part3/controls")
    feedback, sent = control.node("feedbackInformation"), control.node("detailsOnReExport")
    boxes.put(f"{row}/authority", feedback.leaf("authorityType"))
    boxes.put(f"{row}/arrived", feedback.leaf("consignmentArrival"))
    boxes.put(f"{row}/not_arrived_reason", feedback.leaf("consignmentNoArrivalReason"))
    boxes.put(f"{row}/conforms", feedback.leaf("consignmentConformity"))
    boxes.put(f"{row}/destroyed", feedback.leaf("destructionDate"), source.leaf("destructionDate"))
    boxes.put(f"{row}/departure", control.leaf("consignmentLeave"))
    boxes.put(f"{row}/re_export_date", sent.leaf("date"))
    boxes.put(f"{row}/re_export_transport/type", sent.leaf("transportType"))
    boxes.put(f"{row}/re_export_transport/identification", sent.leaf("meansOfTransportNo"))
    boxes.put(f"{row}/re_export_transport/document", sent.leaf("document"))
    boxes.put(f"{row}/re_export_country", sent.leaf("countryOfReDispatching"))
    boxes.put(f"{row}/re_export_post", sent.leaf("exitBIP"))
    _official(control.node("officialInspector"), boxes, f"{row}/official")
    seals = source.node("sealCheck")
    boxes.put("part3/seal_check/required", source.leaf("sealCheckRequired"))
    boxes.put("part3/seal_check/satisfactory", seals.leaf("satisfactory"))
    boxes.put("part3/seal_check/reason", seals.leaf("reason"))
    boxes.put("part3/seal_check/checked", seals.leaf("dateTimeOfCheck", "checkedOn"))
    _official(seals.node("officialInspector"), boxes, "part3/seal_check/official")
    _override(source.node("sealCheckOverride"), boxes, "part3/seal_check/override")


def _override(override: Node, boxes: Boxes, at: str) -> None:
    boxes.put(f"{at}/original", override.leaf("originalDecision"))
    boxes.put(f"{at}/overridden", override.leaf("overriddenOn"))
    boxes.put(f"{at}/overridden_by", override.node("overriddenBy").leaf("displayName"))


def _identity(check: Node, boxes: Boxes) -> None:
    """The format has "Not Done" as a kind of check and as its result; on the form it is the result alone."""
    kind, result = check.leaf("identityCheckType"), check.leaf("identityCheckResult")
    _done_or_not(result, check.leaf("identityCheckDone"), boxes, "part2/identity/result")
    if kind is not None and normal(kind.text) == _NOT_DONE:
        boxes.put("part2/identity/result", kind)
    else:
        boxes.put("part2/identity/kind", kind)


def _done_or_not(result: Leaf | None, done: Leaf | None, boxes: Boxes, path: str) -> None:
    boxes.put(path, result)
    if done is not None and done.value is False and boxes.value(path) in (None, "not_done"):
        boxes.set(path, "not_done")
        done.take(path)
    if done is not None and done.value is True and boxes.value(path) in ("satisfactory", "not_satisfactory"):
        done.take(path)


def _laboratory(tests: Node, boxes: Boxes, lines: Lines) -> None:
    boxes.put("part2/laboratory/motivation", tests.leaf("testReason"))
    boxes.put_day_and_time(
        "part2/laboratory/tested", "part2/laboratory/tested_time", tests.leaf("testDate", "testedOn")
    )
    for one in tests.nodes("singleLaboratoryTests"):
        row = boxes.new_row("part2/laboratory/tests")
        applicant, found = one.node("applicant"), one.node("laboratoryTestResult")
        code = one.leaf("commodityCode")
        boxes.put(f"{row}/cn_code", code)
        boxes.put(f"{row}/test", one.leaf("testName"))
        boxes.put(f"{row}/laboratory/name", applicant.leaf("laboratory"))
        boxes.put(f"{row}/laboratory/address", applicant.leaf("laboratoryAddress"))
        boxes.put(f"{row}/laboratory/identification", applicant.leaf("laboratoryIdentification"))
        boxes.put(f"{row}/laboratory/telephone", applicant.leaf("laboratoryPhoneNumber"))
        boxes.put(f"{row}/laboratory/email", applicant.leaf("laboratoryEmail"))
        boxes.put(f"{row}/batch", applicant.leaf("sampleBatchNumber"))
        boxes.put(f"{row}/analysis", applicant.leaf("analysisType"))
        boxes.put(f"{row}/samples", applicant.leaf("numberOfSamples"))
        boxes.put(f"{row}/sample_type", applicant.leaf("sampleType"))
        boxes.put(f"{row}/conservation", applicant.leaf("conservationOfSample"))
        sampler = applicant.node("inspector")
        boxes.put(f"{row}/sampler/name", sampler.leaf("name"))
        boxes.put(f"{row}/sampler/telephone", sampler.leaf("phone"))
        boxes.put(f"{row}/sampler/email", sampler.leaf("email"))
        boxes.put_day_and_time(f"{row}/sampled", f"{row}/sampled_time", applicant.leaf("sampledOn", "sampleDate"))
        boxes.put(f"{row}/sampled_time", applicant.leaf("sampleTime"))
        boxes.put(f"{row}/use_by", found.leaf("sampleUseByDate"))
        boxes.put(f"{row}/released", found.leaf("releasedDate", "releasedOn"))
        boxes.put(f"{row}/ordered", found.leaf("labTestCreatedDate", "labTestCreatedOn"))
        boxes.put(f"{row}/method", found.leaf("laboratoryTestMethod"))
        boxes.put(f"{row}/results", found.leaf("results"))
        boxes.put(f"{row}/conclusion", found.leaf("conclusion"))
        if code is not None and code.text in lines and boxes.value(row) is not None:
            boxes.set(f"{row}/commodity", lines[code.text])


def _official(official: Node, boxes: Boxes, at: str) -> None:
    boxes.put_joined(f"{at}/name", [official.leaf("firstName"), official.leaf("lastName")], " ")
    boxes.put(f"{at}/telephone", official.leaf("phone"))
    boxes.put(f"{at}/email", official.leaf("email"))
    boxes.put(f"{at}/signed", official.leaf("signed"))
    address = official.node("address")
    parts = [address.leaf(name) for name in ("street", "postalCode", "city", "country")]
    boxes.put_joined(f"{at}/address", parts, "\n")


def _line_checks(commodities: list[Node], boxes: Boxes, lines: Lines) -> None:
    for commodity in commodities:
        first = boxes.new_row("part2/line_checks")
        line = commodity.leaf("uniqueComplementId")
        for check in commodity.nodes("checks"):
            row = boxes.new_row("part2/line_checks")
            boxes.put(f"{row}/type", check.leaf("type"))
            boxes.put(f"{row}/status", check.leaf("status"))
            boxes.put(f"{row}/reason", check.leaf("reason"))
            boxes.put(f"{row}/other_reason", check.leaf("otherReason"))
            boxes.put(f"{row}/selected", check.leaf("isSelectedForChecks"))
            boxes.put(f"{row}/complete", check.leaf("hasChecksComplete"))
            if line is not None and line.text in lines and boxes.value(row) is not None:
                boxes.set(f"{row}/commodity", lines[line.text])
        boxes.put(f"{first}/validity_days", commodity.leaf("validityPeriod"))


def _line_risk(result: Node, boxes: Boxes, lines: Lines) -> None:
    row = boxes.new_row("part2/particulars/risk/lines")
    boxes.put(f"{row}/decision", result.leaf("riskDecision"))
    boxes.put(f"{row}/exit_decision", result.leaf("exitRiskDecision"))
    boxes.put(f"{row}/inspection_rate", result.leaf("requiredInspectionRate"))
    boxes.put(f"{row}/marketing_standards", result.leaf("hmiDecision"))
    boxes.put(f"{row}/plant_health", result.leaf("phsiDecision"))
    boxes.put(f"{row}/plant_class", result.leaf("phsiClassification"))
    plant = result.node("phsi")
    boxes.put(f"{row}/documentary", plant.leaf("documentCheck"))
    boxes.put(f"{row}/identity", plant.leaf("identityCheck"))
    boxes.put(f"{row}/physical", plant.leaf("physicalCheck"))
    line = result.leaf("uniqueId")
    if line is None or line.text not in lines:
        return
    commodity = f"part1/commodities/{lines[line.text]}"
    for box, name in (
        ("eppo_code", "eppoCode"),
        ("variety", "variety"),
        ("woody", "isWoody"),
        ("indoor_outdoor", "indoorOutdoor"),
        ("propagation", "propagation"),
    ):
        boxes.put(f"{commodity}/{box}", result.leaf(name))
    if boxes.value(row) is not None:
        boxes.set(f"{row}/commodity", lines[line.text])


def _decision(decision: Node, boxes: Boxes) -> None:
    at = "part2/decision"
    boxes.put(f"{at}/acceptable", decision.leaf("consignmentAcceptable"))
    word = decision.leaf("decision", "decisionEnum")
    if word is not None and normal(word.text) == "nonacceptable":
        boxes.set(f"{at}/acceptable", False)
        if boxes.value(f"{at}/acceptable") is False:
            word.take(f"{at}/acceptable")
    else:
        boxes.put(f"{at}/outcome", word)
    details = f"{at}/details/"
    put_all(boxes, decision, _SIMPLE_DETAILS, details)
    for box, names in (
        (
            "registered_number",
            ("customWarehouseRegisteredNumber", "freeWarehouseRegisteredNumber", "shipSupplierRegisteredNumber"),
        ),
        ("post", ("transhipmentBip", "transitExitBip", "temporaryExitBip")),
        ("country", ("transhipmentThirdCountry", "transitThirdCountry", "transhipmentEuOrThirdCountry")),
    ):
        boxes.put(details + box, *(decision.leaf(name) for name in names))
    _reasons(decision, boxes, f"{at}/reasons")
    explanation = f"{at}/action_explanation"
    boxes.put_enum(f"{at}/action", decision.leaf("notAcceptableAction"), explanation)
    boxes.put(f"{at}/action_extent", *(decision.leaf(name) for name in _EXTENTS))
    boxes.put(
        explanation,
        decision.leaf("notAcceptableActionOtherReason"),
        decision.leaf("notAcceptableDestructionReason"),
    )
    boxes.put(f"{at}/action_by", decision.leaf("notAcceptableActionByDate"))
    put_party(boxes, decision.node("detailsOfControlledDestinations"), f"{at}/controlled_destination")


def _reasons(decision: Node, boxes: Boxes, table: str) -> None:
    rows: dict[str, str] = {}
    for reason in decision.leaves("notAcceptableReasons"):
        row = boxes.new_row(table)
        boxes.put_enum(f"{row}/reason", reason, f"{row}/explanation")
        rows.setdefault(normal(reason.text), row)
    for reason in decision.nodes("chedppNotAcceptableReasons"):
        row = boxes.new_row(table)
        boxes.put(f"{row}/code", reason.leaf("reason"))
        boxes.put(f"{row}/applies_to", reason.leaf("commodityOrPackage"))
    # The format names country, establishment and other reason once for all; on the form they stand with their reason.
    for box, name, reasons in (
        ("country", "notAcceptableCountry", ("nonapprovedcountry",)),
        ("establishment", "notAcceptableEstablishment", ("nonapprovedestablishment",)),
        ("explanation", "notAcceptableOtherReason", ("other", "otherrasff")),
    ):
        row = next((rows[one] for one in reasons if one in rows), None) or boxes.new_row(table)
        boxes.put(f"{row}/{box}", decision.leaf(name))
