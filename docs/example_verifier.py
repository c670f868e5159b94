"""A verifier written from docs/seal.md and, for proofs, docs/log.md, with cbor2 and cryptography alone.

It is there to be read, and to prove the pages whole.

    python docs/example_verifier.py docs/seal-vectors.json

It keeps nothing between two runs: a real one keeps the newest root, key set and status lists, and refuses older ones.
"""

import base64
import hashlib
import json
import re
import sys
import unicodedata
import zlib
from pathlib import Path

import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, utils

OURS, CERTIFICATE = -65537, -65537
HALF = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551 // 2
DIGITS = {3: 1, 5: 2, 8: 3, 10: 4, 13: 5, 15: 6, 17: 7}
REQUIRED, KNOWN = set(range(1, 6)), set(range(1, 15))
KINDS = {1: (int, str), 4: (bytes,), 9: (list,), 13: (bytes,)} | dict.fromkeys((2, 3, 7, 8, 11), (str,))
NAMES_A_DOCUMENT = re.compile(
    r"[A-Z]{2,8}\.[A-Z]{2}\.\d{4}\.\d{1,12}[A-Z]?(-V\d{1,4})?|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII
)
VERDICTS = {"revoked_key": "withdrawn", "log_proof_needed": "withdrawn", "no_seal": "unsealed"}


class Refused(Exception):
    """The argument is the code."""


def need(condition, code="malformed"):
    if not condition:
        raise Refused(code)


def encoded(value, depth=0):
    """The one encoding of a value: what a loose reader read must come out as the same bytes."""
    need(depth <= 16)
    if isinstance(value, bool) or (isinstance(value, int) and abs(value) < 2**53) or isinstance(value, bytes):
        return cbor2.dumps(value)
    if isinstance(value, str):
        need(unicodedata.is_normalized("NFC", value))
        return cbor2.dumps(value)
    need(isinstance(value, list | dict))
    head = bytearray(cbor2.dumps(len(value)))
    head[0] |= 0x80 if isinstance(value, list) else 0xA0
    if isinstance(value, list):
        return bytes(head) + b"".join(encoded(item, depth + 1) for item in value)
    need(all(isinstance(key, int | str) and not isinstance(key, bool) for key in value))
    rows = sorted((encoded(key), encoded(item, depth + 1)) for key, item in value.items())
    return bytes(head) + b"".join(key + item for key, item in rows)


def read(data, kind):
    try:
        value = cbor2.loads(data)
    except Exception as error:
        raise Refused("malformed") from error
    need(isinstance(value, kind) and encoded(value) == data)
    return value


def parts(message):
    """Header, certificate, payload, and what a signature is checked with."""
    need(message[:1] == b"\xd2")
    outer = read(message[1:], list)
    need(len(outer) == 4 and [type(part) for part in outer] == [bytes, dict, bytes, bytes])
    protected, unprotected, payload, signature = outer
    header = read(protected, dict)
    need(header.get(1) == -7 and isinstance(header.get(4), bytes) and len(header[4]) == 8)
    need(set(header) <= {1, 4, 16} and isinstance(header.get(16, ""), str))
    need(set(unprotected) <= {CERTIFICATE} and all(isinstance(one, bytes) and one for one in unprotected.values()))
    need(len(signature) == 64 and int.from_bytes(signature[32:], "big") <= HALF)
    return header, unprotected.get(CERTIFICATE), read(payload, dict), (protected, payload, signature)


def public(cose_key):
    need(set(cose_key) == {1, -1, -2, -3} and cose_key[1] == 2 and cose_key[-1] == 1, "bad_key")
    need(all(isinstance(cose_key[axis], bytes) and len(cose_key[axis]) == 32 for axis in (-2, -3)), "bad_key")
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), b"\4" + cose_key[-2] + cose_key[-3])


def identifier(cose_key):
    return hashlib.sha256(encoded(cose_key)).digest()[:8]


def check(signed, cose_key, context=b""):
    protected, payload, signature = signed
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    data = encoded(["Signature1", protected, context, payload])
    try:
        public(cose_key).verify(utils.encode_dss_signature(r, s), data, ec.ECDSA(hashes.SHA256()))
    except (InvalidSignature, ValueError) as error:
        raise Refused("bad_signature") from error


