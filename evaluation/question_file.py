"""Reads question files (one JSON object a line) and says every problem with file and line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from evaluation.errors import EvaluationError
from evaluation.question import CHANNELS, SETS, Question, Turn

FOLDER = Path("evaluation") / "questions"
TUNING_FOLDER = Path("evaluation") / "tuning"
"""Messages that only tune, never test: what the gate's models learn from."""
FIELDS = ("id", "set", "channel", "text", "expect", "audience", "turns", "near", "pair", "clean")
TURN_FIELDS = ("text", "expect", "audience")
AUDIENCES = ("any", "adult", "child")
MOST_PARTS = 3
MOST_PROBLEMS = 20


class LineError(Exception):
    """What is wrong with one line, as the end of a sentence."""


def read_own_sets(root: Path, known: Collection[str]) -> list[Question]:
    """Read every set of evaluation/questions/; `known` are the topics and acts that a question may expect.

    Raises EvaluationError where there is none, and with every problem of those that are there.
    """
    files = sorted((root / FOLDER).glob("*.jsonl"))
    if not files:
        raise EvaluationError(f"There are no question sets in {FOLDER}/; name a file: make evaluate QUESTIONS=FILE")
    odd = [file.name for file in files if file.stem not in SETS]
    if odd:
        raise EvaluationError(f"{FOLDER} holds {', '.join(odd)}, but the sets are {', '.join(SETS)}.")
    return read_files(files, known, same_set=True)


def read_files(files: Iterable[Path], known: Collection[str], same_set: bool = False) -> list[Question]:
    """Read question files; with `same_set` each line's set must be the file's name.

    Raises EvaluationError that lists every problem with file and line.
    """
    questions: list[Question] = []
    problems: list[str] = []
    seen: dict[str, str] = {}
    for file in files:
        lines = _lines(file)
        if not lines:
            problems.append(f"{file}:1: the file holds no question.")
        for number, line in lines:
            where = f"{file}:{number}"
            try:
                question = read_line(line, known, file.stem, f"{file.stem}-{number}")
                if same_set and question.set != file.stem:
                    raise LineError(f'the set is "{question.set}", but this is the file of the set "{file.stem}"')
                if question.id in seen:
                    raise LineError(f'the id "{question.id}" stands at {seen[question.id]} too')
            except LineError as error:
                problems.append(f"{where}: {error}.")
                continue
            seen[question.id] = where
            questions.append(question)
    if problems:
        more = len(problems) - MOST_PROBLEMS
        listed = "\n".join(f"  {problem}" for problem in problems[:MOST_PROBLEMS])
        tail = f"\n  and {more} more" if more > 0 else ""
        raise EvaluationError(
            f"The questions cannot be asked yet; please mend {len(problems)} line(s):\n{listed}{tail}"
        )
    return questions


def files_hash(files: Iterable[Path]) -> str:
    """Return 12 hex digits that change with the contents of the files."""
    return hashlib.sha256(b"\n".join(hashlib.sha256(f.read_bytes()).digest() for f in files)).hexdigest()[:12]


def _lines(file: Path) -> list[tuple[int, str]]:
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise EvaluationError(f"There is no question file {file}; check the name behind QUESTIONS.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{file} cannot be read as UTF-8 text: {error}.") from error
    return [(n, line) for n, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1) if line.strip()]


def read_line(line: str, known: Collection[str], default_set: str = "questions", default_id: str = "1") -> Question:
    """Read one line; id, set and channel may be left out (web). Raises LineError."""
    try:
        values = json.loads(line)
    except ValueError as error:
        raise LineError(f"this is no JSON object ({error})") from error
    if not isinstance(values, dict):
        raise LineError('a line is one JSON object, for example {"text": "does it hurt", "expect": ["pain_during"]}')
    _refuse_misspelled(values, FIELDS)
    if ("turns" in values) == ("text" in values):
        raise LineError('a line has either a "text" or "turns", and here it has both or neither')
    raw_turns = values.get("turns", [values])
    if not isinstance(raw_turns, list) or not raw_turns:
        raise LineError('"turns" must be a list of one or more objects with "text" and "expect"')
    if "turns" in values and "clean" in values:
        raise LineError('"clean" is the clean wording of a "text" and has no place beside "turns"')
    near = values.get("near", False)
    if not isinstance(near, bool):
        raise LineError('"near" must be true or false')
    question_id = _word(values, "id", default_id)
    return Question(
        id=question_id,
        set=_word(values, "set", default_set),
        channel=_choice(values, "channel", CHANNELS, "web"),
        turns=tuple(_turn(raw, known, TURN_FIELDS if "turns" in values else FIELDS) for raw in raw_turns),
        near=near or question_id.endswith("-near"),
        pair=_word(values, "pair", "") or None,
        clean=_word(values, "clean", "") or None,
    )


def _turn(values: Any, known: Collection[str], fields: Collection[str]) -> Turn:
    if not isinstance(values, dict):
        raise LineError('each of "turns" must be an object with "text" and "expect"')
    _refuse_misspelled(values, fields)
    text = _word(values, "text", "")
    if not text:
        raise LineError('the "text" is missing or empty')
    audience = _choice(values, "audience", AUDIENCES, "") or None
    return Turn(text, _parts(values.get("expect"), known), audience)


def _parts(expect: Any, known: Collection[str]) -> tuple[tuple[str, ...], ...]:
    """Read `expect`: a list of names, or for several questions in one message a list of such lists."""
    if not isinstance(expect, list) or not expect:
        raise LineError('"expect" must be a list of topics or acts, for example ["pain_during"]')
    lists = sum(isinstance(entry, list) for entry in expect)
    if lists not in (0, len(expect)):
        raise LineError('"expect" mixes names and lists of names')
    parts = expect if lists else [expect]
    if len(parts) > MOST_PARTS:
        raise LineError(f'"expect" holds {len(parts)} lists; a message asks at most {MOST_PARTS} things')
    for name in [name for part in parts for name in part]:
        if not isinstance(name, str) or name not in known:
            near = get_close_matches(str(name), known, 1)
            hint = f'; is "{near[0]}" meant?' if near else ""
            raise LineError(f'"expect" names {json.dumps(name)}, which is no topic and no act{hint}')
    if not all(parts):
        raise LineError('"expect" holds an empty list')
    return tuple(tuple(dict.fromkeys(part)) for part in parts)


def _refuse_misspelled(values: dict[str, Any], fields: Collection[str]) -> None:
    """Refuse a field that is nearly one of ours; other fields are the writer's own notes."""
    for name in values:
        near = get_close_matches(name, FIELDS, 1, 0.8)
        if name not in FIELDS and near:
            raise LineError(f'the field "{name}" is not known; is "{near[0]}" meant?')
        if name in FIELDS and name not in fields:
            raise LineError(f'"{name}" belongs to the whole line and not to a turn')


def _word(values: dict[str, Any], name: str, default: str) -> str:
    value = values.get(name)
    if value is None:
        return default
    if not isinstance(value, str) or not value.strip():
        raise LineError(f'"{name}" must be text and not empty')
    return value


def _choice(values: dict[str, Any], name: str, allowed: Collection[str], default: str) -> str:
    value = _word(values, name, default)
    if value != default and value not in allowed:
        raise LineError(f'"{name}" is "{value}"; use {", ".join(allowed)}')
    return value
