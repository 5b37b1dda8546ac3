"""Packs of the formulary and unknown ones: which are named correctly, which are recognized as unknown, and which turn green."""

from __future__ import annotations

import numpy as np

from ..bundling.figures import auroc
from ..bundling.head import knownness, probabilities
from ..bundling.shots import UNKNOWN, Shot
from .contenders import BUNDLE, Contender
from .finding import Finding
from .intervals import resampled, share, share_at_most

Embeddings = dict[str, np.ndarray]
"""Embeddings of the same shots, by contender."""


def looked_at(contenders: list[Contender], shots: list[Shot], what: str, already: Embeddings) -> Embeddings:
    return already | {contender.name: contender.see(shots, what) for contender in contenders if contender.name not in already}


def named(what: str, contenders: list[Contender], shots: list[Shot], embeddings: Embeddings) -> list[Finding]:
    truth = items_of(shots)
    measured = {of.name: share(probabilities(of.head, embeddings[of.name], 1.0).argmax(axis=1) == truth) for of in contenders}
    return [Finding(f"{what}, top-1", measured)]


def told_apart(contenders: list[Contender], known: Embeddings, unknown: Embeddings) -> Finding:
    measured = {of.name: resampled(auroc, familiarity(of, known[of.name]), familiarity(of, unknown[of.name])) for of in contenders}
    return Finding("unknown packs, AUROC of known-ness", measured, "{:.4f}")


def familiarity(of: Contender, embeddings: np.ndarray) -> np.ndarray:
    """Known-ness of each embedding's most likely item."""
    best = probabilities(of.head, embeddings, 1.0).argmax(axis=1)
    return knownness(of.head, embeddings)[np.arange(len(best)), best]


def turned_green(presentations: str, shots: list[Shot], settled: np.ndarray, strangers_settled: np.ndarray) -> list[Finding]:
    """Per presentation. Green for a wrong item counts for any order, which bounds the rate for one order from above."""
    truth = items_of(shots)
    return [
        Finding(f"{presentations}, right pack turned green", {BUNDLE: share(settled == truth)}),
        Finding(f"{presentations}, green on a wrong pack of the formulary", {BUNDLE: share_at_most((settled != truth) & (settled != UNKNOWN))}),
        Finding(f"{presentations}, green on an unknown pack", {BUNDLE: share_at_most(strangers_settled != UNKNOWN)}),
    ]


def items_of(shots: list[Shot]) -> np.ndarray:
    return np.array([shot.item for shot in shots])
