"""The network to train on from a shipped graph, whose normalizations were folded into the convolutions before them."""

from __future__ import annotations

from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

from .network import Locator, Separable

OWN = "network."
"""The graph's names of weights begin with it (network.Maps)."""


def unfolded(graph: Path, images: Tensor) -> Locator:
    """The graph's network, its normalizations set to the statistics of `images` float32 [N, 3, 192, 256], 0..1. Ready for
    inference it says what the graph says; in training it does so as far as a batch has the statistics of the images."""
    weights = {entry.name.removeprefix(OWN): torch.from_numpy(numpy_helper.to_array(entry).copy())
               for entry in onnx.load(graph).graph.initializer if entry.name.startswith(OWN)}
    network = Locator().eval()
    before = _normalized(network)
    folded = {f"{before[name]}.bias": name for name in before}
    network.load_state_dict({name: weight for name, weight in weights.items() if name not in folded}, strict=False)
    norms = {name: network.get_submodule(name) for name in before}
    for name, norm in norms.items():
        nn.init.constant_(norm.weight, (1 + norm.eps) ** 0.5)
        norm.bias.data = weights[f"{before[name]}.bias"]
    for norm, (mean, variance) in _statistics(network, list(norms.values()), images).items():
        norm.running_mean, norm.running_var = mean, variance
        norm.weight.data = (variance + norm.eps).sqrt()
        norm.bias.data += mean
    return network


def _normalized(network: Locator) -> dict[str, str]:
    """The convolution before each normalization, by name."""
    blocks = [name for name, block in network.named_modules() if isinstance(block, Separable)]
    return {"stem.1": "stem.0"} | {f"{name}.norm": f"{name}.pointwise" for name in blocks}


@torch.no_grad()
def _statistics(network: Locator, norms: list[nn.BatchNorm2d], images: Tensor) -> dict[nn.BatchNorm2d, tuple[Tensor, Tensor]]:
    """Mean and variance by channel of what comes into each normalization."""
    found: dict[nn.BatchNorm2d, tuple[Tensor, Tensor]] = {}

    def note(norm: nn.BatchNorm2d, came: tuple[Tensor, ...]) -> None:
        variance, mean = torch.var_mean(came[0], (0, 2, 3), correction=0)
        found[norm] = mean.clone(), variance.clone()

    hooks = [norm.register_forward_pre_hook(note) for norm in norms]
    network(images)
    for hook in hooks:
        hook.remove()
    return found
