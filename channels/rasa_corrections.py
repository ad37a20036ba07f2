"""What we correct in Rasa 3.6.21, all of it, at one place. Each correction keeps what Rasa does and changes the cost.

1. RemoteAction._validate_action_result checks every reply of an action against a JSON schema, and that schema against
   the schema of schemas: 22 of the 34 ms of processor time that an answer took. Here the same shape is checked by hand.
2. LockStore.lock looks only once a second whether the message before has been answered, so that one person's second
   message waits a whole second. Here it looks every 20 ms.
3. RulePolicy tries every rule for every prediction. Here it tries those whose last action and intent can fit.
4. After an action Rasa runs all policies to find out that it has to listen. Our actions are always followed by
   listening (data/rules.yml has no rule that does otherwise, a test holds it), so each reply says so itself.
5. EndpointConfig opens a connection to the action server for every message. Here connections are kept for 2 seconds,
   which is less than the action server keeps them.
6. The processor copies events and slots deeply for debug messages that nobody logs. Here they are not copied.
7. At the top Rasa says hello with its version. Here stands our front page.
8. The graph runs in the event loop, which stands still while the encoder works. Here the encoder has a thread, and the
   loop goes on (channels/encoding_thread.py).
9. Dask plans the graph of a few components anew for every message, a millisecond of it. Here they run one after the
   other, each after those it needs.

tests/channels/test_rasa_corrections.py fails when a new Rasa makes one of them wrong or needless.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from types import SimpleNamespace
from typing import Any
from weakref import WeakKeyDictionary

import aiohttp
from jsonschema import ValidationError
from rasa import server
from rasa.core import processor
from rasa.core.actions.action import RemoteAction
from rasa.core.lock_store import LOCK_LIFETIME, LockStore
from rasa.core.policies import rule_policy
from rasa.core.policies.rule_policy import RulePolicy
from rasa.core.processor import MessageProcessor
from rasa.engine.runner import dask as dask_runner
from rasa.shared.core.constants import ACTION_LISTEN_NAME, PREVIOUS_ACTION, SHOULD_NOT_BE_SET, USER
from rasa.shared.core.events import Event, FollowupAction
from rasa.shared.utils.common import all_subclasses
from rasa.utils.endpoints import DEFAULT_REQUEST_TIMEOUT, EndpointConfig

from channels.encoding_thread import finished, run_aside, set_aside
from channels.widget_files import add_front_page

LOOK_SECONDS = 0.02
KEEP_SECONDS = 2.0
_rasas_lock = LockStore.lock
_rasas_validate = RemoteAction._validate_action_result
_rasas_run = RemoteAction.run
_rasas_possible_keys = RulePolicy._get_possible_keys
_rasas_session = EndpointConfig.session
_rasas_parse = MessageProcessor.parse_message
_EVENTS = frozenset(kind.type_name for kind in all_subclasses(Event))
_sessions: WeakKeyDictionary[asyncio.AbstractEventLoop, aiohttp.ClientSession] = WeakKeyDictionary()

Group = tuple[str | None, str | None]
Groups = dict[Group, set[str]]
_groups: dict[int, tuple[dict[str, str], Groups]] = {}


def correct_rasa() -> None:
    """Put the corrections in place, for this process; once or many times."""
    RemoteAction._validate_action_result = validate_action_result
    RemoteAction.run = run_and_listen
    LockStore.lock = lock
    RulePolicy._get_possible_keys = possible_keys
    EndpointConfig.session = kept_session
    server.add_root_route = add_front_page
    MessageProcessor.parse_message = parse_message
    dask_runner.dask = SimpleNamespace(get=run_in_order)
    no_copies = SimpleNamespace(deepcopy=lambda value: value)
    processor.copy = rule_policy.copy = no_copies


def validate_action_result(action: RemoteAction, result: Any) -> bool:
    """Return True for what an action may reply; raises jsonschema's ValidationError, without the reply in it."""
    events = result.get("events", []) if isinstance(result, dict) else None
    responses = result.get("responses", []) if isinstance(result, dict) else None
    if not isinstance(events, list) or not all(isinstance(e, dict) and e.get("event") in _EVENTS for e in events):
        raise ValidationError(f"The reply of {action.name()} has no list of events.")
    if not isinstance(responses, list) or not all(isinstance(response, dict) for response in responses):
        raise ValidationError(f"The reply of {action.name()} has no list of responses.")
    return True


