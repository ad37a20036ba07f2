"""Misspelled sign words ("feaver", "bleding", "sweling"), put right."""

from __future__ import annotations

_SIGN_WORDS = tuple(
    """fever temperature thermometer chills shivering breathe breathing breath bleeding bandage gauze dressing
    soaked soaking swollen swelling infected infection discharge oozing leaking dripping yellow redness
    spreading seizure convulsing unconscious unresponsive fainted fainting collapsed dizzy lightheaded
    confused hallucinating drooping slurred stroke throat tongue closing allergic reaction anaphylaxis hives
    itching vomiting headache excruciating unbearable worse weak weakness paralyzed suicide suicidal
    overdose swallowed chest pressure hurts lips drowsy sleepy floppy""".split()
)
# Real words that are one slip away from a sign word.
_REAL_WORDS = frozenset(
    """never favor favour fewer fevers lever sever fibre fiber breast breasts bread breathed breather breaths broth
    birth berth brother building balding bandages blending breeding bleeping bleeds bleed braking breaking
    bathing swelled swells swell spelling smelling selling dwelling swallow swallows swallowing swilling
    affected injected inflected injection infections infect discharged discharges closing loosing losing
    dozing dropping dripping driping tripping gripping dipping drapping spending spread reading threading
    treading leaking lacking leading leaning seeking soaring soaked socked baked soaks soak yellowish mellow
    fellow yell seizures fainting feinting painting panting painted dizziness ditzy confuses confusing
    confuse contused droppings slurs strokes strike strode struck stoke thought threat throats tongues tonne
    clothing clothes chosen closed close choosing reactions reacting action relation fraction erection hive
    chives hides lives fives gives dives wives drives five hikes itch itches hitching ditching pitching
    stitching etching headaches worst horse nurse worsen worsened verse course weaken weaker weakly weeks
    week weekness weakest chess cheat chests check crest chesty chester pressures presume pressed hurt
    hurries hurting lips lisp laps slips clips tips hips lip limps lops drowse sleep sleeps sleeping
    sleepily slept sloppy copy fluffy choppy dresses dressed dressings address addressing tracing
    temperatures chill chilis child chilly shills swallows swallower overdosed overdoses suicides shimmering
    silvering quivering throwing thing breathless breathy brethren soaping smoking spoking soaks wreck water
    chew chose cheer chart charts clasps collapse collapses infested informed inserted faster farther father
    feather freezer fender fervor feeder river rivers over older cover clever easier fear feared fearing
    fears sitting setting shaking stopping gauge gauges hearts breach breadth spurred hurst leaping leaving
    looking wears worry sleeper weary teary hires sores thorough soared stroked pressured confessed
    weaknesses gaze maze haze fainter fainters childs drooling drooled drools""".split()
) - frozenset(_SIGN_WORDS)
_VOWELS = frozenset("aeiouy")


def mend(word: str) -> str:
    """Return the sign word that `word` is a slip of, or `word` itself.

    A slip keeps the first letter; it differs by one letter added, left out, changed or swapped, or keeps all of
    at least five consonants (doubled or not). Words under five letters, sign words and real English words stay.
    """
    if len(word) < 5 or word in _KNOWN:
        return word
    skeleton = _skeleton(word)
    for sign in _SIGN_WORDS:
        if sign[0] == word[0] and (_one_slip(sign, word) or (len(skeleton) >= 5 and _skeleton(sign) == skeleton)):
            return sign
    return word


def _skeleton(word: str) -> str:
    kept = ""
    for letter in word:
        if letter not in _VOWELS and kept[-1:] != letter:
            kept += letter
    return kept


def _one_slip(right: str, wrong: str) -> bool:
    if abs(len(right) - len(wrong)) > 1 or len(right) < 5:
        return False
    at = 0
    while at < min(len(right), len(wrong)) and right[at] == wrong[at]:
        at += 1
    if len(right) == len(wrong):
        swapped = right[at + 1 : at + 2] + right[at : at + 1] + right[at + 2 :]
        return right[at + 1 :] == wrong[at + 1 :] or swapped == wrong[at:]
    longer, shorter = (right, wrong) if len(right) > len(wrong) else (wrong, right)
    return longer[at + 1 :] == shorter[at:]


_KNOWN = _REAL_WORDS | frozenset(_SIGN_WORDS)
