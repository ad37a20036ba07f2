"""Counts how many labelled lines `find_urgent` gets right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from safety.labelled_lines import ANY_KIND, LabelledLine
from safety.urgent import UrgentSign, find_urgent


@dataclass
class Score:
    """Counts of lines: urgent ones and those found, those with the right kind, ordinary ones and the false alarms."""

    urgent: int = 0
    found: int = 0
    of_known_kind: int = 0
    right_kind: int = 0
    ordinary: int = 0
    alarms: int = 0
    mistakes: list[tuple[LabelledLine, UrgentSign | None]] = field(default_factory=list)

    def count(self, lines: Iterable[LabelledLine]) -> None:
        """Run `find_urgent` on every line and count it in."""
        for line in lines:
            sign = find_urgent(line.text)
            if line.kind is None:
                self.ordinary += 1
                self.alarms += sign is not None
                right = sign is None
            else:
                self.urgent += 1
                self.found += sign is not None
                right = sign is not None and line.kind in (ANY_KIND, sign.kind)
                if line.kind != ANY_KIND and sign is not None:
                    self.of_known_kind += 1
                    self.right_kind += right
            if not right:
                self.mistakes.append((line, sign))

    def add(self, other: Score) -> None:
        """Count another score in."""
        self.urgent += other.urgent
        self.found += other.found
        self.of_known_kind += other.of_known_kind
        self.right_kind += other.right_kind
        self.ordinary += other.ordinary
        self.alarms += other.alarms
        self.mistakes += other.mistakes

    def __str__(self) -> str:
        """Write the score as one line."""
        parts = []
        if self.urgent:
            parts.append(f"urgent found {self.found}/{self.urgent} ({100 * self.found / self.urgent:.1f}%)")
        if self.of_known_kind:
            parts.append(f"of the right kind {self.right_kind}/{self.of_known_kind}")
        if self.ordinary:
            parts.append(f"false alarms {self.alarms}/{self.ordinary} ({100 * self.alarms / self.ordinary:.2f}%)")
        return ", ".join(parts) or "no lines"
