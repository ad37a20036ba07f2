"""Is a question about a child answered in the words for children, where there are any?"""

from __future__ import annotations

from collections.abc import Iterable

from evaluation.asked import Asked
from evaluation.measure import Measure, share
from store import Store

MARKED = ("adult", "child")


def audience_measure(asked: Iterable[Asked], store: Store) -> Measure:
    """Return the share of right answers, to questions marked adult or child, that are in the store's words for them."""
    marked = [
        one
        for one in asked
        if one.asked.audience in MARKED and one.right and not one.clean and any(r.act == "answer" for r in one.replies)
    ]
    return share("audience_right", "Answers for the right listener", marked, lambda one: suits(one, store))


def suits(one: Asked, store: Store) -> bool:
    """Tell whether each answer is the one that the store holds for the listener."""
    return all(
        reply.audience == store.answer(reply.topic, audience=one.asked.audience).audience
        for reply in one.replies
        if reply.act == "answer" and reply.topic
    )
