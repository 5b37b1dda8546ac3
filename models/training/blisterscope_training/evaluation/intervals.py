"""A measured value, its number of cases, and its 95 % confidence limits."""

from __future__ import annotations

from collections.abc import Callable
from math import lgamma
from typing import NamedTuple

import numpy as np

RESAMPLES = 1000
_HALVINGS = 50


class Estimate(NamedTuple):
    value: float
    n: int
    low: float
    high: float


def share(outcomes: np.ndarray) -> Estimate:
    """The share of true outcomes, with both limits of Clopper and Pearson (1934, doi:10.1093/biomet/26.4.404)."""
    hits, n = int(np.sum(outcomes)), len(outcomes)
    return Estimate(hits / n, n, 1 - _highest(n - hits, n, 0.025), _highest(hits, n, 0.025))


def share_at_most(outcomes: np.ndarray) -> Estimate:
    """The same for outcomes that should never happen: the upper limit takes all of the 5 %."""
    hits, n = int(np.sum(outcomes)), len(outcomes)
    return Estimate(hits / n, n, 0.0, _highest(hits, n, 0.05))


def resampled(statistic: Callable[..., float], *samples: np.ndarray) -> Estimate:
    """Any statistic of independent samples, with percentile limits from the bootstrap (Efron, 1979, doi:10.1214/aos/1176344552)."""
    random = np.random.default_rng(0)
    again = [statistic(*(random.choice(sample, len(sample)) for sample in samples)) for _ in range(RESAMPLES)]
    low, high = np.percentile(again, (2.5, 97.5))
    return Estimate(float(statistic(*samples)), sum(map(len, samples)), float(low), float(high))


def _highest(hits: int, n: int, tail: float) -> float:
    """The chance of a hit at which this many hits or fewer have probability `tail`."""
    if hits == n:
        return 1.0
    few = np.arange(hits + 1)
    ways = lgamma(n + 1) - np.array([lgamma(k + 1) + lgamma(n - k + 1) for k in few])
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        chance = (low + high) / 2
        if np.exp(ways + few * np.log(chance) + (n - few) * np.log1p(-chance)).sum() > tail:
            low = chance
        else:
            high = chance
    return high
