from typing import Any

from store.content_folder import read_content
from store.rows import Rows, content_hash, make_rows


def rows(folder: Any) -> Rows:
    return make_rows(read_content(folder.path)[0])


def test_an_answer_has_one_row_for_each_variant(folder: Any) -> None:
    found = [(row["topic"], row["variant"], row["audience"]) for row in rows(folder)["answers"]]
    assert found == [
        ("aftercare", "any", "any"),
        ("duration", "any", "any"),
        ("duration", "child", "child"),
        ("needle", "any", "any"),
        ("needle", "biopsy", "any"),
    ]


def test_the_difference_is_added_to_the_longer_part_and_to_the_written_text(folder: Any) -> None:
    plain, child = (row for row in rows(folder)["answers"] if row["topic"] == "duration")
    differ = "One guide says half an hour. One says up to an hour."
    assert plain["lead"] == "Both tests together usually take about thirty minutes."
    assert plain["more"] == (
        "Some need an hour. Ask how long to plan for the whole visit.\n\nIt can take half an hour.\n\n" + differ
    )
    assert child["more"] == differ
    assert str(child["written"]).endswith(f"\n\n**Where the sources differ.** {differ}")


def test_no_longer_part_is_an_empty_text(folder: Any) -> None:
    assert next(row for row in rows(folder)["answers"] if row["topic"] == "needle")["more"] == ""


def test_citations_keep_the_sentence_and_its_place(folder: Any) -> None:
    found = [
        (row["part"], row["number"], row["source"], row["section"], row["passage"])
        for row in rows(folder)["citations"]
        if row["topic"] == "duration" and row["variant"] == "any"
    ]
    assert found == [
        ("spoken", 1, "childrens-guide", "time", 1),
        ("more", 1, "marrow-society", "time", 4),
        ("more", 2, None, None, None),
        ("more", 3, "marrow-society", "time", 4),
        ("more", 3, "childrens-guide", "time", 1),
        ("written", 1, "childrens-guide", "time", 1),
        ("written", 2, "marrow-society", "time", 4),
        ("written", 3, None, None, None),
        ("differ", 1, "childrens-guide", "time", 1),
        ("differ", 2, "marrow-society", "time", 4),
    ]


def test_no_marker_is_left_anywhere(folder: Any) -> None:
    for table in rows(folder).values():
        for row in table:
            assert not any("[ours]" in str(value) or "[childrens" in str(value) for value in row.values())


def test_the_hash_tells_content_apart_and_nothing_else(folder: Any) -> None:
    before = content_hash(rows(folder))
    assert content_hash(rows(folder)) == before
    path = folder.path / "answers" / "needle.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert content_hash(rows(folder)) == before
    folder.change("local/site.yml", "crisis_line: 988", "crisis_line: 989")
    assert content_hash(rows(folder)) != before


def test_a_revision_changes_with_what_is_said_or_cited(folder: Any) -> None:
    def revisions() -> dict[tuple[object, object], object]:
        return {(row["topic"], row["variant"]): row["revision"] for row in rows(folder)["answers"]}

    first = revisions()
    assert len(set(first.values())) == 5
    assert all(len(str(value)) == 12 for value in first.values())
    folder.change("answers/duration.md", "For a child it takes about", "For children it takes about")
    second = revisions()
    assert {key for key in first if first[key] != second[key]} == {("duration", "child")}
    folder.change("sources/childrens-guide.md", "The needle is thin", "The needle is very thin")
    third = revisions()
    folder.change("sources/marrow-society.md", "half an hour to an hour", "half an hour or an hour")
    fourth = revisions()
    # The child's variant cites this passage only where the sources differ.
    assert {key for key in third if third[key] != fourth[key]} == {("duration", "any"), ("duration", "child")}
    assert {key for key in second if second[key] != third[key]} == {("needle", "any")}
