"""A bundle as shipped: head, temperature and floors are read from its files, whose hashes must match the card."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from ..refusal import Refusal
from .calibrate import Calibration, Floors
from .head import Familiarity, Head, Row, load_head

_GIVE = "give the folder of a whole bundle."


@dataclass(frozen=True)
class Shipped:
    name: str
    version: str
    graph: Path
    side: int
    head: Head
    calibration: Calibration


def open_bundle(folder: Path) -> Shipped:
    """Raises a Refusal if the folder is no bundle, or a file's hash differs from the card's."""
    card = read_card(folder)
    try:
        _verify(folder, card["files"])
        familiarity = Familiarity(**card["calibration"]["familiarity"])
        head = load_head(folder / card["head"]["file"], _faces(card["head"]["rows"]), familiarity)
        return Shipped(card["name"], card["version"], folder / card["backbone"]["file"], card["input"]["side"], head, _calibration(card))
    except (KeyError, TypeError, AttributeError) as error:
        raise Refusal(f"{folder / 'card.json'} is not the card of a bundle ({error}): {_GIVE}") from error


def open_network(folder: Path) -> tuple[Path, int]:
    """The graph of a bundle of any schema, and the side of its input. Raises a Refusal as open_bundle does."""
    card = read_card(folder)
    try:
        _verify(folder, card["files"])
        return folder / card["backbone"]["file"], card["input"]["side"]
    except (KeyError, TypeError, AttributeError) as error:
        raise Refusal(f"{folder / 'card.json'} is not the card of a bundle ({error}): {_GIVE}") from error


def read_card(folder: Path) -> dict:
    file = folder / "card.json"
    try:
        return json.loads(file.read_text())
    except OSError:
        raise Refusal(f"There is no {file}: {_GIVE}") from None
    except ValueError as error:
        raise Refusal(f"{file} is not the card of a bundle ({error}): {_GIVE}") from error


def _verify(folder: Path, files: dict[str, str]) -> None:
    for name, digest in files.items():
        file = folder / name
        if not file.is_file():
            raise Refusal(f"There is no {file}, which the card lists: {_GIVE}")
        if hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            raise Refusal(f"{file} differs from the file that the card describes: build or fetch the bundle again.")


def _faces(rows: list[dict]) -> list[Row]:
    return [Row(row["item"], row["face"]) for row in rows]


def _calibration(card: dict) -> Calibration:
    floors = {
        item["id"]: Floors(
            item["probabilityFloor"], item["knownnessFloor"],
            {twin["item"]: twin["marginFloor"] for twin in item["lookAlikes"]},
        )
        for item in card["items"]
    }
    return Calibration(card["calibration"]["temperature"], card["calibration"]["evidenceShareFloor"], floors)
