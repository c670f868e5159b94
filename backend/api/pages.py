"""The built app's files, from memory: compressed once, named by their content or checked anew each time.

A file whose name carries a hash never changes: it is kept for a year. The page, the service worker and the manifest are
asked for each time and answered with 304 while they are the same.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from litestar import Request, Response, route
from litestar.di import NamedDependency
from litestar.enums import HttpMethod
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath
from msgspec import Struct

from backend.api.problems import Problem
from backend.api.shell import takes_gzip

_DIRECTIVES = (
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types waarmerk-worker svelte-trusted-html",
)

POLICY = "; ".join(_DIRECTIVES)
"""The content security policy of every page. Nothing inline, nothing from elsewhere, no HTML made from text."""

WORKER_POLICY = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
"""That of our workers, which have one of their own: WebAssembly runs there alone, for passwords and QR codes."""

SECURITY = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "geolocation=(self), camera=(self), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

IMMUTABLE = "public, max-age=31536000, immutable"
CHECKED = "no-cache"
_HASHED = re.compile(r"-[A-Za-z0-9_-]{8,}\.[a-z0-9]+\Z")
_WORKER = re.compile(r"assets/[\w.]+\.worker-[^/]+\.js\Z")
_COMPRESSED = (
    "text/",
    "application/javascript",
    "application/json",
    "application/manifest+json",
    "application/wasm",
    "image/svg+xml",
)
_FILLED = '<meta name="waarmerk-{}" content="'
"""What a page is served with stands in these, which are empty where it was built."""
mimetypes.add_type("application/manifest+json", ".webmanifest")
mimetypes.add_type("font/woff2", ".woff2")
mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("application/wasm", ".wasm")

APP, CHECK = "index.html", "check.html"


class File(Struct, frozen=True, kw_only=True):
    """One file, ready to be sent; `gzip` is empty where compression does not pay."""

    body: bytes
    gzip: bytes
    media_type: str
    etag: str
    cache_control: str


class Pages:
    """The files by their path under the address of the app."""

    def __init__(self, folder: Path, *, root_public: Callable[[], str], installation: str) -> None:
        """Reads them all. The root is asked for with each page: another one may have followed it.

        Raises FileNotFoundError where the app has not been built.
        """
        if not (folder / APP).is_file():
            raise FileNotFoundError(f"The app is not built: {folder / APP} is missing. Run `make build`.")
        self._root_public, self._installation = root_public, installation
        self._empty = {name: path.read_bytes() for name in (APP, CHECK) if (path := folder / name).is_file()}
        self._root = ""
        self.files = {
            path.relative_to(folder).as_posix(): _file(path.name, path.read_bytes())
            for path in folder.rglob("*")
            if path.is_file()
        }

    def _current(self, name: str) -> File | None:
        if name in self._empty and (root := self._root_public()) != self._root:
            said = {"root": root, "installation": self._installation}
            self.files |= {page: _file(page, _filled(body, said)) for page, body in self._empty.items()}
            self._root = root
        return self.files.get(name)

    def answer(self, name: str, request: Request[Any, Any, Any]) -> Response[bytes]:
        """The file, or 304 where the browser has it. Raises NOT_FOUND."""
        file = self._current(name)
        if file is None:
            raise Problem("NOT_FOUND", f"There is nothing at {request.url.path}.")
        body, etag, more = file.body, file.etag, dict[str, str]()
        if file.gzip and takes_gzip(request):
            body, etag, more = file.gzip, f'{file.etag[:-1]}-gzip"', {"Content-Encoding": "gzip"}
        headers = {"ETag": etag, "Cache-Control": file.cache_control, "Vary": "Accept-Encoding"} | SECURITY
        if _WORKER.match(name):
            headers["Content-Security-Policy"] = WORKER_POLICY
        if _has(request.headers.get("If-None-Match", ""), etag):
            return Response(b"", status_code=304, headers=headers, media_type=file.media_type)
        return Response(body, headers=headers | more, media_type=file.media_type)

    def handlers(self) -> Sequence[HTTPRouteHandler]:
        """One route for each file beside the page, one for all that lie under /assets, and the two pages."""
        beside = [name for name in self.files if "/" not in name and name not in (APP, CHECK)]
        return [
            _route(["/", f"/{APP}"], APP),
            *([_route(["/c", f"/{CHECK}"], CHECK)] if CHECK in self.files else []),
            *(_route([f"/{name}"], name) for name in beside),
            _assets,
        ]


def _has(if_none_match: str, etag: str) -> bool:
    """Whether the browser's copy is this one, by RFC 9110's weak comparison: a proxy may have weakened the tag."""
    named = (part.strip().removeprefix("W/") for part in if_none_match.split(","))
    return any(one in (etag, "*") for one in named)


def _filled(body: bytes, said: Mapping[str, str]) -> bytes:
    for name, content in said.items():
        empty = _FILLED.format(name).encode()
        body = body.replace(empty, empty + content.encode())
    return body


def _file(name: str, body: bytes) -> File:
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    small = gzip.compress(body, 9, mtime=0) if media_type.startswith(_COMPRESSED) else b""
    return File(
        body=body,
        gzip=small if len(small) < len(body) else b"",
        media_type=media_type,
        etag=f'"{hashlib.sha256(body).hexdigest()[:32]}"',
        cache_control=IMMUTABLE if _HASHED.search(name) else CHECKED,
    )


def _route(paths: list[str], name: str) -> HTTPRouteHandler:
    @route(paths, http_method=[HttpMethod.GET, HttpMethod.HEAD], name=f"file:{name}", include_in_schema=False)
    async def file(request: Request[Any, Any, Any], pages: NamedDependency[Pages]) -> Response[bytes]:
        return pages.answer(name, request)

    return file


@route("/assets/{name:str}", http_method=[HttpMethod.GET, HttpMethod.HEAD], include_in_schema=False)
async def _assets(
    name: FromPath[str], request: Request[Any, Any, Any], pages: NamedDependency[Pages]
) -> Response[bytes]:
    return pages.answer(f"assets/{name}", request)


_NOT_THE_APP = ("/api/", "/sync/", "/.well-known/", "/assets/")


def is_for_the_app(request: Request[Any, Any, Any]) -> bool:
    """Whether an unknown address is one of the app's own: a page that a person asked for, not a call."""
    return (
        request.method in ("GET", "HEAD")
        and "text/html" in request.headers.get("Accept", "")
        and not request.url.path.startswith(_NOT_THE_APP)
    )
