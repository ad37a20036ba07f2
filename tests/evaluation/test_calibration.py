import pytest

from evaluation.calibration import calibration_error, coverage_and_risk, reliability


def test_bins_of_equal_width_with_one_in_the_last():
    bins = reliability([(0.0, False), (0.05, True), (0.95, True), (1.0, True)])
    assert [b.count for b in bins] == [2, 0, 0, 0, 0, 0, 0, 0, 0, 2]
    assert (bins[0].confidence, bins[0].right) == (0.025, 0.5)
    assert (bins[0].low, bins[9].high) == (0.0, 1.0)


def test_calibration_error_weighs_by_bin_size():
    assert calibration_error([]) == 0.0
    assert calibration_error([(0.75, True)] * 3 + [(0.75, False)]) == pytest.approx(0.0)
    assert calibration_error([(0.95, False)]) == pytest.approx(0.95)
    assert calibration_error([(0.85, True)] * 3 + [(0.15, False)]) == pytest.approx(0.15)


def test_coverage_and_risk_from_the_surest_on():
    points = coverage_and_risk([(0.5, False), (0.9, True), (0.7, True), (0.5, True)])
    assert points == [(0.25, 0.0), (0.5, 0.0), (1.0, 0.25)]
    assert coverage_and_risk([]) == []
