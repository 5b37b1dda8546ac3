"""From a checkpoint to the folder that the daemon opens.

Fitting, calibration and measurement all use the 8-bit graph that ships.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import numpy as np

from ..cabinet.demonstration import HERO, TWIN, UNKNOWN_DESIGN
from ..graph.checkpoint import load_network, trained_how
from ..graph.embed import embed, tensor
from ..graph.export import export, parity
from ..graph.quantize import compare, quantize
from ..packs.formulary import FORMULARY, Medicine, design_of
from ..renderer.design import Design, design_from_seed
from ..renderer.view import HARD
from .calibrate import Calibration, calibrate, familiarity, identities, look_at
from .card import write_card
from .figures import figures_of, top_1
from .fit import fit_head, nearest_rows
from .golden import write_golden
from .head import Head, Row, save_head
from .references import write_references
from .shots import Shot, crops, known_in_cabinets, known_shots, rows_of, unknown_in_cabinets, unknown_shots

FIT_SEED, CALIBRATION_SEED, TEST_SEED, GRAPH_SEED, HARD_SEED = 0, 100_000, 200_000, 300_000, 500_000
UNKNOWN_FOR_CALIBRATION, UNKNOWN_FOR_TEST = 2_000_000, 3_000_000
"""First seeds of designs that are not in any training."""
UNKNOWN_DESIGNS = 150
PHOTOGRAPHS = 8
"""Photographs per pack and position to fit the head on."""


class Network(NamedTuple):
    """The card's entries about the graph."""

    recipe: str
    precision: list[dict]


def build(checkpoint: Path, out: Path, side: int, each: int) -> None:
    """Writes the checkpoint's network as a graph, and the rest of the bundle."""
    out.mkdir(parents=True, exist_ok=True)
    furnish(out, _write_graph(checkpoint, out / "backbone.onnx", side), side, each)


