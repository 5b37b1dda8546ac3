"""Within-class whitening, as an enrolment has it (src/enrolment/whitening.ts)."""

from __future__ import annotations

import numpy as np

from .head import Space, unit

NUISANCES = 64
"""Directions that are whitened: what light, camera and cutting change is much the same for every pack."""
DIMENSIONS = 384
SHRINKAGE = 0.3


def whiten(embeddings: np.ndarray, group_of_view: np.ndarray, nuisances: int = NUISANCES, dimensions: int = DIMENSIONS) -> Space:
    """W = ((1 - a) S + a tr(S) / d I)^(-1/2), S being the scatter of the views around the mean of their group. Its smaller
    eigenvalues are taken for equal. The direction of the center counts for nothing: a row has no bias, and its map no offset.
    (Hariharan et al., "Discriminative Decorrelation for Clustering and Classification", ECCV 2012.)
    """
    means = means_of(embeddings, group_of_view)
    center = means.mean(axis=0)
    axis = unit(center[None]) if np.any(center) else np.zeros((0, len(center)))
    deviations = _without(embeddings - means[np.searchsorted(np.unique(group_of_view), group_of_view)], axis)
    total, channels = np.square(deviations).sum() / len(deviations), len(center)
    axes, variances = _principal_axes(deviations / np.sqrt(len(deviations)), min(nuisances, dimensions - len(axis)))
    rest = max(total - variances.sum(), 0) / max(channels - len(axes) - len(axis), 1)
    first = np.concatenate([axis, axes])
    others, _ = _principal_axes(_without(means - center, first), dimensions - len(first))

    def gain(variance: np.ndarray) -> np.ndarray:
        shrunk = (1 - SHRINKAGE) * variance + SHRINKAGE * total / channels
        return 1 / np.sqrt(np.where(shrunk > 0, shrunk, 1))

    gains = np.concatenate([np.zeros(len(axis)), gain(variances), np.repeat(gain(rest), len(others))])
    return Space(center, np.concatenate([first, others]), gains, float(gain(rest)))


def means_of(embeddings: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """The mean embedding of each group, in order of group number."""
    return np.stack([embeddings[groups == group].mean(axis=0) for group in np.unique(groups)])


def _without(vectors: np.ndarray, axes: np.ndarray) -> np.ndarray:
    return vectors - vectors @ axes.T @ axes


def _principal_axes(vectors: np.ndarray, most: int) -> tuple[np.ndarray, np.ndarray]:
    _, strengths, axes = np.linalg.svd(vectors, full_matrices=False)
    kept = (strengths > 1e-5 * max(strengths.max(initial=0), 1e-12))[:most]
    return axes[:most][kept], np.square(strengths[:most][kept])
