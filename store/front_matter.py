"""The settings at the head of a content file: YAML in which every plain value is text, true, false or null."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import yaml

from store.errors import close_matches, either_of
from store.records import Flaw


class _PlainLoader(yaml.SafeLoader):
    """YAML without its surprises: 2022-10, 911 and `no` stay the text that the editor typed."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 (PyYAML's own name)


_PlainLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_PlainLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:null|~|)$"), ["n", "~", ""])

ADVICE = "a text with a colon, a quote or a # in it must stand in quotes"
TAB = "a tab stands in this line, which settings may not have; type spaces in its place"
CURLY = ("\u201c", "\u201d", "\u201e", "\u2018", "\u2019")
"""What a word processor makes of a quotation mark; YAML would take it for a part of the text."""


@dataclass(frozen=True)
class Fields:
    """Named values with the line each stands on; the getters note what is wrong and return something harmless.

    `first_line` is where to report a field that is missing altogether.
    """

    values: dict[str, object]
    lines: dict[str, int]
    flaws: list[Flaw]
    first_line: int = 1

    def line(self, name: str) -> int:
        """The line that the field stands on."""
        return self.lines.get(name, self.first_line)

    def expect(self, required: Sequence[str], optional: Sequence[str] = ()) -> None:
        """Note each field that is unknown, and each required one that is missing."""
        known = (*required, *optional)
        for name in self.values:
            if name not in known:
                close = close_matches(name, known, limit=1)
                hint = f"did you mean {close[0]}?" if close else f"a file of this kind has: {', '.join(known)}"
                self.note(name, f'"{name}" is not a setting of this kind of file; {hint}')
        for name in required:
            if name not in self.values:
                self.note(name, f'the setting "{name}" is missing; add a line "{name}: ..." at the head of the file')

    def note(self, name: str, message: str) -> None:
        """Note what is wrong with a field."""
        self.flaws.append(Flaw(self.line(name), message))

    def text(self, name: str) -> str:
        """A text that must be there; "" where it is not."""
        value = self.values.get(name, "")
        if isinstance(value, str) and (value.strip() or name not in self.values):
            return " ".join(value.split())
        self.note(name, f'"{name}" must be a text; write "{name}: ..." with words after the colon')
        return ""

    def text_or_null(self, name: str) -> str | None:
        """A text, or None where the file says null."""
        return None if self.values.get(name) is None else self.text(name)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts."""
        value = self.values.get(name, [])
        if isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value):
            return tuple(" ".join(item.split()) for item in value)
        self.note(name, f'"{name}" must be a list of texts, one a line, each after "  - "; an empty list is []')
        return ()

    def yes_no(self, name: str) -> bool:
        """true or false."""
        value = self.values.get(name, False)
        if not isinstance(value, bool):
            self.note(name, f'"{name}" must be true or false')
        return value is True

    def choice(self, name: str, allowed: Sequence[str]) -> str:
        """One of the allowed words."""
        value = self.text(name)
        if value and value not in allowed:
            self.note(name, f'"{name}" is "{value}"; it must be {either_of(allowed)}')
        return value

    def key(self, name: str, stem: str) -> str:
        """The key of the file: must be the file's name without the ending."""
        value = self.text(name)
        if value and value != stem:
            self.note(name, f'"{name}" is "{value}", but the file is called "{stem}"; the two must be the same')
        return stem


def read_fields(text: str, first_line: int, flaws: list[Flaw]) -> Fields | None:
    """The settings in `text`, which begins on `first_line` of its file; None where it cannot be read at all."""
    try:
        loader = _PlainLoader(text)
        node = loader.get_single_node()
        if node is None:
            return Fields({}, {}, flaws)
        if not isinstance(node, yaml.MappingNode):
            flaws.append(Flaw(first_line, 'the settings must be lines of the form "name: value"'))
            return None
        lines: dict[str, int] = {}
        for key, _ in node.value:
            name, line = str(key.value), key.start_mark.line + first_line
            if name in lines:
                flaws.append(Flaw(line, f'the setting "{name}" stands here a second time; keep one of them'))
            lines.setdefault(name, line)
        loaded = loader.construct_document(node)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line if mark else 0
        reason = getattr(error, "problem", None) or "it cannot be understood"
        message = f"the settings are not valid YAML ({reason}); {ADVICE}"
        flaws.append(Flaw(first_line + line, TAB if "'\\t'" in reason else message))
        return None
    except (RecursionError, ValueError, TypeError):
        flaws.append(Flaw(first_line, "the settings are not valid YAML; write plain lines of the form name: value"))
        return None
    fields = Fields({str(name): value for name, value in loaded.items()}, lines, flaws)
    for name, value in fields.values.items():
        if isinstance(value, str) and value.startswith(CURLY):
            fields.note(name, f'"{name}" begins with a curly quotation mark; take it out, or type straight ones (")')
    return fields
