"""What was probably said, where a recogniser or a hurried finger wrote other words that sound alike.

A noisy channel: of all ways to read some of the words as others of nearly the same sound ("do they none the skin" as
"do they numb the skin"), the most probable one, by how probable the words are one after another (our wordings, and
English in general, half and half) and how far they are from what was heard. The general model keeps other English as it
is: "can you read me my horoscope" is probable already. The result is a second transcript for the classifier, never
shown and never stored.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from heapq import nlargest
from importlib.resources import files
from itertools import pairwise
from typing import Any

import numpy as np
from pocketsphinx import NGramModel
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from nlu.pronunciation import Pronunciations, dictionary_file

WORD = re.compile(r"[a-z']+")
TOKEN = re.compile(r"[a-z0-9']+|[^\sa-z0-9']")
START, END = "<s>", "</s>"
FEWEST = 3
"""A word of our wordings is a reading when it stands there at least so often."""
FEWEST_PAIR = 6
"""The same for two words that were heard as one ("dozen" for "does it")."""
SHARE = 0.5
"""How much our wordings count beside general English."""
SMOOTHING = 3.0
EXTRA_WORDS = 5000
UNKNOWN = 1e-7
TO_NATURAL = math.log(1.0001)
IMPOSSIBLE = -400_000
"""pocketsphinx gives logarithms to base 1.0001; a word that it does not know is far below this."""
CHANGE = 6.0
PER_SOUND = 16.0
PER_JOIN = 1.5
"""What a reading costs (natural logarithms): any, times the share of its sounds that differ, and a split or join."""
MOST_CHANGES = 4
MOST_WORDS = 40
READINGS = 40
STATES = 8

Reading = tuple[float, tuple[str, ...]]


class LikelyWords:
    """Reads a text as what was probably said."""

    def __init__(self, words: Counter[str], pairs: Counter[tuple[str, str]]) -> None:
        """Take how often words, and pairs of words one after the other, stand in our wordings."""
        self._words, self._pairs = words, pairs
        self._count = sum(words.values())
        self._general: Any = NGramModel.readfile(str(files("pocketsphinx") / "model" / "en-us" / "en-us.lm.bin"))
        self._sounds = Pronunciations.read(dictionary_file())
        by_length: dict[int, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        usual = {word for word, count in words.items() if count >= FEWEST and WORD.fullmatch(word)}
        for word in sorted(usual):
            if len(word) > 1:
                self._add(by_length, (word,))
        for pair, count in sorted(pairs.items()):
            if count >= FEWEST_PAIR and usual.issuperset(pair):
                self._add(by_length, pair)
        self._readings = dict(by_length)
        self._codes = {length: [code for code, _ in some] for length, some in by_length.items()}
        self._near = lru_cache(maxsize=20_000)(self._search)
        self._log = lru_cache(maxsize=200_000)(self._logarithm)
        self._in_general = lru_cache(maxsize=50_000)(lambda word: self._general.prob([word]) > IMPOSSIBLE)

    @classmethod
    def train(cls, texts: Iterable[str]) -> LikelyWords:
        """Count the words of our wordings, as they are said."""
        words: Counter[str] = Counter()
        pairs: Counter[tuple[str, str]] = Counter()
        for text in texts:
            tokens = [START, *TOKEN.findall(text.lower()), END]
            words.update(tokens)
            pairs.update(pairwise(tokens))
        return cls(words, pairs)

    def state(self) -> dict[str, Any]:
        """Return arrays to store; `from_state` reads them."""
        names = sorted(self._words)
        number = {name: i for i, name in enumerate(names)}
        pairs = sorted(self._pairs.items())
        return {
            "likely_words": np.array(names),
            "likely_counts": np.array([self._words[name] for name in names], np.int32),
            "likely_pairs": np.array([[number[a], number[b], n] for (a, b), n in pairs], np.int32).reshape(-1, 3),
        }

    @classmethod
    def from_state(cls, stored: Mapping[str, Any]) -> LikelyWords:
        """Make it from what `state` gave."""
        names = [str(name) for name in stored["likely_words"]]
        counts = dict(zip(names, (int(n) for n in stored["likely_counts"]), strict=True))
        pairs = {(names[a], names[b]): int(n) for a, b, n in stored["likely_pairs"]}
        return cls(Counter(counts), Counter(pairs))

    def read(self, text: str) -> str | None:
        """Return what was probably said, in lower case; None where that is what stands there."""
        heard = TOKEN.findall(text.lower())
        if not heard or len(heard) > MOST_WORDS:
            return None
        best: list[dict[str, tuple[float, tuple[str, ...], int]]] = [{} for _ in range(len(heard) + 1)]
        best[0][START] = (0.0, (), 0)
        for at in range(len(heard)):
            options = self._options(heard, at)
            floor = [-math.inf] * 3
            for last, (score, path, changes) in sorted(best[at].items(), key=lambda one: -one[1][0])[:STATES]:
                for span, cost, words in options:
                    changed = changes + (cost > 0.0)
                    if changed > MOST_CHANGES or score - cost < floor[span]:
                        continue
                    total, before = score - cost, last
                    for word in words:
                        total += self._log(before, word)
                        before = word
                    known = best[at + span].get(before)
                    if known is None or total > known[0]:
                        best[at + span][before] = (total, path + words, changed)
                for span in (1, 2):
                    if at + span < len(heard):  # what is less than the last state that goes on there is not looked at
                        floor[span] = _least(best[at + span])
        score, path, changes = max(
            (score + self._log(last, END), path, changes) for last, (score, path, changes) in best[-1].items()
        )
        as_heard = sum(self._log(a, b) for a, b in pairwise([START, *heard, END]))
        return " ".join(path) if changes and score > as_heard else None

    def _options(self, heard: list[str], at: int) -> list[tuple[int, float, tuple[str, ...]]]:
        """Return (words heard, cost, words said) for what begins at a word; itself first."""
        options: list[tuple[int, float, tuple[str, ...]]] = [(1, 0.0, (heard[at],))]
        if not WORD.fullmatch(heard[at]):
            return options
        code = self._sounds.of_word(heard[at])
        for share, words in self._near(code):
            if words != (heard[at],):
                options.append((1, CHANGE + PER_SOUND * share + PER_JOIN * (len(words) - 1), words))
        if at + 1 < len(heard) and WORD.fullmatch(heard[at + 1]):
            for share, words in self._near(code + self._sounds.of_word(heard[at + 1])):
                if words != (heard[at], heard[at + 1]):
                    options.append((2, CHANGE + PER_SOUND * share + PER_JOIN, words))
        return options

    def _add(self, by_length: dict[int, list[tuple[str, tuple[str, ...]]]], words: tuple[str, ...]) -> None:
        code = "".join(self._sounds.of_word(word) for word in words)
        if len(code) > 1:
            by_length[len(code)].append((code, words))

    def _search(self, code: str) -> list[Reading]:
        """Return what sounds like a code, nearest first, with the share of sounds that differ."""
        length = len(code)
        if length < 2:
            return []
        most = 1 if length <= 4 else 2 if length <= 8 else 3
        found: list[Reading] = []
        for other in range(max(2, length - most), length + most + 1):
            for _, distance, i in process.extract(
                code, self._codes.get(other, []), scorer=Levenshtein.distance, score_cutoff=most, limit=None
            ):
                found.append((distance / max(length, other), self._readings[other][i][1]))
        found.sort(key=lambda one: (one[0], -self._words[one[1][0]], one[1]))
        return found[:READINGS]

    def _logarithm(self, before: str, word: str) -> float:
        """Return the logarithm of how probable a word is after another, in our wordings and in English together."""
        alone = (self._words.get(word, 0) + 0.05) / (self._count + 0.05 * EXTRA_WORDS)
        ours = (self._pairs.get((before, word), 0) + SMOOTHING * alone) / (self._words.get(before, 0) + SMOOTHING)
        if self._in_general(word):
            pair = [word, before] if self._in_general(before) else [word]
            general = math.exp(max(-60.0, self._general.prob(pair) * TO_NATURAL))
        else:
            general = UNKNOWN if WORD.fullmatch(word) else ours  # punctuation and numbers are in no such model
        return math.log(SHARE * ours + (1.0 - SHARE) * general)


def _least(states: Mapping[str, tuple[float, Any, Any]]) -> float:
    """Return the score of the last of the STATES best; below all where there are fewer."""
    best = nlargest(STATES, (state[0] for state in states.values()))
    return best[-1] if len(best) == STATES else -math.inf
