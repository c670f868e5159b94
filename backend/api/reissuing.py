"""After a key that issued certificates was withdrawn: which of them stand no more, and the same ones issued anew.

What an inspector signed is untouched by the loss of the authority's key. So nobody decides again: the server signs
anew what it signed before, with the key that it has now, and the certificate keeps its number.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime

import msgspec
from msgspec import Struct
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.api import auditing, concluding
from backend.api.log import proof_of
from backend.api.problems import Problem
from backend.api.shell import Server
from backend.domain import issuing, rights, signatures
from backend.domain.held import Held, Refused
from backend.domain.status_list import CertificateStatus
from backend.outside.keys import signed_by
from backend.store import certificates, documents, log, streams
from backend.store.certificates import Certificate, InForce
from sync_protocol import cbor, cose, log_proof, rules, seal, signed
from sync_protocol import document as sync
from sync_protocol.base64url import unbase64url
from sync_protocol.cose import Untrusted
from sync_protocol.document import Document
from sync_protocol.key_set import KeySet, PublishedKey, Use
from sync_protocol.log_proof import What
from sync_protocol.seal import Claims
from sync_protocol.signed import VerifiedStatement
from sync_protocol.workflow import Status


class Affected(Struct, frozen=True, kw_only=True):
    """A certificate in force whose key was withdrawn. `key` is its identifier in hex. `proven`: a witness signed that
    the log had it before others could have the key, so that with its proof it still counts."""

    found: InForce
    key: str
    proven: bool = False


class CannotReissue(Exception):
    """This certificate is not issued anew by itself; the message says why, for the operator."""


async def affected(server: Server) -> list[Affected]:
    """Every certificate in force that a withdrawn key signed, by number; those whose own time is over are not."""
    withdrawn = _withdrawn(_published(server))
    if not withdrawn:
        return []
    now = server.now()
    since, until = _span(withdrawn)
    listed: list[Affected] = []
    async with server.database.snapshot() as connection:
        async for one in certificates.in_force(connection, since, until):
            kid = cose.read(one.seal).kid
            if kid in withdrawn and seal.said(one.seal).expires_at >= now.timestamp():
                listed.append(Affected(found=one, key=kid.hex()))
        proven = {
            one.found.certificate.number
            for one in listed
            if await _is_proven(connection, server, one.found.seal, withdrawn[bytes.fromhex(one.key)])
        }
    return [msgspec.structs.replace(one, proven=one.found.certificate.number in proven) for one in listed]


async def reissue(server: Server, one: InForce) -> None:
    """Issue a certificate anew, if it is still in force; once, however often this is asked for.

    Raises CannotReissue and KeysProblem.
    """

    async def work(connection: AsyncConnection) -> Mapping[str, int]:
        return await _reissue(connection, server, one)

    moved = await server.database.attempt(work)
    if moved:
        await server.nudges.tell(frozenset(moved), notices=False)


def _published(server: Server) -> KeySet:
    return server.keys.trusted(server.settings.public_url, server.now())


def _withdrawn(keys: KeySet) -> dict[bytes, PublishedKey]:
    return {cose.key_id_of(one.key): one for one in keys.keys if one.use == Use.ISSUE and one.revoked_at}


def _span(keys: Mapping[bytes, PublishedKey]) -> tuple[datetime, datetime]:
    """From when until when these keys signed."""
    first, last = min(one.not_before for one in keys.values()), max(one.not_after for one in keys.values())
    return datetime.fromtimestamp(first, UTC), datetime.fromtimestamp(last, UTC)


async def _is_proven(connection: AsyncConnection, server: Server, message: bytes, key: PublishedKey) -> bool:
    if not key.proof_before:
        return False
    try:
        proof = await proof_of(connection, What.ISSUED, hashlib.sha256(message).digest())
        at = log_proof.verify_proof(proof, auditing.known_keys(server, proof)).logged_at
    except (Problem, Untrusted):
        return False
    return at is not None and at < key.proof_before


async def _reissue(connection: AsyncConnection, server: Server, one: InForce) -> Mapping[str, int]:
    place, at = one.certificate, server.now()
    held = (await documents.take(connection, [place.document])).get(place.document)
    now = await certificates.find(connection, place.shard, place.index)
    if held is None or now is None or now.status is not CertificateStatus.VALID:
        return {}  # somebody was first, or it has ended meanwhile
    certificate = held.document.certificate
    if held.document.status is not Status.VALID or certificate is None or certificate.number != place.number:
        raise CannotReissue("Its document is no longer as it was when it was issued.")
    claims = _genuine(one.seal, _published(server))
    statement = await _decided(connection, _published(server), held.document, claims)
    countersigned = await concluding.countersign(server.keys, statement.digest.hex(), held.document.status, at)
    shard, index = await certificates.Places(connection, at.year).draw()
    anew = issuing.claims_anew(claims, shard=shard, index=index, at=at)
    message = await signed_by(server.keys.signer(Use.ISSUE, at), lambda by: seal.issue(by, anew))
    new = Certificate(
        shard=shard,
        index=index,
        document=place.document,
        number=place.number,
        status=CertificateStatus.VALID,
        changed_at=at,
    )
    logged = await certificates.end_at(connection, place.shard, place.index, CertificateStatus.REPLACED, at)
    logged.append(await certificates.countersign_again(connection, statement.digest.hex(), countersigned, at))
    logged.append(await certificates.issue(connection, new, message))
    await log.append(connection, logged)
    after = _with(held, certificate, message, new)
    change = documents.Change(before=held, after=after, action="reissue", person=rights.SYSTEM, at=at)
    return await documents.write(connection, [change])


def _genuine(message: bytes, keys: KeySet) -> Claims:
    """What the seal says that is kept here, if the withdrawn key did sign it. Raises CannotReissue."""
    outer = cose.read(message)
    try:
        cose.verify(outer, cose.public_key_from(_withdrawn(keys)[outer.kid].key))
    except (Untrusted, KeyError) as error:
        raise CannotReissue("The seal that is kept here was changed.") from error
    return seal.said(message)


async def _decided(connection: AsyncConnection, keys: KeySet, document: Document, claims: Claims) -> VerifiedStatement:
    """The inspector's signed decision that a seal names. Raises CannotReissue where it does not hold by itself."""
    decision = document.decision
    if decision is None:
        raise CannotReissue("There is no decision here that it could be issued on.")
    kept = await certificates.decision_of(connection, document.id, unbase64url(decision.statement))
    device = await streams.device_by_id(
        connection, await certificates.signer_of(connection, cose.digest(kept.statement).hex())
    )
    enrolled = device.public_key if device is not None else b""
    verified = signed.verify_statement(kept.statement, keys, decision.received_at, enrolled)
    if isinstance(verified, signed.Refused):
        raise CannotReissue(f"The decision has to be signed anew: {verified.sentence}")
    said = (hashlib.sha256(kept.content).digest(), verified.digest[:16])
    if said != (claims.covers.content, claims.covers.statement) or verified.statement.content != said[0]:
        raise CannotReissue("The decision that is kept here is not the one that the seal names.")
    _refuse_other(claims, document, kept.content, verified)
    return verified


