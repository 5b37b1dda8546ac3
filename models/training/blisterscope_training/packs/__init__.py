"""Which packs there are: the demonstration's formulary, and the designs that the network learns from."""
