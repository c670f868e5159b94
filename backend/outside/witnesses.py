"""Sends the log's checkpoints to people and machines outside, who can then say if it ever tells another history.

A witness with an https address speaks C2SP tlog-witness: it checks that the log only grew, and answers with its
signature. A witness with a mail address gets the same lines as a text, and keeps them. Only the addresses in the
settings are called, and those of https only where they lead to public addresses.
"""

from __future__ import annotations

import asyncio
import smtplib
import ssl
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from urllib.parse import unquote, urlsplit

import httpx

from backend.outside import pinned
from backend.settings import Settings

TIMEOUT_S = 20.0

MAIL = "mailto:"


class Unreachable(Exception):
    """The witness did not take it, and may later; the message says why."""


class Correspondent:
    """Writes to witnesses. `ssl_context` is for tests whose witnesses have certificates of their own."""

    def __init__(self, settings: Settings, *, ssl_context: ssl.SSLContext | None = None) -> None:
        self._settings = settings.log
        self._tls = ssl_context or ssl.create_default_context()
        self._client = httpx.AsyncClient(verify=self._tls, timeout=TIMEOUT_S, follow_redirects=False)

    async def close(self) -> None:
        await self._client.aclose()

    async def submit(self, address: str, body: str) -> pinned.Reply:
        """`add-checkpoint` of a witness. Raises Unreachable where nobody answers, or may not be asked."""
        try:
            pinned.host_of(address, private=self._settings.private)
        except ValueError as error:
            raise Unreachable(f"The address {error}.") from None
        headers = {"Content-Type": "text/plain; charset=utf-8"}
        url = f"{address.rstrip('/')}/add-checkpoint"
        try:
            return await pinned.post(self._client, url, body.encode(), headers, private=self._settings.private)
        except (httpx.HTTPError, OSError) as error:
            raise Unreachable(f"{type(error).__name__}: {error}") from None

    async def mail(self, address: str, subject: str, text: str, at: datetime) -> None:
        """Send a text to a mail address. Raises Unreachable where the mail server does not take it."""
        message = EmailMessage()
        message["From"] = self._settings.mail_from
        message["To"] = address.removeprefix(MAIL)
        message["Subject"] = subject
        message["Date"] = format_datetime(at)
        message["Message-ID"] = make_msgid(domain=self._settings.mail_from.partition("@")[2])
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(text, cte="base64")
        try:
            await asyncio.to_thread(self._hand_over, message)
        except (smtplib.SMTPException, OSError) as error:
            raise Unreachable(f"{type(error).__name__}: {error}") from None

    def _hand_over(self, message: EmailMessage) -> None:
        server = urlsplit(self._settings.smtp)
        host, user, password = server.hostname or "", unquote(server.username or ""), unquote(server.password or "")
        if server.scheme == "smtps":
            session = smtplib.SMTP_SSL(host, server.port or 465, timeout=TIMEOUT_S, context=self._tls)
        else:
            session = smtplib.SMTP(host, server.port or 587, timeout=TIMEOUT_S)
        with session:
            if server.scheme == "smtp":
                session.starttls(context=self._tls)
            if user:
                session.login(user, password)
            session.send_message(message)
