"""The float and the 8-bit graph of a small network."""

from collections import Counter

import numpy as np
import onnx
import onnxruntime

from blisterscope_training.graph.embed import tensor
from blisterscope_training.graph.export import parity
from blisterscope_training.graph.quantize import compare


def test_the_float_graph_agrees_with_pytorch(network, exact, crops):
    assert parity(network, exact, np.concatenate([tensor(crop) for crop in crops])).max() < 1e-4


def test_the_graph_has_a_static_shape_and_the_names_of_the_card(exact):
    graph = onnx.load(exact).graph
    shape = [dimension.dim_value for dimension in graph.output[0].type.tensor_type.shape.dim]
    assert (graph.input[0].name, graph.output[0].name, shape) == ("image", "features", [1, 2048, 2, 2])


def test_the_8_bit_graph_points_where_the_float_one_does(exact, coarse, crops):
    agreement = compare(exact, coarse, crops)
    assert agreement.lowest_cosine > 0.99
    assert coarse.stat().st_size < 0.3 * exact.stat().st_size


def test_the_8_bit_graph_stays_in_integers_from_the_first_layer_to_the_last(coarse, tmp_path):
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(tmp_path / "fused.onnx")
    onnxruntime.InferenceSession(str(coarse), options, providers=["CPUExecutionProvider"])
    kinds = Counter(node.op_type for node in onnx.load(tmp_path / "fused.onnx").graph.node)
    assert kinds == {"QuantizeLinear": 1, "QLinearConv": 17, "MaxPool": 1, "QLinearAdd": 4, "DequantizeLinear": 1}
