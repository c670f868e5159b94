"""What the documents tell a person to do, and what they name, is what there is."""

from __future__ import annotations

import re

from backend.api.problems import KINDS
from tests.runs import ROOT


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_after_a_restore_no_server_runs_before_it_is_told() -> None:
    _, _, below = text_of("docs/keys.md").partition("### After a restore")
    (steps, *_) = re.findall(r"```sh\n(.*?)```", below, re.DOTALL)

    stop, _, restored, verify, up, *_ = steps.splitlines()
    assert stop == "docker compose stop app worker"
    assert restored == "docker compose run --rm app restored"  # `exec` would need a server that runs
    assert re.fullmatch(r"docker compose run --rm -v .* app log verify --checkpoint /in/FILE", verify)
    assert up == "docker compose up --detach"


def test_each_code_that_a_client_can_meet_is_explained() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "backend").rglob("*.py"))
    results = set(re.findall(r"Refused\(\s*\"([A-Z_]+)\"", source))
    assert {"SIGNATURE_CHAIN", "SIGNATURE_DATED", "NOTHING_OPEN"} <= results

    explained = set(re.findall(r"`([A-Z][A-Z_]+)`", text_of("docs/protocol.md")))

    assert results - explained == set()
    assert KINDS.keys() - explained == set()


def test_each_problem_is_explained_with_its_status() -> None:
    rows = re.findall(r"^\| `([A-Z_]+)` \| (\d{3}) \|", text_of("docs/protocol.md"), re.MULTILINE)

    assert {code: int(status) for code, status in rows} == {code: kind.status for code, kind in KINDS.items()}


def test_each_address_is_documented() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "backend" / "api").glob("*.py"))
    addresses = set(re.findall(r"^@(?:get|post|put|delete|patch|http_get)\(\"(/[a-z].*?)\"", source, re.MULTILINE))
    assert {"/api/login", "/sync/v1/nudges", "/api/documents/{document_id:str}/print"} <= addresses

    pages = "".join(text_of(f"docs/{name}.md") for name in ("protocol", "seal", "log", "keys", "reference"))
    said = re.sub(r"<[a-z_0-9]+>|\b(LIST|INDEX|NUMBER|NAME)\b", "*", pages)

    assert {one for one in addresses if re.sub(r"\{.*?\}", "*", one) not in said} == set()
