"""Reads the network from a file of weights."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor

from ..refusal import Refusal
from .resnet import RESNET_101, ResNet, grow, resnet

_GIVE = "give a checkpoint from training or the state dict of a ResNet-101."


def load_network(file: Path) -> ResNet:
    """The network of a checkpoint or of a torchvision state dict, as ResNet-101, for inference.

    A checkpoint's shallower network is grown; the features stay the same.
    """
    return grow(stored_network(file), RESNET_101).eval()


def stored_network(file: Path) -> ResNet:
    """The same at its stored depth, without a last layer. Raises a Refusal for weights of another architecture."""
    stored = _stored(file)
    state = stored.get("network", stored)
    blocks = _blocks(state)
    another = Refusal(f"{file} contains weights of another architecture: {_GIVE}")
    if 0 in blocks or ("network" not in stored and blocks != RESNET_101):
        raise another
    network = resnet(blocks)
    try:
        network.load_state_dict({name: value for name, value in state.items() if not name.startswith("fc.")})
    except RuntimeError as error:  # other names, or other widths
        raise another from error
    return network


def trained_how(file: Path) -> str:
    """One sentence for the card."""
    stored = _stored(file)
    if "network" not in stored:
        return "weights from a state dict"
    depth = "+".join(str(count) for count in stored["blocks"])
    kind = stored.get("kind", "rendered pictures")  # missing in older checkpoints
    return f"bottleneck blocks {depth} after {stored['seen']:,} {kind} of {len(stored['classes']):,} classes, from {stored['origin']}"


def _stored(file: Path) -> dict:
    try:
        stored = torch.load(file, map_location="cpu", weights_only=True)
    except FileNotFoundError:
        raise Refusal(f"There is no file {file}: {_GIVE}") from None
    except Exception as error:  # torch.load raises many kinds
        raise Refusal(f"{file} does not contain weights: {_GIVE}") from error
    if not isinstance(stored, dict) or not all(isinstance(name, str) for name in stored):
        raise Refusal(f"{file} does not contain weights: {_GIVE}")
    return stored


def _blocks(state: dict[str, Tensor]) -> tuple[int, int, int, int]:
    """The number of bottleneck blocks of each stage, counted from the parameters' names."""
    one, two, three, four = (sum(name.startswith(f"layer{stage}.") and name.endswith(".conv3.weight") for name in state) for stage in (1, 2, 3, 4))
    return one, two, three, four
