"""Operations up: each is answered once, whatever happens on the way, and none blocks those behind it."""

from __future__ import annotations

import gzip

import msgspec
import pytest

from backend import demo
from backend.demo_consignments import EDITION
from sync_protocol import rules, wire
from sync_protocol.forms import CVEDP
from sync_protocol.wire import Change, Creation, Push, ResultStatus
from sync_protocol.workflow import Status
from tests.build import a_cvedp
from tests.desk import ACCEPTED, APP, SATISFACTORY, Desk, Office, new_id, results

IDENTITY = "part2/identity/result"


async def test_st_1_a_submitted_document_gets_its_reference_and_reaches_the_post(
    operator: Desk, inspector: Desk
) -> None:
    document_id = await operator.submit_new()

    seen = (await inspector.pull())[document_id]

    assert seen.status is Status.NEW
    assert seen.reference == "CHEDP.NL.2026.0000001"
    assert seen.version == 1


async def test_st_2_the_first_saved_check_puts_the_document_in_progress(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()

    result = await inspector.set(document_id, 2, {"part2/documentary/result": "satisfactory"})

    assert (result.status, result.rev) == (ResultStatus.APPLIED, 3)
    assert (await inspector.pull())[document_id].status is Status.IN_PROGRESS


async def test_st_12_the_operator_goes_on_seeing_it_as_new_and_without_part_ii(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()
    await inspector.set(document_id, 2, SATISFACTORY | {"part2/documentary/remark": "seen by the authority alone"})

    seen = (await operator.pull())[document_id]

    assert seen.status is Status.NEW
    assert b"part2" not in bytes(seen.content)
    assert b"seen by the authority alone" not in msgspec.json.encode(seen)


async def test_a_push_that_is_sent_twice_is_answered_alike_and_applied_once(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()
    operation = inspector.stream.operation("document.set", document_id, 2, Change(set=SATISFACTORY), inspector.now)

    first = await inspector.send(operation)
    second = await inspector.send(operation)

    assert first.json()["results"] == second.json()["results"]
    assert (await inspector.pull())[document_id].rev == 3


async def test_after_the_acknowledgement_an_operation_still_counts_as_processed(
    operator: Desk, inspector: Desk
) -> None:
    document_id = await operator.submit_new()
    operation = inspector.stream.operation("document.set", document_id, 2, Change(set=SATISFACTORY), inspector.now)
    await inspector.send(operation)

    again = await inspector.send(operation, ack_through=1)

    (result,) = results(again)
    assert result.code == "ACKNOWLEDGED"
    assert (await inspector.pull())[document_id].rev == 3


async def test_the_same_number_with_other_content_closes_the_stream_and_changes_nothing(
    operator: Desk, inspector: Desk
) -> None:
    document_id = await operator.submit_new()
    body = inspector.stream.operation("document.set", document_id, 2, Change(set=SATISFACTORY), inspector.now)
    await inspector.send(body)
    inspector.stream.last_seq, inspector.stream.last_hash = 0, ""
    other = inspector.stream.operation(
        "document.set", document_id, 2, Change(set={IDENTITY: "not_done"}), inspector.now
    )

    reply = await inspector.send(other)

    assert (reply.status_code, reply.json()["code"]) == (409, "CHAIN_FORK")
    later = inspector.stream.operation("document.set", document_id, 3, Change(set={}), inspector.now)
    assert (await inspector.send(later)).json()["code"] == "CHAIN_FORK"
    assert (await inspector.pull())[document_id].rev == 3


async def test_an_operation_under_a_new_stream_is_not_applied_again(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()
    operation = inspector.stream.operation("document.set", document_id, 2, Change(set=SATISFACTORY), inspector.now)
    await inspector.send(operation)
    fresh = await inspector.office.desk("inspector-1")

    (result,) = await fresh.push(fresh.stream.link(operation.body.encode()))

    assert (result.status, result.code) == (ResultStatus.NOOP, "REPEATED")
    assert (await inspector.pull())[document_id].rev == 3


async def test_a_gap_is_answered_with_the_number_that_is_expected(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()
    inspector.stream.operation("document.set", document_id, 2, Change(set=SATISFACTORY), inspector.now)
    second = inspector.stream.operation("document.set", document_id, 2, Change(set=ACCEPTED), inspector.now)

    reply = (await inspector.send(second)).json()

    assert reply["expected_seq"] == 1
    assert reply["results"] == []


async def test_a_body_that_was_changed_on_the_way_is_refused_whole(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()
    operation = inspector.stream.operation("document.set", document_id, 2, Change(set=SATISFACTORY), inspector.now)
    bent = msgspec.structs.replace(operation, body=operation.body.replace("satisfactory", "not_done", 1))

    reply = await inspector.send(bent)

    assert reply.json()["code"] == "CHAIN_FORK"
    assert (await inspector.pull())[document_id].rev == 2


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"not json", "OPERATION_SHAPE"),
        (b"{}", "OPERATION_SHAPE"),
        (b'"' + b"a" * (wire.MAX_OPERATION_BYTES + 1) + b'"', "OPERATION_SIZE"),
    ],
)
async def test_a_poisoned_operation_delays_nothing_behind_it(
    raw: bytes, code: str, operator: Desk, inspector: Desk
) -> None:
    document_id = await operator.submit_new()
    poison = inspector.stream.link(raw)
    good = inspector.stream.operation("document.set", document_id, 2, Change(set=SATISFACTORY), inspector.now)

    bad, applied = await inspector.push(poison, good)

    assert (bad.status, bad.code) == (ResultStatus.REJECTED, code)
    assert applied.status is ResultStatus.APPLIED


async def test_an_operation_of_a_later_version_is_put_aside_and_not_lost(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()
    future = inspector.stream.operation("document.weigh", document_id, 2, {"kilograms": "12"}, inspector.now)

    (result,) = await inspector.push(future)

    assert (result.status, result.code) == (ResultStatus.QUARANTINED, "UNKNOWN_OPERATION")


async def test_what_builds_on_a_refused_operation_is_refused_with_its_parent(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()
    wrong = inspector.stream.operation("document.set", document_id, 2, Change(set={"part2/nose": 1}), inspector.now)
    child = inspector.stream.operation("document.set", document_id, 2, Change(set=SATISFACTORY), inspector.now)

    first, second = await inspector.push(wrong, child)

    assert (first.code, first.fields) == ("BOX", ("part2/nose",))
    assert (second.code, second.parent) == ("DEPENDENCY", wrong.seq)


async def test_a_value_that_a_box_cannot_hold_is_refused_and_names_the_box(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()

    result = await inspector.set(document_id, 2, {IDENTITY: "splendid"})

    assert (result.code, result.fields) == ("BOX", (IDENTITY,))


async def test_nobody_fills_in_boxes_of_the_other_side(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()

    by_authority = await inspector.set(document_id, 2, {"part1/country_of_origin": "BR"})
    by_operator = await operator.set(document_id, 2, {IDENTITY: "satisfactory"})

    assert (by_authority.code, by_operator.code) == ("NOT_YOUR_BOX", "NOT_YOUR_BOX")


async def test_a_document_of_another_post_is_not_found(operator: Desk, harbour: Office) -> None:
    document_id = await operator.submit_new()
    elsewhere = await harbour.desk("inspector-3")

    result = await elsewhere.set(document_id, 2, SATISFACTORY)

    assert result.code == "NOT_FOUND"
    assert document_id not in await elsewhere.pull()


@pytest.mark.parametrize("post", ["", "NLXXX0", "\0", "N" * 100])
async def test_a_document_is_addressed_to_an_authority_that_there_is(post: str, operator: Desk) -> None:
    creation = Creation(CVEDP, EDITION, post, Change())

    (result,) = await operator.push(operator.stream.operation("document.create", new_id(), 0, creation, operator.now))

    assert (result.status, result.code) == (ResultStatus.REJECTED, "POST")


async def test_nobody_acts_in_anothers_name(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()
    forged = inspector.stream.operation(
        "document.set", document_id, 2, Change(set=SATISFACTORY), inspector.now, actor="inspector-2"
    )

    (result,) = await inspector.push(forged)

    assert result.code == "ACTOR"


async def test_dec_2_two_inspectors_on_different_checks_both_count(
    operator: Desk, inspector: Desk, colleague: Desk
) -> None:
    document_id = await operator.submit_new()

    first = await inspector.set(document_id, 2, {"part2/documentary/result": "satisfactory"})
    second = await colleague.set(document_id, 2, {"part2/physical/result": "satisfactory"})

    assert (first.status, second.status) == (ResultStatus.APPLIED, ResultStatus.APPLIED)
    content = msgspec.json.decode(bytes((await inspector.pull())[document_id].content))
    assert content["part2"]["documentary"]["result"] == content["part2"]["physical"]["result"] == "satisfactory"


async def test_two_values_for_one_box_are_both_kept_and_shown(operator: Desk, inspector: Desk, colleague: Desk) -> None:
    document_id = await operator.submit_new()
    await inspector.set(document_id, 2, {IDENTITY: "satisfactory"})

    result = await colleague.set(document_id, 2, {IDENTITY: "not_satisfactory"})

    assert result.status is ResultStatus.MERGED
    (conflict,) = (await inspector.pull())[document_id].conflicts
    assert (conflict.at, conflict.kept, conflict.other) == (IDENTITY, "not_satisfactory", "satisfactory")


async def test_a_chain_of_own_offline_edits_never_conflicts_with_itself(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()
    values = ["satisfactory", "not_satisfactory", "not_done", "satisfactory"]
    edits = [
        inspector.stream.operation("document.set", document_id, 2, Change(set={IDENTITY: value}), inspector.now)
        for value in values
    ]

    got = await inspector.push(*edits)

    assert [one.status for one in got] == [ResultStatus.APPLIED] * 4
    assert (await inspector.pull())[document_id].conflicts == ()


async def test_a_compressed_push_is_read_and_a_bomb_is_not_inflated(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()
    operation = inspector.stream.operation("document.set", document_id, 2, Change(set=SATISFACTORY), inspector.now)
    push = Push(
        client_id=inspector.stream.client_id, epoch=inspector.office.server.epoch, ack_through=0, ops=(operation,)
    )
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"} | APP

    bomb = await inspector.http.post("/sync/v1/push", content=gzip.compress(b" " * 50_000_000), headers=headers)
    small = await inspector.http.post("/sync/v1/push", content=gzip.compress(wire.encode(push)), headers=headers)

    assert (bomb.status_code, bomb.json()["code"]) == (413, "TOO_LARGE")
    assert small.json()["results"][0]["status"] == "applied"


async def test_another_persons_stream_is_not_found(inspector: Desk, colleague: Desk) -> None:
    operation = inspector.stream.link(b"{}")
    push = Push(client_id=inspector.stream.client_id, epoch="", ack_through=0, ops=(operation,))
    headers = {"Content-Type": "application/json"} | APP

    reply = await colleague.http.post("/sync/v1/push", content=wire.encode(push), headers=headers)

    assert (reply.status_code, reply.json()["code"]) == (404, "NOT_FOUND")


async def test_a_group_is_applied_wholly_or_not_at_all(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()
    good = inspector.stream.operation(
        "document.set", document_id, 2, Change(set=SATISFACTORY), inspector.now, group="g1"
    )
    bad = inspector.stream.operation(
        "document.set", document_id, 2, Change(set={"part2/nose": 1}), inspector.now, group="g1", after=None
    )
    behind = inspector.stream.operation(
        "document.set", document_id, 2, Change(set={IDENTITY: "not_done"}), inspector.now, after=None
    )

    first, second, third = await inspector.push(good, bad, behind)

    assert (first.code, first.parent) == ("GROUP", bad.seq)
    assert second.code == "BOX"
    assert third.status is ResultStatus.APPLIED
    content = msgspec.json.decode(bytes((await inspector.pull())[document_id].content))
    assert content["part2"] == {"identity": {"result": "not_done"}}


async def test_a_group_in_which_nothing_is_refused_is_applied(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()
    operations = [
        inspector.stream.operation("document.set", document_id, 2, Change(set=boxes), inspector.now, group="g1")
        for boxes in (SATISFACTORY, {IDENTITY: "not_done"})
    ]

    results_ = await inspector.push(*operations)

    assert [one.status for one in results_] == [ResultStatus.APPLIED] * 2
    assert (await inspector.pull())[document_id].rev == 4


async def test_a_signature_in_a_group_that_failed_stays_a_link_of_its_devices_chain(
    operator: Desk, inspector: Desk
) -> None:
    document_id = await operator.submit_new()
    await inspector.set(document_id, 2, ACCEPTED)
    document = (await inspector.pull())[document_id]
    signed = inspector.decision(document, group="g1")
    bad = inspector.stream.operation(
        "document.set", document_id, 3, Change(set={"part2/nose": 1}), inspector.now, group="g1", after=None
    )

    first, _, third = await inspector.push(signed, bad, inspector.decision(document, after=None))

    assert (first.code, third.status) == ("GROUP", ResultStatus.APPLIED)


async def test_what_was_in_a_group_that_failed_is_not_applied_by_a_copy_of_it(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()
    good = inspector.stream.operation(
        "document.set", document_id, 2, Change(set=SATISFACTORY), inspector.now, group="g1"
    )
    bad = inspector.stream.operation(
        "document.set", document_id, 2, Change(set={"part2/nose": 1}), inspector.now, group="g1", after=None
    )
    copy = inspector.stream.link(good.body.encode())

    first, _, third = await inspector.push(good, bad, copy)

    assert (first.code, third.code) == ("GROUP", "REPEATED")
    assert (await inspector.pull())[document_id].rev == 2


async def test_an_identifier_that_no_database_holds_is_refused_and_blocks_nothing(
    operator: Desk, inspector: Desk
) -> None:
    document_id = await operator.submit_new()
    odd = inspector.stream.operation("document.set", "a\0b", 2, Change(set=SATISFACTORY), inspector.now)
    good = inspector.stream.operation("document.set", document_id, 2, Change(set=SATISFACTORY), inspector.now)

    refused, applied = await inspector.push(odd, good)

    assert (refused.code, applied.status) == ("OPERATION_SHAPE", ResultStatus.APPLIED)


async def test_cvedp_7_submitting_part_one_is_the_prior_notification(operator: Desk, inspector: Desk) -> None:
    draft_id, told_id = new_id(), new_id()
    part1 = msgspec.json.decode(rules.encode(a_cvedp()))["part1"]
    for document_id in (draft_id, told_id):
        creation = Creation("CVEDP", EDITION, demo.HARBOUR, demo.as_change(part1, "part1"))
        await operator.push(operator.stream.operation("document.create", document_id, 0, creation, operator.now))
    signed = operator.signed_part1(told_id, part1)
    await operator.push(operator.stream.operation("document.submit", told_id, 1, signed, operator.now))

    notified = await inspector.pull()

    assert draft_id not in notified
    assert (notified[told_id].submitted_at, notified[told_id].status) == (operator.now, "new")
