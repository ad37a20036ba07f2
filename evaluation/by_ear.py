"""`make evaluate-voice`: spoken questions through recogniser and whole assistant (docs/speech.md).

The questions are those of the voice channel in the test half, or a sample of them; each is said in one voice, in turn,
under each condition. Besides the recogniser of data/local/speech.yml: pocketsphinx with our language model or with its
own, and the same questions typed. Then every stored text that is known already is said once more.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Levenshtein
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from tqdm import tqdm

from channels.voice_engines import VoiceEngines
from channels.voice_turn import VoiceTurn, pace_of, payloads_of
from evaluation.assistant import AssistantHere
from evaluation.by_ear_report import write_report
from evaluation.errors import EvaluationError
from evaluation.question import HALVES, Question, in_half
from evaluation.run import read_wanted
from evaluation.scoring import Reply, judge
from evaluation.sounds import CONDITIONS, VOICES, SpokenQuestions
from guard import Guard
from guard import Question as Message
from launcher.content import build_store, require_files
from launcher.errors import LauncherError
from launcher.settings import QUIET_AND_OFFLINE, Settings
from launcher.terminal import say
from launcher.train import ensure_model
from speech.engines import BUILD, make_recogniser, make_synthesizer, settings_of
from speech.errors import SpeechError
from speech.language_files import language_files
from speech.pocketsphinx_recogniser import PocketsphinxRecogniser
from speech.recogniser import Recogniser
from speech.spoken_audio import SpokenAudio
from speech.spoken_words import spoken_words
from speech.synthesizer import Synthesizer
from speech.transcript import BYTES_A_SECOND, Transcript
from store import StoreError, open_store
from store.spoken_texts import spoken_texts

SETS = ("covered", "out_of_scope", "urgent", "looks_urgent", "advice", "negation", "acts", "two_questions")
BESIDE = ("pocketsphinx", "general")
RESULTS = Path("results") / "by-ear.json"


@dataclass(frozen=True)
class EarAsked:
    """One question as it was said, heard and answered; `first_sound` is in seconds after the end of the question."""

    id: str
    set: str
    way: str
    condition: str
    voice: str
    text: str
    heard: str
    confidence: float
    words: int
    errors: int
    seconds: float
    recognising: float
    first_sound: float
    outcome: str
    said: str


class SpokenAssistant(AssistantHere):
    """The whole assistant as the voice channel asks it: guard, transcripts, and how a reply is spoken."""

    async def ask(self, message: Message) -> list[dict[str, Any]]:
        """Return Rasa's payloads for a message with its other readings."""
        output = CollectingOutputChannel()
        alternatives = [[text, sure] for text, sure in message.alternatives]
        asked = UserMessage(
            message.text,
            output,
            sender_id=message.conversation,
            input_channel=message.channel,
            metadata={"alternatives": alternatives},
        )
        await self._agent.handle_message(asked)
        return [part["custom"] for part in output.messages if "custom" in part]

    def take_turn(self, turns: VoiceTurn, guard: Guard, heard: Transcript, name: str) -> tuple[Any, float]:
        """Return what is said to a transcript, and the seconds until its first sentence can be heard."""

        async def answered() -> tuple[Any, float]:
            started = time.perf_counter()

            async def behind_guard(message: Message) -> list[dict[str, Any]]:
                return await guard.answer(message, self.ask)

            async def forget(_: str) -> None:
                return None

            said = await turns.answer(heard, name, behind_guard, forget)
            first, *_ = await turns.engines.sentences(said.text, pace_of(said))
            await asyncio.to_thread(first)
            return said, time.perf_counter() - started

        return self._loop.run_until_complete(answered())


def chosen_questions(questions: Sequence[Question], sample: int, half: str = "test") -> list[Question]:
    """Return the single spoken questions of a half; of too many those with the smallest hashes."""
    single = [
        question
        for question in in_half(list(questions), half)
        if question.channel == "voice" and question.set in SETS and len(question.turns) == 1
    ]
    ordered = sorted(single, key=lambda question: hashlib.sha256(question.id.encode()).hexdigest())
    return ordered[:sample] if sample else ordered


class EarTest:
    """Says questions, has them heard and answered, and keeps what came of it."""

    def __init__(self, assistant: SpokenAssistant, turns: VoiceTurn, guard: Guard) -> None:
        """Take what answers."""
        self._assistant = assistant
        self._turns = turns
        self._guard = guard
        self.asked: list[EarAsked] = []

    def run(
        self,
        questions: Sequence[Question],
        sounds: SpokenQuestions,
        ears: dict[str, Recogniser],
        conditions: Sequence[str],
    ) -> None:
        """Ask every question: typed, and under each condition with each recogniser; shows a progress bar."""
        total = len(questions) * (len(conditions) * len(ears) + 1)
        terminal = sys.stderr.isatty()
        interval = 0.2 if terminal else 20
        with tqdm(total=total, desc="asking", unit="question", ascii=not terminal, mininterval=interval) as bar:
            for number, question in enumerate(questions):
                voice, text = VOICES[number % len(VOICES)], question.turns[0].text
                self._answer(question, ("typed", "typed", voice), Transcript.of([(text, 1.0)]), 0.0, 0.0)
                bar.update()
                for condition in conditions:
                    sound = sounds.sound(text, voice, condition)
                    for way, recogniser in ears.items():
                        started = time.perf_counter()
                        heard = recogniser.transcribe(sound)
                        recognising = time.perf_counter() - started
                        how = (way, condition, voice)
                        self._answer(question, how, heard, len(sound) / BYTES_A_SECOND, recognising)
                        bar.update()

    def _answer(
        self, question: Question, how: tuple[str, str, str], heard: Transcript, seconds: float, recognising: float
    ) -> None:
        way, condition, voice = how
        name = f"{way}-{condition}-{question.id}"
        said, more = self._assistant.take_turn(self._turns, self._guard, heard, name)
        words = spoken_words(question.turns[0].text)
        self.asked.append(
            EarAsked(
                id=question.id,
                set=question.set,
                way=way,
                condition=condition,
                voice=voice,
                text=question.turns[0].text,
                heard=heard.text,
                confidence=heard.confidence,
                words=len(words),
                errors=Levenshtein.distance(words, spoken_words(heard.text)),
                seconds=seconds,
                recognising=recognising,
                first_sound=recognising + more,
                outcome=judge(question.turns[0].parts, [reply_of(one) for one in payloads_of(said)]).value,
                said=said.text,
            )
        )


