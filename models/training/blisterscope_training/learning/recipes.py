"""Training recipes: depth, picture size and length of each phase."""

from __future__ import annotations

from typing import NamedTuple

from ..graph.resnet import RESNET_101


class Phase(NamedTuple):
    """`steps` batches of `batch` pictures; after a short warm-up the rate falls from first to last along half a cosine."""

    blocks: tuple[int, int, int, int]
    side_px: int
    steps: int
    batch: int
    first_rate: float
    last_rate: float
    settled: bool = False  # the normalizations keep their statistics


class Universe(NamedTuple):
    """The rendered packs for training, in addition to the formulary's."""

    families: int
    packs: int  # copies of each face: creases, batch numbers, popped pockets


class Recipe(NamedTuple):
    phases: tuple[Phase, ...]
    universe: Universe | None  # None: photographs


SHALLOW = (1, 2, 2, 1)

RECIPES = {
    # Two cores, about two hours: a shallow network does most of the training at growing picture sizes, then is grown.
    "cpu": Recipe((
        Phase(SHALLOW, 96, 1500, 64, 1.0e-3, 4.0e-4),
        Phase(SHALLOW, 160, 640, 64, 6.0e-4, 2.0e-4),
        Phase(SHALLOW, 256, 220, 48, 2.0e-4, 1.0e-4),
        Phase(RESNET_101, 224, 300, 16, 1.5e-4, 5.0e-5),
        Phase(RESNET_101, 288, 260, 16, 5.0e-5, 2.0e-6),
    ), Universe(240, 2)),
    # Two cores, about two and a half hours, from --weights already trained on packs: more designs, larger pictures.
    "further": Recipe((
        Phase(RESNET_101, 160, 550, 32, 3.0e-4, 1.0e-4),
        Phase(RESNET_101, 224, 260, 24, 1.2e-4, 4.0e-5),
        Phase(RESNET_101, 288, 200, 20, 5.0e-5, 2.0e-6),
        Phase(RESNET_101, 288, 480, 20, 6.0e-5, 1.0e-6, settled=True),
    ), Universe(400, 2)),
    # One GPU and sixteen cores for rendering, a quarter of an hour, from --weights already trained on packs.
    "gpu": Recipe((
        Phase(RESNET_101, 224, 476, 256, 8.0e-4, 1.2e-4),
        Phase(RESNET_101, 320, 310, 128, 3.0e-4, 6.0e-6),
        Phase(RESNET_101, 320, 780, 128, 1.0e-4, 1.0e-6, settled=True),
    ), Universe(800, 2)),
    # Photographs of packs, from --weights of a ResNet-101 trained on ImageNet or on rendered packs.
    "paper": Recipe((Phase(RESNET_101, 224, 1500, 32, 1.0e-4, 1.0e-6),), None),
    "toy": Recipe((Phase((1, 1, 1, 1), 64, 6, 8, 1.0e-3, 1.0e-3), Phase((1, 2, 2, 1), 64, 4, 8, 5.0e-4, 1.0e-5)), Universe(2, 1)),
}
