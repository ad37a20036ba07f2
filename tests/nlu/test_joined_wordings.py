from nlu.joined_wordings import LONGEST, joined_wordings

TEXTS = ["does it hurt?", "how long is it", "can i eat first", "hello there", "x " * (LONGEST + 1)]
LABELS = [0, 1, 2, 3, 0]
TOPICS = frozenset({0, 1, 2})


def test_two_questions_have_two_labels_in_their_order():
    joined = joined_wordings(TEXTS, LABELS, TOPICS, pairs=50, contrasts=0, seed=1)
    assert len(joined) == 50
    plain = {label: text.strip(" ?.!") for text, label in zip(TEXTS[:3], LABELS[:3], strict=True)}
    for text, first, second in joined:
        assert first != second and text.startswith(plain[first]) and text.endswith(plain[second])


def test_what_is_not_meant_gives_no_label():
    for text, first, second in joined_wordings(TEXTS, LABELS, TOPICS, pairs=0, contrasts=50, seed=1):
        assert first == second and TEXTS[first].strip("?") in text


def test_only_short_wordings_of_topics_are_joined():
    joined = joined_wordings(TEXTS, LABELS, TOPICS, pairs=30, contrasts=30, seed=2)
    assert not any("hello" in text or "x x" in text for text, _, _ in joined)
    assert joined_wordings(TEXTS[:1], LABELS[:1], TOPICS, pairs=5, contrasts=5, seed=2) == []


def test_it_comes_out_the_same_each_time():
    assert joined_wordings(TEXTS, LABELS, TOPICS, 9, 9, 5) == joined_wordings(TEXTS, LABELS, TOPICS, 9, 9, 5)
