import io
import json
import tarfile

import pytest

from evaluation.training_time import training_seconds

LOG = """one line without a time
2026-11-20 12:10:00 INFO     rasa.engine.training.hooks  - Starting to train component 'RulePolicy'.
2026-11-20 12:10:05 INFO     rasa.engine.training.hooks  - Starting to train component 'EncoderIntentClassifier'.
MARLOW-PROGRESS 1.000 pass 4 of 4
2026-11-20 12:13:20 INFO     rasa.engine.training.hooks  - Finished training component 'EncoderIntentClassifier'.
"""


@pytest.fixture
def model(tmp_path):
    def make(trained_at):
        content = json.dumps({"trained_at": trained_at}).encode()
        info = tarfile.TarInfo("./metadata.json")
        info.size = len(content)
        with tarfile.open(tmp_path / "model.tar.gz", "w:gz") as archive:
            archive.addfile(info, io.BytesIO(content))
        return tmp_path / "model.tar.gz"

    return make


@pytest.fixture(autouse=True)
def utc(monkeypatch):
    import time

    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def log(folder, text=LOG):
    (folder / "train.log").write_text(text, encoding="utf-8")
    return folder / "train.log"


def test_from_the_first_component_to_the_model(tmp_path, model):
    assert training_seconds(log(tmp_path), model("2026-11-20T12:13:20.61")) == 200


def test_the_log_of_another_training_says_nothing(tmp_path, model):
    assert training_seconds(log(tmp_path), model("2026-11-19T12:13:20.61")) is None


def test_a_classifier_from_the_cache_was_not_trained(tmp_path, model):
    cached = LOG.replace("Finished training component", "Restored component")
    assert training_seconds(log(tmp_path, cached), model("2026-11-20T12:13:20.61")) is None


def test_no_log(tmp_path, model):
    assert training_seconds(tmp_path / "nothing.log", model("2026-11-20T12:13:20.61")) is None
