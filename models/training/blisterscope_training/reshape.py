"""The same weights for pictures of another size: a trunk of convolutions has no size of its own.

    python -m blisterscope_training.reshape --bundle ../default --side 448 --out LARGER

Writes a copy of the bundle whose network takes larger or smaller pictures, and so makes a finer or coarser map. Its head
stays as it was fitted and its golden frames keep their size: such a copy is there to be measured and to be enrolled into;
the daemon's self-test refuses it.
"""

from __future__ import annotations

import argparse
from math import ceil
from pathlib import Path

import onnx

from .graph.derived import twin
from .graph.resnet import STRIDE
from .refusal import Refusal, refusals_told


def at_side(model: onnx.ModelProto, side: int) -> onnx.ModelProto:
    """A copy of the model, 8-bit or float, that takes [1, 3, side, side]."""
    copy = onnx.ModelProto()
    copy.CopyFrom(model)
    graph = copy.graph
    del graph.value_info[:]
    for value, length in ((graph.input[0], side), (graph.output[0], ceil(side / STRIDE))):
        for dimension in value.type.tensor_type.shape.dim[2:]:
            dimension.dim_value = length
    return copy


def reshape(bundle: Path, side: int, out: Path) -> None:
    if not (bundle / "card.json").exists():
        raise Refusal(f"{bundle} is no bundle: it has no card.json.")
    if out.exists():
        raise Refusal(f"{out} is there already: name a new folder.")

    def recard(card: dict) -> None:
        card["provisional"] = True
        card["input"]["side"] = side
        card["backbone"] |= {"rows": ceil(side / STRIDE), "columns": ceil(side / STRIDE)}

    twin(bundle, out, lambda graph: at_side(onnx.load(graph), side), recard)


@refusals_told
def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--bundle", type=Path, required=True)
    options.add_argument("--side", type=int, required=True, help="of the network's input, in pixels")
    options.add_argument("--out", type=Path, required=True)
    chosen = options.parse_args()
    reshape(chosen.bundle, chosen.side, chosen.out)


if __name__ == "__main__":
    main()
