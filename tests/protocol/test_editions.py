"""Which boxes and rules an edition has, and what of a document is not its own."""

from __future__ import annotations

import msgspec
import pytest

from sync_protocol.conditions import ALWAYS
from sync_protocol.editions import both, editions_of, judged_in, stray
from sync_protocol.forms import CED, DocumentForm
from sync_protocol.rules import Rule, decode
from tests.protocol.sample import NEW, OLD, Sample


def a_rule(at: str, editions: tuple[str, ...] = ()) -> Rule:
    return Rule("ONE", ALWAYS, at, editions=editions)


@pytest.mark.parametrize(
    ("content", "edition", "path"),
    [
        ({}, "old", None),
        ({"text": "a", "lines": [{"id": "a", "code": "1"}]}, "old", None),
        ({"stamp": "a"}, "old", None),
        ({"stamp": "a"}, "new", "stamp"),
        ({"addenda": [{"id": "a"}]}, "new", None),
        ({"addenda": [{"id": "a"}]}, "old", "addenda"),
        ({"lines": [{"id": "a"}, {"id": "b", "tariff": "1"}]}, "new", None),
        ({"lines": [{"id": "a"}, {"id": "b", "tariff": "1"}]}, "old", "lines/b/tariff"),
        ({"stamp": "a"}, "an edition of tomorrow", "stamp"),
    ],
)
def test_what_an_edition_does_not_have_is_named(content: dict[str, object], edition: str, path: str | None) -> None:
    assert stray(decode(Sample, msgspec.json.encode(content)), edition) == path


def test_a_box_is_in_the_editions_of_the_tables_around_it() -> None:
    assert editions_of(Sample, "text") == ()
    assert editions_of(Sample, "addenda/*/text") == NEW
    assert editions_of(Sample, "lines/*/tariff") == NEW


def test_a_rule_is_judged_where_its_box_is() -> None:
    assert judged_in(Sample, a_rule("text")) == ()
    assert judged_in(Sample, a_rule("text", OLD)) == OLD
    assert judged_in(Sample, a_rule("stamp")) == OLD
    with pytest.raises(ValueError, match="no edition"):
        judged_in(Sample, a_rule("stamp", NEW))


def test_both_name_what_each_of_them_names() -> None:
    assert (both((), ()), both(OLD, ()), both((), NEW), both(("old", "new"), NEW)) == ((), OLD, NEW, NEW)


def test_a_form_is_judged_by_the_rules_of_the_edition() -> None:
    everywhere, before = a_rule("text"), a_rule("stamp")
    form = DocumentForm(type=CED, content=Sample, prefixes={"old": "O", "new": "N"}, rules=(everywhere, before))

    assert form.rules_in("old") == (everywhere, before)
    assert form.rules_in("new") == (everywhere,)
