"""Measures a bundle as shipped:

    python -m blisterscope_training.evaluate --bundle ../default --json OUT.json --markdown OUT.md [--real FOLDER] [--checkpoint FILE]

Every picture goes through the 8-bit graph, with the head, temperature and floors from the bundle's files. Training and calibration
use other seeds. --real is a folder of photographs with annotations.json; --checkpoint is the file the bundle was built from, and adds
the distance between the float graph and PyTorch.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from .bundling.shipped import open_bundle
from .evaluation.plan import FULL, QUICK
from .evaluation.report import measured
from .graph.checkpoint import load_network
from .photos.photo_folder import read_scenes
from .refusal import refusals_told


@refusals_told
def main() -> None:
    asked = _arguments()
    bundle = open_bundle(asked.bundle)
    real = read_scenes(asked.real) if asked.real else []
    network = load_network(asked.checkpoint) if asked.checkpoint else None
    for file in (asked.json, asked.markdown):
        file.parent.mkdir(parents=True, exist_ok=True)
    report = measured(bundle, QUICK if asked.quick else FULL, real, network)
    asked.json.write_text(json.dumps(report.as_json(), indent=2, ensure_ascii=False) + "\n")
    asked.markdown.write_text(report.as_markdown())


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bundle", type=Path, required=True)
    parser.add_argument("--json", type=Path, required=True)
    parser.add_argument("--markdown", type=Path, required=True)
    parser.add_argument("--real", type=Path)
    parser.add_argument("--checkpoint", type=Path)
    parser.add_argument("--quick", action="store_true", help="a few pictures of each kind, to try the command")
    return parser.parse_args()


if __name__ == "__main__":
    main()
