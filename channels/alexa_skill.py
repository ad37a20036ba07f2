"""Makes the Alexa skill package, in Amazon's own layout, from data/nlu/ and data/spoken/: `make alexa-skill`.

A custom skill gets no transcript. So the wordings of all questions are the values of one slot, whose words Alexa hands
over as they were spoken; and what begins like a question, but is like none of them, is caught by intents with the first
word as carrier phrase and the rest as AMAZON.SearchQuery.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from channels.alexa_intents import (
    BUILT_IN,
    COMMANDS,
    ENDS,
    FALLBACK,
    QUESTION,
    QUESTION_SLOT,
    REST_SLOT,
    carrier_intent,
)
from channels.spoken.commands import Commands, the_commands
from channels.spoken.sayable import sayable

ROOT = Path(__file__).resolve().parents[1]
FOLDER = Path("build") / "alexa"
URL = "MARLOW_ALEXA_URL"
PRIVACY = "MARLOW_PRIVACY_URL"
INVOCATION = "bone marrow guide"
LOCALE = "en-US"
QUESTION_TYPE = "MARLOW_QUESTION"
LONGEST_VALUE = 140
LONGEST_SAMPLE = 200
MOST_VALUES = 10_000
MOST_INTENTS = 250
MOST_BYTES = 1_500_000
LEAST_WORDINGS = 12
"""A first word begins an intent of its own where so many wordings begin with it."""
WITHOUT_QUESTION = frozenset({"affirm", "deny", "stop", "repeat", "more_detail", "choose_option", "help", "not_sure"})
"""Acts that Alexa's built-in intents and our commands have phrases for, and what is no wording at all."""
SPOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?(?:[ -][a-z]+(?:'[a-z]+)?)*")
"""Letters, spaces, apostrophes inside words and hyphens: what Amazon allows in samples, and a little less."""
DISCLAIMER = (
    "This skill gives general information. It is not a substitute for professional medical advice, diagnosis or"
    " treatment. No clinician has reviewed its answers. In an emergency, call 911."
)
EXAMPLES = ("how long does it take", "does it hurt")


def build_skill(root: Path = ROOT, environment: Mapping[str, str] = os.environ) -> Path:
    """Write build/alexa/ and return it: ask-resources.json and skill-package/ with the manifest and the model."""
    folder = root / FOLDER
    package = folder / "skill-package"
    _write(folder / "ask-resources.json", resources())
    _write(package / "skill.json", manifest(environment))
    _write(package / "interactionModels" / "custom" / f"{LOCALE}.json", model(root / "data" / "nlu", the_commands()))
    return folder


def resources() -> dict[str, Any]:
    """Return what Amazon's command line tool wants to know of the package."""
    return {
        "askcliResourcesVersion": "2020-03-31",
        "profiles": {"default": {"skillMetadata": {"src": "./skill-package"}}},
    }


def manifest(environment: Mapping[str, str]) -> dict[str, Any]:
    """Return the skill's manifest; the addresses come from MARLOW_ALEXA_URL and MARLOW_PRIVACY_URL."""
    address = (environment.get(URL) or "https://alexa.hospital.example").rstrip("/")
    privacy = environment.get(PRIVACY) or "https://www.hospital.example/privacy"
    phrases = [f"Alexa, open {INVOCATION}", *(f"Alexa, ask {INVOCATION} {example}" for example in EXAMPLES)]
    listing = {
        "name": "Bone Marrow Guide",
        "summary": "Answers questions about bone marrow aspiration and biopsy.",
        "description": "Marlow answers questions about bone marrow aspiration and biopsy with fixed texts, made from"
        f" five published documents. Ask who says so, and it names them. {DISCLAIMER}",
        "examplePhrases": phrases,
        "keywords": ["bone marrow", "biopsy", "aspiration", "health information"],
    }
    return {
        "manifest": {
            "manifestVersion": "1.0",
            "publishingInformation": {
                "locales": {LOCALE: listing},
                "category": "HEALTH_AND_FITNESS",
                "isAvailableWorldwide": False,
                "distributionCountries": ["US"],
                "distributionMode": "PUBLIC",
                "testingInstructions": f"Say: {phrases[0]}. Then: {EXAMPLES[0]}. Then: who says so. Then: stop.",
            },
            "apis": {
                "custom": {"endpoint": {"uri": f"{address}/webhooks/alexa/skill", "sslCertificateType": "Trusted"}}
            },
            "privacyAndCompliance": {
                "allowsPurchases": False,
                "usesPersonalInfo": False,
                "isChildDirected": False,
                "isExportCompliant": True,
                "containsAds": False,
                "locales": {LOCALE: {"privacyPolicyUrl": privacy}},
            },
        }
    }


def model(nlu: Path, commands: Commands) -> dict[str, Any]:
    """Return the interaction model."""
    wordings = list(questions(nlu))
    intents = [_intent(name) for name in (*sorted(BUILT_IN), *sorted(ENDS), FALLBACK)]
    taken: set[str] = set()
    for name, command in COMMANDS.items():
        samples = [text for text in spoken_forms(commands.phrases[command]) if text not in taken]
        taken.update(samples)
        intents.append(_intent(name, samples))
    intents.append(_intent(QUESTION, [f"{{{QUESTION_SLOT}}}"], {QUESTION_SLOT: QUESTION_TYPE}))
    for words in carriers(text for _, text in wordings):
        intents.append(_intent(carrier_intent(words), [f"{words} {{{REST_SLOT}}}"], {REST_SLOT: "AMAZON.SearchQuery"}))
    values = [
        {"id": f"{intent}_{number}", "name": {"value": text}}
        for number, (intent, text) in enumerate(wordings[:MOST_VALUES])
        if text not in taken
    ]
    return {
        "interactionModel": {
            "languageModel": {
                "invocationName": INVOCATION,
                "modelConfiguration": {"fallbackIntentSensitivity": {"level": "LOW"}},
                "intents": intents,
                "types": [{"name": QUESTION_TYPE, "values": values}],
            }
        }
    }


def questions(nlu: Path) -> Iterable[tuple[str, str]]:
    """Yield each wording that can be spoken, with its intent: once, and those of the topics first."""
    seen: set[str] = set()
    files = [
        *sorted(nlu.glob("*.yml")),
        *sorted((nlu / "acts").glob("*.yml")),
        *sorted((nlu / "not_covered").glob("*.yml")),
    ]
    for file in files:
        if file.parent.name == "acts" and file.stem in WITHOUT_QUESTION:
            continue
        for block in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]:
            if isinstance(block["examples"], str):
                for text in spoken_forms(line.removeprefix("- ") for line in block["examples"].splitlines()):
                    if text not in seen and len(text) <= LONGEST_VALUE:
                        seen.add(text)
                        yield block["intent"], text


def spoken_forms(texts: Iterable[str]) -> list[str]:
    """Return the texts as Alexa hears them, in small letters and without punctuation; leave out what cannot be so."""
    found: dict[str, None] = {}
    for text in texts:
        plain = re.sub(
            r"[.,;:?!\"\u201c\u201d]|(?<![a-z])'|'(?![a-z])", " ", sayable(text).lower().replace("\u2019", "'")
        )
        plain = " ".join(plain.split())
        if SPOKEN.fullmatch(plain):
            found[plain] = None
    return list(found)


def carriers(texts: Iterable[str]) -> list[str]:
    """Return the first words of questions that are common enough to carry an intent, in order."""
    first = Counter(text.split()[0] for text in texts if len(text.split()) > 2)
    return sorted(word for word, count in first.items() if count >= LEAST_WORDINGS and "-" not in word)


def _intent(name: str, samples: Iterable[str] = (), slots: Mapping[str, str] | None = None) -> dict[str, Any]:
    intent: dict[str, Any] = {"name": name, "samples": list(samples)}
    if slots:
        intent["slots"] = [{"name": slot, "type": kind} for slot, kind in slots.items()]
    return intent


def _write(file: Path, content: dict[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(content, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    print(f"The skill package lies in {build_skill().relative_to(ROOT)}/ (docs/alexa.md says what to do with it).")
