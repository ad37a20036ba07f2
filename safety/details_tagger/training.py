"""Trains the model: a conditional random field (CRFsuite) over the lines of data/details/ and variations of them."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite

from safety.details.marked_lines import MarkedLine, read_marked_lines
from safety.details.medical_names import MEDICAL_NAMES
from safety.details.rules import find_by_rules
from safety.details.tokens import Tokens
from safety.details_tagger.examples import Example
from safety.details_tagger.features import features
from safety.details_tagger.lexicon import Lexicon, count_words
from safety.details_tagger.variations import Variations

MODEL, LEXICON = "details.crfsuite", "lexicon.json"
SETTINGS = {"c1": 0.1, "c2": 0.01, "max_iterations": 60, "feature.possible_transitions": True}
"""Chosen on lines of writers that were left out of the training (`python -m safety cross-validate`)."""
_SEED = 1
_RULES_SILENT = 0.3
"""How often an example is seen as if the rules had found nothing: they know these lines, and not the next ones."""
_LISTS_SILENT = 0.5
"""How often a made-up name is seen as if no list had it."""


@dataclass(frozen=True)
class TrainingLines:
    """Marked lines by writer, and wordings that hold no details."""

    by_writer: dict[str, list[MarkedLine]]
    wordings: list[str]

    @classmethod
    def read(cls, folder: Path) -> TrainingLines:
        """Read `<writer>_details.txt`, `<writer>_facts.txt` and `wordings.txt` of a folder.

        Raises:
            LineError: where a bracket is open.
            OSError: where a file cannot be opened.
        """
        by_writer: dict[str, list[MarkedLine]] = {}
        for path in sorted(folder.glob("*_*.txt")):
            by_writer.setdefault(path.stem.split("_")[0], []).extend(read_marked_lines(path))
        return cls(by_writer, (folder / "wordings.txt").read_text(encoding="utf-8").splitlines())

    def without(self, writers: Collection[str]) -> TrainingLines:
        """Return the lines of all other writers."""
        return TrainingLines(
            {name: self.by_writer[name] for name in self.by_writer if name not in writers}, self.wordings
        )

    def lines(self) -> list[MarkedLine]:
        """Return the marked lines of all writers."""
        return [line for lines in self.by_writer.values() for line in lines]


def train(lines: TrainingLines, folder: Path) -> None:
    """Write the model and its lexicon into a folder; a minute and a half on one core, the same for the same lines."""
    marked = lines.lines()
    facts = [line.text for line in marked if not line.details]
    plain = lines.wordings + facts
    lexicon = count_words([[token.stem for token in Tokens(text) if token.is_word] for text in plain])
    trainer = pycrfsuite.Trainer(verbose=False)
    for rows, labels in _sequences([Example.of(line) for line in marked if line.details], facts, plain, lexicon):
        trainer.append(rows, labels)
    trainer.set_params(SETTINGS)
    trainer.train(str(folder / MODEL))
    lexicon.write(folder / LEXICON)


def _sequences(
    examples: Sequence[Example], facts: Sequence[str], plain: Sequence[str], lexicon: Lexicon
) -> Iterator[tuple[list[list[str]], list[str]]]:
    """Yield the features and labels of every example, then of their variations."""
    chance = random.Random(_SEED)
    variations = Variations(examples, _SEED)
    empty = [Example(text, ()) for text in facts]
    varied = [
        *variations.swapped(examples),
        *variations.swapped(variations.heard(examples)),
        *variations.beside(list(variations.swapped(examples)), plain),
    ]
    counted = [
        *(Example(text, ()) for text in plain),
        *variations.heard(empty),
        *variations.renumbered(empty),
        *variations.beside(list(variations.renumbered(empty)), plain),
    ]
    renamed = list(variations.renamed(empty))
    for example in examples:
        yield _sequence(example, lexicon)
    for example in varied:
        forgotten = variations.invented if chance.random() < _LISTS_SILENT else set[str]()
        yield _sequence(example, lexicon, forgotten=forgotten, silent=chance.random() < _RULES_SILENT)
    for example in counted:
        yield _sequence(example, lexicon, counted=True)
    for example in renamed:
        yield _sequence(example, lexicon, counted=True, forgotten=MEDICAL_NAMES)


def _sequence(
    example: Example,
    lexicon: Lexicon,
    *,
    forgotten: set[str] | frozenset[str] = frozenset(),
    silent: bool = False,
    counted: bool = False,
) -> tuple[list[list[str]], list[str]]:
    tokens = Tokens(example.text)
    rules = [] if silent else find_by_rules(tokens)
    return features(tokens, rules, lexicon, forgotten, counted), example.labels(tokens)
