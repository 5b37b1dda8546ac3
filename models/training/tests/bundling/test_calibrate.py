import numpy as np

from blisterscope_training.bundling.calibrate import Calibration, Floors, accepted
from blisterscope_training.bundling.figures import auroc
from blisterscope_training.bundling.head import Row
from heads import plain

HEAD = plain([Row("a", "pill"), Row("b", "pill")], np.eye(3)[:2])
STRICT = Calibration(0.1, 0.5, {"a": Floors(0.7, 0.8, {"b": 0.5}), "b": Floors(0.7, 0.8, {"a": 0.5})})


def test_a_clear_view_is_confirmed_and_doubtful_ones_are_not():
    clear, between, stranger = [1, 0.1, 0], [1, 0.9, 0], [0.5, 0, 1]
    assert accepted(HEAD, STRICT, np.array([clear, between, stranger], float)).tolist() == [0, -1, -1]


def test_auroc_is_the_chance_of_being_above():
    assert auroc(np.array([2.0, 3.0]), np.array([0.0, 1.0])) == 1
    assert auroc(np.array([0.0, 3.0]), np.array([1.0, 2.0])) == 0.5
