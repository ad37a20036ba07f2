"""Is the assistant up, and does it answer? /live and /ready tell the truth; /metrics counts."""

from __future__ import annotations

from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, raw
from sanic.response import json as json_response

from channels.rasa_turn import OnNewMessage, prepare
from channels.readiness import Readiness
from guard import metrics


class HealthInput(InputChannel):
    """Three addresses at the top: no conversation, no text."""

    @classmethod
    def name(cls) -> str:
        """Name among Rasa's channels."""
        return "health"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> HealthInput:
        """Make the channel; credentials.yml holds no settings for it."""
        prepare()
        return cls()

    def url_prefix(self) -> str:
        """Return what Rasa joins with /webhooks/: the top."""
        return "/"

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """Return the routes."""
        health = Blueprint("marlow_health")
        readiness = Readiness(on_new_message)

        @health.listener("after_server_start")
        async def warm_up(app: Sanic, _: Any) -> None:
            app.add_task(readiness.reasons(app.ctx.agent))  # the first answer is slow; let it be nobody's

        @health.get("/live")
        async def live(_: Request) -> HTTPResponse:
            return json_response({"live": True})

        @health.get("/ready")
        async def ready(request: Request) -> HTTPResponse:
            reasons = await readiness.reasons(getattr(request.app.ctx, "agent", None))
            return json_response({"ready": not reasons, "reasons": reasons}, status=503 if reasons else 200)

        @health.get("/metrics")
        async def numbers(_: Request) -> HTTPResponse:
            return raw(metrics.page(), content_type="text/plain; version=0.0.4; charset=utf-8")

        return health
