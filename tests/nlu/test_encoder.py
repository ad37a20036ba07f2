import numpy as np
import pytest

from nlu import encoder as encoder_module
from nlu.encoder import EncoderError, SentenceEncoder, find_weights
from nlu.trainable_encoder import TrainableEncoder

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    return SentenceEncoder(find_weights())


def test_vectors_do_not_depend_on_the_batch(encoder):
    texts = ["does it hurt", "how long does it take and who will be there with me", "asdf"]
    together = encoder.encode(texts)
    assert together.shape == (3, 384)
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1.0, atol=1e-5)
    for text, vector in zip(texts, together, strict=True):
        np.testing.assert_allclose(encoder.encode([text])[0], vector, atol=1e-4)


def test_meaning_beats_words(encoder):
    question, same, other = encoder.encode(
        ["is it painful", "will I feel any hurt from it", "is it parked outside the building"]
    )
    assert question @ same > question @ other


def test_changed_weights_are_refused(monkeypatch):
    monkeypatch.setattr(encoder_module, "PUBLISHED_SHA256", "0" * 64)
    with pytest.raises(EncoderError, match="not the published encoder"):
        find_weights()


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(EncoderError, match=str(tmp_path)):
        find_weights(str(tmp_path))


def test_it_encodes_nearly_as_tensorflow_does_what_training_has_changed():
    learner = TrainableEncoder(find_weights())
    for number, variable in enumerate(learner.trainable(1)):
        change = np.random.default_rng(number).normal(0.0, 0.2 * float(np.std(variable)), variable.shape)
        variable.assign_add(change.astype(np.float32))
    texts = ["does it hurt", "how long does it take and who will be there with me", "and after?"]
    topics = ["", "", "pain during"]
    exact = learner.encode(texts, topics)
    changed = SentenceEncoder(find_weights(), learner.layers(1)).encode(texts, topics)
    published = SentenceEncoder(find_weights()).encode(texts, topics)
    assert ((exact * changed).sum(axis=1) > 0.98).all()
    assert ((exact * published).sum(axis=1) < 0.97).all()


def test_layers_of_another_encoder_are_refused():
    with pytest.raises(EncoderError, match="train again"):
        SentenceEncoder(find_weights(), {"encoder.layer.9.output.dense.bias": np.zeros(384, np.float32)})
    with pytest.raises(EncoderError, match="train again"):
        SentenceEncoder(find_weights(), {"encoder.layer.1.output.dense.bias": np.zeros(3, np.float32)})


def test_something_else_is_done_once_meanwhile(encoder):
    done = []
    encoder.encode(["does it hurt"], meanwhile=lambda: done.append(1))
    assert done == [1]
