"""How well an exported locator finds packs, and what else it takes for packs.

    python -m blisterscope_training.locating.evaluate --graph locator.onnx --cache CACHE [--photos FOLDER ...] [--json FILE]

FOLDER has an annotations.json with boxes [x, y, width, height]. Scenes are composed from designs that training never saw.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import cv2
import numpy as np

from .boxes import around, best_overlaps
from .compose import composed
from .cutouts import Cutouts
from .located import Locating
from .picture import HEIGHT, WIDTH, to_photo
from .things import KINDS, picture

FIRST_SCENE = 9_500_000
LEAST_SHOWN = 0.4
"""Packs of which covering things and the picture's edge leave less are not asked for."""


def on_scenes(locating: Locating, cutouts: Cutouts, manner: str, pictures: int) -> dict[str, float]:
    """Shares of packs found at overlaps of 0.6 and 0.8, of pictures with as many packs found as there are, or more than one."""
    overlaps, counted, several, found_any = [], [], [], []
    for number in range(pictures):
        scene = composed(np.random.default_rng([FIRST_SCENE, number]), cutouts, held_out=True, manner=manner)
        found = locating.in_scene(scene.picture, scene.frame)
        whole = [cv2.contourArea(np.float32(quad)) for quad in scene.quads]
        shown = [number for number in range(len(whole)) if (scene.ids == number + 1).sum() > max(LEAST_SHOWN * whole[number], 150)]
        told = [around(scene.quads[number], scene.frame) for number in shown]
        overlaps += best_overlaps(told, [around(one.corners, scene.frame) for one in found])
        counted.append(len(found) == len(shown))
        if len(shown) > 1:
            several.append(len(found) > 1)
        found_any.append(len(found) > 0)
    if manner == "empty":
        return {"pictures": pictures, "something located": float(np.mean(found_any))}
    return _shares(overlaps) | {"as many": float(np.mean(counted)), "more than one": float(np.mean(several)) if several else 1.0}


def on_things(locating: Locating, pictures: int) -> dict[str, float]:
    """Of pictures of each kind of thing that is no pack, the share in which something is located."""
    whole, shares = (0, 0, WIDTH, HEIGHT), {}
    for kind in KINDS:
        made = (picture(kind, np.random.default_rng([FIRST_SCENE, number, 7])) for number in range(pictures))
        shares[kind] = float(np.mean([len(locating.in_scene(shown, whole)) > 0 for shown in made]))
    return {"all": float(np.mean(list(shares.values())))} | shares


def on_photos(locating: Locating, folder: Path) -> dict[str, float]:
    """Shares of annotated packs found, mean overlap, and how many things beside them were found."""
    overlaps, beside, pictures = [], 0, json.loads((folder / "annotations.json").read_text())["images"]
    for entry in pictures:
        photo = cv2.cvtColor(cv2.imread(str(folder / entry["file"])), cv2.COLOR_BGR2RGB)
        found, place = locating.in_photo(photo)
        edges = (0.0, 0.0, float(photo.shape[1]), float(photo.shape[0]))
        told = [(x, y, x + w, y + h) for x, y, w, h in (instance["box"] for instance in entry["instances"])]
        boxes = [around(to_photo(one.corners, place), edges) for one in found]
        overlaps += best_overlaps(told, boxes)
        beside += max(len(boxes) - len(told), 0)
    return _shares(overlaps) | {"too many": beside}


def milliseconds(locating: Locating, times: int = 100) -> float:
    """The median of one run of the graph."""
    image, taken = np.random.default_rng(0).random((3, HEIGHT, WIDTH), dtype=np.float32), []
    for _ in range(times):
        started = time.perf_counter()
        locating.maps(image)
        taken.append(time.perf_counter() - started)
    return float(np.median(taken)) * 1000


def _shares(overlaps: list[float]) -> dict[str, float]:
    values = np.array(overlaps)
    return {"packs": len(values), "at 0.6": float((values >= 0.6).mean()), "at 0.8": float((values >= 0.8).mean()), "mean overlap": float(values.mean())}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--graph", type=Path, required=True)
    options.add_argument("--cache", type=Path)
    options.add_argument("--pictures", type=int, default=200)
    options.add_argument("--photos", type=Path, nargs="*", default=[])
    options.add_argument("--json", type=Path)
    chosen = options.parse_args()
    locating = Locating(chosen.graph)
    figures: dict[str, dict[str, float]] = {"time": {"milliseconds": milliseconds(locating)}}
    for manner in ("apart", "touching", "overlapping", "empty") if chosen.cache else ():
        figures[manner] = on_scenes(locating, Cutouts(chosen.cache), manner, chosen.pictures)
    figures["things"] = on_things(locating, max(chosen.pictures // 10, 1))
    for folder in chosen.photos:
        figures[folder.name] = on_photos(locating, folder)
    for name, values in figures.items():
        print(f"{name:16}", ", ".join(f"{key} {value:.4g}" for key, value in values.items()))
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
