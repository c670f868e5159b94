"""Pulls, decisions and seals: what a tablet asks for most, and what costs a signature."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from time import perf_counter, process_time

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec

from backend.app import utc_now
from bench.stage import OUTCOME, REV, Ground, Running, Tablet, all_applied, at_once
from bench.targets import Target
from sync_protocol import cose, key_set, seal
from sync_protocol.document import Document
from sync_protocol.key_set import PublishedKey, Use
from sync_protocol.wire import Operation

DECISIONS = 25
"""Of each client in a round."""

EMPTY_PULLS = 100


class Deciding:
    """Inspectors who sign decisions: verified, judged by the rules, countersigned and sealed."""

    def __init__(self, ground: Ground, running: Running) -> None:
        self.running, self._tablets = running, ground.tablets
        self._left = list(ground.documents)  # from the end: those at the beginning are pushed to

    def __call__(self) -> dict[str, float]:
        batches = [self._batch(tablet) for tablet in self._tablets]
        before = self.running.cpu_s()
        pairs = zip(self._tablets, batches, strict=True)
        seconds, answers = at_once([lambda t=tablet, b=batch: t.ask("/sync/v1/push", b) for tablet, batch in pairs])
        cpu = self.running.cpu_s() - before
        for answer in answers:
            all_applied(answer)
        count = DECISIONS * len(self._tablets)
        return {"decisions/s": count / seconds, "cpu ms": 1000 * cpu / count}

    def _batch(self, tablet: Tablet) -> bytes:
        return tablet.batch([self._decision(tablet, self._left.pop()) for _ in range(DECISIONS)])

    def _decision(self, tablet: Tablet, document: Document) -> Operation:
        now = utc_now()
        content = msgspec.json.decode(bytes(document.content))
        signed = tablet.stream.sign(
            "decide",
            document.id,
            content,
            now,
            rev=REV,
            version=document.version,
            reference=document.reference,
            outcome=OUTCOME,
        )
        return tablet.stream.operation("document.decide", document.id, REV, signed, now)


def pull_all(target: Target) -> dict[str, float]:
    """Every document, from nothing, page by page as a tablet does."""
    start = perf_counter()
    pages = target.pull(0)
    seconds = perf_counter() - start
    return {
        "docs/s": target.documents / seconds,
        "seconds": seconds,
        "bytes": sum(map(len, pages)) / target.documents,
        "gzip": sum(len(gzip.compress(page, 1)) for page in pages) / target.documents,
    }


def pull_nothing(target: Target) -> dict[str, float]:
    """A client that asks and finds that nothing has happened since it pulled everything."""
    before, start = target.cpu_s(), perf_counter()
    answers = [target.pull_nothing(0) for _ in range(EMPTY_PULLS)]
    seconds, cpu = perf_counter() - start, target.cpu_s() - before
    return {"pulls/s": EMPTY_PULLS / seconds, "cpu ms": 1000 * cpu / EMPTY_PULLS, "bytes": len(answers[0])}


def verify_seals() -> dict[str, float]:
    """Seals verified by one core, from the text of their code, the keys known."""
    at = datetime(2026, 7, 14, 12, tzinfo=UTC)
    issuer = cose.signer(ec.generate_private_key(ec.SECP256R1()))
    published = PublishedKey(
        use=Use.ISSUE,
        key=cose.public_key_bytes(issuer.private_key.public_key()),
        not_before=0,
        not_after=int(at.timestamp()) + 10**6,
    )
    keys = key_set.KeySet(authority="bench", version=1, issued_at=0, expires_at=2**40, keys=(published,))
    covers = seal.Covers(
        outcome="internal_market",
        title="Shrimps, frozen",
        cn="03061792",
        content=bytes(32),
        revision=4,
        net_grams=21_600_000,
        origin="EC",
        destination="NL",
        identifiers=("MSKU4471902", "EC0448913"),
        shard="2026",
        index=17,
        statement=bytes(16),
    )
    claims = seal.Claims(
        number="CHEDP.NL.2026.0000001-V2",
        issued_at=int(at.timestamp()),
        expires_at=int(at.timestamp()) + 10**6,
        covers=covers,
    )
    message = seal.issue(issuer, claims)
    text, times = seal.qr_text("https://wm.example", message), 2000
    start = process_time()
    for _ in range(times):
        seal.verify_seal(seal.read_qr(text, "https://wm.example"), keys)
    return {"seals/s": times / (process_time() - start), "bytes": len(message)}
