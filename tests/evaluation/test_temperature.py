from evaluation.question import Question, Turn
from evaluation.temperature import fit_temperature

RANKING = [("ask_needle", 0.6), ("not_covered_cost", 0.3), ("greet", 0.1)]


def questions(*expected):
    return [Question("q", "covered", "web", (Turn("words", ((one,),)),)) for one in expected]


def test_a_classifier_that_is_always_right_is_made_surer():
    assert fit_temperature(questions(*["needle"] * 10), [RANKING] * 10) == 0.3


def test_one_that_says_how_often_it_is_right_is_left_as_it_is():
    asked = questions(*["needle"] * 6, *["out_of_scope"] * 3, "greet")
    assert fit_temperature(asked, [RANKING] * 10) == 1.0


def test_between_the_two():
    asked = questions(*["needle"] * 8, "out_of_scope", "out_of_scope")
    assert 0.4 < fit_temperature(asked, [RANKING] * 10) < 0.9


def test_a_message_of_two_questions_says_nothing():
    two = Question("q", "two_questions", "web", (Turn("words", (("greet",), ("needle",))),))
    assert fit_temperature([*questions("needle"), two], [RANKING, RANKING]) == 0.3
