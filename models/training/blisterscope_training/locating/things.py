"""Pictures of one thing that is no pack, and of trays with nothing in them: what must not be located."""

from __future__ import annotations

import numpy as np

from . import flats, hands, lens, solids
from .compose import rim
from .geometry import rectangle
from .grounds import ground
from .laying import any_shadow, lay
from .picture import HEIGHT, WIDTH

FINE = 2
FLAT = (flats.sheet, flats.leaflet, flats.card, flats.phone, flats.wallet, flats.ruler, flats.pen, flats.blank)
SOLID = (solids.carton, solids.disc, solids.keys, solids.bottle, solids.cup, solids.tablets)
KINDS = (*(maker.__name__ for maker in FLAT + SOLID), "hand", "tray", "ground")


def picture(kind: str, random: np.random.Generator) -> np.ndarray:
    """uint8 RGB [192, 256, 3]: the thing about the middle of some ground."""
    height, width = HEIGHT * FINE, WIDTH * FINE
    scene = np.array(ground(random, height, width), np.float32)
    place = np.array([width, height]) * random.uniform(0.35, 0.65, 2)
    for maker in FLAT:
        if maker.__name__ == kind:
            piece, long, short = maker(random)
            lay(scene, piece, rectangle(place, long * width, short * width, random.uniform(0, 6.3)), any_shadow(random, width))
    for maker in SOLID:
        if maker.__name__ == kind:
            maker(scene, random, place, width)
    if kind == "hand":
        hands.hand(scene, random, place, width)
    if kind == "tray":
        rim(scene, random, (0, 0, width, height))
    lens.lighted(scene, random)
    return lens.shot(scene, random, (WIDTH, HEIGHT))
