"""The training of the locator: AdamW on composed scenes, a rate that cools at last, a checkpoint now and then."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor

from .averaging import Average
from .batches import Batches, Scenes
from .compose import FINE
from .losses import losses
from .network import Locator
from .unfolding import unfolded

CHECKPOINT = "checkpoint.pt"
MEASURED = 96
"""Scenes from which the normalizations of a graph to begin with are set."""


class Plan(NamedTuple):
    """`cache` has the cut-outs; `graph` is an exported locator to begin with, else the weights are drawn; of each batch `fresh`
    scenes are new; the first `mosaics` steps see four small scenes a picture; the learning rate rises to `rate` within `warm` steps, stays, and falls to nothing in the last share `cooling` of the `steps`."""

    cache: Path
    steps: int
    graph: Path | None = None
    batch: int = 32
    fresh: int = 8
    mosaics: int = 0
    rate: float = 2e-3
    decay: float = 0.02
    warm: int = 150
    cooling: float = 0.3
    seed: int = 1
    workers: int = 1
    threads: int = 1
    kept_every: int = 100
    told_every: int = 10


def learn(folder: Path, plan: Plan) -> Locator:
    """Goes on from the folder's checkpoint where there is one. Returns the averaged network."""
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(plan.seed)
    torch.set_num_threads(plan.threads)
    network = _first(plan).to(memory_format=torch.channels_last)
    optimizer = torch.optim.AdamW(_groups(network, plan.decay), lr=plan.rate)
    average, first = Average(network), _resumed(folder, network, optimizer)
    if first:
        average.load_state_dict(torch.load(folder / CHECKPOINT)["average"])
    network.train()
    sums: dict[str, float] = {}
    started = time.monotonic()
    for step, (images, targets) in enumerate(_lessons(plan, first), first):
        for group in optimizer.param_groups:
            group["lr"] = plan.rate * _rate(step, plan)
        with torch.autocast("cpu", torch.bfloat16):  # with channels last, five times as fast where the processor knows bfloat16
            out = network(images.to(memory_format=torch.channels_last))
        parts = losses(out.float(), targets)
        optimizer.zero_grad(set_to_none=True)
        parts["total"].backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        optimizer.step()
        average.update(network)
        for name, value in parts.items():
            sums[name] = sums.get(name, 0.0) + value.item() / plan.told_every
        if (step + 1) % plan.told_every == 0:
            pace = (time.monotonic() - started) / (step + 1 - first)
            print(f"step {step + 1} {pace:.2f} s/step " + " ".join(f"{name} {value:.4f}" for name, value in sums.items()), flush=True)
            sums.clear()
        if (step + 1) % plan.kept_every == 0 or step + 1 == plan.steps:
            _keep(folder, step + 1, network, optimizer, average)
    return average.network


def _first(plan: Plan) -> Locator:
    if plan.graph is None:
        return Locator()
    scenes = Scenes(plan.cache, plan.seed, 0, MEASURED, FINE)
    return unfolded(plan.graph, torch.stack([scenes[number][0] for number in range(MEASURED)]).float() / 255)


def _lessons(plan: Plan, first: int) -> Iterator[tuple[Tensor, Tensor]]:
    made = Batches(plan.cache, plan.seed, plan.batch, plan.fresh, plan.workers)
    if first < plan.mosaics:
        yield from made.numbered(first, plan.mosaics, four=True)
    yield from made.numbered(max(first, plan.mosaics), plan.steps, four=False)


def averaged(checkpoint: Path) -> Locator:
    """The averaged network of a checkpoint, ready for inference."""
    network = Locator()
    network.load_state_dict(torch.load(checkpoint)["average"]["network"])
    return network.eval()


def _rate(step: int, plan: Plan) -> float:
    return min((step + 1) / plan.warm, 1.0, (plan.steps - step) / (plan.cooling * plan.steps))


def _groups(network: Locator, decay: float) -> list[dict]:
    """Biases and normalizations are not drawn towards 0."""
    matrices = [weight for weight in network.parameters() if weight.ndim > 1]
    return [{"params": matrices, "weight_decay": decay}, {"params": [weight for weight in network.parameters() if weight.ndim < 2], "weight_decay": 0.0}]


def _keep(folder: Path, step: int, network: Locator, optimizer: torch.optim.Optimizer, average: Average) -> None:
    state = {"step": step, "network": network.state_dict(), "optimizer": optimizer.state_dict(), "average": average.state_dict()}
    torch.save(state, folder / "checkpoint.part")
    (folder / "checkpoint.part").replace(folder / CHECKPOINT)


def _resumed(folder: Path, network: Locator, optimizer: torch.optim.Optimizer) -> int:
    if not (folder / CHECKPOINT).exists():
        return 0
    state = torch.load(folder / CHECKPOINT)
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    return state["step"]
