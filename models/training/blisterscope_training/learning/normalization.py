"""The batch normalizations while the network learns: with each batch's own statistics, or with settled ones.

Small batches make noisy statistics. Once the network is nearly done it learns under the statistics that it will be used with.
"""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import nn

from ..graph.resnet import ResNet
from .data import Batch, normalized


def learning(network: ResNet, settled: bool) -> ResNet:
    """The network ready to learn; settled normalizations keep their statistics."""
    network.to(memory_format=torch.channels_last).train()
    for normalization in _normalizations(network):
        normalization.train(not settled)
    return network


@torch.no_grad()
def settle(network: ResNet, batches: Iterable[Batch]) -> None:
    """Statistics over all these batches, each counting the same, in place of those of the last few that were learnt from."""
    device = next(network.parameters()).device
    learning(network, settled=False)
    begin_plain_means(network)
    for batch in batches:
        with torch.autocast(device.type, torch.bfloat16):
            network.features(normalized(batch.images.to(device)).contiguous(memory_format=torch.channels_last))


def begin_plain_means(network: ResNet) -> None:
    """Forgets the statistics; what the network sees from now on counts the same, however long ago."""
    for normalization in _normalizations(network):
        normalization.reset_running_stats()
        normalization.momentum = None


def _normalizations(network: ResNet) -> list[nn.BatchNorm2d]:
    return [module for module in network.modules() if isinstance(module, nn.BatchNorm2d)]
