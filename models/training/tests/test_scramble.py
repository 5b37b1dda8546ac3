import numpy as np
from onnx import TensorProto, helper, numpy_helper

from blisterscope_training.scramble import scramble

WEIGHTS = np.arange(4 * 3 * 3 * 3, dtype=np.float32).reshape(4, 3, 3, 3)
BIAS = np.arange(4, dtype=np.float32)


def test_weights_change_places_and_nothing_else_does():
    image = helper.make_tensor_value_info("image", TensorProto.FLOAT, [1, 3, 8, 8])
    features = helper.make_tensor_value_info("features", TensorProto.FLOAT, [1, 4, 6, 6])
    stored = [numpy_helper.from_array(WEIGHTS, "weight"), numpy_helper.from_array(BIAS, "bias")]
    convolution = helper.make_node("Conv", ["image", "weight", "bias"], ["features"])
    model = helper.make_model(helper.make_graph([convolution], "one", [image], [features], stored))
    weights, bias = map(numpy_helper.to_array, scramble(model, seed=1).graph.initializer)
    assert not np.array_equal(weights, WEIGHTS)
    assert np.array_equal(np.sort(weights.ravel()), WEIGHTS.ravel())
    assert np.array_equal(bias, BIAS)
    assert np.array_equal(numpy_helper.to_array(model.graph.initializer[0]), WEIGHTS)
