"""The five raw documents that Marlow's sources were restated from; they are not in this repository."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
import yaml

from importing import ImportReport, import_document
from importing.__main__ import load_encoder
from importing.matching import Encode, Vectors

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TABLE = yaml.safe_load((HERE / "coverage.yml").read_text(encoding="utf-8"))
DOCUMENTS: list[str] = TABLE["documents"]
NOT_COVERED = "-"
RIGHT = 0.9
# Words of one to three that only stand in navigation, advertising, stories, captions, references and the like.
AROUND = (
    "Skip to", "Click or tap", "View all", "Interact in", "Learn more", "Learn More", "Blog", "Welcome to", "Share on",
    "Getty", "surgery scrubs", "dedicated hub", "Advertising", "endorse", "Accessed", "MedlinePlus", "Policy",
    "Share yours", "has a story", "Lana", "Joy", "Jose", "Laura", "Abelina", "Chase", "Judy", "Ella", "Carol", "Holly",
    "Gina", "Louise", "Survivor", "Young girl", "Admin Use", "Brands That", "logo", "Logo", "doi.org", "et al",
    "UpToDate", "Tomasian", "reprint", "copyright", "In this article", "new resource",
)  # fmt: skip


def raw_folder() -> Path:
    """MARLOW_RAW_SOURCES, else a folder beside the repository."""
    named = os.environ.get("MARLOW_RAW_SOURCES")
    return Path(named) if named else ROOT.parent / "shared" / "sources"


def remembering(encode: Encode) -> Encode:
    """The encoder, asked once for each text: the answers are the same for all five documents."""
    known: dict[str, Vectors] = {}

    def encode_new(texts: Sequence[str]) -> Vectors:
        new = [text for text in texts if text not in known]
        if new:
            known.update(zip(new, encode(new), strict=True))
        return np.stack([known[text] for text in texts])

    return encode_new


pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not all((raw_folder() / f"{name}.txt").is_file() for name in DOCUMENTS),
        reason="The five raw documents are not here (set MARLOW_RAW_SOURCES); they are other people's copyright.",
    ),
]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, ImportReport]]:
    folder = tmp_path_factory.mktemp("import")
    data = Path(shutil.copytree(ROOT / "data", folder / "data"))
    encode = remembering(load_encoder())
    found = {}
    for name in DOCUMENTS:
        raw = Path(shutil.copy(raw_folder() / f"{name}.txt", folder))
        found[name] = import_document(raw, data, lambda: encode, source_id=f"raw-{name}")
    yield found
    shutil.rmtree(folder)


def test_the_table_has_every_topic_and_document() -> None:
    topics = {path.stem for path in (ROOT / "data" / "answers").glob("*.md")}
    assert set(TABLE["topics"]) == topics and len(topics) == 38
    assert all(len(row) == len(DOCUMENTS) == 5 for row in TABLE["topics"].values())


@pytest.mark.parametrize("name", DOCUMENTS)
def test_passages_are_free_of_what_is_around_the_text(reports: dict[str, ImportReport], name: str) -> None:
    report = reports[name]
    left_out = (report.source.parents[1] / "drafts" / f"raw-{name}" / "left-out.txt").read_text(encoding="utf-8")
    for passage in report.passages:
        for word in AROUND:
            assert not re.search(rf"\b{re.escape(word)}", f"{passage.heading} {passage.text}"), (word, passage.section)
    assert len(report.passages) >= 9
    assert left_out.count("\n") > 3


def test_every_covered_topic_is_proposed_a_right_passage(reports: dict[str, ImportReport]) -> None:
    covered = right = 0
    missed, needless = [], 0
    for topic, row in TABLE["topics"].items():
        for name, cell in zip(DOCUMENTS, row, strict=True):
            proposed = [match.passage for match in reports[name].proposals.matches if match.key == topic]
            if cell == NOT_COVERED:
                needless += bool(proposed)
                continue
            covered += 1
            # The pattern must stand in the document at all, or the cell could never be right or wrong.
            assert any(re.search(cell, passage.text) for passage in reports[name].passages), (topic, name)
            if any(re.search(cell, passage.text) for passage in proposed):
                right += 1
            else:
                missed.append(f"{topic} in {name}")
    print(f"{right} of {covered} covered cells are proposed a right passage; not: {', '.join(missed)}")
    print(f"{needless} of {5 * 38 - covered} cells that are not covered are proposed something")
    assert right / covered >= RIGHT, missed


def test_importing_them_again_changes_nothing(reports: dict[str, ImportReport]) -> None:
    for name, report in reports.items():
        data = report.source.parents[1]
        before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
        again = import_document(raw_folder() / f"{name}.txt", data, load_encoder, source_id=f"raw-{name}")
        assert again.new_files == ()
        assert {path: path.read_bytes() for path in data.rglob("*") if path.is_file()} == before


def test_what_the_documents_say_of_themselves_is_kept(reports: dict[str, ImportReport]) -> None:
    heads = {
        name: yaml.safe_load(report.source.read_text(encoding="utf-8").split("---\n")[1])
        for name, report in reports.items()
    }
    reviewed = [heads[name]["reviewed"] for name in DOCUMENTS]
    assert reviewed == ["2025-02-26", None, "2022-01-18", None, "2022-10"]
    assert heads["american-cancer-society"]["phone"] == "1-800-227-2345"
    assert heads["american-cancer-society"]["site"] == "cancer.org"
