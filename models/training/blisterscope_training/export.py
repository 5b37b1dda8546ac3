"""A trained network as a float ONNX graph:

    python -m blisterscope_training.export --checkpoint FILE --side 224 --out backbone.float.onnx
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from .graph.checkpoint import load_network
from .graph.export import export, parity
from .refusal import refusals_told


@refusals_told
def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--checkpoint", type=Path, required=True)
    options.add_argument("--side", type=int, default=224)
    options.add_argument("--out", type=Path, required=True)
    chosen = options.parse_args()
    network = load_network(chosen.checkpoint)
    export(network, chosen.side, chosen.out)
    images = np.random.default_rng(0).standard_normal((4, 3, chosen.side, chosen.side), dtype=np.float32)
    print(f"{chosen.out}: largest relative error against PyTorch {parity(network, chosen.out, images).max():.1e}")


if __name__ == "__main__":
    main()
