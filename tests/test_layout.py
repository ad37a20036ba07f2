"""One key, one stem, everywhere: file, intent, row, rule."""

from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
KINDS = {"ask_": (DATA / "answers", DATA / "nlu"), "not_covered_": (DATA / "not_covered", DATA / "nlu" / "not_covered")}
INTENTS_WITHOUT_WORDS_OF_THEIR_OWN = {"choose_option"}
"""Picks one of the choices offered; the words are the chosen answer's."""
INTENTS_WITHOUT_WORDINGS = {"clarify"}
"""Set by the gate, never learned."""
ACTS_WITHOUT_INTENT = {"not_covered"}
"""Its intents are the subjects'."""

domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
INTENTS: list[str] = domain["intents"]
ACT_INTENTS = {i for i in INTENTS if not i.startswith(tuple(KINDS))}


def stems(folder: Path, ending: str) -> set[str]:
    return {path.stem for path in folder.glob(f"*{ending}")}


def wordings(path: Path) -> tuple[str, list[tuple[str, str]]]:
    """The file's intent, and each wording with its note: "after <topic>", "second <intent>", "heard", or ""."""
    blocks = yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]
    found: list[tuple[str, str]] = []
    for block in blocks:
        if isinstance(block["examples"], str):
            found += [(line.removeprefix("- "), "") for line in block["examples"].splitlines()]
        else:
            found += [(example["text"], note(example["metadata"])) for example in block["examples"]]
    (intent,) = {block["intent"] for block in blocks}
    return intent, found


def note(metadata: dict[str, str]) -> str:
    ((kind, value),) = metadata.items()
    assert kind in ("after", "second", "heard"), f"{kind} is not a note of a wording"
    return "heard" if kind == "heard" else f"{kind} {value}"


@pytest.mark.parametrize("prefix", KINDS)
def test_a_file_an_intent_and_wordings_for_each_key(prefix):
    answers, nlu = KINDS[prefix]
    keys = {intent.removeprefix(prefix) for intent in INTENTS if intent.startswith(prefix)}
    assert stems(answers, ".md") == keys
    assert stems(nlu, ".yml") == keys


def test_there_are_38_topics_and_more_than_25_subjects():
    assert len(stems(DATA / "answers", ".md")) == 38
    assert len(stems(DATA / "not_covered", ".md")) > 25


def test_acts_have_words_and_wordings():
    assert stems(DATA / "nlu" / "acts", ".yml") == ACT_INTENTS - INTENTS_WITHOUT_WORDINGS
    assert stems(DATA / "acts", ".md") == (ACT_INTENTS - INTENTS_WITHOUT_WORDS_OF_THEIR_OWN) | ACTS_WITHOUT_INTENT


@pytest.mark.parametrize("path", sorted((DATA / "nlu").rglob("*.yml")), ids=lambda p: p.stem)
def test_a_wordings_file_holds_the_intent_of_its_name(path):
    prefix = {"nlu": "ask_", "acts": "", "not_covered": "not_covered_"}[path.parent.name]
    intent, lines = wordings(path)
    assert intent == prefix + path.stem
    least = 20 if prefix == "not_covered_" else 60
    alone = sum(not noted for _, noted in lines)
    assert alone >= least, f"{path} holds {alone} wordings that stand alone; at least {least} are wanted"
    topics = {f"after {topic}" for topic in stems(DATA / "answers", ".md")}
    assert {noted for _, noted in lines} - {"", "heard"} <= topics | {f"second {intent}" for intent in INTENTS}


def test_no_wording_stands_twice():
    seen: dict[tuple[str, str], str] = {}
    for path in sorted((DATA / "nlu").rglob("*.yml")):
        intent, lines = wordings(path)
        for line, noted in lines:
            key = (" ".join(line.lower().split()), noted)
            assert key not in seen, f"'{line}' stands in {seen[key]} and in {intent}"
            seen[key] = intent


def test_each_intent_has_one_rule():
    rules = yaml.safe_load((DATA / "rules.yml").read_text(encoding="utf-8"))["rules"]
    led = []
    for rule in rules:
        first = rule["steps"][0]
        led += [step["intent"] for step in first["or"]] if "or" in first else [first["intent"]]
    assert sorted(led) == sorted(INTENTS)


def test_every_action_is_a_module_of_its_name():
    modules = stems(ROOT / "actions", ".py")
    for action in domain["actions"]:
        assert action.removeprefix("action_") in modules


def test_no_medical_text_in_the_domain():
    assert "responses" not in domain
