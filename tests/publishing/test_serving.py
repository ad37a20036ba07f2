"""What was published, served: nobody notices the swap of store and model, and every channel says the new answer."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import requests

from evaluation.question import Question
from launcher.conversation import Conversation
from launcher.ports import free_port
from launcher.settings import Settings
from launcher.train import ensure_model
from publishing.answered import Answered
from publishing.gate import Tools, publish
from publishing.releases import Releases
from tests.channels.voices.test_alexa import SKILL, Alexa, Authority
from tests.channels.voices.test_real_calls import TOKEN, Call
from tests.conftest import copy_project

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
QUESTION = "can i shower"
LEAD = "You may shower one day after the test"
LEAFLET = "Going home after your test"
PUBLISHED = "answers from now on"
SWAPPED = "not_covered", "shower", "not_covered"
SECONDS = 600


def until(happens: Callable[[], bool], what: str) -> None:
    """Wait for something that takes seconds on a machine with nothing else to do."""
    deadline = time.monotonic() + SECONDS
    while not happens():
        assert time.monotonic() < deadline, f"{what} did not happen in {SECONDS} seconds"
        time.sleep(0.3)


def all_right(model: Path, faq: Path, questions: Sequence[Question]) -> list[Answered]:
    """Stands in for minutes of asking."""
    return [
        Answered(one.id, one.set, at, False, turn.text, "", "right", "", "", False, False)
        for one in questions
        for at, turn in enumerate(one.turns)
    ]


class Asking(threading.Thread):
    """Somebody who asks all the time, each time in a new conversation; remembers each reply, and each failure."""

    def __init__(self, url: str) -> None:
        super().__init__(daemon=True)
        self.url = url
        self.said: list[tuple[str, str | None, bool]] = []
        self.failed: list[str] = []
        self.ended = threading.Event()

    def run(self) -> None:
        while not self.ended.is_set():
            try:
                for payload in Conversation(self.url, timeout=30).say(QUESTION):
                    self.said.append((payload["act"], payload["topic"], bool(payload.get("from_guard"))))
            except Exception as error:
                self.failed.append(repr(error))

    def last(self) -> str:
        act, topic, _ = self.said[-1]
        return topic or act

    def runs(self) -> tuple[str, ...]:
        """What was said, without what was said just before; the guard's apology for a late reply left out."""
        names = [topic or act for act, topic, guard in self.said if not guard]
        return tuple(name for at, name in enumerate(names) if at == 0 or names[at - 1] != name)


