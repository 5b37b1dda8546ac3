from itertools import islice, repeat

import numpy as np

from blisterscope_training.bundling.shots import UNKNOWN
from blisterscope_training.evaluation.presentation import PATIENCE, frames, settle
from blisterscope_training.renderer.view import FILL


def test_enough_agreeing_frames_settle_at_once():
    answers = iter([7, 7, 7, 1, 1])
    assert settle(answers) == 7
    assert list(answers) == [1, 1]


def test_doubt_between_agreeing_frames_is_no_hindrance():
    assert settle([7, UNKNOWN, 7, UNKNOWN, 7]) == 7


def test_agreeing_frames_that_are_too_far_apart_do_not_count():
    assert settle([7, UNKNOWN, 7, UNKNOWN, UNKNOWN, 7]) == UNKNOWN


def test_a_window_of_doubt_ends_the_presentation():
    answers = iter([*repeat(UNKNOWN, 5), 7, 7, 7])
    assert settle(answers) == UNKNOWN
    assert list(answers) == [7, 7, 7]


def test_frames_that_never_agree_settle_nothing():
    assert settle([1, 2, 3] * 10) == UNKNOWN


def test_the_frames_of_a_presentation_are_alike_and_not_the_same():
    picture = np.full((64, 64, 3), FILL, np.uint8)
    picture[16:48, 4:60] = 180
    still, other = islice(frames(picture, np.random.default_rng(0)), 2)
    assert np.array_equal(still, picture)
    assert 0 < np.abs(other.astype(int) - picture).mean() < 8
    assert (other[:8] == FILL).all()


def test_patience_ends_the_frames():
    assert len(list(frames(np.zeros((8, 8, 3), np.uint8), np.random.default_rng(0)))) == PATIENCE
