"""One turn with Rasa behind the guard: the function that every channel calls."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import cache, partial
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

from channels.rasa_corrections import correct_rasa
from guard import ConversationIds, Guard, Question, read_secret
from guard.log_privacy import keep_texts_out_of_logs

OnNewMessage = Callable[[UserMessage], Awaitable[Any]]
AT_ONCE = 8
"""Messages that Rasa works on at the same time; the others wait their turn, so that none is overtaken and too late."""


def prepare() -> None:
    """Make this process ready for patients; every channel calls it when Rasa makes it, and it works once."""
    keep_texts_out_of_logs()
    correct_rasa()
    the_guard().warm_up()
    conversation_ids()


@cache
def the_guard() -> Guard:
    """Return this process's guard."""
    return Guard()


@cache
def secret() -> bytes:
    """Return the secret; raises SecretError where there is none."""
    return read_secret()


@cache
def conversation_ids() -> ConversationIds:
    """Return what makes and checks this process's conversation tokens."""
    return ConversationIds(secret())


async def answer_turn(question: Question, on_new_message: OnNewMessage) -> list[dict[str, Any]]:
    """Return the payloads that answer a question, at least one, inside the channel's deadline; never raises."""
    return await the_guard().answer(question, partial(ask_rasa, on_new_message))


async def ask_rasa(on_new_message: OnNewMessage, question: Question) -> list[dict[str, Any]]:
    """Return Rasa's payloads for cleaned, redacted text."""
    collector = CollectingOutputChannel()
    message = UserMessage(
        plain(question.text),
        collector,
        sender_id=question.conversation,
        input_channel=question.channel,
        metadata={"alternatives": [[plain(text), sure] for text, sure in question.alternatives]},
    )
    async with _turnstile():
        await on_new_message(message)
    return [message["custom"] for message in collector.messages if isinstance(message.get("custom"), dict)]


def plain(text: str) -> str:
    """Return the text without leading slashes: Rasa would read "/ask_duration" as a command and not as words."""
    return text.lstrip("/ ")


@cache
def _turnstile() -> asyncio.Semaphore:
    return asyncio.Semaphore(AT_ONCE)
