import numpy as np

from blisterscope_training.bundling.shots import UNKNOWN, crops, known_in_cabinets, known_shots, rows_of, unknown_in_cabinets
from blisterscope_training.packs.formulary import design_of

DESIGNS = {item: design_of(item) for item in ("amoxicillin-500", "fluconazole-150")}


def test_a_nearly_square_pack_has_rows_for_four_quarter_turns_and_a_long_one_for_two():
    turns = {item: [turn for row, turn in rows_of(DESIGNS) if row.item == item and row.face == "pill"] for item in DESIGNS}
    assert turns == {"amoxicillin-500": [0, 1, 2, 3], "fluconazole-150": [0, 2]}


def test_the_same_seed_gives_the_same_photographs_and_another_seed_others():
    shots, others = known_shots(DESIGNS, 1, seed=1)[-2:], known_shots(DESIGNS, 1, seed=2)[-2:]
    assert np.array_equal(list(crops(shots, 64)), list(crops(shots, 64)))
    assert not np.array_equal(list(crops(shots, 64)), list(crops(others, 64)))


def test_every_pack_in_a_cabinet_has_a_cabinet_of_its_own():
    known = known_in_cabinets(DESIGNS, 2, seed=1)
    assert [(shot.item, shot.face) for shot in known] == [(item, face) for item in (0, 1) for face in ("pill", "print") for _ in range(2)]
    assert len({(shot.seed, shot.row) for shot in known}) == 8
    unknown = unknown_in_cabinets(DESIGNS.values(), seed=1)
    assert {shot.item for shot in unknown} == {UNKNOWN} and len({shot.seed for shot in unknown}) == 4


def test_a_cabinet_view_is_the_same_for_the_same_seed_and_shows_the_pack_upright():
    shots = known_in_cabinets(DESIGNS, 1, seed=1)[2:3]
    picture, again = (next(crops(shots, 64)) for _ in range(2))
    assert np.array_equal(picture, again)
    filled = (picture == picture[0, 0]).all(axis=(1, 2))
    assert filled[0] and filled[-1] and not filled[32]
