"""Embeddings of pictures from the network in training."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from .data import normalized


def directions(network: nn.Module, center: Tensor, pictures: np.ndarray, batch: int) -> Tensor:
    """[N, channels] on the CPU: unit vectors of the centred embeddings."""
    return functional.normalize(pooled(network, pictures, batch) - center.cpu())


@torch.no_grad()
def pooled(network: nn.Module, pictures: np.ndarray, batch: int) -> Tensor:
    """[N, S, S, 3] uint8 -> [N, channels] on the CPU: the features averaged over space."""
    was_training, device = network.training, next(network.parameters()).device
    network.eval()
    parts = []
    for start in range(0, len(pictures), batch):
        images = torch.from_numpy(np.ascontiguousarray(pictures[start : start + batch])).permute(0, 3, 1, 2).to(device)
        with torch.autocast(device.type, torch.bfloat16):
            parts.append(network.features(normalized(images).contiguous(memory_format=torch.channels_last)).float().mean((2, 3)).cpu())
    network.train(was_training)
    return torch.cat(parts)
