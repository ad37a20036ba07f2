"""What a publication may worsen: publishing/limits.yml."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

import yaml

from publishing.errors import PublishingError

FILE = Path("publishing") / "limits.yml"


@dataclass(frozen=True)
class Limits:
    """Shares of the questions (0 to 1), but for `urgent_missed_may_rise`, which counts messages."""

    least_right: float
    right_may_fall: float
    right_of_a_set_may_fall: float
    wrong_may_rise: float
    urgent_missed_may_rise: float
    false_alarms_may_rise: float


def read_limits(root: Path) -> Limits:
    """Read the file; raises PublishingError where a limit is missing, unknown or no number of 0 or more."""
    values = yaml.safe_load((root / FILE).read_text(encoding="utf-8"))
    names = {field.name for field in fields(Limits)}
    odd = sorted(set(values) ^ names) if isinstance(values, dict) else sorted(names)
    if odd:
        raise PublishingError(f"{FILE} must hold exactly the limits {', '.join(sorted(names))}; look at {odd}.")
    wrong = [name for name, value in values.items() if not isinstance(value, int | float) or value < 0]
    if wrong:
        raise PublishingError(f"{FILE}: {', '.join(wrong)} must be a number of 0 or more.")
    return Limits(**{name: float(value) for name, value in values.items()})
