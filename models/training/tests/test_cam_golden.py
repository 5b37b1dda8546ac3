"""Maps by autograd, on features small enough to check by hand."""

import numpy as np
import pytest

from blisterscope_training.cam_golden import METHODS, map_by

FEATURES = np.float32([[[1, 0, 2]], [[0, 3, 1]]])
"""Two channels on a grid of one row and three columns."""


@pytest.mark.parametrize("method", ["Grad-CAM", "Layer-CAM"])
def test_a_row_of_one_channel_shows_that_channel(method):
    assert map_by(method, FEATURES, np.float32([1, 0]), 0.0).tolist() == [[0.5, 0, 1]]


def test_grad_cam_subtracts_what_speaks_against_the_class_and_layer_cam_does_not():
    row = np.float32([1, -0.5])
    assert map_by("Grad-CAM", FEATURES, row, 0.0) == pytest.approx(np.float32([[1 / 1.5, 0, 1]]))
    assert map_by("Layer-CAM", FEATURES, row, 0.0) == pytest.approx(np.float32([[0.5, 0, 1]]))


def test_ablation_weighs_a_channel_by_the_part_of_the_logit_that_goes_with_it():
    row, bias = np.float32([1, 0.5]), 0.25
    lost = row * FEATURES.mean(axis=(1, 2)) / (row @ FEATURES.mean(axis=(1, 2)) + bias)
    raw = np.tensordot(lost, FEATURES, 1)
    assert map_by("Ablation-CAM", FEATURES, row, bias) == pytest.approx((raw - raw.min()) / (raw.max() - raw.min()))


def test_every_map_goes_from_0_to_1():
    random = np.random.default_rng(0)
    features, row = random.random((6, 3, 4), dtype=np.float32), random.normal(size=6).astype(np.float32)
    for method in METHODS:
        made = map_by(method, features, row, 0.5)
        assert made.shape == (3, 4) and (made.min(), made.max()) == (0, 1)
