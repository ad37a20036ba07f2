"""What a message says it does not mean: "i'm not asking if it hurts, i'm asking how long it takes".

A sentence encoder reads both halves alike. Where the words mark one half as not meant, only the other is kept.
`safety/` and the entity matcher read the whole message.
"""

from __future__ import annotations

import re

WHO = r"(?:i'?m|i am|i|we'?re|we are|we|(?:the )?caller(?:'?s| is)?|she(?:'?s| is)?|he(?:'?s| is)?|they(?:'?re| are)?)"
NOT_MEANT = (
    rf"(?:{WHO} )?\b(?:(?:am |is |are )?not asking|ain'?t asking|"
    r"(?:do not|don'?t|does not|doesn'?t) (?:mean|want to know|need to know|wanna know|mean the|want the)|"
    r"not (?:looking for|talking about))\b"
)
ASKING = r"(?:asking|mean|want to know|want|need|wants to know|wants)"
SAID_FIRST = re.compile(
    rf"{NOT_MEANT} .+?"
    rf"(?:(?:[,.;!]|\bbut\b|\bonly\b|\bjust\b|\brather\b) *(?:{WHO} {ASKING} )?|\s{WHO} {ASKING} )(?P<meant>\S.+)$"
)
MEANS_NOT = re.compile(rf"^(?P<head>.{{8,}}?)[,.;?-]+ *{WHO} means? not [^,.;]{{3,60}}[,.;] *(?P<meant>.+)$")
BARE_FIRST = re.compile(
    r"^(?:no[, ]+)?not (?!gonna|going|trying|sure|hear|really|yet|now|too|at)(?P<not>[^,.;]{3,60})[,.;] *(?P<meant>.+)$"
)
SAID_LAST = re.compile(
    rf"^(?P<meant>.{{8,}}?)[,.;?-]+ *(?:{NOT_MEANT}|{WHO} means? not|meaning not|and not|not) [^.?!]+[.?!]*$"
)
NO_BREAK = re.compile(rf"^(?P<meant>.{{8,}}?) {NOT_MEANT} [^.?!]+[.?!]*$")
SAME_WORD = re.compile(
    r"^(?:no[, ]+)?not (?P<asks>who|what|when|where|why|how|which) .+?[,.;]? (?P<meant>(?P=asks)\b.+)$"
)
"""Without a stop between the halves, the second begins with the question word of the first."""
FEWEST_WORDS = 3


def drop_what_is_not_meant(text: str) -> str:
    """Return only the half that is meant, where a lower-case text marks the other as not meant; else the text."""
    found = MEANS_NOT.match(text)
    if found:
        return f"{found['head'].strip(' ,.;-')}, {found['meant']}"
    found = SAID_FIRST.search(text)
    if found:
        return _kept(text, text[: found.start()] + found["meant"])
    for pattern in (SAME_WORD, BARE_FIRST, SAID_LAST, NO_BREAK):
        found = pattern.match(text)
        if found:
            return _kept(text, found["meant"])
    return text


def _kept(text: str, half: str) -> str:
    half = half.strip(" ,.;-")
    return half if len(half.split()) >= FEWEST_WORDS else text
