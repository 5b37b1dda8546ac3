"""Photographs per second that the renderer takes on this machine, with all its cores:

    python -m blisterscope_training.renderer.speed
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing.synchronize import Barrier
from time import perf_counter

import numpy as np

from .design import FACES, design_from_seed
from .stored import Stored, stored
from .view import USUAL, view

_DESIGNS = 8


def pictures_a_second(side_px: int, processes: int, seconds: float) -> float:
    """Photographs of packs drawn beforehand, as in training."""
    context = multiprocessing.get_context("forkserver")
    with ProcessPoolExecutor(processes, context, _get_ready, (context.Barrier(processes),)) as pool:
        return sum(pool.map(_rate, [side_px] * processes, [seconds] * processes))


def _get_ready(together: Barrier) -> None:
    _faces()
    together.wait()


def _rate(side_px: int, seconds: float) -> float:
    faces, random, taken, start = _faces(), np.random.default_rng(0), 0, perf_counter()
    while perf_counter() - start < seconds:
        view(faces[taken % len(faces)], side_px, random, USUAL)
        taken += 1
    return taken / (perf_counter() - start)


@cache
def _faces() -> list[Stored]:
    return [stored(design_from_seed(seed), face, seed) for seed in range(_DESIGNS) for face in FACES]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--side", type=int, default=224, help="side of the pictures, in pixels")
    options.add_argument("--processes", type=int, default=os.cpu_count())
    options.add_argument("--seconds", type=float, default=10)
    chosen = options.parse_args()
    rate = pictures_a_second(chosen.side, chosen.processes, chosen.seconds)
    print(f"{rate:,.0f} pictures a second at {chosen.side} px with {chosen.processes} processes on {os.cpu_count()} cores, {rate / chosen.processes:,.0f} each")


if __name__ == "__main__":
    main()
