"""Compares scores for known-ness: how well each separates the formulary's packs from unknown ones."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..bundling.figures import auroc
from ..bundling.head import cosines, unit
from .contenders import Contender
from .finding import Finding
from .intervals import resampled
from .known import familiarity

NEIGHBOURS = 5
TODAY = "nearness and lead, logistic"
WORTH = 0.005
"""An AUROC must be better by more than this to justify changing what the daemon computes."""

Score = Callable[[np.ndarray], np.ndarray]
"""From embeddings [N, channels] to a score for each."""


def scores(of: Contender, views: np.ndarray, row_of_view: np.ndarray, temperature: float) -> dict[str, Score]:
    """`views` are embeddings of the photographs that heads are fitted to, at least two per row."""

    def nearest(seen: np.ndarray) -> np.ndarray:
        return familiarity(of, seen)

    directions = unit(views - of.head.space.center).astype(float)
    mahalanobis = _mahalanobis(directions, row_of_view, of.head.space.center)
    together = [_standard(nearest, views), _standard(mahalanobis, views)]
    return {
        TODAY: nearest,
        "energy": lambda seen: np.logaddexp.reduce(cosines(of.head, seen) / temperature, axis=1),
        f"cosine of the {NEIGHBOURS}th nearest view": _kth_nearest(directions, of.head.space.center),
        "Mahalanobis, shared covariance": mahalanobis,
        "nearness and lead, and Mahalanobis": lambda seen: sum(score(seen) for score in together),
    }


def compared(scores: dict[str, Score], known: np.ndarray, unknown: np.ndarray) -> list[Finding]:
    return [Finding(name, {"AUROC": resampled(auroc, score(known), score(unknown))}, "{:.4f}") for name, score in scores.items()]


def recommendation(findings: list[Finding]) -> str:
    reached = {finding.figure: finding.measured["AUROC"].value for finding in findings}
    best = max(reached, key=reached.__getitem__)
    lead = reached[best] - reached[TODAY]
    if lead <= WORTH:
        return f"Keep the logistic function of nearness and lead: no score is better by more than {WORTH}."
    return f"Consider {best}: its AUROC is better by {lead:.4f}."


def _kth_nearest(views: np.ndarray, center: np.ndarray) -> Score:
    """Sun et al., 2022 (arXiv:2204.06507)."""
    return lambda seen: np.sort(unit(seen - center) @ views.T, axis=1)[:, -NEIGHBOURS]


def _mahalanobis(views: np.ndarray, row_of_view: np.ndarray, center: np.ndarray) -> Score:
    """Negative squared distance to the nearest row's mean, with one covariance for all rows (Lee et al., 2018, arXiv:1807.03888)."""
    rows = np.unique(row_of_view)
    means = np.stack([views[row_of_view == row].mean(axis=0) for row in rows])
    whitening = np.linalg.cholesky(np.linalg.inv(_shrunk_covariance(views - means[np.searchsorted(rows, row_of_view)])))
    ends = means @ whitening

    def score(seen: np.ndarray) -> np.ndarray:
        starts = unit(seen - center) @ whitening
        return np.array([-np.square(start - ends).sum(axis=1).min() for start in starts])

    return score


def _shrunk_covariance(deviations: np.ndarray) -> np.ndarray:
    """Shrunk towards a sphere; the fewer the views, the more (Ledoit and Wolf, 2004, doi:10.1016/S0047-259X(03)00096-4)."""
    n, channels = deviations.shape
    covariance = deviations.T @ deviations / n
    sphere = np.eye(channels) * np.trace(covariance) / channels
    apart = np.square(covariance - sphere).sum()
    noise = np.square(np.square(deviations).sum(axis=1)).sum() / n**2 - np.square(covariance).sum() / n
    amount = min(noise / apart, 1.0)
    return amount * sphere + (1 - amount) * covariance


def _standard(score: Score, views: np.ndarray) -> Score:
    """In standard deviations from the mean over the fitted views."""
    reached = score(views)
    return lambda seen: (score(seen) - reached.mean()) / reached.std()
