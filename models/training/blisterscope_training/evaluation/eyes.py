"""Three ways to turn a picture into numbers: a graph, a network that learnt nothing, and plain colours."""

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
"""Of each colour channel."""

Eye = Callable[[np.ndarray], np.ndarray]
"""From a picture (uint8 RGB [S, S, 3]) to its embedding."""


def seen(eye: Eye, pictures: Iterable[np.ndarray], what: str, n: int | None = None) -> np.ndarray:
    """The embedding of every picture, [N, channels]."""
    return np.stack([eye(picture) for picture in tqdm(pictures, desc=what, total=n, mininterval=1)])


def through(graph: Path) -> Eye:
    features_of = opened(graph)
    return lambda picture: features_of(picture).mean(axis=(1, 2))


def untrained(pictures: Iterable[np.ndarray]) -> Eye:
    """A ResNet-101 of random weights; its normalizations have seen the pictures once, or its features would be one blur."""
    torch.manual_seed(0)
    network = resnet().train()
    begin_plain_means(network)
    with torch.no_grad():
        network(torch.from_numpy(np.concatenate([tensor(picture) for picture in pictures])))
    network.eval().bfloat16()  # half the time, and random weights are not worth more

    @torch.inference_mode()
    def eye(picture: np.ndarray) -> np.ndarray:
        return network.features(torch.from_numpy(tensor(picture)).bfloat16()).float().mean((2, 3))[0].numpy()

    return eye


def colours(picture: np.ndarray) -> np.ndarray:
    """Roots of the shares of a colour histogram, so that near means near by Hellinger's distance; what is filled does not count."""
    pack = (picture != FILL).any(axis=2).astype(np.uint8)
    counts = cv2.calcHist([picture], [0, 1, 2], pack, [BINS] * 3, [0, 256] * 3).ravel()
    return np.sqrt(counts / counts.sum())
