"""The sentence encoder works in a thread of its own, for all who wait at once, while the event loop goes on.

The encoder takes the largest part of understanding and leaves Python's lock alone meanwhile; Rasa calls it from its
event loop, which then does nothing else. Here the graph runs in a greenlet, as SQLAlchemy's asyncio does it: where the
encoder is called, the greenlet steps aside, and goes on when the thread has the vectors. All Python code of a turn
stays in the event loop's thread, so that no component has to be safe for threads. What several conversations ask
meanwhile is encoded in one batch; vectors of a batch differ from those alone in the seventh digit. Short texts that
come again are not encoded again.
"""

from __future__ import annotations

import asyncio
import hashlib
import secrets
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Any

import numpy as np
from greenlet import getcurrent, greenlet

Rows = np.ndarray[Any, np.dtype[np.float32]]
Lists = tuple[list[str], ...]
KEPT = 4096
KEPT_CHARACTERS = 60
"""Longer texts tell a story and do not come again."""


class Aside(greenlet):
    """A function whose `wait_for` lets the event loop go on."""


async def run_aside(function: Callable[[], Any]) -> Any:
    """Run a function in the event loop's thread and return its result; the loop goes on during `wait_for`."""
    aside = Aside(function)
    aside.gr_context = copy_context()
    result = aside.switch()
    while not aside.dead:
        try:
            done = await result
        except BaseException as error:  # also when the whole turn is cancelled
            result = aside.throw(error)
        else:
            result = aside.switch(done)
    return result


def nothing() -> None:
    """What is done meanwhile, if nobody says."""


def wait_for(awaitable: Awaitable[Any]) -> Any:
    """Return what an awaitable gives; only inside of `run_aside`."""
    assert isinstance(getcurrent(), Aside) and getcurrent().parent is not None
    return getcurrent().parent.switch(awaitable)


def finished(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """Return the result of a coroutine that waits for nothing but by `wait_for`."""
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value
    coroutine.close()
    raise RuntimeError("Rasa's parse_message waits for something else now; channels/encoding_thread.py must follow.")


class Together:
    """Stands in for a function of lists of equal length; outside of `run_aside` it is the function itself.

    `meanwhile` is called once, while the rows are computed.
    """

    def __init__(self, own: Callable[..., Rows], thread: ThreadPoolExecutor) -> None:
        """Take the function, which gives a row for each place of the lists, and a thread."""
        self._own = own
        self._thread = thread
        self._waiting: list[tuple[Lists, asyncio.Future[Rows]]] = []
        self._busy = False
        self._salt = secrets.token_bytes(16)
        self._kept: OrderedDict[bytes, Rows] = OrderedDict()

    def __call__(self, *lists: Any, meanwhile: Callable[[], None] = nothing) -> Rows:
        """Return the rows, in the order of the lists."""
        if not isinstance(getcurrent(), Aside) or not lists[0] or not all(isinstance(some, list) for some in lists):
            meanwhile()
            return self._own(*lists)
        keys = [self._key(place) for place in zip(*lists, strict=True)]
        found = {key: self._kept[key] for key in keys if key in self._kept}
        unknown = [i for i, key in enumerate(keys) if key not in found and key not in keys[:i]]
        coming: asyncio.Future[Rows] | None = None
        if unknown:
            coming = asyncio.get_running_loop().create_future()
            self._waiting.append((tuple([some[i] for i in unknown] for some in lists), coming))
            if not self._busy:
                self._begin()
        meanwhile()
        if coming is not None:
            rows = wait_for(coming)
            for i, row in zip(unknown, rows, strict=True):
                found[keys[i]] = row
                if len(lists[0][i]) <= KEPT_CHARACTERS:
                    self._kept[keys[i]] = row
        for key in keys:
            if key in self._kept:
                self._kept.move_to_end(key)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return np.stack([found[key] for key in keys])

    def __len__(self) -> int:
        """How many rows are kept."""
        return len(self._kept)

    def _key(self, place: Sequence[str]) -> bytes:
        """Return a keyed hash: the texts themselves are not kept."""
        return hashlib.blake2b("\0".join(place).encode(), key=self._salt, digest_size=16).digest()

    def _begin(self) -> None:
        """Give the thread all that waits, in one batch."""
        batch = [one for one in self._waiting if not one[1].done()]  # what is cancelled is not computed
        self._waiting.clear()
        self._busy = bool(batch)
        if batch:
            joined = [[value for lists, _ in batch for value in lists[at]] for at in range(len(batch[0][0]))]
            work = asyncio.get_running_loop().run_in_executor(self._thread, lambda: self._own(*joined))
            work.add_done_callback(lambda done: self._finish(batch, done))

    def _finish(self, batch: list[tuple[Lists, asyncio.Future[Rows]]], done: asyncio.Future[Rows]) -> None:
        error = asyncio.CancelledError() if done.cancelled() else done.exception()
        at = 0
        for lists, future in batch:
            if not future.done():
                if error is None:
                    future.set_result(done.result()[at : at + len(lists[0])])
                else:
                    future.set_exception(error)
            at += len(lists[0])
        self._begin()


def set_aside(runner: Any) -> None:
    """Give the components of a graph that have an encoder a thread for it; once or many times."""
    for node in runner._instantiated_nodes.values():
        encoder = getattr(node._component, "_encoder", None)
        if encoder is None or isinstance(encoder.encode, Together):
            continue
        encoder.encode = Together(encoder.encode, ThreadPoolExecutor(1, thread_name_prefix="encoder"))
