"""What an editor decides about a group of questions, and what follows in the files."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

from editing.content_parts import add_wordings
from editing.errors import EditingError
from editing.grouping import Group
from evaluation.leaks import find_leaks
from evaluation.question import OUT_OF_SCOPE, Question, Turn
from evaluation.wordings import read_wordings
from store.errors import close_matches, either_of
from store.question_log import QuestionLog

QUESTIONS = Path("evaluation") / "editors.jsonl"
CHANNELS = {"phone": "voice", "alexa": "voice", "voice": "voice", "desk": "agent", "agent": "agent"}


@dataclass(frozen=True)
class Taught:
    """What "this means <topic>" wrote."""

    wordings: tuple[str, ...]
    questions: tuple[str, ...]
    files: tuple[Path, ...]


def wordings_file(root: Path, topic: str) -> Path:
    """Return the file of a topic's or a subject's wordings.

    Raises EditingError for a name that is neither.
    """
    nlu = root / "data" / "nlu"
    for folder in (nlu, nlu / "not_covered"):
        if (folder / f"{topic}.yml").is_file():
            return folder / f"{topic}.yml"
    known = sorted(path.stem for folder in (nlu, nlu / "not_covered") for path in folder.glob("*.yml"))
    close = close_matches(topic, known)
    hint = f"did you mean {either_of(close)}?" if close else "`make questions` lists near ones."
    raise EditingError(f'There is no topic or subject "{topic}"; {hint}')


def means(root: Path, log: QuestionLog, group: Group, topic: str, also_asked: str = "") -> Taught:
    """Teach that a group asks for a topic: every other text becomes a wording, the others become test questions.

    A test question that the model learned by heart would measure nothing, so a text that is nearly a wording is left
    out. `also_asked` is one more way to ask it, for the test: the only one where the group has a single text.

    Raises EditingError for an unknown topic.
    """
    file = wordings_file(root, topic)
    wordings = list(dict.fromkeys(" ".join(text.split()) for text in group.texts[0::2]))
    held_back = [" ".join(text.split()) for text in (*group.texts[1::2], also_asked) if text.strip()]
    content = file.read_bytes().decode()
    extended, added = add_wordings(content, wordings)
    _replace(file, extended)
    learned = read_wordings(root / "data" / "nlu")
    channel = CHANNELS.get(group.channels[0][0], "web") if group.channels else "web"
    answered = (root / "data" / "answers" / file.name).with_suffix(".md").is_file()
    local = (root / "data" / "local" / file.name).with_suffix(".md").is_file()
    expected = topic if answered or local else OUT_OF_SCOPE
    questions = [Question(_id(text), "editors", channel, (Turn(text, ((expected,),)),)) for text in held_back]
    known = {line["id"] for line in _lines(root / QUESTIONS)}
    leaked = {leak.question for leak in find_leaks(questions, learned)}
    new = [one for one in questions if one.id not in known and one.id not in leaked]
    if new:
        lines = [*_lines(root / QUESTIONS), *(_line(one, expected) for one in new)]
        _replace(root / QUESTIONS, "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines))
    log.decide(list(group.texts), "topic", topic)
    return Taught(tuple(added), tuple(one.turns[0].text for one in new), (file, root / QUESTIONS))


def decide(log: QuestionLog, group: Group, decision: str) -> None:
    """Remember "new_topic", "never_ours" or "ignore" for every text of the group."""
    log.decide(list(group.texts), decision)


def _line(question: Question, expected: str) -> dict[str, object]:
    text = question.turns[0].text
    return {"id": question.id, "set": question.set, "channel": question.channel, "text": text, "expect": [expected]}


def _lines(path: Path) -> list[dict[str, object]]:
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _id(text: str) -> str:
    return f"editors-{hashlib.sha256(text.lower().encode()).hexdigest()[:8]}"


def _replace(path: Path, text: str) -> None:
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(text.encode())
    os.replace(new, path)
