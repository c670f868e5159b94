"""What a device keeps: streams and their operations, the server's records, and how far the pull is."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from sync_protocol.document import RecordType

from .stream import Head


class RowState(StrEnum):
    """`pending`: the server may not have it, or its answer is not here. `final`: the answer is here."""

    PENDING = "pending"
    FINAL = "final"


class Stream(Struct, frozen=True, kw_only=True):
    """A gapless chain of operations under one enrolment of the device.

    `epoch` is the server's time in which it answered last for this stream, empty before; `registered` whether that
    server knows it.
    """

    head: Head
    device_id: str
    token: str
    epoch: str = ""
    registered: bool = False

    @property
    def client_id(self) -> str:
        return self.head.client_id


class Kept(Struct, frozen=True, kw_only=True):
    """One operation as it stands in its stream. `answered` is the number of the last question before its answer came;
    `result` are the bytes of the server's Result, empty before. `place` counts what was done on the device, in whatever
    stream it stands; 0 before it is kept."""

    client_id: str
    seq: int
    op_id: str
    record_type: str
    record: str
    prev: str
    hash: str
    body: str
    group: str
    at: str
    state: RowState = RowState.PENDING
    result: bytes = b""
    refused: bool = False
    answered: int = 0
    dismissed: bool = False
    place: int = 0


class Record(Struct, frozen=True, kw_only=True):
    """A record as pulled. `feeds` hold it; it stays without one while operations wait on it.

    `seen`: operations of the current stream up to it are in the data. `asked` is the number of the question that it
    came with. `stale`: it is from before the copy began anew, and has not come again yet.
    """

    type: RecordType
    id: str
    rev: int
    data: bytes
    feeds: tuple[str, ...] = ()
    seen: int = 0
    asked: int = 0
    stale: bool = False


class Position(Struct, frozen=True, kw_only=True):
    """How far the pull is. `last_seq`: operations of `client_id` up to it are in every record; `asked` is the number of
    the question that the last complete page came with, and `complete_at` when that was."""

    epoch: str = ""
    client_id: str = ""
    checkpoint: str = ""
    complete: bool = False
    last_seq: int = 0
    asked: int = 0
    server_time: str = ""
    complete_at: str = ""
