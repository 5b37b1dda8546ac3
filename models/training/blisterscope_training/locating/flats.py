"""Flat things that are no packs: paper, leaflets, cards, phones, wallets, rulers, pens. Each is a piece to lay:
float32 [h, w, 4], and its sides as (long, short) in shares of a sheet's width."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from . import noise, prints
from .colours import any_colour, grey
from .laying import rounded

Piece = tuple[np.ndarray, float, float]


def flat(random: np.random.Generator) -> Piece:
    makers: tuple[Callable[[np.random.Generator], Piece], ...] = (sheet, leaflet, card, phone, wallet, ruler, pen, blank)
    return makers[random.choice(len(makers), p=(0.14, 0.15, 0.24, 0.13, 0.09, 0.06, 0.11, 0.08))](random)


def sheet(random: np.random.Generator) -> Piece:
    """A4, a form or a receipt."""
    ratio = random.choice((0.707, random.uniform(0.25, 0.95)))
    face = prints.page(random, int(300 * ratio), 300)
    return _piece(face, 0), random.uniform(0.5, 1.3), random.uniform(0.5, 1.3) * ratio


def leaflet(random: np.random.Generator) -> Piece:
    """Thin paper with small print, folded once or many times: panels of other brightness."""
    ratio = random.uniform(0.3, 1)
    face = prints.page(random, int(280 * ratio), 280)
    for axis in (0, 1):
        folds = int(random.integers(1, 6))
        shades = np.repeat(1 + random.normal(0, 0.05, folds), -(-face.shape[axis] // folds))[: face.shape[axis]].astype(np.float32)
        face *= shades[:, None, None] if axis == 0 else shades[None, :, None]
    return _piece(face, 0), random.uniform(0.35, 1.1), random.uniform(0.35, 1.1) * ratio


def card(random: np.random.Generator) -> Piece:
    """A bank card, an identity card, a business card, a flat carton."""
    ratio = random.choice((0.63, random.uniform(0.35, 1)))
    face = prints.panel(random, int(200 * ratio), 200)
    if random.random() < 0.3:
        face[60:90, 20:55] = (0.8, 0.7, 0.4)
    size = random.uniform(0.25, 0.7)
    return _piece(face, random.choice((0, random.uniform(2, 14)))), size, size * ratio


def phone(random: np.random.Generator) -> Piece:
    ratio = random.uniform(0.44, 0.6)
    height = int(240 * ratio)
    face = np.empty((height, 240, 3), np.float32)
    face[:] = grey(random, 0.02, 0.2) if random.random() < 0.7 else any_colour(random)
    edge = int(random.integers(2, 9))
    if random.random() < 0.6:
        screen = prints.page(random, height, 240, busy=True) if random.random() < 0.4 else np.broadcast_to(any_colour(random) * random.uniform(0, 1), face.shape)
        face[edge:-edge, edge * 2 : -edge * 2] = screen[edge:-edge, edge * 2 : -edge * 2]
        face += (np.linspace(0, random.uniform(0, 0.35), 240) * (random.random() < 0.5))[None, :, None].astype(np.float32)
    else:
        for place in range(int(random.integers(1, 4))):
            x, y, side = 14 + 22 * place, 12, 16
            face[y : y + side, x : x + side] = grey(random, 0, 0.3)
    return _piece(face, random.uniform(6, 24)), (size := random.uniform(0.4, 0.95)), size * ratio


def wallet(random: np.random.Generator) -> Piece:
    ratio = random.uniform(0.45, 0.95)
    height = int(200 * ratio)
    face = any_colour(random) * random.uniform(0.2, 0.9) * (1 + 0.06 * noise.fractal(random, height, 200)[..., None])
    face[6:8, 6:-6], face[-8:-6, 6:-6] = face.mean() * 1.4, face.mean() * 1.4
    size = random.uniform(0.35, 0.85)
    return _piece(face.astype(np.float32), random.uniform(3, 16)), size, size * ratio


def ruler(random: np.random.Generator) -> Piece:
    face = np.empty((34, 320, 3), np.float32)
    face[:] = grey(random, 0.6, 0.95) if random.random() < 0.5 else any_colour(random)
    for x in range(4, 316, 4):
        face[: 14 if x % 40 == 4 else 8, x] *= 0.25
    return _piece(face, 2), random.uniform(0.6, 1.3), random.uniform(0.07, 0.12)


def pen(random: np.random.Generator) -> Piece:
    """A round bar under light from the side, with a cap of another colour."""
    face = np.empty((16, 220, 3), np.float32)
    face[:] = any_colour(random)
    face[:, : int(random.uniform(30, 110))] = any_colour(random)
    face[:, -random.integers(4, 20) :] = grey(random)
    profile = np.float32(0.45 + 0.65 * np.exp(-np.square((np.arange(16) - random.uniform(4, 10)) / 4)))
    return _piece(face * profile[:, None, None], 6), random.uniform(0.4, 0.9), random.uniform(0.025, 0.06)


def blank(random: np.random.Generator) -> Piece:
    """A note, an envelope, a folded towel, a mat: nothing on it."""
    face = np.empty((140, 200, 3), np.float32)
    face[:] = any_colour(random) if random.random() < 0.5 else grey(random)
    face *= 1 + random.uniform(0, 0.1) * noise.fractal(random, 140, 200)[..., None]
    size = random.uniform(0.2, 1.2)
    return _piece(face, random.choice((0, random.uniform(0, 20)))), size, size * random.uniform(0.3, 1)


def _piece(face: np.ndarray, radius: float) -> np.ndarray:
    return np.dstack([np.clip(face, 0, 1), rounded(*face.shape[:2], min(radius, min(face.shape[:2]) / 2))]).astype(np.float32)
