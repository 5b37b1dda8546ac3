"""A bundle's network with random weights: the values within each convolution are shuffled.

    python -m blisterscope_training.scramble --graph ../default/backbone.onnx --out random.onnx [--seed 1]

Its maps should not resemble the bundle's (Adebayo et al., "Sanity Checks for Saliency Maps", NeurIPS 2018).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper


def scramble(model: onnx.ModelProto, seed: int) -> onnx.ModelProto:
    """A copy of the model, 8-bit or float, whose weights keep only their distribution."""
    copy = onnx.ModelProto()
    copy.CopyFrom(model)
    random = np.random.default_rng(seed)
    for tensor in copy.graph.initializer:
        if len(tensor.dims) == 4:
            values = numpy_helper.to_array(tensor)
            tensor.CopyFrom(numpy_helper.from_array(random.permutation(values.ravel()).reshape(values.shape), tensor.name))
    return copy


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--graph", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    onnx.save(scramble(onnx.load(chosen.graph), chosen.seed), chosen.out)


if __name__ == "__main__":
    main()