@dataclass
class Site:
    """A hospital's copy of the project, and what it serves."""

    root: Path
    url: str
    desk: str
    log: Path
    authority: Authority
    calls: int = 0

    def publish(self) -> None:
        """Go through the gate; that its test questions are answered as before is taken for granted here."""
        settings = Settings.from_environment({}, self.root)
        publish(settings, Tools(ensure_model, all_right, lambda: pytest.fail("no wording is new")))

    def models_taken_up(self) -> int:
        return (self.root / "build" / "logs" / "rasa.log").read_text(encoding="utf-8").count(PUBLISHED)

    def on_the_web(self) -> dict[str, Any]:
        (payload,) = Conversation(self.url).say(QUESTION)
        return payload

    def on_the_phone(self) -> tuple[str, str]:
        """What a caller hears, and then to "who says so"."""
        self.calls += 1
        call = Call(self.url, f"CA{self.calls}")
        call.turn(CallStatus="ringing")
        return call.say(QUESTION), call.say("who says so")

    def with_alexa(self) -> str:
        def post(path: str, body: bytes, headers: dict[str, str]) -> requests.Response:
            return requests.post(self.url + path, data=body, headers=headers, timeout=30)

        return Alexa(SimpleNamespace(post=post), self.authority).question(QUESTION)

    def aloud(self) -> requests.Response:
        """The sound of the stored answer."""
        return requests.post(f"{self.url}/webhooks/voice/say", json={"topic": "shower"}, timeout=60)

    def at_the_desk(self) -> tuple[str, requests.Response]:
        """The list for the question, and the answer's card."""
        with requests.Session() as agent:
            found = re.search(r'name="csrf" value="([^"]+)"', agent.get(self.desk, timeout=30).text)
            assert found is not None
            form = {"csrf": found[1], "q": QUESTION}
            listed = agent.post(self.desk + "/", data=form, headers={"Origin": self.desk}, timeout=30)
            assert listed.status_code == 200, listed.text
            return listed.text, agent.get(f"{self.desk}/topics/shower", timeout=30)

    def without_a_server(self) -> list[str]:
        """The topics that the chat widget can find when the assistant is gone."""
        stored = requests.get(f"{self.url}/webhooks/web/widget/answers.json", timeout=30).json()
        return [answer["topic"] for answer in stored["answers"]]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One that has published, and serves; with the model of this checkout."""
    root = copy_project(tmp_path_factory.mktemp("hospital") / "marlow")
    model = ensure_model(Settings.from_environment({}))
    (root / "models").mkdir()
    shutil.copy2(model, root / "models" / model.name)
    if (said := ROOT / "build" / "speech" / "audio").is_dir():  # else every answer is said anew, for minutes
        shutil.copytree(said, root / "build" / "speech" / "audio")
    port, desk = free_port(), free_port()
    authority, chains = Authority(), root / "build" / "chains"
    chains.mkdir(parents=True)
    (chains / "echo-api-cert.pem").write_bytes(authority.chain())
    (chains / "roots.pem").write_bytes(authority.pem)
    place = Site(root, f"http://127.0.0.1:{port}", f"http://127.0.0.1:{desk}", root / "serve.log", authority)
    place.publish()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("MARLOW_")},
        "MARLOW_PORT": str(port), "MARLOW_ACTIONS_PORT": str(free_port()), "MARLOW_DESK_PORT": str(desk),
        "MARLOW_RATE_ADDRESS": "0", "TWILIO_AUTH_TOKEN": TOKEN, "MARLOW_ALEXA_SKILL": SKILL,
        "MARLOW_ALEXA_CHAINS": str(chains), "MARLOW_ALEXA_ROOTS": str(chains / "roots.pem"),
    }  # fmt: skip
    with place.log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "launcher", "serve"], cwd=root, env=environment,
            stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def answers() -> bool:
        told = place.log.read_text(encoding="utf-8")
        assert process.poll() is None, told
        return "Marlow answers at" in told

    try:
        until(answers, "the start")
        yield place
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)


def require_not_covered(site: Site) -> None:
    payload = site.on_the_web()
    assert payload["act"] == "not_covered"
    assert "local-shower" not in [source["id"] for source in payload["sources"]]
    for said in (site.on_the_phone()[0], site.with_alexa()):
        assert LEAD not in said and "don't say" in said
    assert site.aloud().status_code == 404
    until(
        lambda: LEAFLET not in (shown := site.at_the_desk())[0] and shown[1].status_code == 404, "the desk's old list"
    )
    assert "shower" not in site.without_a_server()


def require_the_local_answer(site: Site) -> None:
    payload = site.on_the_web()
    assert (payload["act"], payload["topic"], payload["title"]) == ("answer", "shower", "When may I shower?")
    assert [(source["id"], source["title"]) for source in payload["sources"]] == [("local-shower", LEAFLET)]
    said, who = site.on_the_phone()
    assert LEAD in said and "the demonstration hospital" in who
    assert LEAD in site.with_alexa()
    spoken = site.aloud()
    assert spoken.status_code == 200 and spoken.content[:4] == b"RIFF"
    until(lambda: "When may I shower?" in site.at_the_desk()[0], "the desk's new list")
    card = site.at_the_desk()[1]
    assert card.status_code == 200 and LEAD in card.text and LEAFLET in card.text
    assert "shower" in site.without_a_server()


def test_one_file_is_published_and_taken_back_while_people_ask(site: Site) -> None:
    require_not_covered(site)
    asking = Asking(site.url)
    asking.start()
    until(lambda: len(asking.said) > 3, "the first reply")

    shutil.copy(ROOT / "tests" / "publishing" / "shower.md", site.root / "data" / "local" / "shower.md")
    site.publish()
    until(lambda: asking.last() == "shower", "the new answer")
    until(lambda: site.models_taken_up() == 1, "the new model")
    require_the_local_answer(site)

    Releases(site.root).roll_back()
    until(lambda: asking.last() == "not_covered", "the old answer")
    until(lambda: site.models_taken_up() == 2, "the old model")
    asked = len(asking.said)
    until(lambda: len(asking.said) > asked + 3, "a reply of the old model")
    asking.ended.set()
    asking.join(60)
    require_not_covered(site)

    late = sum(guard for _, _, guard in asking.said)
    print(f"{len(asking.said)} replies, {len(asking.failed)} failures, {late} later than the web channel waits")
    assert asking.failed == []
    assert asking.runs() == SWAPPED
