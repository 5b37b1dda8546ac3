"""The network, its weights, and the ONNX graphs that are made from it."""
