"""A new head, floors, references and golden frames for unchanged networks:

    python -m blisterscope_training.refit --bundle ../default --out NEW

Use it after a change to the formulary or the renderer.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from .bundling.build import PHOTOGRAPHS, Network, furnish
from .bundling.locator import carry
from .bundling.shipped import open_network, read_card
from .refusal import Refusal, refusals_told

_OF_THE_NETWORK = ("8-bit ", "float ")
"""Prefixes of the figures that were measured on the graph when it was built."""


def refit(bundle: Path, out: Path, each: int) -> None:
    (graph, side), made = open_network(bundle), read_card(bundle)["provenance"]
    if out.exists():
        raise Refusal(f"{out} already exists: name a new folder.")
    out.mkdir(parents=True)
    shutil.copy(graph, out)
    precision = [figure for figure in made["figures"] if figure["name"].startswith(_OF_THE_NETWORK)]
    furnish(out, Network(made["recipe"], precision), side, each)
    carry(bundle, out)


@refusals_told
def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--bundle", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--photographs", type=int, default=PHOTOGRAPHS, help="photographs per pack and position to fit the head on")
    chosen = options.parse_args()
    refit(chosen.bundle, chosen.out, chosen.photographs)


if __name__ == "__main__":
    main()
