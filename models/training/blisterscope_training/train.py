"""Trains the network on rendered packs: python -m blisterscope_training.train --out DIR --recipe NAME

Interrupt it at will; the same command goes on from the last checkpoint, with the same batches in the same order.
"""

from __future__ import annotations

import argparse
import math
import os
import time
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from tqdm import tqdm

from . import evaluate_lite, formulary
from .data import batches, normalized
from .evaluate_lite import pooled
from .faces import FaceStore, build_faces
from .initial import network_from
from .metric import CosineHead, imprinted
from .progress import Progress, load_progress, save_progress
from .recipes import RECIPES, Phase, Recipe
from .renderer.view import EASY, view
from .resnet import CHANNELS, grow, resnet
from .universe import training_designs, unseen_designs

_WARM_UP_STEPS = 150
_WEIGHT_DECAY = 0.02
_UNSEEN_FAMILIES = 16
_PICTURES_FOR_STATISTICS = 64

Look = Callable[[nn.Module, Tensor], dict[str, float]]


def main() -> None:
    asked = _arguments()
    torch.set_float32_matmul_precision("high")
    recipe = RECIPES[asked.recipe]
    if asked.steps:
        recipe = recipe._replace(phases=tuple(phase._replace(steps=int(steps)) for phase, steps in zip(recipe.phases, asked.steps.split(","), strict=True)))
    train(Run(asked.out, torch.device(asked.device), asked.seed, asked.workers, asked.weights, asked.real, asked.minutes_between, asked.stop_after), recipe)


class Run(NamedTuple):
    """One call of the command. It leaves off after stop_after steps if that is given; a later call goes on."""

    out: Path
    device: torch.device = torch.device("cpu")
    seed: int = 1
    workers: int = 0
    weights: Path | None = None
    real: Path | None = None
    minutes_between: float = 4
    stop_after: int | None = None


def train(run: Run, recipe: Recipe) -> Path:
    """Runs what is left of the recipe and returns the checkpoint's path."""
    out = run.out
    designs = [*formulary.designs(), *training_designs(recipe.families)]
    store = build_faces(out / "faces", designs, recipe.packs, max(run.workers, 1))
    unseen = build_faces(out / "unseen", unseen_designs(min(_UNSEEN_FAMILIES, recipe.families)), 3, max(run.workers, 1))
    checkpoint = out / "checkpoint.pt"
    torch.manual_seed(run.seed)
    progress = load_progress(checkpoint, store.classes) or begin(run, store, recipe.phases[0])
    steps_left = run.stop_after if run.stop_after is not None else sum(phase.steps for phase in recipe.phases)
    for number in range(progress.phase, len(recipe.phases)):
        phase = recipe.phases[number]
        torch.manual_seed(run.seed * 1000 + number)  # new blocks start the same after an interruption
        if tuple(phase.blocks) != progress.network.blocks:
            progress.network = grow(progress.network, phase.blocks)
        if progress.step == 0 and number > 0 and phase.side_px != recipe.phases[number - 1].side_px:
            progress.head = imprinted(_one_each(run, store, progress.network, phase.side_px))
        steps = min(phase.steps - progress.step, steps_left)
        steps_left -= max(steps, 0)
        _run_phase(run, progress, phase, steps, _look(unseen, run.real, phase.side_px))
        if progress.step < phase.steps:
            break
        progress.start_phase(number + 1)
        save_progress(checkpoint, progress)
    return checkpoint


def begin(run: Run, store: FaceStore, phase: Phase) -> Progress:
    """Random weights, or those of a file; then each class starts as the direction of one of its pictures."""
    if run.weights is None:
        return Progress(resnet(phase.blocks), CosineHead(CHANNELS, len(store)), store.classes)
    some = _pictures(run, store, phase.side_px, np.random.default_rng(run.seed).permutation(len(store))[:_PICTURES_FOR_STATISTICS])
    network = network_from(run.weights, normalized(torch.from_numpy(some).permute(0, 3, 1, 2)))
    head = imprinted(_one_each(run, store, network, phase.side_px))
    return Progress(network, head, store.classes, origin=f"weights of {run.weights.name}, sha256 {sha256(run.weights.read_bytes()).hexdigest()}")


def _one_each(run: Run, store: FaceStore, network: nn.Module, side_px: int) -> Tensor:
    """[classes, channels]: the features of one picture of every class."""
    network.to(run.device).to(memory_format=torch.channels_last)
    parts = [range(start, min(start + _PICTURES_FOR_STATISTICS, len(store))) for start in range(0, len(store), _PICTURES_FOR_STATISTICS)]
    return torch.cat([pooled(network, _pictures(run, store, side_px, part), 16) for part in tqdm(parts, desc="imprinting", mininterval=10)])


