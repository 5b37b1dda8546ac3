"""Trains the pack locator on composed scenes; interrupt it at will, the same command goes on.

    python -m blisterscope_training.locating.cutouts --out CACHE
    python -m blisterscope_training.train_locator --cache CACHE --out RUN [--graph ../default/locator.onnx]
"""

from __future__ import annotations

import argparse
from pathlib import Path

from .locating.learning import Plan, learn


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--cache", type=Path, required=True, help="folder of the cut-outs")
    options.add_argument("--out", type=Path, required=True, help="folder of the checkpoint")
    options.add_argument("--graph", type=Path, help="an exported locator to begin with, instead of drawn weights")
    options.add_argument("--steps", type=int, default=9000)
    options.add_argument("--rate", type=float, default=Plan._field_defaults["rate"], help="the highest learning rate")
    options.add_argument("--cooling", type=float, default=Plan._field_defaults["cooling"], help="share of the steps, the last ones, in which it falls to nothing")
    options.add_argument("--mosaics", type=int, default=2500, help="first steps, that see four small scenes a picture")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--workers", type=int, default=1, help="processes that compose scenes")
    options.add_argument("--threads", type=int, default=1, help="of the process that learns")
    chosen = options.parse_args()
    plan = Plan(chosen.cache, chosen.steps, chosen.graph, mosaics=chosen.mosaics, rate=chosen.rate, cooling=chosen.cooling, seed=chosen.seed,
                workers=chosen.workers, threads=chosen.threads)
    learn(chosen.out, plan)


if __name__ == "__main__":
    main()
