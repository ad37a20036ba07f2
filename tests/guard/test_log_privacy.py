"""A marker in what is said shows up in no log, whatever goes wrong."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MARKER = "zqmarker"
FAULTS = """
import asyncio, logging, sys, threading, warnings
import structlog
logging.basicConfig(level=logging.DEBUG, format="%(levelname)s %(name)s %(message)s")
PROTECT
logger = logging.getLogger("rasa.core.processor")
said = "my MARKER text"
def fail():
    held_by_a_variable = said
    try:
        raise ValueError("cause: " + said)
    except ValueError as error:
        raise RuntimeError("failed: " + said) from error
try:
    fail()
except RuntimeError as error:
    logger.exception("While running action 'action_answer_faq'.")
    logger.error(error)
    logger.error("It failed: %s and %r", error, error)
    logger.warning("With exc_info", exc_info=True, stack_info=True)
    structlog.get_logger().exception("rest.message.received.failure", text=said, event_info="A failure")
    structlog.get_logger().error("processor.extract.slots", rasa_events=[said])
logger.debug("Parsed %s", said)
logging.getLogger("sanic.error").error("Exception occurred while handling uri: 'http://x/y?text=MARKER'")
warnings.warn("Could not parse " + said)
async def lost():
    asyncio.get_running_loop().create_task(later())
    await asyncio.sleep(0.01)
async def later():
    raise RuntimeError(said)
asyncio.run(lost())
thread = threading.Thread(target=fail); thread.start(); thread.join()
fail()
""".replace("MARKER", MARKER)
PROTECT = "from guard.log_privacy import keep_texts_out_of_logs; keep_texts_out_of_logs()"


def logged(protect: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", FAULTS.replace("PROTECT", protect)], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 1
    return done.stdout + done.stderr


def test_no_fault_writes_what_was_said() -> None:
    log = logged(PROTECT)
    assert MARKER not in log
    kept = ["While running action 'action_answer_faq'.", "builtins.RuntimeError", "builtins.ValueError", " fail"]
    for left in [*kept, "rest.message.received.failure", "UserWarning", "http://x/y?...", "never retrieved"]:
        assert left in log


def test_without_the_protection_they_would() -> None:
    assert logged("").count(MARKER) > 10


PARTS = {
    "records": "logging.setLogRecordFactory(logging.LogRecord)",
    "debug messages": "logging.disable(logging.NOTSET)",
    "what ends the process": "sys.excepthook = sys.__excepthook__",
    "what ends a thread": "threading.excepthook = threading.__excepthook__",
    "warnings": "warnings.showwarning = shown",
    "structured messages": "structlog.get_config()['processors'].remove(guard.log_privacy.private_event)",
}


@pytest.mark.parametrize("part", PARTS)
def test_without_one_part_of_the_protection_it_would(part: str) -> None:
    assert MARKER in logged(f"shown = warnings.showwarning; import guard.log_privacy; {PROTECT}; {PARTS[part]}")


@pytest.mark.parametrize("length", [10, 5000])
def test_long_messages_are_cut(length: int) -> None:
    from guard.log_privacy import MOST_CHARACTERS, shortened

    assert len(shortened("a" * length)) <= MOST_CHARACTERS + 3
