import pytest

from evaluation.intervals import paired_difference, wilson


@pytest.mark.parametrize(
    ("hits", "count", "low", "high"),
    [(95, 100, 0.8882, 0.9785), (0, 20, 0.0, 0.1611), (20, 20, 0.8389, 1.0), (1, 2, 0.0945, 0.9055), (0, 0, 0.0, 1.0)],
)
def test_wilson(hits, count, low, high):
    assert wilson(hits, count) == pytest.approx((low, high), abs=1e-4)


def test_a_paired_difference_is_sure_of_what_both_agree_on():
    assert paired_difference(0, 0, 50) == (0.0, 0.0)
    low, high = paired_difference(10, 5, 100)
    assert (low + high) / 2 == pytest.approx(0.05)
    assert low < 0 < high
    assert paired_difference(0, 0, 0) == (-1.0, 1.0)
