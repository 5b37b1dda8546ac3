"""The locator's network: U-shaped, of depthwise-separable convolutions, 0.55 million weights.

Depthwise-separable convolution: Howard et al., "MobileNets" (2017). Sum of what comes down and what lies beside: Lin et al.,
"Feature Pyramid Networks" (2017).
"""

from __future__ import annotations

import torch
import torch.nn.functional as functional
from torch import Tensor, nn

WIDTHS = (40, 80, 128, 208, 256)
"""Channels at strides 4, 8, 16, 32, 64."""
DEPTHS = (1, 2, 3, 3, 2)
UP, LAST = 80, 40
OUTPUTS = 5
VOTE_UNIT = 16.0
"""Cells; the last layer's votes are in this unit, so that all its outputs are about as large."""


class Separable(nn.Module):
    """Depthwise 3 x 3, pointwise, normalization, ReLU; what comes in is added where it has the same shape."""

    def __init__(self, channels: int, out: int, stride: int = 1) -> None:
        super().__init__()
        self.depthwise = nn.Conv2d(channels, channels, 3, stride, 1, groups=channels, bias=False)
        self.pointwise = nn.Conv2d(channels, out, 1, bias=False)
        self.norm = nn.BatchNorm2d(out)
        self.same = channels == out and stride == 1

    def forward(self, x: Tensor) -> Tensor:
        y = self.norm(self.pointwise(self.depthwise(x)))
        return functional.relu(x + y if self.same else y)


class Locator(nn.Module):
    """[N, 3, 192, 256], 0..1 -> [N, 5, 48, 64]: logits of pack and border, votes (unit 16 cells), distance (cells)."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(3, 16, 3, 2, 1, bias=False), nn.BatchNorm2d(16), nn.ReLU())
        self.down, channels = nn.ModuleList(), 16
        for width, depth in zip(WIDTHS, DEPTHS):
            blocks = [Separable(channels, width, 2), *(Separable(width, width) for _ in range(depth))]
            self.down.append(nn.Sequential(*blocks))
            channels = width
        self.beside = nn.ModuleList(nn.Conv2d(width, UP, 1) for width in WIDTHS[1:])
        self.up = nn.ModuleList(nn.Sequential(Separable(UP, UP), Separable(UP, UP)) for _ in range(3))
        self.narrow, self.finest = nn.Conv2d(UP, LAST, 1), nn.Conv2d(WIDTHS[0], LAST, 1)
        self.head = nn.Sequential(Separable(LAST, LAST), Separable(LAST, LAST), nn.Conv2d(LAST, OUTPUTS, 1))

    def forward(self, image: Tensor) -> Tensor:
        x, levels = self.stem(image * 4 - 2), []
        for down in self.down:
            x = down(x)
            levels.append(x)
        y = self.beside[3](levels[4])
        for level in (2, 1, 0):
            y = self.up[level](_twice(y) + self.beside[level](levels[level + 1]))
        return self.head(_twice(self.narrow(y)) + self.finest(levels[0]))


class Maps(nn.Module):
    """The network as it is shipped: [N, 5, 48, 64], probabilities of pack and border 0..1, votes and distance in cells."""

    def __init__(self, network: Locator) -> None:
        super().__init__()
        self.network = network

    def forward(self, image: Tensor) -> Tensor:
        out = self.network(image)
        return torch.cat([torch.sigmoid(out[:, :2]), out[:, 2:4] * VOTE_UNIT, out[:, 4:]], dim=1)


def _twice(x: Tensor) -> Tensor:
    return functional.interpolate(x, scale_factor=2.0, mode="nearest")
