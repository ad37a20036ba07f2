"""What pocketsphinx needs to hear our subject: a language model and a pronunciation file, made from data/nlu/.

Made once for the wordings as they are (`build/speech/<hash>/`), in about half a minute, and made anew when they, the
medical words or this code change.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import pocketsphinx
import yaml

from speech.arpa_file import write_arpa_file
from speech.counted_model import END, START, count_model
from speech.errors import SpeechError
from speech.mixed_model import mix
from speech.pronunciations import MEDICAL_WORDS, guess, read_dictionary
from speech.pruned_model import most_common, prune
from speech.spoken_words import spoken_words
from speech.trie_file import read_trie_file
from speech.trigram_model import TrigramModel

OURS = 0.8
"""The share of our wordings in the mixture; the rest is the general model's."""
GENERAL_WORDS = 20_000
"""How many of the general model's words are kept besides ours, the most common ones."""
THRESHOLD = 1e-7
"""For pruning: with all n-grams the file is eight times as big, loads ten times as long, and hears no better."""
SEEN = 2
"""A word that no dictionary has must stand this often in the wordings; what stands once is mostly a slip."""
CODE = (
    "arpa_file counted_model language_files mixed_model pronunciations pruned_model spoken_words trie_file"
    " trigram_model"
).split()


@dataclass(frozen=True)
class LanguageFiles:
    """The two files: an ARPA language model, and a dictionary that holds pocketsphinx's own and our words."""

    model: Path
    dictionary: Path


def language_files(wordings: Path, build: Path) -> LanguageFiles:
    """Return the files for the wordings as they are, making them first where they are missing.

    Args:
        wordings: the folder data/nlu.
        build: the folder build/speech; older files in it are deleted.

    Raises:
        SpeechError: where there are no wordings.
    """
    folder = build / f"language-{wordings_hash(wordings)}"
    files = LanguageFiles(folder / "mixed.arpa", folder / "words.dict")
    if files.model.is_file() and files.dictionary.is_file():
        return files
    unfinished = build / f".unfinished-{os.getpid()}"
    unfinished.mkdir(parents=True, exist_ok=True)
    try:
        sentences = read_sentences(wordings)
        make_files(sentences, LanguageFiles(unfinished / files.model.name, unfinished / files.dictionary.name))
        for old in build.glob("language-*"):
            shutil.rmtree(old, ignore_errors=True)
        unfinished.replace(folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return files


def make_files(sentences: Sequence[Sequence[str]], files: LanguageFiles) -> None:
    """Write the language model and the dictionary for sentences, each a list of spoken words."""
    dictionary = Path(pocketsphinx.get_model_path("en-us/cmudict-en-us.dict"))
    known = read_dictionary(dictionary)
    ours = {word: phones for word, phones in read_dictionary(MEDICAL_WORDS).items() if word not in known}
    counts = Counter(word for sentence in sentences for word in sentence)
    unknown = sorted(word for word, count in counts.items() if count >= SEEN and word not in known and word not in ours)
    ours |= guess(unknown, known | ours)
    lines = "".join(f"{word} {phones}\n" for word, phones in ours.items())
    files.dictionary.write_text(dictionary.read_text(encoding="utf-8").rstrip("\n") + "\n" + lines, encoding="utf-8")
    can_be_heard = known.keys() | ours.keys()
    write_arpa_file(make_model(sentences, can_be_heard), files.model)


def make_model(sentences: Sequence[Sequence[str]], can_be_heard: Iterable[str]) -> TrigramModel:
    """Return the pruned mixture of a model counted on sentences and pocketsphinx's general one.

    Sentences with a word that cannot be heard are left out.
    """
    heard = {*can_be_heard, START, END}
    ours = count_model(sentence for sentence in sentences if heard.issuperset(sentence))
    general = read_trie_file(Path(pocketsphinx.get_model_path("en-us/en-us.lm.bin")))
    kept = (set(ours.words) | most_common(general, GENERAL_WORDS)) & heard
    return prune(mix(ours, general.renumbered(tuple(w for w in general.words if w in kept)), OURS), THRESHOLD)


def read_sentences(wordings: Path) -> list[list[str]]:
    """Return the spoken words of every wording below data/nlu/. Raises SpeechError where there is none."""
    sentences = []
    for file in wordings_files(wordings):
        for block in (yaml.safe_load(file.read_text(encoding="utf-8")) or {}).get("nlu", []):
            examples = block.get("examples") or ""
            said = examples if not isinstance(examples, str) else []
            lines = examples.splitlines() if isinstance(examples, str) else []
            lines += [one["text"] for one in said if not (one.get("metadata") or {}).get("heard")]
            sentences += [words for line in lines if (words := spoken_words(line.strip().removeprefix("- ")))]
    if not sentences:
        raise SpeechError(f"{wordings} holds no wordings; `git status` shows what was deleted or moved.")
    return sentences


def wordings_files(wordings: Path) -> list[Path]:
    """Return the files below data/nlu/, sorted."""
    return sorted(file for file in wordings.rglob("*.yml") if not file.name.startswith("."))


def wordings_hash(wordings: Path) -> str:
    """Return 12 hex digits that change with the wordings, the medical words, this code and pocketsphinx."""
    code = [Path(__file__).with_name(f"{name}.py") for name in CODE]
    total = hashlib.sha256(version("pocketsphinx").encode())
    for file in [*wordings_files(wordings), MEDICAL_WORDS, *code]:
        total.update(f"\n{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()}".encode())
    return total.hexdigest()[:12]
