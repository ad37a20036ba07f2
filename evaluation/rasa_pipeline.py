"""Peer: a Rasa pipeline, ours or the one that Rasa suggests for a new assistant (`rasa init`), understanding alone."""

from __future__ import annotations

import asyncio
import io
import re
from collections.abc import Sequence
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any, NoReturn

import yaml
from rasa.core.agent import Agent
from rasa.model_training import train_nlu
from tqdm import tqdm

from evaluation.assistant import quiet
from evaluation.errors import EvaluationError
from evaluation.intents import second_intent
from evaluation.peer import Guess
from evaluation.wordings import Wording

FALLBACK = "nlu_fallback"
PROGRESS = re.compile(r"MARLOW-PROGRESS ([01](?:\.\d+)?)")


def default_config(epochs: int) -> dict[str, Any]:
    """Return Rasa's default pipeline; without what needs data that we have none of (synonyms, response selectors)."""
    return {
        "recipe": "default.v1",
        "assistant_id": "peer",
        "language": "en",
        "pipeline": [
            {"name": "WhitespaceTokenizer"},
            {"name": "RegexFeaturizer"},
            {"name": "LexicalSyntacticFeaturizer"},
            {"name": "CountVectorsFeaturizer"},
            {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
            {"name": "DIETClassifier", "epochs": epochs, "constrain_similarities": True, "random_seed": 20261120},
            {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
        ],
        "policies": [],
    }


class RasaPipeline:
    """Trains into a folder of its own, and understands without rules and actions."""

    def __init__(self, own: bool) -> None:
        """Be our pipeline, or else Rasa's default one."""
        quiet()
        self._own = own
        self._agent: Any = None
        self._loop = asyncio.new_event_loop()

    def learn(self, wordings: Sequence[Wording], folder: Path, options: dict[str, Any]) -> None:
        """Train; ours reads data/nlu/ itself, for it also learns what a wording was said after."""
        root = Path(options["root"])
        config, data = root / "config.yml", root / "data" / "nlu"
        if not self._own:
            config, data = folder / "config.yml", folder / "nlu.yml"
            config.write_text(yaml.safe_dump(default_config(int(options["epochs"]))), encoding="utf-8")
            data.write_text(yaml.safe_dump(nlu_file(wordings), allow_unicode=True, width=2000), encoding="utf-8")
        with redirect_stdout(ProgressLines()):
            made = train_nlu(
                str(config), str(data), str(folder), fixed_model_name="peer", domain=str(root / "domain.yml")
            )
        if made is None:
            raise EvaluationError(f"Rasa did not train a model from {config} and {data}; the reason stands above.")
        self._agent = Agent.load(made)

    def guess(self, text: str) -> Guess:
        """Return the intent that the pipeline ends with; Rasa's fallback is our `not_sure`."""
        parsed = self._loop.run_until_complete(self._agent.parse_message(text))
        ranking = tuple((r["name"], float(r["confidence"])) for r in parsed.get("intent_ranking") or [])
        intent = parsed["intent"]
        name = "not_sure" if intent["name"] in (FALLBACK, None) else intent["name"]
        kept = tuple(one for one in ranking if one[0] != FALLBACK)
        return Guess(name, float(intent["confidence"]), kept, second_intent(parsed.get("entities") or []))


def nlu_file(wordings: Sequence[Wording]) -> dict[str, Any]:
    """Return Rasa's training file of these wordings."""
    by_intent: dict[str, list[str]] = {}
    for wording in wordings:
        by_intent.setdefault(wording.intent, []).append(wording.text)
    blocks = [{"intent": i, "examples": "".join(f"- {text}\n" for text in texts)} for i, texts in by_intent.items()]
    return {"version": "3.1", "nlu": blocks}


class ProgressLines(io.StringIO):
    """Takes what a training prints: our classifier's progress moves a bar, the rest is left out."""

    def __init__(self) -> None:
        super().__init__()
        self._bar: tqdm[NoReturn] | None = None

    def write(self, text: str) -> int:
        """Move the bar, which appears with the first progress."""
        if found := PROGRESS.search(text):
            self._bar = self._bar or tqdm(total=100, mininterval=10, bar_format="training {percentage:.0f}%")
            self._bar.update(100 * float(found[1]) - self._bar.n)
        return len(text)
