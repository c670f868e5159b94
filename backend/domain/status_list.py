"""Whether issued certificates are in force: IETF Token Status List as a signed CWT, two bits a certificate.

A list tells nothing about a certificate but its state: an index is drawn at random, and a list is fetched whole.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import IntEnum

from msgspec import Struct

from sync_protocol import cbor, cose
from sync_protocol.cose import Untrusted
from sync_protocol.key_set import EXP, IAT, SUB, KeySet, Use, seconds

SHARD_SIZE = 2**16
"""Certificates in one list. A larger index would cost two bytes more in every QR code."""
ASK_AGAIN_AFTER = timedelta(hours=1)
GOOD_FOR = timedelta(hours=72)

_TYP = "application/statuslist+cwt"
_TTL, _STATUS_LIST = 65534, 65533
_BITS = 2
_MOST_BYTES = 2**16


class CertificateStatus(IntEnum):
    """2 means suspended in the standard; nothing is suspended here. 3 is ours to define."""

    VALID = 0
    ENDED = 1
    REPLACED = 3


class StatusList(Struct, frozen=True, kw_only=True):
    """A verified list. A lower `issued_at` than already seen of this `uri` is a rollback; past `expires_at` the list
    says nothing. Times in seconds since 1970."""

    uri: str
    issued_at: int
    expires_at: int
    packed: bytes

    def __getitem__(self, index: int) -> CertificateStatus | None:
        """The state of one certificate, None for an index outside the list or a state that has no meaning here."""
        value = state_at(self.packed, index)
        return CertificateStatus(value) if value in _KNOWN else None


_KNOWN = frozenset(CertificateStatus)


def token(
    by: cose.Signer, uri: str, statuses: Mapping[int, CertificateStatus], at: datetime, size: int = SHARD_SIZE
) -> bytes:
    """The signed list of one shard. `uri` is the address that it is served at.

    `statuses` names the certificates that are not valid any more, by index. Raises IndexError for one beyond `size`.
    """
    packed = packed_states(statuses, size)
    payload = {
        SUB: uri,
        EXP: seconds(at + GOOD_FOR),
        IAT: seconds(at),
        _TTL: int(ASK_AGAIN_AFTER.total_seconds()),
        _STATUS_LIST: {"bits": _BITS, "lst": zlib.compress(packed, 9)},
    }
    return cose.sign(by, cbor.encode(payload), typ=_TYP)


def verify(message: bytes, keys: KeySet, uri: str) -> StatusList:
    """The list, if the authority signed it for this address. Raises Untrusted. Whether it is too old is not judged."""
    outer = cose.read(message)
    match cose.payload_of(outer):
        case {2: str(sub), 4: int(exp), 6: int(iat), 65533: {"bits": 2, "lst": bytes(lst)}} if outer.typ == _TYP:
            pass
        case _:
            raise Untrusted("malformed", "The status list cannot be read.")
    cose.verify(outer, keys.signing_key(Use.STATUS, outer.kid, iat))
    if sub != uri:
        raise Untrusted("other_list", "This is the status list of other certificates.")
    return StatusList(uri=sub, issued_at=iat, expires_at=exp, packed=inflate(lst))


def packed_states(statuses: Mapping[int, int], size: int, bits: int = _BITS) -> bytes:
    """The standard's array of states, the lowest bits first. Raises IndexError for an index beyond `size`."""
    each = 8 // bits
    packed = bytearray(-(-size // each))
    for index, state in statuses.items():
        if not 0 <= index < size:
            raise IndexError(f"no index {index} in a list of {size}")
        packed[index // each] |= state << index % each * bits
    return bytes(packed)


def state_at(packed: bytes, index: int, bits: int = _BITS) -> int | None:
    """The state of one place in such an array, None outside it."""
    each = 8 // bits
    if not 0 <= index < len(packed) * each:
        return None
    return packed[index // each] >> index % each * bits & (1 << bits) - 1


def inflate(lst: bytes, most_bytes: int = _MOST_BYTES) -> bytes:
    """The array of a list as it travels. Raises Untrusted for one that does not unpack, or to more than that."""
    inflater = zlib.decompressobj()
    try:
        packed = inflater.decompress(lst, most_bytes)
    except zlib.error as error:
        raise Untrusted("malformed", "The status list cannot be unpacked.") from error
    if not inflater.eof or inflater.unused_data:
        raise Untrusted("malformed", "The status list cannot be unpacked.")
    return packed
