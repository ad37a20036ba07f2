"""Takes up a newly published model while questions are being answered.

`MARLOW_MODEL` goes through the link `live/current` where a release is served. When the link comes to point at another
model, that one is loaded in a thread beside the old one, which answers meanwhile; then one assignment lets the next
message go to the new one. A message that the old one is working on is finished by it.
"""

from __future__ import annotations

import asyncio
import logging
import os
from pathlib import Path
from typing import Any

from sanic import Sanic

from channels.readiness import MODEL

logger = logging.getLogger(__name__)
LOOK_EVERY = 2.0
"""Seconds."""


def follow_live_model(app: Sanic) -> None:
    """Follow the model that MARLOW_MODEL names; without one there is nothing to follow."""
    if os.environ.get(MODEL):
        app.add_task(follow(app, Path(os.environ[MODEL])))


async def follow(app: Any, named: Path, every: float = LOOK_EVERY) -> None:
    """Look every so many seconds whether the path leads to another model, and load that one."""
    loaded = os.path.realpath(named)
    while True:
        await asyncio.sleep(every)
        now = os.path.realpath(named)
        agent = getattr(app.ctx, "agent", None)
        if now == loaded or agent is None or not os.path.isfile(now):
            continue
        loaded = now  # a model that cannot be loaded is not tried again and again
        try:
            await swap(agent, named)
            logger.info("The published model %s answers from now on.", os.path.basename(now))
        except Exception as error:
            logger.error("The published model could not be loaded (%s); the old one goes on.", type(error).__name__)


async def swap(agent: Any, model: Path) -> None:
    """Load a model beside the agent's own and let the next message go to it; conversations go on."""
    from rasa.core.processor import MessageProcessor

    processor = await asyncio.to_thread(
        MessageProcessor,
        model_path=model,
        tracker_store=agent.tracker_store,
        lock_store=agent.lock_store,
        action_endpoint=agent.action_endpoint,
        generator=agent.nlg,
        http_interpreter=agent.http_interpreter,
    )
    agent.processor = processor
    agent.domain = processor.domain
    agent.tracker_store.domain = processor.domain
