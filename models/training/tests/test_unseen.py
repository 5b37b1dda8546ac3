"""Enrolment of unseen packs, by eyes that see one thing only."""

import numpy as np

from blisterscope_training.evaluation.contenders import Contender
from blisterscope_training.evaluation.unseen import unseen
from blisterscope_training.head import Head

HEAD = Head(np.zeros(3), [], np.zeros((0, 3)), [], np.zeros((0, 3)))


def test_an_eye_that_sees_no_difference_takes_every_pack_for_the_first():
    blind = Contender("blind", 32, lambda picture: np.ones(3), HEAD)
    among_all, among_twins = unseen([blind], families=2)
    assert among_all.measured["blind"].value == 1 / 8 and among_twins.measured["blind"].value == 1 / 4
    assert among_all.measured["blind"].n == 8 * 2 * 2 and among_all.figure.startswith("8 unseen designs, 5 pictures a face enrolled")