def from_text(text, address):
    prefix = f"{address}/c#"
    if not (text.isascii() and text.isdigit()):
        need(text.startswith(prefix), "other_address")
        text = text.removeprefix(prefix)
        need(not NAMES_A_DOCUMENT.fullmatch(text), "no_seal")
    need(text.isascii() and text.isdigit() and len(text) <= 2488)
    out = b""
    for start in range(0, len(text), 17):
        group = text[start : start + 17]
        need(len(group) in DIGITS and int(group) < 256 ** DIGITS[len(group)])
        out += int(group).to_bytes(DIGITS[len(group)], "big")
    need(len(out) <= 1024)
    return out


def key_set(message, root):
    header, word, claims, signed = parts(message)
    signer = successor(header[4], word, root, 8)
    check(signed, signer)
    keys = [entry | {"key": read(entry[2], dict)} for entry in claims[OURS][2]]
    return {"root": signer, "issued": claims[6], "expires": claims[4], "keys": keys}


def successor(kid, word, root, steps):
    """The root that a message names: the one that is known, or one that it handed over to."""
    if kid == identifier(root):
        return root
    need(word and steps, "unknown_root")
    header, before, claims, signed = parts(word)
    check(signed, successor(header[4], before, root, steps - 1), b"waarmerk-root-1")
    need(identifier(claims[8][1]) == kid, "unknown_root")
    return claims[8][1]


def signing_key(keys, use, kid, at, seen=None):
    """`seen`: when a witness had seen the signature in the log, None where nobody says so."""
    found = [entry for entry in keys["keys"] if entry[1] == use and identifier(entry["key"]) == kid]
    need(found, "unknown_key")
    if found[0].get(5):
        before = found[0].get(6)
        need(before, "revoked_key")
        need(seen is not None and seen < before, "log_proof_needed")
    need(found[0][3] <= at <= found[0][4], "key_not_in_use")
    return found[0]["key"]


def seen_in_log(proof, witnesses, keys, message):
    """The earliest second at which a trusted witness had seen this seal in the log, None where the proof shows none."""
    try:
        above, _, checkpoint = proof.partition("\n\n")
        magic, extra, index, *path = above.split("\n")
        need(magic == "c2sp.org/tlog-proof@v1" and extra.startswith("extra ") and index.startswith("index "))
        entry = base64.b64decode(extra.removeprefix("extra "), validate=True)
        said = read(entry, dict)
        need(said[2] == "issued" and said[3] == hashlib.sha256(message).digest())
        text, _, below = checkpoint.rpartition("\n\n")
        origin, size, root = text.split("\n")[:3]
        leaf = hashlib.sha256(b"\0" + entry).digest()
        path = [base64.b64decode(one, validate=True) for one in path]
        need(top(leaf, int(index.removeprefix("index ")), int(size), path) == base64.b64decode(root, validate=True))
        of_log = [(origin, b"\1" + one["key"][-2]) for one in keys["keys"] if one[1] == "log" and not one.get(5)]
        of_others = [(name, base64.b64decode(raw)) for name, _, raw in (one.split("+", 2) for one in witnesses)]
        times = [
            signed_at(f"{text}\n".encode(), base64.b64decode(line[2])[4:], key)
            for line in (one.split(" ") for one in below.splitlines())
            for name, key in of_log + of_others
            if (name, hashlib.sha256(name.encode() + b"\n" + key).digest()[:4])
            == (line[1], base64.b64decode(line[2])[:4])
        ]
        need(0 in times)  # the log itself, which says no time
        return min((one for one in times if one), default=None)
    except (Refused, InvalidSignature, ValueError, KeyError):
        return None


def signed_at(text, signature, key):
    """When a witness signed; 0 for a log. The key's first byte says which of the two it is."""
    at = int.from_bytes(signature[:8], "big") if key[0] == 4 else 0
    data = b"cosignature/v1\ntime %d\n%s" % (at, text) if at else text
    ed25519.Ed25519PublicKey.from_public_bytes(key[1:]).verify(signature[8:] if at else signature, data)
    return at


def top(leaf, index, size, path):
    """The root that a leaf and its path lead to (RFC 9162, 2.1.3.2)."""
    need(0 <= index < size)
    place, last, found = index, size - 1, leaf
    for one in path:
        need(last)
        if place & 1 or place == last:
            found = hashlib.sha256(b"\1" + one + found).digest()
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = hashlib.sha256(b"\1" + found + one).digest()
        place, last = place >> 1, last >> 1
    need(not last)
    return found


