"""The contenders: the bundle as shipped, and two untrained ones with the same enrolment."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..bundling.fit import fit_head
from ..bundling.head import Head
from ..bundling.shipped import Shipped
from ..bundling.shots import Shot, crops, rows_of
from ..renderer.design import Design
from .eyes import Eye, colours, seen, through, untrained

BUNDLE, RANDOM, COLOURS = "this bundle", "random weights", "colour histogram"
_SETTLING = 24
"""Pictures for the statistics of the random network's normalizations."""


class Contender(NamedTuple):
    name: str
    side: int
    eye: Eye
    head: Head

    def see(self, shots: list[Shot], what: str) -> np.ndarray:
        """The embedding of each shot, [N, channels]."""
        return seen(self.eye, crops(shots, self.side), f"{what}: {self.name}", len(shots))


def contenders(bundle: Shipped, designs: dict[str, Design], enrolled: list[Shot]) -> list[Contender]:
    """The bundle comes first; the others' heads are fitted to the enrolled shots in the same way as a bundle's."""
    some = enrolled[:: max(len(enrolled) // _SETTLING, 1)][:_SETTLING]
    return [
        Contender(BUNDLE, bundle.side, through(bundle.graph), bundle.head),
        fitted(RANDOM, bundle.side, untrained(crops(some, bundle.side)), designs, enrolled),
        fitted(COLOURS, bundle.side, colours, designs, enrolled),
    ]


def fitted(name: str, side: int, eye: Eye, designs: dict[str, Design], enrolled: list[Shot]) -> Contender:
    embeddings = seen(eye, crops(enrolled, side), f"enrolment: {name}", len(enrolled))
    head = fit_head(embeddings, [row for row, _ in rows_of(designs)], np.array([shot.row for shot in enrolled]))
    return Contender(name, side, eye, head)
