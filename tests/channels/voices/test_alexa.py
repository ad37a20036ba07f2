"""Alexa's requests over HTTP, signed with a certificate of the tests' own; and requests that are not Alexa's."""

from __future__ import annotations

import base64
import json
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from channels.alexa import AlexaInput
from channels.alexa_signature import AlexaSignature, normal_address
from channels.front_door import Refused
from store.speakable import speech_flaws

SKILL = "amzn1.ask.skill.0000"
URL = "https://s3.amazonaws.com/echo.api/echo-api-cert.pem"
WEBHOOK = "/webhooks/alexa/skill"
NUMBER = "one, two zero two, five five five, zero one four two"


class Authority:
    """A root of trust, and certificates that it signs."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(65537, 2048)
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Root {uuid.uuid4().hex}")])
        self.certificate = self._build(self.name, self.key.public_key(), -900, 900, None)
        self.leaf_key = rsa.generate_private_key(65537, 2048)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    def chain(self, name: str = "echo-api.amazon.com", since: int = -30, until: int = 30) -> bytes:
        """A certificate for a name, valid from so many days ago to in so many days, and the root behind it."""
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        leaf = self._build(subject, self.leaf_key.public_key(), since, until, name)
        return leaf.public_bytes(serialization.Encoding.PEM) + self.pem

    def _build(self, subject: x509.Name, key: Any, since: int, until: int, name: str | None) -> x509.Certificate:
        now = datetime.now(UTC)
        authority = name is None
        usage = dict.fromkeys(("content_commitment", "data_encipherment", "key_agreement"), False)
        usage |= {"encipher_only": False, "decipher_only": False, "key_encipherment": not authority}
        usage |= {"digital_signature": not authority, "key_cert_sign": authority, "crl_sign": authority}
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self.name)
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now + timedelta(days=since))
            .not_valid_after(now + timedelta(days=until))
            .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
            .add_extension(x509.KeyUsage(**usage), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), critical=False)
        )
        if name is not None:
            builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
            builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        return builder.sign(self.key, hashes.SHA256())

    def sign(self, body: bytes) -> str:
        return base64.b64encode(self.leaf_key.sign(body, PKCS1v15(), hashes.SHA256())).decode()


@pytest.fixture(scope="session")
def authority() -> Authority:
    return Authority()


class Alexa:
    """Asks the skill as Alexa does."""

    def __init__(self, served: Any, authority: Authority) -> None:
        self.served = served
        self.authority = authority
        self.session = f"amzn1.echo-api.session.{uuid.uuid4()}"
        self.sent: tuple[bytes, dict[str, str]] = (b"", {})
        self.answer: dict[str, Any] = {}

    def message(self, kind: str, seconds: float = 0.0, skill: str = SKILL, **more: Any) -> dict[str, Any]:
        at = datetime.now(UTC) + timedelta(seconds=seconds)
        application = {"application": {"applicationId": skill}}
        stamp = {"requestId": f"amzn1.echo-api.request.{uuid.uuid4()}", "timestamp": at.strftime("%Y-%m-%dT%H:%M:%SZ")}
        return {
            "version": "1.0",
            "session": {
                "new": False,
                "sessionId": self.session,
                **application,
                "user": {"userId": "amzn1.ask.account.A"},
            },
            "context": {"System": {**application, "user": {"userId": "amzn1.ask.account.A"}}},
            "request": {"type": kind, "locale": "en-US", **stamp, **more},
        }

    def post(self, message: Any, url: str = URL, **headers: str) -> httpx.Response:
        body = message if isinstance(message, bytes) else json.dumps(message).encode()
        signed = {"SignatureCertChainUrl": url, "Signature-256": self.authority.sign(body)}
        self.sent = (body, {"Content-Type": "application/json", **signed, **headers})
        return self.send_again()

    def send_again(self) -> httpx.Response:
        response: httpx.Response = self.served.post(WEBHOOK, *self.sent)
        return response

    def ask(self, intent: str, **slots: str) -> str:
        filled = {name: {"name": name, "value": value} for name, value in slots.items()}
        return self.hear(self.message("IntentRequest", intent={"name": intent, "slots": filled}))

    def question(self, words: str) -> str:
        return self.ask("QuestionIntent", question=words)

    def hear(self, message: Any) -> str:
        """Return what is said; check the answer's shape."""
        response = self.post(message)
        assert response.status_code == 200, response.text
        self.answer = response.json()
        assert self.answer["version"] == "1.0" and len(response.content) < 24_000
        part = self.answer["response"]
        if not part:
            return ""
        assert isinstance(part["shouldEndSession"], bool)
        assert ("reprompt" in part) is not part["shouldEndSession"]
        texts = []
        for speech in [part["outputSpeech"], *([part["reprompt"]["outputSpeech"]] if "reprompt" in part else [])]:
            assert speech["type"] == "SSML" and len(speech["ssml"]) <= 8000
            texts.append(" ".join(ElementTree.fromstring(speech["ssml"]).itertext()))
            assert texts[-1].strip() and speech_flaws(texts[-1]) == []
        return texts[0]

    @property
    def over(self) -> bool:
        over: bool = self.answer["response"]["shouldEndSession"]
        return over


