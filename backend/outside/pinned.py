"""Calls to addresses that others named: over https only, and only where such an address may lead.

The name is looked up here, and the connection goes to the address that was judged: a name that leads somewhere else a
moment later gains nothing. No redirection is followed, and no answer is read without end.
"""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

import httpx

MOST_BYTES = 64 * 1024
PATIENCE_S = 30.0
"""For one call in all. The client's own time begins anew with every byte: who sends one now and then would hold up for
days whatever else the worker has to do."""

_ADDRESS = re.compile(r"[!-~]+")
_LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"{_LABEL}(\.{_LABEL})*")
"""A name as the DNS has it: what does not fit makes the look-up itself fail, in ways of its own."""


class Reply(NamedTuple):
    """What came back; of a body that does not end soon, its beginning."""

    status: int
    headers: httpx.Headers
    body: bytes


def host_of(address: str, *, private: bool) -> str:
    """The host of an address that may be called at all. Raises ValueError, with what is wrong, for any other.

    `private` allows other ports than that of https.
    """
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
        httpx.URL(address)
    except (ValueError, httpx.InvalidURL):
        raise ValueError("is no address") from None
    if not _ADDRESS.fullmatch(address) or (host and not _HOST.fullmatch(host)):
        raise ValueError("is no address")
    if parts.scheme != "https" or not host or parts.username is not None or parts.password is not None:
        raise ValueError("must be a plain https address")
    if port not in (None, 443) and not private:
        raise ValueError("must be at the usual port of https")
    return host


async def post(
    client: httpx.AsyncClient,
    address: str,
    content: bytes,
    headers: Mapping[str, str],
    *,
    private: bool,
    patience_s: float = PATIENCE_S,
) -> Reply:
    """Send a body. Raises OSError for a name that leads to an address that is not public and where it takes too long,
    and httpx.HTTPError."""
    async with asyncio.timeout(patience_s):
        return await _post(client, address, content, headers, private=private)


async def _post(
    client: httpx.AsyncClient, address: str, content: bytes, headers: Mapping[str, str], *, private: bool
) -> Reply:
    parts = urlsplit(address)
    host, port = parts.hostname or "", parts.port or 443
    refused = httpx.ConnectError(f"{host} has no address")
    for found in await addresses_of(host, port, private=private):
        request = client.build_request(
            "POST",
            httpx.URL(address).copy_with(host=found),
            content=content,
            headers={**headers, "Host": parts.netloc, "Accept-Encoding": "identity"},
            extensions={"sni_hostname": host},
        )
        try:
            reply = await client.send(request, stream=True, follow_redirects=False)
        except httpx.ConnectError as error:  # a machine without IPv6 reaches the next address
            refused = error
            continue
        try:
            return Reply(reply.status_code, reply.headers, await _beginning(reply))
        finally:
            await reply.aclose()
    raise refused


async def _beginning(reply: httpx.Response) -> bytes:
    """As it came: packed in spite of what was asked, two kilobytes can stand for gigabytes."""
    body = bytearray()
    async for some in reply.aiter_raw():
        body += some
        if len(body) >= MOST_BYTES:
            break
    return bytes(body[:MOST_BYTES])


async def addresses_of(host: str, port: int, *, private: bool) -> Sequence[str]:
    """Where the name leads now. Raises OSError where one of the addresses is not public, unless `private` allows it."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(entry[4][0]) for entry in found]
    for address in addresses:
        if not private and not _is_public(address):
            raise OSError(f"{host} leads to {address}, which is not a public address")
    return addresses


_INTERNET = ipaddress.ip_network("2000::/3")
"""All of version 6 that is routed. Beside it are ways to write an address of version 4, of which Python knows some."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def _is_public(address: str) -> bool:
    """Also of the address of version 4 that stands inside one of version 6, where a gateway would bring us."""
    found = ipaddress.ip_address(address)
    inside = None
    if isinstance(found, ipaddress.IPv6Address):
        nat64 = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF) if found in _NAT64 else None
        if nat64 is None and found not in _INTERNET:
            return False
        inside = found.sixtofour or nat64
    return all(one.is_global and not one.is_multicast for one in (found, inside) if one is not None)
