"""Temperature and floors, chosen on held-out pictures.

The floors for probability and for the lead over a look-alike start high; each item's are raised above the values that wrong packs
reach. The floor for known-ness is the mean over the item's own pictures less a number of standard deviations: one number for all
items, as large as still rejects nearly all wrong packs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..graph.embed import featured
from .evidence import share_inside
from .fit import fit_temperature
from .head import Head, knownness, probabilities
from .shots import UNKNOWN, Shot, crops

DEVIATIONS = (3.0, 2.5, 2.0, 1.75, 1.5, 1.25, 1.0)
TOLERATED = 0.001
"""Share of the pictures that may be confirmed as a wrong item."""
PROBABILITY = (0.9, 0.99)
MARGIN = (0.85, 0.95)
ABOVE = 0.01


@dataclass(frozen=True)
class Floors:
    probability: float
    knownness: float
    margins: dict[str, float]
    """For each look-alike, the least lead in probability over it."""


@dataclass(frozen=True)
class Calibration:
    temperature: float
    evidence_share: float
    floors: dict[str, Floors]


def calibrate(head: Head, graph: Path, side: int, shots: Sequence[Shot], twins: Mapping[str, Sequence[str]]) -> Calibration:
    truth = np.array([shot.item for shot in shots])
    embeddings, shares = _seen(head, graph, side, shots)
    known = truth != UNKNOWN
    temperature = round(fit_temperature(head, embeddings[known], truth[known]), 5)
    evidence_share = round(float(np.quantile(shares[known], 0.01)), 3)
    for deviations in DEVIATIONS:
        calibration = Calibration(temperature, evidence_share, _floors(head, temperature, embeddings, truth, twins, deviations))
        confirmed = accepted(head, calibration, embeddings)
        if ((confirmed != truth) & (confirmed != UNKNOWN)).mean() <= TOLERATED:
            break
    return calibration


def accepted(head: Head, calibration: Calibration, embeddings: np.ndarray) -> np.ndarray:
    """For each embedding, the item it would be confirmed as if that item were ordered, or UNKNOWN."""
    chance, familiar = probabilities(head, embeddings, calibration.temperature), knownness(head, embeddings)
    items = head.items

    def passes(item: int, chance: np.ndarray, familiar: np.ndarray) -> bool:
        floors = calibration.floors[items[item]]
        leads = all(chance[item] - chance[items.index(twin)] >= margin for twin, margin in floors.margins.items())
        return bool(chance[item] >= floors.probability and familiar[item] >= floors.knownness and leads)

    best = chance.argmax(axis=1)
    return np.array([item if passes(item, chance[n], familiar[n]) else UNKNOWN for n, item in enumerate(best)])


def _seen(head: Head, graph: Path, side: int, shots: Sequence[Shot]) -> tuple[np.ndarray, np.ndarray]:
    """The embedding of each picture, and the share of its evidence inside the pack."""
    embeddings, shares = [], []
    for shot, features in zip(shots, featured(graph, crops(shots, side)), strict=True):
        embeddings.append(features.mean(axis=(1, 2)))
        shares.append(share_inside(features, head, shot.design, shot.quarter_turns))
    return np.stack(embeddings), np.array(shares)


def _floors(head: Head, temperature: float, embeddings: np.ndarray, truth: np.ndarray,
            twins: Mapping[str, Sequence[str]], deviations: float) -> dict[str, Floors]:
    chance, familiar = probabilities(head, embeddings, temperature), knownness(head, embeddings)
    best, items = chance.argmax(axis=1), head.items
    spread = np.sqrt(np.mean([familiar[truth == item, item].var() for item in range(len(items))]))

    def floors_of(item: int) -> Floors:
        nearest = round(float(familiar[truth == item, item].mean() - deviations * spread), 3)
        mistaken = (truth != item) & (best == item) & (familiar[:, item] >= nearest)
        margins = {
            twin: _above((chance[:, item] - chance[:, items.index(twin)])[truth == items.index(twin)], MARGIN)
            for twin in twins.get(items[item], ())
        }
        return Floors(_above(chance[mistaken, item], PROBABILITY), nearest, margins)

    return {name: floors_of(item) for item, name in enumerate(items)}


def _above(foreign: np.ndarray, limits: tuple[float, float]) -> float:
    return round(float(np.clip(foreign.max(initial=0) + ABOVE, *limits)), 3)
