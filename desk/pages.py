"""What all pages have in common: templates, forms that are checked against forgery, whom to show what."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.templating import Jinja2Templates

from desk.keys import KEYS
from desk.plain import as_html
from desk.sessions import Session
from desk.state import Desk

FOLDER = Path(__file__).resolve().parent
AUDIENCES = ("adult", "child")
PROCEDURES = ("aspiration", "biopsy")
MOST_FORM = 20_000
FORGED = "This page is too old or was not made by the desk; load it again."

templates = Jinja2Templates(FOLDER / "templates")
templates.env.trim_blocks = templates.env.lstrip_blocks = True
templates.env.filters["markdown"] = as_html

Handler = Callable[[Request, FormData], Awaitable[Response]]


def desk_of(request: Request) -> Desk:
    """Return the desk that serves a request."""
    desk: Desk = request.app.state.desk
    return desk


def session_of(request: Request) -> Session:
    """Return the request's session."""
    session: Session = request.state.session
    return session


def page(request: Request, name: str, status: int = 200, **values: Any) -> Response:
    """Return a page or, by its name, a part of one."""
    desk, session = desk_of(request), session_of(request)
    common = {
        "csrf": session.csrf,
        "agent": session.agent,
        "signs_out": desk.settings.access == "accounts",
        "keys": KEYS,
    }
    return templates.TemplateResponse(request, name, {**common, **values}, status)


def error(sentence: str, status: int) -> Response:
    """Return a refusal as JSON."""
    return JSONResponse({"error": sentence}, status)


def form(handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """Make an endpoint of a handler that takes a form; a form without the session's token is refused."""

    async def endpoint(request: Request) -> Response:
        size = request.headers.get("content-length", "")
        if not size.isdigit() or int(size) > MOST_FORM:
            return error(f"A form has a length of at most {MOST_FORM} bytes.", 413)
        async with request.form(max_files=0, max_fields=100) as fields:
            token = request.headers.get("x-csrf-token") or fields.get("csrf") or ""
            if not isinstance(token, str) or not hmac.compare_digest(token.encode(), session_of(request).csrf.encode()):
                return error(FORGED, 403)
            return await handler(request, fields)

    return endpoint


def text_field(fields: FormData, name: str) -> str:
    """Return a field of a form, "" where it is missing or a file."""
    value = fields.get(name)
    return value if isinstance(value, str) else ""


def chosen(value: str | None, allowed: tuple[str, ...]) -> str | None:
    """Return a value that is allowed, else None."""
    return value if value in allowed else None
