import re

from blisterscope_training.packs.formulary import FORMULARY, design_of
from blisterscope_training.renderer.artwork import artwork


def test_forty_medicines_have_ids_of_their_own():
    ids = [medicine.id for medicine in FORMULARY]
    assert len(ids) == len(set(ids)) == 40
    assert all(re.fullmatch(r"[a-z0-9.-]+", item) for item in ids)


def test_look_alikes_name_each_other_and_share_a_layout():
    by_id = {medicine.id: medicine for medicine in FORMULARY}
    pairs = {frozenset((medicine.id, twin)) for medicine in FORMULARY for twin in medicine.look_alikes}
    assert len(pairs) >= 6
    for pair in pairs:
        first, second = pair
        assert second in by_id[first].look_alikes and first in by_id[second].look_alikes
        assert design_of(first).layout_seed == design_of(second).layout_seed


def test_every_print_side_shows_name_and_strength():
    for medicine in FORMULARY:
        boxes = artwork(design_of(medicine.id), "print", 200).boxes
        assert {"name", "strength"} <= boxes.keys(), medicine.id
