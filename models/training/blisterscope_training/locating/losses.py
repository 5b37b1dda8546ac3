"""What is minimized: cross-entropy and Dice of the packs, cross-entropy of borders, absolute errors of votes and distances."""

from __future__ import annotations

import torch
import torch.nn.functional as functional
from torch import Tensor

from .network import VOTE_UNIT


HARD = 4.0
"""The extra weight of cells that are quite wrong: small things that are no packs are few among all cells (after Lin et al.,
"Focal Loss", 2017)."""

BETWEEN = 5.0
"""The extra weight of borders with pack on both sides: where two packs touch, nothing else tells that they are two."""


def losses(out: Tensor, target: Tensor) -> dict[str, Tensor]:
    """`out` [N, 5, 48, 64] of the network, `target` [N, 7, 48, 64] of labels.py. "total" is their weighted sum.

    Dice: Milletari et al., "V-Net" (2016), over the pictures that show a pack."""
    share, border, votes, distance, own, near = target[:, 0], target[:, 1], target[:, 2:4], target[:, 4], target[:, 5], target[:, 6]
    probability = torch.sigmoid(out[:, 0])
    wrong = (probability - share).detach().square()
    pack = functional.binary_cross_entropy_with_logits(out[:, 0], share, weight=1 + HARD * wrong)
    overlap, sizes = (probability * share).sum((1, 2)), (probability + share).sum((1, 2))
    shown = (share.sum((1, 2)) > 8).float()
    dice = ((1 - (2 * overlap + 1) / (sizes + 1)) * shown).sum() / shown.sum().clamp(min=1)
    between = border * (share > 0.97)
    edge = functional.binary_cross_entropy_with_logits(out[:, 1], border, weight=1 + (BETWEEN - 1) * between, pos_weight=torch.tensor(2.0))
    apart = functional.smooth_l1_loss(out[:, 2:4], votes / VOTE_UNIT, reduction="none", beta=0.02).sum(1)
    vote = (apart * own).sum() / own.sum().clamp(min=1)
    off = functional.smooth_l1_loss(out[:, 4], distance, reduction="none", beta=0.1)
    weight = near * (1 + 3 * (distance.abs() < 3).float())
    side = (off * weight).sum() / weight.sum().clamp(min=1)
    parts = {"pack": pack, "dice": dice, "border": edge, "vote": vote, "distance": side}
    parts["total"] = pack + 0.5 * dice + 0.5 * edge + 1.5 * vote + 0.4 * side
    return parts
