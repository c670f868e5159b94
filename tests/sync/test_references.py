"""REF-1 to REF-4: what a document is called, on every device and in every address."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest

from backend.demo import HARBOUR, as_change
from sync_protocol import rules
from sync_protocol.document import Document
from sync_protocol.forms import CATALOGUE, CED, CHEDPP, CVEDP, DocumentType
from sync_protocol.wire import Creation
from tests.build import a_ced, a_chedpp, a_cvedp
from tests.desk import ACCEPTED, Desk, Office, new_id
from tests.sync.test_decide import resubmit

FORMS = {CED: a_ced, CHEDPP: a_chedpp, CVEDP: a_cvedp}


async def submitted(operator: Desk, type_: DocumentType, edition: str) -> Document:
    document_id = new_id()
    part1 = msgspec.json.decode(rules.encode(FORMS[type_]()))["part1"]
    creation = Creation(type_, edition, HARBOUR, as_change(part1, "part1"))
    results = await operator.push(
        operator.stream.operation("document.create", document_id, 0, creation, operator.now),
        operator.stream.operation(
            "document.submit", document_id, 1, operator.signed_part1(document_id, part1), operator.now
        ),
    )
    assert [one.status for one in results] == ["applied", "applied"], results
    return (await operator.pull())[document_id]


@pytest.mark.parametrize("type_", list(FORMS))
async def test_ref_1_the_prefix_belongs_to_the_edition_and_the_country_to_the_authority_of_entry(
    operator: Desk, type_: DocumentType
) -> None:
    form = CATALOGUE[type_]

    given = [(await submitted(operator, type_, edition)).reference for edition in form.editions]

    first, second = (form.prefixes[edition] for edition in form.editions)
    assert given == [f"{first}.NL.2026.0000001", f"{second}.NL.2026.000000{2 if first == second else 1}"]


async def test_ref_1_a_draft_has_no_reference_and_a_submission_again_changes_none(operator: Desk) -> None:
    document = await submitted(operator, CVEDP, "2019/1715")

    await resubmit(operator, document.id)

    again = (await operator.pull())[document.id]
    assert again.reference == document.reference
    assert (document.version, again.version) == (1, 2), "REF-2: the version goes up, changed or not"


@pytest.mark.parametrize(
    ("at", "year"),
    [(datetime(2026, 12, 31, 22, 59, tzinfo=UTC), 2026), (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), 2027)],
)
async def test_ref_1_the_new_year_begins_at_midnight_of_the_authority_of_entry(
    harbour: Office, at: datetime, year: int
) -> None:
    harbour.clock.at = at

    document = await submitted(await harbour.desk("operator-1"), CED, "2019/1715")

    assert document.reference == f"CHEDD.NL.{year}.0000001"


@pytest.mark.parametrize(("own", "expected"), [("OWN-7", "OWN-7"), (None, "CHEDP.NL.2026.0000001")])
async def test_ref_3_an_empty_local_reference_takes_the_systems_at_part_ii(
    operator: Desk, inspector: Desk, own: str | None, expected: str
) -> None:
    document_id = await operator.submit_new(a_cvedp(part1__local_reference=own))
    before = (await inspector.pull())[document_id].local_reference
    await inspector.set(document_id, 2, ACCEPTED)

    await inspector.push(inspector.decision((await inspector.pull())[document_id]))

    assert (before, (await inspector.pull())[document_id].local_reference) == (own or "", expected)


async def test_ref_4_a_document_has_an_address_that_holds_its_reference(operator: Desk) -> None:
    document = await submitted(operator, CVEDP, "2019/1715")

    page = await operator.http.get(f"/d/{document.reference}", headers={"Accept": "text/html"})

    assert (page.status_code, page.headers["content-type"].partition(";")[0]) == (200, "text/html")
