"""Puts a locator into a bundle, with rendered trays on which every installed copy of it proves itself:

    python -m blisterscope_training.place_locator --bundle ../default --graph LOCATOR.onnx --out NEW
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from .bundling.locator import place
from .bundling.shipped import read_card
from .photos.annotated_trays import write_testset
from .refusal import Refusal, refusals_told

PACKS = (0, 1, 2)
"""In the known trays, one picture each."""
WIDTH = 640


def place_locator(bundle: Path, graph: Path, out: Path, seed: int) -> None:
    read_card(bundle)
    if not graph.is_file():
        raise Refusal(f"There is no {graph}: give the locator's graph.")
    if out.exists():
        raise Refusal(f"{out} already exists: name a new folder.")
    shutil.copytree(bundle, out)
    with tempfile.TemporaryDirectory() as scratch:
        trays = [Path(scratch) / str(packs) for packs in PACKS]
        for tray, packs in zip(trays, PACKS, strict=True):
            write_testset(tray, 1, seed, packs, WIDTH)
        place(out, graph, trays)


@refusals_told
def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--bundle", type=Path, required=True)
    options.add_argument("--graph", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--seed", type=int, default=1, help="of the known trays")
    chosen = options.parse_args()
    place_locator(chosen.bundle, chosen.graph, chosen.out, chosen.seed)


if __name__ == "__main__":
    main()
