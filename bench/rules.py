"""The rules of a full CVEDP, with every list that they look things up in: on the server, and in a slow browser."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

import msgspec
from playwright.sync_api import sync_playwright

from bench.browser import SLOWER
from sync_protocol.evaluate import check
from sync_protocol.forms import CATALOGUE, CVEDP
from sync_protocol.rules import Form, decode, encode
from tests.build import a_cvedp
from tests.protocol.example_lists import example_lists
from tests.stories.world import CHROMIUM, FLAGS

LINES, ITEMS = 50, 2
TIMES = 100

_ON = date(2026, 7, 1)
_RULES = CATALOGUE[CVEDP].rules

_IN_THE_BROWSER = """([document, lists, on, times]) => {
    const { assign, catalogue, check, Judging } = tablet;
    const { content, rules } = catalogue.types.CVEDP;
    const timed = (act) => {
        const taken = Array.from({ length: times }, (_, turn) => {
            const start = performance.now();
            act(turn);
            return performance.now() - start;
        });
        return [taken[0], ...[0.5, 0.95].map((share) => taken.toSorted((a, b) => a - b)[Math.floor(share * times)])];
    };
    const [first, whole, late] = timed(() => check(document, rules, on, lists));
    const judging = new Judging(rules);
    let now = document;
    judging.check(now, on, lists);
    const [, changed, lateChanged] = timed((turn) => {
        now = assign(catalogue, content, now, "part1/commodities/k7/net_weight", String(turn + 1));
        judging.check(now, on, lists);
    });
    return {
        "all rules ms": whole,
        "all rules p95 ms": late,
        "all rules, first time ms": first,
        "after one box ms": changed,
        "after one box p95 ms": lateChanged,
        "after one box, of all %": (100 * changed) / whole,
        "of rules": rules.length,
        "run": judging.ran.length,
    };
}"""


def a_full_cvedp() -> Form:
    """A document of 50 lines with 100 items."""
    content: dict[str, Any] = msgspec.json.decode(encode(a_cvedp()))
    part1 = content["part1"]
    line: dict[str, Any] = part1["commodities"][0]
    items = [{"id": f"i{number}", "net_weight": "12.5", "packages": 4} for number in range(ITEMS)]
    part1["commodities"] = [
        line | {"id": f"k{number}", "cn_code": f"0203{10 + number}00", "net_weight": "25", "items": items}
        for number in range(LINES)
    ]
    return decode(CATALOGUE[CVEDP].content, msgspec.json.encode(content))


def on_the_server() -> dict[str, float]:
    """Milliseconds of processor time for all rules."""
    document, lists, taken = a_full_cvedp(), example_lists(), list[float]()
    for _ in range(TIMES):
        start = process_time()
        check(document, _RULES, _ON, lists)
        taken.append(1000 * (process_time() - start))
    return {"all rules ms": median(taken), "of rules": len(_RULES)}


def in_the_browser() -> dict[str, float]:
    """Milliseconds for all rules, and for those that one changed box asks for."""
    bundle = Path(__file__).with_name("bundle.mjs")
    script = subprocess.run(["node", bundle], capture_output=True, check=True, text=True).stdout
    asked = [
        msgspec.json.decode(encode(a_full_cvedp())),
        msgspec.to_builtins(example_lists()),
        _ON.isoformat(),
        TIMES,
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page()
        page.add_script_tag(content=script)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        found: dict[str, float] = page.evaluate(_IN_THE_BROWSER, asked)
        browser.close()
    return found
