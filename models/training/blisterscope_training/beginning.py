"""What a training starts from: a network, and a head that already points at its classes."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

import numpy as np
import torch
from torch import nn
from tqdm import tqdm

from .data import Lessons, normalized
from .evaluate_lite import pooled
from .initial import network_from
from .metric import CosineHead, imprinted
from .progress import Progress
from .recipes import Phase
from .resnet import CHANNELS, resnet
from .run import Run

_PICTURES_AT_ONCE = 64


def begin(run: Run, phase: Phase, lessons: Lessons) -> Progress:
    """Random weights, or those of a file; then each class starts as the direction of one of its pictures."""
    classes = lessons.classes
    if run.weights is None:
        return Progress(resnet(phase.blocks), CosineHead(CHANNELS, len(classes)), classes, kind=lessons.kind)
    some = np.random.default_rng(run.seed).permutation(len(classes))[:_PICTURES_AT_ONCE]
    network = network_from(run.weights, normalized(torch.from_numpy(_examples(run, lessons, phase.side_px, some)).permute(0, 3, 1, 2)))
    origin = f"weights of {run.weights.name}, sha256 {sha256(run.weights.read_bytes()).hexdigest()}"
    return Progress(network, head_for(run, network, phase.side_px, lessons), classes, origin=origin, kind=lessons.kind)


def head_for(run: Run, network: nn.Module, side_px: int, lessons: Lessons) -> CosineHead:
    """Imprinted with one picture of every class, at that size."""
    network.to(run.device).to(memory_format=torch.channels_last)
    count = len(lessons.classes)
    parts = [range(start, min(start + _PICTURES_AT_ONCE, count)) for start in range(0, count, _PICTURES_AT_ONCE)]
    return imprinted(torch.cat([pooled(network, _examples(run, lessons, side_px, part), 16) for part in tqdm(parts, desc="imprinting", mininterval=10)]))


def _examples(run: Run, lessons: Lessons, side_px: int, numbers: Iterable[int]) -> np.ndarray:
    return np.stack([lessons.example(int(number), side_px, np.random.default_rng((run.seed, int(number)))) for number in numbers])
