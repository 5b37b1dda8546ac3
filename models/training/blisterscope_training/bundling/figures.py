"""Figures of the finished bundle on photographs that were not used to choose anything."""

from __future__ import annotations

import numpy as np

from .calibrate import Calibration, accepted
from .head import Head, knownness, probabilities
from .shots import UNKNOWN


def figures_of(where: str, head: Head, calibration: Calibration, embeddings: np.ndarray, truth: np.ndarray) -> list[dict]:
    """The card's figures, per picture. A wrong pack counts as confirmed if it would turn green for any order."""
    known = truth != UNKNOWN
    best = probabilities(head, embeddings, calibration.temperature).argmax(axis=1)
    confirmed = accepted(head, calibration, embeddings)
    familiar = knownness(head, embeddings)[np.arange(len(best)), best]
    return [
        figure(f"{where}, top-1", best[known] == truth[known]),
        figure(f"{where}, right pack confirmed", confirmed[known] == truth[known]),
        figure(f"{where}, pack confirmed as another item", (confirmed != truth)[known] & (confirmed[known] != UNKNOWN)),
        figure(f"{where}, unknown pack confirmed as some item", confirmed[~known] != UNKNOWN),
        {"name": f"{where}, AUROC of known-ness", "value": round(auroc(familiar[known], familiar[~known]), 4), "n": len(truth)},
    ]


def top_1(name: str, head: Head, embeddings: np.ndarray, truth: np.ndarray) -> dict:
    return figure(name, probabilities(head, embeddings, 1.0).argmax(axis=1) == truth)


def figure(name: str, outcomes: np.ndarray) -> dict:
    return {"name": name, "value": round(float(outcomes.mean()), 4), "n": len(outcomes)}


def auroc(higher: np.ndarray, lower: np.ndarray) -> float:
    """The probability that a value of the first is above one of the second (Mann-Whitney)."""
    ranks = np.concatenate([higher, lower]).argsort(kind="stable").argsort(kind="stable") + 1
    won = ranks[: len(higher)].sum() - len(higher) * (len(higher) + 1) / 2
    return float(won / (len(higher) * len(lower)))
