"""A published model is loaded beside the old one, which answers until the new one is ready."""

from __future__ import annotations

import asyncio
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from channels import live_model

pytestmark = pytest.mark.slow


def release(root: Path, number: int) -> Path:
    (root / str(number)).mkdir()
    (root / str(number) / "model.tar.gz").write_text(str(number))
    link = root / "new"
    link.symlink_to(str(number))
    link.replace(root / "current")
    return root / "current" / "model.tar.gz"


def follow(root: Path, monkeypatch: pytest.MonkeyPatch, fail: bool = False) -> tuple[list[str], list[str]]:
    """What was loaded, and what answered while it was loaded."""
    named = release(root, 1)
    agent = SimpleNamespace(processor="1", is_ready=lambda: True)
    loaded: list[str] = []
    answered: list[str] = []

    async def swap(agent: Any, model: Path) -> None:
        loaded.append(model.read_text())
        await asyncio.sleep(0.05)
        if fail:
            raise OSError("damaged")
        agent.processor = model.read_text()

    async def serve() -> None:
        task = asyncio.create_task(live_model.follow(SimpleNamespace(ctx=SimpleNamespace(agent=agent)), named, 0.01))
        for step in range(40):
            if step == 10:
                release(root, 2)
            answered.append(agent.processor)
            await asyncio.sleep(0.01)
        task.cancel()

    monkeypatch.setattr(live_model, "swap", swap)
    asyncio.run(serve())
    return loaded, answered


def test_a_new_release_is_loaded_once_and_then_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded, answered = follow(tmp_path, monkeypatch)
    assert loaded == ["2"]
    assert len(answered) == 40
    assert sorted(answered) == answered and set(answered) == {"1", "2"}


def test_a_damaged_one_leaves_the_old_one_answering(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded, answered = follow(tmp_path, monkeypatch, fail=True)
    assert loaded == ["2"]
    assert set(answered) == {"1"}
