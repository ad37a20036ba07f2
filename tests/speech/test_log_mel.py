"""Whisper's features, against those of the library that its authors' model is used with."""

import numpy as np
import pytest

from speech.log_mel import BANDS, log_mel, mel_filters


def tone(frequency, seconds=1.0):
    return (0.3 * np.sin(2 * np.pi * frequency * np.arange(int(16000 * seconds)) / 16000)).astype(np.float32)


def test_a_tone_is_loudest_in_its_own_band():
    loudest = [int(log_mel(tone(hertz), 100).mean(axis=1).argmax()) for hertz in (200, 1000, 4000)]
    assert loudest == sorted(set(loudest))
    centres = (mel_filters() * np.linspace(0, 8000, 201)).sum(axis=1) / mel_filters().sum(axis=1)
    assert [round(float(centres[band]), -2) for band in loudest] == pytest.approx([200, 1000, 4000], rel=0.06)


def test_too_little_sound_is_followed_by_silence_and_too_much_is_cut():
    features = log_mel(tone(500, 0.5), 100)
    assert features.shape == (BANDS, 100) and features.dtype == np.float32
    assert features[:, 60:].max() < features[:, :40].max() - 1
    assert log_mel(tone(500, 3.0), 100).shape == (BANDS, 100)


@pytest.mark.slow
def test_the_features_are_those_that_whisper_learned_from():
    from transformers import WhisperFeatureExtractor

    samples = tone(440, 2.0) + np.random.default_rng(1).standard_normal(32000).astype(np.float32) * 0.01
    expected = WhisperFeatureExtractor()(samples, sampling_rate=16000, return_tensors="np").input_features[0]
    assert np.abs(expected - log_mel(samples, 3000)).max() < 1e-4