def furnish(out: Path, network: Network, side: int, each: int) -> None:
    """Writes the rest of the bundle around the graph in `out`. The head is fitted to `each` photographs per pack and position
    and to `each` pictures per face in cabinets; calibration and the final figures take half as many each."""
    graph, designs = out / "backbone.onnx", {item.id: design_of(item.id) for item in FORMULARY}
    _empty(out)
    head = _fitted(graph, side, designs, each)
    twins = {item.id: item.look_alikes for item in FORMULARY}
    held_out = [
        *_photographs(designs, each // 2, CALIBRATION_SEED, UNKNOWN_FOR_CALIBRATION),
        *_in_cabinets(designs, each // 2, CALIBRATION_SEED, UNKNOWN_FOR_CALIBRATION),
    ]
    seen = look_at(head, graph, side, held_out)
    head = replace(head, familiarity=familiarity(head, seen, twins))
    save_head(head, out / "head.safetensors")
    calibration, faces = calibrate(head, seen, twins), _faces(head, identities(head, seen))
    references = write_references(out, designs)
    golden = write_golden(out, graph, side, head, calibration, designs, (HERO, TWIN), design_from_seed(UNKNOWN_DESIGN))
    fresh = {
        "formulary": _photographs(designs, each // 2, TEST_SEED, UNKNOWN_FOR_TEST),
        "in cabinets": _in_cabinets(designs, each // 2, TEST_SEED, UNKNOWN_FOR_TEST),
    }
    figures = [
        figure for where, shots in fresh.items()
        for figure in figures_of(where, head, calibration, embed(graph, crops(shots, side)), _truth(shots))
    ]
    hard = known_shots(designs, 1, HARD_SEED, (HARD,))
    figures.append(top_1("formulary in hard conditions, top-1", head, embed(graph, crops(hard, side)), _truth(hard)))
    write_card(out, {
        "name": "Demonstration formulary", "version": "0.5.0", "provisional": True,
        "createdAt": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "calibration": {"temperature": calibration.temperature, "evidenceShareFloor": calibration.evidence_share},
        "items": [_item(item, calibration, faces[item.id], references[item.id]) for item in FORMULARY],
        "golden": golden,
        "provenance": {
            "data": "head, floors and figures: rendered packs only, no real product", "recipe": network.recipe,
            "seed": 1, "licence": "Apache-2.0", "figures": [*figures, *network.precision],
        },
    }, head, side)


def _empty(out: Path) -> None:
    for folder in ("references", "golden"):
        shutil.rmtree(out / folder, ignore_errors=True)
        (out / folder).mkdir()


def _write_graph(checkpoint: Path, graph: Path, side: int) -> Network:
    """Writes the 8-bit graph; measures how far it and the float graph are from the trained network."""
    shots = known_shots({item.id: design_of(item.id) for item in FORMULARY}, 1, GRAPH_SEED)
    pictures, fresh = list(crops(shots[::2], side)), list(crops(shots[1::2], side))
    network = load_network(checkpoint)
    with tempfile.TemporaryDirectory() as folder:
        exact = Path(folder) / "backbone.float.onnx"
        export(network, side, exact)
        quantize(exact, graph, pictures)
        error = parity(network, exact, np.concatenate([tensor(picture) for picture in pictures[:8]])).max()
        agreement = compare(exact, graph, fresh)
    return Network(trained_how(checkpoint), [
        {"name": "float ONNX against PyTorch, largest relative error of a feature", "value": float(f"{error:.1e}"), "n": 8},
        {"name": "8-bit against float, lowest cosine of embeddings", "value": round(agreement.lowest_cosine, 4), "n": len(fresh)},
        {"name": "8-bit against float, mean relative error of embeddings", "value": round(agreement.relative_error, 4), "n": len(fresh)},
        {"name": "8-bit against float, share of the time a picture takes", "value": round(agreement.milliseconds / agreement.float_milliseconds, 2), "n": len(fresh)},
    ])


def _fitted(graph: Path, side: int, designs: dict[str, Design], each: int) -> Head:
    """Fitted to photographs in all conditions and to pictures from cabinets, whose light differs from any photograph's."""
    rows = [row for row, _ in rows_of(designs)]
    photographs, pictures = known_shots(designs, each, FIT_SEED), known_in_cabinets(designs, each, FIT_SEED)
    views, in_cabinets = embed(graph, crops(photographs, side)), embed(graph, crops(pictures, side))
    row_of_view = np.array([shot.row for shot in photographs])
    row_in_cabinet = nearest_rows(in_cabinets, [rows[shot.row] for shot in pictures], views, rows, row_of_view)
    kinds = np.repeat([0, 1], [len(views), len(in_cabinets)])
    return fit_head(np.concatenate([views, in_cabinets]), rows, np.concatenate([row_of_view, row_in_cabinet]), kinds)


def _photographs(designs: dict[str, Design], each: int, seed: int, first_unknown: int) -> list[Shot]:
    return [*known_shots(designs, each, seed), *unknown_shots(_strangers(first_unknown), 2, seed)]


def _in_cabinets(designs: dict[str, Design], each: int, seed: int, first_unknown: int) -> list[Shot]:
    return [*known_in_cabinets(designs, each, seed), *unknown_in_cabinets(_strangers(first_unknown), seed)]


def _strangers(first: int) -> list[Design]:
    return [design_from_seed(first + number) for number in range(UNKNOWN_DESIGNS)]


def _truth(shots: list[Shot]) -> np.ndarray:
    return np.array([shot.item for shot in shots])


def _faces(head: Head, tells: dict[Row, bool]) -> dict[str, list[dict]]:
    """For each item its faces: whether they tell it from the others, and what comes nearest."""
    alike = head.directions @ head.directions.T
    owner, faces = np.array([row.item for row in head.rows]), {item: [] for item in head.items}
    for face, identity in tells.items():
        own = np.array([row == face for row in head.rows])
        others = np.where(owner != face.item, alike[own].max(axis=0), -2)
        nearest = head.rows[int(others.argmax())]
        cosine = round(float(np.clip(others.max(), -1, 1)), 4)
        entry = {"face": face.face, "identity": identity, "nearest": {"item": nearest.item, "face": nearest.face, "cosine": cosine}}
        faces[face.item].append(entry)
    return faces


def _item(item: Medicine, calibration: Calibration, faces: list[dict], references: list[dict]) -> dict:
    floors = calibration.floors[item.id]
    return {
        "id": item.id, "name": item.name, "strength": item.strength, "form": item.form,
        "probabilityFloor": floors.probability, "knownnessFloor": floors.knownness,
        "lookAlikes": [{"item": twin, "marginFloor": margin} for twin, margin in floors.margins.items()],
        "faces": faces, "inseparable": [], "references": references,
    }