def _refuse_other(claims: Claims, document: Document, content: bytes, verified: VerifiedStatement) -> None:
    """Raises CannotReissue where a seal says anything else than what was decided: whoever had the key could write a
    heavier load or another container beside the right hash, and would have it signed by the key that counts."""
    form = signatures.form_of(document, cbor.decode(content))
    if isinstance(form, Refused):
        raise CannotReissue("What was decided does not fit its form.")
    covers, at = claims.covers, datetime.fromtimestamp(claims.issued_at, UTC)
    decided = msgspec.structs.replace(document, content=msgspec.Raw(rules.encode(form)), rev=covers.revision)
    expected = issuing.claims(Held(decided, {}), verified.digest.hex(), shard=covers.shard, index=covers.index, at=at)
    same = (claims.number, covers) == (expected.number, expected.covers)
    if not same or covers.outcome != verified.statement.outcome or claims.expires_at > expected.expires_at:
        raise CannotReissue("The seal that is kept here says something else than what was decided.")


def _with(held: Held, certificate: sync.Certificate, message: bytes, new: Certificate) -> Held:
    """The document with its certificate as it is now; nothing else of it is another."""
    document, at = held.document, new.changed_at
    issued = msgspec.structs.replace(
        certificate, digits=seal.digits(message), shard=new.shard, index=new.index, issued_at=at
    )
    changed = msgspec.structs.replace(
        document, rev=document.rev + 1, certificate=issued, changed_at=at, changed_by=rights.SYSTEM.name
    )
    return msgspec.structs.replace(held, document=changed)
