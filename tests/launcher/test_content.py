"""Missing files and broken answers stop the start with sentences."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import store
from launcher.content import build_store, require_files
from launcher.errors import LauncherError
from launcher.settings import ROOT, Settings


def settings_of(root: Path) -> Settings:
    return replace(Settings.from_environment({}), root=root, store=root / "build" / "faq.db")


def test_the_project_itself_is_complete() -> None:
    require_files(ROOT)


def test_everything_missing_is_named_at_once(project: Path) -> None:
    with pytest.raises(LauncherError) as raised:
        require_files(project)
    for name in ("endpoints.yml", "credentials.yml", "data/answers/", "data/sources/", "actions/"):
        assert name in str(raised.value)
    assert "domain.yml" not in str(raised.value)


def test_broken_answers_are_listed_and_nothing_is_built(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "check", lambda data: ["data/answers/a.md:3: one", "data/answers/b.md:4: two"])
    with pytest.raises(
        LauncherError, match=r"mend 2 problem\(s\).*\n  data/answers/a.md:3: one\n  data/answers/b.md:4: two"
    ):
        build_store(settings_of(project))
    assert not (project / "build").exists()


def test_a_store_of_ones_own_is_used_as_it_is(project: Path) -> None:
    settings = replace(settings_of(project), store=project / "own.db", own_store=True)
    with pytest.raises(LauncherError, match=r"MARLOW_STORE names .*own\.db, but there is no such file"):
        build_store(settings)
    store.build(ROOT / "data", settings.store)
    before = settings.store.read_bytes()
    build_store(settings)
    assert settings.store.read_bytes() == before
    for damaged in (b"", b"junk", before[:5000], before.replace(b"hurt", b"help", 1)):
        settings.store.write_bytes(damaged)
        with pytest.raises(LauncherError, match=r"build it with"):
            build_store(settings)


def test_a_failed_build_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def build(data: Path, target: Path) -> None:
        raise store.StoreError("The disk is full.")

    monkeypatch.setattr(store, "check", lambda data: [])
    monkeypatch.setattr(store, "build", build)
    with pytest.raises(LauncherError, match=r"could not be built into .*faq\.db: The disk is full\."):
        build_store(settings_of(project))
