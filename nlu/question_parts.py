"""Where a message might fall into two questions. Only proposes: the gate decides by what the parts mean."""

from __future__ import annotations

import re
from typing import NamedTuple

SENTENCE_END = re.compile(r"[?!.;]+\s+|\n+")
JOINT = re.compile(r"\s*,?\s+(?:and also|and then|and|also|plus|oh and|n|then)\s+|\s*[+&/]\s*|\s*,\s+", re.IGNORECASE)
ASKS = re.compile(
    r"^(?:(?:and|also|um+|uh+|so|well|then|oh|please|plus|about|roughly|at|from|for|because|cause|ok|okay)[, ]+)*"
    r"(?:how|what|whats|what's|when|whens|where|wheres|who|whos|who's|why|which|do|does|did|can|could|will|would|should|"
    r"is|are|am|may|might|must|tell me|explain|any|has|have|were|was|if|whether|"
    r"i (?:also )?(?:want|need|wonder|was wonder)|i'd (?:also )?like|do i)\b",
    re.IGNORECASE,
)
RUN_ON = re.compile(
    r"\s+(?=(?:how (?:long|much|many|big|soon|bad|do|does|is|will)|when (?:do|does|will|can|is|are)|"
    r"where (?:do|does|is)|who(?:'s| is| does| do| will)?|what(?:'s| is| do| does| will)?|why|"
    r"(?:can|could|should|may|do|will) (?:i|he|she|we|they)|(?:is|does|will) (?:it|there|that))\b)",
    re.IGNORECASE,
)
"""Where a spoken message without a joining word may begin its second question."""
LEADS_ON = re.compile(
    r"\b(?:know|knows|tell|me|us|ask|asks|asked|asking|wonder|wonders|wondering|about|to|of|on|and|or|if|that|see|say|says|"
    r"explain|sure|understand|just|so|but|for|at|by|from|with|idea|question|because|cause|then|exactly|remember|hear)[,:]?$",
    re.IGNORECASE,
)
"""After such a word a question word only goes on with the sentence ("tell me how long it takes")."""
FEWEST_LETTERS = 3
FEWEST_WORDS_OF_A_RUN_ON = 3
MOST_PARTS = 6


class Cut(NamedTuple):
    """A message in two parts; `after_sentence` tells whether the first part ends a sentence."""

    first: str
    second: str
    after_sentence: bool


def question_parts(text: str, loose: bool = False) -> list[Cut]:
    """Return the ways to cut a message into two questions, first those after a sentence.

    After a sentence's end any two parts may be questions (agents write "NPO? driver?"); at an "and" or a comma the
    second part has to begin like a question, for "red cells and platelets" is one thing; so has a second part without
    anything before it ("does it hurt how long is it"). With `loose`, for a message that seems to be about two things,
    any two parts at an "and" or a comma may be questions ("what clothes, and food or no food").
    """
    cuts: list[Cut] = []
    for joint, sentence in ((SENTENCE_END, True), (JOINT, False)):
        for match in joint.finditer(text):
            first, second = text[: match.start()].strip(), text[match.end() :].strip()
            if match.group().strip().startswith("?"):
                first += "?"
            long_enough = all(sum(letter.isalnum() for letter in part) >= FEWEST_LETTERS for part in (first, second))
            if long_enough and (sentence or loose or ASKS.match(second)):
                cuts.append(Cut(first, second, sentence))
    for match in RUN_ON.finditer(text):
        first, second = text[: match.start()].strip(), text[match.end() :].strip()
        long_enough = all(len(part.split()) >= FEWEST_WORDS_OF_A_RUN_ON for part in (first, second))
        if long_enough and first[-1].isalnum() and not LEADS_ON.search(first):
            cuts.append(Cut(first, second, False))
    return cuts[:MOST_PARTS]
