"""The widget's files over HTTP, from a small server of their own."""

from __future__ import annotations

import asyncio
import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
from sanic import Blueprint, Sanic
from sanic.compat import Header
from sanic.request import Request

import store
from channels.widget_files import FOLDER, WidgetFiles, add_front_page, add_widget_files

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("built") / "faq.db"
    store.build(ROOT / "data", path)
    return store.write_answers(path)


class Site:
    """Asks the routes without a socket."""

    def __init__(self, files: WidgetFiles) -> None:
        self.app = Sanic(f"widget_files_{id(self)}")
        web = Blueprint("web", url_prefix="/webhooks/web")
        add_widget_files(web, files)
        self.app.blueprint(web)
        add_front_page(self.app, files)
        self.app.router.finalize()

    def get(self, path: str, **headers: str) -> Any:
        named = {name.replace("_", "-"): value for name, value in headers.items()}

        address = path if path.startswith("/") else f"/webhooks/web/{path}"
        request = Request(address.encode(), Header(named), "1.1", "GET", None, self.app)  # type: ignore[arg-type]
        _, handler, arguments = self.app.router.get(request.path, "GET", None)
        request._match_info = arguments
        return asyncio.run(handler(request, **arguments))


@pytest.fixture(scope="module")
def site(answers: Path) -> Site:
    return Site(WidgetFiles(FOLDER, answers))


def test_every_module_that_the_widget_loads_is_served(site: Site) -> None:
    wanted, seen = {"widget.js", "recorder.js"}, set()
    while wanted:
        name = wanted.pop()
        seen.add(name)
        reply = site.get(f"widget/{name}")
        assert reply.status == 200, name
        assert reply.content_type.startswith("text/javascript")
        loaded = re.findall(r"""(?:from|import\()\s*"\./([\w-]+\.js)\"""", reply.body.decode())
        wanted |= set(loaded) - seen
    assert seen == {path.name for path in FOLDER.glob("*.js")}


def test_a_file_is_packed_where_the_browser_takes_that(site: Site) -> None:
    packed = site.get("widget/widget.js", accept_encoding="gzip, br")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == (FOLDER / "widget.js").read_bytes()


def test_what_has_not_changed_is_not_sent_again(site: Site) -> None:
    tag = site.get("widget/widget.js").headers["ETag"]
    assert site.get("widget/widget.js", if_none_match=tag).status == 304


@pytest.mark.parametrize("name", ["package.json", "jsconfig.json", "../README.md", "pages/demo.html", "none.js", ""])
def test_nothing_else_of_the_folder_is_handed_out(answers: Path, name: str) -> None:
    assert WidgetFiles(FOLDER, answers).public(name) is None


def test_the_answers_go_out_without_the_passages(site: Site) -> None:
    document = json.loads(site.get("widget/answers.json").body)
    assert len({answer["topic"] for answer in document["answers"]}) == 38
    assert "passages" not in document


def test_without_built_answers_a_sentence_says_so(tmp_path: Path) -> None:
    reply = Site(WidgetFiles(FOLDER, tmp_path / "answers.json")).get("widget/answers.json")
    assert reply.status == 404
    assert "make build" in json.loads(reply.body)["error"]


def test_the_demonstration_page_is_as_strict_as_a_page_can_be(site: Site) -> None:
    policy = site.get("demo/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "require-trusted-types-for 'script'; trusted-types 'none'" in policy
    assert "unsafe" not in policy


def test_the_demonstration_page_has_the_hospitals_own_numbers(site: Site, answers: Path) -> None:
    number = json.loads(answers.read_text(encoding="utf-8"))["site"]["clinic_phone"]
    assert f'data-phone="{number}"' in site.get("demo/").body.decode()


def test_the_front_page_leads_to_pages_that_are_there(site: Site) -> None:
    page = site.get("/")
    assert page.status == 200 and page.content_type.startswith("text/html")
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    places = set(re.findall(r'href="(?!tel:)([^"]+)"', page.body.decode()))
    assert places == {"webhooks/web/widget/pages/passages.css", "webhooks/web/demo/", "ready", "live", "metrics"}
    for place in places:
        if place.startswith("webhooks/"):
            assert site.get(f"/{place}").status == 200
    health = (ROOT / "channels" / "health.py").read_text(encoding="utf-8")
    assert all(f'health.get("/{place}")' in health for place in ("ready", "live", "metrics"))


def test_the_front_page_is_there_before_answers_are_built(tmp_path: Path) -> None:
    assert Site(WidgetFiles(FOLDER, tmp_path / "answers.json")).get("/").status == 200


def test_each_passage_stands_on_its_documents_page(site: Site, answers: Path) -> None:
    document = json.loads(answers.read_text(encoding="utf-8"))
    for source, passages in document["passages"].items():
        page = site.get(f"passages/{source}").body.decode()
        for passage in passages:
            assert f'<section id="{passage["section"]}">' in page


def test_a_passage_cannot_bring_in_html(tmp_path: Path) -> None:
    hostile = "<script>alert(1)</script> [x](javascript:alert(1))"
    document = {
        "sources": {"a": {"publisher": hostile, "title": "t", "site": "s", "reviewed": None, "retrieved": "2026"}},
        "passages": {"a": [{"section": "x", "title": hostile, "text": hostile}]},
    }
    (tmp_path / "answers.json").write_text(json.dumps(document), encoding="utf-8")
    page = Site(WidgetFiles(FOLDER, tmp_path / "answers.json")).get("passages/a").body.decode()
    assert "<script" not in page
    assert 'href="javascript' not in page


def test_an_unknown_document_is_not_found(site: Site) -> None:
    assert site.get("passages/nobody").status == 404
