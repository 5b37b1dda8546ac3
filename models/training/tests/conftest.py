"""A small network and its graphs, made once."""

import numpy as np
import pytest
import torch

from blisterscope_training.graph.embed import tensor
from blisterscope_training.graph.export import export
from blisterscope_training.graph.quantize import quantize
from blisterscope_training.graph.resnet import resnet

SIDE = 64

torch.set_num_threads(1)  # in networks this small, threads spend more time waiting than working


@pytest.fixture(scope="session")
def crops():
    return list(np.random.default_rng(0).integers(0, 256, (6, SIDE, SIDE, 3), dtype=np.uint8))


@pytest.fixture(scope="session")
def network(crops):
    torch.manual_seed(0)
    network = resnet((1, 1, 1, 1)).train()
    with torch.no_grad():
        network(torch.from_numpy(np.concatenate([tensor(crop) for crop in crops])))
    return network.eval()


@pytest.fixture(scope="session")
def exact(network, tmp_path_factory):
    """The float graph."""
    file = tmp_path_factory.mktemp("graphs") / "float.onnx"
    export(network, SIDE, file)
    return file


@pytest.fixture(scope="session")
def coarse(exact, crops):
    """The 8-bit graph."""
    file = exact.with_name("int8.onnx")
    quantize(exact, file, crops)
    return file
