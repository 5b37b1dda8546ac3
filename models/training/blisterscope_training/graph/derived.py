"""A copy of a bundle with another graph, and a card to match."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import onnx


def derive(bundle: Path, out: Path, regraph: Callable[[Path], onnx.ModelProto], recard: Callable[[dict], None]) -> None:
    """`regraph` makes the new graph from the old one's file; `recard` makes other changes to the card."""
    shutil.copytree(bundle, out)
    card = json.loads((out / "card.json").read_text())
    graph = out / card["backbone"]["file"]
    onnx.save(regraph(graph), graph)
    card["files"][graph.name] = hashlib.sha256(graph.read_bytes()).hexdigest()
    recard(card)
    (out / "card.json").write_text(json.dumps(card, indent=2, ensure_ascii=False) + "\n")
