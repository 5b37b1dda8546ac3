"""Both ways in PyTorch give the same map, and the float copy is a complete bundle."""

import hashlib
import json

import onnx
import pytest
import torch

from blisterscope_training.cam_speed import float_copy, grad_cam_by_library, grad_cam_of_features, report
from blisterscope_training.graph.resnet import resnet


def test_both_ways_give_the_map_that_the_closed_form_gives():
    torch.manual_seed(0)
    network, image = resnet((1, 1, 1, 1), classes=5).eval(), torch.rand(1, 3, 64, 64)
    with torch.no_grad():
        best = int(network(image).argmax())
        closed = torch.einsum("k,khw->hw", network.fc.weight[best], network.features(image)[0]).relu() / 4
    for method in (grad_cam_by_library, grad_cam_of_features):
        assert method(network, image).numpy() == pytest.approx(closed.numpy(), rel=1e-4, abs=1e-6)


def test_the_float_copy_names_its_precision_and_its_graph(coarse, tmp_path):
    bundle = tmp_path / "bundle"
    bundle.mkdir()
    (bundle / "backbone.onnx").write_bytes(coarse.read_bytes())
    (bundle / "card.json").write_text(json.dumps({"backbone": {"file": "backbone.onnx", "precision": "int8"}, "files": {}}))
    copy = float_copy(bundle, tmp_path)
    card, graph = json.loads((copy / "card.json").read_text()), (copy / "backbone.onnx").read_bytes()
    assert card["backbone"]["precision"] == "float32"
    assert card["files"]["backbone.onnx"] == hashlib.sha256(graph).hexdigest()
    assert all(node.op_type != "DequantizeLinear" for node in onnx.load(copy / "backbone.onnx").graph.node)


def test_the_report_compares_medians():
    taken = {
        "PyTorch, library": [400.0, 420.0],
        "PyTorch, features": [200.0],
        "int8": [20.5],
        "int8 alone": [20.0],
        "float32": [82.0],
        "float32 alone": [82.0],
    }
    said = report(taken)
    assert "| this program, int8 | 20.5 | 20.0 times as long (wanted: 12) |" in said
    assert "int8 2.5 % (wanted: at most 2 %)" in said
