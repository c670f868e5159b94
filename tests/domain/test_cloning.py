"""Who may clone a certificate, as the server judges it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec
import pytest

from backend.domain import relations
from backend.domain.held import Context, Held, Refused
from backend.domain.rights import organisation_feed
from sync_protocol.document import Document
from sync_protocol.forms import CATALOGUE, CVEDP, IMPORT
from sync_protocol.lists import Entry, List
from sync_protocol.wire import Change, Creation, Origin
from sync_protocol.workflow import OriginKind, Status
from tests.build import AT
from tests.domain.lifecycle import HARBOUR, OPERATOR, a_document, decided_import
from tests.protocol.make_vectors import KEYS

EDITION = CATALOGUE[CVEDP].editions[-1]


def a_context(lists: Mapping[str, List] | None = None, others: Mapping[str, Held] | None = None) -> Context:
    return Context(
        who=OPERATOR,
        device_id="tablet",
        client_id="stream",
        seq=1,
        at=AT,
        posts=frozenset((HARBOUR,)),
        keys=KEYS,
        counter=0,
        last_signature="",
        revoked=False,
        lists=lists or {},
        others=others or {},
    )


@pytest.mark.parametrize(
    ("kind", "entry"), [(OriginKind.COPY, HARBOUR), (OriginKind.CLONE, HARBOUR), (OriginKind.REPLACEMENT, "GBTEEP1")]
)
def test_new_5_what_is_made_from_another_enters_at_the_authority_that_it_is_for(kind: OriginKind, entry: str) -> None:
    type_ = IMPORT if kind is OriginKind.CLONE else CVEDP
    source = a_document(Status.VALID, type_, boxes={"part1/point_of_entry": "GBTEEP1"}, post="NLAIR4")
    empty = Document(id="n", type=CVEDP, edition=EDITION, rev=0, status=Status.DRAFT, post=HARBOUR)

    made = relations.begun(Held(empty, {}), kind, source, a_context()).document

    assert msgspec.json.decode(made.content)["part1"]["point_of_entry"] == entry


@pytest.mark.parametrize(
    ("activities", "code"),
    [(("importer",), "MISSING_RIGHT"), (("importer", "responsible"), ""), (("exporter",), ""), ((), "")],
)
def test_new_2_importers_may_not_clone(activities: tuple[str, ...], code: str) -> None:
    source = msgspec.structs.replace(decided_import().document, named=(organisation_feed(OPERATOR.organisation),))
    entries = tuple(Entry((OPERATOR.organisation, activity), date(2020, 1, 1)) for activity in activities)
    context = a_context(
        lists={"organisations": List(("exact", "exact"), entries)}, others={source.id: Held(source, {}, source.rev)}
    )
    clone = Creation(CVEDP, EDITION, HARBOUR, Change(), Origin(OriginKind.CLONE, source.id))

    found = relations.origin_of(clone, context)

    assert (found.code if isinstance(found, Refused) else "") == code
