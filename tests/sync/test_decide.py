"""Signed acts: what was signed is held against what the server has, and nothing is silently replaced."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from backend.domain import rights
from sync_protocol import rules, seal, wire
from sync_protocol.base64url import base64url, unbase64url
from sync_protocol.document import Certificate, Decision, Document
from sync_protocol.forms import CATALOGUE
from sync_protocol.wire import Change, ResultStatus
from sync_protocol.workflow import Status
from tests.build import a_cvedp, with_boxes
from tests.desk import A_REASON, ACCEPTED, REFUSED, Desk, Office, new_id


async def ready_to_decide(operator: Desk, inspector: Desk, boxes: dict[str, Any] = ACCEPTED, **change: Any) -> Document:
    """A submitted document with its checks done, as the inspector's device has it."""
    document_id = await operator.submit_new()
    await inspector.set(document_id, 2, boxes, **change)
    return (await inspector.pull())[document_id]


async def decide_new(operator: Desk, inspector: Desk) -> Document:
    """A consignment that is accepted and has its certificate, as the inspector's device has it."""
    document = await ready_to_decide(operator, inspector)
    await inspector.push(inspector.decision(document))
    return (await inspector.pull())[document.id]


def certificate_of(document: Document) -> Certificate:
    assert document.certificate is not None
    return document.certificate


def with_pending(document: Document, boxes: dict[str, Any]) -> Document:
    """The document as the device shows it while its own operations wait."""
    form = rules.decode(CATALOGUE[document.type].content, bytes(document.content))
    return msgspec.structs.replace(document, content=msgspec.Raw(rules.encode(with_boxes(form, boxes))))


async def cancel(inspector: Desk, document: Document) -> wire.Result:
    signed = inspector.stream.sign("cancel", document.id, {}, inspector.now, rev=document.rev, version=document.version)
    (result,) = await inspector.push(
        inspector.stream.operation("document.cancel", document.id, document.rev, signed, inspector.now)
    )
    return result


async def resubmit(operator: Desk, document_id: str, **boxes: Any) -> wire.Result:
    """The operator submits Part I again with other boxes."""
    seen = (await operator.pull())[document_id]
    part1 = msgspec.json.decode(rules.encode(a_cvedp(**boxes)))["part1"]
    signed = operator.signed_part1(document_id, part1, rev=seen.rev, version=seen.version)
    (result,) = await operator.push(
        operator.stream.operation("document.submit", document_id, seen.rev, signed, operator.now)
    )
    return result


async def test_st_3_an_accepted_document_becomes_valid_and_gets_its_seal(operator: Desk, inspector: Desk) -> None:
    document = await ready_to_decide(operator, inspector)

    (result,) = await inspector.push(inspector.decision(document))

    assert (result.status, result.code) == (ResultStatus.APPLIED, "")
    decided = (await inspector.pull())[document.id]
    assert (decided.status, decided.version) == (Status.VALID, 2)
    assert decided.decision is not None
    assert decided.decision.outcome == "internal_market"
    assert decided.certificate is not None
    assert decided.certificate.number == "CHEDP.NL.2026.0000001-V2"


async def test_the_seal_is_verified_with_the_published_keys_alone(operator: Desk, inspector: Desk) -> None:
    document = await ready_to_decide(operator, inspector)
    await inspector.push(inspector.decision(document))
    decided = (await inspector.pull())[document.id]
    server = inspector.office.server
    assert decided.certificate is not None

    verified = seal.verify_seal(
        seal.from_digits(decided.certificate.digits), server.keys.trusted(server.settings.public_url, inspector.now)
    )

    assert verified.claims.number == "CHEDP.NL.2026.0000001-V2"
    assert verified.claims.covers.outcome == "internal_market"
    assert verified.claims.covers.index == decided.certificate.index


async def test_st_3_a_refused_document_becomes_rejected_and_has_no_seal(operator: Desk, inspector: Desk) -> None:
    document = await ready_to_decide(operator, inspector, REFUSED, add=A_REASON)

    (result,) = await inspector.push(inspector.decision(document))

    assert result.status is ResultStatus.APPLIED
    decided = (await inspector.pull())[document.id]
    assert (decided.status, decided.certificate) == (Status.REJECTED, None)


async def test_see_2_a_rejected_document_is_seen_by_every_border_post(
    operator: Desk, inspector: Desk, harbour: Office
) -> None:
    document = await ready_to_decide(operator, inspector, REFUSED, add=A_REASON)
    airport = await harbour.desk("inspector-3")
    assert document.id not in await airport.pull()

    await inspector.push(inspector.decision(document))

    assert (await airport.pull())[document.id].status is Status.REJECTED


