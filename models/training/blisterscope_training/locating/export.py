"""The locator as one ONNX file, and how far it is from PyTorch.

    python -m blisterscope_training.locating.export --checkpoint RUN/checkpoint.pt --out locator.onnx
"""

from __future__ import annotations

import argparse
import copy
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from .learning import averaged
from .located import Locating
from .network import Locator, Maps, Separable
from .picture import HEIGHT, WIDTH

OPSET = 18


def export(network: Locator, out: Path) -> None:
    """"image" [1, 3, 192, 256] float32 0..1 -> "maps" [1, 5, 48, 64] float32; weights are float32, normalizations folded."""
    program = torch.onnx.export(
        Maps(folded(network)).eval(), (torch.zeros(1, 3, HEIGHT, WIDTH),), dynamo=True, opset_version=OPSET,
        input_names=["image"], output_names=["maps"], verbose=False, external_data=False,
    )
    graph = program.model_proto
    for node in graph.graph.node:
        node.metadata_props.clear()
        node.doc_string = ""
    graph.graph.ClearField("value_info")
    onnx.checker.check_model(graph, full_check=True)
    onnx.save(graph, out)


def folded(network: Locator) -> Locator:
    """A copy for inference, each normalization folded into the convolution before it."""
    copied = copy.deepcopy(network).eval()
    copied.stem[0] = fuse_conv_bn_eval(copied.stem[0], copied.stem[1])
    copied.stem[1] = nn.Identity()
    for block in copied.modules():
        if isinstance(block, Separable):
            block.pointwise = fuse_conv_bn_eval(block.pointwise, block.norm)
            block.norm = nn.Identity()
    return copied


def parity(network: Locator, graph: Path, images: np.ndarray) -> float:
    """The largest difference of a map between ONNX and PyTorch, in units of that map (probabilities, cells)."""
    reference, locating = Maps(network).eval(), Locating(graph)
    worst = 0.0
    for image in images:
        with torch.inference_mode():
            expected = reference(torch.from_numpy(image[None])).numpy()
        worst = max(worst, float(np.abs(locating.maps(image) - expected[0]).max()))
    return worst


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--checkpoint", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    chosen = options.parse_args()
    network = averaged(chosen.checkpoint)
    export(network, chosen.out)
    images = np.random.default_rng(0).random((4, 3, HEIGHT, WIDTH), dtype=np.float32)
    print(f"{chosen.out}: {chosen.out.stat().st_size} bytes, largest difference from PyTorch {parity(network, chosen.out, images):.1e}")


if __name__ == "__main__":
    main()
