import hashlib
import json

import numpy as np

from blisterscope_training.bundling.card import write_card
from blisterscope_training.bundling.head import Row
from heads import plain

HEAD = plain([Row("a", "pill")], np.eye(4)[:1])
ABOUT = {
    "name": "Toy", "version": "1", "createdAt": "2026-01-01T00:00:00Z", "provisional": True,
    "calibration": {"temperature": 0.1, "evidenceShareFloor": 0.5}, "items": [{"id": "a"}],
    "golden": [{"file": "golden/01.jpg", "item": "a", "probability": 1.0}], "provenance": {"figures": []},
}


def test_the_card_names_every_other_file_by_its_hash(tmp_path):
    (tmp_path / "golden").mkdir()
    (tmp_path / "golden/01.jpg").write_bytes(b"picture")
    (tmp_path / "card.json").write_text("an older one")
    write_card(tmp_path, ABOUT, HEAD, 64)
    card = json.loads((tmp_path / "card.json").read_text())
    assert card["files"] == {"golden/01.jpg": hashlib.sha256(b"picture").hexdigest()}
    assert (card["backbone"]["rows"], card["input"]["side"]) == (2, 64)


def test_short_entries_of_the_card_stand_on_one_line(tmp_path):
    write_card(tmp_path, ABOUT, HEAD, 64)
    assert '{ "item": "a", "face": "pill" }' in (tmp_path / "card.json").read_text()
