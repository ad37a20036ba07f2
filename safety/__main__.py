"""The room's own commands: `python -m safety "text"`, `python -m safety check-lines FILE ...`, `... benchmark FILE`."""

from __future__ import annotations

import sys

from safety.command import main

sys.exit(main(sys.argv[1:]))
