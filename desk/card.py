"""The card of a topic, a subject or refused advice: what to say, the full answer, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desk.entries import ACT, SUBJECT, TOPIC, Place
from desk.plain import as_plain
from store import Answer, SourceRef, Store, TopicRef
from store.rows import DIFFER_HEADING

WITHHELD = "withheld"
"""The variant of the act not_covered for a topic whose answer may not be served."""


@dataclass(frozen=True)
class Card:
    """Everything on a card.

    `say` is what to say first, `more` what to add; both are lists of paragraphs. `written` and `differ` are Markdown
    ("" where the sources don't differ). `note` says which words these are where others were asked for, `due` why a
    review is due ("" where none is). `revision` is None for what is no answer.
    """

    place: Place
    title: str
    say: tuple[str, ...]
    more: tuple[str, ...]
    written: str
    differ: str
    sources: tuple[SourceRef, ...]
    related: tuple[TopicRef, ...]
    variants: tuple[str, ...]
    variant: str
    note: str
    due: str
    revision: str | None

    @property
    def plain(self) -> str:
        """The card as plain text, to be sent to a caller: title, answer, where the sources differ, and the sources."""
        parts = [self.title, as_plain(self.written)]
        if self.differ:
            parts.append(as_plain(f"{DIFFER_HEADING} {self.differ}"))
        named = dict.fromkeys(f"{ref.publisher}, {ref.title} ({ref.site})" for ref in self.sources)
        if named:
            parts.append("Sources: " + "; ".join(named))
        return "\n\n".join(parts)


def read_card(faq: Store, place: Place, audience: str | None, procedure: str | None) -> Card:
    """Return the card of a place in the words for an audience or a procedure, where there are any.

    Raises UnknownKeyError where the store has no such place.
    """
    if place.kind == TOPIC:
        if faq.withheld(place.key):
            return _withheld_card(faq, place)
        return _topic_card(faq, place, audience, procedure)
    if place.kind == SUBJECT:
        return _subject_card(faq, place, audience, procedure)
    words = faq.act(place.key)
    written = words.written.format_map(faq.site())
    return _plain_card(place, words.title, as_plain(written), written, (), ())


def _topic_card(faq: Store, place: Place, audience: str | None, procedure: str | None) -> Card:
    answer = faq.answer(place.key, audience=audience, procedure=procedure)
    written, _, rest = answer.written.partition(f"\n\n{DIFFER_HEADING} ")
    differ = tuple(part for part in _paragraphs(rest) if part in _paragraphs(answer.more))
    notes = tuple(part for part in _paragraphs(rest) if part not in differ)  # an overdue answer says so at its end
    return Card(
        place=place,
        title=answer.title,
        say=_paragraphs(answer.lead),
        more=tuple(part for part in _paragraphs(answer.more) if part not in differ),
        written="\n\n".join([written, *notes]),
        differ="\n\n".join(differ),
        sources=answer.sources,
        related=answer.related,
        variants=faq.variants(place.key),
        variant=answer.variant,
        note=_note(answer, audience, procedure),
        due=review_due(answer),
        revision=answer.revision,
    )


def _subject_card(faq: Store, place: Place, audience: str | None, procedure: str | None) -> Card:
    subject = faq.subject(place.key)
    if subject.nearest is None:
        written = f"{subject.written}\n\n{subject.ask}"
        return _plain_card(place, subject.title, f"{subject.spoken} {subject.ask}", written, (), ())
    nearest = faq.answer(subject.nearest.topic, audience=audience, procedure=procedure)
    say = f"{subject.spoken} {nearest.lead} {subject.ask}"
    written = f"{subject.written}\n\n{nearest.lead}\n\n{subject.ask}"
    sources = faq.lead_sources(nearest.topic, nearest.variant)
    return _plain_card(place, subject.title, say, written, sources, (subject.nearest,))


def _plain_card(
    place: Place, title: str, say: str, written: str, sources: tuple[SourceRef, ...], related: tuple[TopicRef, ...]
) -> Card:
    note = {
        TOPIC: "",
        SUBJECT: "No source answers this. Say so; do not fill the gap.",
        ACT: "A decision for one person: never decide or diagnose. The other lines may hold what is true in general.",
    }[place.kind]
    return Card(place, title, _paragraphs(say), (), written, "", sources, related, ("any",), "any", note, "", None)


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("\n\n") if part.strip())


def _note(answer: Answer, audience: str | None, procedure: str | None) -> str:
    """Say so where the words are not those that were asked for, so that nobody takes them for a child's."""
    wanted = [name for name in (audience, procedure) if name is not None]
    if not wanted or answer.variant in wanted[:1]:
        return ""
    missing = " or ".join(f"{'an' if name[0] == 'a' else 'a'} {name}" for name in wanted if name != answer.variant)
    shown = "the general one" if answer.variant == "any" else f"the one for {answer.variant}"
    return f"There is no answer of its own for {missing}; this is {shown}."


def review_due(answer: Answer) -> str:
    """Return why a review is due, "" where none is."""
    if answer.needs_check:
        return "A source passage has changed since somebody compared this answer with it."
    if answer.state == "live":
        return "No clinician has reviewed this answer yet. When in doubt, hand over to the care team."
    if answer.state == "overdue":
        return f"The last review ({answer.review}) was due for renewal on {answer.next_review or 'a day not stated'}."
    return ""


def _withheld_card(faq: Store, place: Place) -> Card:
    words, site = faq.act("not_covered", WITHHELD), faq.site()
    written = words.written.format_map(site)
    card = _plain_card(place, words.title, as_plain(written), written, (), ())
    return replace(card, note="The answer to this is withheld until it is reviewed. Say no more than this.")
