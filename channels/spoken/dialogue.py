"""One spoken turn, the same on every voice channel: commands, the guard and Rasa, and how the reply is said."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

from channels.spoken.commands import CANONICAL, CHOICES, Commands, the_commands
from channels.spoken.memory import Spoken, SpokenMemory
from channels.spoken.phrases import Phrases
from channels.spoken.rendering import URGENT, Renderer
from channels.spoken.sureness import Sureness
from channels.spoken.utterance import Utterance
from guard import Question
from guard.clean_text import MOST_CHARACTERS

Ask = Callable[[Question], Awaitable[list[dict[str, Any]]]]
"""Answers a question behind the guard: payloads, at least one."""
Forget = Callable[[str], Awaitable[None]]
"""Forgets what Rasa and the guard know of a conversation."""


MISHEARD = ("misheard", "misheard_again", "misheard_third")
"""What is said the first, the second and the third time running that hardly anything was heard."""


@dataclass(frozen=True)
class Heard:
    """What a person said. `confidence` is the recogniser's (0 to 1), None where it gives none or keys were pressed.

    `alternatives` are transcripts with their confidences, best first.
    """

    text: str
    conversation: str
    channel: str
    confidence: float | None = None
    alternatives: tuple[tuple[str, float], ...] = ()


class SpokenDialogue:
    """Turns what was heard into what is said; one for a channel."""

    def __init__(
        self,
        phrases: Phrases,
        *,
        sureness: Sureness | None = None,
        memory: SpokenMemory | None = None,
        commands: Commands | None = None,
        is_off: Callable[[], bool] = lambda: False,
    ) -> None:
        """Take the phrases; `is_off` tells whether the assistant is switched off, and then commands do nothing."""
        self.phrases = phrases
        self.renderer = Renderer(phrases)
        self.memory = memory or SpokenMemory()
        self._sureness = sureness or Sureness.from_environment()
        self._commands = commands or the_commands()
        self._is_off = is_off

    async def turn(self, heard: Heard, ask: Ask, forget: Forget) -> Utterance:
        """Return what is said to what was heard."""
        state = self.memory.of(heard.conversation)
        state.silences = 0
        choosing = state.last is not None and state.last.asks == "choice"
        command = None if self._is_off() else self._commands.match(heard.text, choosing=choosing)
        if state.held is not None and command == "yes":
            return self._said(state, state.held)
        if state.held is not None and command == "no":
            await ask(Question("no", heard.conversation, heard.channel))  # drops what Rasa believes was answered
            return self._phrase(state, "say_it_differently")
        if command == "start_over":
            await forget(heard.conversation)
            self.memory.forget(heard.conversation)
            return self._phrase(self.memory.of(heard.conversation), "start_over")
        if command is not None:
            said = self._steered(state, command)
            if said is not None:
                return said
        text = CANONICAL.get(command or "", heard.text) if command in (*CHOICES, "stop", "more", "goodbye") else None
        return await self._asked(state, heard, text, ask)

    def _steered(self, state: Spoken, command: str) -> Utterance | None:
        """Carry out a command about the last words; None where there is nothing that it could be about."""
        match command:
            case "repeat" | "slower" | "faster" | "shorter" if state.last is None:
                return self._phrase(state, "nothing_said_yet")
            case "slower" | "faster":
                state.slow = command == "slower"
                return self._again(state, self.phrases.say(command))
            case "repeat":
                return self._again(state)
            case "shorter":
                return self._shorter(state)
            case "who_says_so" if state.answer is not None:
                return self._about(state, self.renderer.sources(state.answer))
            case "when_checked" if state.answer is not None:
                return self._about(state, self.renderer.dates(state.answer))
        return None

    async def _asked(self, state: Spoken, heard: Heard, canonical: str | None, ask: Ask) -> Utterance:
        alternatives = heard.alternatives if canonical is None else ()
        question = Question(canonical or heard.text, heard.conversation, heard.channel, alternatives)
        payloads = await ask(question)
        confidence = None if canonical is not None else heard.confidence
        urgent = any(payload["act"] == URGENT for payload in payloads)
        if not urgent and len(heard.text) > MOST_CHARACTERS:
            return self._aside(state, "too_long")
        if not urgent and self._sureness.misheard(confidence):
            state.misheard += 1
            return self._aside(state, MISHEARD[min(state.misheard, len(MISHEARD)) - 1])
        state.misheard = 0
        said = self.renderer.speak(payloads, brief=state.brief, slow=state.slow)
        if not urgent and canonical is None and (asked := self._asks_first(state, said, confidence)) is not None:
            state.held = said
            state.last = asked
            return asked
        return self._said(state, said)

    def _asks_first(self, state: Spoken, said: Utterance, confidence: float | None) -> Utterance | None:
        """Return the question to ask before saying an answer or doing what was asked; None where it is sure."""
        if any(payload["act"] == "answer" for payload in said.payloads):
            if all(self._sureness.sure(payload["confidence"], confidence) for payload in said.payloads):
                return None
            return self.renderer.ask_whether(said.payloads, slow=state.slow)
        if (said.wants_person or said.ends) and not self._sureness.sure(1.0, confidence):
            text = self.phrases.say("do_you_want_person" if said.wants_person else "do_you_want_end")
            return Utterance(text, "command", text, asks="yes_no", slow=state.slow)
        return None

    def _said(self, state: Spoken, said: Utterance) -> Utterance:
        """Remember an utterance that is said now, and drop what waited for a yes."""
        said = replace(said, slow=state.slow)
        state.held = None
        state.last = said
        for payload in said.payloads:
            if payload["act"] == "answer":
                state.more = payload
            if payload.get("sources"):
                state.answer = payload
            elif payload["act"] not in ("affirm", "deny", "thanks", "stop", "repeat"):
                state.answer = None  # "who says so" is about the last words, never about older ones
        return said

    def _phrase(self, state: Spoken, name: str) -> Utterance:
        text = self.phrases.say(name)
        said = Utterance(text, "command", text if text.endswith("?") else self.phrases.say("anything_else"))
        return self._said(state, said)

    def _aside(self, state: Spoken, name: str) -> Utterance:
        """Say a phrase between two turns: "repeat" still means the words before it, and what they asked stays open."""
        if state.last is None:
            return self._phrase(state, name)
        text = self.phrases.say(name)
        return replace(
            state.last, text=text, act="command", payloads=(), slow=state.slow, ends=False, wants_person=False
        )

    def _again(self, state: Spoken, before: str = "") -> Utterance:
        """Say the last words again; what they asked stays open. What comes before them is not repeated next time."""
        assert state.last is not None
        again = replace(
            state.last, slow=state.slow, payloads=tuple({**p, "act": _repeated(p)} for p in state.last.payloads)
        )
        return replace(again, text=" ".join(filter(None, [before, again.text])))

    def _about(self, state: Spoken, text: str) -> Utterance:
        """Say something about the last answer, which stays the one that commands are about, and open what it asked."""
        assert state.last is not None
        said = replace(state.last, text=text, act="command", payloads=(), slow=state.slow, wants_person=False)
        state.last = said
        return said

    def _shorter(self, state: Spoken) -> Utterance:
        """From now on leave out what was understood; after a longer text, say the lead again.

        A lead is never cut: each of its sentences may hold a warning.
        """
        assert state.last is not None
        state.brief = True
        longer = [payload["topic"] for payload in state.last.payloads if payload["act"] == "more_detail"]
        if longer and state.more.get("topic") == longer[-1]:
            return self._said(state, self.renderer.speak([state.more], brief=True))
        if len(state.last.payloads) == 1 and state.last.act == "answer":
            said = self.renderer.speak(state.last.payloads, brief=True, slow=state.slow)
            state.last = said
            return replace(said, text=f"{self.phrases.say('already_short')} {said.text}")
        return self._again(state)


def _repeated(payload: dict[str, Any]) -> str:
    """Return the act of a payload that is said again; a warning stays a warning."""
    return URGENT if payload["act"] == URGENT else "repeat"
