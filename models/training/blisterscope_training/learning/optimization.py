"""One training step and its learning rate."""

from __future__ import annotations

import math
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from .data import Batch, normalized
from .metric import CosineHead
from .recipes import Phase

_WARM_UP_STEPS = 150
_WEIGHT_DECAY = 0.02
_LONGEST_GRADIENT = 5.0
_BESIDE = 1.0
"""Weight of the loss for evidence beside the pack; the cross entropy is about one."""


class Learnt(NamedTuple):
    """Figures of one batch, before the step."""

    loss: float
    accuracy: float
    inside: float  # share of the evidence that lies on the pack


def learn(network: nn.Module, head: CosineHead, optimizer: torch.optim.Optimizer, batch: Batch) -> Learnt:
    """The loss is the cross entropy of the packs' classes plus the share of evidence beside the pack (the energy loss of Rao et al.,
    "Studying How to Efficiently and Effectively Guide Models with Explanations", ICCV 2023)."""
    with torch.autocast(batch.images.device.type, torch.bfloat16):
        features = network.features(normalized(batch.images).contiguous(memory_format=torch.channels_last))
    features = features.float()[batch.picture_of]
    logits = head(torch.einsum("mchw,mhw->mc", features, batch.weights))
    evidence = head.evidence(features, batch.classes)
    inside = _over_pictures((evidence * batch.inside).sum((1, 2)) / evidence.sum((1, 2)).clamp_min(1e-6), batch)
    surprise = functional.cross_entropy(logits, batch.classes, reduction="none")
    loss = _over_pictures(surprise, batch) + _BESIDE * (1 - inside)
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    nn.utils.clip_grad_norm_(network.parameters(), _LONGEST_GRADIENT)
    optimizer.step()
    return Learnt(loss.item(), _over_pictures((logits.argmax(1) == batch.classes).float(), batch).item(), inside.item())


def _over_pictures(values: Tensor, batch: Batch) -> Tensor:
    """Mean of one value per pack, with equal weight for each picture."""
    share = 1 / torch.bincount(batch.picture_of)[batch.picture_of]
    return (values * share).sum() / len(batch.images)


def optimizer_of(network: nn.Module, head: CosineHead) -> torch.optim.Optimizer:
    """AdamW; no weight decay for scales, shifts and the head's directions."""
    weights = [parameter for parameter in network.parameters() if parameter.ndim > 1]
    rest = [parameter for parameter in network.parameters() if parameter.ndim <= 1]
    groups = [{"params": weights, "weight_decay": _WEIGHT_DECAY}, {"params": [*rest, *head.parameters()], "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=1e-3, betas=(0.9, 0.98), fused=True)


def rate(phase: Phase, step: int) -> float:
    """The learning rate: a short warm-up, then half a cosine."""
    warmth = min(1.0, (step + 1) / min(_WARM_UP_STEPS, max(phase.steps // 5, 1)))
    fallen = 0.5 * (1 + math.cos(math.pi * step / max(phase.steps, 1)))
    return warmth * (phase.last_rate + (phase.first_rate - phase.last_rate) * fallen)
