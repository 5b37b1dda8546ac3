"""The 8-bit graph as a float one, for engines that choose their own precision (TensorRT):

    python -m blisterscope_training.dequantize --graph ../default/backbone.onnx --out backbone.float.onnx [--side 288]

Weights keep their 8-bit values, stored as floats; activations are no longer rounded or clipped from above.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import onnx

from .graph.dequantize import dequantize, read_8_bit
from .graph.reshape import at_side
from .refusal import refusals_told


@refusals_told
def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--graph", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--side", type=int, help="new side of the network's input, in pixels")
    chosen = options.parse_args()
    exact = dequantize(read_8_bit(chosen.graph))
    onnx.save(at_side(exact, chosen.side) if chosen.side else exact, chosen.out)


if __name__ == "__main__":
    main()
