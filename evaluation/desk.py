"""`make evaluate-desk`: where the right topic stands in the desk's list, with the assistant up and with it stopped."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from channels.desk import ranking_of
from channels.rasa_turn import plain
from desk.assistant import Assistant, Understood, read_understood
from desk.entries import TOPIC
from desk.look_up import Looked, LookUp
from evaluation.console import table
from evaluation.errors import EvaluationError
from evaluation.intervals import wilson
from evaluation.question import HALVES, Question, in_half
from evaluation.run import RESULTS, Wanted, read_wanted
from launcher.content import build_store, require_files
from launcher.errors import LauncherError
from launcher.settings import Settings
from launcher.terminal import say
from launcher.train import ensure_model
from safety.personal_details import redact

CHANNEL = "agent"
TARGETS = {("up", 1): 95, ("up", 3): 99, ("stopped", 3): 90}
"""Share of the agents' questions whose topic is among the first lines, in percent."""


class Up(Assistant):
    """The assistant in this process: the channel's own redaction and reply, without the network."""

    def __init__(self, parse: Callable[[str], dict[str, object]]) -> None:
        self._parse = parse

    async def understand(self, text: str) -> Understood | None:
        """Return what the channel would reply."""
        parsed = await asyncio.to_thread(self._parse, plain(redact(text)))  # which has an event loop of its own
        return read_understood(json.loads(json.dumps(ranking_of(parsed))))


class Stopped(Assistant):
    """The assistant when nobody listens."""

    def __init__(self) -> None:
        pass

    async def understand(self, text: str) -> Understood | None:
        """Return nothing."""
        return None


def evaluate_desk(settings: Settings, wanted: Wanted) -> int:
    """Look every agent question up, print and write the table; return 0 also when a target is missed."""
    from evaluation.assistant import AssistantHere

    half = wanted.half or "test"
    if half not in HALVES:
        raise EvaluationError(f'HALF is "{half}"; use {", ".join(HALVES)}.')
    require_files(settings.root)
    build_store(settings)
    questions, _ = read_wanted(settings.root, settings.store, wanted.questions)
    topics = {path.stem for path in (settings.root / "data" / "answers").glob("*.md")}
    asked = [question for question in in_half(questions, half) if asks_for_a_topic(question, topics)]
    wordings = settings.root / "data" / "nlu"
    look_up = LookUp(settings.store, wordings, Stopped())
    stopped = {question.id: keys(look_up, question) for question in asked}
    with AssistantHere(wanted.model or ensure_model(settings), settings.store) as here:
        look_up = LookUp(settings.store, wordings, Up(here.parse))
        up = {question.id: keys(look_up, question) for question in asked}
    text = report(asked, {"up": up, "stopped": stopped}, half)
    print(text)
    target = settings.root / RESULTS / "desk.txt"
    target.parent.mkdir(exist_ok=True)
    target.write_text(text + "\n", encoding="utf-8")
    say(f"Written to {target}")
    return 0


def asks_for_a_topic(question: Question, topics: set[str]) -> bool:
    """Tell whether an agent asks one thing, in one message, that an answer is there for."""
    if question.channel != CHANNEL or len(question.turns) != 1 or len(question.turns[0].parts) != 1:
        return False
    return bool(set(question.turns[0].parts[0]) & topics)


def keys(look_up: LookUp, question: Question) -> list[str]:
    """Return the list for a question as it is shown: topics by their keys, "" for other lines."""
    looked: Looked = asyncio.run(look_up.look(question.turns[0].text))
    places = [line.found.place for line in looked.lines]
    return [place.key if place.kind == TOPIC else "" for place in places]


def report(asked: Sequence[Question], lists: dict[str, dict[str, list[str]]], half: str) -> str:
    """Lay out the shares of all questions and of the set `covered`, and what was not among the first three."""
    rows = []
    for name, found in lists.items():
        for number in (1, 3):
            for title, questions in (("all", asked), ("covered", [q for q in asked if q.set == "covered"])):
                right = sum(is_right(q, found[q.id], number) for q in questions)
                low, high = wilson(right, len(questions))
                target = f">= {TARGETS[name, number]}%" if (name, number) in TARGETS else ""
                share = f"{100 * right / max(1, len(questions)):.1f}% ({100 * low:.1f} to {100 * high:.1f})"
                rows.append([f"assistant {name}, among the first {number}", title, str(len(questions)), share, target])
    head = (
        f"Agents' questions with a topic, half: {half}. The list as shown: a subject or refused advice is a line, too."
    )
    missed = [
        f"- assistant {name}: {q.turns[0].text} [{', '.join(q.turns[0].parts[0])}; shown: {', '.join(found[q.id][:3])}]"
        for name, found in lists.items()
        for q in asked
        if not is_right(q, found[q.id], 3)
    ]
    laid_out = table(["", "questions", "n", "right (95% interval)", "target"], rows)
    return "\n".join([head, "", laid_out, "", "Not among the first three:", *(missed or ["- none"])])


def is_right(question: Question, found: Sequence[str], number: int) -> bool:
    """Tell whether a topic that would be right is among the first lines."""
    return bool(set(question.turns[0].parts[0]) & set(found[:number]))


def main() -> int:
    """Run the command; QUESTIONS and HALF come from the environment."""
    settings = Settings.from_environment()
    os.environ["MARLOW_STORE"] = str(settings.store)
    named = os.environ.get("QUESTIONS")
    try:
        return evaluate_desk(settings, Wanted(Path(named) if named else None, os.environ.get("HALF", "")))
    except (EvaluationError, LauncherError) as error:
        say(str(error))
        return 1


if __name__ == "__main__":
    sys.exit(main())
