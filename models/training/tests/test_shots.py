import numpy as np

from blisterscope_training.formulary import design_of
from blisterscope_training.shots import crops, known_shots, rows_of

DESIGNS = {item: design_of(item) for item in ("amoxicillin-500", "fluconazole-150")}


def test_a_nearly_square_pack_has_rows_for_four_quarter_turns_and_a_long_one_for_two():
    turns = {item: [turn for row, turn in rows_of(DESIGNS) if row.item == item and row.face == "pill"] for item in DESIGNS}
    assert turns == {"amoxicillin-500": [0, 1, 2, 3], "fluconazole-150": [0, 2]}


def test_the_same_seed_gives_the_same_photographs_and_another_seed_others():
    shots, others = known_shots(DESIGNS, 1, seed=1)[-2:], known_shots(DESIGNS, 1, seed=2)[-2:]
    assert np.array_equal(list(crops(shots, 64)), list(crops(shots, 64)))
    assert not np.array_equal(list(crops(shots, 64)), list(crops(others, 64)))
