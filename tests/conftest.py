"""What tests of several rooms share."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]


def copy_project(root: Path) -> Path:
    """Copy the project as it is in git to a folder that is not there yet, with this environment; return the folder."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, root / name)
    for name in ("pyproject.toml", "uv.lock"):
        os.utime(root / name, (0, 0))  # older than the environment, which is up to date
    (root / ".venv").symlink_to((ROOT / ".venv").resolve())
    return root