async def parse_message(processor: MessageProcessor, *arguments: Any, **more: Any) -> dict[str, Any]:
    """Rasa's own reading of a message, whose encoder works in a thread."""
    if processor.http_interpreter:
        read: dict[str, Any] = await _rasas_parse(processor, *arguments, **more)
        return read
    set_aside(processor.graph_runner)
    read = await run_aside(lambda: finished(_rasas_parse(processor, *arguments, **more)))
    return read


def run_in_order(graph: Mapping[str, Any], targets: Sequence[str]) -> list[Any]:
    """Return what dask.get returns for a graph of Rasa's: a node is (function, *names of nodes) or (name, value)."""
    done: dict[str, Any] = {}

    def result(name: str) -> Any:
        if name not in done:
            first, *others = graph[name]
            done[name] = first(*map(result, others)) if callable(first) else graph[name]
        return done[name]

    return [result(name) for name in targets]


async def run_and_listen(action: RemoteAction, *arguments: Any) -> list[Event]:
    """Rasa's own running of an action, which is then followed by listening."""
    events: list[Event] = await _rasas_run(action, *arguments)
    return [*events, FollowupAction(ACTION_LISTEN_NAME)]


def lock(
    store: LockStore,
    conversation_id: str,
    lock_lifetime: float = LOCK_LIFETIME,
    wait_time_in_seconds: float = LOOK_SECONDS,
) -> AbstractAsyncContextManager[Any]:
    """Rasa's own lock with a shorter wait between two looks."""
    held: AbstractAsyncContextManager[Any] = _rasas_lock(store, conversation_id, lock_lifetime, wait_time_in_seconds)
    return held


def possible_keys(policy: RulePolicy, lookup: dict[str, str], states: list[Any]) -> set[str]:
    """Return the rules that fit the states: those that can fit the last one by action and intent, judged by Rasa."""
    last = states[-1] if states else {}
    action, intent = _required(last)
    if action is None:  # the start of a conversation, where Rasa's judgement does not look at the intent
        found: set[str] = _rasas_possible_keys(policy, lookup, states)
        return found
    groups = _grouped(lookup)
    fitting = {key for a in {action, None} for i in {intent, None} for key in groups.get((a, i), ())}
    narrowed: set[str] = _rasas_possible_keys(policy, {key: lookup[key] for key in fitting}, states)
    return narrowed


def _grouped(lookup: dict[str, str]) -> Groups:
    """Group the rules by the action and the intent that their last state requires (None: it does not)."""
    known = _groups.get(id(lookup))
    if known is None or known[0] is not lookup:
        groups: Groups = defaultdict(set)
        for key in lookup:
            groups[_required(RulePolicy._rule_key_to_state(key)[-1])].add(key)
        known = _groups[id(lookup)] = (lookup, dict(groups))
    return known[1]


def _required(state: Any) -> Group:
    action = (state.get(PREVIOUS_ACTION) or {}).get("action_name")
    intent = (state.get(USER) or {}).get("intent")
    return tuple(None if name in (None, SHOULD_NOT_BE_SET) else name for name in (action, intent))  # type: ignore[return-value]


@asynccontextmanager
async def _borrowed(endpoint: EndpointConfig) -> Any:
    loop = asyncio.get_running_loop()
    session = _sessions.get(loop)
    if session is None or session.closed:
        connector = aiohttp.TCPConnector(keepalive_timeout=KEEP_SECONDS, limit=0)
        timeout = aiohttp.ClientTimeout(total=DEFAULT_REQUEST_TIMEOUT)
        session = _sessions[loop] = aiohttp.ClientSession(connector=connector, timeout=timeout)
    yield session


def kept_session(endpoint: EndpointConfig) -> Any:
    """Return a session that is not closed behind each request; Rasa's own where the endpoint has a password."""
    return _rasas_session(endpoint) if endpoint.basic_auth else _borrowed(endpoint)
