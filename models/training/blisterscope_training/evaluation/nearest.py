"""Whether the enrolled picture nearest to a query shows the right pack."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ..packs.universe import FAMILY

_HIDDEN = -2
"""Below every cosine."""


class Outcomes(NamedTuple):
    """For each query, whether the answer was right: without the pack's look-alikes, among all packs, and among its look-alikes
    only."""

    without_look_alikes: np.ndarray
    among_all: np.ndarray
    among_look_alikes: np.ndarray


def unseen_outcomes(likeness: np.ndarray, pack: np.ndarray, truth: np.ndarray) -> Outcomes:
    """`likeness` [queries, enrolled]; `pack` [enrolled] and `truth` [queries] are numbers of designs, counted family by family."""
    relatives = pack[None, :] // FAMILY == truth[:, None] // FAMILY
    look_alikes = relatives & (pack[None, :] != truth[:, None])
    return Outcomes(*(
        pack[np.where(hidden, _HIDDEN, likeness).argmax(axis=1)] == truth
        for hidden in (look_alikes, np.zeros_like(relatives), ~relatives)
    ))


def other_scene_outcomes(turned: np.ndarray, products: Sequence[str], scenes: Sequence[object]) -> np.ndarray:
    """`turned` [N, 4, channels] are unit vectors of N packs in their four quarter turns. Each pack is searched for, in any
    turn, among the unturned packs of other scenes; products in a single scene are omitted."""
    product, scene = np.array(products), np.array(scenes)
    same_scene = scene[:, None] == scene[None, :]
    likeness = np.einsum("nqd,md->nqm", turned, turned[:, 0]).max(axis=1)
    right = product[np.where(same_scene, _HIDDEN, likeness).argmax(axis=1)] == product
    return right[((product[:, None] == product[None, :]) & ~same_scene).any(axis=1)]
