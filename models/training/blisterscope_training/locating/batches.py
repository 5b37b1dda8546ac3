"""Composed scenes as training sees them, made by other processes: each a few times, mirrored, in other colours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

from .compose import FINE, composed
from .cutouts import Cutouts
from .labels import labels
from .mosaic import mosaic

REMEMBERED = 5000
"""Scenes that may come again."""


class Scenes(Dataset):
    """(picture uint8 [3, 192, 256], labels float32 [7, 48, 64]) of the numbers `first` to `last`; the same for the same seed."""

    def __init__(self, cache: Path, seed: int, first: int, last: int, fine: float) -> None:
        self._cache, self._seed, self._first, self._last, self._fine = cache, seed, first, last, fine
        self._cutouts: Cutouts | None = None

    def __len__(self) -> int:
        return self._last - self._first

    def __getitem__(self, index: int) -> tuple[Tensor, Tensor]:
        if self._cutouts is None:
            cv2.setNumThreads(1)
            self._cutouts = Cutouts(self._cache)
        scene = composed(np.random.default_rng([self._seed, self._first + index]), self._cutouts, fine=self._fine)
        return torch.from_numpy(np.ascontiguousarray(scene.picture.transpose(2, 0, 1))), torch.from_numpy(labels(scene))


class Batches:
    """Batches of (image float32 [N, 3, 192, 256] 0..1, labels): `fresh` new scenes each, the rest from memory. Composing takes as
    long as learning, so every scene is learnt from a few times. The memory is not kept from one run to the next."""

    def __init__(self, cache: Path, seed: int, size: int, fresh: int, workers: int) -> None:
        self._cache, self._seed, self._size, self._fresh, self._workers = cache, seed, size, fresh, workers
        self._memory: list[tuple[Tensor, Tensor]] = []

    def numbered(self, first: int, last: int, four: bool) -> Iterator[tuple[Tensor, Tensor]]:
        """Batches `first` to `last`. `four`: half as many pictures, each a mosaic of four scenes, which are composed more coarsely."""
        scenes = Scenes(self._cache, self._seed, first * self._fresh, last * self._fresh, 1.0 if four else FINE)
        loader = DataLoader(scenes, self._fresh, num_workers=self._workers, prefetch_factor=4 if self._workers else None)
        for step, made in enumerate(loader, first):
            random = np.random.default_rng([self._seed, step, 1])
            new = list(zip(*made))
            self._remember(new, random)
            again = range(self._size * (2 if four else 1) - self._fresh)
            batch = [changed(*scene, random) for scene in new + [self._memory[random.integers(len(self._memory))] for _ in again]]
            if four:
                random.shuffle(batch)
                batch = [mosaic(batch[start : start + 4]) for start in range(0, len(batch), 4)]
            yield torch.stack([image for image, _ in batch]), torch.stack([target for _, target in batch])

    def _remember(self, scenes: list[tuple[Tensor, Tensor]], random: np.random.Generator) -> None:
        for scene in scenes:
            if len(self._memory) < REMEMBERED:
                self._memory.append(scene)
            else:
                self._memory[random.integers(REMEMBERED)] = scene


def changed(picture: Tensor, target: Tensor, random: np.random.Generator) -> tuple[Tensor, Tensor]:
    """The scene mirrored and in other colours; votes turn their sign with the mirror. uint8 in, float32 0..1 out."""
    image = picture.float() / 255
    for axis, vote in ((2, 2), (1, 3)):
        if random.random() < 0.5:
            image, target = image.flip(axis), target.flip(axis)
            target[vote] *= -1
    if random.random() < 0.5:
        image = image[torch.from_numpy(random.permutation(3))]
    gains = torch.from_numpy(np.exp(random.normal(0, 0.12, 3) + random.normal(0, 0.15)).astype(np.float32))
    return (image * gains[:, None, None]).clamp(0, 1), target
