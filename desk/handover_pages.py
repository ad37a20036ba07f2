"""Hand-overs: the assistant posts them, every open desk shows them at once, an agent takes them and ends them."""

from __future__ import annotations

import hmac
import json

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse

from desk.handover import MOST_BYTES, HandoverError, read_handover
from desk.pages import desk_of, error, form, page, session_of

GONE = "This hand-over is gone, or somebody else has taken it."


async def receive(request: Request) -> Response:
    """Take a hand-over in and return its reference; only for who has the assistant's key."""
    desk = desk_of(request)
    if not hmac.compare_digest(request.headers.get("x-marlow-key", "").encode(), desk.key.encode()):
        return error("The header X-Marlow-Key is missing or wrong.", 401)
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_BYTES:
            return error(f"A hand-over has at most {MOST_BYTES} bytes.", 413)
    try:
        taken = {one.reference for one in desk.waiting()}
        handover = read_handover(json.loads(body), desk.redact, taken)
    except HandoverError as problem:
        return error(str(problem), 400)
    except ValueError:
        return error("The body is no JSON.", 400)
    handover = desk.handovers.add(handover)
    desk.announce(handover)
    return JSONResponse({"reference": handover.reference}, 201)


async def show(request: Request) -> Response:
    """Show the hand-overs; the part alone where desk.js asks for it."""
    name = "handovers.html.jinja" if request.headers.get("x-part") else "handovers_page.html.jinja"
    return page(request, name, handovers=desk_of(request).waiting())


async def events(request: Request) -> Response:
    """Tell an open desk about hand-overs as they come, until its agent is signed out."""
    desk, session = desk_of(request), session_of(request)

    def still() -> bool:
        accounts = desk.settings.access == "accounts"
        held = desk.sessions.read(desk.sessions.cookie(session))
        return held is not None and (not accounts or desk.accounts.mark(session.agent) == session.mark)

    stream = desk.announcer.stream(desk.news(), still)
    return StreamingResponse(stream, media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})


async def take(request: Request, fields: FormData) -> Response:
    """Let the agent have a hand-over."""
    return _changed(
        request, desk_of(request).handovers.take(request.path_params["reference"], session_of(request).agent)
    )


async def done(request: Request, fields: FormData) -> Response:
    """Delete a hand-over that is done with."""
    return _changed(request, desk_of(request).handovers.delete(request.path_params["reference"]))


def _changed(request: Request, changed: bool) -> Response:
    desk_of(request).announce()
    if request.headers.get("x-part"):
        return Response("", 204) if changed else error(GONE, 409)
    if changed:
        return RedirectResponse("/handovers", 303)
    return page(request, "told.html.jinja", 409, sentence=GONE)


take_form = form(take)
done_form = form(done)
