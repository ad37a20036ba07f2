"""Datasette opens our store, read-only, and its ready-made questions work."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

import store
from editing.browse import HIDDEN, QUERIES, TABLES, datasette_command, metadata
from store.schema import TABLES as ALL

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def faq(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "faq.db"
    store.build(ROOT / "data", path)
    return path


def test_every_table_is_described() -> None:
    assert set(TABLES) | set(HIDDEN) == set(ALL)


def test_it_listens_on_this_machine_alone(faq: Path, tmp_path: Path) -> None:
    command = datasette_command(faq, 6810, tmp_path / "browse.json")
    assert command[command.index("--host") + 1] == "127.0.0.1"
    assert command[command.index("-i") + 1] == str(faq)
    with pytest.raises(store.StoreError):
        datasette_command(tmp_path / "none.db", 6810, tmp_path / "browse.json")


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
