"""Trains the network, on rendered packs or on a folder of photographs:

    python -m blisterscope_training.train --out RUN --recipe NAME [--weights FILE] [--data FOLDER]

It can be interrupted at any time: the same command resumes from the last checkpoint, with the same batches in the same order.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

import torch

from .graph.weights import read_network
from .learning.data import Lessons
from .learning.loop import train
from .learning.photographs import Photographs
from .learning.recipes import RECIPES, Recipe
from .learning.rendered import RenderedPacks
from .learning.run import Run
from .photos.photo_folder import read_scenes
from .refusal import Refusal, refusals_told


@refusals_told
def main() -> None:
    asked = _arguments()
    torch.set_float32_matmul_precision("high")
    torch.backends.cudnn.benchmark = True
    recipe = RECIPES[asked.recipe]
    if asked.steps:
        recipe = _of_other_lengths(recipe, asked.steps)
    run = Run(asked.out, torch.device(asked.device), asked.seed, asked.workers, asked.weights, asked.real, asked.minutes_between, asked.stop_after)
    _refuse_early(run)
    try:
        train(run, recipe, _lessons(run, recipe, asked.data))
    except KeyboardInterrupt:
        sys.exit("Interrupted: the same command resumes from the last checkpoint.")


def _refuse_early(run: Run) -> None:
    """Finds faults that would otherwise show only after all packs are drawn."""
    if run.real:
        read_scenes(run.real)
    if run.weights and not run.checkpoint.exists():
        read_network(run.weights)


def _lessons(run: Run, recipe: Recipe, folder: Path | None) -> Lessons:
    if folder:
        return Photographs(folder)
    if recipe.universe is None:
        raise Refusal("This recipe learns from photographs: give their folder with --data.")
    return RenderedPacks(run.out, recipe.universe, max(run.workers, 1))


def _of_other_lengths(recipe: Recipe, steps: list[int]) -> Recipe:
    if len(steps) != len(recipe.phases):
        raise Refusal(f"Give --steps one number for each phase of the recipe; it has {len(recipe.phases)}.")
    return recipe._replace(phases=tuple(phase._replace(steps=count) for phase, count in zip(recipe.phases, steps)))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="folder for drawn packs and the checkpoint")
    parser.add_argument("--recipe", choices=sorted(RECIPES), required=True)
    parser.add_argument("--data", type=Path, help="folder of photographs to learn from: annotations.json, or a sub-folder of pictures for each product")
    parser.add_argument("--weights", type=Path, help="weights to start from: a torchvision state dict of ResNet-101, a checkpoint, or a bundle's backbone.onnx")
    parser.add_argument("--steps", type=lambda text: [int(part) for part in text.split(",")], help="steps of each phase, in place of the recipe's: 3000,1000,...")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=os.cpu_count(), help="processes that render or load pictures")
    parser.add_argument("--real", type=Path, help="folder of real photographs with annotations.json, for evaluation only")
    parser.add_argument("--minutes-between", type=float, default=4, help="minutes between checkpoints")
    parser.add_argument("--stop-after", type=int, help="stop after this many steps; the same command resumes")
    return parser.parse_args()


if __name__ == "__main__":
    main()
