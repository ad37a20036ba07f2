"""What only sounds like a sign, and the real sign beside it that still counts."""

import pytest

from safety import find_urgent


@pytest.mark.parametrize(
    "text",
    [
        "we are bleeding money with these bills",
        "my head explodes with all these words",
        "he bleeds like anything when he shaves, always has",
        "she faints if she skips a meal",
        "what are the chances he bleeds",
        "will she bleed",
        "in '88 I fainted at the hospital",
        "I passed out years back when they drew blood",
        "my aunt bled a lot after hers, is that common",
        "my nephew got an infection, does that happen often",
        "fever, pus, a weak leg, is that the whole list",
        "how would I know the spot is infected",
        "the bandage spot is a little sore and purple",
        "I still get the shakes thinking of Thursday",
    ],
)
def test_what_is_not_happening_now(text):
    assert find_urgent(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "we are bleeding money and now the bandage is soaked through",
        "my head explodes with all these words and I can't breathe",
        "it won't stop bleeding when I brush my teeth",
        "he can't breathe, he always has asthma",
        "he bled a lot after his biopsy today and it is still bleeding",
        "my friend is having a seizure, is that common",
        "he fainted at school this morning",
        "I'm calling about a fever since last night",
        "my husband is at work and he can't breathe, does that happen often",
        "he has chest pain on the way back",
        "my gums bleed and I am on thinners, it will not stop",
        "he insists that he is fine but he is bleeding through his shirt",
        "my leg has been numb since May",
    ],
)
def test_a_sign_now_beats_what_stands_beside_it(text):
    assert find_urgent(text) is not None


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("101.8. I took it twice", "fever"),
        ("caller asks about Tylenol, currently 102.2", "fever"),
        ("he reads 39.4 under the arm", "fever"),
        ("She had a seizure. Just now.", "seizure"),
        ("Bad chest pain. I am alone here", "chest pain"),
        ("he's drooling and can't swallow", "severe allergic reaction"),
        ("site red and puffed up, is that normal after the biopsy", "swelling, warmth or redness at the site"),
    ],
)
def test_times_and_numbers_that_stand_alone(text, sign):
    assert find_urgent(text).sign == sign
