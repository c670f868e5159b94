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

from bench.browser import SlowPage
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

_IN_THE_BROWSER = """([document, lists, on]) => {
    const { assign, catalogue, check, findings, Judging } = tablet;
    const { content, rules } = catalogue.types.CVEDP;
    const judging = new Judging(rules, findings);
    let [now, turn] = [document, 0];
    judging.check(now, on, lists);
    window.whole = (times) => {
        for (let one = 0; one < times; one++) check(document, rules, on, lists);
    };
    window.changed = (times) => {
        for (let one = 0; one < times; one++) {
            now = assign(catalogue, content, now, "part1/commodities/k7/net_weight", String(++turn));
            judging.check(now, on, lists);
        }
        return judging.ran.length;
    };
    return rules.length;
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
    """Milliseconds of processor time for all rules, and for those that one changed box asks for, setting it included.

    Each is the mean of many: the browser slows a thread down by taking turns with it, longer ones than these take.
    """
    bundle = Path(__file__).with_name("bundle.mjs")
    script = subprocess.run(["node", bundle], capture_output=True, check=True, text=True).stdout
    asked = [msgspec.json.decode(encode(a_full_cvedp())), msgspec.to_builtins(example_lists()), _ON.isoformat()]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page()
        page.add_script_tag(content=script)
        count: int = page.evaluate(_IN_THE_BROWSER, asked)
        tablet = SlowPage(page)
        with tablet.slow():
            first = tablet.cpu_ms("whole(1)")
            page.evaluate(f"whole({TIMES})")
            whole = tablet.cpu_ms(f"whole({TIMES})") / TIMES
            page.evaluate(f"changed({TIMES})")
            changed = tablet.cpu_ms(f"changed({TIMES})") / TIMES
            ran: int = page.evaluate("changed(1)")
        browser.close()
    return {
        "all rules ms": whole,
        "all rules, cold ms": first,
        "after one box ms": changed,
        "after one box, of all %": 100 * changed / whole,
        "of rules": count,
        "run": ran,
    }
