"""Who sees and who may do what: the same for the API and for the feeds."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest

from backend.domain import rights
from backend.domain.rights import PART_ONE_CHANGED, Person, Role
from sync_protocol.document import Conflict, Decision, Document, Relation, RelationKind
from sync_protocol.evaluate import Finding
from sync_protocol.forms import CED, CHEDPP, CVEDA, CVEDP, DECLAR, IMPORT, DocumentType
from sync_protocol.workflow import Action, Status

AT = datetime(2026, 7, 14, 8, 0, tzinfo=UTC)
HARBOUR, AIRPORT = "NLHBR1", "NLAIR4"

INSPECTOR = Person(id="1", name="Inspector 1, Harbour post", role=Role.INSPECTOR, post=HARBOUR)
PLANNER = Person(id="2", name="Planner, Harbour post", role=Role.PLANNER, post=HARBOUR)
ELSEWHERE = Person(id="3", name="Inspector, Airport post", role=Role.INSPECTOR, post=AIRPORT)
OPERATOR = Person(id="4", name="Exporter South, desk", role=Role.OPERATOR, organisation="south")
OTHER_OPERATOR = Person(id="5", name="Exporter North, desk", role=Role.OPERATOR, organisation="north")
EVERYBODY = (INSPECTOR, PLANNER, ELSEWHERE, OPERATOR, OTHER_OPERATOR)


def a_document(status: Status, type_: DocumentType = CVEDP, organisation: str = "south") -> Document:
    return Document(id="d", type=type_, edition="2019", rev=3, status=status, post=HARBOUR, organisation=organisation)


def who_see(document: Document) -> tuple[Person, ...]:
    return tuple(person for person in EVERYBODY if rights.sees(person, document))


@pytest.mark.parametrize(
    "status", [one for one in Status if one not in (Status.DRAFT, Status.REJECTED, Status.DELETED)]
)
def test_see_1_a_submitted_document_is_seen_by_its_post_and_its_organisation(status: Status) -> None:
    seen = who_see(a_document(status, CED))

    assert seen == (INSPECTOR, PLANNER, OPERATOR)


def test_see_1_a_draft_is_seen_by_those_who_make_it() -> None:
    assert who_see(a_document(Status.DRAFT)) == (OPERATOR,)
    assert who_see(a_document(Status.DRAFT, organisation="")) == (INSPECTOR, PLANNER)


def test_new_8_what_an_authority_submitted_is_seen_by_no_operator() -> None:
    assert who_see(a_document(Status.VALID, organisation="")) == (INSPECTOR, PLANNER)


@pytest.mark.parametrize(
    ("type_", "everywhere"),
    [(CVEDA, True), (CVEDP, True), (CED, True), (DECLAR, True), (CHEDPP, True), (IMPORT, False)],
)
def test_see_2_every_post_sees_each_entry_document_that_was_rejected(type_: DocumentType, everywhere: bool) -> None:
    assert (ELSEWHERE in who_see(a_document(Status.REJECTED, type_))) is everywhere
    assert ELSEWHERE not in who_see(a_document(Status.VALID, type_))


DECIDED = (Status.VALID, Status.REJECTED, Status.CANCELLED, Status.REPLACED, Status.RECALLED)


@pytest.mark.parametrize("status", list(Status))
def test_what_a_document_names_sees_it_once_it_is_decided(status: Status) -> None:
    named = (rights.post_feed(AIRPORT), rights.organisation_feed("north"))
    document = msgspec.structs.replace(a_document(status, CED), named=named)

    seen = who_see(document)

    expected = {
        Status.DRAFT: (OPERATOR,),
        Status.DELETED: (),
    }.get(status, EVERYBODY if status in DECIDED else (INSPECTOR, PLANNER, OPERATOR))
    assert seen == expected


CONTENT = {
    "part1": {
        "point_of_entry": HARBOUR,
        "consignor": {"identifier": "south"},
        "importer": {"identifier": "north"},
        "person_responsible": {"identifier": "forwarder", "name": "A"},
        "consignee": {"identifier": "a name with spaces, and no code"},
        "purpose": {"journey": {"exit_post": AIRPORT}},
    }
}


def test_named_are_posts_of_entry_and_exit_and_operators_by_their_codes() -> None:
    assert set(rights.named_in(a_document(Status.VALID), CONTENT)) == {
        "post:NLHBR1",
        "post:NLAIR4",
        "organisation:south",
        "organisation:north",
        "organisation:forwarder",
    }


@pytest.mark.parametrize(
    ("type_", "content"),
    [
        (CED, {"part1": {"purpose": {"control_point": AIRPORT}}}),
        (CVEDA, {"part1": {"route": {"control_posts": [{"id": "a", "post": AIRPORT}]}}}),
        (CVEDP, {"part2": {"decision": {"details": {"post": AIRPORT}}}}),
        (CVEDP, {"part1": {"purpose": {"journey": {"final_post": AIRPORT}}}}),
    ],
)
def test_see_1_each_box_that_is_chosen_among_authorities_names_one(
    type_: DocumentType, content: dict[str, object]
) -> None:
    assert rights.named_in(a_document(Status.VALID, type_), content) == (rights.post_feed(AIRPORT),)


def test_new_8_what_an_authority_made_names_no_operator() -> None:
    assert set(rights.named_in(a_document(Status.VALID, organisation=""), CONTENT)) == {"post:NLHBR1", "post:NLAIR4"}


def test_new_4_a_certificate_is_shown_to_who_is_responsible_for_it_in_the_union_and_to_its_importer() -> None:
    named = rights.named_in(a_document(Status.VALID, IMPORT, ""), CONTENT)

    assert {one for one in named if one.startswith("organisation:")} == {"organisation:north", "organisation:forwarder"}


def test_st_12_a_replacement_under_way_is_new_to_an_operator() -> None:
    relation = Relation(
        kind=RelationKind.REPLACED_BY, document="e", type=CED, status=Status.IN_PROGRESS, post=HARBOUR, at=AT
    )
    document = msgspec.structs.replace(a_document(Status.VALID), relations=(relation,))

    assert rights.view(OPERATOR, document).relations[0].status is Status.NEW
    assert rights.view(INSPECTOR, document).relations[0].status is Status.IN_PROGRESS


def test_declar_1_an_operator_sees_all_of_the_own_declaration_in_progress() -> None:
    declaration = msgspec.structs.replace(checked(Status.IN_PROGRESS), type=DECLAR)

    seen = rights.view(OPERATOR, declaration)

    assert (seen.status, seen.content) == (Status.IN_PROGRESS, declaration.content)


def test_st_4_a_deleted_document_opens_for_nobody() -> None:
    assert who_see(a_document(Status.DELETED)) == ()


def who_may(action: Action, document: Document) -> tuple[Person, ...]:
    return tuple(person for person in EVERYBODY if rights.may(person, action, document))


def test_st_1_a_draft_is_submitted_by_those_who_make_it() -> None:
    assert who_may(Action.SUBMIT, a_document(Status.DRAFT)) == (OPERATOR,)
    assert who_may(Action.SUBMIT, a_document(Status.DRAFT, organisation="")) == (INSPECTOR,)


@pytest.mark.parametrize("action", [Action.SAVE_CHECKS, Action.ACCEPT, Action.REFUSE])
@pytest.mark.parametrize("status", [Status.NEW, Status.IN_PROGRESS])
def test_dec_1_only_inspectors_of_the_post_check_and_decide(action: Action, status: Status) -> None:
    assert who_may(action, a_document(status)) == (INSPECTOR,)


def test_st_5_another_post_that_sees_a_rejected_document_does_nothing_to_it() -> None:
    rejected = a_document(Status.REJECTED)

    assert ELSEWHERE in who_see(rejected)
    assert [action for action in Action if rights.may(ELSEWHERE, action, rejected)] == []


def conflict(code: str) -> Conflict:
    return Conflict(at="part1", code=code, kept="1", other="2", kept_by="A", other_by="B", noticed_at=AT)


def checked(status: Status) -> Document:
    """A document with everything in it that a decision under way leaves."""
    return msgspec.structs.replace(
        a_document(status),
        content=msgspec.Raw(b'{"part1":{"country_of_origin":"BR"},"part2":{"documentary":{"remark":"internal"}}}'),
        decision=Decision(
            outcome="refused", signed_at=AT, received_at=AT, signed_by=INSPECTOR.name, statement="0oRD", version=1
        ),
        findings=(Finding("DEC-5", "part2/decision"),),
        conflicts=(conflict(PART_ONE_CHANGED), conflict("CHECKS_CHANGED")),
        changed_by=INSPECTOR.name,
    )


@pytest.mark.parametrize("status", [Status.NEW, Status.IN_PROGRESS, Status.PRE_VALID])
def test_st_12_until_it_is_decided_its_operator_sees_part_i_of_a_new_document(status: Status) -> None:
    seen = rights.view(OPERATOR, checked(status))

    assert seen.status is Status.NEW
    assert bytes(seen.content) == b'{"part1":{"country_of_origin":"BR"}}'
    assert (seen.decision, seen.findings, seen.changed_by) == (None, (), "")
    assert [one.code for one in seen.conflicts] == [PART_ONE_CHANGED]


@pytest.mark.parametrize("status", [Status.VALID, Status.REJECTED, Status.CANCELLED])
def test_a_decided_document_is_seen_whole_but_for_what_inspectors_disagree_on(status: Status) -> None:
    document = checked(status)

    seen = rights.view(OPERATOR, document)

    assert seen == msgspec.structs.replace(document, conflicts=document.conflicts[:1])


@pytest.mark.parametrize("status", list(Status))
def test_the_authority_sees_the_document_as_it_is(status: Status) -> None:
    document = checked(status)

    assert rights.view(INSPECTOR, document) == document


def test_see_3_everybody_holds_the_own_profile_and_nobody_elses() -> None:
    for person in EVERYBODY:
        own = {feed for feed in rights.feeds_of(person) if feed.startswith("me:")}
        assert own == {rights.profile_feed(person.id)}
