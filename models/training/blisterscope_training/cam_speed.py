"""The cost of a class and its map: one pass of this program against Grad-CAM by backward pass in PyTorch, on the same machine.

    npm run build
    python -m blisterscope_training.cam_speed --bundle ../default [--pictures 40]

The program runs its own benchmark, with the bundle's 8-bit graph and with the same weights in float32. PyTorch runs a network of
the same shape in two ways: as pytorch-grad-cam does, with a backward pass through the whole network, and with the gradient of the
features alone. The sides alternate. Close other programs first.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import torch
from torch import Tensor

from .graph.dequantize import dequantize, read_8_bit
from .graph.derived import derive
from .graph.resnet import ResNet, resnet
from .refusal import Refusal, refusals_told

PROGRAM = Path(__file__).parents[3] / "dist" / "main.js"
ROUNDS = 2
TARGETS = {"float32": 4, "int8": 12}
MAP_TARGET = 1.02
HEATMAP = "Classification with heatmap against without, median"
"""Name of the figure in the program's benchmark."""


def grad_cam_by_library(network: ResNet, image: Tensor) -> Tensor:
    """[1, 3, S, S] -> [h, w] of the best class; computes the gradient of every parameter as well."""
    network.zero_grad()
    features = network.features(image)
    features.retain_grad()
    _best_logit(network, features).backward()
    return _weighted(features, features.grad)


def grad_cam_of_features(network: ResNet, image: Tensor) -> Tensor:
    """The same map from the gradient of the features alone."""
    with torch.no_grad():
        features = network.features(image)
    features.requires_grad_()
    (gradient,) = torch.autograd.grad(_best_logit(network, features), features)
    return _weighted(features, gradient)


def float_copy(bundle: Path, folder: Path) -> Path:
    """A copy of the bundle that runs in float32."""
    out = folder / "float"
    derive(bundle, out, lambda graph: dequantize(read_8_bit(graph)), lambda card: card["backbone"].update(precision="float32"))
    return out


def measure(bundle: Path, pictures: int) -> dict[str, list[float]]:
    """Milliseconds per picture for each side; "... alone" is the class without its map."""
    card = json.loads((bundle / "card.json").read_text())
    side, classes = card["input"]["side"], len(card["head"]["rows"])
    network, image = resnet(classes=classes).eval(), torch.randn(1, 3, side, side)
    taken: dict[str, list[float]] = {}

    def note(name: str, ms: float) -> None:
        taken.setdefault(name, []).append(ms)

    with tempfile.TemporaryDirectory() as folder:
        bundles = {"int8": bundle, "float32": float_copy(bundle, Path(folder))}
        for _ in range(ROUNDS):
            for name, method in {"PyTorch, library": grad_cam_by_library, "PyTorch, features": grad_cam_of_features}.items():
                note(name, _timed(lambda: method(network, image), pictures))
            for precision, measured in bundles.items():
                with_map, alone = _program(measured, pictures)
                note(precision, with_map)
                note(f"{precision} alone", alone)
    return taken


def report(taken: dict[str, list[float]]) -> str:
    ms = {name: median(times) for name, times in taken.items()}
    lines = [
        "| a class and its map | ms a picture | PyTorch as pytorch-grad-cam does it takes | PyTorch for the features alone takes |",
        "| --- | ---: | ---: | ---: |",
    ]
    for precision, target in TARGETS.items():
        ratio = ms["PyTorch, library"] / ms[precision]
        lines.append(
            f"| this program, {precision} | {ms[precision]:.1f} | {ratio:.1f} times as long (wanted: {target}) "
            f"| {ms['PyTorch, features'] / ms[precision]:.1f} times as long |"
        )
    lines += [f"| {name} | {ms[name]:.1f} | | |" for name in ("PyTorch, library", "PyTorch, features")]
    shares = [f"{precision} {100 * (ms[precision] / ms[f'{precision} alone'] - 1):.1f} %" for precision in TARGETS]
    wanted = f"{100 * (MAP_TARGET - 1):.0f} %"
    machine = f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, PyTorch {torch.__version__} on {torch.get_num_threads()} threads"
    return "\n".join([*lines, "", f"- the map's share of a pass: {', '.join(shares)} (wanted: at most {wanted})", f"- {machine}"])


def _best_logit(network: ResNet, features: Tensor) -> Tensor:
    return network.fc(features.mean(dim=(2, 3))).max()


def _weighted(features: Tensor, gradient: Tensor) -> Tensor:
    return (gradient.mean(dim=(2, 3), keepdim=True) * features).sum(dim=1)[0].relu().detach()


def _timed(run: Callable[[], object], times: int) -> float:
    """Median of this many runs in milliseconds, after a few for warming up."""
    taken = []
    for number in range(-3, times):
        start = time.perf_counter()
        run()
        if number >= 0:
            taken.append((time.perf_counter() - start) * 1000)
    return median(taken)


def _program(bundle: Path, pictures: int) -> tuple[float, float]:
    """Milliseconds with the map and without it."""
    command = ["node", str(PROGRAM), "benchmark", "--bundle", str(bundle), "--frames", str(pictures), "--soak", "10", "--json"]
    answer = subprocess.run(command, capture_output=True, text=True)
    if answer.returncode != 0:
        raise Refusal(f"The program's benchmark failed; is it built (npm run build)?\n{answer.stderr}")
    (figure,) = [figure for figure in json.loads(answer.stdout)["figures"] if figure["what"] == HEATMAP]
    took = {quantity["what"]: quantity["value"] for quantity in figure["from"]}
    return took["with heatmap"], took["without"]


@refusals_told
def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--bundle", type=Path, required=True)
    options.add_argument("--pictures", type=int, default=40, help="pictures per side and round")
    chosen = options.parse_args()
    print(report(measure(chosen.bundle, chosen.pictures)))


if __name__ == "__main__":
    main()
