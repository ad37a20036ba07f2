"""What we correct in Rasa 3.6.21, all of it, at one place. Each correction keeps what Rasa does and changes the cost.

1. RemoteAction._validate_action_result checks its own constant JSON schema against the schema of schemas for every
   reply of an action: 22 of the 34 ms of processor time that an answer took. Here it is checked once.
2. LockStore.lock looks only once a second whether the message before has been answered, so that one person's second
   message waits a whole second. Here it looks every 20 ms.

tests/channels/test_rasa_corrections.py fails when a new Rasa makes one of them wrong or needless.
"""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from functools import cache
from typing import Any

from jsonschema import ValidationError
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction
from rasa.core.lock_store import LOCK_LIFETIME, LockStore

LOOK_SECONDS = 0.02
_rasas_lock = LockStore.lock
_rasas_validate = RemoteAction._validate_action_result


def correct_rasa() -> None:
    """Put the corrections in place, for this process; once or many times."""
    RemoteAction._validate_action_result = validate_action_result
    LockStore.lock = lock


@cache
def _validator() -> Any:
    schema = RemoteAction.action_response_format_spec()
    kind = validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)


def validate_action_result(action: RemoteAction, result: Any) -> bool:
    """Return True for what an action may reply; raises jsonschema's ValidationError, without the reply in it."""
    for error in _validator().iter_errors(result):
        place = "/".join(map(str, error.absolute_path))
        raise ValidationError(f"The reply of {action.name()} is not what Rasa expects at {place!r}.")
    return True


def lock(
    store: LockStore,
    conversation_id: str,
    lock_lifetime: float = LOCK_LIFETIME,
    wait_time_in_seconds: float = LOOK_SECONDS,
) -> AbstractAsyncContextManager[Any]:
    """Rasa's own lock with a shorter wait between two looks."""
    held: AbstractAsyncContextManager[Any] = _rasas_lock(store, conversation_id, lock_lifetime, wait_time_in_seconds)
    return held
