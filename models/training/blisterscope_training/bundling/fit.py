"""Fits the head to embeddings of labelled views: the space, a direction per row, known-ness, and the temperature."""

from __future__ import annotations

import numpy as np

from .head import USUAL, Familiarity, Head, Row, cosines, placed, unit
from .whiten import means_of, whiten

ROUNDS, FIRMNESS = 25, 0.002
"""Of Newton's method, and how firmly its coefficients are held at the usual ones."""


def fit_head(embeddings: np.ndarray, rows: list[Row], row_of_view: np.ndarray, kind_of_view: np.ndarray | None = None) -> Head:
    """`row_of_view[n]` is the row of embedding n (a face of an item in one quarter turn); each row has views. Each
    `kind_of_view[n]` (kind of camera) gets rows of its own, as a mean over two kinds would lie where no view does.

    A row is the direction of its views' mean. Softmax regression from there on named as many pictures rightly and knew strangers
    worse (AUROC 0.997 for 0.999).
    """
    known = row_of_view if kind_of_view is None else row_of_view + len(rows) * kind_of_view
    space = whiten(embeddings, known)
    return Head(space, [rows[number % len(rows)] for number in np.unique(known)], placed(space, means_of(embeddings, known)))


def nearest_rows(embeddings: np.ndarray, faces: list[Row], views: np.ndarray, rows: list[Row], row_of_view: np.ndarray) -> np.ndarray:
    """The row of each embedding when its face is known but not its quarter turn: among the rows of that face, the one whose mean view
    is nearest."""
    center = views.mean(axis=0)
    likeness = unit(embeddings - center) @ unit(means_of(views, row_of_view) - center).T
    possible = np.array([[row == face for row in rows] for face in faces])
    return np.where(possible, likeness, -np.inf).argmax(axis=1)


def fit_temperature(head: Head, embeddings: np.ndarray, items: np.ndarray) -> float:
    """The temperature that makes held-out views most likely (Guo et al., 2017, arXiv:1706.04599)."""
    scores = cosines(head, embeddings)
    candidates = np.geomspace(0.005, 0.5, 200)
    return float(min(candidates, key=lambda temperature: _surprise(scores / temperature, items)))


def fit_familiarity(nearest: np.ndarray, rival: np.ndarray, known: np.ndarray) -> Familiarity:
    """Logistic regression, by Newton's method, of whether a picture is known on its cosines [N] to the best item's face and to the rival's."""
    inputs = np.stack([np.ones_like(nearest), nearest, nearest - rival], axis=1)
    weight = np.where(known, 0.5 / max(known.sum(), 1), 0.5 / max((~known).sum(), 1))
    start = at = np.array(USUAL)
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-inputs @ at))
        gradient = inputs.T @ (weight * (chance - known)) + FIRMNESS * (at - start)
        curvature = (inputs * (weight * chance * (1 - chance))[:, None]).T @ inputs + FIRMNESS * np.eye(3)
        at = at - np.linalg.solve(curvature, gradient)
    return Familiarity(*(round(float(value), 4) for value in at))


def _surprise(logits: np.ndarray, items: np.ndarray) -> float:
    highest = logits.max(axis=1)
    total = highest + np.log(np.exp(logits - highest[:, None]).sum(axis=1))
    return float((total - logits[np.arange(len(items)), items]).mean())
