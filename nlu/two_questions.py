"""Does a message ask two things? A small logistic model over what its two parts, and the whole, seem to mean.

`make tune` fits it on messages that the classifier has not learned and writes nlu/two_questions.json.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from pathlib import Path
from typing import Any

from nlu.question_parts import ASKS, Cut
from nlu.ranking import SUBJECT, TOPIC, Ranking

SMALLEST = 1e-4
MOST_WORDS = 6
FEATURES = (
    "less sure part",
    "surer part",
    "first part's intent in the whole",
    "second part's intent in the whole",
    "best of the whole",
    "best of the whole is one of the parts'",
    "cut after a sentence",
    "question mark between",
    "first part asks",
    "second part asks",
    "words of the first part",
    "words of the second part",
    "second part's intent in the first part",
    "first part's intent in the second part",
    "best of the whole in the first part",
    "best of the whole in the second part",
    "a part is a subject that no source answers",
)


class TwoQuestionsError(RuntimeError):
    """The file with the model cannot be used."""


@dataclass(frozen=True)
class RankedCut:
    """A way to cut a message in two, and what each part means by itself."""

    cut: Cut
    first: Ranking
    second: Ranking

    @property
    def intents(self) -> tuple[str, str]:
        """The best intent of each part."""
        return self.first[0][0], self.second[0][0]

    @property
    def sure(self) -> float:
        """The probability of the part that is less sure."""
        return min(self.first[0][1], self.second[0][1])

    @property
    def answerable(self) -> bool:
        """Both parts ask for a topic or a subject, not the same, and at least one for a topic."""
        one, other = self.intents
        both = all(name.startswith((TOPIC, SUBJECT)) for name in (one, other))
        return both and one != other and (one.startswith(TOPIC) or other.startswith(TOPIC))


def best_cut(cuts: Sequence[RankedCut]) -> RankedCut | None:
    """Return the answerable cut whose parts are surest; None where there is none."""
    answerable = [cut for cut in cuts if cut.answerable]
    return max(answerable, key=lambda cut: cut.sure) if answerable else None


def features(found: RankedCut, whole: Ranking) -> list[float]:
    """Return the numbers that FEATURES names; all rankings are calibrated."""
    (one, p), (other, q) = found.first[0], found.second[0]
    in_whole, in_first, in_second = dict(whole), dict(found.first), dict(found.second)
    best, best_probability = whole[0]

    def logarithm(ranking: Mapping[str, float], name: str) -> float:
        return log(ranking.get(name, 0.0) + SMALLEST)

    cut = found.cut
    return [
        min(p, q),
        max(p, q),
        logarithm(in_whole, one),
        logarithm(in_whole, other),
        best_probability,
        float(best in (one, other)),
        float(cut.after_sentence),
        float(cut.first.endswith("?")),
        float(bool(ASKS.match(cut.first))),
        float(bool(ASKS.match(cut.second))),
        float(min(len(cut.first.split()), MOST_WORDS)),
        float(min(len(cut.second.split()), MOST_WORDS)),
        logarithm(in_first, other),
        logarithm(in_second, one),
        logarithm(in_first, best),
        logarithm(in_second, best),
        float(one.startswith(SUBJECT) or other.startswith(SUBJECT)),
    ]


@dataclass(frozen=True)
class TwoQuestions:
    """The fitted model: a weight for each of FEATURES, and a constant."""

    weights: tuple[float, ...]
    constant: float

    @classmethod
    def read(cls, path: Path) -> TwoQuestions:
        """Read what `make tune` wrote.

        Raises:
            TwoQuestionsError: where the file is missing, is no JSON, or does not hold exactly one weight a feature.
        """
        try:
            return cls.from_dict(json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
            raise TwoQuestionsError(
                f"{path} cannot be read, or does not hold one weight for each feature ({error}); "
                "'make tune' writes it anew."
            ) from error

    @classmethod
    def from_dict(cls, content: Mapping[str, Any]) -> TwoQuestions:
        """Make it from `weights` (feature -> number) and `constant`; raises ValueError, TypeError or KeyError."""
        weights = {str(name): float(value) for name, value in content["weights"].items()}
        if set(weights) != set(FEATURES):
            raise ValueError(f"not these features: {', '.join(sorted(set(weights) ^ set(FEATURES)))}")
        return cls(tuple(weights[name] for name in FEATURES), float(content["constant"]))

    def probability(self, found: RankedCut, whole: Ranking) -> float:
        """Return how probable it is that a message asks the two things of a cut (0 to 1)."""
        score = self.constant + sum(w * x for w, x in zip(self.weights, features(found, whole), strict=True))
        return 1.0 / (1.0 + exp(-max(-50.0, min(50.0, score))))
