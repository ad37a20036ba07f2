"""What goes into the question log: a question without an answer, and signals."""

from __future__ import annotations

import logging

from anyio import to_thread
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from desk.look_pages import MOST_TEXT
from desk.pages import desk_of, error, form, page, text_field
from desk.signals import CHANNEL, MOST, record
from desk.state import Desk

log = logging.getLogger(__name__)

NOTED = "Noted: no answer for this. Personal details were taken out before it was stored."
NOTHING_TYPED = "There is nothing to note: type the question first."
NOT_STORED = "The question could not be noted, so nothing was stored. Tell whoever runs the desk."


async def no_answer(request: Request, fields: FormData) -> Response:
    """Put what was typed into the question log, redacted; where redaction fails, nothing is stored."""
    desk = desk_of(request)
    text = " ".join(text_field(fields, "q")[:MOST_TEXT].split())
    if not text:
        return _told(request, NOTHING_TYPED, 400)
    try:
        await to_thread.run_sync(_note, desk, text)
    except Exception:
        log.exception("A question without an answer could not be noted.")
        return _told(request, NOT_STORED, 500)
    return _told(request, NOTED, 200)


def _note(desk: Desk, text: str) -> None:
    redacted = desk.redact(text)
    desk.questions.add_question(text=redacted, channel=CHANNEL, act="not_covered", topic=None, revision=None)


async def signals(request: Request, fields: FormData) -> Response:
    """Record signals; each field `signal` is `topic revision kind`."""
    given = [value.split(" ") for value in fields.getlist("signal") if isinstance(value, str)]
    if len(given) > MOST or any(len(parts) != 3 for parts in given):
        return error(f'Each "signal" is "topic revision kind", and there are at most {MOST}.', 400)
    await record(desk_of(request), [(topic, revision, kind) for topic, revision, kind in given])
    return _told(request, "Noted.", 200)


def _told(request: Request, sentence: str, status: int) -> Response:
    if request.headers.get("x-part"):
        return error(sentence, status) if status >= 400 else Response(sentence, media_type="text/plain")
    return page(request, "told.html.jinja", status, sentence=sentence)


no_answer_form = form(no_answer)
signals_form = form(signals)
