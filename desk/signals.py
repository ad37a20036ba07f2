"""What became of an answer, by its revision: shown, opened, copied, did not help. Never a caller's words."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from anyio import to_thread

from desk.entries import TOPIC, Place
from desk.state import Desk

CHANNEL = "agent"
KINDS = ("shown", "opened", "copied", "did_not_help")
MOST = 16

log = logging.getLogger(__name__)


async def record(desk: Desk, signals: Iterable[tuple[str, str, str]]) -> None:
    """Add (topic, revision, kind) to the question log; a log that cannot be written never stops an agent."""
    await to_thread.run_sync(_record, desk, tuple(signals))


def _record(desk: Desk, signals: tuple[tuple[str, str, str], ...]) -> None:
    try:
        for topic, revision, kind in signals:
            found = desk.look_up.places.get(Place(TOPIC, topic))
            if found is not None and kind in KINDS and revision in found.revisions.values():
                desk.questions.add_signal(channel=CHANNEL, topic=topic, revision=revision, kind=kind)
    except Exception:
        log.exception("A signal could not be written to the question log.")
