import numpy as np

from nlu.word_member import WordMember

TEXTS = ["does it hurt", "is it painful", "will it hurt me", "how long is it", "how long does it take", "thanks a lot"]
LABELS = [0, 0, 0, 1, 1, 2]


def test_it_learns_and_survives_storing():
    member = WordMember.train(TEXTS, LABELS, seed=1)
    asked = ["hurts", "how long", "zzz", ""]
    before = member.probabilities(asked)
    assert before.shape == (4, 3)
    np.testing.assert_allclose(before.sum(axis=1), 1.0, atol=1e-5)
    assert before[0].argmax() == 0 and before[1].argmax() == 1
    again = WordMember.from_state({name: np.asarray(value) for name, value in member.state().items()})
    np.testing.assert_allclose(again.probabilities(asked), before, atol=2e-3)
