"""Where a message might fall into two questions. Only proposes: the gate decides by what the parts mean."""

from __future__ import annotations

import re

SENTENCE_END = re.compile(r"[?!.;]+\s+|\n+")
JOINT = re.compile(r"\s*,?\s+(?:and also|and then|and|also|plus|oh and|n|then)\s+|\s*[+&/]\s*|\s*,\s+", re.IGNORECASE)
ASKS = re.compile(
    r"^(?:(?:and|also|um+|uh+|so|well|then|oh|please|plus)[, ]+)*"
    r"(?:how|what|whats|what's|when|whens|where|wheres|who|whos|who's|why|which|do|does|did|can|could|will|would|should|"
    r"is|are|am|may|might|must|tell me|explain|any|has|have|were|was|if|whether|"
    r"i (?:also )?(?:want|need|wonder|was wonder)|i'd (?:also )?like|do i)\b",
    re.IGNORECASE,
)
FEWEST_LETTERS = 3
MOST_PARTS = 6


def question_parts(text: str) -> list[tuple[str, str]]:
    """Return the ways to cut a message into two questions: (first, second), in the order of the cuts.

    After a sentence's end any two parts may be questions (agents write "NPO? driver?"); at an "and" or a comma the
    second part has to begin like a question, for "red cells and platelets" is one thing.
    """
    cuts: list[tuple[str, str]] = []
    for joint, free in ((SENTENCE_END, True), (JOINT, False)):
        for match in joint.finditer(text):
            first, second = text[: match.start()].strip(), text[match.end() :].strip()
            if match.group().strip().startswith("?"):
                first += "?"
            long_enough = all(sum(letter.isalnum() for letter in part) >= FEWEST_LETTERS for part in (first, second))
            if long_enough and (free or ASKS.match(second)):
                cuts.append((first, second))
    return cuts[:MOST_PARTS]