async def test_dec_3_a_decision_that_breaks_a_rule_is_kept_and_becomes_a_task(operator: Desk, inspector: Desk) -> None:
    without_physical = {box: value for box, value in ACCEPTED.items() if box != "part2/physical/result"}
    document = await ready_to_decide(operator, inspector, without_physical)

    (result,) = await inspector.push(inspector.decision(document))

    assert (result.status, result.code) == (ResultStatus.MERGED, "CHK-1a")
    kept = (await inspector.pull())[document.id]
    assert kept.status is Status.IN_PROGRESS
    assert "part2/physical/result" in {finding.at for finding in kept.findings}


async def test_a_part_i_submitted_again_meanwhile_is_not_decided_on_and_both_are_told(
    operator: Desk, inspector: Desk
) -> None:
    document_id = await operator.submit_new()
    seen = (await inspector.pull())[document_id]
    checks = inspector.stream.operation("document.set", document_id, seen.rev, Change(set=ACCEPTED), inspector.now)
    decision = inspector.decision(with_pending(seen, ACCEPTED))
    await resubmit(operator, document_id, **{"part1/country_of_origin": "BR"})

    _, result = await inspector.push(checks, decision)

    assert (result.status, result.code) == (ResultStatus.MERGED, rights.PART_ONE_CHANGED)
    for desk in (inspector, operator):
        kept = (await desk.pull())[document_id]
        assert (kept.decision, kept.version) == (None, 2)
        assert rights.PART_ONE_CHANGED in {conflict.code for conflict in kept.conflicts}


