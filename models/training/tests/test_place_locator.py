"""A bundle gets a locator and known trays; refit carries them along."""

import json

import pytest

from blisterscope_training.bundling.card import _hashes
from blisterscope_training.bundling.locator import carry
from blisterscope_training.place_locator import place_locator
from blisterscope_training.refusal import Refusal


@pytest.fixture
def bundle(tmp_path):
    folder = tmp_path / "old"
    folder.mkdir()
    (folder / "card.json").write_text(json.dumps({"name": "Old", "files": {}, "provenance": {}}))
    (tmp_path / "graph.onnx").write_bytes(b"graph")
    return folder


def test_an_empty_tray_and_two_with_packs_are_known_by_their_corners(bundle, tmp_path):
    place_locator(bundle, tmp_path / "graph.onnx", tmp_path / "new", 1)
    card = json.loads((tmp_path / "new" / "card.json").read_text())
    assert card["name"] == "Old" and card["files"] == _hashes(tmp_path / "new")
    assert card["locator"] == {"file": "locator.onnx", "input": "image", "output": "maps"}
    assert [len(tray["packs"]) for tray in card["trays"]] == [0, 1, 2]
    assert all(0 < share < 1 for tray in card["trays"] for pack in tray["packs"] for corner in pack for share in corner)


def test_another_bundle_takes_them_over_and_one_without_has_nothing_to_give(bundle, tmp_path):
    place_locator(bundle, tmp_path / "graph.onnx", tmp_path / "new", 1)
    before = (bundle / "card.json").read_text()
    carry(bundle, bundle)
    assert (bundle / "card.json").read_text() == before
    carry(tmp_path / "new", bundle)
    given, taken = (json.loads((folder / "card.json").read_text()) for folder in (tmp_path / "new", bundle))
    assert (taken["locator"], taken["trays"], taken["files"]) == (given["locator"], given["trays"], given["files"])


def test_a_missing_graph_or_a_folder_in_the_way_is_refused(bundle, tmp_path):
    with pytest.raises(Refusal, match="give the locator's graph"):
        place_locator(bundle, tmp_path / "none.onnx", tmp_path / "new", 1)
    with pytest.raises(Refusal, match="name a new folder"):
        place_locator(bundle, tmp_path / "graph.onnx", bundle, 1)
