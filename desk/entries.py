"""What can be found: topics, subjects that no source answers, and refused advice, with all words that lead there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from store import Store
from store.records import Answer

TOPIC, SUBJECT, ACT = "topic", "subject", "act"
ADVICE = "personal_advice"
INTENTS = {"ask_": TOPIC, "not_covered_": SUBJECT}
"""Beginnings of intents and the kind of thing that they lead to."""

Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Place:
    """Where a search can lead: `kind` is topic, subject or act, `key` the name of its file."""

    kind: str
    key: str


@dataclass(frozen=True)
class Found:
    """What the list shows of a place: its title, and for each variant the first words to say and the revision.

    Subjects and acts have the variant "any" alone, and no revision.
    """

    place: Place
    title: str
    says: dict[str, str]
    revisions: dict[str, str] = field(default_factory=dict)

    def variant(self, audience: str | None, procedure: str | None) -> str:
        """Return the variant that the card would show, as the store chooses it."""
        return next((name for name in (audience, procedure) if name in self.says), "any")


@dataclass(frozen=True)
class Entry:
    """Words that lead to a place.

    `kind` is title, question, wording, answer or passage; `origin` is a passage's publisher.
    """

    place: Place
    kind: str
    text: str
    origin: str = ""


def place_of(intent: str) -> Place | None:
    """Return where an intent leads, or None for greetings and the like."""
    for prefix, kind in INTENTS.items():
        if intent.startswith(prefix):
            return Place(kind, intent.removeprefix(prefix))
    return Place(ACT, ADVICE) if intent == ADVICE else None


def read_places(faq: Store) -> dict[Place, Found]:
    """Return everything that the desk can show, topics first."""
    found: dict[Place, Found] = {}
    for topic in faq.topics():
        place = Place(TOPIC, topic.topic)
        answers = [faq.answer_variant(topic.topic, variant) for variant in faq.variants(topic.topic)]
        says = {answer.variant: answer.lead for answer in answers}
        found[place] = Found(place, topic.title, says, {answer.variant: answer.revision for answer in answers})
    for key in faq.subjects():
        subject = faq.subject(key)
        found[Place(SUBJECT, key)] = Found(Place(SUBJECT, key), subject.title, {"any": subject.spoken})
    if ADVICE in faq.acts():
        words = faq.act(ADVICE)
        found[Place(ACT, ADVICE)] = Found(Place(ACT, ADVICE), words.title, {"any": ""})
    return found


def read_withheld(faq: Store, entries: Iterable[Entry]) -> dict[Place, Found]:
    """Return the topics that wordings lead to and whose answers may not be served; the list must not hide them."""
    topics = sorted({entry.place.key for entry in entries if entry.place.kind == TOPIC})
    places = [Place(TOPIC, topic) for topic in topics if faq.withheld(topic)]
    title = "No checked answer: {}"
    return {place: Found(place, title.format(place.key.replace("_", " ")), {"any": ""}) for place in places}


def read_entries(faq: Store, wordings: Path) -> list[Entry]:
    """Return all words of the store, and the wordings below a folder (none where there is no such folder)."""
    entries = list(_wordings(wordings))
    for topic in faq.topics():
        place = Place(TOPIC, topic.topic)
        title, *others = faq.questions(topic.topic)
        entries.append(Entry(place, "title", title))
        entries += [Entry(place, "question", text) for text in others]
        answers = [faq.answer_variant(topic.topic, variant) for variant in faq.variants(topic.topic)]
        entries += [Entry(place, "answer", text) for text in _sentences(answers)]
        passages = {(ref.id, ref.section): ref for answer in answers for ref in answer.sources}
        entries += [Entry(place, "passage", ref.passage, ref.publisher) for ref in passages.values()]
    for key in faq.subjects():
        subject = faq.subject(key)
        entries.append(Entry(Place(SUBJECT, key), "title", subject.title))
        entries.append(Entry(Place(SUBJECT, key), "answer", subject.spoken))
    return entries


def _sentences(answers: Iterable[Answer]) -> list[str]:
    texts = (paragraph for answer in answers for paragraph in f"{answer.lead}\n\n{answer.more}".split("\n\n"))
    return list(dict.fromkeys(text for text in texts if text))


def _wordings(folder: Path) -> Iterator[Entry]:
    """Read the wordings that stand alone; those that need an answer before them are no look-ups."""
    for file in sorted(folder.rglob("*.yml")):
        for block in (yaml.load(file.read_text(encoding="utf-8"), Loader=Loader) or {}).get("nlu", []):
            place = place_of(block["intent"])
            if place is not None and isinstance(block["examples"], str):
                lines = (line.strip().removeprefix("- ") for line in block["examples"].splitlines())
                yield from (Entry(place, "wording", line) for line in lines if line)
