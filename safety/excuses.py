"""What explains one sign but no other: dementia explains confusion, a coffee a racing heart.

Short on purpose: a word here hides a sign from everybody who says that word, so only what hardly ever stands beside a
real emergency belongs here.
"""

from __future__ import annotations

from safety.frame_words import runs
from safety.matching import Found
from safety.message import Message

_EXCUSES = {
    "not conscious": "say i am,tell me i am,hope i am,promise i am",
    "numb or weak legs": "paraplegic,polio,amputee,neuropathy,sciatica,stenosis,epidural,c section,old stroke",
    "stroke signs": "laryngectomy,nonverbal,old stroke,with anxiety,from anxiety",
    "confusion": "dementia,alzheimer,alzheimers,autistic,autism",
    "severe allergic reaction": "prednisone makes,steroids make,from prednisone,from steroids,from crying",
    "about to faint": "thinking about it,just thinking about,thinking about the,at needles,of needles,the thought of",
    "racing heart": "nervous,anxious,nerves,coffee,caffeine,excited,thinking,think about,the needle",
    "chills": "nervous,anxious,nerves",
    "cannot breathe": "the word needle,do i have to lie,do i have to lay,do you have to lie,another position,"
    "other position,different position",
    "blue or gray skin": "and green,and a bit green,bit green,and yellow,and a bit yellow,bit yellow",
    "fainting": "giving blood,blood donation,gave blood,donating blood,long words,big words,the bill,the price",
    "pus or discharge": "bones,the middle",
    "vomiting": "pregnant,pregnancy",
}
EXCUSES = {sign: runs(text) for sign, text in _EXCUSES.items()}


_EVEN_NOW = {
    "racing heart": runs("when i think,every time i think,over this biopsy,over the biopsy,over the test"),
    "chills": runs("when i think,every time i think,thinking of"),
}
"""What only a thought brings on is no sign even where it happens now ("I still get the shakes thinking of it")."""


def is_excused_even_now(message: Message, found: Found) -> bool:
    """Tell whether a mild sign is said to come from a thought alone."""
    _, last = message.statement(found.start)
    return message.has_run(_EVEN_NOW.get(found.sign.name, ()), found.start, last)


def is_excused(message: Message, found: Found) -> bool:
    """Tell whether the sentence around a sign explains it by something that is known and harmless."""
    excuses = EXCUSES.get(found.sign.name, ())
    first, last = message.assertion(found.start)
    return message.has_run(excuses, first, found.start) or message.has_run(excuses, found.end, last)
