from math import pi

import cv2
import numpy as np
import pytest

from blisterscope_training.cabinet.crop import Box, box_of, crop
from blisterscope_training.renderer.view import FILL, MARGIN


def test_a_turned_pack_comes_out_upright_with_its_long_side_across():
    picture = np.zeros((400, 600, 3), np.uint8)
    cv2.fillConvexPoly(picture, np.int32(cv2.boxPoints(((300, 200), (240, 120), 30))), (250, 250, 250))
    seen = crop(picture, Box(300, 200, 240, 120, pi / 6), 224)
    assert seen[112, 20:204].min() > 240 and seen[70:154, 112].min() > 240


def test_nothing_of_the_tray_is_left_beyond_the_margin():
    seen = crop(np.full((300, 300, 3), 9, np.uint8), Box(150, 150, 200, 100, 0), 200)
    edge = 200 * (0.5 - (1 - 2 * MARGIN) / 4 - MARGIN)
    assert (seen[: int(edge)] == FILL).all() and (seen[-int(edge):] == FILL).all()
    assert (seen[100] == 9).all()


@pytest.mark.parametrize("degrees", [-80, -45, 0, 30, 89])
def test_the_box_of_four_corners_has_its_long_side_along_its_angle(degrees):
    box = box_of(cv2.boxPoints(((50, 60), (40, 20), degrees)))
    assert (box.length, box.breadth) == pytest.approx((40, 20), abs=1e-3)
    assert np.cos(box.angle - degrees * pi / 180) ** 2 == pytest.approx(1, abs=1e-6)
    assert -pi / 2 <= box.angle < pi / 2
