"""One turn by voice: sound in, words and sound out. How a reply is spoken is `channels.spoken`'s."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

from channels.phone_turn import spelled
from channels.spoken import Heard, Phrases, SpokenDialogue, Utterance, sayable
from channels.spoken.rendering import URGENT
from channels.voice_engines import SLOW, VoiceEngines
from guard import Guard, Question
from guard.hand_over import HandOver
from speech.errors import SpeechError
from speech.transcript import Transcript

CHANNEL = "voice"

Ask = Callable[[Question], Awaitable[list[dict[str, Any]]]]
Forget = Callable[[str], Awaitable[None]]
ReachDesk = Callable[[str], Awaitable[HandOver]]
"""Tells the desk of a conversation that needs a person."""
PERSON = "human_handoff"


async def no_desk(conversation: str) -> HandOver:
    """Reach nobody: for turns without a desk."""
    return HandOver(False)


@dataclass(frozen=True)
class VoiceReply:
    """What was heard and what is said to it; `audio` is a WAV file, empty where no voice can be had just now."""

    heard: Transcript
    said: Utterance
    audio: bytes

    def as_dict(self, conversation: str) -> dict[str, Any]:
        """Return what goes out as JSON."""
        payloads = payloads_of(self.said)
        return {
            "transcript": self.heard.text,
            "confidence": round(self.heard.confidence, 3),
            "alternatives": [[text, round(sure, 3)] for text, sure in self.heard.alternatives],
            "spoken": self.said.text,
            "payload": payloads[0],
            "payloads": payloads,
            "audio": base64.b64encode(self.audio).decode(),
            "conversation": conversation,
        }


class VoiceTurn:
    """Takes turns for all conversations of the channel."""

    def __init__(self, guard: Guard, engines: VoiceEngines, reach_desk: ReachDesk = no_desk) -> None:
        """Take the guard, whose settings fill in the phrases, the engines, and what tells the desk."""
        self.engines = engines
        self.guard = guard
        self._reach_desk = reach_desk
        self._warnings: set[asyncio.Future[HandOver]] = set()
        self._dialogue = SpokenDialogue(Phrases(guard.site), is_off=guard.off.is_off)

    def known_texts(self) -> list[str]:
        """Return what can be said beforehand: the store's spoken texts, and how each topic is announced."""
        texts = self.guard.answers_said()
        announced = [self._dialogue.renderer.understood(name) for name in texts]
        return [*filter(None, announced), *map(sayable, texts.values())]

    async def hear(self, audio: bytes) -> Transcript:
        """Return what is said in 16 kHz mono 16-bit PCM. Raises SpeechError where the recogniser cannot."""
        return await self.engines.hear(audio)

    async def answer(self, heard: Transcript, conversation: str, ask: Ask, forget: Forget) -> Utterance:
        """Return what is said to a transcript; to silence too."""
        confidence = heard.confidence if heard.text else None
        words = Heard(heard.text, conversation, CHANNEL, confidence, heard.alternatives)
        said = await self._dialogue.turn(words, ask, forget)
        return await self._told_desk(said, conversation)

    async def _told_desk(self, said: Utterance, conversation: str) -> Utterance:
        """Tell the desk of a wish for a person, and end with its reference; tell it of a warning sign without waiting.

        Words that are said again are no new wish. Where nobody is reached, the words hold the number all the same.
        """
        acts = {payload["act"] for payload in said.payloads}
        if URGENT in acts:
            warning = asyncio.ensure_future(self._reach_desk(conversation))  # what to do is said without waiting
            self._warnings.add(warning)
            warning.add_done_callback(self._warnings.discard)
        elif said.wants_person and PERSON in acts:
            taken = await self._reach_desk(conversation)
            if taken.reached and taken.reference:
                reference = self._dialogue.phrases.say("transfer_reference", reference=spelled(taken.reference))
                said = replace(said, text=f"{said.text} {sayable(reference)}")
                self._dialogue.memory.of(conversation).last = said  # "say that again" says the reference, too
        return said

    async def say(self, said: Utterance) -> bytes:
        """Return the sound of what is said; nothing where the synthesizer fails, for the words are there."""
        try:
            return await self.engines.say(said.text, pace_of(said))
        except SpeechError:
            return b""

    async def turn(self, audio: bytes, conversation: str, ask: Ask, forget: Forget) -> VoiceReply:
        """Take one whole turn. Raises SpeechError where the recogniser cannot hear."""
        heard = await self.hear(audio)
        said = await self.answer(heard, conversation, ask, forget)
        return VoiceReply(heard, said, await self.say(said))


def pace_of(said: Utterance) -> float:
    """Return how fast something is said."""
    return SLOW if said.slow else 1.0


def payloads_of(said: Utterance) -> list[dict[str, Any]]:
    """Return the payloads of an utterance, at least one: words about the conversation itself get one made of them."""
    if said.payloads:
        return list(said.payloads)
    words = {"title": "", "spoken": said.text, "written": said.text, "audience": "any", "topic": None}
    nothing: dict[str, Any] = {"sources": [], "sources_differ": False, "related": [], "choices": []}
    return [{"act": said.act, **words, **nothing, "confidence": 1.0, "revision": None}]
