"""The corrections keep what Rasa does; and where a new Rasa no longer needs one, its test says so."""

from __future__ import annotations

import asyncio
import inspect
from typing import Any

import pytest

pytestmark = pytest.mark.slow
GOOD = {"events": [{"event": "slot", "name": "x", "value": None, "timestamp": None}], "responses": [{"text": "a"}]}
WRONG: list[Any] = [{"events": [{"event": "no such event"}]}, {"events": 3}, {"responses": ["a"]}, [], "secret words"]


def test_an_actions_reply_is_judged_as_rasa_judges_it() -> None:
    from jsonschema import ValidationError
    from rasa.core.actions.action import RemoteAction

    from channels.rasa_corrections import correct_rasa, validate_action_result

    rasas = RemoteAction._validate_action_result
    action = RemoteAction("action_answer_faq", None)
    assert validate_action_result(action, GOOD) is rasas(action, GOOD) is True
    for wrong in WRONG:
        with pytest.raises(ValidationError):
            rasas(action, wrong)
        with pytest.raises(ValidationError) as raised:
            validate_action_result(action, wrong)
        assert "secret words" not in str(raised.value)
    correct_rasa()
    assert RemoteAction._validate_action_result is validate_action_result


def test_rasa_still_checks_its_schema_every_time(monkeypatch: pytest.MonkeyPatch) -> None:
    from jsonschema.validators import validator_for
    from rasa.core.actions.action import RemoteAction

    from channels.rasa_corrections import _rasas_validate, _validator, validate_action_result

    one = RemoteAction("action_answer_faq", None)
    kind = validator_for(one.action_response_format_spec())
    checked: list[Any] = []
    monkeypatch.setattr(kind, "check_schema", classmethod(lambda _, schema, *__: checked.append(schema)))
    for _ in range(3):
        _rasas_validate(one, GOOD)
    assert len(checked) == 3, "this Rasa no longer needs the first correction; take it out"
    checked.clear()
    _validator.cache_clear()
    for _ in range(3):
        validate_action_result(one, GOOD)
    assert len(checked) == 1
    _validator.cache_clear()


def test_the_next_message_of_a_conversation_does_not_wait_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    from rasa.core.lock_store import InMemoryLockStore

    from channels.rasa_corrections import LOOK_SECONDS, _rasas_lock, correct_rasa

    correct_rasa()

    async def two() -> list[str]:
        locks, done = InMemoryLockStore(), []

        async def one(name: str) -> None:
            async with locks.lock("a"):
                await asyncio.sleep(0.01)
                done.append(name)

        await asyncio.gather(one("first"), one("second"))
        return done

    slept: list[float] = []
    sleep = asyncio.sleep
    monkeypatch.setattr("rasa.core.lock_store.asyncio.sleep", lambda seconds: slept.append(seconds) or sleep(seconds))
    assert asyncio.run(two()) == ["first", "second"]
    assert max(slept) == LOOK_SECONDS
    waits = inspect.signature(_rasas_lock).parameters["wait_time_in_seconds"].default
    assert waits == 1, "this Rasa no longer needs the second correction; take it out"
