"""The decoder on ideal maps: what comes out is what was put in."""

import numpy as np

from blisterscope_training.locating.compose import Scene, seen_as
from blisterscope_training.locating.decode import decoded
from blisterscope_training.locating.geometry import rectangle
from blisterscope_training.locating.labels import labels
from blisterscope_training.locating.picture import HEIGHT, WIDTH

WHOLE = (0, 0, WIDTH, HEIGHT)


def ideal(quads: list[np.ndarray], frame=WHOLE) -> np.ndarray:
    """The maps that a perfect network gives for packs with these outlines, the lowest first."""
    return labels(Scene(np.zeros((HEIGHT, WIDTH, 3), np.uint8), quads, seen_as(quads), frame))[:5]


def farthest(found: np.ndarray, told: np.ndarray) -> float:
    """Pixels between corners, whichever comes first."""
    return min(np.hypot(*(np.roll(found, turn, axis=0) - told).T).max() for turn in range(4))


def test_corners_of_a_turned_pack_come_back_within_a_pixel():
    for degrees in range(0, 180, 17):
        quad = rectangle(np.array([131.3, 90.7]), 110, 63, np.deg2rad(degrees))
        (found,) = decoded(ideal([quad]), WHOLE)
        assert farthest(found.corners, quad) < 1
        assert found.score > 0.9 and not found.cut and found.filled > 0.95


def test_a_pack_in_perspective_keeps_its_four_corners():
    quad = np.float32([[60, 40], [190, 50], [205, 150], [45, 140]])
    (found,) = decoded(ideal([quad]), WHOLE)
    assert farthest(found.corners, quad) < 1


def test_two_touching_packs_are_two():
    left, right = rectangle(np.array([90, 96]), 60, 90, 0.1), None
    side = left[1] - left[0]
    right = left + side
    found = decoded(ideal([left, right]), WHOLE)
    assert len(found) == 2
    for quad in (left, right):
        assert min(farthest(one.corners, quad) for one in found) < 1


def test_a_pack_on_another_covers_it():
    below, above = rectangle(np.array([110, 96]), 130, 60, 0.0), rectangle(np.array([115, 110]), 100, 40, 1.2)
    found = decoded(ideal([below, above]), WHOLE)
    assert len(found) == 2
    assert min(one.filled for one in found) < 0.85 < max(one.filled for one in found)


def test_an_empty_map_gives_none():
    assert decoded(ideal([]), WHOLE) == []


def test_a_pack_that_leaves_the_picture_is_cut():
    (found,) = decoded(ideal([rectangle(np.array([240, 96]), 90, 60, 0.0)]), WHOLE)
    assert found.cut
    assert found.corners[:, 0].max() <= WIDTH + 2


def test_what_lies_in_the_letterbox_bars_does_not_count():
    maps = ideal([rectangle(np.array([20, 96]), 30, 60, 0.0)])
    assert decoded(maps, (40, 0, 216, HEIGHT)) == []
