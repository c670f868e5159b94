"""Documents that are made from others: copied, replaced, cloned; and what becomes of both (NEW-1 to NEW-3, ST-6)."""

from __future__ import annotations

import asyncio
from typing import Any, cast

import msgspec
import pytest

from backend.demo import AIRPORT, HARBOUR
from backend.demo_consignments import COMPLETE
from backend.store import certificates
from sync_protocol import rules
from sync_protocol.document import Document, Relation, RelationKind
from sync_protocol.forms import CATALOGUE, CVEDP, IMPORT, DocumentType
from sync_protocol.wire import Change, Creation, Origin, Result, ResultStatus
from sync_protocol.workflow import OriginKind, Status
from tests.build import AT
from tests.desk import ACCEPTED, Desk, Office, new_id
from tests.sync.test_decide import cancel, ready_to_decide
from tests.sync.test_delete import delete

ATTESTED = {
    "part2/attestation/attested": True,
    "part2/decision/acceptable": True,
    "part2/decision/outcome": "import",
}


async def make(
    desk: Desk, type_: DocumentType, origin: Origin | None = None, post: str = HARBOUR, **change: Any
) -> tuple[str, Result]:
    document_id = new_id()
    creation = Creation(type_, CATALOGUE[type_].editions[-1], post, Change(**change), origin)
    (result,) = await desk.push(desk.stream.operation("document.create", document_id, 0, creation, desk.now))
    return document_id, result


async def made(desk: Desk, document_id: str) -> Document:
    return (await desk.pull())[document_id]


async def a_certificate(desk: Desk) -> Document:
    """A valid import certificate that this desk's authority made, as the desk has it."""
    consignment = COMPLETE[IMPORT]
    part1 = msgspec.json.decode(rules.encode(consignment.form(AT)), type=dict[str, dict[str, Any]])["part1"]
    rows: dict[str, list[dict[str, Any]]] = {name: value for name, value in part1.items() if isinstance(value, list)}
    boxes = {f"part1/{name}": value for name, value in _leaves({k: v for k, v in part1.items() if k not in rows})}
    added = {
        f"part1/{name}/{row['id']}": {key: value for key, value in row.items() if key != "id"}
        for name, table in rows.items()
        for row in table
    }
    document_id, result = await make(desk, IMPORT, set=boxes | ATTESTED, add=added)
    assert result.status is ResultStatus.APPLIED, result
    (decided,) = await desk.push(desk.decision(await made(desk, document_id)))
    assert decided.status is ResultStatus.APPLIED, decided
    return await made(desk, document_id)


def _leaves(value: dict[str, Any], path: str = "") -> list[tuple[str, Any]]:
    return [
        leaf
        for name, one in value.items()
        for leaf in (
            _leaves(cast("dict[str, Any]", one), f"{path}{name}/")
            if isinstance(one, dict)
            else [(f"{path}{name}", one)]
        )
    ]


def content(document: Document) -> Any:
    return msgspec.json.decode(bytes(document.content))


def related(document: Document, kind: RelationKind) -> list[Relation]:
    return [one for one in document.relations if one.kind is kind]


async def valid(operator: Desk, inspector: Desk) -> Document:
    document = await ready_to_decide(operator, inspector)
    await inspector.push(inspector.decision(document))
    return await made(inspector, document.id)


async def test_new_1_a_copy_has_part_i_of_the_original_and_no_tie_to_it(operator: Desk, inspector: Desk) -> None:
    original = await valid(operator, inspector)
    await operator.pull()

    document_id, _ = await make(operator, CVEDP, Origin(OriginKind.COPY, original.id))

    copy = await made(operator, document_id)
    assert copy.status is Status.DRAFT
    assert content(copy)["part1"]["commodities"] == content(original)["part1"]["commodities"]
    assert "part2" not in content(copy)
    assert (copy.relations, copy.locked, copy.reference) == ((), (), "")
    assert (await made(inspector, original.id)).rev == original.rev


async def test_new_1_nothing_is_copied_from_what_one_does_not_see(operator: Desk, harbour: Office) -> None:
    document_id = await operator.submit_new()
    airport = await harbour.desk("inspector-3")

    _, result = await make(airport, CVEDP, Origin(OriginKind.COPY, document_id), AIRPORT)

    assert (result.status, result.code) == (ResultStatus.REJECTED, "ORIGIN")


