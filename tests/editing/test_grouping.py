"""Questions that ask the same stand together, and what is decided stays decided."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from editing.grouping import content_words, find_groups
from store.question_log import Decision, Unanswered

MADE_UP: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "unanswered.yml").read_text())


def asked(*texts: str) -> list[Unanswered]:
    return [Unanswered(text, f"2026-11-{day:02}", "web", "not_covered", None) for day, text in enumerate(texts, 1)]


def test_the_most_asked_comes_first(encode: Any) -> None:
    some = asked("taxi vouchers", "sauna today", "sauna tomorrow", "sauna today")
    groups = find_groups(some, [], encode)
    assert [(set(group.texts), group.asked) for group in groups] == [
        ({"sauna today", "sauna tomorrow"}, 3), ({"taxi vouchers"}, 1),
    ]  # fmt: skip
    assert (groups[0].first_day, groups[0].last_day, groups[0].channels) == ("2026-11-02", "2026-11-04", (("web", 3),))


def test_a_decided_text_is_not_shown_again_nor_one_like_what_is_settled(encode: Any) -> None:
    some = asked("sauna today", "sauna today please", "taxi vouchers", "taxi vouchers now")
    decided = [Decision("sauna today", "never_ours", None), Decision("taxi vouchers", "topic", "drive_home")]
    (group,) = find_groups(some, decided, encode)
    assert group.texts == ("taxi vouchers now",)
    assert group.like == decided[1]


def test_nothing_asked_is_no_group(encode: Any) -> None:
    assert find_groups([], [], encode) == []
    assert find_groups(asked("a sauna"), [Decision("a sauna", "ignore", None)], encode) == []


def test_content_words() -> None:
    assert content_words("is it ok if I go in the sauna after a bone marrow biopsy") == "sauna"
    assert content_words("can I have it") == "can I have it"


def test_there_are_500_made_up_questions() -> None:
    texts = [text for texts in MADE_UP.values() for text in texts]
    assert len(texts) == len(set(texts)) == 500


@pytest.mark.slow
def test_500_made_up_questions_group_sensibly(capsys: pytest.CaptureFixture[str]) -> None:
    """Measured: adjusted Rand index 0.57, pairs 0.67 precise; 0 would be chance."""
    from sklearn.metrics import adjusted_rand_score

    from nlu.encoder import SentenceEncoder, find_weights

    written = {text: name for name, texts in MADE_UP.items() for text in texts}
    groups = find_groups(asked(*written), [], SentenceEncoder(find_weights()).encode)
    found = {text: number for number, group in enumerate(groups) for text in group.texts}
    assert found.keys() == written.keys()
    texts = sorted(written)
    rand = adjusted_rand_score([written[text] for text in texts], [found[text] for text in texts])
    pairs = [(one, other) for group in groups for one in group.texts for other in group.texts if one < other]
    precision = sum(written[one] == written[other] for one, other in pairs) / len(pairs)
    with capsys.disabled():
        print(f" {len(groups)} groups, adjusted Rand index {rand:.3f}, precision of pairs {precision:.3f}", end=" ")
    assert rand >= 0.5
    assert precision >= 0.6
