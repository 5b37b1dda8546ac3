"""Batch normalizations during training: with each batch's own statistics, or with settled ones.

The statistics of small batches are noisy. Towards the end the network trains with the statistics it will be used with.
"""

from __future__ import annotations

from collections.abc import Iterable

import torch

from ..graph.resnet import ResNet
from ..graph.statistics import begin_plain_means, normalizations
from .data import Batch, normalized


def ready_to_learn(network: ResNet, settled: bool) -> ResNet:
    """The network in training mode; settled normalizations keep their statistics."""
    network.to(memory_format=torch.channels_last).train()
    for normalization in normalizations(network):
        normalization.train(not settled)
    return network


@torch.no_grad()
def settle(network: ResNet, batches: Iterable[Batch]) -> None:
    """Replaces the running statistics, which favour the last batches, by plain means over these batches."""
    device = next(network.parameters()).device
    ready_to_learn(network, settled=False)
    begin_plain_means(network)
    for batch in batches:
        with torch.autocast(device.type, torch.bfloat16):
            network.features(normalized(batch.images.to(device)).contiguous(memory_format=torch.channels_last))
