"""A message in the plain form that the encoder reads: one name for the test, whole words for shorthand, no fillers.

The same function runs over wordings while training and over messages afterwards. It never changes what the person sees
or what the entity matcher and `safety/` read.
"""

from __future__ import annotations

import re

from nlu.contrast import drop_what_is_not_meant

FILLERS = re.compile(r"\b(?:u+h+|u+m+|e+r+m*|h+m+|m+h+m+|ah+|eh|huh uh)\b[,.]*(?=\s|$)")
"""Sounds without meaning. Words such as "well" or "like" stay: they can carry some."""

MISHEARD: tuple[tuple[str, str], ...] = (
    (r"b(?:one|own|oh?n) ?(?:arrow|marr?ow|maro|morrow|mero|merrow|narrow|barrow|mirror)s?", "bone marrow"),
    (r"b(?:uy|ye?|i|ie|iy) ?(?:opsy|opsie|opsey|opcy|oxy|obsy|up see|op see|ops he|ops e)(?:s)?", "biopsy"),
    (r"b(?:iopys|ioposy|ipsy|iospy|oipsy|iopsey|iposy|iopsie|yopsy|iopcy)", "biopsy"),
    (
        r"(?:a |an )?(?:aspirin|spare|asper|aspire|aspir|a spirit|inspir|expir) ?"
        r"(?:ation|asian|a shun|eight shun|nation)s?",
        "aspiration",
    ),
    (r"(?:aspriation|asipration|aspirtion|asperation|apsiration|aspiraton|aspiratoin)", "aspiration"),
    (r"(?:sadation|sedition|say dation|sid asian|said asian|cedation|sedashun|seduction)", "sedation"),
    (r"(?:lie down cane|light a cane|lid a cane|lidocain|lido cane|lie do cane|light of cane)", "lidocaine"),
    (
        r"(?:an aesthetic|an athletic|anis thetic|anesthetic s|anasthetic|anesthesic|anaesthetic|anaesthesia)",
        "anesthetic",
    ),
    (r"(?:pathology gist|path ologist|apologist|pathologies|patologist)", "pathologist"),
    (r"(?:hematology gist|he matologist|hemotologist|heme atologist|haematologist|hema tologist)", "hematologist"),
    (r"(?:look emia|luke emia|lukemia|leukimia|luekemia|leukaemia|lou kemia)", "leukemia"),
    (r"(?:my a loma|my loma|mile oma|mylenoma|myloma)", "myeloma"),
    (r"(?:lymph oma|limp oma|lymphona|limfoma)", "lymphoma"),
    (r"(?:warfrin|war for in|warfar in|wharfarin)", "warfarin"),
    (r"(?:kuma din|coomadin|cumadin)", "coumadin"),
    (r"(?:bandaid|band aid|plaster)", "bandage"),
    (r"(?:neelde|needel|neddle|nedle|kneedle)", "needle"),
    (r"(?:resluts|reslts|rezults|restults|resutls)", "results"),
)  # fmt: skip
"""What recognisers and hurried fingers make of this vocabulary. A pattern matches whole words only."""

SHORTHAND: tuple[tuple[str, str], ...] = (
    (r"bmbx?|bm bx|b m b", "bone marrow biopsy"),
    (r"bma", "bone marrow aspiration"),
    (r"bmt", "bone marrow transplant"),
    (r"bx|bxs|biop", "biopsy"),
    (r"bm", "bone marrow"),
    (r"asp", "aspiration"),
    (r"npo", "nothing to eat or drink"),
    (r"pt'?s|pts", "patients"),
    (r"pt", "patient"),
    (r"peds?", "child"),
    (r"heme ?/ ?onc|hem ?/ ?onc|hemonc", "hematologist oncologist"),
    (r"f ?/ ?u", "follow up"),
    (r"s ?/ ?p", "after"),
    (r"c ?/ ?o", "complains of"),
    (r"h ?/ ?o", "history of"),
    (r"w ?/ ?o", "without"),
    (r"w ?/ ?", "with "),
    (r"b ?/ ?c", "because"),
    (r"abx", "antibiotics"),
    (r"hx", "history"),
    (r"dx", "diagnosis"),
    (r"tx", "treatment"),
    (r"rx", "prescription"),
    (r"sx", "symptoms"),
    (r"dr", "doctor"),
    (r"appt", "appointment"),
    (r"ga", "general anesthesia"),
    (r"ac", "blood thinners"),
    (r"meds", "medicines"),
    (r"u", "you"),
    (r"ur", "your"),
    (r"r", "are"),
    (r"pls|plz", "please"),
    (r"idk", "i don't know"),
    (r"tmrw|tmr|2moro", "tomorrow"),
    (r"thx|ty", "thanks"),
    (r"wanna", "want to"),
    (r"gonna", "going to"),
    (r"gotta", "have to"),
)  # fmt: skip
"""Short forms of agents and texters. "la" (local anesthesia) is not here: it is a word of its own in "la la"."""

AND = r"(?:and|&|\+|or|/) ?(?:an? )?(?:bone marrow )?"
BOTH = re.compile(rf"\b(?:bone )?marrow (?:aspirations? {AND}biops(?:y|ies)|biops(?:y|ies) {AND}aspirations?)\b")
NAME = re.compile(
    r"\b(?:bone )?marrow (?:biops(?:y|ies)|tests?|testing|exams?|examinations?|procedures?|samples? test|things?)\b"
)
ARTICLE = re.compile(r"\b(?:a|an|the|my|your|his|her|our|their|this|that|these|having|get) the test\b")
COMPARED = re.compile(r"\b(?:vs|versus|differ\w*|or|first|same|both|instead|only|compared?)\b")
ASPIRATION = re.compile(r"\baspirat")


def plain_text(text: str) -> str:
    """Return the text in lower case with one name for the test, whole words and no fillers; "" stays ""."""
    text = " ".join(text.replace("\u2019", "'").lower().split())
    whole = text
    text = FILLERS.sub(" ", text)
    text = drop_what_is_not_meant(text)
    for pattern, word in _MISHEARD:
        text = pattern.sub(word, text)
    for pattern, word in _SHORTHAND:
        text = pattern.sub(word, text)
    if not COMPARED.search(text):
        text = BOTH.sub("the test", text)
    if not ASPIRATION.search(text):
        text = NAME.sub("the test", text)
    text = ARTICLE.sub("the test", text)
    return " ".join(text.split()) or whole


def _whole_words(pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"(?<![\w'])(?:{pattern})(?![\w'])"), word) for pattern, word in pairs)


_MISHEARD = _whole_words(MISHEARD)
_SHORTHAND = _whole_words(SHORTHAND)
