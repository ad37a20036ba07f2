"""The model's name changes exactly when something changes that the model is made of."""

from __future__ import annotations

import io
import json
import os
import tarfile
from importlib.metadata import version
from pathlib import Path

import pytest

from launcher.errors import LauncherError
from launcher.model import keep_newest, model_hash, model_path, require_whole_model


@pytest.mark.parametrize(
    "name", ["config.yml", "domain.yml", "data/rules.yml", "data/nlu/duration.yml", "data/nlu/acts/greet.yml"]
)
def test_changed_training_file_changes_the_model(project: Path, name: str) -> None:
    before = model_hash(project)
    with (project / name).open("a") as file:
        file.write("# more\n")
    assert model_hash(project) != before


@pytest.mark.parametrize("name", ["data/stories.yml", "data/nlu/needle.yml", "nlu/featurizer.py", "nlu/deep/part.py"])
def test_new_file_changes_the_model(project: Path, name: str) -> None:
    before = model_hash(project)
    (project / name).parent.mkdir(exist_ok=True)
    (project / name).write_text("")
    assert model_hash(project) != before


def test_code_and_renaming_change_the_model(project: Path) -> None:
    hashes = {model_hash(project)}
    (project / "nlu" / "classifier.py").write_text("EPOCHS = 4\n")
    hashes.add(model_hash(project))
    (project / "data" / "nlu" / "duration.yml").rename(project / "data" / "nlu" / "durations.yml")
    hashes.add(model_hash(project))
    assert len(hashes) == 3


def test_version_of_rasa_changes_the_model_and_of_another_package_does_not(project: Path) -> None:
    lock = project / "uv.lock"
    before = model_hash(project)
    lock.write_text(lock.read_text().replace('version = "1"', 'version = "2"'))
    assert model_hash(project) == before
    lock.write_text(lock.read_text().replace("3.6.21", "3.6.22"))
    assert model_hash(project) != before


@pytest.mark.parametrize(
    "name", ["data/answers/duration.md", "README.md", "actions/answer.py", "data/nlu/.duration.yml.swp", "nlu/notes.md"]
)
def test_other_files_leave_the_model_alone(project: Path, name: str) -> None:
    before = model_hash(project)
    (project / name).parent.mkdir(parents=True, exist_ok=True)
    (project / name).write_text("anything")
    os.utime(project / "config.yml", (1, 1))
    assert model_hash(project) == before


def test_where_the_project_lies_does_not_matter(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    before = model_path(project).name
    moved = project.rename(tmp_path_factory.mktemp("elsewhere") / "marlow")
    assert model_path(moved).name == before


def test_three_models_are_kept_by_last_use(tmp_path: Path) -> None:
    models = [tmp_path / f"marlow-{number}.tar.gz" for number in range(5)]
    for age, model in enumerate(models):
        model.write_text("")
        os.utime(model, (1000 - age, 1000 - age))
    (tmp_path / "other.tar.gz").write_text("")
    keep_newest(models[4])
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "marlow-0.tar.gz",
        "marlow-1.tar.gz",
        "marlow-4.tar.gz",
        "other.tar.gz",
    ]


def pack(file: Path, rasa: str) -> bytes:
    described = json.dumps({"rasa_open_source_version": rasa}).encode()
    with tarfile.open(file, "w:gz") as archive:
        member = tarfile.TarInfo("metadata.json")
        member.size = len(described)
        archive.addfile(member, io.BytesIO(described))
        weights = tarfile.TarInfo("weights")
        weights.size = 50_000
        archive.addfile(weights, io.BytesIO(bytes(range(250)) * 200))
    return file.read_bytes()


def test_a_model_is_taken_only_whole_and_of_this_rasa(tmp_path: Path) -> None:
    model = tmp_path / "marlow.tar.gz"
    with pytest.raises(LauncherError, match="The model is missing"):
        require_whole_model(model)
    whole = pack(model, version("rasa"))
    require_whole_model(model)
    flipped = bytearray(whole)
    flipped[-20] ^= 1
    for damaged in (b"", b"junk", whole[: len(whole) // 2], whole[:-3], bytes(flipped)):
        model.write_bytes(damaged)
        with pytest.raises(LauncherError, match="The model is damaged"):
            require_whole_model(model)
    pack(model, "3.0.0")
    with pytest.raises(LauncherError, match=r"made by Rasa 3\.0\.0, and this is Rasa 3\.6"):
        require_whole_model(model)
