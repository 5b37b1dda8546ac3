import numpy as np
import pytest

from blisterscope_training.cabinet.tray import Tray, dropped, sensed
from blisterscope_training.packs.formulary import design_of

PACK = dropped(design_of("amoxicillin-500"), "print", seed=1)


@pytest.fixture(scope="module")
def tray():
    return Tray(seed=3, width=400, height=300)


def test_the_same_seeds_give_the_same_picture(tray):
    again = Tray(seed=3, width=400, height=300)
    assert np.array_equal(sensed(tray.light([PACK]), 5), sensed(again.light([PACK]), 5))


def test_two_frames_of_a_still_pack_differ_by_noise_alone(tray):
    light = tray.light([PACK])
    difference = sensed(light, 1).astype(int) - sensed(light, 2)
    assert 0.2 < np.abs(difference).mean() < 3


def test_a_pack_lies_where_its_corners_are_said_to_be(tray):
    changed = np.abs(tray.light([PACK]) - tray.light([])).max(axis=2) > 60
    rows, columns = np.nonzero(changed)
    corners = tray.corners(PACK)
    assert corners.min(axis=0) == pytest.approx([columns.min(), rows.min()], abs=8)
    assert corners.max(axis=0) == pytest.approx([columns.max(), rows.max()], abs=8)


def test_glare_burns_out_a_good_part_of_the_pack(tray):
    burnt = sensed(tray.light([dropped(design_of("amoxicillin-500"), "print", seed=1, glare=1)]), 1).min(axis=2) == 255
    assert burnt.sum() > 0.25 * 400 * 300 * (72 * 79) / (180 * 135)
