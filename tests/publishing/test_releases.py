"""A release is made whole, goes live in one step, and can be taken back."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from evaluation.wordings import Wording
from publishing.errors import PublishingError
from publishing.releases import KEPT, Releases

WORDINGS = [
    Wording("how long", "ask_duration", None, Path("duration.yml")),
    Wording("and both", "ask_duration", "needle", Path("duration.yml")),
]


@pytest.fixture
def releases(tmp_path: Path) -> Releases:
    return Releases(tmp_path)


def publish(releases: Releases, tmp_path: Path, number: int) -> None:
    (tmp_path / "faq.db").write_text(f"store {number}")
    (tmp_path / "answers.json").write_text(f"answers {number}")
    model = tmp_path / f"marlow-{number:012}.tar.gz"
    model.write_text(f"model {number}")
    releases.publish(tmp_path / "faq.db", model, [], WORDINGS)


def live(tmp_path: Path) -> tuple[str, str]:
    folder = tmp_path / "live" / "current"
    return (folder / "faq.db").read_text(), (folder / "model.tar.gz").read_text()


def test_store_and_model_go_live_together(releases: Releases, tmp_path: Path) -> None:
    assert releases.current() is None
    publish(releases, tmp_path, 1)
    assert live(tmp_path) == ("store 1", "model 1")
    publish(releases, tmp_path, 2)
    assert live(tmp_path) == ("store 2", "model 2")
    current = releases.current()
    assert current is not None and current.number == 2
    assert current.wordings == [("how long", "ask_duration")]
    assert current.model.name == "marlow-000000000002.tar.gz"


def test_whoever_reads_goes_on_reading_what_was_opened(releases: Releases, tmp_path: Path) -> None:
    publish(releases, tmp_path, 1)
    with (tmp_path / "live" / "current" / "faq.db").open() as opened:
        publish(releases, tmp_path, 2)
        assert opened.read() == "store 1"


def test_the_last_three_are_kept_for_rollback(releases: Releases, tmp_path: Path) -> None:
    for number in range(1, 7):
        publish(releases, tmp_path, number)
    assert [release.number for release in releases.all()] == [3, 4, 5, 6]
    for number in (5, 4, 3):
        assert releases.roll_back().number == number
        assert live(tmp_path) == (f"store {number}", f"model {number}")
    with pytest.raises(PublishingError, match="no release before"):
        releases.roll_back()
    assert live(tmp_path) == ("store 3", "model 3")
    assert KEPT == 3


def test_nothing_to_roll_back_to(releases: Releases, tmp_path: Path) -> None:
    with pytest.raises(PublishingError, match="nothing was rolled back"):
        releases.roll_back()


def test_a_publication_that_was_killed_leaves_no_trace(releases: Releases, tmp_path: Path) -> None:
    publish(releases, tmp_path, 1)
    left = tmp_path / "live" / "releases" / ".0002.new"
    left.mkdir()
    (left / "faq.db").write_text("half")
    assert [release.number for release in releases.all()] == [1]
    publish(releases, tmp_path, 2)
    assert live(tmp_path) == ("store 2", "model 2")
    assert sorted(os.listdir(tmp_path / "live" / "releases")) == ["0001", "0002"]
