"""Enrolment of unseen packs, by an eye that sees no difference."""

import numpy as np

from blisterscope_training.evaluation.contenders import Contender
from blisterscope_training.evaluation.unseen import unseen
from heads import plain

HEAD = plain([], np.zeros((0, 3)))


def test_an_eye_that_sees_no_difference_takes_every_pack_for_the_first():
    blind = Contender("blind", 32, lambda picture: np.ones(3), HEAD)
    without, among_all, among_twins = (finding.measured["blind"] for finding in unseen([blind], families=2))
    assert (without.value, among_all.value, among_twins.value) == (1 / 2, 1 / 8, 1 / 4)
    assert among_all.n == 8 * 2 * 2
