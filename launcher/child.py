"""Run a module as a program that ends when its parent does: `python -m launcher.child rasa run ...`."""

from __future__ import annotations

import ctypes
import os
import resource
import runpy
import signal
import sys

PARENT = "MARLOW_PARENT"
PR_SET_PDEATHSIG = 1


def die_with_parent(parent: int, signal_number: signal.Signals = signal.SIGKILL) -> None:
    """Have the kernel send this process a signal when its parent, whose process id is given, ends in any way.

    The signal survives exec. Raises SystemExit when the parent has ended already.
    """
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal_number)
    if os.getppid() != parent:
        raise SystemExit(1)


def command(*arguments: str) -> list[str]:
    """Return the command line that runs a module this way; the caller puts its own process id into MARLOW_PARENT."""
    return [sys.executable, "-m", "launcher.child", *arguments]


def main() -> None:
    """Run the module named first with the arguments behind it."""
    die_with_parent(int(os.environ.pop(PARENT)))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash leaves no copy of what people said
    sys.argv = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
