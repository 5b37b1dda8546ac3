"""Small folders of photographs of invented packs, for the tests."""

import json
from pathlib import Path

import numpy as np
from PIL import Image

COLOURS = {"Amber": (220, 160, 30), "Basil": (30, 140, 60), "Cobalt": (30, 60, 180)}


def folder_of_products(folder: Path, each: int = 2) -> Path:
    """A sub-folder per product."""
    for product, colour in COLOURS.items():
        (folder / product).mkdir(parents=True)
        for number in range(each):
            _picture(colour, number).save(folder / product / f"{number}.png")
    return folder


def annotated_folder(folder: Path) -> Path:
    """One picture of all products, side by side, and annotations.json."""
    folder.mkdir(parents=True, exist_ok=True)
    tray = Image.new("RGB", (300, 100), (90, 90, 90))
    for number, colour in enumerate(COLOURS.values()):
        tray.paste(_picture(colour, number), (100 * number + 10, 20))
    tray.save(folder / "tray.png")
    instances = [{"product": product, "box": [100 * number + 10, 20, 80, 48]} for number, product in enumerate(COLOURS)]
    image = {"file": "tray.png", "width": 300, "height": 100, "instances": instances}
    (folder / "annotations.json").write_text(json.dumps({"images": [image]}))
    return folder


def photographed_often(folder: Path, times: int) -> Path:
    """The same scene in `times` pictures: 0.png, 1.png, ..."""
    annotated_folder(folder)
    page = json.loads((folder / "annotations.json").read_text())
    tray = (folder / "tray.png").read_bytes()
    for number in range(times):
        (folder / f"{number}.png").write_bytes(tray)
    images = [{**page["images"][0], "file": f"{number}.png"} for number in range(times)]
    (folder / "annotations.json").write_text(json.dumps({"images": images}))
    return folder


def _picture(colour: tuple[int, int, int], seed: int) -> Image.Image:
    """80 x 48 pixels of one colour with a coarse pattern."""
    noise = np.random.default_rng(seed).normal(0, 25, (48, 80, 1))
    return Image.fromarray(np.clip(np.float32(colour) + noise, 0, 255).astype(np.uint8))
