"""Datasette opens our store, read-only, and its ready-made questions work."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
import requests

import store
from editing.browse import HIDDEN, QUERIES, TABLES, application, metadata
from launcher.ports import free_port
from store.schema import TABLES as ALL

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def faq(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "faq.db"
    store.build(ROOT / "data", path)
    return path


def test_every_table_is_described() -> None:
    assert set(TABLES) | set(HIDDEN) == set(ALL)


def test_without_a_store_it_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(store.StoreError):
        application(tmp_path / "none.db")


@pytest.mark.slow
def test_the_command_listens_on_this_machine_alone(faq: Path) -> None:
    port = free_port()
    command = [sys.executable, "-m", "editing", "browse", "--port", str(port)]
    served = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "MARLOW_STORE": str(faq)}, stdout=subprocess.PIPE)
    try:
        assert served.stdout is not None and b"http://127.0.0.1" in served.stdout.readline()
        with requests.Session() as session:
            session.trust_env = False
            for _ in range(600):
                try:
                    page = session.get(f"http://127.0.0.1:{port}/faq/answers", timeout=10)
                    break
                except requests.ConnectionError:
                    time.sleep(0.1)
        assert page.status_code == 200 and "one row for each topic and variant" in page.text
        listening = Path("/proc/net/tcp").read_text()
        assert f"0100007F:{port:04X}" in listening and f"00000000:{port:04X}" not in listening
    finally:
        served.terminate()
        served.wait(20)


@pytest.mark.slow
def test_the_pages_and_questions_work(faq: Path) -> None:
    from datasette.app import Datasette

    async def look() -> None:
        served = Datasette(files=[], immutables=[str(faq)], metadata=metadata(faq))
        assert "Marlow: the FAQ store" in (await served.client.get("/")).text
        for name in TABLES:
            page = await served.client.get(f"/faq/{name}")
            assert page.status_code == 200, name
        values = {"where_is_it_from": "&topic=duration", "search": "&words=bandage"}
        for name in QUERIES:
            rows = await served.client.get(f"/faq/{name}.json?_shape=array{values.get(name, '')}")
            assert rows.status_code == 200, rows.text
            assert rows.json(), name
        assert (await served.client.post("/-/query", json={"sql": "delete from topics"})).status_code >= 400

    asyncio.run(look())
