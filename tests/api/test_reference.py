"""Lists over HTTP: files for everybody, imports and corrections for administrators, seen before they are done."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
from typing import Any

import httpx
import msgspec
import pytest
from sqlalchemy import select

from backend.domain.reference_lists import DEFINITIONS
from backend.store.schema import audit
from sync_protocol.document import PublishedList
from sync_protocol.reference_list import ReferenceList, decode
from tests.desk import APP, Desk, Office

CSV = {"Content-Type": "text/csv"} | APP
UNITS = "code,symbol,en,nl\nKGM,kg,kilogram,kilogram\nLTR,l,litre,liter\n"


@pytest.fixture
async def administrator(harbour: Office) -> Desk:
    return await harbour.desk("administrator-1")


async def held_by(desk: Desk) -> dict[str, PublishedList]:
    """The records of lists in the device's feeds."""
    lines = await desk.pull_page()
    return {
        line["id"]: msgspec.convert(line["data"], PublishedList)
        for line in lines
        if line["line"] == "put" and line["type"] == "reference_list"
    }


async def fetched(client: httpx.AsyncClient, one: PublishedList) -> ReferenceList:
    reply = (await client.get(f"/api/reference/{one.name}/{one.sha256}")).raise_for_status()
    assert hashlib.sha256(reply.content).hexdigest() == one.sha256
    assert len(reply.content) == one.bytes
    return decode(reply.content)


async def put(desk: Desk, query: str, body: str | bytes = UNITS, name: str = "units", **headers: str) -> httpx.Response:
    raw = body if isinstance(body, bytes) else body.encode()
    return await desk.http.put(f"/api/reference/{name}?{query}", content=raw, headers=CSV | headers)


async def imported(desk: Desk, body: str = UNITS, name: str = "units") -> dict[str, Any]:
    shown = (await put(desk, "preview", body, name)).raise_for_status().json()
    return (await put(desk, f"confirm={shown['hash']}", body, name)).raise_for_status().json()


async def patch(desk: Desk, query: str, **change: Any) -> httpx.Response:
    return await desk.http.patch(f"/api/reference/units?{query}", json=change, headers=APP)


def problem(reply: httpx.Response) -> tuple[int, str]:
    return reply.status_code, reply.json()["code"]


async def test_a_device_gets_a_record_for_each_list_and_the_file_that_it_names(
    operator: Desk, visitor: httpx.AsyncClient
) -> None:
    lists = await held_by(operator)

    assert set(lists) == set(DEFINITIONS)
    countries = await fetched(visitor, lists["countries"])
    assert (countries.name, len(countries.entries)) == ("countries", lists["countries"].entries)
    posts = await fetched(visitor, lists["posts"])
    assert [(entry.keys, entry.facts["country"]) for entry in posts.entries] == [
        (("NLAIR4",), "NL"),
        (("NLHBR1",), "NL"),
    ]


async def test_a_file_is_kept_for_a_year_and_compressed_where_that_is_taken(
    operator: Desk, visitor: httpx.AsyncClient
) -> None:
    units = (await held_by(operator))["units"]
    address = f"/api/reference/units/{units.sha256}"

    packed = await visitor.get(address, headers={"Accept-Encoding": "gzip"})
    plain = await visitor.get(address, headers={"Accept-Encoding": "identity"})

    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert packed.content == plain.content
    for reply in (packed, plain):
        assert reply.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert reply.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("path", ["units/0", "nothing/0", "units/" + "0" * 64, "countries/%00", "countries/é"])
async def test_what_was_never_published_is_not_found(path: str, visitor: httpx.AsyncClient) -> None:
    assert (await visitor.get(f"/api/reference/{path}")).status_code == 404


async def test_organisations_are_only_for_who_is_logged_in(operator: Desk, visitor: httpx.AsyncClient) -> None:
    one = (await held_by(operator))["organisations"]

    assert problem(await visitor.get(f"/api/reference/organisations/{one.sha256}")) == (401, "LOGIN_REQUIRED")
    reply = await operator.http.get(f"/api/reference/organisations/{one.sha256}")
    assert reply.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    assert len(decode(reply.content).entries) == one.entries


