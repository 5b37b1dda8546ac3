"""The statistics that the batch normalizations of a network keep."""

from __future__ import annotations

from torch import nn

from .resnet import ResNet


def begin_plain_means(network: ResNet) -> None:
    """Forgets the statistics; what the network sees from now on counts the same, however long ago."""
    for normalization in normalizations(network):
        normalization.reset_running_stats()
        normalization.momentum = None


def normalizations(network: ResNet) -> list[nn.BatchNorm2d]:
    return [module for module in network.modules() if isinstance(module, nn.BatchNorm2d)]