async def decide_replacement(inspector: Desk, document_id: str) -> Result:
    begun = await made(inspector, document_id)
    await inspector.set(document_id, begun.rev, ACCEPTED)
    (result,) = await inspector.push(inspector.decision(await made(inspector, document_id)))
    return result


async def test_st_6_the_old_one_is_replaced_when_the_new_one_is_decided(operator: Desk, inspector: Desk) -> None:
    old = await valid(operator, inspector)
    document_id, created = await make(inspector, CVEDP, Origin(OriginKind.REPLACEMENT, old.id))
    assert created.status is ResultStatus.APPLIED, created

    being_replaced = await made(inspector, old.id)
    assert being_replaced.status is Status.VALID, "until then it keeps its status"
    assert [one.status for one in related(being_replaced, RelationKind.REPLACED_BY)] == [Status.DRAFT]
    begun = content(await made(inspector, document_id))
    assert begun["part1"]["commodities"] == content(old)["part1"]["commodities"]
    assert begun["part2"]["documentary"] == content(old)["part2"]["documentary"]
    assert "decision" not in begun["part2"], "the decision is made anew"

    assert (await decide_replacement(inspector, document_id)).status is ResultStatus.APPLIED

    new, replaced = await made(inspector, document_id), await made(inspector, old.id)
    assert (new.status, replaced.status) == (Status.VALID, Status.REPLACED)
    (to,), (back,) = related(replaced, RelationKind.REPLACED_BY), related(new, RelationKind.REPLACES)
    assert (to.reference, to.status, to.post, to.at) == (new.reference, Status.VALID, HARBOUR, inspector.now)
    assert (back.reference, back.status) == (old.reference, Status.REPLACED)
    assert old.certificate is not None
    async with inspector.office.server.database.snapshot() as connection:
        ended = await certificates.find(connection, old.certificate.shard, old.certificate.index)
    assert ended is not None
    assert ended.status is certificates.CertificateStatus.REPLACED
    anybody = inspector.office.visitor()
    said = (await anybody.get(f"/api/seals/{old.certificate.shard}/{old.certificate.index}")).json()
    assert (said["status"], said["replaced_by"]) == ("replaced", f"{new.reference}-V{new.version}")


async def test_st_6_while_one_replacement_is_made_there_is_no_second(operator: Desk, inspector: Desk) -> None:
    old = await valid(operator, inspector)
    first, _ = await make(inspector, CVEDP, Origin(OriginKind.REPLACEMENT, old.id))

    _, second = await make(inspector, CVEDP, Origin(OriginKind.REPLACEMENT, old.id))

    assert (second.status, second.code) == (ResultStatus.REJECTED, "BEING_REPLACED")
    await delete(inspector, first, (await made(inspector, first)).rev)
    assert (await made(inspector, old.id)).relations == (), "a deleted draft leaves no trace in it"
    _, third = await make(inspector, CVEDP, Origin(OriginKind.REPLACEMENT, old.id))
    assert third.status is ResultStatus.APPLIED


async def test_st_6_cancelled_meanwhile_it_keeps_that_status_and_the_new_one_the_link(
    operator: Desk, inspector: Desk
) -> None:
    old = await valid(operator, inspector)
    document_id, _ = await make(inspector, CVEDP, Origin(OriginKind.REPLACEMENT, old.id))
    await cancel(inspector, await made(inspector, old.id))

    await decide_replacement(inspector, document_id)

    assert (await made(inspector, old.id)).status is Status.CANCELLED
    (link,) = (await made(inspector, document_id)).relations
    assert (link.kind, link.reference, link.status) == (RelationKind.REPLACES, old.reference, Status.CANCELLED)


async def test_st_6_an_operator_replaces_nothing_and_sees_the_link(operator: Desk, inspector: Desk) -> None:
    old = await valid(operator, inspector)
    await operator.pull()

    _, result = await make(operator, CVEDP, Origin(OriginKind.REPLACEMENT, old.id))

    assert result.code == "MISSING_RIGHT"
    document_id, _ = await make(inspector, CVEDP, Origin(OriginKind.REPLACEMENT, old.id))
    await decide_replacement(inspector, document_id)
    seen = (await operator.pull())[old.id]
    assert (seen.status, len(related(seen, RelationKind.REPLACED_BY))) == (Status.REPLACED, 1)