async def test_a_list_is_shown_first_then_imported_and_reaches_every_device(
    administrator: Desk, operator: Desk
) -> None:
    before = (await held_by(operator))["units"]

    shown = (await put(administrator, "preview&version=2026&source=A%20standard")).raise_for_status().json()
    still = (await held_by(operator))["units"]
    done = (await put(administrator, f"confirm={shown['hash']}&version=2026&source=A%20standard")).json()
    after = (await held_by(operator))["units"]

    assert (shown["done"], done["done"]) == (False, True)
    assert still == before
    assert (after.version, after.source, after.entries, after.example) == ("2026", "A standard", 2, False)
    assert [one["keys"] for one in shown["changes"] if one["kind"] == "changed"] == [["KGM"], ["LTR"]]
    assert shown["counts"] == {"added": 0, "changed": 2, "ended": 0, "removed": before.entries - 2}
    assert (shown["before"]["version"], shown["after"]["version"]) == (before.version, "2026")
    new = await fetched(operator.http, after)
    assert new.entries[1].words == {"en": "litre", "nl": "liter"}
    assert (await fetched(operator.http, before)).version == before.version


async def test_only_what_changed_is_sent_again(administrator: Desk, operator: Desk) -> None:
    lines = await operator.pull_page()
    operator.checkpoint = lines[-1]["token"]

    await imported(administrator)

    assert set(await held_by(operator)) == {"units"}


async def test_an_import_wakes_the_devices(administrator: Desk, harbour: Office) -> None:
    async with harbour.server.nudges.waiting(frozenset(("reference",))) as moved:
        await imported(administrator)

        await asyncio.wait_for(moved.wait(), 5)


async def test_the_same_import_again_is_no_change(administrator: Desk) -> None:
    await imported(administrator)

    again = (await put(administrator, "preview")).raise_for_status().json()

    assert (again["hash"], again["changes"]) == ("", [])


async def test_nobody_imports_over_what_another_changed_since_the_preview(administrator: Desk, operator: Desk) -> None:
    shown = (await put(administrator, "preview")).json()
    await imported(administrator, UNITS.replace("litre", "liter"))

    stale = await put(administrator, f"confirm={shown['hash']}")

    assert problem(stale) == (409, "PREVIEW_STALE")
    assert (await fetched(operator.http, (await held_by(operator))["units"])).entries[1].words["en"] == "liter"


async def test_a_confirmation_is_of_the_file_that_was_shown(administrator: Desk) -> None:
    shown = (await put(administrator, "preview")).json()

    assert problem(await put(administrator, f"confirm={shown['hash']}", UNITS + "MTR,m,metre,meter\n")) == (
        409,
        "PREVIEW_STALE",
    )


async def test_of_two_confirmations_at_once_one_is_done(administrator: Desk) -> None:
    mine, theirs = UNITS, UNITS.replace("litre", "liter")
    hashes = [(await put(administrator, "preview", body)).json()["hash"] for body in (mine, theirs)]

    replies = await asyncio.gather(
        *(put(administrator, f"confirm={one}", body) for one, body in zip(hashes, (mine, theirs), strict=True))
    )

    assert sorted(reply.status_code for reply in replies) == [200, 409]


async def test_bad_lines_are_named_and_nothing_is_changed(administrator: Desk, operator: Desk) -> None:
    before = (await held_by(operator))["units"]

    reply = await put(administrator, "preview", UNITS + ",x,nothing,\nMTR,m\n")

    assert problem(reply) == (422, "NOT_ACCEPTED")
    assert [(fault["line"], fault["column"]) for fault in reply.json()["faults"]] == [(4, "code"), (5, "")]
    assert reply.json()["count"] == 2
    assert [(fault["code"], fault["names"]) for fault in reply.json()["faults"]] == [
        ("empty", {}),
        ("cells", {"cells": "2", "columns": "4"}),
    ]
    assert (await held_by(operator))["units"] == before


@pytest.mark.parametrize("who", ["operator-1", "inspector-1", "planner-1"])
async def test_only_administrators_see_and_change_the_reference_data(who: str, harbour: Office) -> None:
    desk = await harbour.desk(who)

    assert problem(await put(desk, "preview")) == (403, "MISSING_RIGHT")
    assert problem(await patch(desk, "preview", remove=[{"code": "KGM"}])) == (403, "MISSING_RIGHT")
    assert problem(await desk.http.get("/api/reference")) == (403, "MISSING_RIGHT")
    assert problem(await desk.http.get("/api/reference/units")) == (403, "MISSING_RIGHT")


async def test_nobody_without_a_session_imports(visitor: httpx.AsyncClient) -> None:
    reply = await visitor.put("/api/reference/units?preview", content=UNITS.encode(), headers=CSV)

    assert problem(reply) == (401, "LOGIN_REQUIRED")


