import numpy as np
import pytest

from nlu import encoder as encoder_module
from nlu.encoder import EncoderError, SentenceEncoder, find_weights

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
