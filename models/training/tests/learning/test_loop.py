"""Whole training runs of a few steps."""

from hashlib import sha256

import pytest
import torch
from folders import folder_of_products

from blisterscope_training.graph.checkpoint import load_network, trained_how
from blisterscope_training.graph.resnet import CHANNELS, RESNET_101, resnet
from blisterscope_training.learning.loop import train
from blisterscope_training.learning.metric import CosineHead
from blisterscope_training.learning.optimization import rate
from blisterscope_training.learning.photographs import Photographs
from blisterscope_training.learning.progress import Progress, load_progress, save_progress
from blisterscope_training.learning.recipes import Phase, Recipe, Universe
from blisterscope_training.learning.rendered import RenderedPacks
from blisterscope_training.learning.run import Run
from blisterscope_training.learning.start import head_for
from blisterscope_training.refusal import Refusal

RECIPE = Recipe((Phase((1, 1, 1, 1), 32, 3, 4, 1e-3, 5e-4), Phase((1, 2, 1, 1), 64, 3, 4, 5e-4, 1e-5)), None)


@pytest.fixture(scope="module")
def photographs(tmp_path_factory):
    return Photographs(folder_of_products(tmp_path_factory.mktemp("photographs")))


@pytest.fixture(scope="module")
def rendered(tmp_path_factory):
    return RenderedPacks(tmp_path_factory.mktemp("rendered"), Universe(families=1, packs=1), workers=1)


@pytest.mark.parametrize("source", ["rendered", "photographs"])
def test_an_interrupted_training_ends_where_an_uninterrupted_one_does(source, request, tmp_path):
    lessons = request.getfixturevalue(source)
    whole = train(Run(tmp_path / "whole"), RECIPE, lessons)
    for _ in range(3):
        parts = train(Run(tmp_path / "parts", stop_after=2), RECIPE, lessons)
    expected, found = (torch.load(file, weights_only=True) for file in (whole, parts))
    assert found["seen"] == expected["seen"] == 24
    for name, value in expected["network"].items():
        assert torch.equal(value, found["network"][name]), name
    assert torch.equal(expected["head"]["weight"], found["head"]["weight"])


def test_a_network_that_learnt_from_photographs_ends_as_resnet_101_and_says_so(photographs, tmp_path):
    checkpoint = train(Run(tmp_path), RECIPE, photographs)
    assert load_network(checkpoint).blocks == RESNET_101
    assert trained_how(checkpoint) == "bottleneck blocks 1+2+1+1 after 24 photographs of 3 classes, from random weights"


def test_a_finished_training_is_left_as_it_is(photographs, tmp_path):
    first = train(Run(tmp_path), RECIPE, photographs).stat().st_mtime_ns
    assert train(Run(tmp_path), RECIPE, photographs).stat().st_mtime_ns == first


def test_a_training_of_one_kind_does_not_go_on_as_another(photographs, rendered, tmp_path):
    train(Run(tmp_path, stop_after=1), RECIPE, photographs)
    with pytest.raises(Refusal, match="learnt from photographs: give another --out"):
        train(Run(tmp_path), RECIPE, rendered)


def test_a_training_from_weights_says_which_and_knows_its_classes_at_once(photographs, tmp_path):
    weights = tmp_path / "known.pt"
    save_progress(weights, Progress(resnet((1, 1, 1, 1)), CosineHead(CHANNELS, 2), ["a", "b"]))
    begun = train(Run(tmp_path, weights=weights, stop_after=0), RECIPE, photographs)
    assert not begun.exists()
    train(Run(tmp_path, weights=weights, stop_after=1), RECIPE, photographs)
    progress = load_progress(begun, photographs.classes)
    assert progress.origin == f"weights of known.pt, sha256 {sha256(weights.read_bytes()).hexdigest()}"
    assert progress.head.steps == len(photographs.classes) + 1


def test_a_head_is_imprinted_anew_when_the_pictures_change_their_size(photographs, tmp_path):
    still = Recipe((Phase((1, 1, 1, 1), 32, 1, 4, 0, 0), Phase((1, 1, 1, 1), 64, 1, 4, 0, 0)), None)
    run = Run(tmp_path)
    first = load_progress(train(run._replace(stop_after=1), still, photographs), photographs.classes)
    second = load_progress(train(run, still, photographs), photographs.classes)
    assert torch.equal(second.head.weight, head_for(run, first.network, 64, photographs).weight)


def test_the_rate_rises_then_falls_to_the_last_rate():
    phase = Phase((1, 1, 1, 1), 64, 100, 4, 1e-3, 1e-5)
    rates = [rate(phase, step) for step in range(100)]
    assert rates[0] < 1e-4 and max(rates) > 9e-4 and rates[-1] < 2e-5
