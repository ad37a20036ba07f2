"""The gate from beginning to end, with our content and an assistant that is a stand-in for the trained one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import store
from evaluation.question import Question
from evaluation.wordings import read_wordings
from launcher.settings import Settings
from publishing.answered import Answered
from publishing.errors import PublishingError
from publishing.gate import Tools, publish
from publishing.releases import Releases

ROOT = Path(__file__).parents[2]
QUESTIONS = [("how many minutes then", "duration"), ("does the needle thing hurt", "pain_during"),
             ("may i take a shower later", "out_of_scope")]  # fmt: skip

INTENTS = ("ask_duration", "ask_pain_during", "not_covered_shower")


class StandIn:
    """Answers a question as the nearest wording says, and counts its trainings."""

    def __init__(self, root: Path, encode: Any) -> None:
        self.root, self.encode, self.trained = root, encode, 0
        self.breaks = False

    def train(self, settings: Settings) -> Path:
        self.trained += 1
        model = self.root / f"marlow-{self.trained:012}.tar.gz"
        listed = [[one.text, one.intent] for one in read_wordings(self.root / "data" / "nlu") if one.after is None]
        model.write_text(json.dumps(listed))
        return model

    def ask(self, model: Path, faq: Path, questions: Sequence[Question]) -> list[Answered]:
        known = [(text, intent) for text, intent in json.loads(model.read_text()) if intent in INTENTS]
        vectors = self.encode([text for text, _ in known])
        with store.open_store(faq) as answers:
            return [self._answered(one, known, vectors, answers) for one in questions]

    def _answered(self, question: Question, known: Any, vectors: Any, answers: store.Store) -> Answered:
        turn = question.turns[0]
        intent = known[int((vectors @ self.encode([turn.text])[0]).argmax())][1]
        topic = intent.removeprefix("ask_").removeprefix("not_covered_")
        topic = "needle" if self.breaks else topic
        held = answers.holds(topic)
        right = (topic if held else "out_of_scope") in turn.parts[0]
        said = answers.answer(topic).revision if held else "not covered"
        outcome, got = "right" if right else "wrong", topic if held else "not_covered"
        expect = str(turn.parts)
        return Answered(question.id, "covered", 0, False, turn.text, expect, outcome, got, said, False, False)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    (tmp_path / "publishing").mkdir()
    shutil.copy(ROOT / "publishing" / "limits.yml", tmp_path / "publishing" / "limits.yml")
    (tmp_path / "evaluation" / "questions").mkdir(parents=True)
    lines = [json.dumps({"text": text, "expect": [topic]}) for text, topic in QUESTIONS]
    (tmp_path / "evaluation" / "questions" / "covered.jsonl").write_text("\n".join(lines) + "\n")
    return tmp_path


def plant(root: Path, topic: str, text: str) -> None:
    file = root / "data" / "nlu" / f"{topic}.yml"
    file.write_text(file.read_text().replace("examples: |\n", f"examples: |\n      - {text}\n", 1))


def test_from_the_first_publication_to_rollback(root: Path, encode: Any, capsys: pytest.CaptureFixture[str]) -> None:
    settings = Settings.from_environment({}, root)
    assistant = StandIn(root, encode)
    tools = Tools(assistant.train, assistant.ask, lambda: encode)
    releases = Releases(root)
    assert publish(settings, tools).number == 1

    # A wording that belongs to another topic is stopped before any training, and the question is named.
    nlu = (root / "data" / "nlu" / "duration.yml").read_text()
    plant(root, "duration", "does the needle thing hurt much")
    with pytest.raises(PublishingError, match='"does the needle thing hurt" expects pain_during'):
        publish(settings, tools)
    assert assistant.trained == 1

    # What only the evaluation sees is stopped by it, question by question; what is live stays.
    (root / "data" / "nlu" / "duration.yml").write_text(nlu)
    assistant.breaks = True
    with pytest.raises(PublishingError) as told:
        publish(settings, tools)
    assert "3 question(s) would be answered worse" in str(told.value)
    assert '"how many minutes then": duration -> needle (right to wrong; expected' in str(told.value)
    assistant.breaks = False
    current = releases.current()
    assert current is not None and current.number == 1

    # One local file turns a subject that was not covered into an answer; a rollback undoes it.
    shutil.copy(ROOT / "tests" / "publishing" / "shower.md", root / "data" / "local" / "shower.md")
    questions = root / "evaluation" / "questions" / "covered.jsonl"
    questions.write_text(questions.read_text().replace('["out_of_scope"]', '["shower", "out_of_scope"]'))
    capsys.readouterr()
    assert publish(settings, tools).number == 2
    assert '"may i take a shower later": not_covered -> shower' in capsys.readouterr().out
    live = root / "live" / "current" / "faq.db"
    with store.open_store(live) as faq:
        assert "24 hours" in faq.answer("shower").written
    releases.roll_back()
    with store.open_store(live) as faq:
        assert not faq.holds("shower")
        assert faq.subject("shower").title


def test_a_content_problem_ends_it_before_anything_else(root: Path, encode: Any) -> None:
    (root / "data" / "answers" / "duration.md").write_text("nothing")
    assistant = StandIn(root, encode)
    with pytest.raises(PublishingError, match=r"duration\.md:1"):
        publish(Settings.from_environment({}, root), Tools(assistant.train, assistant.ask, lambda: encode))
    assert assistant.trained == 0
