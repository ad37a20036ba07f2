"""The encoder works beside the event loop, and gives everybody the rows of their own texts."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from channels.encoding_thread import KEPT_CHARACTERS, Together, finished, run_aside, set_aside, wait_for


def rows(texts: list[str], topics: list[str] | None = None) -> Any:
    """Return two numbers for each text and its topic."""
    return np.array([[len(text), len(topic)] for text, topic in zip(texts, topics or [""] * len(texts), strict=True)])


class Slow:
    """A function of lists that waits until it is let go, and remembers what it was given, and where."""

    def __init__(self) -> None:
        self.given: list[tuple[list[str], ...]] = []
        self.threads: set[int] = set()
        self.go = threading.Event()

    def __call__(self, *lists: Any) -> Any:
        self.given.append(lists)
        self.threads.add(threading.get_ident())
        self.go.wait(10)
        return rows(*lists)


@pytest.fixture
def slow() -> Slow:
    return Slow()


@pytest.fixture
def together(slow: Slow) -> Together:
    return Together(slow, ThreadPoolExecutor(1))


def ask(together: Together, *lists: Any) -> Any:
    return run_aside(lambda: together(*lists))


def test_the_loop_goes_on_and_what_waits_is_computed_together(slow: Slow, together: Together) -> None:
    async def talk() -> list[Any]:
        first = asyncio.ensure_future(ask(together, ["a"], ["x"]))
        while not slow.given:
            await asyncio.sleep(0.001)  # the loop goes on while the thread waits
        others = [
            asyncio.ensure_future(ask(together, ["bb", "ccc"], ["", "yy"])),
            asyncio.ensure_future(ask(together, ["dddd"], [""])),
        ]
        await asyncio.sleep(0.01)
        slow.go.set()
        return await asyncio.gather(first, *others)

    found = asyncio.run(talk())
    assert [one.tolist() for one in found] == [[[1, 1]], [[2, 0], [3, 2]], [[4, 0]]]
    assert slow.given == [(["a"], ["x"]), (["bb", "ccc", "dddd"], ["", "yy", ""])]
    assert threading.get_ident() not in slow.threads


def test_a_short_text_is_computed_once_and_a_long_one_each_time(slow: Slow, together: Together) -> None:
    slow.go.set()
    long = "x" * (KEPT_CHARACTERS + 1)

    async def talk() -> list[Any]:
        return [await ask(together, ["a", long, "a"]) for _ in range(2)]

    found = asyncio.run(talk())
    assert [one.tolist() for one in found] == [[[1, 0], [len(long), 0], [1, 0]]] * 2
    assert slow.given == [(["a", long],), ([long],)] and len(together) == 1


def test_the_same_text_after_another_topic_is_another(slow: Slow, together: Together) -> None:
    slow.go.set()

    async def talk() -> Any:
        await ask(together, ["a"], ["x"])
        return await ask(together, ["a"], ["xyz"])

    assert asyncio.run(talk()).tolist() == [[1, 3]]


def test_no_text_is_kept(slow: Slow, together: Together) -> None:
    slow.go.set()
    asyncio.run(ask(together, ["does it hurt"]))
    assert len(together) == 1
    assert all("hurt" not in repr(value) for name, value in vars(together).items() if name != "_own")
    again = Together(slow, ThreadPoolExecutor(1))
    asyncio.run(ask(again, ["does it hurt"]))
    assert not set(again._kept) & set(together._kept), "without its salt a hash could be found by trying"


def test_only_so_many_are_kept(monkeypatch: pytest.MonkeyPatch, slow: Slow, together: Together) -> None:
    monkeypatch.setattr("channels.encoding_thread.KEPT", 3)
    slow.go.set()
    asyncio.run(ask(together, list("abcde")))
    assert len(together) == 3


def test_a_failure_reaches_those_who_waited_and_the_next_is_answered() -> None:
    def fails(texts: list[str]) -> Any:
        if "bad" in texts:
            raise RuntimeError("no encoder")
        return rows(texts)

    together = Together(fails, ThreadPoolExecutor(1))

    async def talk() -> Any:
        with pytest.raises(RuntimeError, match="no encoder"):
            await ask(together, ["bad"])
        return await ask(together, ["good"])

    assert asyncio.run(talk()).tolist() == [[4, 0]]


def test_a_turn_whose_time_is_up_ends_and_is_not_computed(slow: Slow, together: Together) -> None:
    ended: list[str] = []

    def turn(text: str) -> Any:
        try:
            return together([text])
        finally:
            ended.append(text)

    async def talk() -> Any:
        first = asyncio.ensure_future(run_aside(lambda: turn("a")))
        while not slow.given:
            await asyncio.sleep(0.001)
        second = asyncio.ensure_future(run_aside(lambda: turn("bb")))
        await asyncio.sleep(0.01)
        second.cancel()
        await asyncio.gather(second, return_exceptions=True)
        assert second.cancelled() and ended == ["bb"]
        slow.go.set()
        await first
        return await ask(together, ["ccc"])

    assert asyncio.run(talk()).tolist() == [[3, 0]]
    assert slow.given == [(["a"],), (["ccc"],)]


def test_outside_of_a_turn_it_is_the_function_itself(slow: Slow, together: Together) -> None:
    slow.go.set()
    assert together(["abc"], ["d"]).tolist() == [[3, 1]] and slow.threads == {threading.get_ident()}


def test_what_a_function_raises_comes_out() -> None:
    async def fails() -> None:
        raise LookupError("inside")

    async def talk() -> None:
        await run_aside(lambda: wait_for(fails()))

    with pytest.raises(LookupError, match="inside"):
        asyncio.run(talk())


def test_a_coroutine_that_waits_by_itself_is_told() -> None:
    async def returns() -> int:
        return 3

    async def waits() -> None:
        await asyncio.sleep(0)

    assert finished(returns()) == 3
    with pytest.raises(RuntimeError, match="waits for something else"):
        finished(waits())


def test_the_components_with_an_encoder_are_set_aside_once() -> None:
    encoder = SimpleNamespace(encode=rows)
    nodes = {
        "one": SimpleNamespace(_component=SimpleNamespace(_encoder=encoder)),
        "other": SimpleNamespace(_component=SimpleNamespace()),
    }
    runner = SimpleNamespace(_instantiated_nodes=nodes)
    set_aside(runner)
    stand_in = encoder.encode
    set_aside(runner)
    assert encoder.encode is stand_in and isinstance(encoder.encode, Together)
    assert asyncio.run(run_aside(lambda: encoder.encode(["ab"], ["c"]))).tolist() == [[2, 1]]


def test_something_else_is_done_while_the_rows_are_computed(slow: Slow, together: Together) -> None:
    done: list[int] = []

    def meanwhile() -> None:
        assert slow.given or not slow.go.is_set()
        done.append(len(done))
        slow.go.set()  # the rows cannot be there before this

    asyncio.run(run_aside(lambda: together(["a"], [""], meanwhile=meanwhile)))
    asyncio.run(run_aside(lambda: together(["a"], [""], meanwhile=meanwhile)))  # known already
    together(["b"], [""], meanwhile=meanwhile)
    assert done == [0, 1, 2] and len(slow.given) == 2
