import pytest

from safety.message import Message
from safety.words import read_words


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("I can't breathe!", "i can not breathe ."),
        ("i cant breath", "i can not breath"),
        ("She\u2019s not well; won't wake", "she is not well . will not wake"),
        ("my mom's leg", "my mom 's leg"),
        ("he passed out", "he fainted"),
        ("light headed", "lightheaded"),
        ("he no wake up", "he not wake up"),
        ("mama done fell out", "mom fell out"),
        ("it's it's a bleedin", "it is bleeding"),
        ("I can't feel me feet", "i can not feel my feet"),
        ("pt c/o CP", "patient complains of chest pain"),
        ("an SOB of a day", "an short of breath of a day"),
        ("38,4 and 1,200", "38.4 and 1200"),
        ("a feaver and sweling", "a fever and swelling"),
        ("um so it is like uh red", "so it is like red"),
    ],
)
def test_words_in_their_normal_form(text, forms):
    assert " ".join(word.form for word in read_words(text)) == forms


def test_evidence_is_what_was_written():
    message = Message.read("Help, he CAN\u2019T breathe now")
    at = message.forms.index("can")
    assert message.evidence(at, at + 3) == "CAN\u2019T breathe"


def test_sentence_clause_assertion_statement():
    message = Message.read("no fever, he sleeps but my leg is numb and he is pale. ok")

    def words(span):
        return " ".join(message.forms[slice(*span)])

    at = message.forms.index("numb")
    assert words(message.sentence(at)) == "no fever , he sleeps but my leg is numb and he is pale"
    assert words(message.assertion(at)) == "my leg is numb and he is pale"
    assert words(message.statement(at)) == "my leg is numb"
    assert words(message.clause(message.forms.index("sleeps"))) == "he sleeps"
