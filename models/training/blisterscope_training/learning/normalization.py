"""The batch normalizations while the network learns: with each batch's own statistics, or with settled ones.

Small batches make noisy statistics. Once the network is nearly done it learns under the statistics that it will be used with.
"""

from __future__ import annotations

from collections.abc import Iterable

import torch

from ..graph.resnet import ResNet
from ..graph.statistics import begin_plain_means, normalizations
from .data import Batch, normalized


def ready_to_learn(network: ResNet, settled: bool) -> ResNet:
    """The network ready to learn; settled normalizations keep their statistics."""
    network.to(memory_format=torch.channels_last).train()
    for normalization in normalizations(network):
        normalization.train(not settled)
    return network


@torch.no_grad()
def settle(network: ResNet, batches: Iterable[Batch]) -> None:
    """Statistics over all these batches, each counting the same, in place of those of the last few that were learnt from."""
    device = next(network.parameters()).device
    ready_to_learn(network, settled=False)
    begin_plain_means(network)
    for batch in batches:
        with torch.autocast(device.type, torch.bfloat16):
            network.features(normalized(batch.images.to(device)).contiguous(memory_format=torch.channels_last))