async def test_an_administrator_neither_makes_nor_decides_documents(administrator: Desk, operator: Desk) -> None:
    document_id = await operator.submit_new()

    result = await administrator.set(document_id, 2, {"part2/documentary/result": "satisfactory"})

    assert result.code == "MISSING_RIGHT"


@pytest.mark.parametrize(
    ("query", "body", "name", "headers", "expected"),
    [
        ("", UNITS, "units", {}, (400, "BAD_REQUEST")),
        ("preview&confirm=1", UNITS, "units", {}, (400, "BAD_REQUEST")),
        ("preview&valid_from=yesterday", UNITS, "units", {}, (400, "BAD_REQUEST")),
        ("preview&version=" + "x" * 501, UNITS, "units", {}, (400, "BAD_REQUEST")),
        ("preview&from=-1", UNITS, "units", {}, (400, "BAD_REQUEST")),
        ("preview&kind=other", UNITS, "units", {}, (400, "BAD_REQUEST")),
        ("preview&source=%00", UNITS, "units", {}, (400, "BAD_REQUEST")),
        ("confirm=" + "0" * 64, UNITS, "units", {}, (409, "PREVIEW_STALE")),
        ("preview", "", "units", {}, (422, "NOT_ACCEPTED")),
        ("preview", b"\xff\xfe", "units", {}, (422, "NOT_ACCEPTED")),
        ("preview", UNITS, "nothing", {}, (404, "NOT_FOUND")),
        ("preview", UNITS, "posts", {}, (422, "NOT_ACCEPTED")),
        ("preview", UNITS, "units", {"Content-Type": "text/html"}, (415, "WRONG_TYPE")),
        ("preview", UNITS, "units", {"Content-Encoding": "gzip"}, (400, "BAD_REQUEST")),
        ("preview", b"{", "units", {"Content-Type": "application/json"}, (400, "BAD_REQUEST")),
        ("preview", b'{"rows": [["KGM"]]}', "units", {"Content-Type": "application/json"}, (400, "BAD_REQUEST")),
        ("preview", b'{"rows": []}', "units", {"Content-Type": "application/json"}, (422, "NOT_ACCEPTED")),
        ("preview", gzip.compress(bytes(65 << 20)), "units", {"Content-Encoding": "gzip"}, (413, "TOO_LARGE")),
    ],
)
async def test_what_cannot_be_imported_is_refused(
    query: str, body: str | bytes, name: str, headers: dict[str, str], expected: tuple[int, str], administrator: Desk
) -> None:
    assert problem(await put(administrator, query, body, name, **headers)) == expected


async def test_a_list_comes_in_as_json_too(administrator: Desk, operator: Desk) -> None:
    data = {"rows": [{"code": "KGM", "en": "kilogram"}], "version": "J", "source": "A test", "valid_from": "2026-01-01"}
    address = "/api/reference/units"
    shown = (await administrator.http.put(f"{address}?preview", json=data, headers=APP)).raise_for_status().json()

    await administrator.http.put(f"{address}?confirm={shown['hash']}", json=data, headers=APP)

    units = (await held_by(operator))["units"]
    assert (units.version, units.entries, str(units.valid_from)) == ("J", 1, "2026-01-01")


async def test_an_administrator_sees_every_list_and_its_columns(administrator: Desk) -> None:
    answer = (await administrator.http.get("/api/reference")).json()
    known = {one["name"]: one for one in answer["lists"]}

    assert set(known) == set(DEFINITIONS)
    assert [(one["name"], one["part"], one["required"]) for one in known["quantity_limits"]["fields"]] == [
        ("code", "key", True),
        ("group", "key", False),
        ("limit", "value", True),
    ]
    assert [one["name"] for one in known["nomenclature"]["fields"]] == ["code", "unit"]
    assert known["posts"]["derived"]
    assert known["nomenclature"]["held"]["published"]["version"] == "HS 2022"
    assert answer["most_bytes"] == 64 * 1024 * 1024


async def test_a_list_says_who_changed_it_last_and_how_often_it_has_changed(administrator: Desk) -> None:
    async def units() -> dict[str, Any]:
        lists = (await administrator.http.get("/api/reference")).json()["lists"]
        return next(one for one in lists if one["name"] == "units")["held"]

    before = await units()
    await imported(administrator)
    after = await units()

    assert (before["person"], before["person_name"], before["action"]) == ("program", "", "reference.bring")
    assert (after["person_name"], after["action"]) == (administrator.member.name, "reference.import")
    assert after["rev"] == before["rev"] + 1
    assert after["at"].startswith(administrator.now.date().isoformat())


