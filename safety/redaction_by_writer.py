"""How well redaction does on lines of a writer that it has not learned from: the writers are left out by threes."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from safety.details.detail import Detail
from safety.details.marked_lines import MarkedLine
from safety.details.rules import find_by_rules
from safety.details.tokens import Tokens
from safety.details_tagger.examples import Example
from safety.details_tagger.spans import find_likely
from safety.details_tagger.tagger import Tagger
from safety.details_tagger.training import TrainingLines, train
from safety.redaction_score import RedactionScore, is_right

_GROUPS = 3
Find = Callable[[str], list[Detail]]


def count_by_writer(lines: TrainingLines, writers: Sequence[str]) -> Iterator[tuple[str, RedactionScore]]:
    """Yield the score of each writer's lines when the model has not learned from them; then "all", and each kind.

    The writers are left out in three groups, so each model has learned from two thirds of them, and from all whom
    `writers` does not name. A model takes a minute and a half.
    """
    total, by_kind = RedactionScore(), KindScore()
    for group in filter(None, (writers[first::_GROUPS] for first in range(_GROUPS))):
        find = _find_without(lines, group)
        for writer in group:
            score = RedactionScore()
            score.count(lines.by_writer[writer], find)
            total.count(lines.by_writer[writer], find)
            by_kind.count(lines.by_writer[writer], find)
            yield writer, score
    yield "all", total
    for kind in sorted(by_kind.details):
        yield kind, RedactionScore(with_details=by_kind.details[kind], found=by_kind.found[kind])


def _find_without(lines: TrainingLines, writers: Sequence[str]) -> Find:
    """Return a search that has learned from all other writers' lines."""
    with tempfile.TemporaryDirectory() as folder:
        train(lines.without(writers), Path(folder))
        tagger = Tagger(Path(folder))

    def find(text: str) -> list[Detail]:
        tokens = Tokens(text)
        rules = find_by_rules(tokens)
        return find_likely(tokens, rules, tagger.likely(tokens, rules))

    return find


class KindScore:
    """Counts details, not lines, by the kind that the training takes them for."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.details: Counter[str] = Counter()
        self.found: Counter[str] = Counter()

    def count(self, lines: Iterable[MarkedLine], find: Find) -> None:
        """Look for the details of every line and count them in."""
        for line in lines:
            for detail in Example.of(line).details:
                self.details[detail.kind] += 1
                self.found[detail.kind] += is_right(MarkedLine(line.text, ((detail.start, detail.end),)), find)
