"""A look-up: what the agent has typed so far, and everything the list shows for it."""

from __future__ import annotations

import asyncio
import logging
import os
import threading
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from desk.assistant import Assistant
from desk.entries import SUBJECT, TOPIC, Found, Place, read_entries, read_places, read_withheld
from desk.index import Index
from desk.query import plain_words
from desk.ranking import rank
from desk.why import Why, why
from safety import UrgentSign, find_urgent
from store import open_store

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Line:
    """One line of the list, in the words of a variant."""

    found: Found
    why: Why
    variant: str


@dataclass(frozen=True)
class Looked:
    """The list for a text.

    `audience` and `procedure` are what the assistant heard in the text (None: nothing, or it is down); `ranked_by` is
    "assistant" or "text". `sign` is a warning sign that the text reports, and `urgent` is true where there is one or
    where the assistant takes the text for one.
    """

    text: str
    lines: tuple[Line, ...]
    ranked_by: str
    audience: str | None
    procedure: str | None
    sign: UrgentSign | None
    urgent: bool


class Shelf:
    """The index of one build of the store."""

    def __init__(self, store: Path, wordings: Path) -> None:
        self.stamp = stamp(store)
        with open_store(store) as faq:
            entries = read_entries(faq, wordings)
            self.places: dict[Place, Found] = read_places(faq) | read_withheld(faq, entries)
        entries = [replace(entry, place=self.resolve(entry.place)) for entry in entries]
        self.index = Index([entry for entry in entries if entry.place in self.places])

    def resolve(self, place: Place) -> Place:
        """Return where a place leads at this site: to a topic, where it answers the subject in words of its own."""
        topic = Place(TOPIC, place.key)
        return topic if place.kind == SUBJECT and topic in self.places else place


class LookUp:
    """Looks up; reads a new build of the store by itself."""

    def __init__(self, store: Path, wordings: Path, assistant: Assistant) -> None:
        """Read the store (seconds for thousands of topics). Raises StoreError where there is none."""
        self._store, self._wordings, self._assistant = store, wordings, assistant
        self._shelf = Shelf(store, wordings)
        self._reading = threading.Lock()
        find_urgent("hello")  # the first call loads spaCy

    @property
    def places(self) -> dict[Place, Found]:
        """Everything that can be found."""
        return self._shelf.places

    async def look(self, text: str, audience: str | None = None, procedure: str | None = None) -> Looked:
        """Return the list for a text, best first; the assistant is asked while full text is searched.

        Each line says the words for the audience and the procedure, those that were heard where none is given.
        """
        self._renew()
        shelf = self._shelf
        text = " ".join(text.split()) + (" " if text[-1:].isspace() else "")
        if not text.strip():
            return Looked("", (), "text", None, None, None, False)
        asked = asyncio.ensure_future(self._assistant.understand(text.strip()))
        await asyncio.sleep(0)  # lets the request go out before this thread searches
        sign = find_urgent(text)
        matches = shelf.index.find(text)
        understood = await asked
        if understood:
            ranking = tuple((shelf.resolve(place), sure) for place, sure in understood.ranking)
            understood = replace(understood, ranking=ranking)
        ranked = [one for one in rank(matches, understood) if one.place in shelf.places]
        words = frozenset(plain_words(text))
        wanted = (
            audience or getattr(understood, "audience", None),
            procedure or getattr(understood, "procedure", None),
        )
        return Looked(
            text=text.strip(),
            lines=tuple(
                Line(found := shelf.places[one.place], why(one, words), found.variant(*wanted)) for one in ranked
            ),
            ranked_by="assistant" if understood else "text",
            audience=understood.audience if understood else None,
            procedure=understood.procedure if understood else None,
            sign=sign,
            urgent=sign is not None or bool(understood and understood.urgent),
        )

    def _renew(self) -> None:
        """Begin to read a new build beside; the old one goes on being searched until the new one is ready."""
        if stamp(self._store) in (None, self._shelf.stamp) or not self._reading.acquire(blocking=False):
            return
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        try:
            self._shelf = Shelf(self._store, self._wordings)
        except Exception:
            log.exception("The new answers could not be read; the desk goes on with the old ones.")
        finally:
            self._reading.release()


def stamp(path: Path) -> tuple[int, int, date] | None:
    """Return what changes with every build and every day (answers become overdue), or None where there is no file."""
    try:
        state = os.stat(path)
    except OSError:
        return None
    return state.st_ino, state.st_mtime_ns, date.today()
