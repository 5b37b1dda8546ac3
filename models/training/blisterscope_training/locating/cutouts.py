"""A store of cut-out pack faces for composing photographs: drawn once by the renderer, mapped into memory by every worker.

    python -m blisterscope_training.locating.cutouts --out CACHE --designs 1500
"""

from __future__ import annotations

import argparse
import json
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
from tqdm import tqdm

from ..renderer.design import FACES, Design, design_from_seed
from ..renderer.material import in_any_material
from ..renderer.stored import stored

FIRST_DESIGN = 3_000_000
"""Neither the network that names packs nor its tests ever see these seeds."""
LONG_PX = 256
HELD_OUT = 0.08
"""Share of the designs, the last ones, that only validation uses."""


class Cutouts:
    """Faces as uint8 [h, w, 7]: red, green, blue, cover, slope x, slope y, gloss (see renderer/stored.py); long side across."""

    def __init__(self, folder: Path) -> None:
        self._sizes = json.loads((folder / "sizes.json").read_text())
        self._starts = np.concatenate([[0], np.cumsum([height * width * 7 for height, width in self._sizes])])
        self._bytes = np.memmap(folder / "faces.bin", np.uint8, "r")

    def __len__(self) -> int:
        return len(self._sizes)

    def face(self, number: int) -> np.ndarray:
        height, width = self._sizes[number]
        return np.asarray(self._bytes[self._starts[number] : self._starts[number + 1]]).reshape(height, width, 7)

    def drawn(self, random: np.random.Generator, held_out: bool) -> np.ndarray:
        """Any face of the part that training or validation uses."""
        border = int(len(self) * (1 - HELD_OUT)) // 2 * 2
        return self.face(int(random.integers(border, len(self)) if held_out else random.integers(border)))


def write_cutouts(folder: Path, designs: int, workers: int) -> None:
    """sizes.json and faces.bin: both faces of random designs, of any material, some with pockets popped."""
    folder.mkdir(parents=True, exist_ok=True)
    sizes = []
    with ProcessPoolExecutor(workers) as pool, (folder / "faces.bin").open("wb") as out:
        for pair in tqdm(pool.map(_faces, range(designs), chunksize=8), total=designs, desc="drawing packs"):
            for face in pair:
                sizes.append(face.shape[:2])
                out.write(face.tobytes())
    (folder / "sizes.json").write_text(json.dumps(sizes))


def _faces(number: int) -> list[np.ndarray]:
    random = np.random.default_rng([number, 17])
    design = _varied(in_any_material(design_from_seed(FIRST_DESIGN + number)), random)
    popped = int(random.integers(1, 6)) if random.random() < 0.3 else 0
    made = [stored(design, face, number, popped, LONG_PX) for face in FACES]
    return [np.dstack([face.paint, face.surface]) for face in made]


def _varied(design: Design, random: np.random.Generator) -> Design:
    """Sharp to very round corners; more silver than the random designs have."""
    corner = random.uniform(0.2, 1.5) if random.random() < 0.4 else random.uniform(1.5, 8)
    blister = design.blister
    if random.random() < 0.3:
        blister = replace(blister, film="clear")
    return replace(design, corner_mm=min(corner, design.width_mm / 4), blister=blister)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--designs", type=int, default=1500)
    options.add_argument("--workers", type=int, default=2)
    chosen = options.parse_args()
    write_cutouts(chosen.out, chosen.designs, chosen.workers)


if __name__ == "__main__":
    main()
