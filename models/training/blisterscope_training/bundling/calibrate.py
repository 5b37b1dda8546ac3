"""Temperature and floors, chosen on held-out pictures.

The floors for probability and for the lead over a look-alike start high; each item's are raised above the values that wrong packs
reach. The floor for known-ness is one for all items: as low as still rejects nearly all wrong packs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..graph.embed import featured
from .evidence import share_inside
from .fit import fit_familiarity, fit_temperature
from .head import Familiarity, Head, Row, cosines, knownness, near_and_rival, probabilities, to_rows
from .shots import UNKNOWN, Shot, crops

DOUBTED = (0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.08)
"""Shares of the items' own pictures that may pass for strangers, to choose from."""
LEAST_KNOWN = 0.5
TOLERATED = 0.001
"""Share of the pictures that may be confirmed as a wrong item."""
CONFUSED = 0.25
"""Share of a face's pictures that may look more like another item before it is said to carry no identity."""
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


@dataclass(frozen=True)
class Seen:
    """Held-out pictures: what each shows, its embedding, and the share of its evidence inside the pack."""

    shots: Sequence[Shot]
    embeddings: np.ndarray
    shares: np.ndarray

    @property
    def truth(self) -> np.ndarray:
        return np.array([shot.item for shot in self.shots])


def look_at(head: Head, graph: Path, side: int, shots: Sequence[Shot]) -> Seen:
    embeddings, shares = [], []
    for shot, features in zip(shots, featured(graph, crops(shots, side)), strict=True):
        embeddings.append(features.mean(axis=(1, 2)))
        shares.append(share_inside(features, head, shot.design, shot.quarter_turns))
    return Seen(shots, np.stack(embeddings), np.array(shares))


def familiarity(head: Head, seen: Seen, twins: Mapping[str, Sequence[str]]) -> Familiarity:
    """Of known packs and of strangers; among these each known pack as a formulary without its item and the look-alikes sees it."""
    scores, truth, owner = to_rows(head, seen.embeddings), seen.truth, np.array([row.item for row in head.rows])
    known = truth != UNKNOWN
    without = scores[known].copy()
    for row, item in zip(without, truth[known], strict=True):
        row[np.isin(owner, [head.items[item], *twins.get(head.items[item], ())])] = -1
    near, rival = near_and_rival(head, np.concatenate([scores, without]))
    best = near.argmax(axis=1)[:, None]
    nearest, following = (np.take_along_axis(values, best, 1)[:, 0] for values in (near, rival))
    return fit_familiarity(nearest, following, np.concatenate([known, np.zeros(len(without), bool)]))


def calibrate(head: Head, seen: Seen, twins: Mapping[str, Sequence[str]]) -> Calibration:
    embeddings, truth = seen.embeddings, seen.truth
    known = truth != UNKNOWN
    temperature = round(fit_temperature(head, embeddings[known], truth[known]), 5)
    evidence_share = round(float(np.quantile(seen.shares[known], 0.01)), 3)
    for doubted in DOUBTED:
        calibration = Calibration(temperature, evidence_share, _floors(head, temperature, embeddings, truth, twins, doubted))
        confirmed = accepted(head, calibration, embeddings)
        if ((confirmed != truth) & (confirmed != UNKNOWN)).mean() <= TOLERATED:
            break
    return calibration


def identities(head: Head, seen: Seen) -> dict[Row, bool]:
    """Whether each face of an item tells it from the others."""
    best = cosines(head, seen.embeddings).argmax(axis=1)
    return {
        face: bool(np.mean([best[n] != shot.item for n, shot in enumerate(seen.shots) if shot.item == head.items.index(face.item) and shot.face == face.face]) <= CONFUSED)
        for face in dict.fromkeys(head.rows)
    }


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


def _floors(head: Head, temperature: float, embeddings: np.ndarray, truth: np.ndarray,
            twins: Mapping[str, Sequence[str]], doubted: float) -> dict[str, Floors]:
    chance, familiar = probabilities(head, embeddings, temperature), knownness(head, embeddings)
    best, items = chance.argmax(axis=1), head.items
    own = np.concatenate([familiar[truth == item, item] for item in range(len(items))])
    nearest = round(max(LEAST_KNOWN, float(np.quantile(own, doubted))), 3)

    def floors_of(item: int) -> Floors:
        mistaken = (truth != item) & (best == item) & (familiar[:, item] >= nearest)
        margins = {
            twin: _above((chance[:, item] - chance[:, items.index(twin)])[truth == items.index(twin)], MARGIN)
            for twin in twins.get(items[item], ())
        }
        return Floors(_above(chance[mistaken, item], PROBABILITY), nearest, margins)

    return {name: floors_of(item) for item, name in enumerate(items)}


def _above(foreign: np.ndarray, limits: tuple[float, float]) -> float:
    return round(float(np.clip(foreign.max(initial=0) + ABOVE, *limits)), 3)
