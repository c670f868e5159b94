"""How often a seal was checked, and from how many places: what gives a copied code away.

A seal proves its paper's content, not that the paper is the only one. A code that is checked from many places within a
day may be on many papers, and whoever checks it is told so.

Nobody is followed by this. Of a check nothing is kept but its *place*: a short keyed hash of the network that it came
from, 65,536 addresses or more, made for the one certificate, so that the places of two certificates cannot be compared.
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address

from msgspec import Struct

KEPT_FOR = timedelta(days=90)
"""Since the place was last seen."""

SAME_CHECK_WITHIN = timedelta(minutes=10)
"""A page that is loaded again, or a second look, counts once."""

MANY_WITHIN = timedelta(days=1)
MANY_PLACES = 8
"""A consignment in transit is honestly checked by a post, customs, a terminal, a carrier and a buyer on one day, each
from one network or two; eight are worth a look at the seals."""

MOST_PLACES = 64
"""Of one certificate: that bounds what a stranger can make the server keep. One more takes the room of the one not seen
for longest, so that whoever had it checked from many places long ago does not hide a copy that turns up today."""


class Seen(Struct, frozen=True, kw_only=True):
    """The checks of one certificate from one place."""

    place: str
    times: int
    first_at: datetime
    last_at: datetime


class Checked(Struct, frozen=True, kw_only=True):
    """What whoever checks a seal is told of the checks before. `many`: from so many places within a day that the code
    may have been copied."""

    times: int
    places: int
    since: datetime
    many: bool


def network(address: str) -> str:
    """The network of an address: the first 16 bits of four bytes, the first 32 of sixteen; empty for what is none."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped is not None:
        parsed = parsed.ipv4_mapped
    return f"{parsed.version}:{parsed.packed[: 2 if parsed.version == 4 else 4].hex()}"


def place(secret: bytes, shard: str, index: int, address: str) -> str:
    """Where a check of this certificate came from, so coarse that it names nobody."""
    return hmac.digest(secret, f"{shard}/{index}/{network(address)}".encode(), "sha256")[:6].hex()


def counts(seen: Sequence[Seen], here: str, at: datetime) -> bool:
    """Whether a check from here adds to what is known."""
    before = next((one for one in seen if one.place == here), None)
    return before is None or at - before.last_at >= SAME_CHECK_WITHIN


def gives_way(seen: Sequence[Seen], here: str) -> str:
    """The place that is forgotten for a new one, empty where there is room."""
    if len(seen) < MOST_PLACES or any(one.place == here for one in seen):
        return ""
    return min(seen, key=lambda one: one.last_at).place


def summed(seen: Sequence[Seen], at: datetime) -> Checked | None:
    """None where nobody checked it before."""
    if not seen:
        return None
    return Checked(
        times=sum(one.times for one in seen),
        places=len(seen),
        since=min(one.first_at for one in seen),
        many=sum(at - one.last_at <= MANY_WITHIN for one in seen) >= MANY_PLACES,
    )
