"""`make off` and `make on`: one command for every channel and every process of this machine."""

from __future__ import annotations

from pathlib import Path

from guard.off_switch import OffSwitch
from launcher.errors import LauncherError
from launcher.terminal import say


def switch(root: Path, off: bool) -> None:
    """Switch the assistant off or on; raises LauncherError where that cannot be done."""
    switched = OffSwitch.of(root)
    try:
        if off:
            switched.switch_off()
        else:
            switched.switch_on()
    except OSError as error:
        raise LauncherError(f"{switched.file} cannot be written ({error.strerror}); nothing was switched.") from error
    if off:
        say("Off: every channel says the safe message with the clinic's number. `make on` switches back.")
    else:
        say("On: the channels answer again.")
