"""From a checkpoint to the folder that the daemon opens.

    python -m blisterscope_training.bundle --checkpoint FILE --out models/default

Fitting, calibration and measurement all use the 8-bit graph that ships.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from .bundling.build import PHOTOGRAPHS, build
from .refusal import refusals_told


@refusals_told
def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--checkpoint", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--side", type=int, default=320, help="side of the network's input, in pixels")
    options.add_argument("--photographs", type=int, default=PHOTOGRAPHS, help="photographs per pack and position to fit the head on")
    chosen = options.parse_args()
    build(chosen.checkpoint, chosen.out, chosen.side, chosen.photographs)


if __name__ == "__main__":
    main()
