"""Three ways to turn a picture into an embedding: a graph, an untrained network, and plain colours."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import cv2
import numpy as np
import torch
from tqdm import tqdm

from ..graph.embed import opened, tensor
from ..graph.resnet import resnet
from ..graph.statistics import begin_plain_means
from ..renderer.view import FILL

BINS = 8
"""Per colour channel."""

Eye = Callable[[np.ndarray], np.ndarray]
"""From a picture (uint8 RGB [S, S, 3]) to its embedding."""


def seen(eye: Eye, pictures: Iterable[np.ndarray], what: str, n: int | None = None) -> np.ndarray:
    """The embedding of each picture, [N, channels]."""
    return np.stack([eye(picture) for picture in tqdm(pictures, desc=what, total=n, mininterval=1)])


def through(graph: Path) -> Eye:
    features_of = opened(graph)
    return lambda picture: features_of(picture).mean(axis=(1, 2))


def untrained(pictures: Iterable[np.ndarray]) -> Eye:
    """A ResNet-101 with random weights. Its normalizations get their statistics from the pictures; without them all features
    would be alike."""
    torch.manual_seed(0)
    network = resnet().train()
    begin_plain_means(network)
    with torch.no_grad():
        network(torch.from_numpy(np.concatenate([tensor(picture) for picture in pictures])))
    network.eval().bfloat16()  # takes half the time, and is exact enough for random weights

    @torch.inference_mode()
    def eye(picture: np.ndarray) -> np.ndarray:
        return network.features(torch.from_numpy(tensor(picture)).bfloat16()).float().mean((2, 3))[0].numpy()

    return eye


def colours(picture: np.ndarray) -> np.ndarray:
    """Square roots of a colour histogram's shares, so that distance is Hellinger's; filled pixels do not count."""
    pack = (picture != FILL).any(axis=2).astype(np.uint8)
    counts = cv2.calcHist([picture], [0, 1, 2], pack, [BINS] * 3, [0, 256] * 3).ravel()
    return np.sqrt(counts / counts.sum())
