"""Restarts workers one after the other, so that there is always one that answers."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import requests

READY_LIMIT = 180.0
"""Seconds that a worker has to get ready; loading the model takes 15 to 30."""
LOOK_EVERY = 0.5
SETTLE = 5.0
"""Seconds between one worker's readiness and the next restart: nginx tries a worker that failed again after
fail_timeout (2 s), and with the other one gone too early it would have none."""


class RollError(Exception):
    """The round was stopped; the message says at which worker and what to do, and the others were not touched."""


def roll(
    workers: Sequence[str],
    restart: Callable[[str], object],
    limit: float = READY_LIMIT,
    look_every: float = LOOK_EVERY,
    settle: float = SETTLE,
) -> None:
    """Restart each worker (its address), and go on to the next only when it is ready.

    Raises RollError when there is only one, when another is not ready before a restart, and when one does not get ready
    after its restart.
    """
    if len(workers) < 2:
        raise RollError("There is one worker only, so nobody would answer meanwhile; name all workers.")
    for number, worker in enumerate(workers):
        if number:
            time.sleep(settle)
        for other in workers:
            if other != worker and (reason := why_not_ready(other)):
                raise RollError(f"{worker} was not restarted, because {other} is not ready: {reason} Repair it first.")
        restart(worker)
        deadline = time.monotonic() + limit
        time.sleep(look_every)
        while reason := why_not_ready(worker):
            if time.monotonic() > deadline:
                raise RollError(
                    f"{worker} is not ready {limit:.0f} s after its restart: {reason} The others still run as before; "
                    "look into its log, or put the former model or store back and restart it."
                )
            time.sleep(look_every)


def why_not_ready(worker: str) -> str:
    """Return the reason why a worker is not ready, in a sentence; "" where it is."""
    try:
        with requests.Session() as session:
            session.trust_env = False
            reply = session.get(worker + "/ready", timeout=10)
    except requests.RequestException as error:
        return f"it does not reply ({type(error).__name__})."
    if reply.status_code == 200:
        return ""
    try:
        return " ".join(reply.json()["reasons"])
    except (ValueError, KeyError, TypeError):
        return f"it replies with HTTP status {reply.status_code}."
