import pytest
import torch

from blisterscope_training.graph.resnet import RESNET_101, grow, resnet
from blisterscope_training.refusal import Refusal


def test_has_as_many_parameters_as_the_published_resnet_101():
    assert sum(parameter.numel() for parameter in resnet(RESNET_101, classes=1000).parameters()) == 44_549_160


def test_names_its_parameters_as_torchvision_does():
    names = resnet((1, 1, 1, 1), classes=2).state_dict().keys()
    assert {"conv1.weight", "bn1.running_var", "layer1.0.downsample.0.weight", "layer4.0.conv3.weight", "fc.bias"} <= names


def test_a_grown_network_computes_what_the_shallow_one_did():
    torch.manual_seed(0)
    shallow = resnet((1, 2, 2, 1)).eval()
    deep = grow(shallow, (2, 3, 4, 2))
    image = torch.randn(2, 3, 64, 64)
    with torch.no_grad():
        assert torch.equal(shallow.features(image), deep.features(image))


def test_the_new_blocks_of_a_grown_network_learn():
    deep = grow(resnet((1, 1, 1, 1)), (2, 1, 1, 1))
    deep.features(torch.randn(2, 3, 64, 64)).square().mean().backward()
    assert deep.layer1[1].bn3.weight.grad.abs().max() > 0


def test_a_network_does_not_grow_smaller():
    with pytest.raises(Refusal, match="cannot grow"):
        grow(resnet((1, 2, 1, 1)), (1, 1, 1, 1))