async def test_new_2_a_clone_has_what_its_form_has_boxes_for_and_names_its_source(inspector: Desk) -> None:
    source = await a_certificate(inspector)

    document_id, result = await make(inspector, CVEDP, Origin(OriginKind.CLONE, source.id))

    assert result.status is ResultStatus.APPLIED, result
    clone = await made(inspector, document_id)
    part1, taken = content(clone)["part1"], content(source)["part1"]
    assert (part1["consignor"], part1["seals"]) == (taken["consignor"], taken["seals"])
    assert part1["documents"] == [{"id": "origin", "number": source.reference}]
    assert "local_reference" not in part1
    (link,) = clone.relations
    assert (link.kind, link.reference, link.status) == (RelationKind.CLONE_OF, source.reference, Status.VALID)


async def test_new_2_a_certificate_is_cloned_once(inspector: Desk, colleague: Desk) -> None:
    source = await a_certificate(inspector)
    await colleague.pull()

    answers = await asyncio.gather(
        make(inspector, CVEDP, Origin(OriginKind.CLONE, source.id)),
        make(colleague, "CED", Origin(OriginKind.CLONE, source.id)),
    )

    assert sorted(result.code for _, result in answers) == ["", "CLONED"]
    assert len((await made(inspector, source.id)).relations) == 1


@pytest.mark.parametrize("type_", ["CHEDPP", IMPORT])
async def test_new_2_only_some_documents_are_cloned_from_it(inspector: Desk, type_: DocumentType) -> None:
    source = await a_certificate(inspector)

    _, result = await make(inspector, type_, Origin(OriginKind.CLONE, source.id))

    assert result.code == "ORIGIN_TYPE"


async def test_new_2_only_what_is_valid_is_cloned(inspector: Desk) -> None:
    source = await a_certificate(inspector)
    await cancel(inspector, source)

    _, result = await make(inspector, CVEDP, Origin(OriginKind.CLONE, source.id))

    assert result.code == "STATUS"


async def test_new_2_until_the_clone_is_decided_its_source_may_be_cancelled_and_the_clone_shows_it(
    inspector: Desk,
) -> None:
    source = await a_certificate(inspector)
    document_id, _ = await make(inspector, CVEDP, Origin(OriginKind.CLONE, source.id))

    result = await cancel(inspector, await made(inspector, source.id))

    assert result.status is ResultStatus.APPLIED
    (link,) = (await made(inspector, document_id)).relations
    assert link.status is Status.CANCELLED


@pytest.mark.parametrize(
    "boxes",
    [
        {"part1/consignor/name": "Somebody else"},
        {"part1/seals/k1/seal_number": "X"},
        {"part1/temperature": "chilled"},
        {"part1/country_of_origin": "AU"},
        {"part1/documents/origin/number": "X"},
    ],
)
async def test_new_3_what_the_certificate_says_stays_in_the_clone(inspector: Desk, boxes: dict[str, Any]) -> None:
    source = await a_certificate(inspector)
    document_id, _ = await make(inspector, CVEDP, Origin(OriginKind.CLONE, source.id))

    result = await inspector.set(document_id, 1, boxes)

    assert (result.status, result.code, result.fields) == (ResultStatus.REJECTED, "LOCKED_BOX", tuple(boxes))


async def test_new_3_what_is_submitted_has_it_unchanged_too(inspector: Desk) -> None:
    source = await a_certificate(inspector)
    document_id, _ = await make(inspector, CVEDP, Origin(OriginKind.CLONE, source.id))
    part1 = content(await made(inspector, document_id))["part1"]
    signed = inspector.signed_part1(document_id, part1 | {"temperature": "chilled", "country_of_origin": "AU"})

    (result,) = await inspector.push(
        inspector.stream.operation("document.submit", document_id, 1, signed, inspector.now)
    )

    assert (result.code, result.fields) == ("LOCKED_BOX", ("part1/temperature", "part1/country_of_origin"))


async def test_new_3_everything_else_in_a_clone_can_be_changed(inspector: Desk) -> None:
    source = await a_certificate(inspector)
    document_id, _ = await make(inspector, CVEDP, Origin(OriginKind.CLONE, source.id))

    result = await inspector.set(document_id, 1, {"part1/packages": 12})

    assert result.status is ResultStatus.APPLIED
