from store.placeholders import NONE, SPOKEN, WRITTEN, note_placeholders, without_placeholders
from store.records import Flaw


def messages(text: str, allowed: frozenset[str]) -> list[str]:
    flaws: list[Flaw] = []
    note_placeholders(text, 3, allowed, flaws)
    assert all(flaw.line == 3 for flaw in flaws)
    return [flaw.message for flaw in flaws]


def test_what_each_kind_of_text_may_use() -> None:
    assert messages("{site_name} {clinic_phone_spoken} {clinic_hours} {choices_spoken} {topic_title}", SPOKEN) == []
    assert messages("{site_name} {clinic_phone} {crisis_line} {choices_written} {related}", WRITTEN) == []


def test_digits_are_not_for_speech_and_words_not_for_writing() -> None:
    assert messages("Call {clinic_phone}", SPOKEN) == [
        "{clinic_phone} does not belong in speech; use {clinic_phone_spoken}"
    ]
    assert messages("Call {crisis_line_spoken}", WRITTEN) == [
        "{crisis_line_spoken} does not belong in written text; use {crisis_line}"
    ]
    assert messages("{choices_written}", SPOKEN) == [
        "{choices_written} does not belong in speech; use {choices_spoken}"
    ]


def test_an_unknown_name() -> None:
    assert messages("{clinic_fone}", WRITTEN) == [
        "nothing fills in {clinic_fone}; did you mean clinic_phone or clinic_hours?"
    ]
    assert "there are: choices" in messages("{qqq}", WRITTEN)[0]
    assert len(messages("{} {Clinic_Phone}", WRITTEN)) == 2


def test_braces_are_for_acts_only() -> None:
    assert "only in data/acts" in messages("{clinic_phone}", NONE)[0]


def test_without_placeholders() -> None:
    assert without_placeholders("Call {clinic_phone_spoken} now.") == "Call something now."
