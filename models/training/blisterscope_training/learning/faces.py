"""A store of drawn faces in one file, shared by all processes that photograph them."""

from __future__ import annotations

import json
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
from tqdm import tqdm

from ..renderer.artwork import Boxes
from ..renderer.design import FACES, Design, Face
from ..renderer.stored import Stored, stored


class FaceStore:
    """Each face of each design in `packs` copies, which differ in creases, batch numbers and popped pockets.
    Class numbers count faces: design 0 pill, design 0 print, design 1 pill, ..."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        index = json.loads((folder / "faces.json").read_text())
        self.classes: list[str] = index["classes"]
        self.packs: int = index["packs"]
        self._places: list[tuple[int, int, int]] = [tuple(place) for place in index["places"]]
        boxes = index.get("boxes", [{}] * len(self._places))  # older stores have no critical parts
        self._boxes: list[Boxes] = [{name: tuple(box) for name, box in of_face.items()} for of_face in boxes]
        self._bytes = np.load(folder / "faces.npy", mmap_mode="r")

    def __len__(self) -> int:
        return len(self.classes)

    def __reduce__(self) -> tuple[type[FaceStore], tuple[Path]]:
        """Pickled as its folder; another process opens the file itself."""
        return FaceStore, (self._folder,)

    def face(self, number: int, pack: int) -> Stored:
        place = number * self.packs + pack
        start, height, width = self._places[place]
        paint_end = start + height * width * 4
        paint = self._bytes[start:paint_end].reshape(height, width, 4)
        return Stored(paint, self._bytes[paint_end : paint_end + height * width * 3].reshape(height, width, 3), self._boxes[place])


def build_faces(folder: Path, designs: list[Design], packs: int, workers: int) -> FaceStore:
    """Draws the faces, unless the folder already contains exactly these."""
    classes = [class_name(design, face) for design in designs for face in FACES]
    index_file = folder / "faces.json"
    if index_file.exists():
        index = json.loads(index_file.read_text())
        if index["classes"] == classes and index["packs"] == packs:
            return FaceStore(folder)
    folder.mkdir(parents=True, exist_ok=True)
    jobs = [(design, face, pack) for design in designs for face in FACES for pack in range(packs)]
    places, boxes, parts, start = [], [], [], 0
    with ProcessPoolExecutor(workers, multiprocessing.get_context("forkserver")) as pool:
        for drawn in tqdm(pool.map(_draw, jobs, chunksize=16), total=len(jobs), desc="drawing packs", mininterval=5):
            height, width = drawn.paint.shape[:2]
            places.append((start, height, width))
            boxes.append(drawn.boxes)
            parts += [drawn.paint.ravel(), drawn.surface.ravel()]
            start += height * width * 7
    np.save(folder / "faces.npy", np.concatenate(parts))
    index_file.write_text(json.dumps({"classes": classes, "packs": packs, "places": places, "boxes": boxes}))
    return FaceStore(folder)


def class_name(design: Design, face: Face) -> str:
    return f"{design.id}/{face}"


def _draw(job: tuple[Design, Face, int]) -> Stored:
    design, face, pack = job
    return stored(design, face, seed=pack, popped=(0, 0, 1, 3)[pack % 4])
