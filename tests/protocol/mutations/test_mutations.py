"""No forgery is taken for a seal that is genuine and in force, by either verifier.

20 of each class; WAARMERK_SOAK=1 makes it 10,000 in all and writes docs/runs/mutations.json. WAARMERK_SEED repeats a
run.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random, SystemRandom
from time import monotonic

import pytest

from sync_protocol import seal
from tests.protocol.make_vectors import ISSUED, PROVISIONAL, PUBLIC_URL
from tests.protocol.mutations import record
from tests.protocol.mutations.attempts import FORGERIES, OTHER, OTHER_PROVISIONAL, Attempt
from tests.protocol.mutations.record import Tried
from tests.protocol.mutations.verifiers import ACCEPTED, SERVE, CheckPage, check_page, in_python

pytestmark = pytest.mark.skipif(
    shutil.which("node") is None or not (SERVE.parents[3] / "pwa" / "node_modules").is_dir(),
    reason="the check page needs node and the packages of pwa/",
)

SOAK = bool(os.environ.get("WAARMERK_SOAK"))
EACH = -(-10_000 // len(FORGERIES)) if SOAK else 20
SEED = int(os.environ.get("WAARMERK_SEED") or SystemRandom().getrandbits(32))


@pytest.fixture(scope="module")
def page() -> Iterator[CheckPage]:
    with check_page() as running:
        yield running


@pytest.fixture(scope="module")
def tried() -> Iterator[dict[str, Tried]]:
    """What became of every class; written as the record of a long run when all were tried and none was accepted."""
    start = monotonic()
    classes: dict[str, Tried] = {}
    yield classes
    if SOAK and classes.keys() == FORGERIES.keys() and not any(one.accepted for one in classes.values()):
        record.write(classes, SEED, monotonic() - start)


@pytest.mark.parametrize("message", [ISSUED, OTHER, PROVISIONAL, OTHER_PROVISIONAL])
def test_what_the_forgeries_are_made_from_is_accepted(page: CheckPage, message: bytes, tmp_path: Path) -> None:
    attempt = Attempt(text=seal.qr_text(PUBLIC_URL, message))

    assert in_python(attempt, tmp_path) in ACCEPTED
    assert page.verdict(attempt) in ACCEPTED


@pytest.mark.parametrize("name", FORGERIES)
def test_no_forgery_is_accepted(page: CheckPage, tried: dict[str, Tried], name: str, tmp_path: Path) -> None:
    random = Random(f"{SEED} {name}")
    python, typescript = Counter[str](), Counter[str]()
    accepted: list[Attempt] = []
    for _ in range(EACH):
        attempt = FORGERIES[name](random)
        ours, theirs = in_python(attempt, tmp_path), page.verdict(attempt)
        python[ours] += 1
        typescript[theirs] += 1
        if ours in ACCEPTED or theirs in ACCEPTED or theirs.startswith("broke"):
            accepted.append(attempt)
    tried[name] = Tried(EACH, len(accepted), dict(python.most_common()), dict(typescript.most_common()))

    print(f"{name}: {EACH} tried, {len(accepted)} accepted; {dict(python)}; on the check page {dict(typescript)}")
    assert accepted == [], f"seed {SEED}: {accepted[0]}"
