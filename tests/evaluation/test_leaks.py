"""No question stands in data/nlu/, nor nearly so: what was learned by heart measures nothing."""

from pathlib import Path

import pytest

from actions.payload import ACTS
from evaluation.leaks import find_leaks, plain_words
from evaluation.question import OUT_OF_SCOPE, Question, Turn
from evaluation.question_file import TUNING_FOLDER, read_files, read_own_sets
from evaluation.wordings import Wording, read_wordings

ROOT = Path(__file__).parents[2]
KNOWN = {path.stem for path in (ROOT / "data" / "answers").glob("*.md")} | set(ACTS) | {OUT_OF_SCOPE}


def test_no_question_is_a_wording():
    leaks = find_leaks(read_own_sets(ROOT, KNOWN), read_wordings(ROOT / "data" / "nlu"))
    assert not leaks, "\n".join(map(str, leaks))


def test_what_tunes_is_neither_a_wording_nor_a_question_of_the_test_half():
    tuning = read_files(sorted((ROOT / TUNING_FOLDER).glob("*.jsonl")), KNOWN)
    test = [Wording(q.turns[0].text, "", None, Path(q.id)) for q in read_own_sets(ROOT, KNOWN) if q.half == "test"]
    leaks = find_leaks(tuning, [*read_wordings(ROOT / "data" / "nlu"), *test])
    assert tuning and not leaks, "\n".join(map(str, leaks))


def question(text: str, name: str = "covered", clean: str | None = None) -> Question:
    return Question("q", name, "web", (Turn(text, (("duration",),)),), clean=clean)


def wording(text: str) -> Wording:
    return Wording(text, "ask_duration", None, Path("duration.yml"))


@pytest.mark.parametrize(
    ("asked", "learned"),
    [
        ("How long does it take?", "how long does it take"),
        ("um, well, how long does it take please", "How long does it take"),
        ("how long\u2019s it take", "how long's it take"),
        ("hello", "hello!"),
        (
            "how long will i have to wait there in the clinic for it",
            "how long will i have to wait there in the clinic it for",
        ),
        (
            "how long will i have to wait there in the clinic for it mom",
            "how long will i have to wait there in the clinic for it",
        ),
        (
            "so long then how long will i have to wait in there",
            "so long then how long will i have to wait in there dad",
        ),
    ],
)
def test_the_same_words_are_a_leak(asked, learned):
    others = [wording("does it hurt"), wording("when may i eat")]
    assert [leak.wording.text for leak in find_leaks([question(asked)], [*others, wording(learned)])] == [learned]


@pytest.mark.parametrize(
    ("asked", "learned"),
    [
        ("how long does it take", "how long does that take"),
        ("how long will it take", "how long it will take then"),
        ("does it hurt", "it hurts, does it"),
        ("...", "?"),
    ],
)
def test_other_words_are_none(asked, learned):
    assert find_leaks([question(asked)], [wording(learned)]) == []


def test_what_can_be_said_in_one_way_only_is_none():
    known = [wording("say that again"), wording("yes please go on then")]
    assert find_leaks([question("say that again", "dialogue")], known) == []
    assert find_leaks([question("say that again", "covered")], known)
    assert find_leaks([question("yes please go on then", "dialogue")], known)


def test_the_clean_wording_counts_too():
    (leak,) = find_leaks([question("how lung is it", "misheard", clean="how long is it")], [wording("how long is it")])
    assert str(leak) == 'q "how long is it" stands in duration.yml as "how long is it"'


def test_fillers_alone_are_words():
    assert plain_words("um, hello") == ("um", "hello")
    assert plain_words("um, it hurts") == ("it", "hurts")
