import pytest

from evaluation.console import findings_text, table
from evaluation.scoring import Outcome
from evaluation.tally import percentile, tally, tally_sets


def test_sets_in_their_order_clean_wordings_apart_and_all_together(findings):
    tallies = {tallied.name: tallied for tallied in tally_sets(findings.asked)}
    assert list(tallies)[:3] == ["covered", "out_of_scope", "urgent"]
    assert list(tallies)[-3:] == ["misheard, said clearly", "dialogue", "all"]
    assert tallies["covered"].counts[Outcome.OFFERED] == 1
    assert tallies["covered"].share(Outcome.RIGHT, Outcome.OFFERED) == 0.5
    assert tallies["all"].n == len(findings.asked) - 1
    assert sum(tallies["all"].counts.values()) == tallies["all"].n


def test_a_single_set_is_not_counted_twice(findings):
    assert [t.name for t in tally_sets(findings.asked[:2])] == ["covered"]


def test_nothing_asked():
    assert tally("none", []).share(Outcome.RIGHT) == 0.0


@pytest.mark.parametrize(("percent", "value"), [(50, 50), (95, 95), (99, 99), (100, 100)])
def test_percentiles(percent, value):
    assert percentile(range(1, 101), percent) == value


def test_percentiles_of_few():
    assert (percentile([], 50), percentile([7], 99), percentile([1, 2], 50)) == (0.0, 7, 1)


def test_the_console_shows_every_set_and_target(findings):
    text = findings_text(findings)
    for name in ("covered", "misheard, said clearly", "Covered questions answered right", "25.0%", "not met", "≥ 95%"):
        assert name in text


def test_a_table_is_aligned():
    assert table(["a", "n"], [["long name", "1"], ["b", "22"]]).splitlines() == [
        "a           n",
        "---------  --",
        "long name   1",
        "b          22",
    ]
