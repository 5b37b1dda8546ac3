"""Photographs of real packs, by nearest neighbour among a few crops."""

from __future__ import annotations

from dataclasses import replace
from math import radians

import numpy as np

from ..bundling.head import unit
from ..cabinet.crop import crop, retaken
from ..photos.photo_folder import Photograph, read_picture
from .contenders import Contender
from .eyes import seen
from .finding import Finding
from .intervals import share
from .nearest import other_scene_outcomes

_TURN_DEGREES = 8.0
_CAMERA = 1.0
"""Amount of variation in exposure, white balance, blur and noise; see renderer/camera.py."""


def other_scenes(contenders: list[Contender], packs: list[Photograph]) -> Finding:
    """Each pack is searched for among those of the other pictures, in its four quarter turns."""
    products, scenes = [pack.product for pack in packs], [str(pack.file) for pack in packs]
    measured = {}
    for contender in contenders:
        turns = _turned(contender, [crop(read_picture(pack.file), pack.box, contender.side) for pack in packs], "real packs")
        measured[contender.name] = share(other_scene_outcomes(turns, products, scenes))
    return Finding("real photographs, one scene left out at a time, top-1", measured)


def disturbed(contenders: list[Contender], packs: list[Photograph], each: int) -> Finding:
    """One crop per product is enrolled in its four quarter turns; the queries are the same crop as another camera might take it."""
    enrolled = list({pack.product: pack for pack in packs}.values())
    truth = np.repeat(np.arange(len(enrolled)), each)
    measured = {}
    for contender in contenders:
        turns = _turned(contender, [crop(read_picture(pack.file), pack.box, contender.side) for pack in enrolled], "real enrolment")
        queries = [_disturbed(pack, contender.side, [number, shot]) for number, pack in enumerate(enrolled) for shot in range(each)]
        embeddings = seen(contender.eye, queries, f"disturbed queries: {contender.name}")
        likeness = np.einsum("qd,ntd->qnt", unit(embeddings - contender.head.space.center), turns).max(axis=2)
        measured[contender.name] = share(likeness.argmax(axis=1) == truth)
    return Finding("real products, one crop enrolled, disturbed queries, top-1", measured)


def _turned(contender: Contender, pictures: list[np.ndarray], what: str) -> np.ndarray:
    """[N, 4, channels]: unit vectors of the four quarter turns."""
    turned = [np.rot90(picture, turns) for picture in pictures for turns in range(4)]
    embeddings = seen(contender.eye, turned, f"{what}: {contender.name}")
    return unit(embeddings - contender.head.space.center).reshape(len(pictures), 4, -1)


def _disturbed(pack: Photograph, side: int, seed: list[int]) -> np.ndarray:
    random = np.random.default_rng(seed)
    tilted = replace(pack.box, angle=pack.box.angle + radians(random.normal(0, _TURN_DEGREES)))
    return np.rot90(retaken(crop(read_picture(pack.file), tilted, side), random, _CAMERA), random.integers(4))
