"""One turn of a call: what a caller said, pressed, or did not say, and the TwiML that answers it."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from channels.phone_calls import Call
from channels.spoken import Heard, SpokenDialogue, Utterance
from channels.spoken.dialogue import Ask, Forget
from channels.spoken.number_words import ONES
from channels.spoken.rendering import URGENT
from channels.spoken.sayable import sayable
from channels.twiml import Voice, dialable
from guard.hand_over import HandOver

CHANNEL = "phone"
PERSON_KEY, REPEAT_KEY, NONE_KEY = "0", "*", "9"
CHOICE_WORDS = ("the first one", "the second one", "the third one")
LAST_SILENCE = 3
TRANSFERRED = frozenset({"completed", "answered"})


@dataclass(frozen=True)
class Machine:
    """What a turn needs of the assistant.

    `hand_over` asks the desk to take over, `warn_desk` does so without waiting for it; `action` returns the address of
    the next turn for a route.
    """

    ask: Ask
    forget: Forget
    hand_over: Callable[[], Awaitable[HandOver]]
    warn_desk: Callable[[], None]
    action: Callable[[str], str]


class PhoneTurn:
    """One turn of one call."""

    def __init__(self, call: Call, dialogue: SpokenDialogue, voice: Voice, machine: Machine) -> None:
        """Take the call and what speaks."""
        self._call = call
        self._dialogue = dialogue
        self._phrases = dialogue.phrases
        self._voice = voice
        self._machine = machine
        self._state = dialogue.memory.of(call.conversation)

    def welcome(self) -> str:
        """Greet, with what to do in an emergency; who was cut off is greeted as such."""
        if self._call.returned:
            return self._listen(self._phrases.say("welcome_back"))
        return self._listen(f"{self._phrases.say('welcome')} {self._phrases.say('welcome_question')}")

    async def answer(self, fields: dict[str, str]) -> str:
        """Answer keys, speech, or silence."""
        key, speech = fields.get("Digits", "").strip()[:1], fields.get("SpeechResult", "").strip()
        if key:
            return await self._pressed(key)
        if not speech:
            return self._silence()
        confidence = read_confidence(fields.get("Confidence"))
        alternatives = ((speech, confidence),) if confidence is not None else ()
        return await self._heard(Heard(speech, self._call.conversation, CHANNEL, confidence, alternatives))

    def after_transfer(self, status: str) -> str:
        """After a transfer: goodbye where somebody was reached, else the number and another try."""
        if status in TRANSFERRED:
            return self._voice.hang_up(self._phrases.say("goodbye"), slow=self._state.slow)
        return self._listen(self._phrases.say("transfer_failed"))

    async def _heard(self, heard: Heard) -> str:
        said = await self._dialogue.turn(heard, self._machine.ask, self._machine.forget)
        self._state = self._dialogue.memory.of(self._call.conversation)  # "start over" makes a new one
        if said.wants_person:
            return await self._transfer(said)
        if said.act == URGENT:
            self._machine.warn_desk()
        if said.ends:
            return self._voice.hang_up(said.text, slow=said.slow)
        return self._listen(" ".join(filter(None, [said.text, self._keys(said)])))

    async def _pressed(self, key: str) -> str:
        self._state.silences = 0
        if key == PERSON_KEY:
            return await self._transfer(None)
        words = self._words_of(key)
        if words is None:
            return self._listen(self._phrases.say("key_unknown"))
        return await self._heard(Heard(words, self._call.conversation, CHANNEL))

    def _words_of(self, key: str) -> str | None:
        """Return what a key says, by what was asked last; None for a key without a meaning."""
        if key == REPEAT_KEY:
            return "repeat"
        last = self._state.last
        if last is None:
            return None
        if last.asks == "choice":
            if key == NONE_KEY:
                return "none of those"
            number = int(key) if key.isdigit() else 0
            return CHOICE_WORDS[number - 1] if 1 <= number <= min(len(last.choices), len(CHOICE_WORDS)) else None
        return {"1": "yes", "2": "no"}.get(key) if last.asks == "yes_no" else None

    def _silence(self) -> str:
        """Ask again, more simply each time; the third time give the number and hang up."""
        self._state.silences += 1
        last = self._state.last
        if self._state.silences >= LAST_SILENCE:
            return self._voice.hang_up(self._phrases.say("silence_end"), slow=self._state.slow)
        if self._state.silences == 1:
            question = last.reprompt if last is not None else self._phrases.say("welcome_question")
            return self._listen(self._phrases.say("silence_first", question=question))
        if last is not None and last.asks == "yes_no":
            return self._listen(self._phrases.say("keys_yes_no"))
        if last is not None and last.asks == "choice":
            return self._listen(self._keys(last))
        return self._listen(self._phrases.say("silence_second"))

    async def _transfer(self, said: Utterance | None) -> str:
        """Tell the desk, and put the caller through; where no number can be dialled, say the number."""
        number = dialable(self._phrases.site("handoff_phone"))
        if number is None:
            return self._listen(said.text if said is not None else self._phrases.say("transfer_failed"))
        taken = await self._machine.hand_over()
        words = [self._phrases.say("transfer")]
        if taken.reached and taken.reference:
            words.append(self._phrases.say("transfer_reference", reference=spelled(taken.reference)))
        text = " ".join(words)
        return self._voice.put_through(text, number, self._machine.action("dialled"), slow=self._state.slow)

    def _keys(self, said: Utterance) -> str:
        """Return which keys may be pressed after something, "" for none in particular."""
        if said.asks == "choice":
            names = list(ONES[1 : len(said.choices) + 1])
            return self._phrases.say("keys_choices", numbers=", ".join(names))
        if said.act == URGENT and self._may_be_put_through(said):
            return self._phrases.say("key_urgent")
        return ""

    def _may_be_put_through(self, said: Utterance) -> bool:
        """Tell whether the clinic is who to call: not where the first thing to do is to call for an emergency."""
        first = re.split(r"(?<=[.!?])\s", said.text, maxsplit=1)[0]
        numbers = ("emergency_number_spoken", "crisis_line_spoken")
        return not any(sayable(self._phrases.site(name)) in first for name in numbers)

    def _listen(self, text: str) -> str:
        return self._voice.listen(text, self._machine.action("turn"), slow=self._state.slow)


def read_confidence(field: str | None) -> float | None:
    """Return the recogniser's confidence; None where it gives none. Twilio's models send 0.0 for "not given", too."""
    try:
        confidence = float(field or 0)
    except ValueError:
        return None
    return confidence if 0 < confidence <= 1 else None


def spelled(reference: str) -> str:
    """Return a reference letter by letter: "K7-42" is "K, 7, 4 2"; its digits become words where it is said."""
    return ", ".join(" ".join(part) for part in re.findall(r"[A-Za-z]|[0-9]+", reference))
