"""The network of any file of weights that training can start from."""

from __future__ import annotations

from pathlib import Path

import torch
from onnx import numpy_helper
from torch import Tensor, nn

from ..refusal import Refusal
from .checkpoint import stored_network
from .dequantize import dequantize, read_8_bit
from .resnet import RESNET_101, ResNet, resnet


def trainable_network(file: Path, images: Tensor) -> ResNet:
    """The network of read_network, ready for training. A graph's normalizations are folded into its weights; they get the
    statistics of the normalized `images` [N, 3, S, S]."""
    return _unfolded(read_network(file), images) if file.suffix == ".onnx" else read_network(file)


def read_network(file: Path) -> ResNet:
    """The network of a checkpoint, of a torchvision state dict, or of a bundle's 8-bit graph (.onnx).

    Raises a Refusal for any other file.
    """
    return _of_graph(file) if file.suffix == ".onnx" else stored_network(file)


def _of_graph(file: Path) -> ResNet:
    """Each filter scaled to a new filter's length; the scale moves to the normalization after it."""
    graph = dequantize(read_8_bit(file)).graph
    weights = {tensor.name: torch.from_numpy(numpy_helper.to_array(tensor).copy()) for tensor in graph.initializer}
    network = resnet(RESNET_101).eval()
    if weights.keys() != {f"network.{name}.{part}" for name, _, _ in _pairs(network) for part in ("weight", "bias")}:
        raise Refusal(f"{file} is the graph of another network: give the backbone.onnx of a bundle.")
    with torch.no_grad():
        for name, convolution, normalization in _pairs(network):
            folded, fresh_length = weights[f"network.{name}.weight"], convolution.weight.flatten(1).norm(dim=1).mean()
            gain = folded.flatten(1).norm(dim=1).clamp_min(1e-12) / fresh_length
            convolution.weight.copy_(folded / gain[:, None, None, None])
            normalization.weight.copy_(gain * (1 + normalization.eps) ** 0.5)
            normalization.bias.copy_(weights[f"network.{name}.bias"])
    return network


def _unfolded(network: ResNet, images: Tensor) -> ResNet:
    """The same function, with each normalization's mean and variance taken from the images."""

    def learn(normalization: nn.BatchNorm2d, inputs: tuple[Tensor]) -> None:
        variance, mean = torch.var_mean(inputs[0], dim=(0, 2, 3), correction=0)
        gain = normalization.weight / (normalization.running_var + normalization.eps).sqrt()
        normalization.bias += gain * (mean - normalization.running_mean)
        normalization.weight.copy_(gain * (variance + normalization.eps).sqrt())
        normalization.running_mean.copy_(mean)
        normalization.running_var.copy_(variance)

    hooks = [normalization.register_forward_pre_hook(learn) for _, _, normalization in _pairs(network)]
    with torch.no_grad():
        network.features(images)
    for hook in hooks:
        hook.remove()
    return network


def _pairs(network: ResNet) -> list[tuple[str, nn.Conv2d, nn.BatchNorm2d]]:
    """Each convolution by name, with the normalization after it."""
    modules = dict(network.named_modules())
    behind = {"conv1": "bn1", "conv2": "bn2", "conv3": "bn3", "0": "1"}
    return [
        (name, module, modules[".".join([*name.split(".")[:-1], behind[name.split(".")[-1]]])])
        for name, module in modules.items() if isinstance(module, nn.Conv2d)
    ]
