"""The network, its losses and its export, untrained."""


import numpy as np
import onnx
import torch

from blisterscope_training.locating.batches import changed
from blisterscope_training.locating.boxes import best_overlaps
from blisterscope_training.locating.export import export, parity
from blisterscope_training.locating.losses import losses
from blisterscope_training.locating.network import Locator, Maps
from blisterscope_training.locating.picture import HEIGHT, WIDTH
from blisterscope_training.locating.unfolding import unfolded


def test_it_is_small_and_its_maps_have_the_promised_shape():
    network = Locator()
    assert sum(weight.numel() for weight in network.parameters()) < 650_000
    assert network(torch.zeros(2, 3, HEIGHT, WIDTH)).shape == (2, 5, 48, 64)


def test_losses_are_finite_without_packs_and_lowest_for_what_is_asked():
    empty = torch.zeros(1, 7, 48, 64)
    assert torch.isfinite(losses(torch.zeros(1, 5, 48, 64), empty)["total"])
    target = torch.zeros(1, 7, 48, 64)
    target[:, [0, 5, 6], 10:30, 10:40] = 1
    target[:, 2, 10:30, 10:40] = 8
    right = torch.zeros(1, 5, 48, 64) - torch.tensor([9.0, 9, 0, 0, 0]).reshape(1, 5, 1, 1)
    right[:, 0, 10:30, 10:40] = 9
    right[:, 2] = 0.5
    assert losses(right, target)["total"] < 0.01 < losses(torch.zeros(1, 5, 48, 64), target)["total"]


def test_the_graph_says_what_pytorch_says(tmp_path):
    network, graph = Locator().eval(), tmp_path / "locator.onnx"
    export(network, graph)
    images = np.random.default_rng(1).random((2, 3, HEIGHT, WIDTH), dtype=np.float32)
    assert parity(network, graph, images) < 1e-4
    assert graph.stat().st_size < 2.3e6
    assert max(entry.version for entry in onnx.load(graph).opset_import) <= 18


def test_a_shipped_graph_can_be_trained_on(tmp_path):
    images = torch.rand(8, 3, HEIGHT, WIDTH)
    graph = tmp_path / "locator.onnx"
    export(_with_drawn_normalizations(), graph)
    network = unfolded(graph, images)
    assert parity(network, graph, images.numpy()) < 1e-3
    as_trained = Maps(network.train())(images).detach()
    assert torch.allclose(as_trained, Maps(network.eval())(images), atol=0.05)


def _with_drawn_normalizations() -> Locator:
    network = Locator()
    for part in network.modules():
        if isinstance(part, torch.nn.BatchNorm2d):
            for values, low, high in ((part.weight.data, 0.5, 1.5), (part.bias.data, -0.5, 0.5), (part.running_mean, -0.2, 0.2), (part.running_var, 0.5, 2)):
                values.uniform_(low, high)
    return network.eval()


def test_a_mirrored_scene_has_mirrored_votes():
    picture, target = torch.zeros(3, HEIGHT, WIDTH, dtype=torch.uint8), torch.zeros(7, 48, 64)
    target[2, 5, 60], target[3, 5, 60] = 3.0, -2.0
    seen = set()
    for seed in range(40):
        _, made = changed(picture, target.clone(), np.random.default_rng(seed))
        (row, column), = made[3].nonzero().tolist()
        seen.add((row, column))
        assert made[2, row, column] == (3 if column == 60 else -3) and made[3, row, column] == (-2 if row == 5 else 2)
    assert len(seen) == 4


def test_every_found_box_counts_once():
    assert best_overlaps([(0, 0, 2, 2), (0, 0, 2, 1)], [(0, 0, 2, 2)]) == [1.0, 0.0]
