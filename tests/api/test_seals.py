"""What anybody can verify with what is published: the keys, the status lists, and a seal by another library."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

import cwt
import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cwt.cose_key_interface import COSEKeyInterface
from sqlalchemy import update

from backend.domain import status_list
from backend.domain.status_list import CertificateStatus
from backend.outside import keys as stored
from backend.store import certificates
from backend.store.schema import certificate
from sync_protocol import cbor, cose, key_set, seal
from sync_protocol.base64url import unbase64url
from sync_protocol.cose import Untrusted
from sync_protocol.document import Certificate, Document
from sync_protocol.key_set import KeySet
from tests.desk import START, Desk, Office
from tests.sync.test_decide import cancel, certificate_of

KEYS = "/.well-known/waarmerk-keys"
STATUS = "/.well-known/waarmerk-status"
HERE = "http://localhost:8000"


async def root_of(visitor: httpx.AsyncClient) -> ec.EllipticCurvePublicKey:
    return cose.public_key_from(unbase64url((await visitor.get("/api/about")).json()["root"]))


async def published_keys(visitor: httpx.AsyncClient) -> KeySet:
    return key_set.verify((await visitor.get(KEYS)).content, await root_of(visitor), START)


async def listed(visitor: httpx.AsyncClient, certificate: Certificate) -> CertificateStatus | None:
    address = f"{STATUS}/{certificate.shard}"
    token = (await visitor.get(address)).content
    return status_list.verify(token, await published_keys(visitor), f"{HERE}{address}")[certificate.index]


async def status_now(visitor: httpx.AsyncClient, certificate: Certificate) -> str:
    reply = await visitor.get(f"/api/seals/{certificate.shard}/{certificate.index}")
    assert reply.headers["Cache-Control"] == "no-store"
    return str(reply.json()["status"])


async def test_the_published_keys_are_signed_by_the_root_for_thirty_days(visitor: httpx.AsyncClient) -> None:
    reply = await visitor.get(KEYS)
    root = await root_of(visitor)

    published = key_set.verify(reply.content, root, START + timedelta(days=29))

    assert published.authority == HERE
    assert {one.use for one in published.keys} == {"issue", "status", "log", "device_ca", "pdf_seal", "outbox"}
    assert reply.headers["Content-Type"] == "application/cwt"
    with pytest.raises(Untrusted) as problem:
        key_set.verify(reply.content, root, START + timedelta(days=31))
    assert problem.value.code == "expired"


async def test_another_root_vouches_for_nothing(visitor: httpx.AsyncClient) -> None:
    published = (await visitor.get(KEYS)).content

    with pytest.raises(Untrusted) as problem:
        key_set.verify(published, ec.generate_private_key(ec.SECP256R1()).public_key(), START)
    assert problem.value.code == "unknown_root"


async def test_a_list_without_any_certificate_is_signed_too(visitor: httpx.AsyncClient) -> None:
    reply = await visitor.get(f"{STATUS}/2026")

    verified = status_list.verify(reply.content, await published_keys(visitor), f"{HERE}{STATUS}/2026")

    assert {verified[index] for index in range(status_list.SHARD_SIZE)} == {CertificateStatus.VALID}
    assert reply.headers["Content-Type"] == "application/statuslist+cwt"
    assert verified.expires_at - verified.issued_at == 72 * 3600


@pytest.mark.parametrize("shard", ["2022", "2028", "9999", "0000", "2026b", "2026z"])
async def test_no_key_signs_a_list_that_no_certificate_can_be_in(visitor: httpx.AsyncClient, shard: str) -> None:
    assert (await visitor.get(f"{STATUS}/{shard}")).status_code == 404


async def test_a_list_is_good_for_its_own_certificates_alone(visitor: httpx.AsyncClient) -> None:
    token = (await visitor.get(f"{STATUS}/2026")).content

    with pytest.raises(Untrusted) as problem:
        status_list.verify(token, await published_keys(visitor), f"{HERE}{STATUS}/2026b")
    assert problem.value.code == "other_list"


async def test_another_library_verifies_a_seal_from_what_is_published(
    decided: Document, visitor: httpx.AsyncClient, harbour: Office
) -> None:
    other = cwt.CWT.new(leeway=10**10)  # its clock is today, the test's is not
    root = unbase64url((await visitor.get("/api/about")).json()["root"])
    published = (await visitor.get(KEYS)).content
    sealed = seal.from_digits(certificate_of(decided).digits)

    contents = cast("dict[int, dict[int, list[dict[int, object]]]]", other.decode(published, cwt_key(root)))[
        key_set.OURS
    ]
    issue_keys = [cwt_key(key) for entry in contents[2] if entry[1] == "issue" and isinstance(key := entry[2], bytes)]
    claims = cast("dict[int, object]", other.decode(sealed, issue_keys))

    assert root == stored.root_public_key(harbour.server.keys)
    assert claims[2] == certificate_of(decided).number == "CHEDP.NL.2026.0000001-V2"
    with pytest.raises(cwt.VerifyError):
        other.decode(sealed[:-1] + bytes([sealed[-1] ^ 1]), issue_keys)


async def test_another_library_verifies_the_status_list_from_what_is_published(
    decided: Document, visitor: httpx.AsyncClient
) -> None:
    token = (await visitor.get(f"{STATUS}/{certificate_of(decided).shard}")).content
    published = await published_keys(visitor)

    claims = cast(
        "dict[int, object]",
        cwt.CWT.new(leeway=10**10).decode(token, [cwt_key(one.key) for one in published.keys if one.use == "status"]),
    )

    assert claims[2] == f"{HERE}{STATUS}/{certificate_of(decided).shard}"


def cwt_key(raw: bytes) -> COSEKeyInterface:
    return cwt.COSEKey.new({**cast("dict[int, object]", cbor.decode(raw)), 2: cose.key_id_of(raw), 3: -7})


async def test_an_issued_certificate_is_in_force(decided: Document, visitor: httpx.AsyncClient) -> None:
    assert await listed(visitor, certificate_of(decided)) is CertificateStatus.VALID
    assert await status_now(visitor, certificate_of(decided)) == "valid"


async def test_st_5_the_certificate_of_a_cancelled_document_has_ended_for_everybody(
    decided: Document, inspector: Desk, visitor: httpx.AsyncClient
) -> None:
    result = await cancel(inspector, decided)

    assert result.status == "applied"
    assert await listed(visitor, certificate_of(decided)) is CertificateStatus.ENDED
    assert await status_now(visitor, certificate_of(decided)) == "ended"


async def test_of_a_place_where_no_certificate_is_nothing_is_known(
    decided: Document, visitor: httpx.AsyncClient
) -> None:
    certificate = certificate_of(decided)
    other = (certificate.index + 1) % status_list.SHARD_SIZE

    for place in (
        f"{certificate.shard}/{other}",
        "1999/0",
        "2026/-1",
        f"2026/{2**16}",
        f"2026/{2**40}",
        f"2026/{2**70}",
    ):
        reply = await visitor.get(f"/api/seals/{place}")
        assert (reply.status_code, reply.json()["status"]) == (200, "unknown"), place


@pytest.mark.parametrize("shard", ["26", "2026a", "2026bb", "2026B", "nonsense", "2026%00", "2026%0A", "٢٠٢٦"])
@pytest.mark.parametrize("address", [f"{STATUS}/{{}}", "/api/seals/{}/1"])
async def test_a_name_that_no_list_can_have_is_not_found(address: str, shard: str, visitor: httpx.AsyncClient) -> None:
    reply = await visitor.get(address.format(shard))

    assert (reply.status_code, reply.json()["code"]) == (404, "NOT_FOUND")


async def test_the_same_keys_are_there_as_json_web_keys(visitor: httpx.AsyncClient) -> None:
    reply = await visitor.get("/.well-known/jwks.json")
    published = await published_keys(visitor)

    jwks = {unbase64url(one["kid"]): one for one in reply.json()["keys"]}

    assert jwks.keys() == {cose.key_id_of(one.key) for one in published.keys}
    for one in published.keys:
        jwk = jwks[cose.key_id_of(one.key)]
        assert (jwk["waarmerk_use"], jwk["iat"], jwk["exp"]) == (one.use, one.not_before, one.not_after)
        if one.use != "outbox":
            assert cwt.COSEKey.from_jwk(jwk).kty == (1 if one.use == "log" else 2)  # another library reads it
    assert reply.headers["Content-Type"] == "application/jwk-set+json"


async def test_the_lists_that_there_are_are_named(decided: Document, visitor: httpx.AsyncClient) -> None:
    assert (await visitor.get(STATUS)).json() == {"status_lists": [f"{HERE}{STATUS}/2026"]}


async def test_the_lists_before_a_full_one_are_named_too(decided: Document, harbour: Office) -> None:
    async with harbour.server.database.begin() as connection:
        await connection.execute(update(certificate).values(shard="2026c"))
        shards = await certificates.shards(connection, ["2025", "2026", "2027"])

    assert shards == ["2026", "2026b", "2026c"]


async def test_a_cancellation_shows_online_within_a_minute(
    decided: Document, inspector: Desk, visitor: httpx.AsyncClient
) -> None:
    token = await visitor.get(f"{STATUS}/{certificate_of(decided).shard}")
    live = await visitor.get(f"/api/seals/{certificate_of(decided).shard}/{certificate_of(decided).index}")

    await cancel(inspector, decided)

    # Nobody may keep the answer of before longer than a minute, and whoever asks anew has it at once.
    assert token.headers["Cache-Control"] == "public, max-age=60"
    assert live.headers["Cache-Control"] == "no-store"
    assert await listed(visitor, certificate_of(decided)) is CertificateStatus.ENDED
    assert await status_now(visitor, certificate_of(decided)) == "ended"


@pytest.mark.parametrize("address", [KEYS, f"{STATUS}/2026"])
async def test_whoever_asks_again_within_a_minute_makes_no_key_work(
    address: str, visitor: httpx.AsyncClient, harbour: Office
) -> None:
    first = (await visitor.get(address)).content

    harbour.clock.pass_(seconds=59)
    within = (await visitor.get(address)).content
    harbour.clock.pass_(seconds=1)
    after = (await visitor.get(address)).content

    assert within == first != after


async def test_where_the_last_key_has_ended_it_is_said_that_nothing_can_be_signed(
    visitor: httpx.AsyncClient, harbour: Office, caplog: pytest.LogCaptureFixture
) -> None:
    harbour.clock.pass_(days=3 * 365)

    reply = await visitor.get(f"{STATUS}/2026")

    assert (reply.status_code, reply.json()["code"], reply.headers["Retry-After"]) == (503, "BUSY", "5")
    assert "waarmerk keys rotate status" in caplog.text


async def test_what_is_signed_for_everybody_is_kept_for_as_many_names_as_there_can_be(harbour: Office) -> None:
    kept, made = harbour.server.signed_for_all, list[int]()
    for number in range(200):
        kept.get(f"{number}", number, START, lambda number=number: made.append(number) or b"signed")

    kept.get("199", 199, START, lambda: made.append(-1) or b"signed")
    kept.get("0", 0, START, lambda: made.append(-2) or b"signed")

    assert made == [*range(200), -2]


@pytest.mark.parametrize("address", [KEYS, f"{STATUS}/2026", "/api/seals/2026/1"])
async def test_verifiers_of_others_may_read_it_and_learn_soon_of_a_change(
    address: str, visitor: httpx.AsyncClient
) -> None:
    headers = (await visitor.get(address)).headers

    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Cache-Control"] in ("public, max-age=60", "no-store")


async def test_nobody_else_may_read_what_is_a_persons(inspector: Desk) -> None:
    reply = await inspector.http.get("/api/me", headers={"Origin": "https://other.example"})

    assert "Access-Control-Allow-Origin" not in reply.headers
