"""Postgres, Redis and nginx from Debian's packages, and workers, with ports and folders of the tests' own."""

from __future__ import annotations

import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg2
import pytest
import redis

import store
from deploy.rolling import why_not_ready
from launcher.model import model_path
from launcher.ports import free_port

ROOT = Path(__file__).parents[2]
PASSWORD = "only-for-the-tests"


def program(name: str) -> str:
    """The program's path; where it is missing, a person's test is skipped and CI's fails."""
    for folder in (None, "/usr/sbin", *sorted(map(str, Path("/usr/lib/postgresql").glob("*/bin")), reverse=True)):
        if found := shutil.which(name, path=folder):
            return found
    sentence = f"{name} is not installed; Debian: apt-get install postgresql redis-server nginx-light"
    if os.environ.get("CI"):
        pytest.fail(sentence)
    pytest.skip(sentence)


class Service:
    """A program that is stopped when the tests are over."""

    stop_signal = signal.SIGTERM

    def __init__(self, arguments: list[str], log: Path, **options: object) -> None:
        self.arguments, self.log, self.options = arguments, log, options
        self.start()

    def start(self) -> None:
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                self.arguments, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, **self.options
            )

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(self.stop_signal)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.kill()

    def wait_for(self, works: Callable[[], object], seconds: float = 60) -> None:
        deadline = time.monotonic() + seconds
        while True:
            try:
                if works() is not False:
                    return
            except Exception as error:
                last = error
            else:
                last = None
            said = self.log.read_text(encoding="utf-8", errors="replace")[-3000:]
            assert self.process.poll() is None and time.monotonic() < deadline, f"{self.arguments}: {last}\n{said}"
            time.sleep(0.3)


class Postgres(Service):
    """A database server of the tests' own."""

    stop_signal = signal.SIGINT  # does not wait for its clients

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.url = f"postgresql://marlow:{PASSWORD}@127.0.0.1:{self.port}/postgres"
        data = folder / "data"
        password = folder / "password"
        password.write_text(PASSWORD, encoding="ascii")
        owner: dict[str, object] = {}
        if os.geteuid() == 0:  # Postgres refuses to run as root
            who = pwd.getpwnam("postgres")
            owner = {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []}
            for parent in (folder, *folder.parents):
                if parent != Path("/") and parent.owner() == "root":
                    parent.chmod(parent.stat().st_mode | 0o011)
            for path in (folder, password):
                os.chown(path, who.pw_uid, who.pw_gid)
        subprocess.run(
            [program("initdb"), "-D", str(data), "-U", "marlow", "-A", "scram-sha-256", f"--pwfile={password}", "-N"],
            check=True, stdout=subprocess.DEVNULL, cwd=folder, **owner,
        )  # fmt: skip
        arguments = [program("postgres"), "-D", str(data), "-p", str(self.port), "-k", str(folder)]
        super().__init__([*arguments, "-c", "listen_addresses=127.0.0.1"], folder / "log", cwd=folder, **owner)
        self.wait_for(lambda: psycopg2.connect(self.url).close())

    def rows(self, query: str) -> list[tuple[object, ...]]:
        with psycopg2.connect(self.url) as connection, connection.cursor() as cursor:
            cursor.execute(query)
            rows: list[tuple[object, ...]] = cursor.fetchall() if cursor.description else []
        connection.close()
        return rows


class Redis(Service):
    """A lock server of the tests' own."""

    def __init__(self, folder: Path) -> None:
        port = free_port()
        self.url = f"redis://:{PASSWORD}@127.0.0.1:{port}/0"
        options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--requirepass", PASSWORD]
        super().__init__([program("redis-server"), *options], folder / "log", cwd=folder)
        self.wait_for(lambda: redis.Redis.from_url(self.url).ping())


class Cluster:
    """The whole deployment on this machine, from the files that are in deploy/."""

    def __init__(self, folder: Path, postgres: Postgres, redis: Redis) -> None:
        self.data, self.store = folder / "data", folder / "faq.db"
        shutil.copytree(ROOT / "data", self.data)
        store.build(self.data, self.store)
        ports = {name: free_port() for name in ("80", "5054", "5005", "5006", "5055", "5056")}
        self.url = f"http://127.0.0.1:{ports['80']}"
        self.workers = [f"http://127.0.0.1:{ports[name]}" for name in ("5005", "5006")]
        environment = {
            **os.environ,
            "MARLOW_SECRET": "a secret for the tests of the deployment",
            "MARLOW_POSTGRES": postgres.url,
            "MARLOW_REDIS": redis.url,
            "MARLOW_STORE": str(self.store),
            "MARLOW_OFF": str(folder / "off"),
            "MARLOW_ACTIONS_PORT": ports["5054"],
            "MARLOW_RATE_ADDRESS": "0",
            "MARLOW_RATE_CONVERSATION": "0",
        }
        environment = {name: str(value) for name, value in environment.items()}
        self.services = {
            name: Service(
                [sys.executable, "-m", "deploy", kind, str(ports[name])],
                folder / f"{kind}-{name}.log",
                cwd=ROOT,
                env=environment,
            )
            for kind, name in (("actions", "5055"), ("actions", "5056"), ("rasa", "5005"), ("rasa", "5006"))
        }
        config = re.sub(
            r"\b(80|505[456]|500[56])\b(?=[; ])",
            lambda found: str(ports[found[1]]),
            (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8"),
        )
        temporary = "".join(
            f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        whole = (
            f"events {{}}\npid {folder}/nginx.pid;\nerror_log {folder}/nginx.log;\nhttp {{\n{temporary}{config}\n}}\n"
        )
        (folder / "nginx.conf").write_text(whole, encoding="utf-8")
        nginx = [program("nginx"), "-p", str(folder), "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
        self.services["nginx"] = Service(nginx, folder / "nginx-start.log")

    def wait(self) -> None:
        """Wait until both workers are ready."""
        for name, worker in zip(("5005", "5006"), self.workers, strict=True):
            self.services[name].wait_for(lambda worker=worker: not why_not_ready(worker), seconds=480)

    def restart(self, worker: str) -> None:
        """Restart a Rasa worker, as systemd would."""
        service = self.services["5005" if worker == self.workers[0] else "5006"]
        service.stop()
        service.start()

    def stop(self) -> None:
        for service in self.services.values():
            service.stop()


@pytest.fixture(scope="module")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    service = Postgres(tmp_path_factory.mktemp("postgres"))
    yield service
    service.stop()


@pytest.fixture(scope="module")
def redis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Redis]:
    service = Redis(tmp_path_factory.mktemp("redis"))
    yield service
    service.stop()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory, postgres: Postgres, redis_server: Redis) -> Iterator[Cluster]:
    if not model_path(ROOT).exists():
        sentence = "The model is missing; `make train` makes it."
        if os.environ.get("CI"):
            pytest.fail(sentence)
        pytest.skip(sentence)
    running = Cluster(tmp_path_factory.mktemp("cluster"), postgres, redis_server)
    try:
        running.wait()
        yield running
    finally:
        running.stop()
