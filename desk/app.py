"""The desk as an ASGI application."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from desk import handover_pages, log_pages, look_pages, sign_in_pages
from desk.access import Access
from desk.accounts import Accounts
from desk.assistant import Assistant
from desk.headers import SecurityHeaders
from desk.look_up import LookUp
from desk.pages import FOLDER, page
from desk.sessions import Sessions
from desk.settings import DeskSettings
from desk.state import Desk
from guard.secret import key_for, read_secret
from safety.personal_details import redact
from store import StoreError
from store.handovers import Handovers
from store.question_log import QuestionLog

PURPOSE = "desk"
"""What the key is for that the assistant shows when it hands over, and the desk when it asks for a ranking."""


def make_desk(settings: DeskSettings) -> tuple[Desk, Assistant]:
    """Read everything that the desk needs; raises StoreError where there is no store."""
    secret = read_secret(settings.root)
    key = key_for(secret, PURPOSE)
    assistant = Assistant(settings.assistant_url, key)
    redact("hello")  # the first call reads the lists of names
    desk = Desk(
        settings=settings,
        look_up=LookUp(settings.store, settings.wordings, assistant),
        handovers=Handovers(settings.handovers),
        questions=QuestionLog(settings.questions),
        sessions=Sessions(secret),
        accounts=Accounts(settings.accounts),
        key=key,
        redact=redact,
    )
    return desk, assistant


def create_app(desk: Desk, assistant: Assistant | None = None) -> Starlette:
    """Return the application; it closes the assistant's connection when it ends."""

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        if assistant is not None:
            await assistant.close()

    app = Starlette(
        routes=[
            Route("/", look_pages.home),
            Route("/", look_pages.look_form, methods=["POST"]),
            *(Route(f"/{kind}/{{key}}", look_pages.show_card, name=kind) for kind in look_pages.KINDS),
            Route("/no-answer", log_pages.no_answer_form, methods=["POST"]),
            Route("/signals", log_pages.signals_form, methods=["POST"]),
            Route("/handovers", handover_pages.show),
            Route("/handovers/events", handover_pages.events),
            Route("/handovers/{reference}/take", handover_pages.take_form, methods=["POST"]),
            Route("/handovers/{reference}/done", handover_pages.done_form, methods=["POST"]),
            Route("/api/handovers", handover_pages.receive, methods=["POST"]),
            Route("/sign-in", sign_in_pages.show),
            Route("/sign-in", sign_in_pages.sign_in_form, methods=["POST"]),
            Route("/sign-out", sign_in_pages.sign_out_form, methods=["POST"]),
            Route("/health", health),
            Mount("/static", StaticFiles(directory=FOLDER / "static")),
        ],
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(TrustedHostMiddleware, allowed_hosts=desk.settings.hosts, www_redirect=False),
            Middleware(Access, desk=desk),
        ],
        exception_handlers={StoreError: no_store, 404: not_found},
        lifespan=lifespan,
    )
    app.state.desk = desk
    return app


async def health(request: Request) -> Response:
    """Say that the desk serves; nothing else, for anybody may ask."""
    return JSONResponse({"status": "ok"})


async def not_found(request: Request, problem: Exception) -> Response:
    """Say that there is no such page."""
    return page(request, "missing.html.jinja", 404, sentence="There is no such page at the desk.")


async def no_store(request: Request, problem: Exception) -> Response:
    """Say why no answer can be shown; the desk itself goes on."""
    if request.headers.get("x-part"):
        return JSONResponse({"error": str(problem)}, 503)
    return page(request, "missing.html.jinja", 503, sentence=str(problem))
