import hashlib
import json
import shutil

import numpy as np
import pytest

from blisterscope_training.bundling.card import write_card
from blisterscope_training.bundling.head import Row
from blisterscope_training.graph.embed import embed
from blisterscope_training.graph.reshape import reshape
from blisterscope_training.refusal import Refusal
from heads import plain

HEAD = plain([Row("a", "pill")], np.eye(4)[:1])
ABOUT = {
    "name": "Toy", "version": "1", "createdAt": "2026-01-01T00:00:00Z", "provisional": False,
    "calibration": {"temperature": 0.1, "evidenceShareFloor": 0.5}, "items": [], "golden": [], "provenance": {},
}


@pytest.fixture
def bundle(coarse, tmp_path):
    folder = tmp_path / "bundle"
    folder.mkdir()
    shutil.copy(coarse, folder / "backbone.onnx")
    (folder / "head.safetensors").write_bytes(b"rows")
    write_card(folder, ABOUT, HEAD, 64)
    return folder


def test_the_copy_takes_larger_pictures_and_its_card_says_so(bundle, tmp_path):
    larger = tmp_path / "larger"
    reshape(bundle, 96, larger)
    card = json.loads((larger / "card.json").read_text())
    assert (card["input"]["side"], card["backbone"]["rows"], card["backbone"]["columns"]) == (96, 3, 3)
    assert card["provisional"]
    assert embed(larger / "backbone.onnx", [np.zeros((96, 96, 3), np.uint8)]).shape == (1, 2048)


def test_every_hash_holds_and_what_has_no_size_is_as_it_was(bundle, tmp_path):
    before, larger = (bundle / "card.json").read_bytes(), tmp_path / "larger"
    reshape(bundle, 96, larger)
    files = json.loads((larger / "card.json").read_text())["files"]
    assert files == {file: hashlib.sha256((larger / file).read_bytes()).hexdigest() for file in ("backbone.onnx", "head.safetensors")}
    assert (larger / "head.safetensors").read_bytes() == b"rows"
    assert (bundle / "card.json").read_bytes() == before


def test_what_is_no_bundle_or_in_the_way_is_refused(bundle, tmp_path):
    with pytest.raises(Refusal, match="is no bundle"):
        reshape(tmp_path, 96, tmp_path / "larger")
    with pytest.raises(Refusal, match="name a new folder"):
        reshape(bundle, 96, bundle)
