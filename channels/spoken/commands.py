"""Is a whole message a command to the conversation ("slower", "who says so")? Questions never are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from channels.spoken.phrases import FOLDER, read_lists

POLITE_BEFORE = "polite_before"
POLITE_AFTER = "polite_after"
CHOICES = ("first", "second", "third", "none")
"""Commands that count only while choices are open: "to" is "two" then."""
CANONICAL = {
    "stop": "stop",
    "more": "tell me more",
    "goodbye": "bye",
    "first": "the first one",
    "second": "the second one",
    "third": "the third",
    "none": "none of those",
    "yes": "yes",
    "no": "no",
}
"""What Rasa is told instead of the words of a command that it carries out itself."""
LONGEST = 12
"""Words; a longer message is no command."""


class Commands:
    """The phrases of data/spoken/commands.yml."""

    def __init__(self, folder: Path = FOLDER) -> None:
        """Read them; raises ValueError where a phrase stands for two commands."""
        lists = read_lists(folder / "commands.yml")
        self._before = {plain(text) for text in lists.pop(POLITE_BEFORE)}
        self._after = {plain(text) for text in lists.pop(POLITE_AFTER)}
        self.phrases = lists
        self._choices: dict[str, str] = {}
        self._names: dict[str, str] = {}
        for name, texts in lists.items():
            known = self._choices if name in CHOICES else self._names
            for text in texts:
                if known.setdefault(plain(text), name) != name:
                    raise ValueError(f'commands.yml has "{text}" under {known[plain(text)]} and under {name}.')

    def match(self, text: str, *, choosing: bool = False) -> str | None:
        """Return the command that the whole message is, or None; `choosing` says that choices are open."""
        words = plain(text)
        if not words or len(words.split()) > LONGEST:
            return None
        for candidate in self._without_politeness(words):
            if choosing and candidate in self._choices:
                return self._choices[candidate]
            if candidate in self._names:
                return self._names[candidate]
        return None

    def _without_politeness(self, words: str) -> Iterator[str]:
        """Yield the message, then without polite words behind, then without those before ("no more" is no "more")."""
        behind = words
        yield behind
        while cut := _cut_after(behind, self._after):
            behind = cut
            yield behind
        while cut := _cut_before(behind, self._before):
            behind = cut
            yield behind


@cache
def the_commands() -> Commands:
    """Return the commands of this project's data."""
    return Commands()


def plain(text: str) -> str:
    """Return the words of a text in small letters, without punctuation."""
    return " ".join(re.findall(r"[a-z0-9]+(?:'[a-z]+)?", text.lower().replace("\u2019", "'")))


def _cut_after(words: str, polite: set[str]) -> str | None:
    parts = words.split()
    for count in range(min(4, len(parts) - 1), 0, -1):
        if " ".join(parts[-count:]) in polite:
            return " ".join(parts[:-count])
    return None


def _cut_before(words: str, polite: set[str]) -> str | None:
    parts = words.split()
    for count in range(min(4, len(parts) - 1), 0, -1):
        if " ".join(parts[:count]) in polite:
            return " ".join(parts[count:])
    return None
