"""A trained network as a float ONNX graph: static shape, normalizations folded, output "features"."""

from __future__ import annotations

import copy
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from .resnet import Bottleneck, ResNet

OPSET = 18


def export(network: ResNet, side: int, out: Path) -> None:
    """Writes the graph: "image" [1, 3, side, side] -> "features" [1, 2048, side/32, side/32]."""
    trunk = _Trunk(fold(network)).eval()
    program = torch.onnx.export(
        trunk, (torch.zeros(1, 3, side, side),), dynamo=True, opset_version=OPSET,
        input_names=["image"], output_names=["features"], verbose=False,
    )
    graph = program.model_proto
    for node in graph.graph.node:
        node.metadata_props.clear()
        node.doc_string = ""
    onnx.checker.check_model(graph, full_check=True)
    onnx.save(graph, out)


def parity(network: ResNet, graph: Path, images: np.ndarray) -> np.ndarray:
    """[N]: for each image, the largest difference of a feature between ONNX and PyTorch, relative to the largest feature."""
    session = onnxruntime.InferenceSession(str(graph), providers=["CPUExecutionProvider"])
    network.eval()
    errors = []
    for image in images:
        with torch.inference_mode():
            expected = network.features(torch.from_numpy(image[None])).numpy()
        (found,) = session.run(["features"], {"image": image[None]})
        errors.append(np.abs(found - expected).max() / np.abs(expected).max())
    return np.array(errors)


def fold(network: ResNet) -> ResNet:
    """A copy for inference with each normalization folded into the convolution before it."""
    folded = copy.deepcopy(network).eval()
    _fold_pair(folded, "conv1", "bn1")
    for block in folded.modules():
        if isinstance(block, Bottleneck):
            for place in (1, 2, 3):
                _fold_pair(block, f"conv{place}", f"bn{place}")
            if block.downsample is not None:
                _fold_pair(block.downsample, "0", "1")
    return folded


def _fold_pair(owner: nn.Module, convolution: str, normalization: str) -> None:
    fused = fuse_conv_bn_eval(getattr(owner, convolution), getattr(owner, normalization))
    setattr(owner, convolution, fused)
    setattr(owner, normalization, nn.Identity())


class _Trunk(nn.Module):
    def __init__(self, network: ResNet) -> None:
        super().__init__()
        self.network = network

    def forward(self, image: torch.Tensor) -> torch.Tensor:
        return self.network.features(image)
