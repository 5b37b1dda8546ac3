"""The files that training can start from, and refusals of others."""

from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch

from blisterscope_training.graph.dequantize import dequantize, read_8_bit
from blisterscope_training.graph.reshape import at_side
from blisterscope_training.graph.resnet import CHANNELS, RESNET_101, resnet
from blisterscope_training.graph.weights import trainable_network
from blisterscope_training.learning.metric import CosineHead
from blisterscope_training.learning.progress import Progress, save_progress
from blisterscope_training.refusal import Refusal

BACKBONE = Path(__file__).parents[3] / "default" / "backbone.onnx"
IMAGES = torch.randn(4, 3, 64, 64, generator=torch.Generator().manual_seed(1))


@pytest.fixture(scope="module")
def torchvision():
    """A state dict like torchvision's, with random weights."""
    torch.manual_seed(0)
    state = resnet(RESNET_101, classes=1000).state_dict()
    return {name: value for name, value in state.items() if not name.endswith("num_batches_tracked")}  # as in the oldest ones


def stored(state, folder):
    torch.save(state, folder / "weights.pth")
    return folder / "weights.pth"


def test_a_state_dict_of_resnet_101_loads_without_its_last_layer(torchvision, tmp_path):
    network = trainable_network(stored(torchvision, tmp_path), IMAGES)
    assert network.blocks == RESNET_101 and network.fc is None
    assert torch.equal(network.layer3[22].conv2.weight, torchvision["layer3.22.conv2.weight"])
    assert torch.equal(network.bn1.running_var, torchvision["bn1.running_var"])


def test_a_checkpoint_brings_its_network_at_its_depth(network, tmp_path):
    save_progress(tmp_path / "checkpoint.pt", Progress(network, CosineHead(CHANNELS, 2), ["a", "b"]))
    loaded = trainable_network(tmp_path / "checkpoint.pt", IMAGES).eval()
    with torch.no_grad():
        assert torch.equal(loaded.features(IMAGES), network.features(IMAGES))


@pytest.fixture(scope="module")
def unfolded():
    return trainable_network(BACKBONE, IMAGES)


def test_the_graph_of_a_bundle_becomes_a_network_that_computes_the_same(unfolded):
    graph = at_side(dequantize(read_8_bit(BACKBONE)), 64).SerializeToString()
    session = onnxruntime.InferenceSession(graph, providers=["CPUExecutionProvider"])
    expected = np.concatenate([session.run(["features"], {"image": image[None].numpy()})[0] for image in IMAGES])
    with torch.no_grad():
        found = unfolded.eval().features(IMAGES).numpy()
    assert np.abs(found - expected).max() < 1e-3 * np.abs(expected).max()


def test_its_normalizations_know_what_the_images_do_to_them(unfolded):
    with torch.no_grad():
        stream = unfolded.conv1(IMAGES)
    assert torch.allclose(unfolded.bn1.running_mean, stream.mean((0, 2, 3)), atol=1e-4)
    assert torch.allclose(unfolded.bn1.running_var, stream.var((0, 2, 3), correction=0), rtol=1e-3)


def resnet_50(_):
    return resnet((3, 4, 6, 3), classes=1000).state_dict()


def wide_resnet_101(state):
    return {**state, "layer1.0.conv1.weight": torch.zeros(128, 64, 1, 1)}


def incomplete(state):
    return {name: value for name, value in state.items() if name != "bn1.weight"}


def vgg(_):
    return {"features.0.weight": torch.zeros(64, 3, 3, 3), "classifier.0.bias": torch.zeros(9)}


@pytest.mark.parametrize("other", [resnet_50, wide_resnet_101, incomplete, vgg])
def test_weights_of_another_architecture_are_refused(other, torchvision, tmp_path):
    with pytest.raises(Refusal, match="another architecture: give .* ResNet-101"):
        trainable_network(stored(other(torchvision), tmp_path), IMAGES)


@pytest.mark.parametrize("content", [torch.zeros(3), {3: torch.zeros(3)}])
def test_a_file_that_torch_wrote_and_that_holds_no_weights_is_refused(content, tmp_path):
    with pytest.raises(Refusal, match="does not contain weights: give"):
        trainable_network(stored(content, tmp_path), IMAGES)


def test_any_other_file_is_refused(tmp_path):
    file = tmp_path / "weights.pth"
    with pytest.raises(Refusal, match="There is no file"):
        trainable_network(file, IMAGES)
    file.write_text("no weights at all")
    with pytest.raises(Refusal, match="does not contain weights: give"):
        trainable_network(file, IMAGES)


def test_the_graph_of_a_smaller_network_is_refused(coarse):
    with pytest.raises(Refusal, match="another network: give"):
        trainable_network(coarse, IMAGES)
