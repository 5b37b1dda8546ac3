"""One face of a pack, flat and upright: colours, relief, gloss, and the boxes of its critical parts."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

import numpy as np

from . import light, paper, relief
from .design import Design, Face
from .emboss import pressed_stamp
from .pillface import film_colour, film_print, lay_pills, shows_pills
from .pockets import Pockets, array_box, pockets
from .printface import print_face

Boxes = dict[str, tuple[int, int, int, int]]


class Layers(NamedTuple):
    """albedo [H, W, 3] 0..1; cover [H, W] 0..1, the pack's outline; relief [H, W, 2], slopes; gloss [H, W] 0..1;
    boxes in pixels (x0, y0, x1, y1): name, strength and logo if printed, pills for the array of pockets."""

    albedo: np.ndarray
    cover: np.ndarray
    relief: np.ndarray
    gloss: np.ndarray
    boxes: Boxes


class Artwork(NamedTuple):
    rgba: np.ndarray
    boxes: Boxes


def artwork(design: Design, face: Face, height_px: int, seed: int = 0, popped: int = 0) -> Artwork:
    """The face as uint8 RGBA under soft studio light. `seed` selects the pack: its creases, batch number, and where the web of
    print was cut; these differ between packs of one product. `popped` pockets are empty."""
    drawn = layers(design, face, height_px, seed, popped)
    colour = light.lit(drawn.albedo, drawn.relief, drawn.gloss, light.STUDIO)
    rgba = np.dstack([np.clip(colour, 0, 1), drawn.cover])
    return Artwork((rgba * 255 + 0.5).astype(np.uint8), drawn.boxes)


def layers(design: Design, face: Face, height_px: int, seed: int = 0, popped: int = 0) -> Layers:
    """The same face without lighting."""
    px_per_mm = height_px / design.height_mm
    pack = Random(f"pack {design.id} {face} {seed}")
    random = np.random.default_rng(pack.getrandbits(63))
    sheet, boxes = (print_face if face == "print" else film_print)(design, px_per_mm, pack)
    ink, inked = sheet.arrays()
    height, width = inked.shape[:2]
    where = pockets(design, height, width)
    emptied = _emptied(random, design, where, popped)
    draw = _printed if face == "print" else _formed
    albedo, slopes, gloss = draw(design, where, ink, inked, emptied, random, px_per_mm)
    if face == "print" and design.print.embossed:
        slopes += relief.slopes(pressed_stamp(design, pack, px_per_mm), px_per_mm)
    if design.blister.perforated:
        _perforate(albedo, design, px_per_mm)
    boxes["pills"] = array_box(design)
    pixels = {name: tuple(round(part * px_per_mm) for part in box) for name, box in boxes.items()}
    return Layers(albedo, _outline(design, height, width, px_per_mm), slopes, gloss, pixels)


def _printed(design: Design, where: Pockets, ink: np.ndarray, inked: np.ndarray, emptied: np.ndarray,
             random: np.random.Generator, px_per_mm: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    ground = np.float32(design.print.ground_colour) / 255
    albedo = ground * (1 - inked) + ink
    metal = {"foil": 0.95, "white": 0.3, "colour": 0.5, "paper": paper.GLOSS}[design.print.ground]
    gloss = metal * (1 - 0.65 * inked[..., 0])
    height, width = gloss.shape
    if design.print.ground == "paper":
        albedo *= paper.fibres(random, height, width, px_per_mm)
    surface = relief.pressed_rims(where, random.uniform(0.05, 0.22)) + relief.creases(random, height, width, px_per_mm, random.uniform(0.04, 0.2))
    flat = np.clip(where.pocket, 0, 1)
    surface += relief.seal_pattern(design, height, width, px_per_mm) * (0.15 + 0.85 * flat)
    if emptied.any():
        surface += np.where(emptied, 1.0, 0) * relief.creases(random, height, width, px_per_mm * 3, 0.5)
        torn = np.clip(-where.pocket / 1.2, 0, 1) * emptied
        inside = np.float32(design.blister.tint if design.blister.film == "tinted" else (120, 122, 126)) / 255 * 0.6
        albedo += (torn * 0.85)[..., None] * (inside - albedo)
        gloss = gloss * (1 - torn) + 0.7 * torn
    return albedo, relief.slopes(surface, px_per_mm), gloss.astype(np.float32)


def _formed(design: Design, where: Pockets, ink: np.ndarray, inked: np.ndarray, emptied: np.ndarray,
            random: np.random.Generator, px_per_mm: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    height, width = inked.shape[:2]
    albedo = np.broadcast_to(film_colour(design), (height, width, 3)).copy()
    albedo = albedo * (1 - inked) + ink
    metal = design.blister.film == "alu"
    gloss = np.full((height, width), 0.95 if metal else 0.22 if design.blister.film == "white" else 0.55, np.float32)
    gloss *= 1 - 0.5 * inked[..., 0]
    surface = relief.domes(where, 0.9 if metal else 1.2, 1.6 if metal else 0.9)
    surface += relief.creases(random, height, width, px_per_mm, random.uniform(0.03, 0.1))
    surface += relief.seal_pattern(design, height, width, px_per_mm) * np.clip(where.pocket, 0, 1)
    if shows_pills(design):
        pills = lay_pills(albedo, design, where, emptied)
        gloss *= 1 - 0.35 * pills
    else:
        albedo *= 1 - 0.3 * np.clip(1 - np.abs(where.pocket) / 0.7, 0, 1)[..., None]
        surface -= np.where(emptied, 1.0, 0) * 0.8 * np.clip(-where.pocket / 2, 0, 1)
    if emptied.any():
        surface += np.where(emptied, 1.0, 0) * relief.creases(random, height, width, px_per_mm * 3, 0.25)
        if shows_pills(design):
            albedo *= 1 - 0.35 * (emptied & (where.pocket < 0))[..., None]
    return albedo, relief.slopes(surface.astype(np.float32), px_per_mm), gloss


def _emptied(random: np.random.Generator, design: Design, where: Pockets, popped: int) -> np.ndarray:
    count = design.blister.rows * design.blister.columns
    gone = random.permutation(count)[: min(popped, count)]
    return np.isin(where.number, gone) & (where.pocket < 0)


def _perforate(albedo: np.ndarray, design: Design, px_per_mm: float) -> None:
    """Dashed cuts between the rows, for tearing off one dose."""
    height, width = albedo.shape[:2]
    dashes = (np.arange(width) / px_per_mm % 2.0) < 1.3
    for row in range(1, design.blister.rows):
        y = min(int((2 + row * (design.height_mm - 4) / design.blister.rows) * px_per_mm), height - 1)
        albedo[y : y + max(1, round(px_per_mm * 0.2)), dashes] *= 0.62


def _outline(design: Design, height: int, width: int, px_per_mm: float) -> np.ndarray:
    radius = design.corner_mm * px_per_mm
    x = np.abs(np.arange(width, dtype=np.float32) + 0.5 - width / 2) - (width / 2 - radius)
    y = np.abs(np.arange(height, dtype=np.float32) + 0.5 - height / 2) - (height / 2 - radius)
    distance = np.hypot(np.maximum(x, 0)[None, :], np.maximum(y, 0)[:, None]) - radius
    return np.clip(0.5 - distance, 0, 1)
