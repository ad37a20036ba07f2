"""The look-up: the desk's first page, the list for what is typed, and cards."""

from __future__ import annotations

import re
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from desk.card import read_card
from desk.entries import ACT, ADVICE, SUBJECT, TOPIC, Place
from desk.pages import AUDIENCES, PROCEDURES, chosen, desk_of, form, page, text_field
from desk.signals import record
from desk.warning import read_warning
from store import UnknownKeyError, open_store

KINDS = {"topics": TOPIC, "subjects": SUBJECT, "acts": ACT}
REFERENCE = re.compile(r"\s*([A-Za-z]\d)\s*-?\s*(\d\d)\s*")
MOST_TEXT = 2000


async def home(request: Request) -> Response:
    """Show the empty desk."""
    return page(request, "desk.html.jinja", handovers=desk_of(request).waiting(), looked=None, card=None)


async def look(request: Request, fields: FormData) -> Response:
    """Show the list for a text; the parts alone where desk.js asks for them, else the whole page."""
    desk = desk_of(request)
    text = text_field(fields, "q")[:MOST_TEXT]
    audience = chosen(text_field(fields, "audience"), AUDIENCES)
    procedure = chosen(text_field(fields, "procedure"), PROCEDURES)
    looked = await desk.look_up.look(text, audience, procedure)
    warning = None
    if looked.urgent:
        with open_store(desk.settings.store) as faq:
            warning = read_warning(faq, looked.sign)
    reference = REFERENCE.fullmatch(text)
    handover = desk.handovers.get(f"{reference[1].upper()}-{reference[2]}") if reference else None
    values: dict[str, Any] = {
        "looked": looked,
        "warning": warning,
        "handover": handover,
        "audience": audience,
        "procedure": procedure,
    }
    if request.headers.get("x-part"):
        return page(request, "found.html.jinja", **values)
    return page(request, "desk.html.jinja", handovers=desk.waiting(), card=None, **values)


async def show_card(request: Request) -> Response:
    """Show a card; `preview` in the query means that the agent has not opened it yet."""
    desk = desk_of(request)
    place = Place(KINDS[request.url.path.split("/")[1]], request.path_params["key"])
    query = request.query_params
    audience = chosen(query.get("audience"), AUDIENCES)
    procedure = chosen(query.get("procedure"), PROCEDURES)
    try:
        if place.kind == ACT and place.key != ADVICE:
            raise UnknownKeyError("card", place.key, [ADVICE])
        with open_store(desk.settings.store) as faq:
            card = read_card(faq, place, audience, procedure)
    except UnknownKeyError as problem:
        return page(request, "missing.html.jinja", 404, sentence=str(problem))
    if card.revision and "preview" not in query and query.get("from") != card.revision:
        await record(desk, [(place.key, card.revision, "opened")])
    values: dict[str, Any] = {"card": card, "audience": audience, "procedure": procedure}
    if request.headers.get("x-part"):
        return page(request, "card.html.jinja", **values)
    return page(request, "desk.html.jinja", handovers=desk.waiting(), looked=None, **values)


look_form = form(look)
