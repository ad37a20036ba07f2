from store.errors import ContentError, StoreError, UnknownKeyError, close_matches, counted, either_of
from store.records import Problem


def test_unknown_key_names_what_looks_like_it() -> None:
    error = UnknownKeyError("topic", "duraton", ["needle", "duration"])
    assert isinstance(error, StoreError)
    assert isinstance(error, LookupError)
    assert str(error) == 'There is no topic "duraton" in the FAQ store. Did you mean duration?'
    assert error.close == ("duration",)


def test_unknown_key_without_anything_like_it() -> None:
    assert str(UnknownKeyError("topic", "xyz", ["needle"])).endswith("No topic has a name like that.")


def test_a_part_of_a_name_comes_first() -> None:
    assert close_matches("sedation", ["sensation", "numbing_and_sedation"]) == ("numbing_and_sedation", "sensation")
    assert close_matches("pain", ["pain_during", "recovery_pain", "needle"]) == ("pain_during", "recovery_pain")


def test_content_error_lists_every_problem() -> None:
    error = ContentError([Problem("data/a.md", 3, "this"), Problem("data/b.md", 1, "that")])
    assert str(error) == "data/a.md:3: this\ndata/b.md:1: that\nNothing was built: 2 problems to mend first."


def test_words_for_lists_and_counts() -> None:
    assert [either_of(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a or b", "a, b or c"]
    assert [counted(1, "topic"), counted(2, "topic")] == ["1 topic", "2 topics"]
