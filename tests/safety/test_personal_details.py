from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safety import find_urgent
from safety.details.tokens import Tokens
from safety.labelled_lines import read_lines
from safety.personal_details import find_details, redact

HERE = Path(__file__).parent

REDACTED = {
    "my phone is +1 (123) 456-7890, call me": "my phone is [phone number], call me",
    "five five five oh one two three": "[phone number]",
    "you can reach me at 202.555.0199 ext 4512": "you can reach me at [phone number]",
    "it's double five triple one, oh one four two": "it's [phone number]",
    "+44 20 7946 0958": "[phone number]",
    "my name is Maria Lopez and I can't eat": "my name is [name] and I can't eat",
    "this is maria lopez i have a question": "this is [name] i have a question",
    "I'm called Will": "I'm called [name]",
    "it's Mrs. Okafor's daughter": "it's Mrs. [name]'s daughter",
    "my last name is k o w a l s k i": "my last name is [name]",
    "DOB 03/14/1962, MRN 00482913": "DOB [date of birth], MRN [record number]",
    "born on march fourteenth nineteen sixty two": "born on [date of birth]",
    "ssn 123-45-6789": "ssn [record number]",
    "member id W as in whiskey 4 7 2 9 1 5 6 3": "member id [record number]",
    "I live at 1245 Oak Street, Apt 4B, Springfield, IL 62704": "I live at [address]",
    "zip code oh two one three nine": "zip code [address]",
    "john dot smith at gmail dot com": "[e-mail]",
    "write to maria_lopez+x@mail.example.org please": "write to [e-mail] please",
}
KEPT = [
    "30 minutes",
    "platelets 20",
    "my platelets are 150000 and my white count is 4,500",
    "a 14 gauge needle",
    "24 hours",
    "age 6",
    "a fever of 101.5",
    "call 911",
    "the clinic's number is 1-202-555-0142",
    "two oh two five five five oh one four two",
    "1-800-227-2345",
    "this is terrible",
    "count back ten nine eight seven six five four",
    "my biopsy is on 10/14/2026 at 9:30",
    "JAK2 V617F, t(9;22), CD34",
    "",
]


@pytest.mark.parametrize("text", REDACTED)
def test_a_detail_is_replaced_by_its_kind(text):
    assert redact(text) == REDACTED[text]


@pytest.mark.parametrize("text", KEPT)
def test_a_medical_fact_stays(text):
    assert redact(text) == text


@pytest.mark.parametrize("text", REDACTED)
def test_redacting_twice_changes_nothing_more(text):
    assert redact(redact(text)) == redact(text)


@pytest.mark.parametrize(
    "frame",
    [
        "my name is Maria Lopez and {}",
        "this is john smith, {}",
        "{}, call me at 202 555 0199",
        "DOB 3/14/62. {}",
        "{}. I live at 12 Oak Street, Springfield",
    ],
)
def test_a_warning_sign_is_found_in_the_redacted_text_too(frame):
    lines = read_lines(HERE / "urgent_tuning.jsonl") + read_lines(HERE / "ordinary_tuning.jsonl")
    for line in lines[::5]:
        text = frame.format(line.text)
        before, after = find_urgent(text), find_urgent(redact(text))
        assert (before and (before.kind, before.sign)) == (after and (after.kind, after.sign)), redact(text)


@settings(max_examples=300, deadline=None, database=None)
@given(st.text(max_size=300))
def test_any_text_is_safe(text):
    details = find_details(text)
    assert all(0 <= detail.start < detail.end <= len(text) for detail in details)
    assert all(before.end <= after.start for before, after in pairwise(details))


PIECES = "my name is maria lopez 555 - 0123 ( ) + five oh at gmail dot com born may 3 / 1962 mrn # street 12 , . x y"


@settings(max_examples=300, deadline=None, database=None)
@given(st.lists(st.sampled_from(PIECES.split()), max_size=40))
def test_any_order_of_words_is_safe(words):
    text = " ".join(words)
    assert redact(text) == redact(text)
    find_details("".join(words))


HOSTILE = [
    "1",
    "1-",
    "five ",
    "a ",
    "a@",
    "a.b@",
    "my name is ",
    "mrn ",
    "Maria ",
    "12 oak ",
    "A1",
    "email is a ",
    "zip ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_the_work_grows_with_the_length_only(piece, monkeypatch):
    looked_at = 0
    look = Tokens.__getitem__

    def count(tokens, at):
        nonlocal looked_at
        looked_at += 1
        return look(tokens, at)

    monkeypatch.setattr(Tokens, "__getitem__", count)
    looks = []
    for length in (1_000, 10_000):
        looked_at = 0
        find_details((piece * length)[:length])
        looks.append(looked_at)
    assert looks[1] <= 12 * looks[0] + 1_000
