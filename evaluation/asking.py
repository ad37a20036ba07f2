"""Asks every question: a single one in a conversation of its own, a dialogue turn by turn in one."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from tqdm import tqdm

from evaluation.asked import Asked
from evaluation.assistant import AssistantHere, Heard
from evaluation.question import Question
from evaluation.scoring import Reply


def ask_all(assistant: AssistantHere, questions: Sequence[Question]) -> list[Asked]:
    """Ask every question, with a progress bar on standard error."""
    messages = sum(len(question.turns) + (question.clean is not None) for question in questions)
    terminal = sys.stderr.isatty()
    asked: list[Asked] = []
    with tqdm(
        total=messages,
        desc="asking",
        unit="message",
        ascii=None if terminal else True,
        mininterval=0.2 if terminal else 10,
    ) as bar:
        for question in questions:
            for one in ask(assistant, question):
                asked.append(one)
                bar.update()
    return asked


def ask(assistant: AssistantHere, question: Question) -> Iterator[Asked]:
    """Ask one question; a misheard one also in its clean wording, in a second conversation."""
    say = assistant.conversation(question.channel)
    for number, turn in enumerate(question.turns):
        yield _asked(question, number, say(turn.text))
    if question.clean is not None:
        yield _asked(question, 0, assistant.conversation(question.channel)(question.clean), clean=True)


def _asked(question: Question, turn: int, heard: Heard, clean: bool = False) -> Asked:
    return Asked(
        question=question,
        turn=turn,
        replies=tuple(map(Reply.from_payload, heard.payloads)),
        ranking=heard.ranking,
        seconds=heard.seconds,
        clean=clean,
        failure=heard.failure,
    )
