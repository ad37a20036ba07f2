import numpy as np

from nlu.word_member import WordMember, _features

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


def test_it_scores_as_the_vectorizers_matrices_do():
    member = WordMember.train(TEXTS, LABELS, seed=1)
    asked = ["does it hurt, does it hurt long", "how long", "zzz", ""]
    features = _features(member._vectorizers, asked).toarray()
    each = 1.0 / (1.0 + np.exp(-(features @ member._weights + member._bias)))
    np.testing.assert_allclose(member.probabilities(asked), each / each.sum(axis=1, keepdims=True), atol=1e-5)
