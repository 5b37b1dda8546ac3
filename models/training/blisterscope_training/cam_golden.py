"""Class activation maps by autograd, as pytorch-grad-cam defines them; the program's closed forms are tested against them:

    python -m blisterscope_training.cam_golden --bundle ../default --out ../../test/data/cam/golden.safetensors

The file holds the features of a few golden frames of the bundle (through its graph in float32), with some of their channels only, to
keep it small; the rows of the frames' items; and the map of each row on each frame, from 0 to 1.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import onnx
import torch
from safetensors.numpy import save_file
from torch import Tensor

from .bundling.head import Head, placed
from .bundling.shipped import open_bundle
from .graph.dequantize import dequantize, read_8_bit
from .graph.embed import featured
from .refusal import refusals_told

FRAMES = 3
CHANNELS = 512
EPSILON = 1e-6
"""In the denominator of Grad-CAM++: pytorch_grad_cam/grad_cam_plusplus.py."""

Score = Callable[[Tensor], Tensor]
"""[N, channels, h, w] -> [N]: the logit of a row."""


def grad_cam(features: Tensor, score: Score) -> Tensor:
    gradient = _gradient(features, score)
    return _weighted(features, gradient.mean(dim=(1, 2)))


def grad_cam_plus_plus(features: Tensor, score: Score) -> Tensor:
    gradient = _gradient(features, score)
    active = features.sum(dim=(1, 2), keepdim=True)
    alpha = gradient**2 / (2 * gradient**2 + active * gradient**3 + EPSILON)
    return _weighted(features, (gradient.relu() * alpha).sum(dim=(1, 2)))


def layer_cam(features: Tensor, score: Score) -> Tensor:
    return (_gradient(features, score).relu() * features).sum(dim=0)


def ablation_cam(features: Tensor, score: Score) -> Tensor:
    """Removes each channel in turn."""
    whole = score(features[None])
    kept = 1 - torch.eye(len(features), dtype=features.dtype)
    left = torch.cat([score((features * one[:, None, None])[None]) for one in kept])
    return _weighted(features, (whole - left) / whole)


METHODS = {"Grad-CAM": grad_cam, "Grad-CAM++": grad_cam_plus_plus, "Layer-CAM": layer_cam, "Ablation-CAM": ablation_cam}


def map_by(method: str, features: np.ndarray, weight: np.ndarray, bias: float) -> np.ndarray:
    """[channels, h, w] -> [h, w], from 0 at the weakest place to 1 at the strongest."""
    row = torch.from_numpy(weight).double()
    raw = METHODS[method](torch.from_numpy(features).double(), lambda batch: batch.mean(dim=(2, 3)) @ row + bias).relu()
    return ((raw - raw.min()) / (raw.max() - raw.min())).numpy().astype(np.float32)


def write_golden_maps(bundle: Path, out: Path, seed: int = 1) -> None:
    card = json.loads((bundle / "card.json").read_text())
    head = open_bundle(bundle).head
    chosen = [entry for entry in card["golden"] if entry["item"] is not None][:FRAMES]
    pictures = [cv2.cvtColor(cv2.imread(str(bundle / entry["file"])), cv2.COLOR_BGR2RGB) for entry in chosen]
    whole = np.stack(_float_features(bundle / card["backbone"]["file"], pictures))
    rows = [_speaker(head, entry["item"], features) for entry, features in zip(chosen, whole)]

    kept = np.sort(np.random.default_rng(seed).choice(whole.shape[1], CHANNELS, replace=False))
    features, weight = np.ascontiguousarray(whole[:, kept]), np.ascontiguousarray(head.weights[rows][:, kept], np.float32)
    bias = -(weight @ head.space.center[kept]).astype(np.float32)
    maps = {
        method: np.stack([[map_by(method, seen, row, b) for row, b in zip(weight, bias)] for seen in features]) for method in METHODS
    }
    out.parent.mkdir(parents=True, exist_ok=True)
    save_file({"features": features, "weight": weight, "bias": bias, **maps}, out)


def _gradient(features: Tensor, score: Score) -> Tensor:
    leaf = features.detach().requires_grad_()
    (gradient,) = torch.autograd.grad(score(leaf[None]).sum(), leaf)
    return gradient


def _weighted(features: Tensor, weights: Tensor) -> Tensor:
    return (weights[:, None, None] * features).sum(dim=0)


def _float_features(graph: Path, pictures: list[np.ndarray]) -> list[np.ndarray]:
    with tempfile.TemporaryDirectory() as folder:
        exact = Path(folder) / "float.onnx"
        onnx.save(dequantize(read_8_bit(graph)), exact)
        return list(featured(exact, pictures))


def _speaker(head: Head, item: str, features: np.ndarray) -> int:
    """The item's row with the largest logit."""
    logits = head.directions @ placed(head.space, features.mean(axis=(1, 2))[None])[0]
    return max((number for number, row in enumerate(head.rows) if row.item == item), key=lambda number: logits[number])


@refusals_told
def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--bundle", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    chosen = options.parse_args()
    write_golden_maps(chosen.bundle, chosen.out)


if __name__ == "__main__":
    main()