async def test_a_difference_is_shown_with_the_lines_before_and_after_a_part_at_a_time(administrator: Desk) -> None:
    lines = "".join(f"A{number:03},a thing\n" for number in range(150))

    whole = (await put(administrator, "preview", f"code,en\nKGM,kilo\n{lines}")).raise_for_status().json()
    rest = (await put(administrator, "preview&kind=added&from=100", f"code,en\nKGM,kilo\n{lines}")).json()

    assert (len(whole["changes"]), whole["counts"]["added"]) == (100, 150)
    assert [one["keys"][0] for one in rest["changes"]] == [f"A{number}" for number in range(100, 150)]
    assert rest["hash"] == whole["hash"]
    kilo = (await put(administrator, "preview&kind=changed", f"code,en\nKGM,kilo\n{lines}")).json()["changes"]
    assert [(one["before"][0]["en"], one["after"][0]["en"]) for one in kilo] == [("kilogram", "kilo")]


async def test_what_the_query_says_of_a_list_goes_before_what_its_json_says(administrator: Desk) -> None:
    data = {"rows": [{"code": "KGM", "en": "kilogram"}], "version": "J", "source": "A test"}

    shown = await administrator.http.put("/api/reference/units?preview&version=2027", json=data, headers=APP)

    assert (shown.json()["after"]["version"], shown.json()["after"]["source"]) == ("2027", "A test")


async def test_a_list_that_was_written_as_csv_comes_in_again_without_a_difference(administrator: Desk) -> None:
    written = (await administrator.http.get("/api/reference/nomenclature")).raise_for_status()

    shown = (await put(administrator, "preview", written.content, "nomenclature")).raise_for_status().json()

    assert written.headers["Content-Type"].startswith("text/csv")
    assert not any(shown["counts"].values())


async def test_one_entry_is_corrected(administrator: Desk, operator: Desk) -> None:
    before = (await held_by(operator))["units"]
    shipped = {entry.keys[0]: entry.words for entry in (await fetched(operator.http, before)).entries}
    change = {"put": [{"code": "KGM", "en": "kilo"}]}

    shown = (await patch(administrator, "preview", **change)).raise_for_status().json()
    done = (await patch(administrator, f"confirm={shown['hash']}", **change)).raise_for_status().json()

    after = (await held_by(operator))["units"]
    assert [(one["kind"], one["keys"]) for one in shown["changes"]] == [("changed", ["KGM"])]
    assert done["done"]
    assert after.entries == before.entries
    words = {entry.keys[0]: entry.words for entry in (await fetched(operator.http, after)).entries}
    assert words["KGM"] == shipped["KGM"] | {"en": "kilo"}
    assert after.source == before.source
    assert "corrected" in after.version


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, (422, "NOT_ACCEPTED")),
        ({"put": [{"code": f"X{number}", "en": "x"} for number in range(101)]}, (422, "NOT_ACCEPTED")),
        ({"remove": [{"code": "NEVER"}]}, (422, "NOT_ACCEPTED")),
        ({"put": [{"code": "KGM", "until": "never"}]}, (422, "NOT_ACCEPTED")),
        ({"put": "KGM"}, (400, "BAD_REQUEST")),
    ],
)
async def test_a_correction_that_says_nothing_or_too_much_is_refused(
    change: dict[str, Any], expected: tuple[int, str], administrator: Desk
) -> None:
    assert problem(await patch(administrator, "preview", **change)) == expected


async def test_a_correction_that_changes_nothing_is_none(administrator: Desk) -> None:
    shown = (await patch(administrator, "preview", put=[{"code": "KGM", "en": "kilogram"}])).json()

    assert (shown["hash"], shown["changes"]) == ("", [])


async def test_who_imported_what_is_in_the_audit_trail(administrator: Desk, harbour: Office) -> None:
    await imported(administrator)

    async with harbour.server.database.snapshot() as connection:
        row = (await connection.execute(select(audit).where(audit.c.action == "reference.import"))).one()
    assert (row.person, row.record) == ("administrator-1", "units")
    assert msgspec.json.decode(row.detail)["changed"] == 2


async def test_the_rules_on_the_server_use_what_was_imported(administrator: Desk, harbour: Office) -> None:
    await imported(administrator, "code,limit\n0102,7\n", "quantity_limits")

    async with harbour.server.database.glance() as connection:
        lists = await harbour.server.lists.now(connection)

    found = lists["quantity_limits"].find(("01022110", None), administrator.now.date())
    assert found is not None
    assert found.value == "7"
