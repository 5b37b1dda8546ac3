"""The same weights for pictures of another size: a trunk of convolutions has no size of its own.

    python -m blisterscope_training.reshape --bundle ../default --side 448 --out LARGER

Writes a copy of the bundle whose network takes larger or smaller pictures, and so makes a finer or coarser map. Its head
stays as it was fitted and its golden frames keep their size: such a copy is there to be measured and to be enrolled into;
the daemon's self-test refuses it.
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
    options.add_argument("--side", type=int, required=True, help="of the network's input, in pixels")
    options.add_argument("--out", type=Path, required=True)
    chosen = options.parse_args()
    reshape(chosen.bundle, chosen.side, chosen.out)


if __name__ == "__main__":
    main()
