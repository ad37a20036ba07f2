from evaluation.question import Question, Turn
from evaluation.two_questions import fit_two_questions
from nlu.question_parts import Cut
from nlu.two_questions import RankedCut, TwoQuestions

WHOLE_OF_TWO = [("ask_duration", 0.5), ("ask_needle", 0.4), ("greet", 0.1)]
WHOLE_OF_ONE = [("ask_duration", 0.95), ("ask_needle", 0.01), ("greet", 0.01)]


def question(*expected):
    return Question("q", "two_questions", "web", (Turn("words", tuple((one,) for one in expected)),))


def found(sure):
    return RankedCut(Cut("how long", "which needle", False), [("ask_duration", 0.9)], [("ask_needle", sure)])


def test_it_learns_from_the_parts_and_the_whole():
    questions = [question("duration", "needle")] * 20 + [question("duration")] * 20
    rankings = [WHOLE_OF_TWO] * 20 + [WHOLE_OF_ONE] * 20
    cuts = [[found(0.8)]] * 20 + [[found(0.4)]] * 20
    model = TwoQuestions.from_dict(fit_two_questions(questions, rankings, cuts))
    assert model.probability(found(0.8), WHOLE_OF_TWO) > 0.9
    assert model.probability(found(0.4), WHOLE_OF_ONE) < 0.1


def test_messages_that_nothing_cuts_teach_nothing():
    questions = [question("duration", "needle"), question("duration"), question("duration", "needle")]
    fitted = fit_two_questions(questions, [WHOLE_OF_TWO, WHOLE_OF_ONE, []], [[found(0.8)], [found(0.4)], []])
    assert set(fitted) == {"weights", "constant"}


def test_a_fold_is_left_out():
    questions = [question("duration", "needle"), *[question("duration")] * 9] * 3 + [question("duration", "needle")] * 9
    rankings = [WHOLE_OF_TWO] * len(questions)
    cuts = [[found(0.8)]] * len(questions)
    all_of_them = fit_two_questions(questions, rankings, cuts)
    without = fit_two_questions(questions, rankings, cuts, without=0)
    assert without["constant"] < all_of_them["constant"]  # what was left out were messages of two questions
