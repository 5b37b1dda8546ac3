import numpy as np

from blisterscope_training.cabinet.tray import Cabinet, Tray
from blisterscope_training.renderer.background import pattern


def patterns(count):
    return [pattern(np.random.default_rng(seed), 120, 160, 1.5) for seed in range(count)]


def test_a_pattern_leaves_the_colour_of_the_tray_about_as_bright_as_it_is():
    for drawn in patterns(40):
        assert drawn.shape == (120, 160, 3) and drawn.dtype == np.float32
        assert drawn.min() > 0 and 0.4 < drawn.mean() < 1.8


def test_patterns_differ_and_the_same_seed_draws_the_same():
    first, again = patterns(8), patterns(8)
    assert all(np.array_equal(one, other) for one, other in zip(first, again))
    assert all(np.abs(one - other).mean() > 0.01 for n, one in enumerate(first) for other in first[:n])


def test_a_patterned_tray_is_seen_where_no_pack_lies():
    plain, patterned = (Tray(5, 160, 120, Cabinet(patterned=chosen)).light([]) for chosen in (False, True))
    assert np.abs(patterned - plain).mean() > 3
