"""Who may see what: decided for each request before any page runs."""

from __future__ import annotations

from http.cookies import SimpleCookie
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from desk.sessions import LONGEST, NAME, Session
from desk.state import Desk

PUBLIC = ("/health", "/sign-in", "/static/", "/api/handovers")
"""Pages that need no sign-in. /api/handovers asks for the assistant's key instead."""
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
NOT_SIGNED_IN = "Sign in at the desk first."
FOREIGN = "This request comes from another site; open the desk itself."


class Access:
    """ASGI middleware: finds the session or makes one, and refuses who is not signed in.

    The session stands in the scope's state as `session`.
    """

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self._app, self._desk = app, desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        cookie = SimpleCookie(headers.get("cookie", "")).get(NAME)
        held = self._desk.sessions.read(cookie.value if cookie else None)
        session, allowed = self._who(scope, headers, held)
        refusal = self._refusal(scope, headers, allowed)
        scope.setdefault("state", {})["session"] = session
        scope["state"]["allowed"] = allowed

        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start" and session is not held:
                values = MutableHeaders(scope=message)
                if not any(value.startswith(f"{NAME}=") for value in values.getlist("set-cookie")):
                    values.append("set-cookie", cookie_line(self._desk, session))
            await send(message)

        await (refusal or self._app)(scope, receive, send_with_cookie)

    def _who(self, scope: Scope, headers: Headers, held: Session | None) -> tuple[Session, bool]:
        desk = self._desk
        if desk.settings.access == "open":
            return held or desk.sessions.new(), True
        if desk.settings.access == "accounts":
            signed_in = held is not None and bool(held.agent) and desk.accounts.mark(held.agent) == held.mark
            return held if held and (signed_in or not held.agent) else desk.sessions.new(), signed_in
        agent = proxy_agent(desk, scope, headers)
        if held is not None and held.agent == agent:
            return held, bool(agent)
        return desk.sessions.new(agent), bool(agent)

    def _refusal(self, scope: Scope, headers: Headers, allowed: bool) -> Response | None:
        path = scope["path"]
        public = any(path == name or (name.endswith("/") and path.startswith(name)) for name in PUBLIC)
        if scope["method"] not in SAFE_METHODS and path != "/api/handovers" and foreign(headers):
            return JSONResponse({"error": FOREIGN}, 403)
        if allowed or public:
            return None
        page = scope["method"] == "GET" and headers.get("sec-fetch-mode", "navigate") == "navigate"
        if self._desk.settings.access == "accounts" and page and "text/html" in headers.get("accept", ""):
            return RedirectResponse(f"/sign-in?next={quote(path)}", 303)
        return JSONResponse({"error": NOT_SIGNED_IN}, 401)


def proxy_agent(desk: Desk, scope: Scope, headers: Headers) -> str:
    """Return the agent whom the reverse proxy names, "" where the request does not come from the proxy."""
    peer = scope["client"][0] if scope.get("client") else ""
    named = headers.getlist(desk.settings.user_header)
    return named[0].strip()[:200] if peer in desk.settings.proxies and len(named) == 1 else ""


def address(desk: Desk, scope: Scope) -> str:
    """Return where a request comes from: the peer, or whom a trusted proxy says that it passes on."""
    peer: str = scope["client"][0] if scope.get("client") else "unknown"
    passed = Headers(scope=scope).get("x-forwarded-for", "").split(",")[-1].strip()
    return passed or peer if peer in desk.settings.proxies else peer


def foreign(headers: Headers) -> bool:
    """Tell whether a browser says that another site sent the request."""
    origin = headers.get("origin")
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return True
    return origin is not None and urlsplit(origin).netloc != headers.get("host", "")


def cookie_line(desk: Desk, session: Session) -> str:
    """Return the Set-Cookie header of a session."""
    secure = "; Secure" if desk.settings.secure else ""
    value = desk.sessions.cookie(session)
    return f"{NAME}={value}; Path=/; HttpOnly; SameSite=Strict; Max-Age={LONGEST}{secure}"
