import torch

from blisterscope_training.checkpoint import load_network, trained_how
from blisterscope_training.optimization import rate
from blisterscope_training.photographs import Photographs
from blisterscope_training.recipes import Phase, Recipe, Universe
from blisterscope_training.rendered import RenderedPacks
from blisterscope_training.resnet import RESNET_101
from blisterscope_training.run import Run
from blisterscope_training.training import train
from folders import folder_of_products

RECIPE = Recipe((Phase((1, 1, 1, 1), 32, 3, 4, 1e-3, 5e-4), Phase((1, 2, 1, 1), 64, 3, 4, 5e-4, 1e-5)), Universe(1, 1))


def lessons_of(folder):
    return RenderedPacks(folder, RECIPE.universe, workers=1)


def equal(first, second):
    """Whether two checkpoints hold the same training."""
    one, other = (torch.load(file, weights_only=True) for file in (first, second))
    same_head = torch.equal(one["head"]["weight"], other["head"]["weight"])
    same_network = all(torch.equal(value, other["network"][name]) for name, value in one["network"].items())
    return same_head and same_network and one["seen"] == other["seen"] == 24


def test_an_interrupted_training_ends_where_an_uninterrupted_one_does(tmp_path):
    whole = train(Run(tmp_path / "whole"), RECIPE, lessons_of(tmp_path / "whole"))
    for _ in range(3):
        parts = train(Run(tmp_path / "parts", stop_after=2), RECIPE, lessons_of(tmp_path / "parts"))
    assert equal(whole, parts)


def test_an_interrupted_training_on_photographs_does_too_and_ends_as_resnet_101(tmp_path):
    lessons = Photographs(folder_of_products(tmp_path / "photographs"))
    for name in ("whole", "parts"):
        (tmp_path / name).mkdir()
    whole = train(Run(tmp_path / "whole"), RECIPE, lessons)
    for _ in range(3):
        parts = train(Run(tmp_path / "parts", stop_after=2), RECIPE, lessons)
    assert equal(whole, parts)
    assert load_network(parts).blocks == RESNET_101
    assert trained_how(parts) == "bottleneck blocks 1+2+1+1 after 24 photographs of 3 classes, from random weights"


def test_a_finished_training_is_left_as_it_is(tmp_path):
    lessons = lessons_of(tmp_path)
    first = train(Run(tmp_path), RECIPE, lessons).stat().st_mtime_ns
    assert train(Run(tmp_path), RECIPE, lessons).stat().st_mtime_ns == first


def test_the_rate_rises_then_falls_to_the_last_rate():
    phase = Phase((1, 1, 1, 1), 64, 100, 4, 1e-3, 1e-5)
    rates = [rate(phase, step) for step in range(100)]
    assert rates[0] < 1e-4 and max(rates) > 9e-4 and rates[-1] < 2e-5
