"""A new head, new floors, references and golden frames for a network that stays as it is:

    python -m blisterscope_training.refit --bundle ../default

For a formulary or its pictures that have changed. The bundle's own files are replaced.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from .bundle import PHOTOGRAPHS, Network, furnish
from .refusal import Refusal, refusals_told

_OF_THE_NETWORK = ("8-bit ", "float ")
"""How the names of the figures begin that the graph was measured by when it was made."""


def refit(bundle: Path, each: int) -> None:
    try:
        card = json.loads((bundle / "card.json").read_text())
    except OSError:
        raise Refusal(f"{bundle} is no bundle: it has no card.json.") from None
    made = card["provenance"]
    precision = [figure for figure in made["figures"] if figure["name"].startswith(_OF_THE_NETWORK)]
    furnish(bundle, Network(made["recipe"], precision), card["input"]["side"], each)


@refusals_told
def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--bundle", type=Path, required=True)
    options.add_argument("--photographs", type=int, default=PHOTOGRAPHS, help="of every pack in every position, to fit on")
    chosen = options.parse_args()
    refit(chosen.bundle, chosen.photographs)


if __name__ == "__main__":
    main()