@pytest.fixture
def alexa(serve: Callable[[type[Any]], Any], authority: Authority, tmp_path: Path, monkeypatch: Any) -> Alexa:
    (tmp_path / "root.pem").write_bytes(authority.pem)
    (tmp_path / "echo-api-cert.pem").write_bytes(authority.chain())
    (tmp_path / "other-name.pem").write_bytes(authority.chain("echo-api.amazon.com.example"))
    (tmp_path / "expired.pem").write_bytes(authority.chain(since=-60, until=-1))
    (tmp_path / "not-yet.pem").write_bytes(authority.chain(since=1, until=60))
    (tmp_path / "foreign.pem").write_bytes(Authority().chain())
    (tmp_path / "garbage.pem").write_bytes(b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")
    (tmp_path / "empty.pem").write_bytes(b"")
    monkeypatch.setenv("MARLOW_ALEXA_ROOTS", str(tmp_path / "root.pem"))
    monkeypatch.setenv("MARLOW_ALEXA_CHAINS", str(tmp_path))
    monkeypatch.setenv("MARLOW_ALEXA_SKILL", SKILL)
    return Alexa(serve(AlexaInput), authority)


def test_a_session_from_launch_to_stop(alexa: Alexa) -> None:
    welcome = alexa.hear(alexa.message("LaunchRequest"))
    assert "not a doctor" in welcome and "nine one one" in welcome and not alexa.over
    assert alexa.question("how long does it take").startswith("About how long it takes: For a child")
    assert "Our sources don't say how long" in alexa.ask("AMAZON.YesIntent")
    assert alexa.ask("SlowerIntent").startswith("All right, more slowly.")
    assert 'rate="80%"' in alexa.answer["response"]["outputSpeech"]["ssml"]
    assert "Together by Saint Jude" in alexa.ask("WhoSaysSoIntent")
    assert "twenty twenty-two" in alexa.ask("WhenCheckedIntent")
    assert alexa.ask("AMAZON.HelpIntent").startswith("You can ask")
    assert "Goodbye" in alexa.ask("AMAZON.StopIntent") and alexa.over


@pytest.mark.parametrize("intent", ["AMAZON.CancelIntent", "AMAZON.NavigateHomeIntent"])
def test_cancel_and_home_end_the_session(alexa: Alexa, intent: str) -> None:
    assert "Goodbye" in alexa.ask(intent) and alexa.over


def test_a_carrier_phrase_and_the_rest_make_the_question(alexa: Alexa) -> None:
    assert alexa.ask("Ask_how", rest="long does it take").startswith("About how long it takes")
    alexa.ask("Ask_what__s", rest="that then")
    assert alexa.served.rasa.messages[-1].text == "what's that then"


def test_repeat_and_choices(alexa: Alexa) -> None:
    said = alexa.question("which one")
    assert alexa.ask("AMAZON.RepeatIntent") == said
    assert alexa.ask("SecondIntent").startswith("About having the test during treatment:")


def test_what_alexa_did_not_understand_is_asked_back(alexa: Alexa) -> None:
    for name in ("AMAZON.FallbackIntent", "QuestionIntent", "SomethingElse"):
        assert "how long does it take" in alexa.ask(name) and not alexa.over
    assert alexa.served.rasa.messages == []


def test_a_warning_sign_begins_with_what_to_do(alexa: Alexa) -> None:
    assert alexa.ask("Ask_i", rest="have a fever and it is bleeding a lot").startswith("Call ")


def test_the_end_of_a_session_and_other_requests_are_not_answered_with_speech(alexa: Alexa) -> None:
    alexa.question("how long does it take")
    for kind in ("SessionEndedRequest", "System.ExceptionEncountered", "CanFulfillIntentRequest"):
        assert alexa.hear(alexa.message(kind)) == "" and alexa.answer == {"version": "1.0", "response": {}}
    assert "not said anything yet" in alexa.ask("AMAZON.RepeatIntent")


def test_start_over_and_a_person(alexa: Alexa) -> None:
    alexa.question("how long does it take")
    assert "start over" in alexa.ask("AMAZON.StartOverIntent")
    assert NUMBER in alexa.question("let me talk to a person")


def test_amazons_ids_reach_nobody(alexa: Alexa, caplog: pytest.LogCaptureFixture) -> None:
    alexa.question("how long does it take")
    said = repr([vars(message) for message in alexa.served.rasa.messages]) + caplog.text
    assert "amzn1" not in said and alexa.session not in said


def test_whatever_fails_the_number_is_said(alexa: Alexa, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("channels.alexa.words_of", lambda _: 1 / 0)
    assert NUMBER in alexa.question("how long does it take") and alexa.over


@pytest.mark.parametrize("name", ["other-name", "expired", "not-yet", "foreign", "garbage", "empty", "missing"])
def test_certificates_that_are_not_alexas_are_refused(alexa: Alexa, name: str) -> None:
    reply = alexa.post(alexa.message("LaunchRequest"), url=f"https://s3.amazonaws.com/echo.api/{name}.pem")
    assert reply.status_code == 403, reply.text


BAD_URLS = [
    "http://s3.amazonaws.com/echo.api/echo-api-cert.pem",
    "https://notamazon.com/echo.api/echo-api-cert.pem",
    "https://s3.amazonaws.com.example.org/echo.api/echo-api-cert.pem",
    "https://s3.amazonaws.com/EcHo.aPi/echo-api-cert.pem",
    "https://s3.amazonaws.com/invalid.path/echo-api-cert.pem",
    "https://s3.amazonaws.com:563/echo.api/echo-api-cert.pem",
    "https://s3.amazonaws.com/echo.api/../other/echo-api-cert.pem",
    "https://s3.amazonaws.com/echo.api/%2e%2e/other.pem",
    "https://user@s3.amazonaws.com/echo.api/echo-api-cert.pem",
    "https://s3.amazonaws.com@evil.example/echo.api/echo-api-cert.pem",
    "https://s3.amazonaws.com/echo.api/echo-api-cert.pem?x=1",
    "https://s3.amazonaws.com:x/echo.api/a.pem",
    "file:///echo.api/echo-api-cert.pem",
    "https://[s3.amazonaws.com/echo.api/a.pem",
]
GOOD_URLS = [
    "https://s3.amazonaws.com/echo.api/echo-api-cert.pem",
    "HTTPS://s3.AmazonAWS.com:443/echo.api/echo-api-cert.pem",
    "https://s3.amazonaws.com/echo.api/../echo.api/echo-api-cert.pem",
]


@pytest.mark.parametrize("url", BAD_URLS)
def test_addresses_that_are_not_amazons_are_refused(alexa: Alexa, url: str) -> None:
    assert alexa.post(alexa.message("LaunchRequest"), url=url).status_code == 403


@pytest.mark.parametrize("url", GOOD_URLS)
def test_amazons_addresses_come_to_the_same(url: str) -> None:
    assert normal_address(url) == URL


def test_forged_signatures_are_refused(alexa: Alexa) -> None:
    message = alexa.message("LaunchRequest")
    other = base64.b64encode(
        alexa.authority.key.sign(json.dumps(message).encode(), PKCS1v15(), hashes.SHA256())
    ).decode()
    for signature in (other, "", "x", "AAAA", alexa.authority.sign(b"another body")):
        assert alexa.post(message, **{"Signature-256": signature}).status_code in (401, 403)
    unsigned = alexa.served.post(WEBHOOK, json.dumps(message).encode(), {"Content-Type": "application/json"})
    assert unsigned.status_code == 401
    assert alexa.post(message).status_code == 200


def test_replayed_stale_and_foreign_requests_are_refused(alexa: Alexa) -> None:
    alexa.question("how long does it take")
    assert alexa.send_again().status_code == 403
    for seconds in (-151, -100_000, 152):
        assert alexa.post(alexa.message("LaunchRequest", seconds)).status_code == 403
    for seconds in (-140, 140):
        assert alexa.post(alexa.message("LaunchRequest", seconds)).status_code == 200
    assert alexa.post(alexa.message("LaunchRequest", skill="amzn1.ask.skill.1111")).status_code == 403
    mixed = alexa.message("LaunchRequest")
    mixed["session"]["application"]["applicationId"] = "amzn1.ask.skill.1111"
    assert alexa.post(mixed).status_code == 403


BARE = {"type": "IntentRequest", "requestId": "r", "timestamp": "1"}
MALFORMED: list[Any] = [
    b"",
    b"\xff",
    b"[]",
    b"null",
    b'"x"',
    b"[" * 5000,
    b"{" + b" " * 70_000,
    {},
    {"request": []},
    {"request": {"type": 1}},
    {"request": {"type": "LaunchRequest", "requestId": "r", "timestamp": "yesterday"}},
    {"context": {"System": {"application": {"applicationId": [SKILL]}}}, "request": BARE},
    {"session": {"application": {"applicationId": SKILL}}, "request": {**BARE, "timestamp": "0001-01-01"}},
]  # fmt: skip


@pytest.mark.parametrize("message", MALFORMED, ids=range(len(MALFORMED)))
def test_malformed_bodies_are_refused(alexa: Alexa, message: Any) -> None:
    assert alexa.post(message).status_code in (400, 403, 413)
    body, _ = alexa.sent
    assert alexa.served.post(WEBHOOK, body, {}).status_code == 401


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(JSON, st.sampled_from(["session", "context", "request", "intent", "slots", "slot"]))
def test_odd_but_signed_requests_never_fail(alexa: Alexa, odd: Any, place: str) -> None:
    message = alexa.message("IntentRequest", intent={"name": "QuestionIntent", "slots": {"question": {"value": "x"}}})
    intent = message["request"]["intent"]
    match place:
        case "intent":
            message["request"]["intent"] = odd
        case "slots":
            intent["slots"] = odd
        case "slot":
            intent["slots"]["question"] = odd
        case _:
            message[place] = odd
    assert alexa.post(message).status_code in (200, 400, 403)


def test_offline_says_what_to_set(serve: Any, authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MARLOW_ALEXA_CHAINS", "MARLOW_ALEXA_FETCH", "MARLOW_ALEXA_ROOTS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("MARLOW_ALEXA_SKILL", SKILL)
    offline = Alexa(serve(AlexaInput), authority)
    reply = offline.post(offline.message("LaunchRequest"))
    assert reply.status_code == 403 and "MARLOW_ALEXA_FETCH=on" in reply.json()["error"]


def test_without_a_skill_id_nothing_is_answered(alexa: Alexa, serve: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MARLOW_ALEXA_SKILL")
    bare = Alexa(serve(AlexaInput), alexa.authority)
    reply = bare.post(bare.message("LaunchRequest"))
    assert reply.status_code == 403 and "MARLOW_ALEXA_SKILL" in reply.json()["error"]


def test_chains_are_fetched_once_an_hour_and_not_too_often(authority: Authority) -> None:
    fetched: list[str] = []
    now = [datetime.now(UTC).timestamp()]

    def fetch(url: str) -> bytes:
        fetched.append(url)
        return authority.chain() if "good" in url else b""

    signature = AlexaSignature(authority.pem, fetch, clock=lambda: now[0])

    def check(name: str) -> bool:
        url = f"https://s3.amazonaws.com/echo.api/{name}"
        try:
            signature.check({"signaturecertchainurl": url, "signature-256": authority.sign(b"x")}, b"x")
        except Refused:
            return False
        return True

    assert check("good") and check("good") and len(fetched) == 1
    now[0] += 3700
    assert check("good") and len(fetched) == 2
    now[0] += 61
    assert not any(check(f"bad{number}") for number in range(30)) and len(fetched) == 12
    now[0] += 40 * 86_400
    assert not check("good")  # the certificate has expired meanwhile