def _pictures(run: Run, store: FaceStore, side_px: int, numbers: Iterable[int]) -> np.ndarray:
    return np.stack([view(store.face(int(number), 0), side_px, np.random.default_rng((run.seed, int(number))), EASY).picture for number in numbers])


def _run_phase(run: Run, progress: Progress, phase: Phase, steps: int, look: Look) -> None:
    network = progress.network.to(run.device).to(memory_format=torch.channels_last).train()
    head = progress.head.to(run.device).train()
    optimizer = _optimizer(network, head)
    if progress.optimizer is not None:
        optimizer.load_state_dict(progress.optimizer)
    bar = tqdm(total=phase.steps, initial=progress.step, desc=f"phase {progress.phase + 1} at {phase.side_px} px", mininterval=10)
    saved, loss_mean, right_mean, last = time.monotonic(), None, None, progress.step + steps
    loader = batches(run.out / "faces", phase.side_px, phase.batch, run.seed * 1000 + progress.phase, progress.step, max(steps, 0), run.workers)
    for images, classes in loader:
        for group in optimizer.param_groups:
            group["lr"] = rate(phase, progress.step)
        loss, right = _step(network, head, optimizer, images.to(run.device), classes.to(run.device))
        progress.step += 1
        progress.seen += len(classes)
        loss_mean = loss if loss_mean is None else loss_mean + (loss - loss_mean) * 0.03
        right_mean = right if right_mean is None else right_mean + (right - right_mean) * 0.03
        bar.update()
        bar.set_postfix(loss=f"{loss_mean:.3f}", accuracy=f"{right_mean:.3f}", seen=progress.seen, refresh=False)
        if time.monotonic() - saved > run.minutes_between * 60 or progress.step == last:
            progress.optimizer = optimizer.state_dict()
            save_progress(run.out / "checkpoint.pt", progress)
            figures = " ".join(f"{name}={value:.3f}" for name, value in look(network, head.center).items())
            bar.write(f"{time.strftime('%H:%M:%S')} phase={progress.phase + 1} step={progress.step} seen={progress.seen} loss={loss_mean:.3f} accuracy={right_mean:.3f} {figures}")
            saved = time.monotonic()
    bar.close()


def rate(phase: Phase, step: int) -> float:
    warmth = min(1.0, (step + 1) / min(_WARM_UP_STEPS, max(phase.steps // 5, 1)))
    fallen = 0.5 * (1 + math.cos(math.pi * step / max(phase.steps, 1)))
    return warmth * (phase.last_rate + (phase.first_rate - phase.last_rate) * fallen)


def _step(network: nn.Module, head: CosineHead, optimizer: torch.optim.Optimizer, images: Tensor, classes: Tensor) -> tuple[float, float]:
    with torch.autocast(images.device.type, torch.bfloat16):
        features = network.features(normalized(images).contiguous(memory_format=torch.channels_last))
    logits = head(features.float().mean((2, 3)))
    loss = functional.cross_entropy(logits, classes)
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    nn.utils.clip_grad_norm_(network.parameters(), 5.0)
    optimizer.step()
    return loss.item(), (logits.argmax(1) == classes).float().mean().item()


def _optimizer(network: nn.Module, head: CosineHead) -> torch.optim.Optimizer:
    """AdamW; scales, shifts and the head's directions do not decay."""
    weights = [parameter for parameter in network.parameters() if parameter.ndim > 1]
    rest = [parameter for parameter in network.parameters() if parameter.ndim <= 1]
    groups = [{"params": weights, "weight_decay": _WEIGHT_DECAY}, {"params": [*rest, *head.parameters()], "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=1e-3, betas=(0.9, 0.98), fused=True)


def _look(unseen: FaceStore, real: Path | None, side_px: int) -> Look:
    """A quick evaluation that keeps its pictures from one call to the next."""
    pictures = evaluate_lite.unseen_pictures(unseen, side_px)
    crops = evaluate_lite.real_crops(real, side_px) if real else None

    def look(network: nn.Module, center: Tensor) -> dict[str, float]:
        figures = evaluate_lite.unseen_figures(network, center, pictures)
        return figures | (evaluate_lite.real_figures(network, center, *crops) if crops else {})

    return look


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for drawn packs and the checkpoint")
    parser.add_argument("--recipe", choices=sorted(RECIPES), required=True)
    parser.add_argument("--steps", help="other lengths for the recipe's phases: 3000,1000,...")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=os.cpu_count(), help="processes that take photographs")
    parser.add_argument("--weights", type=Path, help="start from a torchvision state dict, a checkpoint, or a bundle's backbone.onnx")
    parser.add_argument("--real", type=Path, help="folder with annotations.json of real photographs, looked at and never learnt from")
    parser.add_argument("--minutes-between", type=float, default=4, help="between checkpoints")
    parser.add_argument("--stop-after", type=int, help="leave off after so many steps; the same command goes on")
    return parser.parse_args()


if __name__ == "__main__":
    main()
