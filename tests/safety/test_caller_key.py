import pytest

from safety.caller_key import caller_key, plain_number

SECRET = b"a secret for the tests"


@pytest.mark.parametrize(
    "written",
    ["+12025550199", "+1 (202) 555-0199", "2025550199", "202.555.0199", "tel:+1-202-555-0199",
     "sip:+12025550199@example.org",
     "sip:2025550199;phone-context=+1@example.org"],
)  # fmt: skip
def test_one_caller_has_one_key_however_the_number_is_written(written):
    assert caller_key(written, SECRET) == caller_key("+12025550199", SECRET)


def test_another_number_or_another_secret_gives_another_key():
    keys = {
        caller_key("+12025550199", SECRET),
        caller_key("+12025550198", SECRET),
        caller_key("+12025550199", b"another secret"),
    }
    assert len(keys) == 3


def test_the_key_does_not_hold_the_number():
    key = caller_key("+12025550199", SECRET)
    assert len(key) == 32 and set(key) <= set("0123456789abcdef")
    assert "5550199" not in key


@pytest.mark.parametrize(
    "withheld", ["", " ", "anonymous", "Anonymous", "Restricted", "unknown", "+266696687",
                 "+7378742833", "+86282452253", "+2562533", "464",
                 "sip:anonymous@anonymous.invalid",
                 "no number", "1", "+", "\u0000", "9" * 300]
)  # fmt: skip
def test_two_withheld_callers_never_share_a_key(withheld):
    assert plain_number(withheld) is None
    assert len({caller_key(withheld, SECRET) for _ in range(100)}) == 100


def test_the_region_is_for_numbers_without_a_country():
    assert plain_number("020 7946 0018", "GB") == "+442079460018"
    assert plain_number("+44 20 7946 0018") == "+442079460018"


def test_an_empty_secret_is_refused():
    with pytest.raises(ValueError, match="secret is empty"):
        caller_key("+12025550199", b"")
