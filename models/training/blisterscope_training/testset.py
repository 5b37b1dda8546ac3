"""Tray photographs with ground truth: each pack's place, and those of its name, strength, logo and pills.

    python -m blisterscope_training.testset --out DIR --pictures 200 --seed 1 [--distractor | --company touching|overlapping] [--printed-twins]

The same seed gives the same folder. Creases and batch numbers depend on the seed too, and training uses none of these seeds.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from .photos.annotated_trays import write_testset
from .photos.company import COMPANIES


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--pictures", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--distractor", action="store_true", help="two packs in every picture")
    options.add_argument("--company", choices=COMPANIES, help="two packs in every picture that touch, or one on the other")
    options.add_argument("--printed-twins", action="store_true", help="only packs that have look-alikes, on their printed side")
    options.add_argument("--width", type=int, default=1024, help="width of a picture in pixels; the height is three quarters of it")
    chosen = options.parse_args()
    packs = 2 if chosen.distractor or chosen.company else 1
    write_testset(chosen.out, chosen.pictures, chosen.seed, packs, chosen.width, chosen.printed_twins, chosen.company)


if __name__ == "__main__":
    main()
