import pytest

from nlu.question_parts import question_parts


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("does it hurt and how long does it take", "does it hurt", "how long does it take"),
        ("Can I eat before? Who drives me home?", "Can I eat before?", "Who drives me home?"),
        ("NPO? driver?", "NPO?", "driver?"),
        ("does it hurt how long does it take", "does it hurt", "how long does it take"),
        ("office or hospital and about how long is it", "office or hospital", "about how long is it"),
        ("will he sleep, and when are the results back", "will he sleep", "when are the results back"),
    ],
)
def test_two_questions_are_proposed(text, first, second):
    assert (first, second) in [(cut.first, cut.second) for cut in question_parts(text)]


@pytest.mark.parametrize(
    "text",
    [
        "what do red cells and platelets do",
        "does it hurt",
        "",
        "?",
        "and why",
        "my mom and dad want to know if it hurts",
        "can you tell me how long it takes",
        "i wonder who does it",
    ],
)
def test_one_question_is_left_whole(text):
    assert question_parts(text) == []


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("what clothes, and food or no food", "what clothes", "food or no food"),
        ("site + positioning pls", "site", "positioning pls"),
    ],
)
def test_a_message_about_two_things_is_cut_where_nothing_asks(text, first, second):
    assert (first, second) not in [(cut.first, cut.second) for cut in question_parts(text)]
    assert (first, second) in [(cut.first, cut.second) for cut in question_parts(text, loose=True)]


def test_a_long_message_gives_few_cuts():
    assert len(question_parts("is it? " * 200)) <= 6
