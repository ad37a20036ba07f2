"""The whole assistant in this process: the trained model, the rules, the real actions, the store.

Rasa calls a custom action over HTTP through an `EndpointConfig`. Here its `request` runs rasa_sdk's `ActionExecutor`,
the very object behind the action server, on the same JSON: the same replies, without two processes and two network hops
a message. tests/evaluation/test_assistant.py compares both ways.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.utils.endpoints import EndpointConfig
from rasa.utils.log_utils import configure_structlog
from rasa_sdk.executor import ActionExecutor

from actions.payload import Payload
from evaluation.errors import EvaluationError

WARM_UP = ("does it hurt", "how long does it take and what should I wear", "hello")
TOP = 5
STORE = "MARLOW_STORE"


@dataclass(frozen=True)
class Heard:
    """What the assistant made of one message.

    `ranking` holds the most probable intents, best first; `seconds` is the time from the message to the reply;
    `failure` is the reason where an action failed.
    """

    payloads: tuple[Payload, ...]
    ranking: tuple[tuple[str, float], ...]
    seconds: float
    failure: str = ""


class ActionsHere(EndpointConfig):
    """The action endpoint that runs the actions in this process."""

    def __init__(self) -> None:
        """Register the actions of the folder `actions/`."""
        super().__init__("in this process")
        self.failure = ""
        self._executor = ActionExecutor()
        self._executor.register_package("actions")

    async def request(self, *_: Any, **options: Any) -> Any:
        """Run one action on the JSON that Rasa would post, and return the JSON that the server would reply."""
        call = json.loads(json.dumps(options["json"]))
        try:
            return json.loads(json.dumps(await self._executor.run(call)))
        except Exception as error:
            self.failure = f"{call.get('next_action')}: {type(error).__name__}: {error}"
            raise


class AssistantHere:
    """Answers messages in this process; to be used in a `with` block."""

    def __init__(self, model: Path, store: Path, endpoint: EndpointConfig | None = None) -> None:
        """Load a trained model (seconds).

        Args:
            model: the model's tar.gz.
            store: the FAQ store that the actions read.
            endpoint: another action endpoint, for example an action server's.

        Raises:
            EvaluationError: where there is no such model.
        """
        if not model.is_file():
            raise EvaluationError(f"There is no model {model}; `make train` makes the one for the present wordings.")
        quiet()
        self._store = store
        self._store_before = os.environ.get(STORE)
        self._actions = ActionsHere()
        self._memory = InMemoryTrackerStore(Domain.empty())
        self._agent = Agent.load(model, tracker_store=self._memory, action_endpoint=endpoint or self._actions)
        # Not uvloop, which sanic sets as the default: it cannot be closed while the server's kept connections are open.
        self._loop = asyncio.SelectorEventLoop()
        self._number = 0

    def __enter__(self) -> Self:
        """Let the actions read the store, and answer a few messages, for the first ones are slow."""
        os.environ[STORE] = str(self._store)
        for text in WARM_UP:
            self.conversation("web")(text)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the event loop, and let the actions read the store that they read before."""
        self._loop.close()
        if self._store_before is None:
            os.environ.pop(STORE, None)
        else:
            os.environ[STORE] = self._store_before

    def conversation(self, channel: str) -> Callable[[str], Heard]:
        """Begin a conversation on an input channel and return the function that says something in it."""
        self._memory.store.clear()
        self._number += 1
        sender = f"evaluation-{self._number}"
        return lambda text: self._loop.run_until_complete(self._say(text, sender, channel))

    def parse(self, text: str) -> dict[str, Any]:
        """Return Rasa's understanding alone (intent, ranking, entities), without rules and actions."""
        parsed: dict[str, Any] = self._loop.run_until_complete(self._agent.parse_message(text))
        return parsed

    async def _say(self, text: str, sender: str, channel: str) -> Heard:
        output = CollectingOutputChannel()
        self._actions.failure = ""
        started = time.perf_counter()
        await self._agent.handle_message(UserMessage(text, output, sender_id=sender, input_channel=channel))
        seconds = time.perf_counter() - started
        tracker = await self._memory.retrieve(sender)
        parsed = (tracker.latest_message.parse_data or {}) if tracker and tracker.latest_message else {}
        return Heard(
            payloads=tuple(Payload.from_dict(m["custom"]) for m in output.messages if "custom" in m),
            ranking=tuple((r["name"], float(r["confidence"])) for r in (parsed.get("intent_ranking") or [])[:TOP]),
            seconds=seconds,
            failure=self._actions.failure,
        )


def quiet() -> None:
    """Keep Rasa's own log to errors, so that the progress bar stays readable."""
    configure_structlog(logging.ERROR)
    logging.getLogger().setLevel(logging.ERROR)
