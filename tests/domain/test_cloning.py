"""Who may clone a certificate, as the server judges it."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from backend.domain import relations
from backend.domain.held import Context, Held, Refused
from backend.domain.rights import organisation_feed
from sync_protocol.forms import CATALOGUE, CVEDP
from sync_protocol.lists import Entry, List
from sync_protocol.wire import Change, Creation, Origin
from sync_protocol.workflow import OriginKind
from tests.build import AT
from tests.domain.lifecycle import HARBOUR, OPERATOR, decided_import
from tests.protocol.make_vectors import KEYS


@pytest.mark.parametrize(
    ("activities", "code"),
    [(("importer",), "MISSING_RIGHT"), (("importer", "responsible"), ""), (("exporter",), ""), ((), "")],
)
def test_new_2_importers_may_not_clone(activities: tuple[str, ...], code: str) -> None:
    source = msgspec.structs.replace(decided_import().document, named=(organisation_feed(OPERATOR.organisation),))
    entries = tuple(Entry((OPERATOR.organisation, activity), date(2020, 1, 1)) for activity in activities)
    context = Context(
        who=OPERATOR,
        device_id="tablet",
        client_id="stream",
        seq=1,
        at=AT,
        lists={"organisations": List(("exact", "exact"), entries)},
        posts=frozenset((HARBOUR,)),
        keys=KEYS,
        counter=0,
        last_signature="",
        revoked=False,
        others={source.id: Held(source, {}, source.rev)},
    )
    clone = Creation(CVEDP, CATALOGUE[CVEDP].editions[-1], HARBOUR, Change(), Origin(OriginKind.CLONE, source.id))

    found = relations.origin_of(clone, context)

    assert (found.code if isinstance(found, Refused) else "") == code
