"""One command switches off, one switches on."""

from pathlib import Path

import pytest

from guard.off_switch import OffSwitch
from launcher.errors import LauncherError
from launcher.switch import switch


def test_off_and_on_again_twice_each(tmp_path: Path) -> None:
    looked_at = OffSwitch.of(tmp_path)
    assert not looked_at.is_off()
    for off in (True, True, False, False):
        switch(tmp_path, off)
        assert looked_at.is_off() is off


def test_another_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARLOW_OFF", str(tmp_path / "shared" / "off"))
    switch(tmp_path, off=True)
    assert (tmp_path / "shared" / "off").exists()


def test_where_it_cannot_be_switched_that_is_told(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("a file where the folder should be")
    with pytest.raises(LauncherError, match="nothing was switched"):
        switch(tmp_path, off=True)
