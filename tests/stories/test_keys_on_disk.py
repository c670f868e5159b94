"""What a browser has written of the signing key: nothing that anybody can use without the password.

The search is shown to work: with protection switched off, it finds the same key each time.
"""

from __future__ import annotations

import base64
import re
from pathlib import Path
from typing import Any

import pytest
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_der_private_key
from playwright.sync_api import Page, Playwright, expect

from backend.api.sessions import hasher
from tests.stories.on_disk import forms, search
from tests.stories.world import Tablet, Waarmerk, inspect, sign

pytestmark = pytest.mark.stories

INSPECTOR, SHRIMPS = "inspector2@harbour.example", "Shrimps, frozen"
PASSWORD = "four grey herons on a bollard"
TIMES = 3

# Every database, store and value, with bytes as base64 and what is neither told by the name of its kind.
READ_BACK = """async () => {
  const plain = (value) => {
    if (value instanceof ArrayBuffer)
      return { bytes: btoa(new Uint8Array(value).reduce((text, one) => text + String.fromCharCode(one), "")) };
    if (ArrayBuffer.isView(value)) return plain(value.slice().buffer);
    if (Array.isArray(value)) return value.map(plain);
    if (value === null || typeof value !== "object") return value;
    const kind = Object.prototype.toString.call(value);
    if (kind !== "[object Object]") return { kind };
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one)]));
  };
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const found = {};
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    found[name] = {};
    for (const store of database.objectStoreNames)
      found[name][store] = plain(await done(database.transaction(store).objectStore(store).getAll()));
    database.close();
  }
  return found;
}"""

# What a page would do that trusts `extractable: false`: the same key, kept as the browser keeps one.
UNPROTECTED = """async ([pkcs8, filler]) => {
  const bytes = Uint8Array.from(atob(pkcs8), (one) => one.charCodeAt(0));
  const key = await crypto.subtle.importKey("pkcs8", bytes, { name: "ECDSA", namedCurve: "P-256" }, false, ["sign"]);
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open("unprotected", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("keys");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  await new Promise((resolve, reject) => {
    const writing = database.transaction("keys", "readwrite", { durability: "strict" });
    writing.objectStore("keys").put(key, "signing");
    for (let n = 0; n < filler; n++) writing.objectStore("keys").put("filler ".repeat(8_000) + n, n);
    writing.oncomplete = resolve;
    writing.onerror = () => reject(writing.error);
  });
  database.close();
}"""


def bytes_of(value: dict[str, str]) -> bytes:
    return base64.b64decode(value["bytes"])


def unwrapped(keys: dict[str, Any]) -> bytes:
    """The private key, by the password: as anybody would open it who has the disk and knows the word."""
    cost = keys["cost"]
    stretched = hash_secret_raw(
        PASSWORD.encode(),
        bytes_of(keys["salt"]),
        time_cost=cost["passes"],
        memory_cost=cost["memory"],
        parallelism=cost["lanes"],
        hash_len=32,
        type=Type.ID,
    )
    under = HKDF(SHA256(), 32, salt=None, info=b"waarmerk-wrap-1").derive(stretched)
    told = (keys["device_id"], keys["user_id"], keys["kid"], keys["version"])
    place = "|".join(map(str, ("signing", *told, "argon2id", cost["memory"], cost["passes"], cost["lanes"])))
    sealed = bytes_of(keys["signing"])
    return AESGCM(under).decrypt(sealed[1:13], sealed[13:], place.encode())


def values(found: object) -> list[str]:
    """Every text and every kind of thing in what was read back."""
    if isinstance(found, dict):
        return [one for value in found.values() for one in values(value)]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    if isinstance(found, list):
        return [one for value in found for one in values(value)]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    return [str(found)]


def secrets_of(pkcs8: bytes) -> dict[str, bytes]:
    private = load_der_private_key(pkcs8, None)
    assert isinstance(private, ec.EllipticCurvePrivateKey)
    return {
        "private key": private.private_numbers().private_value.to_bytes(32, "big"),
        "pkcs8": pkcs8,
        "password": PASSWORD.encode(),
    }


def signs_and_holds(page: Page) -> None:
    """A decision, with the password remembered for the session (SIGN-3)."""
    page.get_by_role("link", name=re.compile(SHRIMPS)).click()
    inspect(page)
    page.get_by_text("Use the same password for the rest of the session").click()
    sign(page, PASSWORD)
    expect(
        page.get_by_role("heading", name="On its way").or_(page.get_by_role("heading", name="Arrived"))
    ).to_be_visible()


def test_neither_key_nor_password_lies_on_the_disk_whatever_is_done_with_them(
    playwright: Playwright, server: Waarmerk, tmp_path: Path
) -> None:
    # The demonstration tells everybody its own password, and so every device has it.
    server.sql("UPDATE person SET password_hash = ? WHERE email = ?", hasher.hash(PASSWORD), INSPECTOR)
    tablet = Tablet(playwright, tmp_path, server.url)
    page = tablet.open()
    tablet.log_in(INSPECTOR, PASSWORD)
    (person,) = page.evaluate(READ_BACK)["waarmerk-device"]["people"]
    secrets = secrets_of(unwrapped(person["keys"]))

    signs_and_holds(page)
    while_held, read_back = search(tmp_path, secrets), values(page.evaluate(READ_BACK))
    tablet.lock()
    while_locked = search(tmp_path, secrets)
    tablet.close()
    afterwards = search(tmp_path, secrets)

    assert (while_held, while_locked, afterwards) == (set(), set(), set())
    assert not [one for one in read_back if "CryptoKey" in one]
    texts = "\n".join(read_back).encode()
    assert not [name for secret in secrets.values() for name, form in forms(secret).items() if form in texts]


@pytest.mark.parametrize("filler", [0, 100], ids=["in the log", "among six megabytes, in a table"])
def test_with_protection_switched_off_the_same_search_finds_the_key_each_time(
    playwright: Playwright, server: Waarmerk, tmp_path: Path, filler: int
) -> None:
    found: list[set[str]] = []
    for turn in range(TIMES):
        private = ec.generate_private_key(ec.SECP256R1())
        scalar = private.private_numbers().private_value.to_bytes(32, "big")
        tablet = Tablet(playwright, tmp_path / str(turn), server.url)
        page = tablet.open("/c")
        page.evaluate(UNPROTECTED, [base64.b64encode(_pkcs8(private)).decode(), filler])
        tablet.close()
        found.append(search(tmp_path / str(turn), {"private key": scalar}))

    assert all("private key: raw" in one for one in found), found


def _pkcs8(private: ec.EllipticCurvePrivateKey) -> bytes:
    return private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
