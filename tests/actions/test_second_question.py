def test_both_questions_are_answered_in_order(conversation):
    conversation.say("ask_duration", entities={"second_intent": "ask_needle"})
    assert [reply["topic"] for reply in conversation.replies] == ["duration", "needle"]
    assert conversation.slots["last_topic"] == "needle"


def test_a_question_beside_a_warning_sign_comes_after_it(conversation):
    conversation.say("urgent_symptoms", text="he can't breathe", entities={"second_intent": "ask_aftercare"})
    assert [reply["act"] for reply in conversation.replies] == ["urgent_symptoms", "answer"]


def test_the_second_may_be_a_subject_that_no_source_answers(conversation):
    conversation.say("ask_duration", entities={"second_intent": "not_covered_cost"})
    assert [reply["act"] for reply in conversation.replies] == ["answer", "not_covered"]


def test_the_first_may_be_a_subject_that_no_source_answers(conversation):
    conversation.say("not_covered_cost", entities={"second_intent": "ask_duration"})
    assert [reply["act"] for reply in conversation.replies] == ["not_covered", "answer"]
