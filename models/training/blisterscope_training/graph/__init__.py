"""The network, its weights, and its ONNX graphs."""
