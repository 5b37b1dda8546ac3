"""The start of training: a network, and a head whose rows already point at its classes."""

from __future__ import annotations

from hashlib import sha256

import numpy as np
import torch
from torch import nn
from tqdm import tqdm

from ..graph.resnet import CHANNELS, resnet
from ..graph.weights import trainable_network
from .data import AT_ONCE, Lessons, examples, normalized
from .features import pooled
from .metric import CosineHead, imprinted
from .progress import Progress
from .recipes import Phase
from .run import Run


def start(run: Run, phase: Phase, lessons: Lessons) -> Progress:
    """Random weights, or those of a file with each class starting as the direction of one of its pictures."""
    classes = lessons.classes
    if run.weights is None:
        return Progress(resnet(phase.blocks), CosineHead(CHANNELS, len(classes)), classes, kind=lessons.kind)
    some = np.random.default_rng(run.seed).permutation(len(classes))[:AT_ONCE]
    pictures, = examples(lessons, phase.side_px, some, run.seed, run.workers)
    network = trainable_network(run.weights, normalized(pictures.permute(0, 3, 1, 2)))
    origin = f"weights of {run.weights.name}, sha256 {sha256(run.weights.read_bytes()).hexdigest()}"
    return Progress(network, head_for(run, network, phase.side_px, lessons), classes, origin=origin, kind=lessons.kind)


def head_for(run: Run, network: nn.Module, side_px: int, lessons: Lessons) -> CosineHead:
    """A head imprinted with one picture of each class at that size."""
    network.to(run.device).to(memory_format=torch.channels_last)
    parts = examples(lessons, side_px, range(len(lessons.classes)), run.seed, run.workers)
    return imprinted(torch.cat([pooled(network, part.numpy(), 16) for part in tqdm(parts, desc="imprinting", mininterval=10)]))
