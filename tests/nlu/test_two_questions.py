import json
from pathlib import Path

import pytest

from nlu.question_parts import Cut
from nlu.two_questions import FEATURES, RankedCut, TwoQuestions, TwoQuestionsError, best_cut, features

FOUND = RankedCut(
    Cut("does it hurt?", "how long is it", True),
    [("ask_pain_during", 0.9), ("ask_duration", 0.05)],
    [("ask_duration", 0.8), ("ask_pain_during", 0.1)],
)
WHOLE = [("ask_pain_during", 0.6), ("ask_duration", 0.3)]


def test_a_number_for_each_feature():
    named = dict(zip(FEATURES, features(FOUND, WHOLE), strict=True))
    assert named["less sure part"] == 0.8 and named["surer part"] == 0.9
    assert named["cut after a sentence"] == named["question mark between"] == 1.0
    assert named["first part asks"] == named["second part asks"] == 1.0
    assert named["words of the first part"] == 3.0 and named["words of the second part"] == 4.0
    assert named["second part's intent in the first part"] < named["second part's intent in the whole"] < 0.0


def test_the_probability_follows_the_weights():
    weights = dict.fromkeys(FEATURES, 0.0)
    assert TwoQuestions.from_dict({"weights": weights, "constant": 0.0}).probability(FOUND, WHOLE) == 0.5
    more = {**weights, "less sure part": 5.0}
    assert TwoQuestions.from_dict({"weights": more, "constant": 0.0}).probability(FOUND, WHOLE) > 0.9
    assert TwoQuestions.from_dict({"weights": weights, "constant": -1e9}).probability(FOUND, WHOLE) < 1e-9


def test_no_cut_is_best_where_none_can_be_answered():
    greeting = RankedCut(Cut("hello", "how long is it", True), [("greet", 0.9)], [("ask_duration", 0.9)])
    assert best_cut([greeting]) is None and best_cut([]) is None
    assert best_cut([greeting, FOUND]) is FOUND


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"weights": {}, "constant": 0}', '{"weights": {"x": 1}, "constant": 0}']
)
def test_a_broken_file_is_named(tmp_path, content):
    path = tmp_path / "two_questions.json"
    path.write_text(content)
    with pytest.raises(TwoQuestionsError, match=r"two_questions\.json.*make tune"):
        TwoQuestions.read(path)


def test_what_is_written_is_read(tmp_path):
    content = {"made_by": "a test", "weights": dict.fromkeys(FEATURES, 0.5), "constant": 1.0}
    (tmp_path / "x.json").write_text(json.dumps(content))
    assert TwoQuestions.read(tmp_path / "x.json") == TwoQuestions((0.5,) * len(FEATURES), 1.0)


def test_the_file_that_is_used_can_be_read():
    assert TwoQuestions.read(Path(__file__).parents[2] / "nlu" / "two_questions.json")
