"""Composed scenes: the same for the same seed, and labelled as they were laid."""

import cv2
import numpy as np
import pytest

from blisterscope_training.locating import labels as named
from blisterscope_training.locating.compose import composed
from blisterscope_training.locating.cutouts import Cutouts, write_cutouts
from blisterscope_training.locating.labels import labels
from blisterscope_training.locating.picture import FILL, HEIGHT, WIDTH, fitted, to_photo


@pytest.fixture(scope="module")
def cutouts(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cutouts")
    write_cutouts(folder, 3, workers=1)
    return Cutouts(folder)


def scene(cutouts, seed, manner):
    return composed(np.random.default_rng(seed), cutouts, manner=manner)


def test_the_same_seed_gives_the_same_scene(cutouts):
    first, second = scene(cutouts, 4, "touching"), scene(cutouts, 4, "touching")
    assert (first.picture == second.picture).all() and (first.ids == second.ids).all()


def test_an_empty_scene_has_no_labels(cutouts):
    made = labels(scene(cutouts, 5, "empty"))
    assert made.shape == (len(named.CHANNELS), HEIGHT // 4, WIDTH // 4)
    assert made[0].max() == 0 and made[5].max() == 0


@pytest.mark.parametrize("manner", ["apart", "touching", "overlapping"])
def test_votes_land_in_the_middle_and_distances_are_those_of_the_outline(cutouts, manner):
    shown = scene(cutouts, 6, manner)
    made = labels(shown)
    for number, quad in enumerate(shown.quads):
        rows, columns = np.nonzero(shown.ids[2::4, 2::4] == number + 1)
        landing = np.stack([columns + 0.5 + made[2, rows, columns], rows + 0.5 + made[3, rows, columns]])
        assert np.ptp(landing, axis=1).max(initial=0) < 1e-3
        for row, column in list(zip(rows, columns))[::7]:
            told = cv2.pointPolygonTest(np.float32(quad) / 4, (column + 0.5, row + 0.5), True)
            assert made[4, row, column] == pytest.approx(min(told, named.REACH), abs=1e-3)


def test_bars_have_the_fill_and_no_pack(cutouts):
    for seed in range(12):
        shown = scene(cutouts, seed, "apart")
        x0, y0, x1, y1 = shown.frame
        bars = np.ones((HEIGHT, WIDTH), bool)
        bars[y0:y1, x0:x1] = False
        assert (shown.picture[bars] == FILL).all() and (shown.ids[bars] == 0).all()


@pytest.mark.parametrize("size", [(400, 300), (300, 400), (640, 200), (200, 640)])
def test_places_of_a_fitted_photograph_come_back(size):
    width, height = size
    photo = np.full((height, width, 3), 30, np.uint8)
    photo[height // 4 - 4 : height // 4 + 4, width // 3 - 4 : width // 3 + 4] = 250
    place = fitted(photo)
    rows, columns = np.nonzero(place.image[0] > 0.6)
    middle = np.array([[columns.mean() + 0.5, rows.mean() + 0.5]])
    assert to_photo(middle, place)[0] == pytest.approx([width / 3, height / 4], abs=4)
