"""Runs a recipe from its first phase to its last. The checkpoint holds the progress, so a later call resumes."""

from __future__ import annotations

import math
import time
from pathlib import Path

import torch
from tqdm import tqdm

from ..graph.resnet import grow
from ..refusal import Refusal
from .data import Lessons, batches
from .normalization import ready_to_learn, settle
from .optimization import Learnt, learn, optimizer_of, rate
from .progress import Progress, load_progress, save_progress
from .quick_look import quick_look
from .recipes import Phase, Recipe
from .run import Run
from .start import head_for, start

_MEMORY = 0.97
"""Weight of the earlier batches in the running means that the bar shows."""
_SETTLING_BATCHES = 16


def train(run: Run, recipe: Recipe, lessons: Lessons) -> Path:
    """Runs the rest of the recipe and returns the checkpoint's path."""
    torch.manual_seed(run.seed)
    progress = load_progress(run.checkpoint, lessons.classes) or start(run, recipe.phases[0], lessons)
    if progress.kind != lessons.kind:
        raise Refusal(f"{run.checkpoint} learnt from {progress.kind}: give another --out.")
    steps_left = math.inf if run.stop_after is None else run.stop_after
    while progress.phase < len(recipe.phases) and steps_left > 0:
        phase = recipe.phases[progress.phase]
        if progress.step == 0:
            _enter(run, progress, recipe, lessons)
        steps = min(max(phase.steps - progress.step, 0), steps_left)
        _go_on(run, progress, phase, steps, lessons)
        steps_left -= steps
        if progress.step >= phase.steps:
            progress.start_phase(progress.phase + 1)
            save_progress(run.checkpoint, progress)
    return run.checkpoint


def _enter(run: Run, progress: Progress, recipe: Recipe, lessons: Lessons) -> None:
    """Grows the network to the depth of the new phase and makes a head for its picture size."""
    torch.manual_seed(run.seed * 1000 + progress.phase)  # so that new blocks start the same after an interruption
    before, phase = recipe.phases[max(progress.phase - 1, 0)], recipe.phases[progress.phase]
    if phase.blocks != progress.network.blocks:
        progress.network = grow(progress.network, phase.blocks)
    if phase.settled:
        settle(progress.network.to(run.device), batches(lessons, phase.side_px, phase.batch, run.seed, 0, _SETTLING_BATCHES, run.workers))
    if phase.side_px != before.side_px:
        progress.head = head_for(run, progress.network, phase.side_px, lessons)


def _go_on(run: Run, progress: Progress, phase: Phase, steps: int, lessons: Lessons) -> None:
    network = ready_to_learn(progress.network.to(run.device), phase.settled)
    head = progress.head.to(run.device).train()
    optimizer = optimizer_of(network, head)
    if progress.optimizer is not None:
        optimizer.load_state_dict(progress.optimizer)
    look = quick_look(lessons.unseen, run.real, phase.side_px)
    bar = tqdm(total=phase.steps, initial=progress.step, desc=f"phase {progress.phase + 1} at {phase.side_px} px", mininterval=10)
    saved, shown, last = time.monotonic(), None, progress.step + steps
    for batch in batches(lessons, phase.side_px, phase.batch, run.seed * 1000 + progress.phase, progress.step, steps, run.workers):
        for group in optimizer.param_groups:
            group["lr"] = rate(phase, progress.step)
        shown = _mean(shown, learn(network, head, optimizer, batch.to(run.device)))
        progress.step += 1
        progress.seen += len(batch.images)
        bar.update()
        bar.set_postfix(**shown._asdict(), seen=progress.seen, refresh=False)
        if time.monotonic() - saved > run.minutes_between * 60 or progress.step == last:
            progress.optimizer = optimizer.state_dict()
            save_progress(run.checkpoint, progress)
            bar.write(_line(progress, {**shown._asdict(), **look(network, head.center)}))
            saved = time.monotonic()
    bar.close()


def _mean(before: Learnt | None, now: Learnt) -> Learnt:
    return now if before is None else Learnt(*(_MEMORY * old + (1 - _MEMORY) * new for old, new in zip(before, now)))


def _line(progress: Progress, figures: dict[str, float]) -> str:
    where = f"{time.strftime('%H:%M:%S')} phase={progress.phase + 1} step={progress.step} seen={progress.seen}"
    return " ".join([where, *(f"{name}={value:.3f}" for name, value in figures.items())])