def fields(payload):
    need(set(payload) == {2, 4, 6, OURS} and isinstance(payload[2], str))
    need(all(type(payload[key]) is int for key in (4, 6)) and isinstance(payload[OURS], dict))
    covers = payload[OURS]
    need(set(covers) >= REQUIRED and set(covers) <= KNOWN)
    for key, value in covers.items():
        need(type(value) in KINDS.get(key, (int,)) and (type(value) is not int or value >= 0))
        need(type(value) is not str or len(value) <= 200)
    need(type(covers[1]) is str or 1 <= covers[1] <= 9)
    need(len(covers[4]) == 32 and len(covers.get(13, bytes(16))) == 16)
    pairs = covers.get(9, [])
    need(len(pairs) in {0, 2, 4} and all(isinstance(one, str) and len(one) <= 200 for one in pairs))
    return covers


def seal(message, keys, seen=None):
    """What the seal covers, until when it counts, and whether it is provisional."""
    header, certificate, payload, signed = parts(message)
    covers = fields(payload)
    if certificate is None:
        check(signed, signing_key(keys, "issue", header[4], payload[6], seen))
        need(covers.get(11) and 13 in covers)
        return covers, payload[4], False
    theirs, beside, device, vouched = parts(certificate)
    need(beside is None)
    need(isinstance(device.get(2), str) and device[2].count("|") == 1 and isinstance(device.get(8), dict))
    need(type(device.get(4)) is int and type(device.get(6)) is int and isinstance(device[8].get(1), dict))
    check(vouched, signing_key(keys, "device_ca", theirs[4], device[6]))
    public(device[8][1])
    need(identifier(device[8][1]) == header[4], "other_key")
    check(signed, device[8][1], b"waarmerk-provisional-1")
    need(device[6] <= payload[6] <= payload[4] <= device[4], "certificate_expired")
    return covers, payload[4], True


def status(message, keys, address, covers):
    """Issued, expires and the state in a list, or None where it is not accepted."""
    try:
        header, _, claims, signed = parts(message)
        need(header.get(16) == "application/statuslist+cwt" and claims[65533]["bits"] == 2)
        check(signed, signing_key(keys, "status", header[4], claims[6]))
        need(claims[2] == f"{address}/.well-known/waarmerk-status/{covers[11]}", "other_list")
        packed = zlib.decompressobj().decompress(claims[65533]["lst"], 65536)
    except (Refused, KeyError, TypeError, zlib.error):
        return None
    place = covers.get(12, 0)
    state = packed[place // 4] >> 2 * (place % 4) & 3 if place // 4 < len(packed) else 2
    return claims[6], claims[4], state


def verdict(text, status_list, at, keys, address, proof="", witnesses=()):
    """The verdict, and why where it is refused."""
    now = max(at, keys["issued"])
    if now > keys["expires"]:
        return "unchecked", "expired"
    try:
        message = from_text(text, address)
        seen = seen_in_log(proof, witnesses, keys, message) if proof else None
        covers, until, provisional = seal(message, keys, seen)
    except Refused as reason:
        code = str(reason)
        return VERDICTS.get(code, "false"), code
    if provisional:
        return ("lapsed" if now > until else "provisional"), ""
    known = status(status_list, keys, address, covers) if status_list else None
    issued, expires, state = known or (0, 0, 2)
    now = max(now, issued)
    if state in {1, 3}:
        return ("ended" if state == 1 else "replaced"), ""
    if now > until:
        return "expired", ""
    return ("valid" if state == 0 and now <= expires else "unknown"), ""


def main(path):
    vectors = json.loads(Path(path).read_text(encoding="utf-8"))
    keys = key_set(bytes.fromhex(vectors["key_set"]), cbor2.loads(bytes.fromhex(vectors["root"])))
    wrong = 0
    for case in vectors["cases"] + vectors["proofs"]:
        shown = case.get("proof", ""), case.get("witnesses", ())
        found = verdict(case["text"], bytes.fromhex(case["list"]), case["at"], keys, vectors["address"], *shown)
        if found != (case["verdict"], case["code"]):
            wrong += 1
            print(f"{case['name']}: {found}, not {(case['verdict'], case['code'])}")
    root = cbor2.loads(bytes.fromhex(vectors["root"]))
    for case in vectors["key_sets"]:
        try:
            found = encoded(key_set(bytes.fromhex(case["message"]), root)["root"]).hex(), ""
        except Refused as reason:
            found = "", str(reason)
        if found != (case["root"], case["code"]):
            wrong += 1
            print(f"{case['name']}: {found}, not {(case['root'], case['code'])}")
    count = sum(len(vectors[name]) for name in ("cases", "key_sets", "proofs"))
    print(f"{count} cases, {wrong} judged otherwise")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
