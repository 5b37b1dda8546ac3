"""Golden frames: a few crops on which an installed copy of the bundle must give the same answers as here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np

from ..cabinet.crop import Box, crop
from ..cabinet.demonstration import SIZE
from ..cabinet.tray import Tray, cut_out, dropped, sensed
from ..graph.embed import opened
from ..photos.jpeg import jpeg
from ..renderer.design import FACES, Design, Face
from .calibrate import Calibration, accepted
from .head import Head, probabilities

QUALITY = 95
POSITIVES = 12
FIRST_NEGATIVE = 90
ATTEMPTS = 5

Answer = Callable[[np.ndarray], tuple[int, np.ndarray]]
"""A crop -> the item it would be confirmed as (or UNKNOWN), and the probability of each item."""

Photograph = Callable[[Design, Face, int], np.ndarray]
"""A design, its face and a seed -> a crop from the demonstration's tray."""


def write_golden(folder: Path, graph: Path, side: int, head: Head, calibration: Calibration,
                 designs: dict[str, Design], look_alikes: tuple[str, str], unknown: Design) -> list[dict]:
    """Writes the frames and returns the card's entries. `look_alikes` are the ordered item and the one presented in its place.

    Golden frames detect changes and are no measurement: for each item the most certain of a few photographs is used. Raises
    ValueError if a negative is confirmed as the ordered item; such a bundle must not ship."""
    tray, answer = Tray(7, *SIZE), _answers(graph, head, calibration)
    ordered, twin = look_alikes

    def photograph(design: Design, face: Face, seed: int, glare: float = 0.0) -> np.ndarray:
        return cut_out(tray, dropped(design, face, seed, glare=glare), seed, side)

    empty = crop(sensed(tray.light([]), 9000), Box(SIZE[0] / 2, SIZE[1] / 2, 420, 260, 0.0), side)
    negatives = [
        empty, photograph(unknown, "print", 9001), photograph(designs[ordered], "print", 9002, glare=1.6),
        photograph(designs[twin], "print", 9003), photograph(designs[twin], "pill", 9004),
    ]
    return [
        *_recognized(folder, photograph, answer, head.items, designs),
        *_never_confirmed(folder, negatives, answer, head.items, ordered),
    ]


def _recognized(folder: Path, photograph: Photograph, answer: Answer, items: list[str], designs: dict[str, Design]) -> Iterator[dict]:
    for number, name in enumerate(_spread(items, POSITIVES), start=1):
        taken = [_stored(photograph(designs[name], FACES[number % 2], 100 * number + attempt)) for attempt in range(ATTEMPTS)]
        answers = [(answer(decoded), encoded) for encoded, decoded in taken]
        certain = [(float(chance[item]), encoded) for (item, chance), encoded in answers if item == items.index(name)]
        if certain:
            probability, encoded = max(certain)
            file = f"golden/{number:02}.jpg"
            (folder / file).write_bytes(encoded)
            yield {"file": file, "item": name, "probability": round(probability, 6)}


def _never_confirmed(folder: Path, pictures: list[np.ndarray], answer: Answer, items: list[str], ordered: str) -> Iterator[dict]:
    for number, picture in enumerate(pictures, start=FIRST_NEGATIVE):
        file = f"golden/{number}.jpg"
        encoded, decoded = _stored(picture)
        if answer(decoded)[0] == items.index(ordered):
            raise ValueError(f"{file} must never be confirmed as {ordered}, and this network confirms it")
        (folder / file).write_bytes(encoded)
        yield {"file": file, "item": None, "ordered": ordered}


def _answers(graph: Path, head: Head, calibration: Calibration) -> Answer:
    features_of = opened(graph)

    def answer(picture: np.ndarray) -> tuple[int, np.ndarray]:
        embedding = features_of(picture).mean(axis=(1, 2))[None]
        return int(accepted(head, calibration, embedding)[0]), probabilities(head, embedding, calibration.temperature)[0]

    return answer


def _stored(picture: np.ndarray) -> tuple[bytes, np.ndarray]:
    """The JPEG, and the picture decoded from it."""
    encoded = jpeg(picture, QUALITY)
    return encoded, cv2.cvtColor(cv2.imdecode(np.frombuffer(encoded, np.uint8), cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)


def _spread(names: list[str], count: int) -> list[str]:
    return [names[round(place)] for place in np.linspace(0, len(names) - 1, min(count, len(names)))]
