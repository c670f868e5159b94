"""Writes THIRD-PARTY-NOTICES.md: what the server runs on and what the app carries, with every licence text.

The lock files say which packages; what is installed says their licences. `--check` only compares the list.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any, NamedTuple

from packaging.markers import Marker

ROOT = Path(__file__).resolve().parent.parent
NOTICES = ROOT / "THIRD-PARTY-NOTICES.md"
NODE_MODULES = ROOT / "pwa" / "node_modules"

# The list must not depend on who makes it: these are the packages of an installation on Linux.
PLATFORM = {
    "sys_platform": "linux",
    "platform_system": "Linux",
    "platform_machine": "x86_64",
    "platform_python_implementation": "CPython",
    "implementation_name": "cpython",
    "os_name": "posix",
    "python_version": "3.11",
    "python_full_version": "3.11.9",
}

# Tools of the build that leave code of their own in what it makes.
BUNDLED = ("clsx", "esm-env", "svelte", "workbox-core", "workbox-precaching", "workbox-routing", "workbox-strategies")

# Fonts lie in the tree as their authors made them, each with its licence beside it.
FONTS = {
    ("Atkinson Hyperlegible Next", "2.001"): ROOT / "pwa" / "src" / "look" / "fonts",
    ("Source Sans 3", "3.052"): ROOT / "backend" / "outside" / "print_form" / "fonts",
}

LICENCE_FILE = re.compile(r"(LICEN[CS]E|COPYING|NOTICE)[^/]*$", re.IGNORECASE)


class Package(NamedTuple):
    kind: str
    name: str
    version: str


def of_the_server() -> Iterator[Package]:
    """The packages that the server needs to run, from uv.lock."""
    lock = tomllib.loads((ROOT / "uv.lock").read_text())
    by_name: dict[str, dict[str, Any]] = {package["name"]: package for package in lock["package"]}
    seen: set[tuple[str, str]] = set()

    def follow(needs: list[dict[str, Any]]) -> None:
        for need in needs:
            if "marker" in need and not Marker(need["marker"]).evaluate(PLATFORM):
                continue
            package = by_name[need["name"]]
            optional: dict[str, list[dict[str, Any]]] = package.get("optional-dependencies", {})
            for part in ("", *need.get("extra", ())):
                if (need["name"], part) not in seen:
                    seen.add((need["name"], part))
                    follow(optional[part] if part else package.get("dependencies", []))

    follow(by_name["waarmerk"]["dependencies"])
    for name in sorted({name for name, _ in seen}):
        yield Package("Python", name, by_name[name]["version"])


def of_the_app() -> Iterator[Package]:
    """The packages of which the app carries code, from package-lock.json."""
    lock: dict[str, dict[str, Any]] = json.loads((ROOT / "pwa" / "package-lock.json").read_text())["packages"]
    for path, package in sorted(lock.items()):
        name = path.removeprefix("node_modules/")
        if path and (name in BUNDLED or not package.get("dev", False)):
            yield Package("npm", name, package["version"])


def terms(package: Package) -> tuple[str, tuple[str, ...]]:
    """The name of the package's licence and the texts that come with it."""
    if package.kind == "font":
        return "OFL-1.1", (_text(FONTS[package.name, package.version] / "OFL.txt"),)
    return _terms_python(package.name) if package.kind == "Python" else _terms_npm(package.name)


def _terms_python(name: str) -> tuple[str, tuple[str, ...]]:
    try:
        found = distribution(name)
    except PackageNotFoundError:
        sys.exit(f"{name} is not installed: make notices")
    about = found.metadata
    classifiers = [line.rpartition(" :: ")[2] for line in about.get_all("Classifier") or () if "License ::" in line]
    classifiers = [name for name in classifiers if name != "OSI Approved"]  # which says of itself no licence
    licence = about["License-Expression"] or " OR ".join(classifiers) or (about["License"] or "").partition("\n")[0]
    files = [file for file in found.files or () if ".dist-info/" in str(file) and LICENCE_FILE.search(str(file))]
    return licence, tuple(_text(Path(str(file.locate()))) for file in sorted(files))


def _terms_npm(name: str) -> tuple[str, tuple[str, ...]]:
    folder = NODE_MODULES / name
    if not folder.is_dir():
        sys.exit(f"{name} is not installed: make notices")
    licence: str = json.loads((folder / "package.json").read_text())["license"]
    return licence, tuple(_text(file) for file in sorted(folder.iterdir()) if LICENCE_FILE.match(file.name))


def _text(file: Path) -> str:
    return "\n".join(line.rstrip() for line in file.read_text(errors="replace").strip().splitlines())


def line(package: Package, licence: str) -> str:
    return f"| {package.name} | {package.version} | {package.kind} | {licence} |"


def write(packages: list[Package]) -> None:
    lines: list[str] = []
    of_text: defaultdict[str, list[str]] = defaultdict(list)
    for package in packages:
        licence, texts = terms(package)
        lines.append(line(package, licence))
        for text in texts:
            of_text[text].append(package.name)
    head = "Waarmerk stands on these packages. `make notices` writes this list from what is installed."
    table = ["| package | version | kind | licence |", "| --- | --- | --- | --- |", *lines]
    parts = [f"### {', '.join(names)}\n\n```text\n{text}\n```" for text, names in of_text.items()]
    sections = ["# Third-party notices", head, "\n".join(table), "## Licence texts", *parts]
    NOTICES.write_text("\n\n".join(sections) + "\n")


def listed() -> list[tuple[str, ...]]:
    rows = re.findall(r"^\| (.+?) \| (\d\S*) \| (Python|npm|font) \|", NOTICES.read_text(), re.MULTILINE)
    return [(kind, name, version) for name, version, kind in rows]


def main() -> None:
    packages = [*of_the_server(), *of_the_app(), *(Package("font", *font) for font in FONTS)]
    if "--check" not in sys.argv:
        write(packages)
    elif listed() != packages:
        sys.exit("THIRD-PARTY-NOTICES.md lists other packages than the lock files: make notices")


if __name__ == "__main__":
    main()
