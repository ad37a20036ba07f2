"""Serves our ears, mouth and answers to Wyoming clients, beside a running assistant."""

from __future__ import annotations

import asyncio
import os
from functools import partial

from wyoming.server import AsyncServer

from launcher.conversation import Conversation, NotListening
from launcher.errors import LauncherError
from launcher.ports import require_free
from launcher.settings import LOOPBACK, Settings, read_port
from launcher.terminal import say
from speech.engines import make_recogniser, make_synthesizer, settings_of
from speech.errors import SpeechError
from speech.wyoming_server import Answer, MarlowHandler

PORT = 10300


def serve(settings: Settings) -> None:
    """Serve at MARLOW_WYOMING_PORT until Ctrl-C. Raises LauncherError where an engine or the port cannot be used."""
    port = read_port(os.environ, "MARLOW_WYOMING_PORT", PORT)
    host = os.environ.get("MARLOW_WYOMING_HOST") or LOOPBACK
    require_free(host, port, "MARLOW_WYOMING_HOST", "MARLOW_WYOMING_PORT")
    try:
        speech = settings_of(settings.root)
        engines = make_recogniser(speech, settings.root), make_synthesizer(speech, settings.root)
    except SpeechError as error:
        raise LauncherError(str(error)) from error
    made = partial(MarlowHandler, recogniser=engines[0], synthesizer=engines[1], answers=partial(begin, settings.url))
    say(f"Wyoming clients reach Marlow at tcp://{host}:{port}; it asks the assistant at {settings.url}. Ctrl-C ends.")
    asyncio.run(AsyncServer.from_uri(f"tcp://{host}:{port}").run(made))


def begin(url: str) -> Answer:
    """Begin a conversation with the assistant at an address. Raises SpeechError where it is not there."""
    try:
        conversation = Conversation(url)
    except (LauncherError, NotListening) as error:
        raise SpeechError("The assistant cannot be reached just now; please call the clinic.") from error

    def answer(text: str) -> str:
        try:
            return "\n\n".join(str(payload["spoken"]) for payload in conversation.say(text))
        except (LauncherError, NotListening, KeyError) as error:
            raise SpeechError("The assistant gives no answer just now; please call the clinic.") from error

    return answer
