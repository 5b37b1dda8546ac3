"""Batches of pictures: batch number n of a run is always the same, in any process."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

from ..graph.resnet import STRIDE
from .faces import FaceStore

TURN_CHANCES = (0.35, 0.15, 0.35, 0.15)
"""For zero to three quarter turns: a pack may be upside down, and a nearly square one sideways too."""
MOSAICS = 0.2
"""Share of the pictures that show four packs at half size."""
AT_ONCE = 64
"""Examples per part."""
_FINE = 4
"""Subdivisions of a cell's side for computing its covered share."""


class Lesson(NamedTuple):
    """picture [S, S, 3] uint8 RGB; outline [4, 2], the corners of its pack."""

    picture: np.ndarray
    outline: np.ndarray


class Lessons(Protocol):
    """A source of training pictures; deterministic for a given generator state."""

    classes: list[str]
    kind: str  # kind of the pictures, for the card
    unseen: FaceStore | None  # other packs, to test the network on

    def lesson(self, number: int, side_px: int, random: np.random.Generator) -> Lesson:
        """A pack of that class as the camera may see it."""

    def example(self, number: int, side_px: int, random: np.random.Generator) -> np.ndarray:
        """A picture of that class in good conditions."""


class Batch(NamedTuple):
    """N pictures with M packs; a picture has h x w cells of features, each STRIDE pixels wide."""

    images: Tensor  # uint8 [N, 3, S, S] in channels-last memory
    classes: Tensor  # [M]
    picture_of: Tensor  # [M]: the picture of each pack
    inside: Tensor  # [M, h, w]: the share of each cell that the pack covers
    weights: Tensor  # [M, h, w]: weight of each cell in the pack's embedding; they sum to 1

    def to(self, device: torch.device) -> Batch:
        return Batch(*(part.to(device, non_blocking=True) for part in self))


def batches(lessons: Lessons, side_px: int, batch: int, seed: int, first: int, count: int, workers: int) -> DataLoader:
    """Batches first .. first + count - 1."""
    return _made_by(workers, Batches(lessons, side_px, batch, seed), range(first, first + count))


def examples(lessons: Lessons, side_px: int, numbers: Sequence[int], seed: int, workers: int) -> DataLoader:
    """uint8 [AT_ONCE (fewer in the last part), S, S, 3]: a picture in good conditions of each of these classes, in order."""
    parts = [[int(number) for number in numbers[start : start + AT_ONCE]] for start in range(0, len(numbers), AT_ONCE)]
    return _made_by(workers, Examples(lessons, side_px, seed, parts), range(len(parts)))


def _made_by(workers: int, dataset: Dataset, order: range) -> DataLoader:
    return DataLoader(
        dataset, batch_size=None, sampler=order, num_workers=workers, prefetch_factor=6 if workers else None,
        multiprocessing_context="forkserver" if workers else None, pin_memory=torch.cuda.is_available(),
    )


class Examples(Dataset):
    def __init__(self, lessons: Lessons, side_px: int, seed: int, parts: list[list[int]]) -> None:
        self.lessons, self.side_px, self.seed, self.parts = lessons, side_px, seed, parts

    def __getitem__(self, part: int) -> Tensor:
        pictures = [self.lessons.example(number, self.side_px, np.random.default_rng((self.seed, number))) for number in self.parts[part]]
        return torch.from_numpy(np.stack(pictures))


class Batches(Dataset):
    def __init__(self, lessons: Lessons, side_px: int, batch: int, seed: int) -> None:
        self.lessons, self.side_px, self.batch, self.seed = lessons, side_px, batch, seed

    def __getitem__(self, number: int) -> Batch:
        random = np.random.default_rng((self.seed, number))
        pictures, packs = [], []
        for picture in range(self.batch):
            image, seen = self._mosaic(random) if random.random() < MOSAICS else self._single(random)
            pictures.append(image)
            packs += [(picture, *pack) for pack in seen]
        picture_of, classes, inside, weights = (np.stack(part) for part in zip(*packs))
        return Batch(torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2), *map(torch.from_numpy, (classes, picture_of, inside, weights)))

    def _single(self, random: np.random.Generator) -> tuple[np.ndarray, list[Pack]]:
        """One pack, embedded by the whole picture, as in the cabinet."""
        number, (picture, outline) = self._drawn(self.side_px, random)
        inside = covered(outline, self.side_px)
        return picture, [(number, inside, np.full_like(inside, 1 / inside.size))]

    def _mosaic(self, random: np.random.Generator) -> tuple[np.ndarray, list[Pack]]:
        """Four packs, each embedded by its quarter (mosaic of Bochkovskiy et al., "YOLOv4", 2020, arXiv:2004.10934)."""
        half = self.side_px // 2
        picture, packs = np.empty((self.side_px, self.side_px, 3), np.uint8), []
        for left, top in ((0, 0), (half, 0), (0, half), (half, half)):
            number, (part, outline) = self._drawn(half, random)
            picture[top : top + half, left : left + half] = part
            quarter = covered(np.array([[0, 0], [half, 0], [half, half], [0, half]]) + (left, top), self.side_px)
            packs.append((number, covered(outline + (left, top), self.side_px), quarter / quarter.sum()))
        return picture, packs

    def _drawn(self, side_px: int, random: np.random.Generator) -> tuple[int, Lesson]:
        number = int(random.integers(0, len(self.lessons.classes)))
        return number, self.lessons.lesson(number, side_px, random)


Pack = tuple[int, np.ndarray, np.ndarray]
"""Class, inside and weights as in a batch."""


def covered(outline: np.ndarray, side_px: int) -> np.ndarray:
    """float32 [h, w]: the share of each cell inside the outline, whose corners are in clockwise order."""
    cells = -(-side_px // STRIDE)
    places = (np.arange(cells * _FINE) + 0.5) * (side_px / (cells * _FINE))
    x, y = places[None, :, None], places[:, None, None]
    along = np.roll(outline, -1, axis=0) - outline
    within = (along[:, 0] * (y - outline[:, 1]) >= along[:, 1] * (x - outline[:, 0])).all(axis=2)
    return within.reshape(cells, _FINE, cells, _FINE).mean((1, 3), dtype=np.float32)


def normalized(images: Tensor) -> Tensor:
    """uint8 pictures as the network's input (ImageNet mean and standard deviation)."""
    mean = torch.tensor((0.485, 0.456, 0.406), device=images.device).view(1, 3, 1, 1)
    deviation = torch.tensor((0.229, 0.224, 0.225), device=images.device).view(1, 3, 1, 1)
    return (images.float() / 255 - mean) / deviation
