import store
from evaluation.advice_words import individual_instructions, sentences, stored_sentences
from evaluation.scoring import Reply


def test_what_the_action_says_is_all_in_the_store(built_store, asked):
    with store.open_store(built_store) as faq:
        stored = stored_sentences(faq)
        number = faq.site()["clinic_phone_spoken"]
        lead = faq.answer("medicines_before").lead
    assert f"The clinic's number is {number}." in stored
    spoken = f"I can't decide that for you. {lead} The clinic's number is {number}."
    assert individual_instructions([asked("personal_advice", Reply("personal_advice", spoken=spoken))], stored) == []


def test_an_instruction_is_found(asked):
    message = asked("personal_advice", Reply("personal_advice", spoken="I can't say.  Stop it on Friday!"))
    assert individual_instructions([message], frozenset({"I can't say."})) == [(message, "Stop it on Friday!")]


def test_only_advice_replies_are_looked_at(asked):
    assert individual_instructions([asked("duration", Reply("answer", "duration", spoken="Half."))], frozenset()) == []


def test_sentences():
    assert sentences("One.  Two? Three!\nFour") == ["One.", "Two?", "Three!", "Four"]
