"""The running statistics of a network's batch normalizations."""

from __future__ import annotations

from torch import nn

from .resnet import ResNet


def begin_plain_means(network: ResNet) -> None:
    """Resets the statistics; from now on they are plain means over all batches."""
    for normalization in normalizations(network):
        normalization.reset_running_stats()
        normalization.momentum = None


def normalizations(network: ResNet) -> list[nn.BatchNorm2d]:
    return [module for module in network.modules() if isinstance(module, nn.BatchNorm2d)]
