"""Signing in and out with a named account."""

from __future__ import annotations

from anyio import to_thread
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from desk.access import address, cookie_line
from desk.pages import desk_of, form, page, session_of, text_field

WRONG = "The name or the password is wrong."
WAIT = "Too many wrong tries. Try again in {minutes} minutes."


async def show(request: Request) -> Response:
    """Show the form."""
    if desk_of(request).settings.access != "accounts":
        return RedirectResponse("/", 303)
    return _form(request, "", local_path(request.query_params.get("next", "/")))


async def sign_in(request: Request, fields: FormData) -> Response:
    """Sign the agent in and lead to the page that was asked for."""
    desk = desk_of(request)
    if desk.settings.access != "accounts":
        return RedirectResponse("/", 303)
    name, password = text_field(fields, "name").strip(), text_field(fields, "password")
    onwards, where = local_path(text_field(fields, "next")), address(desk, request.scope)
    wait = desk.attempts.wait(name, where)
    if wait:
        response = _form(request, WAIT.format(minutes=-(-wait // 60)), onwards, 429)
        response.headers["Retry-After"] = str(wait)
        return response
    desk.attempts.failed(name, where)  # counted before the slow hash, so that tries at the same time count too
    if not await to_thread.run_sync(desk.accounts.verify, name, password):
        return _form(request, WRONG, onwards, 401)
    desk.attempts.succeeded(name)
    desk.sessions.end(session_of(request))
    session = desk.sessions.new(name, desk.accounts.mark(name) or "")
    response = RedirectResponse(onwards, 303)
    response.headers["Set-Cookie"] = cookie_line(desk, session)
    return response


async def sign_out(request: Request, fields: FormData) -> Response:
    """End the session."""
    desk = desk_of(request)
    desk.sessions.end(session_of(request))
    response = RedirectResponse("/sign-in", 303)
    response.headers["Set-Cookie"] = cookie_line(desk, desk.sessions.new())
    return response


def local_path(path: str) -> str:
    """Return a path of the desk itself; "/" for anything that leads elsewhere."""
    safe = path.startswith("/") and not path.startswith(("//", "/\\")) and "\\" not in path and path.isprintable()
    return path if safe else "/"


def _form(request: Request, sentence: str, onwards: str, status: int = 200) -> Response:
    return page(request, "sign_in.html.jinja", status, sentence=sentence, onwards=onwards)


sign_in_form = form(sign_in)
sign_out_form = form(sign_out)
