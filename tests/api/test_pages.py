"""The app's files as a browser gets them: kept for as long as they cannot change, and under a strict policy."""

from __future__ import annotations

import gzip
from pathlib import Path

import httpx
import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from backend.api import pages
from backend.api.shell import Server
from backend.outside import key_folder, keys
from backend.outside.key_folder import Keyring, Place
from sync_protocol import cose
from sync_protocol.base64url import unbase64url
from sync_protocol.key_set import Use
from tests.desk import START, Office, office

NAVIGATION = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
HASHED = "/assets/index-CBA6XdWq.js"
CHECKED = ["/", "/sw.js", "/manifest.webmanifest", "/c"]


@pytest.mark.parametrize(
    "path", ["/", "/index.html", "/d/CVEDP.NL.2026.0000001", "/login", "/operator/new?step=2", "/a/b/c"]
)
async def test_the_app_answers_at_each_of_its_addresses(path: str, visitor: httpx.AsyncClient) -> None:
    reply = await visitor.get(path, headers=NAVIGATION)

    assert reply.status_code == 200
    assert reply.headers["Content-Type"].startswith("text/html")
    assert "<title>Waarmerk</title>" in reply.text
    assert reply.headers["Cache-Control"] == "no-cache"


def root_in(page: str) -> bytes:
    _, _, rest = page.partition('<meta name="waarmerk-root" content="')
    return unbase64url(rest[: rest.index('"')])


@pytest.mark.parametrize("path", ["/c", "/check.html"])
async def test_the_check_page_carries_the_root_key_that_it_trusts(
    path: str, visitor: httpx.AsyncClient, harbour: Office
) -> None:
    reply = await visitor.get(path, headers=NAVIGATION)

    root = root_in(reply.text)
    public_key = cose.public_key_from(root)
    assert isinstance(public_key, ec.EllipticCurvePublicKey)
    assert root == keys.root_public_key(harbour.server.keys)
    assert public_key == harbour.server.keys.of(Use.ROOT)[0].public_key()


async def test_a_server_that_runs_hands_out_a_root_that_followed(
    settled: Server, sqlite_settled_url: str, tmp_path: Path
) -> None:
    place = Place(tmp_path / "keys", "a secret of more than sixteen characters")
    own = msgspec.structs.replace(settled, keyring=Keyring(place, START))
    async with office(own, sqlite_settled_url, tmp_path) as harbour, harbour.visitor() as visitor:
        before = await visitor.get("/c")
        rotated = key_folder.rotate(place, Use.ROOT, START)
        after = await visitor.get("/c", headers={"If-None-Match": before.headers["ETag"]})

    assert root_in(after.text) == keys.root_public_key(rotated) != root_in(before.text)


async def test_print_3_the_check_page_carries_what_its_installation_is_for(visitor: httpx.AsyncClient) -> None:
    reply = await visitor.get("/c", headers=NAVIGATION)

    assert '<meta name="waarmerk-installation" content="demo">' in reply.text


async def test_a_file_named_by_its_content_is_kept_for_a_year(visitor: httpx.AsyncClient) -> None:
    reply = await visitor.get(HASHED)

    assert reply.status_code == 200
    assert reply.headers["Content-Type"].startswith("text/javascript")
    assert reply.headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("path", CHECKED)
async def test_a_file_that_may_change_is_asked_for_each_time(path: str, visitor: httpx.AsyncClient) -> None:
    reply = await visitor.get(path)

    assert reply.headers["Cache-Control"] == "no-cache"
    assert reply.headers["ETag"].startswith('"')


async def test_the_manifest_has_its_own_type(visitor: httpx.AsyncClient) -> None:
    reply = await visitor.get("/manifest.webmanifest")

    assert reply.headers["Content-Type"].startswith("application/manifest+json")


