"""What stands in deploy/ fits together: ports, settings, commands."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from deploy import __main__ as command
from deploy.worker import NEEDED, action_worker, rasa_worker
from launcher.errors import LauncherError

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
NGINX = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))["services"]
UNITS = {path.name: path.read_text(encoding="utf-8") for path in (DEPLOY / "systemd").iterdir()}
SETTINGS = dict.fromkeys(NEEDED, "postgresql://u:p@h/d")


def test_secrets_come_from_the_environment_alone():
    files = [*DEPLOY.glob("*.y*ml"), ROOT / "endpoints.yml", ROOT / "credentials.yml", *(DEPLOY / "systemd").iterdir()]
    for path in files:
        for line in path.read_text(encoding="utf-8").splitlines():
            written = line.split("#", 1)[0]
            if re.search(r"(password|secret|token|redis|postgres|api_?key)\w*['\"]?\s*[:=]\s*\S", written, re.I):
                allowed = "${" in written or re.search(r"(image|depends_on|context): ?", written)
                assert allowed, f"{path.name}: {line}"


def test_the_endpoints_name_classes_that_exist():
    text = (DEPLOY / "endpoints.yml").read_text(encoding="utf-8")
    for kind, variable in (("tracker_store", "MARLOW_POSTGRES"), ("lock_store", "MARLOW_REDIS")):
        entry = yaml.safe_load(text)[kind]
        module, name = entry["type"].rsplit(".", 1)
        assert f"class {name}(" in (ROOT / (module.replace(".", "/") + ".py")).read_text(encoding="utf-8")
        assert entry["url"] == f"${{{variable}}}" and variable in NEEDED


def test_nginx_compose_and_units_have_the_same_ports():
    ports = {kind: re.findall(rf"{kind} {{[^}}]*}}", NGINX)[0] for kind in ("marlow_rasa", "marlow_actions")}
    served = {kind: set(re.findall(r"server 127\.0\.0\.1:(\d+)", text)) for kind, text in ports.items()}
    assert served == {"marlow_rasa": {"5005", "5006"}, "marlow_actions": {"5055", "5056"}}
    commands = [service["command"] for service in COMPOSE.values() if "command" in service]
    for kind, name in (("rasa", "marlow_rasa"), ("actions", "marlow_actions")):
        assert {line[1] for line in commands if line[0] == kind} == served[name]
        assert f"-m deploy {kind} %i" in UNITS[f"marlow-{kind}@.service"]
        assert all(f"marlow-{kind}@{port}" in UNITS[f"marlow-{kind}@.service"] for port in served[name])
    assert "listen 127.0.0.1:5054" in NGINX


def test_nginx_logs_nothing_and_writes_no_body_to_disk():
    servers = NGINX.split("\nserver {")[1:]
    assert len(servers) == 2
    for server in servers:
        assert "access_log off;" in server and "client_body_buffer_size 4m;" in server
        assert "proxy_max_temp_file_size 0;" in server


def test_every_command_of_the_units_is_one():
    for text in UNITS.values():
        for words in re.findall(r"^ExecStart=\S+ -m deploy (.*)", text, re.M):
            assert f"python -m deploy {words.split()[0]} " in command.USAGE


def verified(folder):
    """What systemd says against the units of a folder, on a machine where neither Marlow nor its user is."""
    for name, text in UNITS.items():
        here = re.sub("^ExecStart=\\S+", "ExecStart=/usr/bin/env python3", text, flags=re.M)
        (folder / name).write_text(here.replace("User=marlow", "User=daemon"), encoding="utf-8")
    units = [str(path) for path in sorted(folder.iterdir())]
    done = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, timeout=60)
    return [line for line in (done.stderr + done.stdout).splitlines() if "marlow-" in line]


def test_systemd_has_nothing_against_the_units(tmp_path, monkeypatch):
    if shutil.which("systemd-analyze") is None:
        assert not os.environ.get("CI"), "CI installs systemd (.ci/run)"
        pytest.skip("systemd-analyze is not here; Debian's package systemd has it")
    assert verified(tmp_path) == []
    monkeypatch.setitem(UNITS, "marlow-rasa@.service", UNITS["marlow-rasa@.service"].replace("ExecStart", "ExecStrat"))
    assert any("ExecStrat" in line for line in verified(tmp_path))


@pytest.mark.parametrize("missing", NEEDED)
def test_a_worker_without_a_setting_does_not_start(missing):
    with pytest.raises(LauncherError, match=f"{missing} is not set; every worker needs the same one"):
        rasa_worker("5005", {name: value for name, value in SETTINGS.items() if name != missing})


def test_a_worker_needs_a_port():
    with pytest.raises(LauncherError, match="a port is a number"):
        action_worker("many", {})
    with pytest.raises(LauncherError, match="a port is a number"):
        rasa_worker("0", SETTINGS)


def test_an_action_worker_listens_at_its_port():
    arguments, environment = action_worker("5056", {"PATH": "/bin"})
    assert arguments[-1] == "launcher.action_server"
    assert environment["MARLOW_ACTIONS_PORT"] == "5056" and environment["PATH"] == "/bin"
    assert environment["RASA_TELEMETRY_ENABLED"] == "false"


def test_without_its_model_a_rasa_worker_does_not_start(monkeypatch, tmp_path):
    monkeypatch.setattr("deploy.worker.model_path", lambda _: tmp_path / "none.tar.gz")
    with pytest.raises(LauncherError, match="The model is missing"):
        rasa_worker("5005", SETTINGS)


def test_with_all_it_needs_a_rasa_worker_starts(monkeypatch, tmp_path):
    monkeypatch.setattr("deploy.worker.model_path", lambda _: tmp_path / "some.tar.gz")
    monkeypatch.setattr("deploy.worker.require_whole_model", lambda _: None)
    arguments, environment = rasa_worker("5006", SETTINGS | {"MARLOW_ACTIONS_PORT": "6001"})
    assert arguments[arguments.index("--port") + 1] == "5006"
    assert arguments[arguments.index("--endpoints") + 1] == "deploy/endpoints.yml"
    assert "--enable-api" not in arguments
    assert environment["MARLOW_MODEL"] == str(tmp_path / "some.tar.gz")
    assert environment["MARLOW_ACTIONS_PORT"] == "6001" and environment["TICKET_LOCK_LIFETIME"] == "2"


def test_a_wrong_command_is_told(capsys):
    assert command.main([]) == 2
    assert command.main(["roll"]) == 2
    assert "python -m deploy rasa PORT" in capsys.readouterr().err


def test_a_failing_command_says_why(capsys, monkeypatch):
    monkeypatch.delenv("MARLOW_POSTGRES", raising=False)
    assert command.main(["expire"]) == 1
    assert command.main(["roll", "5005"]) == 1
    assert "MARLOW_POSTGRES is not set" in capsys.readouterr().err
