"""card.json: describes a bundle and lists the hash of each file."""

from __future__ import annotations

import hashlib
import json
import re
from math import ceil
from pathlib import Path

from ..graph.embed import MEAN, STD
from ..graph.resnet import CHANNELS
from ..renderer.view import FILL, MARGIN
from .head import Head, Row

SCHEMA = "blisterscope.bundle/2"
LINE = 130


def write_card(folder: Path, about: dict, head: Head, side: int) -> None:
    """`about` has the other entries of the card: name, version, calibration, items, golden, provenance ..."""
    card = {
        "schema": SCHEMA,
        **{key: about[key] for key in ("name", "version", "createdAt", "provisional")},
        "input": {"side": side, "margin": MARGIN, "fill": FILL, "mean": MEAN, "std": STD},
        "backbone": {
            "file": "backbone.onnx", "architecture": "resnet101", "precision": "int8",
            "input": "image", "output": "features",
            "channels": CHANNELS, "rows": ceil(side / 32), "columns": ceil(side / 32),
        },
        "head": {
            "file": "head.safetensors",
            "dimensions": len(head.space.gains),
            "rows": [_face(row) for row in head.rows],
        },
        "calibration": {
            "temperature": about["calibration"]["temperature"], "familiarity": head.familiarity._asdict(),
            "evidenceShareFloor": about["calibration"]["evidenceShareFloor"],
        },
        **{key: about[key] for key in ("items", "golden")},
        "files": _hashes(folder),
        "provenance": about["provenance"],
    }
    (folder / "card.json").write_text(_page(card))


def update_card(folder: Path, changes: dict) -> None:
    """Other entries, and the hashes of the files that are there now."""
    card = {**json.loads((folder / "card.json").read_text()), **changes}
    last = {key: card.pop(key) for key in ("files", "provenance")}
    (folder / "card.json").write_text(_page({**card, **last, "files": _hashes(folder)}))


def _page(card: dict) -> str:
    """Readable JSON: short entries are on one line."""
    spread = json.dumps(card, indent=2, ensure_ascii=False)
    return re.sub(r"[\[{][^][{}]*[]}]", _on_one_line, spread) + "\n"


def _on_one_line(entry: re.Match[str]) -> str:
    line = re.sub(r"\n *", " ", entry.group())
    return line if len(line) <= LINE else entry.group()


def _face(face: Row) -> dict[str, str]:
    return {"item": face.item, "face": face.face}


def _hashes(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "card.json")
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
