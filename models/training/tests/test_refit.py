"""The smallest possible bundle gets a new head."""

import shutil

import numpy as np
import pytest

from blisterscope_training.bundling import build as making
from blisterscope_training.bundling.card import write_card
from blisterscope_training.bundling.head import Row, save_head
from blisterscope_training.bundling.shipped import open_bundle, read_card
from blisterscope_training.cabinet.demonstration import HERO, TWIN
from blisterscope_training.packs.formulary import FORMULARY
from blisterscope_training.refit import refit
from blisterscope_training.refusal import Refusal
from heads import plain

SIDE = 64
OLD = plain([Row(HERO, "pill")], np.eye(1, 2048))
OF_THE_GRAPH, OF_THE_HEAD = ({"name": name, "value": 0.5, "n": 1} for name in ("8-bit against float, lowest cosine", "formulary, top-1"))


@pytest.fixture
def old(coarse, tmp_path):
    folder = tmp_path / "old"
    folder.mkdir()
    shutil.copy(coarse, folder / "backbone.onnx")
    save_head(OLD, folder / "head.safetensors")
    write_card(folder, {
        "name": "Old", "version": "1", "createdAt": "2026-01-01T00:00:00Z", "provisional": True,
        "calibration": {"temperature": 0.1, "evidenceShareFloor": 0.5}, "items": [], "golden": [],
        "provenance": {"recipe": "trained long ago", "figures": [OF_THE_HEAD, OF_THE_GRAPH]},
    }, OLD, SIDE)
    return folder


def test_the_graph_and_what_is_told_of_it_stay_and_all_else_is_new(old, tmp_path, monkeypatch):
    monkeypatch.setattr(making, "FORMULARY", [item for item in FORMULARY if item.id in (HERO, TWIN)])
    monkeypatch.setattr(making, "UNKNOWN_DESIGNS", 1)
    refit(old, tmp_path / "new", 2)
    fitted, told = open_bundle(tmp_path / "new"), read_card(tmp_path / "new")["provenance"]
    assert fitted.graph.read_bytes() == (old / "backbone.onnx").read_bytes()
    assert fitted.side == SIDE and fitted.head.items == [HERO, TWIN]
    assert [sorted(face["face"] for face in item["faces"]) for item in read_card(tmp_path / "new")["items"]] == [["pill", "print"]] * 2
    assert told["recipe"] == "trained long ago" and OF_THE_GRAPH in told["figures"] and OF_THE_HEAD not in told["figures"]


def test_what_is_no_bundle_or_in_the_way_is_refused(old, tmp_path):
    with pytest.raises(Refusal, match="There is no .*card.json: give the folder of a whole bundle"):
        refit(tmp_path, tmp_path / "new", 2)
    with pytest.raises(Refusal, match="name a new folder"):
        refit(old, old, 2)
