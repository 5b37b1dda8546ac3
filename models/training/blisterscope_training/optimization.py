"""One step of learning, and how long it is."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

from .data import normalized
from .metric import CosineHead
from .recipes import Phase

_WARM_UP_STEPS = 150
_WEIGHT_DECAY = 0.02
_LONGEST_GRADIENT = 5.0


def learn(network: nn.Module, head: CosineHead, optimizer: torch.optim.Optimizer, images: Tensor, classes: Tensor) -> tuple[float, float]:
    """Learns from one batch of uint8 images; the loss and the share of right answers before."""
    with torch.autocast(images.device.type, torch.bfloat16):
        features = network.features(normalized(images).contiguous(memory_format=torch.channels_last))
    logits = head(features.float().mean((2, 3)))
    loss = functional.cross_entropy(logits, classes)
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    nn.utils.clip_grad_norm_(network.parameters(), _LONGEST_GRADIENT)
    optimizer.step()
    return loss.item(), (logits.argmax(1) == classes).float().mean().item()


def optimizer_of(network: nn.Module, head: CosineHead) -> torch.optim.Optimizer:
    """AdamW; scales, shifts and the head's directions do not decay."""
    weights = [parameter for parameter in network.parameters() if parameter.ndim > 1]
    rest = [parameter for parameter in network.parameters() if parameter.ndim <= 1]
    groups = [{"params": weights, "weight_decay": _WEIGHT_DECAY}, {"params": [*rest, *head.parameters()], "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=1e-3, betas=(0.9, 0.98), fused=True)


def rate(phase: Phase, step: int) -> float:
    """Rises over the first steps, then falls along half a cosine."""
    warmth = min(1.0, (step + 1) / min(_WARM_UP_STEPS, max(phase.steps // 5, 1)))
    fallen = 0.5 * (1 + math.cos(math.pi * step / max(phase.steps, 1)))
    return warmth * (phase.last_rate + (phase.first_rate - phase.last_rate) * fallen)
