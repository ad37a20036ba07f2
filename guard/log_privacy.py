"""Keeps what people say out of every log, traceback and crash report of a process.

Rasa's and its libraries' messages name places and kinds of things; what people said gets into them through exceptions
(an action's failure carries the whole conversation) and debug messages. So an exception is logged by its type and the
places it passed, without its message and without the values of variables, and debug messages are not logged at all.
"""

from __future__ import annotations

import logging
import os
import re
import sys
import threading
import traceback
import warnings
from types import TracebackType
from typing import Any

MOST_CHARACTERS = 400
QUERY = re.compile(r"(https?://[^\s'\"?]*|/[^\s'\"?]*)\?[^\s'\"]*")
EVENT_FIELDS = frozenset(
    {"event", "event_info", "event_key", "level", "timestamp", "status", "action_name", "model_id"}
)
"""Of a structured message nothing else is written; Rasa's others hold texts, slots and entities."""
_plain_factory = logging.getLogRecordFactory()


def keep_texts_out_of_logs() -> None:
    """Protect this process; once or many times."""
    logging.setLogRecordFactory(private_record)
    logging.disable(logging.DEBUG)
    sys.excepthook = _report
    threading.excepthook = lambda failed: _report(failed.exc_type, failed.exc_value, failed.exc_traceback)
    warnings.showwarning = _show_warning
    _protect_structlog()


def private_record(*arguments: Any, **options: Any) -> logging.LogRecord:
    """Make a log record in which exceptions have neither message nor values, and addresses have no query."""
    record = _plain_factory(*arguments, **options)
    if record.exc_info and record.exc_info[1] is not None:
        record.exc_text = places(record.exc_info[1])
    if record.name == "asyncio" and isinstance(record.msg, str):
        record.msg = record.msg.split("\n", 1)[0]  # the lines behind it show tasks, and those show their exceptions
    record.exc_info = None
    record.stack_info = None
    if isinstance(record.args, tuple):
        record.args = tuple(_without_message(argument) for argument in record.args)
    record.msg = shortened(record.msg) if isinstance(record.msg, str) else str(_without_message(record.msg))
    return record


def places(error: BaseException) -> str:
    """Return the types of an exception and of its causes, and where each passed: file, line, function."""
    lines: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines.append(f"{type(current).__module__}.{type(current).__qualname__}")
        for frame in traceback.extract_tb(current.__traceback__):
            lines.append(f"  {os.path.relpath(frame.filename)}:{frame.lineno} {frame.name}")
        current = current.__cause__ or current.__context__
    return "\n".join(lines)


def shortened(message: str) -> str:
    """Return a message without the queries of addresses, MOST_CHARACTERS long at most."""
    message = QUERY.sub(r"\1?...", message)
    return message if len(message) <= MOST_CHARACTERS else f"{message[:MOST_CHARACTERS]}..."


def private_event(_: Any, __: str, event: dict[str, Any]) -> dict[str, Any]:
    """Leave in a structured message (structlog) only what holds no text; an exception becomes its type."""
    kept = {name: value for name, value in event.items() if name in EVENT_FIELDS}
    error = event.get("exc_info")
    if error is True:
        error = sys.exc_info()
    if isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        kept["error"] = type(error).__qualname__
    return kept


def _without_message(value: Any) -> Any:
    if isinstance(value, BaseException):
        return type(value).__qualname__
    return shortened(value) if isinstance(value, str) else value


def _report(kind: type[BaseException], error: BaseException | None, _: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt | SystemExit):
        sys.__excepthook__(kind, error or kind(), None)
        return
    print(places(error) if error is not None else kind.__qualname__, file=sys.stderr)


def _show_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: Any = None,
    line: str | None = None,
) -> None:
    """A warning's text may quote what was said: its kind and place are enough to find it."""
    print(f"{os.path.relpath(filename)}:{lineno} {category.__name__}", file=sys.stderr)


def _protect_structlog() -> None:
    """Put `private_event` before all else. The list is changed in place, for loggers that exist already hold it."""
    try:
        import structlog
    except ModuleNotFoundError:
        return
    processors = structlog.get_config()["processors"]
    if private_event not in processors:
        processors.insert(0, private_event)
