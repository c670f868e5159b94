"""Checks what no linter looks at: links between documents, the list of decisions, and what a file must never name."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# Lock files say where packages come from; licence texts are not ours.
NOT_OURS = {"uv.lock", "pwa/package-lock.json", "THIRD-PARTY-NOTICES.md", "LICENSE"}

NEVER = {
    rf"{re.escape(str(ROOT))}\b": "names a folder of this machine",
    r"\b(pypi\.org|files\.pythonhosted\.org|registry\.npmjs\.org)\b": "names a registry, as only lock files may",
    r"\b(TODO|FIXME)\b": "has work left in it: do it or drop it",
    r"import\.meta\.url\)\.pathname": "breaks in a folder with a space in its name: use fileURLToPath",
    r"^(<{7}|>{7}) ": "has a conflict that nobody resolved",
}

LINK = re.compile(r"\[[^\]]*\]\((?!\w+:|#)([^)#\s]+)")


def files() -> Iterator[Path]:
    """The files of the repository, those not yet committed too."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    yield from (path for name in listed.split("\0") if name and (path := ROOT / name).is_file())


def text(path: Path) -> str:
    """The file's text; nothing for pictures and fonts."""
    try:
        return path.read_text()
    except UnicodeDecodeError:
        return ""


def faults() -> Iterator[str]:
    """One sentence for each fault."""
    for path in files():
        name = path.relative_to(ROOT).as_posix()
        if name in NOT_OURS or path == Path(__file__):
            continue
        content = text(path)
        for pattern, fault in NEVER.items():
            if found := re.search(pattern, content, re.MULTILINE):
                yield f"{name}:{content.count(chr(10), 0, found.start()) + 1} {fault}."
        if path.suffix == ".md":
            missing = [link for link in LINK.findall(content) if not (path.parent / link).exists()]
            yield from (f"{name} links to {link}, which is not there." for link in missing)
    decisions = ROOT / "docs" / "adr"
    listed = text(decisions / "README.md") if (decisions / "README.md").exists() else ""
    for decision in sorted(decisions.glob("[0-9]*.md")):
        if decision.name not in listed:
            yield f"docs/adr/README.md does not list {decision.name}."
    numbers = Counter(decision.name[:4] for decision in decisions.glob("[0-9]*.md"))
    yield from (f"docs/adr has {times} decisions {number}." for number, times in numbers.items() if times > 1)


if __name__ == "__main__":
    if found := list(faults()):
        sys.exit("\n".join(found))
