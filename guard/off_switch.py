"""The off switch: while a file stands, every channel says the safe message and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "MARLOW_OFF"
FILE = Path("build") / "off"
ROOT = Path(__file__).resolve().parent.parent


class OffSwitch:
    """Looks at the file for every message, so that switching takes effect at once, in every process."""

    def __init__(self, file: Path) -> None:
        """Take the file's place."""
        self.file = file

    @classmethod
    def of(cls, root: Path = ROOT) -> OffSwitch:
        """Return the switch of a project folder: MARLOW_OFF, else build/off."""
        return cls(Path(os.environ.get(VARIABLE) or root / FILE))

    def is_off(self) -> bool:
        """Tell whether the assistant is switched off; a file that cannot be looked at counts as on."""
        try:
            return self.file.exists()
        except OSError:
            return False

    def switch_off(self) -> None:
        """Switch off; raises OSError where the file cannot be written."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.touch()

    def switch_on(self) -> None:
        """Switch on again; raises OSError where the file cannot be deleted."""
        self.file.unlink(missing_ok=True)
