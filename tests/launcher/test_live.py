"""What was published is served through the link, so that a publication is taken up while it runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from launcher.errors import LauncherError
from launcher.live import live_files
from launcher.settings import Settings


def release(root: Path, number: str) -> None:
    folder = root / "live" / "releases" / number
    folder.mkdir(parents=True)
    (folder / "faq.db").write_text(number)
    (folder / f"marlow-{number}.tar.gz").write_text(number)
    (folder / "model.tar.gz").symlink_to(f"marlow-{number}.tar.gz")
    link = root / "live" / ".current.new"
    link.symlink_to(Path("releases") / number)
    link.replace(root / "live" / "current")


def test_both_paths_follow_the_link(tmp_path: Path) -> None:
    release(tmp_path, "0001")
    settings, model = live_files(Settings.from_environment({}, tmp_path))
    assert (settings.store.read_text(), model.read_text()) == ("0001", "0001")
    assert settings.own_store  # the launcher does not build it
    release(tmp_path, "0002")
    assert (settings.store.read_text(), model.read_text()) == ("0002", "0002")
    assert settings.child_environment()["MARLOW_STORE"] == str(tmp_path / "live" / "current" / "faq.db")


def test_nothing_published_yet_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(LauncherError, match=r"no faq\.db and no model\.tar\.gz.*`make publish`"):
        live_files(Settings.from_environment({}, tmp_path))


def test_another_store_is_refused(tmp_path: Path) -> None:
    release(tmp_path, "0001")
    with pytest.raises(LauncherError, match="MARLOW_STORE"):
        live_files(Settings.from_environment({"MARLOW_STORE": str(tmp_path / "x.db")}, tmp_path))
