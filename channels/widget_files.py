"""Serves the chat widget's files, a front page, a demonstration hospital page, and the passages of source links.

The files are served as they lie in `widget/`; answers and passages come from `answers.json`, which the store build
writes beside the store. Nothing here looks an answer up.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, select_autoescape
from markdown_it import MarkdownIt
from markupsafe import Markup
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, raw
from sanic.response import json as json_response

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "widget"
KINDS = {
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".html": "text/html; charset=utf-8",
}
PUBLIC = ("*.js", "*.svg", "pages/*.css")
"""What is handed out of the folder; package.json and what npm puts beside it are for the checks alone."""

CLOSED = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; style-src 'self'"
DEMO_POLICY = (
    f"{CLOSED}; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"
)
"""As strict as a page can be: the widget needs its script and its server, and not one thing more."""
NOT_BUILT = "The stored answers are not here; whoever runs the assistant makes them with `make build`."


@dataclass(frozen=True)
class File:
    """What goes out: `packed` is the body in gzip, `tag` changes when the body does."""

    body: bytes
    packed: bytes
    kind: str
    tag: str

    @classmethod
    def of(cls, body: bytes, suffix: str) -> File:
        """Make one from its bytes and the end of its name."""
        return cls(body, gzip.compress(body, 9, mtime=0), KINDS[suffix], f'"{hashlib.sha256(body).hexdigest()[:20]}"')


class WidgetFiles:
    """The files as they are now: a changed file, or newly built answers, are served without a restart."""

    def __init__(self, folder: Path, answers: Path) -> None:
        """Take the widget's folder and the path of answers.json."""
        self._folder = folder
        self._answers = answers
        self._kept: dict[Path, tuple[int, File]] = {}
        self._pages = Environment(loader=FileSystemLoader(folder / "pages"), autoescape=select_autoescape())
        self._pages.filters["markdown"] = _markdown

    def public(self, name: str) -> File | None:
        """Return a file of the widget by its name, None where that is not one that is handed out."""
        path = self._folder / name
        if not any(path in self._folder.glob(pattern) for pattern in PUBLIC):
            return None
        return self._read(path)

    def page(self, name: str) -> File:
        """Return the page `demo` or `front`, with this hospital's numbers where answers are built."""
        document = self._document()
        page = self._pages.get_template(f"{name}.html").render(site=document["site"] if document else {})
        return File.of(page.encode(), ".html")

    def answers(self) -> File | None:
        """Return the stored answers without the passages, which no search needs; None where they are not built."""
        document = self._document()
        if document is None:
            return None
        del document["passages"]
        return File.of(json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode(), ".json")

    def passages(self, source: str) -> File | None:
        """Return the page of one source document, None where there is no such document or nothing is built."""
        document = self._document()
        if document is None or source not in document["sources"]:
            return None
        page = self._pages.get_template("passages.html").render(
            source=document["sources"][source], passages=document["passages"][source]
        )
        return File.of(page.encode(), ".html")

    def _document(self) -> dict[str, Any] | None:
        try:
            read: dict[str, Any] = json.loads(self._answers.read_bytes())
        except (OSError, ValueError):
            return None
        return read

    def _read(self, path: Path) -> File:
        changed = path.stat().st_mtime_ns
        kept = self._kept.get(path)
        if kept is None or kept[0] != changed:
            kept = (changed, File.of(path.read_bytes(), path.suffix))
            self._kept[path] = kept
        return kept[1]


def add_widget_files(web: Blueprint, files: WidgetFiles | None = None) -> None:
    """Add the routes to the web channel: widget/, widget/answers.json, demo/ and passages/."""
    served = files or WidgetFiles(FOLDER, answers_path())

    @web.route("/widget/answers.json", methods=["GET", "HEAD"], name="answers")
    async def answers(request: Request) -> HTTPResponse:
        file = served.answers()
        return _for_pages_elsewhere(_sent(request, file)) if file else json_response({"error": NOT_BUILT}, status=404)

    @web.route("/widget/<name:path>", methods=["GET", "HEAD"], name="widget")
    async def widget(request: Request, name: str) -> HTTPResponse:
        file = served.public(name)
        return _for_pages_elsewhere(_sent(request, file)) if file else _missing("widget has no file", name)

    @web.route("/demo/", methods=["GET", "HEAD"], name="demo", strict_slashes=False)
    async def demo(request: Request) -> HTTPResponse:
        return _page(_sent(request, served.page("demo")), DEMO_POLICY)

    @web.route("/passages/<source:str>", methods=["GET", "HEAD"], name="passages")
    async def passages(request: Request, source: str) -> HTTPResponse:
        file = served.passages(source)
        return _page(_sent(request, file), CLOSED) if file else _missing("sources have no document", source)


def add_front_page(app: Sanic, files: WidgetFiles | None = None) -> None:
    """Add the page at the top: for a visitor the way to the demonstration, for whoever runs it the way to health."""
    served = files or WidgetFiles(FOLDER, answers_path())

    @app.get("/", name="front")
    async def front(request: Request) -> HTTPResponse:
        return _page(_sent(request, served.page("front")), CLOSED)


def answers_path() -> Path:
    """Return where answers.json is: beside the store that the actions read."""
    named = os.environ.get("MARLOW_STORE")
    return (Path(named) if named else ROOT / "build" / "faq.db").with_name("answers.json")


def _sent(request: Request, file: File) -> HTTPResponse:
    headers = {
        "ETag": file.tag,
        "Cache-Control": "no-cache",  # kept by the browser, and asked for again whether it has changed
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
    }
    if request.headers.get("if-none-match") == file.tag:
        return HTTPResponse(status=304, headers=headers)
    body = file.body
    if "gzip" in request.headers.get("accept-encoding", ""):
        body = file.packed
        headers["Content-Encoding"] = "gzip"
    return raw(body, headers=headers, content_type=file.kind)


def _for_pages_elsewhere(response: HTTPResponse) -> HTTPResponse:
    """Let every website load the public files; who may ask questions is the web channel's to say."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _page(response: HTTPResponse, policy: str) -> HTTPResponse:
    response.headers["Content-Security-Policy"] = policy
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Permissions-Policy"] = "microphone=(self), camera=(), geolocation=()"
    return response


def _missing(what: str, name: str) -> HTTPResponse:
    return json_response({"error": f"The {what} {name[:80]!r}."}, status=404)


def _markdown(text: str) -> Markup:
    return Markup(MarkdownIt("commonmark", {"html": False}).render(text))
