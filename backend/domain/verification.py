"""What a code comes to: is it genuine, and does it still hold. Two questions, and the answer says which one failed.

The check page asks them in the same order (`pwa/src/check/verdict.ts`); `docs/seal.md` tells others how.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from backend.domain.status_list import CertificateStatus, StatusList
from sync_protocol.cose import Untrusted
from sync_protocol.key_set import KeySet, seconds
from sync_protocol.seal import VerifiedSeal, verify_seal


class Verdict(StrEnum):
    """`VALID` alone is green. `PROVISIONAL` and `LAPSED` are of a device's own seal (SIGN-6). `WITHDRAWN`: its key is.
    `UNKNOWN`: genuine, but nobody here can say whether it holds; `UNCHECKED`: the means to judge are missing.
    `UNSEALED`: a link that names a document, as papers without a seal have it."""

    VALID = "valid"
    PROVISIONAL = "provisional"
    UNKNOWN = "unknown"
    EXPIRED = "expired"
    LAPSED = "lapsed"
    REPLACED = "replaced"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"
    FALSE = "false"
    UNSEALED = "unsealed"
    UNCHECKED = "unchecked"


_SAID = {
    Verdict.VALID: "Genuine, and in force.",
    Verdict.PROVISIONAL: "Genuine, made by an inspector's device without a network. The authority's own seal follows.",
    Verdict.UNKNOWN: "Genuine, but whether it is still in force is not known here.",
    Verdict.EXPIRED: "Genuine, but its time has passed.",
    Verdict.LAPSED: "Genuine, but a provisional seal of which the time has passed.",
    Verdict.REPLACED: "Genuine, but another certificate has taken its place.",
    Verdict.ENDED: "Genuine, but cancelled or recalled.",
}
_WITHDRAWN = frozenset({"revoked_key", "log_proof_needed"})


class Examined(Struct, frozen=True, kw_only=True):
    """`seal` is None where the code is not genuine: nothing that it says is then shown. `code` says why, as a word that
    stays. `known_at` and `known_until`: of when the status is and until when it may be relied on, 0 without a list;
    seconds since 1970."""

    verdict: Verdict
    sentence: str
    code: str = ""
    seal: VerifiedSeal | None = None
    known_at: int = 0
    known_until: int = 0


def examine(
    message: bytes,
    keys: KeySet,
    list_of: Callable[[str], StatusList | None],
    at: datetime,
    *,
    current: bool = True,
    logged_at: int | None = None,
) -> Examined:
    """The verdict on a seal's bytes. `list_of` gives the newest verified status list of a shard, if there is one.

    `current` says whether `keys` came from the authority just now: a key that it does not hold is then no key of
    the authority. `logged_at` is when the log is proven to have had the seal. A clock that was set back makes no old
    list new: no moment is before one that the authority signed.
    """
    now = max(seconds(at), keys.issued_at)
    if now > keys.expires_at:
        return refused(Untrusted("expired", "The authority's keys that are known here are too old to judge by."))
    try:
        seal = verify_seal(message, keys, logged_at)
    except Untrusted as problem:
        return refused(problem, current=current)
    claims = seal.claims
    if seal.device is not None:
        return _said(Verdict.LAPSED if now > claims.expires_at else Verdict.PROVISIONAL, seal)
    known = list_of(claims.covers.shard)
    if known is None:
        return _said(Verdict.EXPIRED if now > claims.expires_at else Verdict.UNKNOWN, seal)
    now = max(now, known.issued_at)
    verdict = _in_force(known[claims.covers.index], good=now <= known.expires_at, expired=now > claims.expires_at)
    return _said(verdict, seal, known)


def refused(problem: Untrusted, *, current: bool = True) -> Examined:
    """What a refusal comes to. Keys that may be old are no reason to call a code false."""
    if problem.code in _WITHDRAWN:
        verdict = Verdict.WITHDRAWN
    elif problem.code == "no_seal":
        verdict = Verdict.UNSEALED
    elif problem.code == "expired" or (problem.code == "unknown_key" and not current):
        verdict = Verdict.UNCHECKED
    else:
        verdict = Verdict.FALSE
    return Examined(verdict=verdict, sentence=problem.sentence, code=problem.code)


def _in_force(status: CertificateStatus | None, *, good: bool, expired: bool) -> Verdict:
    """Ended and replaced stay so, however old the word: neither is ever taken back."""
    match status:
        case CertificateStatus.ENDED:
            return Verdict.ENDED
        case CertificateStatus.REPLACED:
            return Verdict.REPLACED
        case _ if expired:
            return Verdict.EXPIRED
        case CertificateStatus.VALID if good:
            return Verdict.VALID
        case _:
            return Verdict.UNKNOWN


def _said(verdict: Verdict, seal: VerifiedSeal, known: StatusList | None = None) -> Examined:
    return Examined(
        verdict=verdict,
        sentence=_SAID[verdict],
        seal=seal,
        known_at=known.issued_at if known is not None else 0,
        known_until=known.expires_at if known is not None else 0,
    )
