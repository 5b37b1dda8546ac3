"""Which enrolled picture is nearest to a query, and whether it shows the right pack."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ..packs.universe import FAMILY

_HIDDEN = -2
"""Below every cosine."""


class Outcomes(NamedTuple):
    """Per query, whether it was right: with the look-alikes of its pack hidden, among all packs, and among its look-alikes alone."""

    without_look_alikes: np.ndarray
    among_all: np.ndarray
    among_look_alikes: np.ndarray


def unseen_outcomes(likeness: np.ndarray, pack: np.ndarray, truth: np.ndarray) -> Outcomes:
    """likeness [queries, enrolled]; pack [enrolled] and truth [queries] are numbers of unseen designs, family after family."""
    relatives = pack[None, :] // FAMILY == truth[:, None] // FAMILY
    look_alikes = relatives & (pack[None, :] != truth[:, None])
    return Outcomes(*(
        pack[np.where(hidden, _HIDDEN, likeness).argmax(axis=1)] == truth
        for hidden in (look_alikes, np.zeros_like(relatives), ~relatives)
    ))


def other_scene_outcomes(turned: np.ndarray, products: Sequence[str], scenes: Sequence[object]) -> np.ndarray:
    """turned [N, 4, channels] are unit vectors of N packs in their four quarter turns. Each pack is looked for among those of the
    other scenes, which lie as they are; a product that is in one scene only is not looked for."""
    product, scene = np.array(products), np.array(scenes)
    same_scene = scene[:, None] == scene[None, :]
    likeness = np.einsum("nqd,md->nqm", turned, turned[:, 0]).max(axis=1)
    right = product[np.where(same_scene, _HIDDEN, likeness).argmax(axis=1)] == product
    return right[((product[:, None] == product[None, :]) & ~same_scene).any(axis=1)]
