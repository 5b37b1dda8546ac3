"""A photograph with packs, or with none, composed from cut-outs, grounds and other things; and what is where in it."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

from . import flats, hands, lens, noise, solids
from .arranging import Box, arranged
from .colours import grey
from .cutouts import Cutouts
from .geometry import rectangle, seen, tilted
from .grounds import ground
from .laying import any_shadow, lay, rounded
from .packs import lighting, pack
from .picture import FILL, HEIGHT, WIDTH

FINE = 1.5
"""Scenes are composed at this multiple of the picture's size unless asked otherwise."""


class Scene(NamedTuple):
    """picture uint8 [192, 256, 3]; quads: outlines of the packs, the lowest first, float32 [4, 2] in its pixels; ids uint8 [192, 256]:
    1 + number of the pack that is seen there, else 0; frame: x0, y0, x1, y1 of the part that is no letterbox bar."""

    picture: np.ndarray
    quads: list[np.ndarray]
    ids: np.ndarray
    frame: Box


def composed(random: np.random.Generator, cutouts: Cutouts, held_out: bool = False, manner: str | None = None,
             fine: float = FINE) -> Scene:
    """The same scene for the same generator state. `manner`: empty, apart, touching, overlapping; drawn if None."""
    manner = manner or str(random.choice(("empty", "apart", "touching", "overlapping"), p=(0.3, 0.25, 0.22, 0.23)))
    height, width = int(HEIGHT * fine), int(WIDTH * fine)
    frame = _frame(random)
    large = tuple(part * fine for part in frame)
    unit = float(large[2] - large[0])
    scene = np.array(ground(random, height, width), np.float32)
    camera = tilted(random, width, height, random.choice((0.01, 0.04)))
    if random.random() < 0.12:
        rim(scene, random, large)
    count = 0 if manner == "empty" else 1 if manner == "apart" and random.random() < 0.6 else int(random.choice((2, 3, 4), p=(0.65, 0.25, 0.1)))
    _things(scene, random, large, camera, count)
    quads = _packs(scene, random, cutouts, held_out, large, camera, count, manner, unit)
    ids = seen_as([quad / fine for quad in quads])
    if random.random() < (0.14 if count else 0.3):
        place = quads[random.integers(len(quads))][random.integers(4)] if quads and random.random() < 0.7 else _place(random, large)
        cover = hands.hand(scene, random, np.float64(place), unit)
        ids[cv2.resize(cover, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA) > 0.5] = 0
    lens.lighted(scene, random)
    picture = lens.shot(scene, random, (WIDTH, HEIGHT))
    bars = np.ones((HEIGHT, WIDTH), bool)
    bars[frame[1] : frame[3], frame[0] : frame[2]] = False
    picture[bars], ids[bars] = FILL, 0
    return Scene(picture, [quad / fine for quad in quads], ids, frame)


def _frame(random: np.random.Generator) -> Box:
    """Cameras take 4:3; the rest is anything from square to 2.3:1. Portraits are turned before they come here."""
    ratio = 4 / 3 if random.random() < 0.6 else random.uniform(1, 2.3)
    wide, tall = (WIDTH, round(WIDTH / ratio)) if ratio > 4 / 3 else (round(HEIGHT * ratio), HEIGHT)
    x, y = (WIDTH - wide) // 2, (HEIGHT - tall) // 2
    return x, y, x + wide, y + tall


def _packs(scene: np.ndarray, random: np.random.Generator, cutouts: Cutouts, held_out: bool, frame: Box, camera: np.ndarray,
           count: int, manner: str, unit: float) -> list[np.ndarray]:
    """Lays them; answers with their outlines."""
    light, shadow = lighting(random), any_shadow(random, unit)
    alike = cutouts.drawn(random, held_out) if random.random() < 0.4 else None
    faces = [pack(cutouts.drawn(random, held_out) if alike is None else alike, random, light) for _ in range(count)]
    ratios = [_ratio(random, face) for face in faces]
    quads = [seen(camera, quad) for quad in arranged(random, ratios, frame, manner)] if count else []
    for face, quad in zip(faces, quads):
        lay(scene, face, quad, shadow._replace(soft=max(shadow.soft, 1)))
        if random.random() < 0.12:
            hands.thin(scene, random, quad, unit)
    return quads


def _ratio(random: np.random.Generator, face: np.ndarray) -> float:
    """Short side by long side of the pack as it is laid: its own, or stretched."""
    ratio = face.shape[0] / face.shape[1] * (np.exp(random.normal(0, 0.25)) if random.random() < 0.6 else 1)
    return float(np.clip(ratio, 0.2, 1.6))


def _things(scene: np.ndarray, random: np.random.Generator, frame: Box, camera: np.ndarray, packs: int) -> None:
    """Other things, below the packs or alone; those that are alone are often large and in the middle."""
    unit = float(frame[2] - frame[0])
    count = int(random.choice((1, 2, 3, 4, 0), p=(0.4, 0.25, 0.12, 0.08, 0.15))) if packs == 0 else int(random.choice((0, 1, 2, 3), p=(0.6, 0.22, 0.12, 0.06)))
    for _ in range(count):
        place = _place(random, frame)
        if random.random() < 0.6:
            piece, long, short = flats.flat(random)
            quad = rectangle(place, long * unit, short * unit, random.uniform(0, 6.3))
            lay(scene, piece, seen(camera, quad), any_shadow(random, unit))
        else:
            solids.solid(scene, random, place, unit)


def _place(random: np.random.Generator, frame: Box) -> np.ndarray:
    x0, y0, x1, y1 = frame
    share = random.uniform(0.05, 0.95, 2)
    return np.array([x0 + share[0] * (x1 - x0), y0 + share[1] * (y1 - y0)])


def rim(scene: np.ndarray, random: np.random.Generator, frame: Box) -> None:
    """The raised edge of a tray, all around or passing through the picture."""
    middle = _place(random, frame) * 0.3 + 0.7 * np.array([(frame[0] + frame[2]) / 2, (frame[1] + frame[3]) / 2])
    unit = frame[2] - frame[0]
    quad = rectangle(middle, unit * random.uniform(0.5, 1.1), unit * random.uniform(0.4, 0.9), random.normal(0, 0.2))
    size, radius = 300, random.uniform(0, 40)
    shade = random.uniform(0.5, 1.4)
    for grown in (1.0, random.uniform(0.9, 0.97)):
        cover = rounded(size, size, radius)[..., None]
        inner = grey(random) if random.random() < 0.4 else scene[int(unit / 4), int(unit / 4)] * shade
        clouds = 1 + 0.03 * noise.fractal(random, size, size)[..., None]
        lay(scene, np.dstack([np.clip(inner * clouds, 0, 1), cover]).astype(np.float32), (quad - middle) * grown + middle, any_shadow(random, unit))
        shade = random.uniform(0.6, 1.3)


def seen_as(quads: list[np.ndarray]) -> np.ndarray:
    ids = np.zeros((HEIGHT, WIDTH), np.uint8)
    for number, quad in enumerate(quads):
        cv2.fillConvexPoly(ids, np.round((quad - 0.5) * 64).astype(np.int32), number + 1, cv2.LINE_8, 6)
    return ids
