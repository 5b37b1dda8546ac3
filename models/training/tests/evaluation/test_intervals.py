import numpy as np
import pytest

from blisterscope_training.evaluation.intervals import resampled, share, share_at_most


def outcomes(hits: int, n: int) -> np.ndarray:
    return np.arange(n) < hits


@pytest.mark.parametrize("n, bound", [(59, 0.05), (299, 0.01), (598, 0.005), (2995, 0.001)])
def test_n_trials_without_a_failure_bound_the_chance_of_one(n, bound):
    assert share_at_most(outcomes(0, n)).high == pytest.approx(bound, rel=0.01)


def test_the_limits_are_those_of_clopper_and_pearson():
    few = share(outcomes(2, 10))
    assert (few.value, few.n) == (0.2, 10)
    assert (few.low, few.high) == pytest.approx((0.02521, 0.55610), abs=1e-5)


def test_a_share_of_none_or_all_reaches_its_end():
    assert share(outcomes(0, 20)).low == pytest.approx(0, abs=1e-12)
    assert share(outcomes(20, 20)).high == 1


def test_a_resampled_mean_lies_between_its_limits_and_they_close_in():
    few, many = (resampled(np.mean, np.random.default_rng(0).normal(5, 1, n)) for n in (20, 2000))
    assert few.low < few.value < few.high
    assert many.high - many.low < (few.high - few.low) / 5
