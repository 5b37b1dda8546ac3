"""Composed scenes as training sees them, made by other processes. Picture number n of a seed is always the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

from .compose import composed
from .cutouts import Cutouts
from .labels import labels
from .picture import tensor


class Scenes(Dataset):
    """(image float32 [3, 192, 256], labels float32 [7, 48, 64]) of the numbers `first` to `last`."""

    def __init__(self, cache: Path, seed: int, first: int, last: int, held_out: bool = False) -> None:
        self._cache, self._seed, self._first, self._last, self._held_out = cache, seed, first, last, held_out
        self._cutouts: Cutouts | None = None

    def __len__(self) -> int:
        return self._last - self._first

    def __getitem__(self, index: int) -> tuple[Tensor, Tensor]:
        if self._cutouts is None:
            cv2.setNumThreads(1)
            self._cutouts = Cutouts(self._cache)
        scene = composed(np.random.default_rng([self._seed, self._first + index]), self._cutouts, self._held_out)
        return torch.from_numpy(tensor(scene.picture)), torch.from_numpy(labels(scene))


def batches(cache: Path, seed: int, size: int, first: int, last: int, workers: int) -> Iterator[tuple[Tensor, Tensor]]:
    """Batches `first` to `last` of that seed."""
    scenes = Scenes(cache, seed, first * size, last * size)
    yield from DataLoader(scenes, size, num_workers=workers, prefetch_factor=4 if workers else None)
