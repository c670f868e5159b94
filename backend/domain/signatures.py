"""What a person signed, held against the document that it is about: the statement, its content, the device's chain.

Nothing here reads a clock or a key.
"""

from __future__ import annotations

import hashlib
import unicodedata

import msgspec

from backend.domain.held import Context, Held, Refused, Signature
from sync_protocol import cbor, rules, signed
from sync_protocol.base64url import unbase64url
from sync_protocol.document import Document, RelationKind
from sync_protocol.editions import stray
from sync_protocol.forms import CATALOGUE
from sync_protocol.rules import Form
from sync_protocol.scalars import from_wire
from sync_protocol.signed import Dated, VerifiedStatement
from sync_protocol.wire import Signed


class Link(msgspec.Struct, frozen=True):
    """A statement whose signature holds and that is new of its device: the next link of the device's chain."""

    verified: VerifiedStatement
    signature: Signature


class Checked(msgspec.Struct, frozen=True):
    """A link about this document and this act, with the content that it covers."""

    verified: VerifiedStatement
    signature: Signature
    content: object


def form_of(document: Document, content: object) -> Form | Refused:
    """Signed content as the document's form, where it fits that and the edition that the document was made by."""
    try:
        form: Form = msgspec.convert(content, CATALOGUE[document.type].content, dec_hook=from_wire)
    except msgspec.ValidationError as error:
        return Refused("CONTENT", f"The signed content does not fit the form: {error}.")
    if foreign := stray(form, document.edition):
        return Refused("EDITION", f"The edition {document.edition} has no box {foreign}.", fields=(foreign,))
    return form


def link(args: Signed, context: Context) -> Link | Refused:
    """Judge a statement by itself. The chain moves on with every link, also where the act is refused."""
    try:
        message, content = unbase64url(args.statement), unbase64url(args.content)
    except ValueError as error:
        return Refused("SIGNATURE_SHAPE", f"The signed bytes cannot be read: {error}.")
    verified = signed.verify_statement(message, context.keys, context.received, context.device_key)
    if isinstance(verified, signed.Refused):
        return Refused("SIGNATURE", verified.sentence, fields=(verified.code,))
    statement = verified.statement
    if (statement.person_id, statement.device_id) != (context.who.id, context.device_id):
        return Refused("SIGNATURE_OF_ANOTHER", "It was signed by another person or on another device.")
    if statement.person_name != unicodedata.normalize("NFC", context.who.name):  # an account of before may lack it
        return Refused("SIGNATURE_OF_ANOTHER", "It was signed in another name than the account's.")
    if context.revoked:
        return Refused("DEVICE_REVOKED", "The device was revoked; its signatures count no more.", quarantined=True)
    if statement.counter <= context.counter:
        return Refused("SIGNATURE_REPEATED", "The device has signed with this number before.")
    signature = Signature(
        hash=verified.digest.hex(),
        document_id=statement.document_id,
        action=statement.action,
        statement=message,
        content=content,
        counter=statement.counter,
    )
    return Link(verified, signature)


MOST_REMEMBERED_S = 8 * 3600
"""How old a remembered password may be (SIGN-3), in seconds."""
PASSWORD_NEEDED = Refused("SIGNATURE_REMEMBERED", "This needs the password, given for this signature.")


def asks_anew(document: Document, action: str) -> bool:
    """Whether no remembered password signs it (SIGN-3): what ends a certificate, or takes another's place.

    Whether a completion recalls, `afterwards.complete` finds out, and refuses it likewise. A device also asks where its
    person goes over what somebody else said; that it did, only the device can know.
    """
    replaces = any(one.kind is RelationKind.REPLACES for one in document.relations)
    return action in ("cancel", "recall") or (action == "decide" and replaces)


def checked(held: Held, args: Signed, action: str, context: Context) -> Checked | Refused:
    linked = link(args, context)
    if isinstance(linked, Refused):
        return linked
    statement, content = linked.verified.statement, linked.signature.content
    if linked.verified.uncertified and not context.vouched:
        detail = "The authority has withdrawn the key that certified the device: a person has to look at this."
        return Refused("CERTIFICATE_WITHDRAWN", detail, quarantined=True)
    if (statement.action, statement.document_id) != (action, held.document.id):
        return Refused("SIGNATURE_OF_ANOTHER", "What was signed is about another document or act.")
    if statement.auth == "session" and (statement.auth_age_s > MOST_REMEMBERED_S or asks_anew(held.document, action)):
        return PASSWORD_NEEDED
    if action != "decide" and linked.verified.dated is not Dated.WITHIN:
        # A decision is a fact: dated like this it is put before a person. What is asked for can be asked for again.
        return Refused(
            "SIGNATURE_DATED", "By its date it was signed before the device had seen the server, or later than now."
        )
    if statement.content != hashlib.sha256(content).digest():
        return Refused("CONTENT_HASH", "The content is not the one that was signed.")
    if (statement.previous or b"").hex() != context.last_signature:
        return Refused("SIGNATURE_CHAIN", "It does not follow the device's last signature here.", quarantined=True)
    try:
        value = cbor.decode(content)
        canonical = cbor.content_bytes(value)
    except cbor.NotCanonical as error:
        return Refused("CONTENT", f"The signed content cannot be read: {error}.")
    if canonical != content:  # the seal would name others than were signed
        return Refused("CONTENT", "In signed content nothing stands that is empty.")
    return Checked(linked.verified, linked.signature, value)


def value_of(form: Form) -> dict[str, object]:
    """The content as the value that JSON holds."""
    return msgspec.json.decode(rules.encode(form), type=dict[str, object])


def content_digest(form: Form) -> bytes:
    """SHA-256 of the content's canonical bytes: what a statement and a seal name the content by."""
    return hashlib.sha256(cbor.content_bytes(value_of(form))).digest()


def other_version(document: Document, checked: Checked) -> Refused | None:
    """A request about a version that is no longer the last: the person has not seen what it would change."""
    signed_on = checked.verified.statement.version
    if signed_on == document.version:
        return None
    return Refused("VERSION", f"It was signed on version {signed_on}; now it is version {document.version}.")
