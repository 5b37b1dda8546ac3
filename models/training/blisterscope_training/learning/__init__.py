"""How the network learns: what it is shown, one step, a run from its first phase to its last."""
