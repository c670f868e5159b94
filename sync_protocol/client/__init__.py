"""The second client: a device's side of the protocol in Python, for other systems, tests and measurements.

`Device` is the whole of it without a network; `client/network.py` brings it over HTTP. docs/python-client.md shows how.
"""

from __future__ import annotations

from .stream import DeviceStream, Head

__all__ = ["DeviceStream", "Head"]
