"""The second client: a device's side of the protocol in Python, for other systems, tests and measurements.

`Device` is the whole of it without a network; `client/network.py` brings it over HTTP. docs/python-client.md shows how.
"""

from __future__ import annotations

from .device import Device, Status
from .kept import Kept, Position, Record, RowState, Stream
from .machine import Phase
from .questions import Ask, Failure, Question, Trouble, Wait
from .store import SqliteStore, StorageFailure
from .stream import DeviceStream, Head
from .view import View
from .writing import Act, CannotKeep, Identity, Queued

__all__ = [
    "Act",
    "Ask",
    "CannotKeep",
    "Device",
    "DeviceStream",
    "Failure",
    "Head",
    "Identity",
    "Kept",
    "Phase",
    "Position",
    "Question",
    "Queued",
    "Record",
    "RowState",
    "SqliteStore",
    "Status",
    "StorageFailure",
    "Stream",
    "Trouble",
    "View",
    "Wait",
]
