"""A quick evaluation during training, on packs the network never trains on: by nearest neighbour, without a head."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from ..cabinet.crop import crop
from ..evaluation.nearest import other_scene_outcomes, unseen_outcomes
from ..photos.photo_folder import read_picture, read_scenes
from ..renderer.design import FACES
from ..renderer.view import EASY, USUAL, view
from .faces import FaceStore
from .features import directions

_ENROLLED, _QUERIES = 5, 2

Look = Callable[[nn.Module, Tensor], dict[str, float]]
"""From a network and the center of its embeddings to figures by name."""


def quick_look(unseen: FaceStore | None, real: Path | None, side_px: int) -> Look:
    """The pictures are made once and used for every look."""
    pictures = unseen_pictures(unseen, side_px) if unseen else None
    crops = real_crops(real, side_px) if real else None

    def look(network: nn.Module, center: Tensor) -> dict[str, float]:
        figures = {} if pictures is None else unseen_figures(network, center, pictures)
        return figures if crops is None else figures | real_figures(network, center, *crops)

    return look


def unseen_pictures(store: FaceStore, side_px: int, seed: int = 5) -> np.ndarray:
    """[class, picture, S, S, 3]: five to enrol, then the queries, each of another copy of the pack."""
    random = np.random.default_rng(seed)
    return np.stack([
        [view(store.face(number, shot % store.packs), side_px, random, EASY if shot < _ENROLLED else USUAL).picture for shot in range(_ENROLLED + _QUERIES)]
        for number in range(len(store))
    ])


def unseen_figures(network: nn.Module, center: Tensor, pictures: np.ndarray, batch: int = 64) -> dict[str, float]:
    """Top-1 of the pack (either face) with one and with five enrolled pictures per face: "unseen" without the pack's look-alikes,
    "family" among its look-alikes only."""
    classes, shots, side = pictures.shape[:3]
    features = directions(network, center, pictures.reshape(-1, side, side, 3), batch).view(classes, shots, -1)
    enrolled, queries = features[:, :_ENROLLED], features[:, _ENROLLED:].flatten(0, 1)
    pack = np.arange(classes) // len(FACES)
    truth = np.repeat(pack, _QUERIES)
    figures = {}
    for enrolments in (1, 5):
        likeness = queries @ functional.normalize(enrolled[:, :enrolments].mean(1), dim=-1).T
        outcomes = unseen_outcomes(likeness.numpy(), pack, truth)
        figures[f"unseen_{enrolments}"] = float(outcomes.without_look_alikes.mean())
        figures[f"family_{enrolments}"] = float(outcomes.among_look_alikes.mean())
    return figures


def real_crops(folder: Path, side_px: int) -> tuple[np.ndarray, list[str], list[int]]:
    """The crop of each annotated pack, [N, S, S, 3]; its product; its scene."""
    packs = read_scenes(folder)
    files = list(dict.fromkeys(pack.file for pack in packs))
    crops = np.stack([crop(read_picture(pack.file), pack.box, side_px) for pack in packs])
    return crops, [pack.product for pack in packs], [files.index(pack.file) for pack in packs]


def real_figures(network: nn.Module, center: Tensor, crops: np.ndarray, products: list[str], scenes: list[int]) -> dict[str, float]:
    """Top-1 by nearest neighbour among the packs of other scenes; each query is tried in its four quarter turns."""
    turns = [directions(network, center, np.ascontiguousarray(np.rot90(crops, turn, axes=(1, 2))), 32) for turn in range(4)]
    return {"real": float(other_scene_outcomes(torch.stack(turns, 1).numpy(), products, scenes).mean())}
