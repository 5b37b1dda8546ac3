"""The quick look during training: unseen packs and real photographs by nearest neighbour, no head needed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from ..cabinet.crop import crop
from ..packs.universe import FAMILY
from ..photos.photo_folder import read_picture, read_scenes
from ..renderer.view import EASY, USUAL, view
from .data import normalized
from .faces import FaceStore

_ENROLLED, _QUERIES = 5, 2


def unseen_pictures(store: FaceStore, side_px: int, seed: int = 5) -> np.ndarray:
    """[class, picture, S, S, 3]: five to enrol, then queries, each a photograph of another state of the pack."""
    random = np.random.default_rng(seed)
    return np.stack([
        [view(store.face(number, shot % store.packs), side_px, random, EASY if shot < _ENROLLED else USUAL).picture for shot in range(_ENROLLED + _QUERIES)]
        for number in range(len(store))
    ])


def unseen_figures(network: nn.Module, center: Tensor, pictures: np.ndarray, batch: int = 64) -> dict[str, float]:
    """Top-1 of the pack (either face) with one and five enrolled pictures a face: among strangers, where a pack's own
    look-alikes are not enrolled, and among its look-alikes alone."""
    classes, shots, side = pictures.shape[:3]
    features = embed(network, center, pictures.reshape(-1, side, side, 3), batch).view(classes, shots, -1)
    enrolled, queries = features[:, :_ENROLLED], features[:, _ENROLLED:].flatten(0, 1)
    pack = torch.arange(classes) // 2
    truth = pack.repeat_interleave(_QUERIES)[:, None]
    relatives = pack // FAMILY == truth // FAMILY
    figures = {}
    for enrolments in (1, 5):
        likeness = queries @ functional.normalize(enrolled[:, :enrolments].mean(1), dim=-1).T
        for name, hidden in (("unseen", relatives & (pack != truth)), ("family", ~relatives)):
            figures[f"{name}_{enrolments}"] = _share(pack[likeness.masked_fill(hidden, -2).argmax(1)] == truth[:, 0])
    return figures


def real_crops(folder: Path, side_px: int) -> tuple[np.ndarray, list[str], list[int]]:
    """Every annotated pack of every photograph as the network is shown it, [N, S, S, 3]; its product; its scene."""
    packs = read_scenes(folder)
    files = list(dict.fromkeys(pack.file for pack in packs))
    crops = np.stack([crop(read_picture(pack.file), pack.box, side_px) for pack in packs])
    return crops, [pack.product for pack in packs], [files.index(pack.file) for pack in packs]


def real_figures(network: nn.Module, center: Tensor, crops: np.ndarray, products: list[str], scenes: list[int]) -> dict[str, float]:
    """Nearest neighbour among the other scenes' packs; a query is tried in its four quarter turns."""
    turns = torch.stack([embed(network, center, np.ascontiguousarray(np.rot90(crops, turn, axes=(1, 2))), 32) for turn in range(4)])
    likeness = torch.einsum("tqd,nd->tqn", turns, turns[0]).amax(0)
    scene = torch.tensor(scenes)
    likeness = likeness.masked_fill(scene[:, None] == scene[None, :], -2)
    nearest = likeness.argmax(1).tolist()
    known = [i for i, product in enumerate(products) if any(p == product and s != scenes[i] for p, s in zip(products, scenes))]
    return {"real": sum(products[nearest[i]] == products[i] for i in known) / len(known)}


def embed(network: nn.Module, center: Tensor, pictures: np.ndarray, batch: int) -> Tensor:
    """Unit vectors of the centred features, on the processor."""
    return functional.normalize(pooled(network, pictures, batch) - center.cpu())


@torch.no_grad()
def pooled(network: nn.Module, pictures: np.ndarray, batch: int) -> Tensor:
    """[N, S, S, 3] uint8 -> [N, channels] on the processor: the features averaged over space."""
    was_training, device = network.training, next(network.parameters()).device
    network.eval()
    parts = []
    for start in range(0, len(pictures), batch):
        images = torch.from_numpy(np.ascontiguousarray(pictures[start : start + batch])).permute(0, 3, 1, 2).to(device)
        with torch.autocast(device.type, torch.bfloat16):
            parts.append(network.features(normalized(images).contiguous(memory_format=torch.channels_last)).float().mean((2, 3)).cpu())
    network.train(was_training)
    return torch.cat(parts)


def _share(right: Tensor) -> float:
    return right.float().mean().item()
