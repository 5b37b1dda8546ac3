"""One call of the training command."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import torch


class Run(NamedTuple):
    """It leaves off after stop_after steps if that is given; a later call goes on."""

    out: Path
    device: torch.device = torch.device("cpu")
    seed: int = 1
    workers: int = 0
    weights: Path | None = None
    real: Path | None = None
    minutes_between: float = 4  # checkpoints
    stop_after: int | None = None

    @property
    def checkpoint(self) -> Path:
        return self.out / "checkpoint.pt"
