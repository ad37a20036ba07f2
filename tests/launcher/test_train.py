"""Training: trained once, told clearly, and never half. A small program stands in for `rasa train`."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from launcher.errors import LauncherError
from launcher.model import model_path
from launcher.settings import ROOT, Settings
from launcher.train import WARNING, ensure_model

FAKE_RASA = """
import os, pathlib, sys, time
options = dict(zip(sys.argv, sys.argv[1:]))
out = pathlib.Path(options["--out"], options["--fixed-model-name"] + ".tar.gz")
pathlib.Path("calls").open("a").write(" ".join(sys.argv[1:]) + "\\n")
pathlib.Path("pid").write_text(str(os.getpid()))
print("2026 INFO hooks - Starting to train component 'TopicIntentClassifier'.")
print("MARLOW-PROGRESS 0.5 pass 2 of 4")
"""
SUCCEED = FAKE_RASA + "out.write_text('model')\n"
FAIL = FAKE_RASA + "out.write_text('half')\nprint('\\x1b[31mKaputt: line 7\\x1b[0m')\nsys.exit(1)\n"
HANG = FAKE_RASA + "out.write_text('half')\ntime.sleep(60)\n"
INVALID = FAKE_RASA + (
    "print(\"/x.py:1: UserWarning: The action 'a' is not listed.\")\n"
    "print('Project validation completed with errors.')\nsys.exit(1)\n"
)
REMARK = SUCCEED + "print(\"/x.py:1: UserWarning: The intent 'b' is not used.\")\n"


@pytest.fixture
def settings(project: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings of a project whose folder comes before the real Rasa."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    (project / "rasa").mkdir()
    (project / "rasa" / "__init__.py").write_text("")
    return replace(Settings.from_environment({}), root=project)


def fake(settings: Settings, program: str) -> None:
    (settings.root / "rasa" / "__main__.py").write_text(program)


def calls(settings: Settings) -> list[str]:
    return (settings.root / "calls").read_text().splitlines()


def model_files(settings: Settings) -> list[str]:
    return sorted(file.name for file in (settings.root / "models").iterdir() if file.name != ".lock")


def test_trains_once_until_something_changes(settings: Settings) -> None:
    fake(settings, SUCCEED)
    first = ensure_model(settings)
    assert first == model_path(settings.root)
    assert first.read_text() == "model"
    assert ensure_model(settings) == first
    assert len(calls(settings)) == 1
    (settings.root / "data" / "nlu" / "duration.yml").write_text("changed")
    second = ensure_model(settings)
    assert len(calls(settings)) == 2
    assert model_files(settings) == sorted([first.name, second.name])


def test_reads_only_what_the_model_is_made_of(settings: Settings) -> None:
    fake(settings, SUCCEED)
    ensure_model(settings)
    assert "--data data/nlu data/rules.yml --out" in calls(settings)[0]


def test_log_and_minutes(settings: Settings, capfd: pytest.CaptureFixture[str]) -> None:
    fake(settings, SUCCEED)
    ensure_model(settings)
    assert "MARLOW-PROGRESS 0.5 pass 2 of 4" in (settings.root / "build" / "train.log").read_text()
    said = capfd.readouterr()
    assert said.out == ""
    assert "in 0.0 minutes" in said.err
    assert "MARLOW-PROGRESS" not in said.err


def test_failure_is_told_with_its_last_lines_and_leaves_nothing(settings: Settings) -> None:
    fake(settings, FAIL)
    with pytest.raises(LauncherError, match=r"training failed .*build/train\.log") as raised:
        ensure_model(settings)
    assert str(raised.value).endswith("\n  Kaputt: line 7")
    assert model_files(settings) == []


def test_problem_of_the_training_data_is_named(settings: Settings) -> None:
    fake(settings, INVALID)
    with pytest.raises(LauncherError, match=r"training data have a problem[\s\S]*The action 'a' is not listed\.$"):
        ensure_model(settings)


def test_remark_on_the_training_data_is_passed_on(settings: Settings, capfd: pytest.CaptureFixture[str]) -> None:
    fake(settings, REMARK)
    ensure_model(settings)
    assert "1 remark(s)" in (said := capfd.readouterr().err)
    assert "  The intent 'b' is not used." in said


def test_what_a_killed_training_left_is_not_taken_for_a_model(settings: Settings) -> None:
    unfinished = settings.root / "models" / ".unfinished"
    unfinished.mkdir(parents=True)
    (unfinished / "marlow.tar.gz").write_text("half")
    fake(settings, FAIL)
    with pytest.raises(LauncherError):
        ensure_model(settings)
    assert model_files(settings) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_interrupted_training_leaves_no_model_and_no_process(settings: Settings, number: signal.Signals) -> None:
    fake(settings, HANG)
    program = (
        "import sys; from pathlib import Path; from dataclasses import replace\n"
        "import launcher.settings as s; import launcher.__main__ as m; import launcher.content as c\n"
        "c.require_files = lambda root: None\n"
        "original = s.Settings.from_environment\n"
        "m.Settings.from_environment = lambda: replace(original({}), root=Path.cwd())\n"
        "sys.exit(m.main(['train']))\n"
    )
    process = subprocess.Popen([sys.executable, "-c", program], cwd=settings.root, stderr=subprocess.PIPE, text=True)
    half = settings.root / "models" / ".unfinished" / "marlow.tar.gz"
    wait_until(half.exists)
    process.send_signal(number)
    _, said = process.communicate(timeout=20)
    assert process.returncode == (-9 if number == signal.SIGKILL else 128 + number)
    wait_until(lambda: not runs(int((settings.root / "pid").read_text())))
    assert not model_path(settings.root).exists()
    if number != signal.SIGKILL:
        assert "nothing half-made is left" in said
        assert model_files(settings) == []
    fake(settings, SUCCEED)
    assert ensure_model(settings).read_text() == "model"


def wait_until(condition: object, seconds: float = 15) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.05)


def runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_rasas_warnings_are_recognised() -> None:
    found = WARNING.search(
        "/a/rasa/shared/utils/io.py:99: UserWarning: The intent 'x' is not used in any story or rule."
    )
    assert found is not None
    assert found[1] == "The intent 'x' is not used in any story or rule."
