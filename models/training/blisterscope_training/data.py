"""Batches of pictures: batch number n of a run is the same whenever and wherever it is asked for."""

from __future__ import annotations

from typing import Protocol

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

from .faces import FaceStore

TURN_CHANCES = (0.35, 0.15, 0.35, 0.15)
"""Of no, one, two and three quarter turns: a pack stands on its long side or on its head, nearly square ones also in between."""


class Lessons(Protocol):
    """What a training learns from. Pictures are uint8 RGB [S, S, 3], the same for the same generator state."""

    classes: list[str]
    kind: str  # what the pictures are, for the card
    unseen: FaceStore | None  # packs that are not among them, to try the network on

    def picture(self, number: int, side_px: int, random: np.random.Generator) -> np.ndarray:
        """A pack of that class as it may come before the camera."""

    def example(self, number: int, side_px: int, random: np.random.Generator) -> np.ndarray:
        """The same in good conditions."""


def batches(lessons: Lessons, side_px: int, batch: int, seed: int, first: int, count: int, workers: int) -> DataLoader:
    """Batches first .. first + count - 1: uint8 images [N, 3, S, S] in channels-last memory, and class numbers."""
    return DataLoader(
        Batches(lessons, side_px, batch, seed), batch_size=None, sampler=range(first, first + count),
        num_workers=workers, prefetch_factor=6 if workers else None, multiprocessing_context="forkserver" if workers else None,
    )


class Batches(Dataset):
    def __init__(self, lessons: Lessons, side_px: int, batch: int, seed: int) -> None:
        self.lessons, self.side_px, self.batch, self.seed = lessons, side_px, batch, seed

    def __getitem__(self, number: int) -> tuple[Tensor, Tensor]:
        random = np.random.default_rng((self.seed, number))
        classes = random.integers(0, len(self.lessons.classes), self.batch)
        pictures = np.stack([self.lessons.picture(int(number), self.side_px, random) for number in classes])
        return torch.from_numpy(pictures).permute(0, 3, 1, 2), torch.from_numpy(classes)


def normalized(images: Tensor) -> Tensor:
    """uint8 pictures as the network takes them (ImageNet mean and deviation)."""
    mean = torch.tensor((0.485, 0.456, 0.406), device=images.device).view(1, 3, 1, 1)
    deviation = torch.tensor((0.229, 0.224, 0.225), device=images.device).view(1, 3, 1, 1)
    return (images.float() / 255 - mean) / deviation
