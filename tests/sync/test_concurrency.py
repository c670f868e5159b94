"""Many at once: nothing lost, nothing twice, no gap, on SQLite and on PostgreSQL."""

from __future__ import annotations

import asyncio
from random import Random

import msgspec

from backend.demo import HARBOUR, as_change
from backend.demo_consignments import EDITION
from sync_protocol import rules
from sync_protocol.forms import CATALOGUE, CED, CHEDPP, CVEDA, CVEDP
from sync_protocol.wire import Change, Creation, Operation, Result, ResultStatus
from tests.build import a_ced, a_chedpp, a_cveda, a_cvedp
from tests.desk import Desk, Office, new_id

UPDATES = 50
"""Of each of two clients."""

WRITERS, WRITES = 8, 6


async def patient(desk: Desk, document_id: str, remark: str) -> Result:
    """One update, sent again while the server says that it is busy."""
    change = Change(set={f"part2/{remark}/remark": f"{desk.member.id} {desk.stream.last_seq}"})
    operation = desk.stream.operation("document.set", document_id, 2, change, desk.now)
    while (reply := await desk.send(operation)).status_code == 503:
        continue
    (result,) = reply.raise_for_status().json()["results"]
    desk.stream.acknowledged(operation.seq)
    return Result(seq=result["seq"], status=ResultStatus(result["status"]), rev=result["rev"])


async def test_two_clients_a_hundred_updates_of_one_document_a_hundred_versions(
    operator: Desk, inspector: Desk, colleague: Desk
) -> None:
    document_id = await operator.submit_new()

    async def work(desk: Desk, check: str) -> list[int]:
        return [(await patient(desk, document_id, check)).rev for _ in range(UPDATES)]

    mine, theirs = await asyncio.gather(work(inspector, "documentary"), work(colleague, "physical"))

    assert sorted(mine + theirs) == list(range(3, 3 + 2 * UPDATES))
    assert (await inspector.pull())[document_id].rev == 2 + 2 * UPDATES


async def test_a_reader_that_polls_while_eight_writers_push_misses_nothing(
    operator: Desk, inspector: Desk, harbour: Office
) -> None:
    writers = [await harbour.desk("operator-1") for _ in range(WRITERS)]
    done = asyncio.Event()

    async def write(desk: Desk) -> list[str]:
        return [await desk.submit_new() for _ in range(WRITES)]

    async def read() -> None:
        while not done.is_set():
            await inspector.pull()

    reading = asyncio.create_task(read())
    written = await asyncio.gather(*(write(desk) for desk in writers))
    done.set()
    await reading

    seen = await inspector.pull()
    fresh = await harbour.desk("inspector-2")
    assert set(seen) == {document_id for ids in written for document_id in ids}
    assert seen == await fresh.pull()
    assert len({document.reference for document in seen.values()}) == WRITERS * WRITES  # REF-1


async def test_the_same_push_sent_five_times_at_once_is_applied_once(operator: Desk, inspector: Desk) -> None:
    document_id = await operator.submit_new()
    change = Change(set={"part2/documentary/result": "satisfactory"})
    operation = inspector.stream.operation("document.set", document_id, 2, change, inspector.now)

    replies = await asyncio.gather(*(inspector.send(operation) for _ in range(5)))

    answered = [reply.json()["results"] for reply in replies if reply.status_code == 200]
    assert answered
    assert all(results == answered[0] for results in answered)
    assert (await inspector.pull())[document_id].rev == 3


async def test_one_operation_under_two_streams_at_once_is_applied_once(
    operator: Desk, inspector: Desk, harbour: Office
) -> None:
    document_id = await operator.submit_new()
    change = Change(set={"part2/documentary/result": "satisfactory"})
    operation = inspector.stream.operation("document.set", document_id, 2, change, inspector.now)
    clone = await harbour.desk("inspector-1")
    copied = clone.stream.link(operation.body.encode())

    await asyncio.gather(inspector.send(operation), clone.send(copied))
    await asyncio.gather(inspector.send(operation), clone.send(copied))

    assert (await inspector.pull())[document_id].rev == 3


async def test_of_two_who_make_a_document_under_one_id_the_second_takes_nothing_away(
    operator: Desk, inspector: Desk
) -> None:
    ids = [new_id() for _ in range(20)]

    async def make(desk: Desk, origin: str) -> list[str]:
        change = Change(set={"part1/country_of_origin": origin})
        creation = Creation(CVEDP, EDITION, HARBOUR, change)
        made = [desk.stream.operation("document.create", one, 0, creation, desk.now) for one in ids]
        return [result.code for operation in made for result in await desk.push(operation)]

    mine, theirs = await asyncio.gather(make(operator, "BR"), make(inspector, "AR"))

    assert {*zip(mine, theirs, strict=True)} <= {("", "EXISTS"), ("EXISTS", "")}
    assert (await operator.pull()).keys() == {one for one, code in zip(ids, mine, strict=True) if not code}
    assert (await inspector.pull()).keys() == {one for one, code in zip(ids, theirs, strict=True) if not code}


def submissions(desk: Desk, chance: Random) -> list[Operation]:
    """New documents of several types in any order, each submitted."""
    kinds = [(CVEDP, a_cvedp()), (CED, a_ced()), (CVEDA, a_cveda()), (CHEDPP, a_chedpp())] * 5
    chance.shuffle(kinds)
    made: list[Operation] = []
    for type_, filled in kinds:
        document_id, part1 = new_id(), msgspec.json.decode(rules.encode(filled))["part1"]
        creation = Creation(type_, CATALOGUE[type_].editions[-1], HARBOUR, as_change(part1, "part1"))
        made.append(desk.stream.operation("document.create", document_id, 0, creation, desk.now))
        signed = desk.signed_part1(document_id, part1)
        made.append(desk.stream.operation("document.submit", document_id, 1, signed, desk.now))
    return made


async def test_ref_1_pushes_that_take_numbers_of_several_kinds_do_not_wait_for_each_other_in_a_ring(
    harbour: Office,
) -> None:
    desks = [await harbour.desk("operator-1") for _ in range(6)]
    pushes = [submissions(desk, Random(seed)) for seed, desk in enumerate(desks)]

    replies = await asyncio.gather(*(desk.send(*push) for desk, push in zip(desks, pushes, strict=True)))

    assert [one.status_code for one in replies] == [200] * len(desks)
    assert {result["status"] for one in replies for result in one.json()["results"]} == {"applied"}