@pytest.mark.parametrize("path", [*CHECKED, HASHED, "/d/CVEDP.NL.2026.0000001"])
@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', '"other",W/{} , "third"', "*"])
async def test_a_browser_that_has_the_file_gets_no_second_copy(
    path: str, form: str, visitor: httpx.AsyncClient
) -> None:
    etag = (await visitor.get(path, headers=NAVIGATION)).headers["ETag"]

    again = await visitor.get(path, headers=NAVIGATION | {"If-None-Match": form.format(etag)})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == etag
    assert "Content-Security-Policy" in again.headers


async def test_a_browser_that_has_another_copy_gets_the_file(visitor: httpx.AsyncClient) -> None:
    reply = await visitor.get("/", headers={"If-None-Match": '"0123", W/"4567"'})

    assert reply.status_code == 200


async def test_what_can_be_compressed_is_sent_compressed_to_whoever_takes_it(visitor: httpx.AsyncClient) -> None:
    async with visitor.stream("GET", HASHED, headers={"Accept-Encoding": "br, gzip"}) as packed:
        raw = b"".join([chunk async for chunk in packed.aiter_raw()])
    plain = await visitor.get(HASHED, headers={"Accept-Encoding": "identity"})

    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(raw) == plain.content
    assert len(raw) < len(plain.content)
    assert packed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    assert packed.headers["ETag"] != plain.headers["ETag"]  # a strong tag is of the very bytes


async def test_whoever_refuses_a_compression_gets_none(visitor: httpx.AsyncClient) -> None:
    reply = await visitor.get(HASHED, headers={"Accept-Encoding": "gzip;q=0, *;q=0.5"})

    assert "Content-Encoding" not in reply.headers


@pytest.mark.parametrize("path", [*CHECKED, HASHED, "/d/CVEDP.NL.2026.0000001"])
async def test_the_head_of_a_file_has_no_body(path: str, visitor: httpx.AsyncClient) -> None:
    whole = await visitor.get(path, headers=NAVIGATION)

    head = await visitor.head(path, headers=NAVIGATION)

    assert (head.status_code, head.content) == (200, b"")
    for name in ("ETag", "Cache-Control", "Content-Type", "Content-Security-Policy"):
        assert head.headers[name] == whole.headers[name]


@pytest.mark.parametrize("path", [*CHECKED, HASHED])
async def test_every_file_has_the_headers_that_guard_a_page(path: str, visitor: httpx.AsyncClient) -> None:
    headers = (await visitor.get(path)).headers

    assert headers["Content-Security-Policy"] == pages.POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


async def test_webassembly_runs_in_our_workers_and_on_no_page(visitor: httpx.AsyncClient) -> None:
    worker = (await visitor.get("/assets/decode.worker-DG5djrMU.js")).headers["Content-Security-Policy"]

    assert "'wasm-unsafe-eval'" in worker
    assert "'wasm-unsafe-eval'" not in pages.POLICY
    assert worker.replace(" 'wasm-unsafe-eval'", "") == pages.POLICY


def test_the_policy_lets_in_nothing_inline_and_nothing_from_elsewhere() -> None:
    directives = {name: rest for name, _, rest in (one.partition(" ") for one in pages.POLICY.split("; "))}

    assert "unsafe-inline" not in pages.POLICY
    assert "'unsafe-eval'" not in pages.POLICY
    assert "http" not in pages.POLICY
    assert "*" not in pages.POLICY
    assert directives["default-src"] == directives["style-src"] == directives["connect-src"] == "'self'"
    assert directives["frame-ancestors"] == directives["object-src"] == directives["base-uri"] == "'none'"
    assert directives["require-trusted-types-for"] == "'script'"


@pytest.mark.parametrize("path", ["/assets/..%2findex.html", "/assets/%2e%2e/keys.json", "/../waarmerk.db"])
async def test_nothing_outside_the_built_app_is_served(path: str, visitor: httpx.AsyncClient) -> None:
    assert (await visitor.get(path)).status_code == 404
