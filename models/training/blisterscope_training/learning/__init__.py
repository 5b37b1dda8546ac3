"""Training: the data, one step, and a run from its first phase to its last."""
