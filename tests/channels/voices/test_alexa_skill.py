"""The skill package keeps Amazon's layout, rules and limits, and holds what the training holds."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from channels.alexa_intents import BUILT_IN, COMMANDS, ENDS, words_of
from channels.alexa_skill import INVOCATION, MOST_BYTES, MOST_INTENTS, build_skill, manifest, spoken_forms
from channels.spoken.commands import the_commands

ROOT = Path(__file__).parents[3]
SAMPLE = re.compile(r"[a-z{][a-z '{}-]*")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("skill")
    (root / "data").symlink_to(ROOT / "data")
    return build_skill(
        root, {"MARLOW_ALEXA_URL": "https://bot.hospital.example/", "MARLOW_PRIVACY_URL": "https://x.example/p"}
    )


@pytest.fixture(scope="module")
def model(package: Path) -> dict[str, Any]:
    file = package / "skill-package" / "interactionModels" / "custom" / "en-US.json"
    assert file.stat().st_size <= MOST_BYTES
    read: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))["interactionModel"]["languageModel"]
    return read


def test_amazons_layout(package: Path) -> None:
    assert json.loads((package / "ask-resources.json").read_text())["profiles"]["default"]["skillMetadata"]["src"]
    skill = json.loads((package / "skill-package" / "skill.json").read_text())["manifest"]
    assert skill["apis"]["custom"]["endpoint"]["uri"] == "https://bot.hospital.example/webhooks/alexa/skill"
    assert skill["privacyAndCompliance"]["locales"]["en-US"]["privacyPolicyUrl"] == "https://x.example/p"


def test_the_listing_says_what_amazon_wants_of_health_skills() -> None:
    listing = manifest({})["manifest"]["publishingInformation"]["locales"]["en-US"]
    assert "not a substitute for professional medical advice" in listing["description"]
    assert "No clinician has reviewed" in listing["description"]
    assert len(listing["summary"]) <= 160 and len(listing["description"]) <= 4000
    assert len(listing["examplePhrases"]) == 3 and all(INVOCATION in phrase for phrase in listing["examplePhrases"])
    assert manifest({})["manifest"]["privacyAndCompliance"]["isChildDirected"] is False


def test_invocation_name() -> None:
    assert re.fullmatch(r"[a-z]+(?: [a-z]+)+", INVOCATION)
    assert not set(INVOCATION.split()) & {"alexa", "amazon", "echo", "skill", "app", "ask", "tell", "open", "launch"}


def test_intents(model: dict[str, Any]) -> None:
    names = [intent["name"] for intent in model["intents"]]
    assert len(set(names)) == len(names) <= MOST_INTENTS
    assert set(names) >= {*BUILT_IN, *ENDS, *COMMANDS, "AMAZON.FallbackIntent", "QuestionIntent", "Ask_how", "Ask_i"}
    for name in names:
        assert re.fullmatch(r"AMAZON\.[A-Za-z]+|[A-Za-z][A-Za-z_]*", name)


def test_samples(model: dict[str, Any]) -> None:
    samples = [sample for intent in model["intents"] for sample in intent["samples"]]
    assert len(set(samples)) == len(samples)
    for sample in samples:
        assert SAMPLE.fullmatch(sample) and len(sample) <= 200
    for intent in model["intents"]:
        slots = {slot["name"]: slot["type"] for slot in intent.get("slots", [])}
        for sample in intent["samples"]:
            assert set(re.findall(r"{(\w+)}", sample)) == set(slots)
            if "AMAZON.SearchQuery" in slots.values():
                assert re.sub(r"{\w+}", "", sample).strip(), "a SearchQuery slot needs a carrier phrase"


def test_slot_values(model: dict[str, Any]) -> None:
    (kind,) = model["types"]
    values = [value["name"]["value"] for value in kind["values"]]
    assert 5000 <= len(values) <= 10_000 and len(set(values)) == len(values)
    assert all(SAMPLE.fullmatch(value) and len(value) <= 140 for value in values)
    topics = {value["id"].rpartition("_")[0] for value in kind["values"]}
    wanted = {f"ask_{path.stem}" for path in (ROOT / "data" / "answers").glob("*.md")}
    assert topics >= wanted | {"urgent_symptoms", "personal_advice", "human_handoff"}


def test_every_intent_of_the_package_says_something_to_the_channel(model: dict[str, Any]) -> None:
    for intent in model["intents"]:
        if intent["name"] in ENDS or intent["name"] == "AMAZON.FallbackIntent":
            continue
        slots = {slot["name"]: {"value": "long does it take"} for slot in intent.get("slots", [])}
        said = words_of({"name": intent["name"], "slots": slots})
        assert said
        if intent["name"].startswith("Ask_"):
            assert said == intent["samples"][0].replace("{rest}", "long does it take")
        if intent["name"] in COMMANDS:
            assert the_commands().match(said, choosing=True) == COMMANDS[intent["name"]]


def test_wordings_become_what_alexa_hears() -> None:
    assert spoken_forms(
        ["What's this, then?", "for 24 h", "\u00bfduele mucho?", "'ello", "lol :)", "what's this then"]
    ) == [
        "what's this then",
        "for twenty-four h",
        "duele mucho",
        "ello",
        "lol",
    ]


def test_make_builds_it() -> None:
    shown = subprocess.run(["make", "-n", "alexa-skill"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "-m channels.alexa_skill" in shown
