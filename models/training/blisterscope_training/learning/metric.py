"""Cosine softmax: each class is a direction; a picture's class is the direction nearest to its embedding."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

SCALE = 18.0  # logits are SCALE * cosine; with 16 to 20, 2000 classes can reach probability 1 without saturating early
_CENTER_MEMORY = 0.98


class CosineHead(nn.Module):
    """Cosines are taken about the running mean of the embeddings, as in the shipped head: cos(f - center, row)."""

    def __init__(self, channels: int, classes: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.randn(classes, channels))
        self.register_buffer("center", torch.zeros(channels))
        self.register_buffer("steps", torch.zeros(()))

    def forward(self, features: Tensor) -> Tensor:
        if self.training:
            with torch.no_grad():
                memory = min(_CENTER_MEMORY, float(self.steps / (self.steps + 1)))
                self.center.lerp_(features.mean(0), 1 - memory)
                self.steps += 1
        return SCALE * functional.linear(functional.normalize(features - self.center), functional.normalize(self.weight))

    def evidence(self, features: Tensor, classes: Tensor) -> Tensor:
        """[M, C, h, w], [M] -> [M, h, w]: evidence for the class, as in the shipped head's maps: along its direction,
        perpendicular to the center."""
        center = functional.normalize(self.center, dim=0)
        rows = functional.normalize(self.weight[classes])
        return torch.einsum("mchw,mc->mhw", features, rows - (rows @ center)[:, None] * center).relu()


def imprinted(features: Tensor) -> CosineHead:
    """A head whose row n points at features[n] ([classes, channels]); Qi et al., "Low-Shot Learning with Imprinted Weights",
    CVPR 2018."""
    head = CosineHead(features.shape[1], len(features))
    head.center.copy_(features.mean(0))
    head.weight.data.copy_(features - head.center)
    head.steps.fill_(len(features))
    return head
