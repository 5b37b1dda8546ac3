"""The progress of a training run on disk; a checkpoint is written whole or not at all."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import torch

from ..graph.resnet import CHANNELS, ResNet, resnet
from .metric import CosineHead


@dataclass
class Progress:
    network: ResNet
    head: CosineHead
    classes: list[str]
    phase: int = 0
    step: int = 0
    seen: int = 0
    optimizer: dict | None = None
    origin: str = "random weights"
    kind: str = "rendered pictures"  # of the training pictures

    def start_phase(self, phase: int) -> None:
        self.phase, self.step, self.optimizer = phase, 0, None


def save_progress(file: Path, progress: Progress) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    torch.save({
        "network": progress.network.state_dict(), "blocks": list(progress.network.blocks), "head": progress.head.state_dict(),
        "classes": progress.classes, "phase": progress.phase, "step": progress.step, "seen": progress.seen, "optimizer": progress.optimizer,
        "origin": progress.origin, "kind": progress.kind,
    }, part)
    os.replace(part, file)


def load_progress(file: Path, classes: list[str]) -> Progress | None:
    """The saved run, or None. New classes start as random directions, and the optimizer then starts fresh."""
    if not file.exists():
        return None
    saved = torch.load(file, map_location="cpu", weights_only=True)
    network, head = resnet(tuple(saved["blocks"])), CosineHead(CHANNELS, len(classes))
    network.load_state_dict(saved["network"])
    weight, rows = head.weight.data, {name: row for row, name in enumerate(saved["classes"])}
    for row, name in enumerate(classes):
        if name in rows:
            weight[row] = saved["head"]["weight"][rows[name]]
    head.load_state_dict({**saved["head"], "weight": weight})
    optimizer = saved["optimizer"] if classes == saved["classes"] else None
    kind = saved.get("kind", Progress.kind)  # missing in older checkpoints
    return Progress(network, head, classes, saved["phase"], saved["step"], saved["seen"], optimizer, saved["origin"], kind)
