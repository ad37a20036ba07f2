"""Figures of speech, and words of a sign that mean something else ("bleeding money", "the leaflet she passed out").

A figure takes back only the phrase that it is part of: another sign in the same message still counts.
"""

from __future__ import annotations

from safety.frame_words import runs
from safety.matching import Found
from safety.message import Message

_FIGURES = runs(
    "bleeding money,bleeding cash,bleeding patience,bleed money,bleeds money,bleeding us dry,bleeding me dry,"
    "bleeding heart,bleeding edge,bleeding obvious,blood is boiling,blood boil,blood boils,blood boiling,"
    "blood run cold,blood ran cold,blood runs cold,dead to the world,dead on my feet,dead on his feet,dead set,"
    "head explodes,head explode,head is spinning with,head is spinning from,numb with fear,numb with worry,"
    "numb with shock,worried sick,sick to death,scared to death,bored to death,hay fever,cabin fever,spring fever,"
    "baby fever,scarlet fever,yellow fever,glandular fever,rheumatic fever,valley fever,dengue fever,fever pitch,"
    "stroke in between,aspiration stroke biopsy,stroke of luck,stroke of genius,stroke of midnight,"
    "on pins and needles,blue in the face,red in the face,collapsed vein,collapsed veins,veins collapsed,"
    "veins have collapsed,veins have all collapsed,vein collapsed,burning question,burning to know,burning a hole,"
    "drowning in paperwork,drowning in forms,shaking my head,shaking his head,shaking her head,shaking hands"
)
_OVERLAPS = 4
"""A figure begins or ends at most this many words away from the phrase that it shares a word with."""


def is_figure(message: Message, found: Found) -> bool:
    """Tell whether a phrase that was found shares a word with a figure of speech."""
    for at in range(max(0, found.start - _OVERLAPS), found.end):
        for run in _FIGURES:
            if message.forms[at : at + len(run)] == run and at + len(run) > found.start:
                return True
    return False
