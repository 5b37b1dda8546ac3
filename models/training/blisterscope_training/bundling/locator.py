"""A bundle's locator: its graph, and trays in which it must find what lies there."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from .card import update_card

GRAPH, TRAYS = "locator.onnx", "trays"
ENTRY = {"file": GRAPH, "input": "image", "output": "maps"}


def place(folder: Path, graph: Path, trays: list[Path]) -> None:
    """`trays`: folders of photos/annotated_trays.py, with one picture each. Whatever locator the bundle has is replaced."""
    shutil.rmtree(folder / TRAYS, ignore_errors=True)
    (folder / TRAYS).mkdir()
    shutil.copy(graph, folder / GRAPH)
    known = []
    for number, tray in enumerate(trays):
        (picture,) = json.loads((tray / "annotations.json").read_text())["images"]
        file = f"{TRAYS}/{number}.jpg"
        shutil.copy(tray / picture["file"], folder / file)
        known.append({"file": file, "packs": [_shares(pack["polygon"], picture) for pack in picture["instances"]]})
    update_card(folder, {"locator": ENTRY, "trays": known})


def carry(old: Path, new: Path) -> None:
    """The locator of one bundle in another one, if it has any."""
    card = json.loads((old / "card.json").read_text())
    if "locator" not in card:
        return
    files = [card["locator"]["file"], *(tray["file"] for tray in card["trays"])]
    for file in files:
        (new / file).parent.mkdir(exist_ok=True)
        shutil.copy(old / file, new / file)
    update_card(new, {key: card[key] for key in ("locator", "trays")})


def _shares(polygon: list[list[float]], picture: dict) -> list[list[float]]:
    """Corners in pixels as fractions of the picture's sides."""
    return [[round(x / picture["width"], 4), round(y / picture["height"], 4)] for x, y in polygon]
