import numpy as np
import onnx
import onnxruntime
import pytest

from blisterscope_training.graph.dequantize import dequantize, read_8_bit
from blisterscope_training.graph.embed import embed
from blisterscope_training.graph.quantize import compare
from blisterscope_training.graph.reshape import at_side
from blisterscope_training.refusal import Refusal


@pytest.fixture(scope="module")
def derived(coarse):
    file = coarse.with_name("derived.onnx")
    onnx.save(dequantize(read_8_bit(coarse)), file)
    return file


def test_the_derived_graph_says_what_the_8_bit_one_does(derived, coarse, crops):
    agreement = compare(derived, coarse, crops)
    assert agreement.relative_error < 0.05 and agreement.lowest_cosine > 0.995


def test_the_derived_graph_is_nearly_the_one_that_was_quantized(derived, exact, crops):
    assert compare(exact, derived, crops).relative_error < 0.04


def test_no_node_of_the_derived_graph_rounds(derived):
    kinds = {node.op_type for node in onnx.load(derived).graph.node}
    assert kinds == {"Conv", "Relu", "Identity", "Add", "MaxPool"}


def test_a_graph_takes_pictures_of_another_size(derived, coarse):
    picture = np.zeros((1, 3, 100, 100), np.float32)
    for file in (derived, coarse):
        session = onnxruntime.InferenceSession(at_side(onnx.load(file), 100).SerializeToString(), providers=["CPUExecutionProvider"])
        assert session.get_outputs()[0].shape == [1, 2048, 4, 4]
        assert session.run(["features"], {"image": picture})[0].shape == (1, 2048, 4, 4)


def test_a_graph_at_its_own_size_stays_the_same(coarse, crops):
    file = coarse.with_name("reshaped.onnx")
    onnx.save(at_side(onnx.load(coarse), len(crops[0])), file)
    assert np.array_equal(embed(file, crops), embed(coarse, crops))


def test_what_is_not_an_8_bit_graph_is_refused(exact, tmp_path):
    (tmp_path / "words.onnx").write_text("no graph at all")
    for file in (exact, tmp_path / "words.onnx", tmp_path / "missing.onnx"):
        with pytest.raises(Refusal, match="not an 8-bit graph: give"):
            read_8_bit(file)
