"""Fits the head to embeddings of labelled views: a direction per row, prototypes, and the temperature."""

from __future__ import annotations

import numpy as np
import torch
from torch.nn.functional import normalize

from .head import Head, Row, cosines, unit

STEPS = 200
RATE = 3e-3
TRAINING_TEMPERATURE = 0.1


def fit_head(embeddings: np.ndarray, rows: list[Row], row_of_view: np.ndarray, kind_of_view: np.ndarray | None = None) -> Head:
    """`row_of_view[n]` is the row of embedding n (a face of an item in one quarter turn); each row has views. Each
    `kind_of_view[n]` (kind of camera) gets its own prototypes, as a mean over two kinds would lie where no view does.

    Each row starts at the mean direction of its views; softmax regression on cosines then separates look-alikes. The rows stay
    perpendicular to the center, so their biases are zero and a row's activation map shows evidence without an offset.
    """
    center = embeddings.mean(axis=0)
    views = unit(embeddings - center)
    directions = _turn(views, unit(_means(embeddings, row_of_view) - center), row_of_view, rows, unit(center))
    known = row_of_view if kind_of_view is None else row_of_view + len(rows) * kind_of_view
    return Head(center, rows, directions, [rows[view % len(rows)] for view in np.unique(known)], _means(embeddings, known))


def nearest_rows(embeddings: np.ndarray, faces: list[Row], views: np.ndarray, rows: list[Row], row_of_view: np.ndarray) -> np.ndarray:
    """The row of each embedding when its face is known but not its quarter turn: among the rows of that face, the one whose mean view
    is nearest."""
    center = views.mean(axis=0)
    likeness = unit(embeddings - center) @ unit(_means(views, row_of_view) - center).T
    possible = np.array([[row == face for row in rows] for face in faces])
    return np.where(possible, likeness, -np.inf).argmax(axis=1)


def fit_temperature(head: Head, embeddings: np.ndarray, items: np.ndarray) -> float:
    """The temperature that makes held-out views most likely (Guo et al., 2017, arXiv:1706.04599)."""
    scores = cosines(head, embeddings)
    candidates = np.geomspace(0.005, 0.5, 200)
    return float(min(candidates, key=lambda temperature: _surprise(scores / temperature, items)))


def _means(embeddings: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """The mean embedding of each group, in order of group number."""
    return np.stack([embeddings[groups == group].mean(axis=0) for group in np.unique(groups)])


def _turn(views: np.ndarray, start: np.ndarray, row_of_view: np.ndarray, rows: list[Row], center: np.ndarray) -> np.ndarray:
    """Maximizes the joint probability of the right item's rows."""
    owner = np.array([row.item for row in rows])
    strange = torch.from_numpy(owner[row_of_view][:, None] != owner[None, :])
    inputs, axis = torch.from_numpy(views).float(), torch.from_numpy(center).float()
    weight = torch.from_numpy(start).float().requires_grad_()
    optimizer = torch.optim.Adam([weight], lr=RATE)
    for _ in range(STEPS):
        scores = inputs @ _directions(weight, axis).T / TRAINING_TEMPERATURE
        surprise = scores.logsumexp(dim=1) - scores.masked_fill(strange, -torch.inf).logsumexp(dim=1)
        optimizer.zero_grad()
        surprise.mean().backward()
        optimizer.step()
    with torch.no_grad():
        return _directions(weight, axis).numpy()


def _directions(weight: torch.Tensor, axis: torch.Tensor) -> torch.Tensor:
    return normalize(weight - (weight @ axis)[:, None] * axis, dim=1)


def _surprise(logits: np.ndarray, items: np.ndarray) -> float:
    highest = logits.max(axis=1)
    total = highest + np.log(np.exp(logits - highest[:, None]).sum(axis=1))
    return float((total - logits[np.arange(len(items)), items]).mean())
