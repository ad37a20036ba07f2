import pytest

from nlu.entity_matcher import EntityMatcher


@pytest.fixture(scope="module")
def matcher() -> EntityMatcher:
    return EntityMatcher()


def values(matcher: EntityMatcher, text: str, entity: str) -> set[str]:
    return {found.value for found in matcher.find(text) if found.entity == entity}


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("can my daughter eat before it", {"child"}),
        ("do they put kids to sleep", {"child"}),
        ("my 6 year old is scared", {"child"}),
        ("my six-year-old is scared", {"child"}),
        ("is it safe for a 4yo", {"child"}),
        ("she's only 5", {"child"}),
        ("she's four and she picks at every plaster", {"child"}),
        ("what if he runs a temperature, he's four", {"child"}),
        ("hes 2 and running about", {"child"}),
        ("how long will he be in there? he's 8 months.", {"child"}),
        ("when my girls, both 4, have theirs", {"child"}),
        ("i'm 15 and have anemia", {"child"}),
        ("i'm fifty and i'd sooner not be there", {"adult"}),
        ("she is eight months after a hip replacement", set()),
        ("he is 3 days post transplant", set()),
        ("she's five feet tall", set()),
        ("it is 3 in the morning", set()),
        ("our 9 month old baby", {"child"}),
        ("peds pt, sedation?", {"child"}),
        ("my 78 year old mother", {"adult"}),
        ("does an adult get sedation", {"adult"}),
        ("what do they tell adults and what do they tell children", {"adult", "child"}),
        ("how long does it take", set()),
        ("can my daughter drive me home", set()),
        ("could my son pick me up afterwards", set()),
        ("will my husband have to come in with me", set()),
        ("it was two years ago", set()),
        ("is 5 hours normal", set()),
        ("it takes about 30 minutes", set()),
    ],
)
def test_whom_it_is_about(matcher, text, audience):
    assert values(matcher, text, "audience") == audience


@pytest.mark.parametrize(
    ("text", "entity", "found"),
    [
        ("does the aspiration hurt more", "procedure", {"aspiration"}),
        ("is the core biopsy worse", "procedure", {"biopsy"}),
        ("does a bone marrow biopsy hurt", "procedure", set()),
        ("do I stop my Eliquis", "medicine", {"blood thinner"}),
        ("can i take advil", "medicine", {"pain reliever"}),
        ("from the hip or the breastbone", "body_part", {"hip", "breastbone"}),
        ("when are the results back", "body_part", set()),
        ("my back hurts", "body_part", {"back"}),
        ("can it find lymphoma", "condition", {"lymphoma"}),
        ("there is pus and it's swollen", "symptom", {"discharge", "swelling"}),
        ("what happens afterwards", "time", {"after"}),
    ],
)
def test_other_entities(matcher, text, entity, found):
    assert values(matcher, text, entity) == found


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("the second one", "2"),
        ("1", "1"),
        ("two", "2"),
        ("3.", "3"),
        ("number one please", "1"),
        ("the last one", "-1"),
    ],
)
def test_choices(matcher, text, choice):
    assert values(matcher, text, "choice") == {choice}


def test_a_number_in_a_question_is_no_choice(matcher):
    assert not values(matcher, "does it take 2 hours", "choice")


def test_positions_are_those_of_the_text(matcher):
    text = "is it all right for my little boy, he's on warfarin"
    for found in matcher.find(text):
        assert text[found.start : found.end].strip() == text[found.start : found.end] != ""
