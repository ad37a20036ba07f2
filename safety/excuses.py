"""What explains one sign but no other: dementia explains confusion, a coffee a racing heart.

Short on purpose: a word here hides a sign from everybody who says that word, so only what hardly ever stands beside a
real emergency belongs here.
"""

from __future__ import annotations

from safety.frame_words import runs
from safety.matching import Found
from safety.message import Message

_EXCUSES = {
    "numb or weak legs": "paraplegic,polio,amputee,neuropathy,sciatica,stenosis,epidural,c section,old stroke",
    "stroke signs": "laryngectomy,nonverbal,old stroke,with anxiety,from anxiety",
    "confusion": "dementia,alzheimer,alzheimers,autistic,autism",
    "severe allergic reaction": "prednisone makes,steroids make,from prednisone,from steroids,from crying",
    "about to faint": "thinking about it,just thinking about,thinking about the,at needles,of needles,the thought of",
    "racing heart": "nervous,anxious,nerves,coffee,caffeine,excited,thinking,the needle",
    "chills": "nervous,anxious,nerves",
    "pus or discharge": "bones,the middle",
    "vomiting": "pregnant,pregnancy",
}
EXCUSES = {sign: runs(text) for sign, text in _EXCUSES.items()}


def is_excused(message: Message, found: Found) -> bool:
    """Tell whether the sentence around a sign explains it by something that is known and harmless."""
    excuses = EXCUSES.get(found.sign.name, ())
    first, last = message.assertion(found.start)
    return message.has_run(excuses, first, found.start) or message.has_run(excuses, found.end, last)
