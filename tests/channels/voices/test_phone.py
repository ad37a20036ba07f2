"""Calls from ringing to hang-up over HTTP, as Twilio makes them; and requests that are not Twilio's."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from twilio.request_validator import RequestValidator

from channels.phone import PhoneInput
from store.speakable import speech_flaws

TOKEN = "0123456789abcdef0123456789abcdef"
PUBLIC = "https://phone.hospital.example"
START = "/webhooks/phone/webhook"
FORM = "application/x-www-form-urlencoded"
CALLER = "+12025550199"
NUMBER = "one, two zero two, five five five, zero one four two"


class Twilio:
    """Calls a channel as Twilio does: signs what it sends, and does what the TwiML says."""

    def __init__(self, served: Any, sid: str = "CA1", number: str = CALLER) -> None:
        self.served = served
        self.sid = sid
        self.number = number
        self.public = PUBLIC
        self.action = ""
        self.sent: tuple[str, bytes, dict[str, str]] = ("", b"", {})
        self.over = False
        self.document = ElementTree.Element("Response")

    def request(self, path: str, fields: dict[str, str], token: str = TOKEN) -> httpx.Response:
        url = path if path.startswith("http") else self.public + path
        signature = RequestValidator(token).compute_signature(url, fields)
        headers = {"Content-Type": FORM, "X-Twilio-Signature": signature}
        self.sent = (url.removeprefix(self.public), urlencode(fields).encode(), headers)
        return self.send_again()

    def send_again(self) -> httpx.Response:
        response: httpx.Response = self.served.post(*self.sent)
        return response

    def ring(self) -> str:
        return self._follow(self.request(START, self._fields(CallStatus="ringing")))

    def say(self, speech: str, confidence: str = "0.93") -> str:
        return self._follow(self.request(self.action, self._fields(SpeechResult=speech, Confidence=confidence)))

    def press(self, key: str) -> str:
        return self._follow(self.request(self.action, self._fields(Digits=key)))

    def keep_silent(self) -> str:
        return self._follow(self.request(self.action, self._fields()))

    def dialled(self, status: str) -> str:
        return self._follow(self.request(self.action, self._fields(DialCallStatus=status)))

    def hang_up(self) -> int:
        return self.request("/webhooks/phone/status", self._fields(CallStatus="completed")).status_code

    def _fields(self, **more: str) -> dict[str, str]:
        return {"CallSid": self.sid, "From": self.number, "To": "+12025550100", "CallStatus": "in-progress", **more}

    def _follow(self, response: httpx.Response) -> str:
        """Return what the caller hears; check that it is TwiML that Twilio takes, and a voice can say."""
        assert response.status_code == 200, response.text
        assert response.headers["content-type"].startswith("text/xml")
        self.document = ElementTree.fromstring(response.text)
        assert self.document.tag == "Response"
        verbs = [verb.tag for verb in self.document]
        self.over = verbs[-1] == "Hangup"
        assert set(verbs) <= {"Gather", "Say", "Hangup", "Dial"} and verbs[-1] in {"Gather", "Hangup", "Dial"}
        if not self.over:
            self.action = self.document[-1].attrib["action"]
        says = list(self.document.iter("Say"))
        assert says and all(say.attrib["voice"].startswith("Polly.") for say in says)
        heard = " ".join("".join(say.itertext()) for say in says)
        assert len(heard) <= 4096 and speech_flaws(heard) == []
        assert "202555" not in re.sub(r"\D", "", response.text.replace("+12025550142", ""))
        return heard

    @property
    def slow(self) -> bool:
        return all(prosody.attrib["rate"] == "80%" for prosody in self.document.iter("prosody")) and bool(
            list(self.document.iter("prosody"))
        )


@pytest.fixture
def served(serve: Callable[[type[Any]], Any], monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", TOKEN)
    monkeypatch.setenv("MARLOW_PHONE_URL", PUBLIC)
    return serve(PhoneInput)


@pytest.fixture
def call(served: Any) -> Twilio:
    return Twilio(served)


def test_a_call_from_ringing_to_goodbye(call: Twilio) -> None:
    assert "In an emergency, hang up and call nine one one." in call.ring()
    assert call.say("how long does it take").startswith("About how long it takes: For a child")
    assert "Our sources don't say how long" in call.say("yes")
    slow = call.say("slower please")
    assert slow.startswith("All right, more slowly.") and call.slow
    assert "Together by Saint Jude" in call.say("who says so")
    assert "twenty twenty-two" in call.say("when was that checked")
    assert call.say("goodbye").startswith("Goodbye") and call.over


def test_the_gather_hears_speech_and_keys_and_silence(call: Twilio) -> None:
    call.ring()
    gather = call.document[-1].attrib
    assert gather["input"] == "speech dtmf" and gather["actionOnEmptyResult"] == "true"
    assert gather["language"] == "en-US" and gather["numDigits"] == "1" and gather["method"] == "POST"
    assert "bone marrow biopsy" in gather["hints"].split(",")
    assert gather["action"].startswith(f"{PUBLIC}/webhooks/phone/turn?step=")


def test_silence_is_asked_ever_more_simply_and_ends_with_the_number(call: Twilio) -> None:
    call.ring()
    heard = [call.keep_silent(), call.keep_silent()]
    assert heard[0].startswith("I did not hear anything.") and "does it hurt" in heard[1] and not call.over
    end = call.keep_silent()
    assert NUMBER in end and end.endswith("Goodbye.") and call.over


def test_silence_after_an_offer_tells_the_keys_and_speech_begins_the_count_anew(call: Twilio) -> None:
    call.ring()
    call.keep_silent()
    call.say("how long does it take")
    assert call.keep_silent() == "I did not hear anything. Would you like more?"
    assert call.keep_silent() == "You can press one for yes, or two for no."
    assert "don't say how long" in call.press("1")
    assert "I did not hear anything" in call.keep_silent() and not call.over


def test_noise_is_asked_back_and_in_the_end_gets_the_number(call: Twilio, served: Any) -> None:
    call.ring()
    heard = [call.say("uh hmm does it hurt", "0.11") for _ in range(3)]
    assert all("did not hear that well" in text for text in heard[:2]) and NUMBER in heard[2]
    assert call.say("how long does it take", "0.41") == "I think you asked about how long it takes. Is that right?"
    assert call.press("1").startswith("About how long it takes:")


def test_a_missing_confidence_is_no_doubt(call: Twilio) -> None:
    call.ring()
    for confidence in ("", "0.0", "much"):
        assert call.say("how long does it take", confidence).startswith("About how long it takes:")


def test_a_monologue_of_a_minute(call: Twilio) -> None:
    call.ring()
    assert "one short question" in call.say("well my husband he had that thing done last year and " * 20)
    long = "and so we drove there and it was raining all day " * 18 + " and now she has a fever and chills"
    assert call.say(long).startswith("Call your care team right away.")


def test_a_warning_sign_begins_with_what_to_do_and_offers_the_clinic(call: Twilio) -> None:
    call.ring()
    assert call.say("I cannot breathe", "0.2").startswith("Call nine one one now.")
    heard = call.say("I have a fever of 102 since last night")
    assert heard.startswith("Call your care team right away.") and heard.endswith("press zero.")
    assert "putting you through" in call.press("0")


def test_choices_by_key(call: Twilio, served: Any) -> None:
    call.ring()
    assert "You can also press one, two, nine for none of these" in call.say("which one")
    assert call.press("2").startswith("About having the test during treatment:")
    assert served.rasa.messages[-1].text == "the second one"
    call.say("which one")
    assert "key does nothing" in call.press("3")
    call.press("9")
    assert served.rasa.messages[-1].text == "none of those"


def test_star_repeats(call: Twilio) -> None:
    call.ring()
    first = call.say("how long does it take")
    assert call.press("*") == first
    assert "key does nothing" in call.press("7")


@pytest.mark.parametrize("how", ["words", "key"])
def test_a_transfer_that_works(call: Twilio, how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    call.ring()
    heard = call.say("let me talk to a person") if how == "words" else call.press("0")
    assert heard == "I am putting you through to the demonstration hospital. Please stay on the line."
    dial = call.document[-1]
    assert (dial.tag, dial.text, dial.attrib["timeout"]) == ("Dial", "+12025550142", "30")
    assert call.dialled("completed").startswith("Goodbye") and call.over


@pytest.mark.parametrize("status", ["busy", "no-answer", "failed", ""])
def test_a_transfer_that_nobody_answers(call: Twilio, status: str) -> None:
    call.ring()
    call.say("let me talk to a person")
    assert NUMBER in call.dialled(status)
    assert call.say("how long does it take").startswith("About how long")


def test_the_desk_is_told_and_its_reference_is_read_out(call: Twilio, monkeypatch: pytest.MonkeyPatch) -> None:
    told = []

    async def hand_over(secret: bytes, conversation: str, channel: str, turns: tuple[Any, ...]) -> Any:
        from guard.hand_over import HandOver

        told.append((channel, [turn.topic for turn in turns]))
        return HandOver(True, "K7-42")

    monkeypatch.setattr("channels.phone.hand_over", hand_over)
    call.ring()
    call.say("how long does it take")
    assert call.press("0").endswith("Your reference is K, seven, forty-two.".replace("forty-two", "four two"))
    assert told == [("phone", ["duration"])]


def test_start_over_forgets(call: Twilio) -> None:
    call.ring()
    call.say("how long does it take")
    assert "start over" in call.say("start over")
    assert "how long" not in call.press("*")


def test_rasa_that_fails_is_no_dead_line(call: Twilio, served: Any) -> None:
    call.ring()
    served.rasa.broken = True
    assert NUMBER in call.say("how long does it take") and not call.over


def test_whatever_fails_the_caller_hears_the_number(call: Twilio, monkeypatch: pytest.MonkeyPatch) -> None:
    call.ring()
    monkeypatch.setattr("channels.phone_turn.PhoneTurn.answer", lambda *_: 1 / 0)
    assert NUMBER in call.say("how long does it take") and call.over


def test_the_number_goes_nowhere(call: Twilio, served: Any, caplog: pytest.LogCaptureFixture) -> None:
    call.ring()
    call.say("how long does it take")
    call.hang_up()
    said = repr([vars(message) for message in served.rasa.messages]) + caplog.text
    assert "2025550199" not in re.sub(r"[^0-9]", "", said)
    assert "CA1" not in said


def test_who_was_cut_off_goes_on_and_a_withheld_number_never_does(served: Any) -> None:
    for number, returns in ((CALLER, True), ("+266696687", False), ("anonymous", False), ("", False)):
        first, second = Twilio(served, f"CA-{number}-1", number), Twilio(served, f"CA-{number}-2", number)
        first.ring()
        first.say("how long does it take")
        assert first.hang_up() == 204
        assert second.ring().startswith("Hello again") is returns
        conversations = [message.sender_id for message in served.rasa.messages[-1:]]
        second.say("how long does it take")
        assert (served.rasa.messages[-1].sender_id == conversations[0]) is returns


def test_two_calls_at_once_from_one_switchboard_are_kept_apart(served: Any) -> None:
    first, second = Twilio(served, "CA1"), Twilio(served, "CA2")
    first.ring()
    second.ring()
    first.say("how long does it take")
    second.say("does it hurt")
    assert "how long it takes" in first.press("*") and "whether it hurts" in second.press("*")
    assert len({message.sender_id for message in served.rasa.messages}) == 2


def test_replayed_requests_are_refused(call: Twilio) -> None:
    call.ring()
    assert call.send_again().status_code == 403
    call.say("how long does it take")
    assert call.send_again().status_code == 403
    call.keep_silent()
    assert call.send_again().status_code == 403
    call.press("*")
    assert call.hang_up() == 204
    assert call.send_again().status_code == 403
    assert call.request(call.action, {"CallSid": "CA1", "Digits": "0"}).status_code == 403


def test_forged_and_foreign_requests_are_refused(call: Twilio, served: Any) -> None:
    fields = {"CallSid": "CA9", "From": CALLER}
    assert call.request(START, fields, token="another account's token").status_code == 403
    assert served.post(START, urlencode(fields).encode(), {"Content-Type": FORM}).status_code == 401
    call.ring()
    stolen = Twilio(served, "CA8")
    stolen.ring()
    assert stolen.request(call.action, {"CallSid": "CA8", "Digits": "0"}).status_code == 403
    assert call.request("/webhooks/phone/turn?step=x", {"CallSid": "CA1"}).status_code == 403
    assert call.request("/webhooks/phone/turn", {"CallSid": "CA1"}).status_code == 403
    assert served.rasa.messages == []


def test_a_changed_field_breaks_the_signature(call: Twilio) -> None:
    call.ring()
    call.request(call.action, {"CallSid": "CA1", "SpeechResult": "does it hurt"})
    url, body, headers = call.sent
    call.sent = (url, body.replace(b"hurt", b"help"), headers)
    assert call.send_again().status_code == 403


def test_a_stale_turn_is_refused(call: Twilio, monkeypatch: pytest.MonkeyPatch) -> None:
    call.ring()
    monkeypatch.setattr("channels.twilio_request.STEP_SECONDS", -1)
    assert call.request(call.action, {"CallSid": "CA1", "Digits": "1"}).status_code == 403


def test_the_address_that_a_proxy_rewrote(serve: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", TOKEN)
    monkeypatch.setenv("MARLOW_PHONE_URL", "https://www.hospital.example/bot/")
    call = Twilio(serve(PhoneInput))
    call.public = "https://www.hospital.example/bot"
    call.ring()
    assert call.action.startswith("https://www.hospital.example/bot/webhooks/phone/turn")
    call.say("how long does it take")
    call.public = "http://test"
    assert call.request(START, {"CallSid": "CA2"}).status_code == 403


def test_without_the_setting_the_address_as_it_came_counts(serve: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", TOKEN)
    monkeypatch.delenv("MARLOW_PHONE_URL", raising=False)
    call = Twilio(serve(PhoneInput))
    call.public = "http://test"
    call.ring()
    assert call.action.startswith("/webhooks/phone/turn")
    assert call.say("how long does it take").startswith("About how long")


def test_without_a_token_nothing_is_answered(serve: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TWILIO_AUTH_TOKEN", raising=False)
    call = Twilio(serve(PhoneInput))
    refused = call.request(START, {"CallSid": "CA1"}, token="")
    assert refused.status_code == 403 and "TWILIO_AUTH_TOKEN" in refused.json()["error"]


def test_settings_that_cannot_be_are_explained(serve: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARLOW_PHONE_URL", "phone.hospital.example")
    with pytest.raises(ValueError, match=r"MARLOW_PHONE_URL is 'phone.hospital.example'; write what Twilio calls"):
        serve(PhoneInput)


BODIES = [
    b"",
    b"\xff\xfe",
    b"&&&===",
    b"CallSid=",
    b"CallSid=CA1&CallSid=CA2",
    b"CallSid=" + b"x" * 200,
    b"a=b&" * 500,
    b"x" * 20_000,
    b'{"CallSid": "CA1"}',
    b"CallSid=%ff%fe",
    b"\x00" * 50,
]


@pytest.mark.parametrize(
    "path", [START, "/webhooks/phone/turn?step=x", "/webhooks/phone/dialled", "/webhooks/phone/status"]
)
@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
def test_malformed_bodies_are_refused(served: Any, path: str, body: bytes) -> None:
    signature = RequestValidator(TOKEN).compute_signature(PUBLIC + path, {})
    for headers in ({}, {"X-Twilio-Signature": signature}, {"X-Twilio-Signature": signature, "Content-Type": FORM}):
        assert served.post(path, body, headers).status_code in (400, 401, 403, 413)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200), st.text(max_size=40).filter(lambda text: text.isascii() and text.isprintable()))
def test_whatever_is_posted_is_refused(served: Any, body: bytes, signature: str) -> None:
    reply = served.post(START, body, {"X-Twilio-Signature": signature.strip() or "x", "Content-Type": FORM})
    assert reply.status_code in (400, 401, 403)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.text(min_size=1, max_size=12), st.text(max_size=60), max_size=5), st.text(max_size=80))
def test_whatever_twilio_signs_is_answered(served: Any, more: dict[str, str], speech: str) -> None:
    """Signed, and yet odd: a field in any script, speech without a word."""
    call = Twilio(served, f"CA{id(more)}{speech!r}"[:60])
    fields = {**more, "CallSid": call.sid, "From": CALLER, "SpeechResult": speech, "Confidence": "x"}
    try:
        urlencode(fields).encode()
    except UnicodeEncodeError:
        return
    reply = call.request(START, fields)
    assert reply.status_code in (200, 400, 403)