async def test_the_new_part_i_can_then_be_decided_on(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()
    checks = inspector.stream.operation("document.set", document_id, 2, Change(set=ACCEPTED), inspector.now)
    await resubmit(operator, document_id, **{"part1/country_of_origin": "BR"})
    await inspector.push(checks)

    (result,) = await inspector.push(inspector.decision((await inspector.pull())[document_id]))

    assert result.status is ResultStatus.APPLIED
    decided = (await operator.pull())[document_id]
    assert (decided.status, decided.conflicts) == (Status.VALID, ())


async def test_checks_made_offline_on_an_older_part_i_are_kept_and_both_are_told(
    operator: Desk, inspector: Desk
) -> None:
    document_id = await operator.submit_new()
    offline = inspector.stream.operation("document.set", document_id, 2, Change(set=ACCEPTED), inspector.now)
    assert (await resubmit(operator, document_id, **{"part1/country_of_origin": "BR"})).status is ResultStatus.APPLIED

    (result,) = await inspector.push(offline)

    assert (result.status, result.code) == (ResultStatus.MERGED, rights.PART_ONE_CHANGED)
    kept = (await inspector.pull())[document_id]
    content = msgspec.json.decode(bytes(kept.content))
    assert content["part1"]["country_of_origin"] == "BR"
    assert content["part2"]["documentary"]["result"] == "satisfactory"
    assert rights.PART_ONE_CHANGED in {one.code for one in (await operator.pull())[document_id].conflicts}


async def test_ref_2_every_submission_raises_the_version(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()

    await resubmit(operator, document_id, **{"part1/country_of_origin": "BR"})

    seen = (await inspector.pull())[document_id]
    assert (seen.version, seen.reference) == (2, "CHEDP.NL.2026.0000001")


async def test_sign_6_a_second_decision_is_kept_and_the_first_holds(
    operator: Desk, inspector: Desk, colleague: Desk
) -> None:
    document = await ready_to_decide(operator, inspector)
    await colleague.pull()
    second = colleague.decision(document)
    await inspector.push(inspector.decision(document))

    (result,) = await colleague.push(second)

    assert (result.status, result.code) == (ResultStatus.MERGED, "DECIDED_MEANWHILE")
    kept = (await inspector.pull())[document.id]
    assert kept.status is Status.VALID
    assert kept.conflicts[-1].other_by == "Inspector 2, Harbour post"


async def test_st_5_a_valid_document_is_cancelled_and_its_seal_has_ended(operator: Desk, inspector: Desk) -> None:
    document = await ready_to_decide(operator, inspector)
    await inspector.push(inspector.decision(document))
    decided = (await inspector.pull())[document.id]

    result = await cancel(inspector, decided)

    assert result.status is ResultStatus.APPLIED
    assert (await inspector.pull())[document.id].status is Status.CANCELLED
    assert decided.certificate is not None
    place = f"{decided.certificate.shard}/{decided.certificate.index}"
    assert (await operator.office.visitor().get(f"/api/seals/{place}")).json()["status"] == "ended"


async def test_st_5_a_rejected_document_cannot_be_cancelled(operator: Desk, inspector: Desk) -> None:
    document = await ready_to_decide(operator, inspector, REFUSED, add=A_REASON)
    await inspector.push(inspector.decision(document))

    result = await cancel(inspector, (await inspector.pull())[document.id])

    assert result.code == "STATUS"


@pytest.mark.parametrize(("part", "code"), [("", ""), ("statement", "SIGNATURE"), ("content", "CONTENT_HASH")])
async def test_sign_5_one_changed_byte_of_what_was_signed_is_refused(
    part: str, code: str, operator: Desk, inspector: Desk
) -> None:
    document = await ready_to_decide(operator, inspector)
    head = inspector.stream.head
    signed = msgspec.json.decode(inspector.decision(document).body, type=wire.Body)
    inspector.stream.stand_at(head)
    args = msgspec.json.decode(signed.args, type=dict[str, str])
    if part:
        raw = bytearray(unbase64url(args[part]))
        raw[-1] ^= 1
        args[part] = base64url(bytes(raw))
    sent = msgspec.structs.replace(signed, args=msgspec.Raw(msgspec.json.encode(args)))

    (result,) = await inspector.push(inspector.stream.link(msgspec.json.encode(sent), document.id))

    assert (result.status is ResultStatus.APPLIED, result.code) == (not part, code)
    assert ((await inspector.pull())[document.id].decision is None) == bool(part)


async def test_a_revoked_device_signs_nothing_that_counts(operator: Desk, inspector: Desk) -> None:
    document = await ready_to_decide(operator, inspector)
    await inspector.http.delete(f"/api/devices/{inspector.stream.device_id}", headers={"X-Waarmerk": "1"})

    (result,) = await inspector.push(inspector.decision(document))

    assert (result.status, result.code) == (ResultStatus.QUARANTINED, "DEVICE_REVOKED")
    assert (await inspector.pull())[document.id].status is Status.IN_PROGRESS


async def test_dec_5_a_decision_dated_before_the_devices_last_signature_counts_and_says_so(
    operator: Desk, inspector: Desk, harbour: Office
) -> None:
    first, second = await ready_to_decide(operator, inspector), await ready_to_decide(operator, inspector)
    harbour.clock.pass_(minutes=20)
    later, earlier = inspector.now, inspector.now - timedelta(minutes=10)
    await inspector.push(inspector.decision(first, at=later))

    (result,) = await inspector.push(inspector.decision(second, at=earlier))

    assert (result.status, result.code) == (ResultStatus.APPLIED, "")
    decided = await inspector.pull()
    assert [decision_of(decided[one.id]).previous_at for one in (first, second)] == [None, later]


def decision_of(document: Document) -> Decision:
    assert document.decision is not None
    return document.decision


async def test_dec_5_a_signature_dated_before_its_certificate_is_put_before_a_person(
    operator: Desk, inspector: Desk
) -> None:
    document = await ready_to_decide(operator, inspector)
    yesterday = inspector.now.replace(day=inspector.now.day - 1)

    (result,) = await inspector.push(inspector.decision(document, at=yesterday))

    assert (result.status, result.code) == (ResultStatus.MERGED, "DEC-5")
    assert (await inspector.pull())[document.id].status is Status.IN_PROGRESS


async def test_a_refused_signature_does_not_break_the_chain_of_those_behind_it(operator: Desk, inspector: Desk) -> None:
    document = await ready_to_decide(operator, inspector)
    nowhere = new_id()
    elsewhere = inspector.stream.sign("cancel", nowhere, {}, inspector.now, rev=1, version=1)
    lost = inspector.stream.operation("document.cancel", nowhere, 0, elsewhere, inspector.now)

    refused, decided = await inspector.push(lost, inspector.decision(document))

    assert refused.code == "NOT_FOUND"
    assert decided.status is ResultStatus.APPLIED


async def test_what_was_signed_on_an_older_version_cancels_nothing(operator: Desk, inspector: Desk) -> None:
    document = await ready_to_decide(operator, inspector)
    await inspector.push(inspector.decision(document))

    result = await cancel(inspector, document)

    assert result.code == "VERSION"
    assert (await inspector.pull())[document.id].status is Status.VALID
