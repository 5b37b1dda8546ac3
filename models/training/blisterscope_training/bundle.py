"""From a checkpoint to the folder that the daemon opens.

    python -m blisterscope_training.bundle --checkpoint FILE --out models/default

Everything that is fitted, calibrated or measured here is computed with the 8-bit graph that is shipped.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from .calibrate import Calibration, accepted, calibrate
from .card import write_card
from .checkpoint import load_network, trained_how
from .embed import embed, tensor
from .export import export, parity
from .figures import confirmations, figures_of, top_1
from .fit import fit_head, nearest_rows
from .formulary import FORMULARY, Medicine, design_of
from .golden import write_golden
from .head import Head, Row, save_head
from .quantize import compare, quantize
from .references import write_references
from .refusal import refusals_told
from .renderer.design import FACES, Design, design_from_seed
from .renderer.view import HARD
from .scenes import HERO, SIZE, TWIN, UNKNOWN_DESIGN
from .shots import Shot, crops, known_shots, rows_of, unknown_shots
from .tray import Tray, cut_out, dropped

FIT_SEED, CALIBRATION_SEED, TEST_SEED, GRAPH_SEED, TRAY_SEED, HARD_SEED, TRAY_FIT_SEED = 0, 100_000, 200_000, 300_000, 400_000, 500_000, 600_000
TRAYS = 3
"""In so many trays, each in its own light, the head sees every pack."""
UNKNOWN_FOR_CALIBRATION, UNKNOWN_FOR_TEST = 2_000_000, 3_000_000
"""First seeds of designs that no training sees."""
UNKNOWN_DESIGNS = 150


def build(checkpoint: Path, out: Path, side: int, each: int) -> None:
    """`each` photographs are taken of every pack in every position to fit on, and half as many for each later use."""
    designs = {item.id: design_of(item.id) for item in FORMULARY}
    graph = _emptied(out) / "backbone.onnx"
    precision = _write_graph(checkpoint, graph, side, designs)
    head = _fitted(graph, side, designs, each)
    save_head(head, out / "head.safetensors")
    held_out = _photographs(designs, each // 2, CALIBRATION_SEED, UNKNOWN_FOR_CALIBRATION)
    calibration = calibrate(head, graph, side, held_out, {item.id: item.look_alikes for item in FORMULARY})
    references = write_references(out, designs)
    golden = write_golden(out, graph, side, head, calibration, designs, (HERO, TWIN), design_from_seed(UNKNOWN_DESIGN))
    fresh = _photographs(designs, each // 2, TEST_SEED, UNKNOWN_FOR_TEST)
    figures = figures_of(head, calibration, embed(graph, crops(fresh, side)), _truth(fresh))
    hard = known_shots(designs, 1, HARD_SEED, (HARD,))
    figures.append(top_1("formulary in hard conditions, top-1", head, embed(graph, crops(hard, side)), _truth(hard)))
    confirmed = accepted(head, calibration, _in_the_tray(graph, side, designs, TRAY_SEED))
    figures += confirmations("demonstration tray", confirmed, np.repeat(np.arange(len(designs)), len(FACES)))
    write_card(out, {
        "name": "Demonstration formulary", "version": "0.4.0", "provisional": True,
        "createdAt": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "calibration": {"temperature": calibration.temperature, "evidenceShareFloor": calibration.evidence_share},
        "items": [_item(item, calibration, references[item.id]) for item in FORMULARY],
        "golden": golden,
        "provenance": {
            "data": "head, floors and figures: rendered packs only, no real product", "recipe": trained_how(checkpoint),
            "seed": 1, "licence": "Apache-2.0", "figures": [*figures, *precision],
        },
    }, head, side)


def _emptied(out: Path) -> Path:
    for folder in ("references", "golden"):
        shutil.rmtree(out / folder, ignore_errors=True)
        (out / folder).mkdir(parents=True)
    return out


def _write_graph(checkpoint: Path, graph: Path, side: int, designs: dict[str, Design]) -> list[dict]:
    """The 8-bit graph, and how far it and the float one are from what was trained."""
    shots = known_shots(designs, 1, GRAPH_SEED)
    pictures, fresh = list(crops(shots[::2], side)), list(crops(shots[1::2], side))
    network = load_network(checkpoint)
    with tempfile.TemporaryDirectory() as folder:
        exact = Path(folder) / "backbone.float.onnx"
        export(network, side, exact)
        quantize(exact, graph, pictures)
        error = parity(network, exact, np.concatenate([tensor(picture) for picture in pictures[:8]])).max()
        agreement = compare(exact, graph, fresh)
    return [
        {"name": "float ONNX against PyTorch, largest relative error of a feature", "value": float(f"{error:.1e}"), "n": 8},
        {"name": "8-bit against float, lowest cosine of embeddings", "value": round(agreement.lowest_cosine, 4), "n": len(fresh)},
        {"name": "8-bit against float, mean relative error of embeddings", "value": round(agreement.relative_error, 4), "n": len(fresh)},
        {"name": "8-bit against float, share of the time a picture takes", "value": round(agreement.milliseconds / agreement.float_milliseconds, 2), "n": len(fresh)},
    ]


def _fitted(graph: Path, side: int, designs: dict[str, Design], each: int) -> Head:
    """On photographs in all conditions, and on what the cabinet's camera sees, whose light no photograph has."""
    shots = known_shots(designs, each, FIT_SEED)
    rows, views = [row for row, _ in rows_of(designs)], embed(graph, crops(shots, side))
    row_of_view = np.array([shot.row for shot in shots])
    in_trays = np.concatenate([_in_the_tray(graph, side, designs, TRAY_FIT_SEED + tray) for tray in range(TRAYS)])
    faces = [Row(item, face) for _ in range(TRAYS) for item in designs for face in FACES]
    row_in_tray = nearest_rows(in_trays, faces, views, rows, row_of_view)
    return fit_head(np.concatenate([views, in_trays]), rows, np.concatenate([row_of_view, row_in_tray]))


def _photographs(designs: dict[str, Design], each: int, seed: int, first_unknown: int) -> list[Shot]:
    unknown = [design_from_seed(first_unknown + number) for number in range(UNKNOWN_DESIGNS)]
    return [*known_shots(designs, each, seed), *unknown_shots(unknown, 2, seed)]


def _in_the_tray(graph: Path, side: int, designs: dict[str, Design], seed: int) -> np.ndarray:
    """The embeddings of every pack under the demonstration's camera, item by item, one face after the other."""
    tray, packs = Tray(seed, *SIZE), [(design, face) for design in designs.values() for face in FACES]
    pictures = (cut_out(tray, dropped(design, face, len(packs) * seed + n), n, side) for n, (design, face) in enumerate(packs))
    return embed(graph, pictures)


def _truth(shots: list[Shot]) -> np.ndarray:
    return np.array([shot.item for shot in shots])


def _item(item: Medicine, calibration: Calibration, references: list[dict]) -> dict:
    floors = calibration.floors[item.id]
    return {
        "id": item.id, "name": item.name, "strength": item.strength, "form": item.form,
        "probabilityFloor": floors.probability, "knownnessFloor": floors.knownness,
        "lookAlikes": [{"item": twin, "marginFloor": margin} for twin, margin in floors.margins.items()],
        "references": references,
    }


@refusals_told
def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--checkpoint", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--side", type=int, default=320, help="of the network's input, in pixels")
    options.add_argument("--photographs", type=int, default=8, help="of every pack in every position, to fit on")
    chosen = options.parse_args()
    build(chosen.checkpoint, chosen.out, chosen.side, chosen.photographs)


if __name__ == "__main__":
    main()
