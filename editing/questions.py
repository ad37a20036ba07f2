"""`make questions`: what nobody could answer, grouped, the most asked first, and one decision for each group."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import store
from editing.deciding import decide, means
from editing.errors import EditingError
from editing.grouping import Encode, Group, both_vectors, find_groups
from store.question_log import QuestionLog

SHOWN_TEXTS = 30
SUGGEST_BY = 8
SUGGESTED = 3
CHOICES = """  m TOPIC  this means TOPIC; m TOPIC -2 -5 leaves texts 2 and 5 out, for later
  n        a new topic           v  never ours
  i        ignore it             Enter  later           q  stop
"""
Suggest = Callable[[Group], list[str]]
Ask = Callable[[str], str]


def group_text(group: Group, number: int, of: int, suggested: Sequence[str]) -> str:
    """A group for people."""
    counts = ", ".join(f"{channel} {n}" for channel, n in group.channels)
    reasons = ", ".join(f"{why.replace('_', ' ')} {n}" for why, n in group.reasons)
    days = group.first_day if group.first_day == group.last_day else f"{group.first_day} to {group.last_day}"
    lines = [f"[{group.key}] {number} of {of}: asked {group.asked} times ({counts}; {reasons}; {days})"]
    lines += [f"    {at:2} {text}" for at, text in enumerate(group.texts[:SHOWN_TEXTS], 1)]
    if len(group.texts) > SHOWN_TEXTS:
        lines.append(f"    and {len(group.texts) - SHOWN_TEXTS} more ways of asking")
    if group.like:
        lines.append(f'    like "{group.like.text}", decided before: {group.like.topic or group.like.decision}')
    if suggested:
        lines.append(f"    nearest: {', '.join(suggested)}")
    return "\n".join(lines)


def groups_json(groups: Sequence[Group], suggest: Suggest) -> str:
    """The groups for programs."""
    listed = [{"key": group.key, **asdict(group), "nearest": suggest(group)} for group in groups]
    return json.dumps(listed, indent=2, ensure_ascii=False)


def nearest_topics(faq: Path, encode: Encode) -> Suggest:
    """Return what finds the topics and subjects whose own questions are most like a group."""
    known: list[tuple[str, str]] = []
    with store.open_store(faq) as answers:
        for ref in answers.topics():
            known += [(ref.topic, question) for question in answers.questions(ref.topic)]
        known += [(subject, answers.subject(subject).title) for subject in answers.subjects()]
    vectors = both_vectors([text for _, text in known], encode)

    def suggest(group: Group) -> list[str]:
        similar = vectors @ both_vectors(group.texts[:SUGGEST_BY], encode).mean(0)
        ordered = [known[at][0] for at in similar.argsort()[::-1]]
        return list(dict.fromkeys(ordered))[:SUGGESTED]

    return suggest


def current_groups(log: QuestionLog, encode: Encode) -> list[Group]:
    """The groups that are not decided yet."""
    return find_groups(log.unanswered(), log.decisions(), encode)


def group_of(groups: Sequence[Group], key: str) -> Group:
    """The group of a key; raises EditingError where it is not there."""
    for group in groups:
        if group.key == key:
            return group
    raise EditingError(f'There is no group "{key}"; `make questions` lists those that are there.')


def without(group: Group, numbers: Sequence[int]) -> Group:
    """The group without some of its texts, which count from 1; raises EditingError where none is left or there."""
    left = tuple(text for at, text in enumerate(group.texts, 1) if at not in numbers)
    if not left or not all(1 <= number <= len(group.texts) for number in numbers):
        raise EditingError(f"The texts of this group have the numbers 1 to {len(group.texts)}; one must be left.")
    return replace(group, texts=left)


def carry_out(root: Path, log: QuestionLog, group: Group, decision: str, topic: str = "", also: str = "") -> str:
    """Carry out a decision and say what was done."""
    if decision != "topic":
        decide(log, group, decision)
        told = {
            "new_topic": "Remembered as a new topic; docs/editing.md says how one is written.",
            "never_ours": "Remembered: never ours. Questions like these are not shown again.",
            "ignore": "Ignored. Questions like these are not shown again.",
        }
        return told[decision]
    taught = means(root, log, group, topic, also)
    lines = [f"{len(taught.wordings)} new wording(s) of {topic}, {len(taught.questions)} test question(s)."]
    if not taught.questions:
        lines.append("No text was left for a test question: add one in other words with --question.")
    return "\n".join([*lines, "They count from the next `make publish` on."])


def talk(root: Path, log: QuestionLog, groups: Sequence[Group], suggest: Suggest, ask: Ask = input) -> int:
    """Show one group after the other and carry out what the editor says; return how many were decided."""
    decided = 0
    for number, group in enumerate(groups, 1):
        print(group_text(group, number, len(groups), suggest(group)))
        while True:
            try:
                said = ask(f"{CHOICES}> ").strip()
            except EOFError:
                return decided
            letter, _, rest = said.partition(" ")
            if letter == "q":
                return decided
            if not letter:
                break
            try:
                print(_do(root, log, group, letter, rest.strip(), ask))
            except EditingError as error:
                print(error, file=sys.stderr)
                continue
            decided += 1
            break
    return decided


def _do(root: Path, log: QuestionLog, group: Group, letter: str, topic: str, ask: Ask) -> str:
    decisions = {"n": "new_topic", "v": "never_ours", "i": "ignore"}
    if letter in decisions and not topic:
        return carry_out(root, log, group, decisions[letter])
    name, *left_out = topic.split() or [""]
    if letter == "m" and name and all(re.fullmatch(r"-[0-9]{1,4}", number) for number in left_out):
        group = without(group, [-int(number) for number in left_out])
        also = "" if len(group.texts) > 1 else ask("Another way to ask it, for the test (Enter for none): ")
        return carry_out(root, log, group, "topic", name, also)
    raise EditingError(f'"{letter}" is no choice here; type one of the letters above, "m" with a topic behind it.')
