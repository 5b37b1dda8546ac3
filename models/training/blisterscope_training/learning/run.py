"""The settings of one call of the training command."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import torch


class Run(NamedTuple):
    """With stop_after it stops after that many steps; a later call resumes."""

    out: Path
    device: torch.device = torch.device("cpu")
    seed: int = 1
    workers: int = 0
    weights: Path | None = None
    real: Path | None = None
    minutes_between: float = 4  # between checkpoints
    stop_after: int | None = None

    @property
    def checkpoint(self) -> Path:
        return self.out / "checkpoint.pt"
