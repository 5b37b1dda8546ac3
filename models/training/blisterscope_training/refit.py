"""A new head, new floors, references and golden frames for a network that stays as it is:

    python -m blisterscope_training.refit --bundle ../default --out NEW

For a formulary or its pictures that have changed.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from .bundling.build import PHOTOGRAPHS, Network, furnish
from .bundling.shipped import open_bundle, read_card
from .refusal import Refusal, refusals_told

_OF_THE_NETWORK = ("8-bit ", "float ")
"""How the names of the figures begin that the graph was measured by when it was made."""


def refit(bundle: Path, out: Path, each: int) -> None:
    shipped, made = open_bundle(bundle), read_card(bundle)["provenance"]
    if out.exists():
        raise Refusal(f"{out} is there already: name a new folder.")
    out.mkdir(parents=True)
    shutil.copy(shipped.graph, out)
    precision = [figure for figure in made["figures"] if figure["name"].startswith(_OF_THE_NETWORK)]
    furnish(out, Network(made["recipe"], precision), shipped.side, each)


@refusals_told
def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--bundle", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--photographs", type=int, default=PHOTOGRAPHS, help="of every pack in every position, to fit on")
    chosen = options.parse_args()
    refit(chosen.bundle, chosen.out, chosen.photographs)


if __name__ == "__main__":
    main()
