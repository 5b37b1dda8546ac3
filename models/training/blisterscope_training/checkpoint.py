"""Reads the network out of a file of weights, whatever its depth."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor

from .resnet import RESNET_101, ResNet, grow, resnet


def load_network(file: Path) -> ResNet:
    """The network of a training checkpoint or of a torchvision state dict, for inference, as ResNet-101.

    A shallower one is grown: it computes the same features.
    """
    return grow(stored_network(file), RESNET_101).eval()


def stored_network(file: Path) -> ResNet:
    """The same at the depth it was stored with, without a last layer. Throws ValueError for weights of another architecture."""
    stored = torch.load(file, map_location="cpu", weights_only=True)
    state = stored.get("network", stored)
    network = resnet(_blocks(state, file))
    network.load_state_dict({name: value for name, value in state.items() if not name.startswith("fc.")})
    return network


def trained_how(file: Path) -> str:
    """One sentence for the card."""
    stored = torch.load(file, map_location="cpu", weights_only=True)
    if "network" not in stored:
        return "weights from a state dict"
    depth = "+".join(str(count) for count in stored["blocks"])
    return f"bottleneck blocks {depth} after {stored['seen']:,} rendered pictures of {len(stored['classes']):,} faces, from {stored['origin']}"


def _blocks(state: dict[str, Tensor], file: Path) -> tuple[int, int, int, int]:
    """How many blocks each stage has, counted from the parameters' names."""
    counts = [len({name.split(".")[1] for name in state if name.startswith(f"layer{stage}.")})
              for stage in (1, 2, 3, 4)]
    if 0 in counts or "layer1.0.conv3.weight" not in state:
        raise ValueError(f"{file} does not hold a bottleneck ResNet")
    return counts[0], counts[1], counts[2], counts[3]
