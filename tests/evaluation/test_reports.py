import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from evaluation.findings import confusions, save
from evaluation.question import Turn
from evaluation.release_report import release_report
from evaluation.report import report_page
from evaluation.run import write
from evaluation.scoring import Outcome
from evaluation.targets import question_measures

VOID = {"meta", "br", "col", "link", "img", "input", "hr"}


class Tags(HTMLParser):
    """Checks that what is opened is closed, and collects attributes."""

    def __init__(self):
        super().__init__()
        self.open, self.found = [], []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture
def page(findings):
    return report_page(findings)


def test_the_page_is_well_formed_and_stands_alone(page):
    tags = Tags()
    tags.feed(page)
    assert tags.open == []
    assert not re.search(r"""(src|href)=["'](?!#)""", page) and "http" not in page
    ids = [attrs["id"] for _, attrs in tags.found if "id" in attrs]
    assert len(ids) == len(set(ids))
    for target in re.findall(r'href="#([^"]+)"', page):
        assert target in ids


def test_the_page_can_be_read_by_a_screen_reader(page):
    tags = Tags()
    tags.feed(page)
    assert ("html", {"lang": "en"}) in tags.found
    assert all("scope" in attrs for tag, attrs in tags.found if tag == "th")
    for _, attrs in [found for found in tags.found if found[0] == "svg"]:
        assert attrs.get("aria-hidden") == "true" or (attrs["role"] == "img" and attrs["aria-labelledby"])


def test_words_of_a_question_are_never_markup(page):
    assert "<script>" not in page and "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_every_miss_is_listed(findings, page):
    assert len(findings.misses) == 5
    for one in findings.misses:
        assert one.question.id in page
    assert "clarify (needle, body_site)" in page


def test_a_report_without_a_miss_or_a_covered_question(findings):
    right = tuple(one for one in findings.asked if one.right and one.question.set != "covered")
    page = report_page(replace(findings, asked=right))
    assert "There is none." in page and "No reply was wrong." in page


def test_confusions_put_what_is_right_on_the_diagonal(findings):
    counts = confusions(findings.asked)
    assert counts["out_of_scope", "out_of_scope"] == 1
    assert counts["out_of_scope", "duration"] == 1
    assert confusions(findings.asked, (Outcome.WRONG,)).total() == 3


def test_a_right_reply_beside_a_wrong_one_is_no_confusion(asked):
    assert dict(confusions([asked("duration", "duration", "needle")])) == {("duration", "needle"): 1}


def test_the_release_report_is_one_page_with_the_dangerous_errors_first(findings):
    text = release_report(findings)
    assert len(text.splitlines()) <= 70
    assert "Urgent messages that it did not recognise: 1, for example “blood \\*everywhere\\*”" in text
    assert "answered with something else: 1, for example “how long is a spinal tap”" in text
    assert "*duration* taken for *drive home* (1)" in text
    assert "| Covered questions answered right | 4 | 25.0% (4.6 to 69.9) | ≥ 95% | not met |" in text
    assert "\\<script\\>" in text


def test_numbers_and_replies_are_saved_for_machines(findings, tmp_path):
    save(findings, tmp_path)
    numbers = json.loads((tmp_path / "numbers.json").read_text(encoding="utf-8"))
    assert numbers["basis"]["half"] == "test" and numbers["measures"][0]["verdict"] == "not met"
    lines = (tmp_path / "replies.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(findings.asked)
    assert json.loads(lines[1])["outcome"] == "wrong"


def test_the_release_report_is_written_for_the_whole_test_half_alone(findings, tmp_path):
    page = tmp_path / "docs" / "release-report.md"
    page.parent.mkdir()
    calm = [one for one in findings.asked if one.question.set != "urgent"]
    said = write(tmp_path, replace(findings, measures=tuple(question_measures(calm))), None)
    assert said[1].endswith("left as it is, for nothing was measured for: Urgent messages recognised.")
    write(tmp_path, replace(findings, basis=replace(findings.basis, half="tune")), None)
    write(tmp_path, replace(findings, basis=replace(findings.basis, own_sets=False)), tmp_path / "mine.jsonl")
    assert not page.exists()
    assert (tmp_path / "results" / "mine" / "report.html").exists()
    write(tmp_path, findings, None)
    assert page.exists()


def test_a_turn_without_a_reply_is_shown(findings):
    silent = replace(findings.asked[0], replies=(), failure="action_answer_faq: StoreError: gone")
    assert silent.got == "no reply"
    assert "action_answer_faq: StoreError: gone" in report_page(replace(findings, asked=(silent,)))


def test_the_fixture_asks_the_turn_it_says(findings):
    assert findings.asked[-1].asked == Turn("does it hurt", (("duration",),))
