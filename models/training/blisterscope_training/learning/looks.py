"""A quick evaluation now and then, on packs that are never learnt from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from torch import Tensor, nn

from .faces import FaceStore
from .quick_look import real_crops, real_figures, unseen_figures, unseen_pictures

Look = Callable[[nn.Module, Tensor], dict[str, float]]
"""Figures by their names, of a network and the center of its features."""


def looks(unseen: FaceStore | None, real: Path | None, side_px: int) -> Look:
    """The pictures are taken once and kept from one look to the next."""
    pictures = unseen_pictures(unseen, side_px) if unseen else None
    crops = real_crops(real, side_px) if real else None

    def look(network: nn.Module, center: Tensor) -> dict[str, float]:
        figures = {} if pictures is None else unseen_figures(network, center, pictures)
        return figures if crops is None else figures | real_figures(network, center, *crops)

    return look
