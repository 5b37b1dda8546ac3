"""The same weights for pictures of another size; convolutions do not depend on it.

    python -m blisterscope_training.reshape --bundle ../default --side 448 --out LARGER

Writes a copy of the bundle whose network takes larger or smaller pictures, so its map is finer or coarser. The head and the golden
frames stay as they are: the copy is for measuring and for enrolling into, and the daemon's self-test refuses it.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from .graph.reshape import reshape
from .refusal import refusals_told


@refusals_told
def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--bundle", type=Path, required=True)
    options.add_argument("--side", type=int, required=True, help="side of the network's input, in pixels")
    options.add_argument("--out", type=Path, required=True)
    chosen = options.parse_args()
    reshape(chosen.bundle, chosen.side, chosen.out)


if __name__ == "__main__":
    main()
