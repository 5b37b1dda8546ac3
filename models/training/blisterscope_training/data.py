"""Batches of photographs: batch number n of a run is the same whenever and wherever it is asked for."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

from .faces import FaceStore
from .renderer.view import EASY, HARD, USUAL, view

# A pack stands on its long side or on its head; a quarter turn happens to nearly square ones.
_TURN_CHANCES = (0.35, 0.15, 0.35, 0.15)


def batches(faces: Path, side_px: int, batch: int, seed: int, first: int, count: int, workers: int) -> DataLoader:
    """Batches first .. first + count - 1: uint8 images [N, 3, S, S] in channels-last memory, and class numbers."""
    return DataLoader(
        Batches(faces, side_px, batch, seed), batch_size=None, sampler=range(first, first + count),
        num_workers=workers, prefetch_factor=6 if workers else None, multiprocessing_context="forkserver" if workers else None,
    )


class Batches(Dataset):
    def __init__(self, faces: Path, side_px: int, batch: int, seed: int) -> None:
        self.folder, self.side_px, self.batch, self.seed = faces, side_px, batch, seed
        self.store: FaceStore | None = None

    def __getitem__(self, number: int) -> tuple[Tensor, Tensor]:
        self.store = self.store or FaceStore(self.folder)  # opened in the process that reads it
        random = np.random.default_rng((self.seed, number))
        classes = random.integers(0, len(self.store), self.batch)
        pictures = np.stack([_photograph(self.store, int(number), self.side_px, random) for number in classes])
        return torch.from_numpy(pictures).permute(0, 3, 1, 2), torch.from_numpy(classes)


def normalized(images: Tensor) -> Tensor:
    """uint8 pictures as the network takes them (ImageNet mean and deviation)."""
    mean = torch.tensor((0.485, 0.456, 0.406), device=images.device).view(1, 3, 1, 1)
    deviation = torch.tensor((0.229, 0.224, 0.225), device=images.device).view(1, 3, 1, 1)
    return (images.float() / 255 - mean) / deviation


def _photograph(store: FaceStore, number: int, side_px: int, random: np.random.Generator) -> np.ndarray:
    face = store.face(number, int(random.integers(store.packs)))
    difficulty = (EASY, USUAL, HARD)[random.choice(3, p=(0.25, 0.6, 0.15))]
    return view(face, side_px, random, difficulty, int(random.choice(4, p=_TURN_CHANCES))).picture