def reply_of(payload: dict[str, Any]) -> Reply:
    """Return what counts of a payload; words about the conversation itself ask to say it again."""
    act = "not_sure" if payload["act"] == "command" else payload["act"]
    choices = tuple(choice["topic"] for choice in payload.get("choices") or ())
    return Reply(act, payload.get("topic"), choices, float(payload.get("confidence", 1.0)), spoken=payload["spoken"])


@dataclass(frozen=True)
class Wanted:
    """What to measure: so many questions of a half (0: all), under which conditions, beside which recognisers."""

    sample: int
    half: str
    conditions: Sequence[str]
    beside: Sequence[str]


def evaluate_by_ear(settings: Settings, wanted: Wanted) -> int:
    """Measure, print the table, and write the results and the picture; return the exit status."""
    root = settings.root
    require_files(root)
    build_store(settings)
    questions = chosen_questions(read_wanted(root, settings.store, None)[0], wanted.sample, wanted.half)
    folder = root / BUILD
    ears: dict[str, Recogniser] = {"ours": make_recogniser(settings_of(root), root)}
    for name in wanted.beside:
        files = language_files(root / "data" / "nlu", folder) if name == "pocketsphinx" else None
        ears[name] = PocketsphinxRecogniser(files)
    guard = Guard(store=settings.store)
    guard.warm_up()
    synthesizer = make_synthesizer(settings_of(root), root)
    with open_store(settings.store) as faq:
        known = known_seconds(synthesizer, folder / "known", list(spoken_texts(faq).values()))
    turns = VoiceTurn(guard, VoiceEngines(Deaf(), lambda: SpokenAudio(synthesizer, folder / "known")))
    sounds = SpokenQuestions(folder / "questions")
    with SpokenAssistant(ensure_model(settings), settings.store) as assistant:
        test = EarTest(assistant, turns, guard)
        test.run(questions, sounds, ears, wanted.conditions)
    asked = [asdict(one) for one in test.asked]
    (root / RESULTS).parent.mkdir(exist_ok=True)
    (root / RESULTS).write_text(json.dumps({"asked": asked, "known": known}, indent=1), encoding="utf-8")
    print(write_report(root, asked, known, whole=wanted.sample == 0 and wanted.half == "test"))
    say(f"Every question: {root / RESULTS}")
    return 0


def known_seconds(synthesizer: Synthesizer, folder: Path, texts: Sequence[str]) -> list[float]:
    """Return how long it takes to say each text that was said before, read from its file."""
    SpokenAudio(synthesizer, folder).warm(texts)
    mouth = SpokenAudio(synthesizer, folder)
    seconds = []
    for text in texts:
        started = time.perf_counter()
        mouth.speak(text)
        seconds.append(time.perf_counter() - started)
    return seconds


class Deaf:
    """Ears that are not used: the recogniser is asked directly, to measure it."""

    def start(self) -> None:
        """Load nothing."""

    def transcribe(self, audio: bytes) -> Transcript:
        """Hear nothing."""
        raise SpeechError("These ears are not used.")


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.by_ear", description="Ask spoken questions.")
    sample, half = int(os.environ.get("SAMPLE") or 60), os.environ.get("HALF") or "test"
    parser.add_argument("--sample", type=int, default=sample, help="so many questions; 0: all; default: $SAMPLE or 60")
    parser.add_argument("--half", choices=HALVES, default=half, help="of the questions; default: $HALF or test")
    parser.add_argument("--conditions", nargs="+", choices=CONDITIONS, default=list(CONDITIONS))
    parser.add_argument("--beside", nargs="*", choices=BESIDE, default=list(BESIDE[:1]), help="other recognisers")
    chosen = parser.parse_args(arguments)
    os.environ.update(QUIET_AND_OFFLINE)
    settings = Settings.from_environment()
    os.environ["MARLOW_STORE"] = str(settings.store)
    try:
        return evaluate_by_ear(settings, Wanted(chosen.sample, chosen.half, chosen.conditions, chosen.beside))
    except (EvaluationError, LauncherError, SpeechError, StoreError) as error:
        say(str(error))
        return 1


if __name__ == "__main__":
    sys.exit(main())
