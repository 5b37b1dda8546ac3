import torch

from blisterscope_training.recipes import Phase, Recipe
from blisterscope_training.train import Run, rate, train

RECIPE = Recipe(1, 1, (Phase((1, 1, 1, 1), 64, 3, 4, 1e-3, 5e-4), Phase((1, 2, 1, 1), 64, 3, 4, 5e-4, 1e-5)))


def test_an_interrupted_training_ends_where_an_uninterrupted_one_does(tmp_path):
    whole = train(Run(tmp_path / "whole"), RECIPE)
    for _ in range(3):
        parts = train(Run(tmp_path / "parts", stop_after=2), RECIPE)
    expected, found = (torch.load(file, weights_only=True) for file in (whole, parts))
    assert found["seen"] == expected["seen"] == 24
    for name, value in expected["network"].items():
        assert torch.equal(value, found["network"][name]), name
    assert torch.equal(expected["head"]["weight"], found["head"]["weight"])


def test_a_finished_training_is_left_as_it_is(tmp_path):
    first = train(Run(tmp_path), RECIPE).stat().st_mtime_ns
    assert train(Run(tmp_path), RECIPE).stat().st_mtime_ns == first


def test_the_rate_rises_then_falls_to_the_last_rate():
    phase = Phase((1, 1, 1, 1), 64, 100, 4, 1e-3, 1e-5)
    rates = [rate(phase, step) for step in range(100)]
    assert rates[0] < 1e-4 and max(rates) > 9e-4 and rates[-1] < 2e-5
